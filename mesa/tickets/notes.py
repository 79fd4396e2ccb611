"""Notes. Only `write_note` makes them: checked, cleaned, with files, indexed, and with what clocks make of them."""

from abc import abstractmethod
from collections.abc import Iterable
from datetime import datetime
from enum import Enum

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.accounts.models import User
from mesa.common.redaction import clean
from mesa.lib.lures import lures
from mesa.lib.redaction import asks

from . import balances, clocks, desk, responses, search
from .credit import Move
from .models import Attachment, Note, Status, Ticket
from .rules import Refused

MAX_PER_NOTE = 10  # files
SPOKEN = ["status", "contacted_at", "first_response_at", "waiting_at", "due_at", "overdue_at"]


class WordsRefused(Refused):
    """Words of staff that must not reach anybody; `sentence` says why and what to write, the same at every door."""

    @property
    @abstractmethod
    def sentence(self) -> str:
        """What to tell who wrote them, in their language."""


class Lure(WordsRefused):
    """They carry `address`, which only looks like that of a program of remote help."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address

    @property
    def sentence(self) -> str:
        """With the address, cut at 80 characters."""
        words = _("%(address)s no es la dirección oficial de un programa: escribe la de su fabricante o quítala.")
        return words % {"address": self.address[:80]}


class AsksSecret(WordsRefused):
    """They ask for a password, a PIN, a card or an account. Who read them again may send them with `sure`."""

    @property
    def sentence(self) -> str:
        """What the desk never asks for."""
        return _(
            "Nunca pedimos contraseñas, NIP, tarjetas ni cuentas: cambia el texto y pide que lo teclee la persona en "
            "su equipo."
        )


class Voice(Enum):
    """Whose turn a public note ends."""

    TECHNICIAN = "technician"  # the answer that was owed: the next one is due later
    REQUESTER = "requester"  # a ticket that waited for them is back
    ASIDE = "aside"  # nobody's: of sales, or what goes with another act


class Enclosed(list[Attachment]):
    """The files of a message; `left`: how many more it had that could not be kept."""

    left = 0


def said_with(ticket: Ticket, person: User | None, key: str | None, body: str) -> Note | None:
    """The note that these words of this person, sent with this key, already are."""
    return ticket.notes.filter(author=person, key=key, body=clean(body)[0]).first() if key else None


def write_note(
    ticket: Ticket, *, by: User | None, body: str, public: bool = True, channel: str = "web", key: str | None = None,
    files: Iterable[Attachment] = (), sure: bool = False, voice: Voice | None = None, paused: bool = False,
    at: datetime | None = None,
) -> Note:  # fmt: skip
    """Write a note inside the caller's transaction, with the ticket locked; the caller records it.

    `files`: loose ones of `by`. `voice`: that of `by` unless the words are somebody else's. `paused`: the credit waits
    for the answer. `at`: when, if the act has said so already. The first public word of staff is the first contact,
    whatever its voice.
    Raises Lure, and AsksSecret unless `sure`, for public words of staff.
    """
    staff = is_staff(by, ticket)
    if public and staff:
        check_words(body, sure=sure)
    kept, removed = clean(body)
    note = Note.objects.create(
        ticket=ticket, author=by, body=kept, key=key, public=public, channel=channel, written_at=at or timezone.now()
    )
    note.removed = [*removed, *_attach(files, note, by)]
    note.left = files.left if isinstance(files, Enclosed) else 0
    note.lures = 0 if staff else len(lures(body, settings.MAKER_HOSTS))
    if public:
        note.credit = _turn(ticket, by, note.written_at, voice or _voice(by, ticket), paused)
    search.add([(note.pk, ticket.subject, note.body, ticket.requester_id if public else None)])
    return note


def check_words(*texts: str, sure: bool = False) -> None:
    """For every text of staff that a person will read. Raises Lure, and AsksSecret unless `sure`."""
    for text in texts:
        if found := lures(text, settings.MAKER_HOSTS):
            raise Lure(found[0])
    if not sure and any(asks(text) for text in texts):
        raise AsksSecret


def is_staff(by: User | None, ticket: Ticket) -> bool:
    """Whether `by` speaks for the desk, or is it (None): in a ticket of their own staff are requesters like others."""
    return by is None or (by.is_house and by.pk != ticket.requester_id)


def speak(ticket: Ticket, by: User | None, at: datetime, *, paused: bool = False) -> Move | None:
    """Staff spoke: first contact and first response are facts from now on, and the next answer is due later.

    Answers what the line does to the credit: the first contact starts it.
    """
    before, first = _facts(ticket), ticket.contacted_at is None
    credit = balances.start(ticket, paused) if first and ticket.is_live else None
    ticket.contacted_at = ticket.contacted_at or at
    ticket.first_response_at = ticket.first_response_at or at
    if ticket.is_live:
        ticket.overdue_at = None
        if ticket.status == Status.NEW:
            ticket.status = Status.OPEN
        if ticket.status == Status.OPEN:
            ticket.due_at = clocks.answer_due(desk.calendar(), at)
    if _facts(ticket) != before:
        ticket.save(update_fields=SPOKEN)
    if first and by:  # what the desk writes by itself tells nothing of anybody's pace
        responses.note_first_contact(ticket, by, at)
    return credit


def hear(ticket: Ticket, at: datetime) -> None:
    """The requester spoke: a ticket that waited for them is back with the desk. Their word moves no credit."""
    if ticket.status == Status.WAITING:
        ticket.status, ticket.waiting_at, ticket.overdue_at = Status.OPEN, None, None
        ticket.due_at = clocks.answer_due(desk.calendar(), at)
        ticket.save(update_fields=SPOKEN)


def _voice(by: User | None, ticket: Ticket) -> Voice:
    if not is_staff(by, ticket):
        return Voice.REQUESTER
    return Voice.TECHNICIAN if by and by.is_technician else Voice.ASIDE


def _turn(ticket: Ticket, by: User | None, at: datetime, voice: Voice, paused: bool) -> Move | None:
    """What the word does to the clocks of its ticket; answers what its line does to the credit.

    Aside, a first contact gives the credit without starting it: no technician attends yet.
    """
    credit = None
    if voice == Voice.TECHNICIAN:
        credit = speak(ticket, by, at, paused=paused)
    elif voice == Voice.REQUESTER:
        hear(ticket, at)
    elif ticket.contacted_at is None and is_staff(by, ticket):
        credit = speak(ticket, by, at, paused=True)
    return credit or (balances.pause(ticket) if paused else None)


def _attach(files: Iterable[Attachment], note: Note, by: User | None) -> list[str]:
    """Put loose files of this person on the note; answers what was taken out of them when they came."""
    mine = [file.pk for file in files][:MAX_PER_NOTE]
    loose = Attachment.objects.loose().filter(pk__in=mine, owner=by)
    removed = [kind for kinds in loose.values_list("removed", flat=True) for kind in kinds]
    loose.update(ticket=note.ticket_id, note=note)
    return removed


def _facts(ticket: Ticket) -> list[object]:
    return [getattr(ticket, name) for name in SPOKEN]
