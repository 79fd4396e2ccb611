"""What the desk sees: how long one may still write, what became of each note, and what was never put on a ticket."""

from django.conf import settings
from django.utils.translation import gettext as _

from mesa.channels.base import Offer, Reach, Sent

from . import contacts
from .actions.telling import approved_for
from .actions.templates import VARIABLE, holes
from .models import Inbound, Outbound, State, Template
from .reasons import reason

LOOKS = {
    State.QUEUED: ("", "clock"), State.UNKNOWN: ("wait", "circle-question-mark"), State.SENT: ("", "check"),
    State.FAILED: ("bad", "triangle-alert"), State.DELIVERED: ("good", "check-check"), State.READ: ("good", "eye"),
}  # fmt: skip
KEPT = 20


def reach_of(person, now):
    if not settings.WHATSAPP:
        return None
    contact = contacts.contact_for(person)
    if contact is None:
        return Reach()
    ends = contact.window_ends() if contact.is_open(now) else None
    agreed = contact.opted_in_at, str(contact.get_opted_in_how_display())
    left = ends - now if ends else None
    return Reach(contact.address, left, contact.last_inbound_at, *agreed, opted_out=contact.opted_out_at is not None)


def states(lines, user):
    """`{note: what became of it}` of those that left this way, for the technician."""
    notes = [line.note_id for line in lines if line.channel == "whatsapp" and line.by_house and line.note_id]
    if not notes or not user.is_technician:
        return {}
    rows = Outbound.objects.filter(note__in=notes).values_list("note", "state", "code", "state_at")
    return {note: _sent(State(state), code, at) for note, state, code, at in rows}


def fates(keys):
    """`{key: what became of it}` of messages that are no note: those the house sends by itself."""
    rows = Outbound.objects.filter(message__channel="whatsapp", message__key__in=keys)
    found = rows.values_list("message__key", "state", "code", "state_at")
    return {key: _sent(State(state), code, at) for key, state, code, at in found}


def _sent(state, code, at):
    label = str(state.label)
    label = label[:1].lower() + label[1:]
    words = _("WhatsApp: %(state)s") % {"state": label}
    return Sent(f"{words}. {reason(code)}" if state == State.FAILED else words, *LOOKS[state], at)


def offers(ticket):
    """The first hole is a name and the second a number, as people write them; the rest is for who sends."""
    known = [ticket.requester.first_name, f"#{ticket.pk}"]
    return [
        Offer(one.pk, one.name, one.language, _drawn(one), (known + [""] * 20)[: holes(one)])
        for one in Template.objects.offered()
    ]


def _drawn(template):
    return VARIABLE.sub(lambda hole: f"[{hole[1]}]", template.body)


def loose(ticket, user):
    """What they wrote that is on no ticket; newest first."""
    if not user.is_technician or not settings.WHATSAPP:
        return []
    contact = contacts.contact_for(ticket.requester)
    kept = Inbound.objects.filter(contact=contact, ticket=None).exclude(words="").exclude(settled_at=None)
    return list(kept.order_by("-sent_at", "-pk").values_list("words", "sent_at")[:KEPT]) if contact else []


def why_not(ticket, template):
    """Why a brief made no message."""
    contact = contacts.contact_for(ticket.requester)
    if contact and contact.opted_out_at:
        return _("No salió: pidió que no le escribamos por WhatsApp.")
    if contacts.chose(ticket) and not (contact and contact.proven_at):
        return _("No salió: todavía no comprueba que ese número es suyo; eso se hace escribiéndonos desde él.")
    if not contacts.may_reach(ticket):
        return _("No salió: no ha elegido WhatsApp ni nos ha escrito por ahí.")
    if approved_for(ticket.requester, template, 5) is None:
        return _("No salió: pasaron 24 horas desde su último mensaje y no hay una plantilla aprobada para esto.")
    return _("No salió por WhatsApp.")
