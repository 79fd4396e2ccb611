"""The programs a remote session may use. Addresses are the makers' own: people can check each by themselves."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

LONGEST = 1100


class HasTool(Protocol):
    """A session, or whatever else names its tool."""

    @property
    def tool(self) -> str:
        """The slug."""


class Tool(NamedTuple):
    """A program, or a way of the browser's own, by which a session may be held."""

    slug: str
    name: str | Promise
    site: str = ""  # where its maker offers it
    identifier: str = ""  # a regular expression of what its window shows, without spaces or dashes
    identifier_name: str | Promise = _("ID")
    example: str = ""
    secret: str = ""  # a regular expression of the password beside it; "" when there is none
    launches: str = ""  # the address that opens the technician's program; never with a password
    made_by_technician: bool = False  # the technician makes the code, and the person types it

    @property
    def takes_code(self) -> bool:
        """It shows an ID."""
        return bool(self.identifier)

    def launch(self, identifier: str) -> str:
        """The address that opens the technician's program; "" unless `identifier` has the shape of an ID.

        The address of a meeting is itself.
        """
        if not fits(self.identifier, identifier):
            return ""
        return identifier if self.slug == "teams" else self.launches.format(identifier) if self.launches else ""

    def normal(self, identifier: str) -> str:
        """As it is kept and compared: «123 456 789» is «123456789»."""
        return re.sub(r"[\s\-.]", "", identifier) if self.identifier[:3] == r"\d{" else identifier.strip()


KNOWN = [
    Tool("teamviewer", "TeamViewer", "https://www.teamviewer.com", r"\d{9,10}", _("ID"), "123 456 789", r"\S{4,32}",
         "teamviewer10://control?device={}"),
    Tool(
        "teams",
        "Microsoft Teams",
        "https://teams.microsoft.com",
        r"https://teams\.(?:microsoft|live)\.com/[\x21-\x7e]{1,1000}",
        _("Enlace de la reunión"),
        "https://teams.microsoft.com/l/meetup-join/…",
        made_by_technician=True,
    ),
    Tool("splashtop", "Splashtop SOS", "https://sos.splashtop.com", r"\d{9}", _("Código"), "123 456 789", "",
         "st-business://com.splashtop.business/?sos={}"),
    Tool(
        "anydesk", "AnyDesk", "https://anydesk.com", r"\d{9,10}|[\w.\-]{1,25}@ad", _("Dirección"), "123 456 789",
        r"\S{0,64}", "anydesk:{}",
    ),
    Tool("rustdesk", "RustDesk", "https://rustdesk.com", r"[\w\-]{6,16}", _("ID"), "123 456 789", r"\S{4,32}",
         "rustdesk://connection/new/{}"),
    Tool(
        "quick-assist", "Quick Assist", "https://support.microsoft.com", r"[A-Za-z0-9]{6,8}", _("Código de seguridad"),
        "AB12CD", made_by_technician=True,
    ),
]  # fmt: skip
KNOWN_SLUGS = [tool.slug for tool in KNOWN]
OWN = "own-"  # how the slug of a program that only this installation knows begins
SHAPE = re.compile(r"(digits|letters) (\d{1,2})(?:-(\d{1,2}))?( password)?")
SCREEN = Tool("screen", _("Mostrar la pantalla en el navegador"))
CAMERA = Tool("camera", _("La cámara del teléfono"))


def own(text: str) -> Tool:
    """`Name|https://site|digits 9-10 password` → a tool. ValueError says what is wrong."""
    name, site, shape = (part.strip() for part in f"{text}||".split("|")[:3])
    found, slug = SHAPE.fullmatch(shape), slugify(name)
    place = urlsplit(site)
    if not slug or len(name) > 40 or text.count("|") != 2:
        raise ValueError(f"{text!r} is not like Name|https://site|digits 9-10 password")
    if place.scheme != "https" or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", place.netloc) or place.path.strip("/"):
        raise ValueError(f"{site!r} is not the https:// address of a maker")
    if not found or not 4 <= int(found[2]) <= int(found[3] or found[2]) <= 32:
        raise ValueError(f"{shape!r} is not like digits 9-10, letters 6 or digits 9 password, of 4 to 32")
    least, most = int(found[2]), int(found[3] or found[2])
    kind, example = (r"\d", "1234567890") if found[1] == "digits" else (r"[A-Za-z0-9]", "A1B2C3D4E5")
    return Tool(
        f"{OWN}{slug}"[:24], name, site, f"{kind}{{{least},{most}}}", example=(example * 4)[:least],
        secret=r"\S{1,64}" if found[4] else "",
    )  # fmt: skip


def known() -> dict[str, Tool]:
    """Every tool of this installation by its slug, offered or not."""
    return {tool.slug: tool for tool in [*KNOWN, *map(own, settings.OWN_TOOLS), SCREEN, CAMERA]}


def offered() -> list[Tool]:
    """Those of this installation, in its order; what needs nothing installed comes first."""
    mine = (slug for slug in known() if slug.startswith(OWN))
    return [known()[slug] for slug in ("screen", "camera", *settings.REMOTE_TOOLS, *mine)]


def fits(pattern: str, said: str) -> bool:
    """Whether the whole of what was said looks so; no pattern fits only nothing."""
    return len(said) <= LONGEST and re.fullmatch(pattern, said) is not None


def in_words(slugs: Collection[str], others: Iterable[str] = ()) -> str:
    """Each with its maker's address, as Markdown. `others`: this installation's own, as they are written."""
    named = [*(tool for tool in KNOWN if tool.slug in slugs), *map(own, others)]
    return ", ".join(f"[{tool.name}]({tool.site})" for tool in named)


def of(session: HasTool) -> Tool:
    """The tool of a session; one that the installation no longer has keeps its name."""
    return known().get(session.tool) or Tool(session.tool, session.tool)
