"""An event in words, as text: pages, the PDF and the API dress the same sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mesa.tickets.credit import Move
from mesa.tickets.reads import File, Line

from .kinds import Kind, traits

LONGEST = 600
SPACES = re.compile(r"[ \t\r\n]+")  # a space that does not break stays


class Mark(NamedTuple):
    """Few words that say what a line is, as a text, and how a page may draw them."""

    text: str
    icon: str = ""
    tone: str = ""


def is_note(line: Line) -> bool:
    """Whether it is told by its note, with its sentence as a mark on it."""
    return line.note_id is not None and not traits(line.kind).repeats


def sentence(line: Line, viewer: str) -> str:
    """`timeline/<kind>.txt` for this viewer, «requester» or «technician»; empty where the note says all."""
    if not traits(line.kind).sentence:
        return ""
    template = cast(Jinja2, engines["jinja2"]).env.get_template(f"timeline/{line.kind}.txt")
    return SPACES.sub(" ", template.render(line=line, viewer=viewer)).strip()


def mark_of(line: Line, viewer: str) -> Mark:
    row = traits(line.kind)
    return Mark(sentence(line, viewer), row.of("icon", line.data), row.of("tone", line.data))


def marks(line: Line, viewer: str) -> list[Mark]:
    """What stands on its note: what it is, what it does to the credit, and what to beware of."""
    found = [mark_of(line, viewer), *_credit(line)]
    if line.data.get("lures") and viewer != "requester":
        found.append(Mark(_("Trae un enlace engañoso: no lo abras"), "triangle-alert", "bad"))
    if left := line.data.get("left"):
        found.append(Mark(_left(left), "paperclip", "wait"))
    return list({mark.text: mark for mark in found if mark.text}.values())


def told(line: Line, viewer: str) -> str:
    """The whole line as one text: its sentence or, of a note, its author, its marks and at most 600 signs of it."""
    if not is_note(line):
        return sentence(line, viewer)
    said = ", ".join(mark.text for mark in marks(line, viewer))
    author = line.actor or settings.BRAND.name
    return f"{author}{f' ({said})' if said else ''}: {shortened(' '.join(line.body.split()))}{_files(line.files)}"


def shortened(words: str, longest: int = LONGEST) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + "…"


def _credit(line: Line) -> Iterator[Mark]:
    move = line.data.get("credit")
    if move in (Move.STARTED, Move.GRANTED):
        yield Mark(_("Empiezan los %(minutes)s minutos") % {"minutes": line.data["minutes"]}, "timer", "info")
    elif move == Move.PAUSED and line.kind == Kind.ASKED:
        yield Mark(_("Tiempo en pausa"), "circle-pause", "wait")


def _left(amount: int) -> str:
    return ngettext(
        "%(num)s archivo no cupo aquí: sigue en el correo", "%(num)s archivos no cupieron aquí: siguen en el correo",
        amount,
    ) % {"num": amount}  # fmt: skip


def _files(files: Sequence[File]) -> str:
    names = ", ".join(file.name for file in files)
    return " " + shortened(_("Archivos: %(names)s.") % {"names": names}) if files else ""
