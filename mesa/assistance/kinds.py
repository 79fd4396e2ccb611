"""The kinds of event of remote assistance: sessions, appointments, attempts to reach somebody."""

from django.utils.translation import gettext_lazy as _

from mesa.tickets.kinds import EventKind, Traits
from mesa.tickets.models import LIVE, Status

REQUESTER, ATTENDING = "requester", "attending"
COLOURS = {"green": "good", "amber": "wait", "red": "bad"}


# fmt: off
class Kind(EventKind):
    SESSION_ASKED = "session_asked", Traits(
        (REQUESTER,), icon="monitor-up", tone="info", label=_("Un técnico te pide una sesión remota"))
    SESSION_ACCEPTED = "session_accepted", Traits(
        (ATTENDING,), icon="circle-check", tone="good", label_staff=_("El usuario aceptó una sesión remota"))
    SESSION_DECLINED = "session_declined", Traits(
        (ATTENDING,), icon="circle-x", label_staff=_("El usuario no aceptó una sesión remota"))
    SESSION_READY = "session_ready", Traits(
        (ATTENDING,), icon="circle-dot", tone="info", label_staff=_("Una sesión remota está lista para empezar"))
    MEETING_MADE = "meeting_made", Traits(
        (REQUESTER, ATTENDING), icon="monitor-check", tone="good",
        label=_("Una sesión remota está lista para que entres"),
        label_staff=_("El programa preparó una sesión remota"))
    MEETING_FAILED = "meeting_failed", Traits(
        (ATTENDING,), icon="monitor-x", tone="wait", letter_tone="alert",
        label_staff=_("El programa no pudo preparar una sesión remota"))
    MEETING_CLOSED = "meeting_closed", Traits(quiet=True, icon="monitor-off")
    SESSION_STARTED = "session_started", Traits(icon="monitor", tone="info")
    SESSION_ENDED = "session_ended", Traits(
        (REQUESTER,), icon="monitor-off", label=_("Terminó una sesión remota"))
    SESSION_EXPIRED = "session_expired", Traits(
        (REQUESTER, ATTENDING), icon="monitor-off",
        label=_("Venció una sesión remota"), label_staff=_("Venció una sesión remota de un ticket tuyo"))
    ACCESS_SEEN = "access_seen", Traits(quiet=True, icon="eye")
    ACCESS_ERASED = "access_erased", Traits(quiet=True, icon="eraser", tone="good")
    OBSERVER_JOINED = "observer_joined", Traits(icon="eye", tone="wait")
    OBSERVER_REMOVED = "observer_removed", Traits(icon="eye-off")
    STILL_SAVED = "still_saved", Traits(icon="camera", tone="good")
    LINK_MADE = "link_made", Traits(quiet=True, icon="link")
    LINK_OPENED = "link_opened", Traits(
        (REQUESTER,), icon="smartphone", tone="wait", letter_tone="alert",
        label=_("Alguien abrió el enlace de tu ticket"))
    LINK_REVOKED = "link_revoked", Traits(quiet=True, icon="unlink")
    CONNECTION_TESTED = "connection_tested", Traits(
        at_will=True, icon="gauge", tone=lambda data: COLOURS[data["colour"]])
    SLOTS_OFFERED = "slots_offered", Traits(
        (REQUESTER,), becomes=Status.WAITING, icon="calendar-clock", tone="info", opens="appointment",
        calendar="REQUEST", label=_("Un técnico te propone una cita"))
    APPOINTMENT_PICKED = "appointment_picked", Traits(
        (REQUESTER, ATTENDING), receipt=True, becomes=Status.OPEN, icon="calendar-check", tone="good",
        opens="appointment", calendar="REQUEST",
        label=_("Elegiste la hora de una cita"), label_staff=_("El usuario eligió la hora de una cita"))
    APPOINTMENT_MOVED = "appointment_moved", Traits(
        (REQUESTER, ATTENDING), receipt=True, becomes=Status.OPEN, icon="calendar-clock",
        opens="appointment", calendar="REQUEST",
        label=_("Cambió la hora de una cita"), label_staff=_("El usuario cambió la hora de una cita"))
    APPOINTMENT_DECLINED = "appointment_declined", Traits(
        (REQUESTER, ATTENDING), receipt=True, becomes=Status.OPEN, icon="calendar-x", tone="wait", letter_tone="alert",
        opens="appointment", label=_("Dijiste que no puedes a la hora de una cita"),
        label_staff=_("El usuario no puede a la hora de una cita"))
    APPOINTMENT_CANCELLED = "appointment_cancelled", Traits(
        (REQUESTER, "promised"), receipt=True, becomes=dict.fromkeys(LIVE, Status.OPEN),
        icon="calendar-x", tone="wait", letter_tone="alert", opens="appointment", calendar="CANCEL",
        label=_("Se canceló una cita"), label_staff=_("Se canceló una cita tuya"))
    APPOINTMENT_REMINDED = "appointment_reminded", Traits(
        (REQUESTER, ATTENDING), icon="bell", opens="appointment", calendar="REQUEST",
        label=_("Se acerca una cita"), label_staff=_("Se acerca una cita tuya"))
    CONTACT_TRIED = "contact_tried", Traits(icon="phone-missed", tone="wait")
    UNREACHED = "unreached", Traits(icon="phone-off", tone="wait")
    SILENCE_WARNED = "silence_warned", Traits(
        (REQUESTER,), icon="clock-alert", tone="wait", letter_tone="alert",
        label=_("Tu ticket se va a cerrar porque no te encontramos"))
    SILENCE_CLOSED = "silence_closed", Traits(
        (REQUESTER, ATTENDING), becomes=Status.CLOSED, icon="lock", letter_tone="alert",
        label=_("Tu ticket se cerró porque no te encontramos"),
        label_staff=_("Se cerró un ticket tuyo: la persona no contestó"))
# fmt: on
