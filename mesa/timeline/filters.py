"""How the ledger is told: silent lines that follow each other are folded into one."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from mesa import channels
from mesa.assistance import tools
from mesa.assistance.models import Outcome
from mesa.tickets.models import Exclusion, Internet, ProofKind
from mesa.tickets.reads import Line
from mesa.ui.gettext_cache import gettext as _
from mesa.ui.moments import hour_of

FOLD_FROM = 3
FILTERS = ("runs", "via", "way", "exclusion", "proof", "enough", "tool", "outcome", "hour")


def runs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lists of lines to draw together: a note stays alone, silent neighbours fold when they are many."""
    for silent, lines_of_it in groupby(lines, key=lambda line: line.note_id is None):
        group = list(lines_of_it)
        if silent and len(group) >= FOLD_FROM:
            yield group
        else:
            yield from ([line] for line in group)


def via(channel: str) -> str:
    """How it was said, when it was not on these pages."""
    return str(channels.way(channel).adverb)


def way(channel: str) -> str:
    """The name of a way in a list."""
    return str(channels.way(channel))


def exclusion(code: str) -> str:
    """What the warranty leaves out, as one says it."""
    return str(Exclusion(code).label)


def proof(kind: str) -> str:
    """What was shown for a licence, as one says it."""
    return str(ProofKind(kind).label)


def enough(answer: str) -> str:
    """Whether there is Internet, as it was answered."""
    return str(Internet(answer).label)


def tool(slug: str) -> str:
    """The program of a remote session, as its maker calls it."""
    return str(tools.known()[slug].name) if slug in tools.known() else slug


def outcome(code: str) -> str:
    """How it went, inside a sentence."""
    return {
        Outcome.NO_ANSWER: _("no hubo respuesta"),
        Outcome.BUSY: _("ocupado o apagado"),
        Outcome.MESSAGE: _("dejó mensaje"),
        Outcome.WRONG: _("el número no es el correcto"),
    }[Outcome(code)]


def hour(at: str) -> str:
    """When both meet, from the text that a line keeps."""
    return hour_of(datetime.fromisoformat(at))
