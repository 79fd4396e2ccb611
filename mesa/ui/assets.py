"""What every page loads: style sheets in their order, and the small modules. Written once per process."""

from functools import cache

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from markupsafe import Markup

SHEETS = (
    "tokens", "base", "layout", "top", "actions", "heading", "field", "filedrop", "card", "badge", "alert", "avatar",
    "table", "chart", "tabs", "menu", "dialog", "steps", "progress", "meter", "credit", "facts", "code", "timeline",
    "failure", "utilities",
)  # fmt: skip
MODULES = ("http", "glue", "forms", "menus", "theme", "files", "merge", "live")
THEMES = ("auto", "light", "dark")
DARK_WHEN = {"auto": "(prefers-color-scheme: dark)", "light": "not all", "dark": "all"}


def theme_of(request):
    """The person's choice; a visitor's is in a cookie; a page without request (500) follows the machine."""
    if request is None or not hasattr(request, "user"):
        return "auto"
    chosen = request.user.theme if request.user.is_authenticated else request.COOKIES.get("theme", "auto")
    return chosen if chosen in THEMES else "auto"


@cache
def style_links(theme):
    """Dark is one more sheet over the light one: its `media` says when, so nothing is written twice.
    The house's own colour, if it has one, comes after each."""
    links = [Markup('<link rel="stylesheet" href="%s">') % static(f"ui/css/{name}.css") for name in SHEETS]
    darks = [static("ui/css/dark.css")]
    if settings.BRAND.accent:
        version = settings.BRAND.accent.lstrip("#")
        links.append(Markup('<link rel="stylesheet" href="%s">') % f"{reverse('ui:brand', args=['light'])}?{version}")
        darks.append(f"{reverse('ui:brand', args=['dark'])}?{version}")
    dark = Markup('<link rel="stylesheet" href="%s" media="%s" data-dark>')
    return Markup("\n").join([*links, *(dark % (address, DARK_WHEN[theme]) for address in darks)])


@cache
def script_links():
    modules = [Markup('<script type="module" src="%s"></script>') % static(f"ui/js/{name}.js") for name in MODULES]
    htmx = Markup('<script src="%s" defer></script>') % static("django_htmx/htmx-2.min.js")
    return Markup("\n").join([htmx, *modules])
