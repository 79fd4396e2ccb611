"""How the ledger is told: silent lines that follow each other are folded into one."""

from datetime import datetime
from itertools import groupby

from mesa import channels
from mesa.assistance import tools
from mesa.assistance.models import Outcome
from mesa.tickets.models import Exclusion, Internet, ProofKind
from mesa.ui.gettext_cache import gettext as _
from mesa.ui.moments import hour_of

FOLD_FROM = 3
FILTERS = ("runs", "via", "way", "exclusion", "proof", "enough", "tool", "outcome", "hour")


def runs(lines):
    """Lists of lines to draw together: a note stays alone, silent neighbours fold when they are many."""
    for silent, lines_of_it in groupby(lines, key=lambda line: line.note_id is None):
        group = list(lines_of_it)
        if silent and len(group) >= FOLD_FROM:
            yield group
        else:
            yield from ([line] for line in group)


def via(channel):
    """How it was said, when it was not on these pages."""
    return str(channels.way(channel).adverb)


def way(channel):
    """The name of a way in a list."""
    return str(channels.way(channel))


def exclusion(code):
    """What the warranty leaves out, as one says it."""
    return Exclusion(code).label


def proof(kind):
    return ProofKind(kind).label


def enough(answer):
    """Whether there is Internet, as it was answered."""
    return Internet(answer).label


def tool(slug):
    """The program of a remote session, as its maker calls it."""
    return str(tools.known()[slug].name) if slug in tools.known() else slug


def outcome(code):
    """How it went, inside a sentence."""
    return {
        Outcome.NO_ANSWER: _("no hubo respuesta"),
        Outcome.BUSY: _("ocupado o apagado"),
        Outcome.MESSAGE: _("dejó mensaje"),
        Outcome.WRONG: _("el número no es el correcto"),
    }[code]


def hour(at):
    """When both meet, from the text that a line keeps."""
    return hour_of(datetime.fromisoformat(at))
