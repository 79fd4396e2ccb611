"""The kinds of event of a ticket: one row says all that follows from one. Other rooms keep rows of the same form."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Status


class Traits(NamedTuple):
    """What follows from an event. `icon`, `tone` and `letter_tone` may be functions of the event's data."""

    hears: tuple[str, ...] = ()  # roles, by the name of the function of `notifications.audience` that finds them
    public: bool | None = True  # False: only staff read it; None: whoever reads the event that it goes with
    receipt: bool = False  # who did it is written to as well
    quiet: bool = False  # a look, a reminder, tidying: it raises no Conflict for who is writing, and lifts no ticket
    becomes: Status | Mapping[str, Status] | None = None  # the ticket's status, besides what its note makes of it

    sentence: bool = True  # it has `timeline/<kind>.txt`; False: its note says all
    icon: str | Callable[[dict], str] = ""  # of the line, or of the mark on its note; a mark without one is bare words
    tone: str | Callable[[dict], str] = ""
    repeats: bool = False  # its note is another line's: it is told by its sentence
    at_will: bool = False  # people may make many of it: of a long ledger, pages leave out the old ones
    seller: bool = False  # its note is headed as one of sales

    label: str | Promise = ""  # its choice in «Mis avisos», for who reported the ticket or was put in copy
    label_staff: str | Promise = ""  # the same, for staff
    letter_tone: str | Callable[[dict], str] = ""  # a colour of `letters/layout.html`
    opens: str = "ticket"  # page that its letter leads to: ticket, appointment, quote or review
    quotes: str = ""  # the datum with the words that its letter quotes, where those are no note
    prices: str = ""  # what its letter says of money: «each» alternative, or the «total»
    calendar: str = ""  # method of the calendar file that goes along (RFC 5546)
    template: str = ""  # by which a channel finds the words approved for its brief

    def of(self, look: str, data: dict) -> str:
        """The `icon`, `tone` or `letter_tone` of an event with this data."""
        found = getattr(self, look)
        return found(data) if callable(found) else found


class EventKind(StrEnum):
    """Base of the kinds of a room. A member is the word that the ledger keeps, and has its `traits`."""

    traits: Traits

    def __new__(cls, word: str, traits: Traits) -> "EventKind":
        kind = str.__new__(cls, word)
        kind._value_ = word
        kind.traits = traits
        return kind


def at_will() -> list[str]:
    """The kinds, of all rooms, that people may make as many of as they like."""
    return [kind for room in EventKind.__subclasses__() for kind in room if kind.traits.at_will]


REQUESTER, ATTENDING, TECHNICIAN, FOLLOWER = "requester", "attending", "technician", "follower"


