"""What somebody had typed in a form that was not taken: because their session ended, the page was old or they sent too
much. A page holds it, ready to be sent again, with or without scripts.

It is held sealed, so that the page where one signs in gives back what this desk read, and nothing else.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing

NEVER = re.compile(r"password|secret|identifier|credential|current|code$|token|homepage", re.IGNORECASE)
OWN = {"csrfmiddlewaretoken", "typed"}
SALT, KEY = "mesa.typed", "typed"
AGE = settings.SESSION_COOKIE_AGE  # seconds
PHRASE = re.compile(r"\S\s+\S")
SHORT = {  # where a single word has been typed as well; elsewhere it may be what a button or a list says
    "body", "words", "description", "subject", "changed", "error_text", "reason", "question", "summary", "solution",
    "needs",
}  # fmt: skip


class Typed(NamedTuple):
    """`fields`: (name, value) as they were sent, in their order; `files`: whether some came along, and are gone."""

    address: str
    fields: list[tuple[str, str]]
    files: bool = False

    @property
    def shown(self):
        """(name, value) of what takes time to type."""
        return [field for field in self.fields if _takes_time(*field)]

    @property
    def rest(self):
        return [field for field in self.fields if not _takes_time(*field)]

    @property
    def sealed(self):
        return signing.dumps(self, salt=SALT, compress=True)


def _takes_time(name, value):
    return bool(PHRASE.search(value) or (name in SHORT and value.strip()))


def typed(request):
    """What came in a form, without its secrets, or None if nobody typed anything."""
    if request.method != "POST":
        return None
    if sealed := request.POST.get(KEY):
        return unseal(sealed)
    names = [name for name in request.POST if name not in OWN and not NEVER.search(name)]
    fields = [(name, value) for name in names for value in request.POST.getlist(name)]
    found = Typed(request.get_full_path(), fields, bool(request.FILES))
    return found if found.shown else None


def unseal(sealed):
    """None for what this desk did not seal, or too long ago."""
    try:
        address, fields, files = signing.loads(sealed, salt=SALT, max_age=AGE)
    except (signing.BadSignature, ValueError):
        return None
    return Typed(address, [(name, value) for name, value in fields], files)


def held(request):
    """What the page where one signs in keeps, whatever happens to its own form."""
    return getattr(request, "typed", None) or (unseal(request.POST[KEY]) if request.POST.get(KEY) else None)


def keep(request):
    """From that page to the next one, for who has just shown who they are."""
    if found := held(request):
        request.session[KEY] = [found.address, found.sealed]


def kept(request):
    return unseal(request.session[KEY][1]) if KEY in request.session else None


def forget(request):
    """It is on its way again."""
    if request.session.get(KEY, [None])[0] == request.get_full_path():
        del request.session[KEY]


def from_here(request):
    """Whether the form was on a page of this desk, as far as the browser says: what others made up is not shown."""
    origins = [request.headers[name] for name in ("Origin", "Referer") if name in request.headers]
    near = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return near and all(urlsplit(origin).netloc == request.get_host() for origin in origins)


def by_script(request):
    """Whether a script asks, for whom a page is no answer."""
    said = request.headers
    signed = "HX-Request" in said or "X-CSRFToken" in said
    return (
        signed
        or said.get("Accept", "").startswith("application/json")
        or said.get("Sec-Fetch-Mode", "navigate") != "navigate"
    )
