"""The page of a message as it may be shown: nothing runs, nothing is fetched, and no link hides where it leads."""

import nh3

from .words import of_html, shortened, too_much

TAGS = {
    "a", "abbr", "address", "b", "blockquote", "br", "caption", "center", "code", "dd", "del", "div", "dl", "dt", "em",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "li", "ol", "p", "pre", "q", "s", "small", "span", "strong",
    "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel"}
CUT = {"script", "style", "title", "head", "noscript", "template"}
CLEANER = nh3.Cleaner(
    tags=TAGS, attributes=ATTRIBUTES, clean_content_tags=CUT, url_schemes=SCHEMES,
    link_rel="noopener noreferrer nofollow", url_relative="deny",
)  # fmt: skip


def safe(page: str) -> str:
    """HTML for a frame of its own; a page made to keep a parser busy is shown as its words."""
    page = shortened(page)
    if too_much(page):
        return nh3.clean_text(of_html(page))
    return CLEANER.clean(page) if page else ""
