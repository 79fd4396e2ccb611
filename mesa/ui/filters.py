"""How values are written for people: one voice for dates, sizes and paragraphs."""

import re
from datetime import timedelta
from functools import lru_cache

from django.utils import timezone
from markupsafe import Markup, escape

from .gettext_cache import gettext as _

__all__ = ["ago", "attributes", "day", "filesize", "initials", "nl2p", "when"]

LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
TRAILING = ".,;:!?)]»”"


def _time(at, words, exact=""):
    title = f' title="{exact}"' if exact else ""
    return Markup(f'<time datetime="{at.isoformat(timespec="seconds")}"{title}>{words}</time>')


def _exact(local):
    return f"{local.day:02}/{local.month:02}/{local.year} {local.hour:02}:{local.minute:02}"


def when(at):
    """Day and hour in the reader's zone: 22/11/2026 14:05."""
    return _time(at, _exact(timezone.localtime(at))) if at else ""


def day(on):
    """The day of a moment (in the reader's zone) or of a date: 22/11/2026."""
    if not on:
        return ""
    local = timezone.localtime(on) if hasattr(on, "hour") else on
    return Markup(f'<time datetime="{local:%Y-%m-%d}">{local.day:02}/{local.month:02}/{local.year}</time>')


def ago(at, now=None):
    """How long ago, or how soon, in few words; the exact moment stays on hover."""
    if not at:
        return ""
    exact = _exact(timezone.localtime(at))
    return _time(at, _distance((now or timezone.now()) - at) or exact[:10], exact)


def _distance(gone):
    ahead = gone < timedelta(0)
    minutes = -(gone // timedelta(minutes=1)) if ahead else gone // timedelta(minutes=1)
    if minutes < 1:
        return _("ahora")
    if minutes < 60:
        return (_("en %(count)s min") if ahead else _("hace %(count)s min")) % {"count": minutes}
    if minutes < 60 * 24:
        return (_("en %(count)s h") if ahead else _("hace %(count)s h")) % {"count": minutes // 60}
    if minutes < 60 * 24 * 30:
        return (_("en %(count)s d") if ahead else _("hace %(count)s d")) % {"count": minutes // 1440}
    return ""


@lru_cache(maxsize=1024)
def nl2p(text):
    """Paragraphs of what a person typed: nothing but text, line breaks and harmless links. Notes never change."""
    blocks = re.split(r"\n\s*\n", (text or "").replace("\r\n", "\n").strip())
    return Markup("\n").join(Markup("<p>%s</p>") % _lines(block) for block in blocks if block.strip())


def _lines(block):
    return Markup("<br>\n").join(_linked(line) for line in block.split("\n"))


def _linked(line):
    pieces, end = [], 0
    for match in LINK.finditer(line):
        address = match.group().rstrip(TRAILING)
        pieces += [escape(line[end : match.start()]), _anchor(address)]
        end = match.start() + len(address)
    return Markup("").join([*pieces, escape(line[end:])])


def _anchor(address):
    shown = re.sub(r"^(mailto|tel):", "", address, flags=re.IGNORECASE)
    return Markup('<a href="%s" rel="noopener noreferrer nofollow">%s</a>') % (address, shown)


def filesize(size):
    """Bytes as people read them: 840 B, 12 kB, 3.4 MB."""
    if size < 1000:
        return f"{size} B"
    for unit in ("kB", "MB"):
        size /= 1000
        if size < 1000:
            return f"{size:.1f} {unit}" if size < 10 else f"{size:.0f} {unit}"
    return f"{size / 1000:.1f} GB"


def initials(name):
    """At most two letters that stand for a name."""
    words = [word for word in (name or "").split() if word[0].isalnum()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper() or "?"


def attributes(pairs):
    """HTML attributes from a dict: true is bare, false and none are left out, the rest is escaped."""
    written = [
        Markup(" %s") % name if value is True else Markup(' %s="%s"') % (name, value)
        for name, value in pairs.items()
        if value is not None and value is not False
    ]
    return Markup("").join(written)