# fmt: off
class Kind(EventKind):
    OPENED = "opened", Traits(
        (REQUESTER, "on_duty"), receipt=True, becomes=Status.NEW, sentence=False,
        label=_("Recibimos tu reporte"), label_staff=_("Llegó un reporte"))
    ARRIVED = "arrived", Traits(
        (REQUESTER,), receipt=True, becomes=Status.PENDING, sentence=False,
        label=_("Llegó un reporte tuyo por correo o WhatsApp y falta que lo confirmes"))
    CONFIRMED = "confirmed", Traits(
        (REQUESTER, "on_duty"), receipt=True, becomes=Status.NEW, repeats=True, icon="circle-check",
        label=_("Confirmaste un reporte que llegó por correo o WhatsApp"),
        label_staff=_("Se confirmó un reporte que llegó por correo o WhatsApp"))
    LAPSED = "lapsed", Traits(becomes=Status.CANCELLED, icon="ban")
    FOLLOWED = "followed", Traits(
        ("followed",), icon="users",
        label=_("Alguien te puso en copia de su ticket"), label_staff=_("Alguien te puso en copia de un ticket"))
    UNFOLLOWED = "unfollowed", Traits(icon="users")
    ASSIGNED = "assigned", Traits(
        (REQUESTER, ATTENDING, "former"), becomes={Status.NEW: Status.OPEN}, icon="user-check",
        label=_("Un técnico tomó tu ticket"), label_staff=_("Te asignaron un ticket"))
    NOTED = "noted", Traits(
        (REQUESTER, TECHNICIAN, "selling", FOLLOWER), sentence=False, at_will=True,
        label=_("Un técnico te escribió una nota"), label_staff=_("El usuario escribió una nota"))
    NOTED_INTERNALLY = "noted_internally", Traits(
        (ATTENDING, FOLLOWER), public=False, sentence=False, at_will=True, letter_tone="internal",
        label_staff=_("Otro técnico dejó una nota interna"))
    ASKED = "asked", Traits(
        (REQUESTER, ATTENDING, FOLLOWER), becomes=Status.WAITING,
        icon="message-circle-question-mark", tone="wait", letter_tone="alert",
        label=_("Un técnico te pide información"), label_staff=_("Otro técnico pidió información en un ticket tuyo"))
    CONTACTED = "contacted", Traits(
        (REQUESTER, ATTENDING, FOLLOWER), sentence=False,
        label=_("Un técnico te contactó por otro medio"),
        label_staff=_("Otro técnico contactó al usuario de un ticket tuyo"))
    CREDIT_PAUSED = "credit_paused", Traits(
        (REQUESTER, ATTENDING), icon="circle-pause", tone="wait", letter_tone="alert",
        label=_("Un técnico pausó tus minutos"), label_staff=_("Otro técnico pausó los minutos de un ticket tuyo"))
    CREDIT_RESUMED = "credit_resumed", Traits(
        (REQUESTER, ATTENDING), icon="circle-play",
        label=_("Tus minutos corren otra vez"), label_staff=_("Otro técnico reanudó los minutos de un ticket tuyo"))
    CREDIT_EXTENDED = "credit_extended", Traits(
        (REQUESTER, ATTENDING), icon="timer-reset", tone="good",
        label=_("Un técnico te dio más minutos"), label_staff=_("Otro técnico dio más minutos en un ticket tuyo"))
    CREDIT_WARNED = "credit_warned", Traits(
        (REQUESTER, TECHNICIAN), icon="timer", tone=lambda data: "wait" if data["left"] else "bad", letter_tone="alert",
        label=_("Te quedan pocos minutos"), label_staff=_("A un ticket tuyo le quedan pocos minutos"))
    CREDIT_RETURNED = "credit_returned", Traits(icon="history", tone="good")
    RESOLVED = "resolved", Traits(
        (REQUESTER, ATTENDING, FOLLOWER), becomes=Status.RESOLVED, icon="circle-check", tone="good", letter_tone="good",
        label=_("Tu ticket quedó resuelto"), label_staff=_("Otro técnico resolvió un ticket tuyo"))
    REOPENED = "reopened", Traits(
        (REQUESTER, TECHNICIAN, FOLLOWER), becomes=Status.OPEN, icon="rotate-ccw", tone="wait", letter_tone="alert",
        label=_("Tu ticket se reabrió"), label_staff=_("Un ticket tuyo se reabrió"))
    CLOSED = "closed", Traits(
        (REQUESTER, ATTENDING, FOLLOWER), becomes=Status.CLOSED, icon="lock",
        label=_("Tu ticket se cerró"), label_staff=_("Otro técnico cerró un ticket tuyo"))
    CANCELLED = "cancelled", Traits(
        (ATTENDING,), becomes=Status.CANCELLED, icon="ban", label_staff=_("El usuario canceló un ticket tuyo"))
    LICENCE_PROVED = "licence_proved", Traits(
        (ATTENDING,), icon="badge-check", tone="good", label_staff=_("El usuario mostró una licencia"))
    INSTALLATION_RECORDED = "installation_recorded", Traits(
        (REQUESTER,), icon="hard-drive-download", tone="good", label=_("Instalamos un programa con tu licencia"))
    INSTALLATION_REFUSED = "installation_refused", Traits(
        (REQUESTER, ATTENDING), icon="badge-alert", tone="wait", letter_tone="alert",
        label=_("Falta una licencia para instalar un programa"),
        label_staff=_("Otro técnico no instaló un programa en un ticket tuyo"))
    TICKED = "ticked", Traits(at_will=True, icon="list-checks")
    UNTICKED = "unticked", Traits(at_will=True, icon="list-x")
    BACKUP_HELP_ASKED = "backup_help_asked", Traits(
        (TECHNICIAN,), icon="life-buoy", tone="bad", letter_tone="alert",
        label_staff=_("El usuario pide ayuda con su respaldo"))
    WARRANTY_CLAIMED = "warranty_claimed", Traits(
        (TECHNICIAN,), becomes=Status.OPEN, icon="shield-check", tone="wait", letter_tone="alert",
        label_staff=_("Volvió a fallar algo en garantía"))
    WARRANTY_DECLINED = "warranty_declined", Traits(
        (REQUESTER, ATTENDING), becomes=Status.RESOLVED, icon="shield-x", tone="wait", letter_tone="alert",
        label=_("La garantía no cubrió lo que volvió a fallar"),
        label_staff=_("Otro técnico no aplicó la garantía de un ticket tuyo"))
    WARRANTY_ENDED = "warranty_ended", Traits(
        (REQUESTER,), becomes=Status.CLOSED, icon="lock", label=_("Terminó la garantía de tu ticket"))
    QUOTE_WANTED = "quote_wanted", Traits(
        (TECHNICIAN, "sales", "supervisors"), icon="tag", label_staff=_("El usuario pide alternativas a ventas"))
    RATED = "rated", Traits(
        (ATTENDING, "answering"), icon=lambda data: "thumbs-up" if data["agreed"] else "thumbs-down",
        tone=lambda data: "good" if data["agreed"] else "bad",
        letter_tone=lambda data: "" if data["agreed"] else "alert",
        label_staff=_("El usuario dijo si quedó conforme"))
    REDACTED = "redacted", Traits(public=None, quiet=True, icon="shield-check")
    MERGED = "merged", Traits(public=False, icon="merge")
    UNMERGED = "unmerged", Traits(public=False, icon="split")
    RESPONSE_DUE_SOON = "response_due_soon", Traits(
        ("on_shift",), public=False, quiet=True, icon="alarm-clock", tone="wait", letter_tone="wait",
        label_staff=_("Un ticket está por pasar de su tiempo de respuesta"))
    RESPONSE_OVERDUE = "response_overdue", Traits(
        (TECHNICIAN, "supervisors"), public=False, icon="alarm-clock", tone="bad", letter_tone="bad",
        label_staff=_("Un ticket pasó de su tiempo de respuesta"))
# fmt: on
