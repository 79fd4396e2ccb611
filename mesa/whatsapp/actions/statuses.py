"""What became of a message of ours: as Meta says, whenever and in whatever order it says so."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mesa.outbox.models import Message
from mesa.tickets.events import record
from mesa.tickets.rules import acting
from mesa.whatsapp import rules
from mesa.whatsapp.events import Kind
from mesa.whatsapp.models import Outbound, Receipt, State

STATES = {
    "sent": State.SENT, "delivered": State.DELIVERED, "read": State.READ, "played": State.READ,
    "failed": State.FAILED,
}  # fmt: skip
CLOSED = 131047
BATCH = 200


def keep_receipt(status):
    """Kept even if we do not know yet that the message is ours: a status may come before the answer to our call."""
    facts = {"key": status.key, "at": status.at, "code": status.code}
    receipt, fresh = Receipt.objects.get_or_create(wamid=status.wamid, status=status.status, defaults=facts)
    if fresh:
        outbound = _ours(receipt)
        if outbound:
            apply(outbound, receipt)


def follow_sent(now):
    """What the outbox did with each since: the name that Meta gave it, or why it did not leave."""
    if not settings.WHATSAPP:
        return 0
    waiting = Outbound.objects.filter(state=State.QUEUED).select_related("message", "contact", "ticket").order_by("pk")
    settled = waiting.exclude(message__sent_at=None, message__failed_at=None)
    return sum(_follow(outbound) for outbound in settled[:BATCH])


def apply(outbound, receipt):
    """Only forward: what came late says nothing new, and nothing undoes «delivered»."""
    Outbound.objects.filter(pk=outbound.pk, wamid=None).update(wamid=receipt.wamid)
    state = STATES.get(receipt.status)
    return state is not None and _raise(outbound, state, receipt.at, receipt.code)


def _follow(outbound):
    message = outbound.message
    if message.sent_at:
        wamid = message.headers.get("wamid")
        Outbound.objects.filter(pk=outbound.pk, wamid=None).update(wamid=wamid)
        _raise(outbound, State.SENT, message.sent_at, None)
        for receipt in Receipt.objects.filter(wamid=wamid).order_by("at", "pk"):
            apply(outbound, receipt)
        return True
    state = State.UNKNOWN if message.trouble == "unknown" else State.FAILED
    return _raise(outbound, state, message.failed_at, code_of(message))


def _raise(outbound, state, at, code):
    facts = {"state": state, "state_at": at, "code": code if state == State.FAILED else None}
    with transaction.atomic():
        if not Outbound.objects.filter(pk=outbound.pk, state__lt=state).update(**facts):
            return False
        if state == State.FAILED and code == CLOSED:
            outbound.contact.shut_at = timezone.now()
            outbound.contact.save(update_fields=["shut_at"])
        if outbound.note_id and state in {State.FAILED, State.UNKNOWN}:
            tell_failed(outbound.ticket, state=state, code=code)
    return True


def tell_failed(ticket, *, state, code):
    """A note that says «WhatsApp» and did not leave, or perhaps did not: who attends must hear of it."""
    with acting(None, rules.TELL_FAILED, ticket) as ticket:
        record(ticket, Kind.WHATSAPP_FAILED, by=None, public=False, unknown=state == State.UNKNOWN, code=code)


def _ours(receipt):
    """By the name Meta gave it, or by the one we gave."""
    mine = Outbound.objects.select_related("contact", "ticket")
    found = mine.filter(wamid=receipt.wamid).first()
    if found is None and receipt.key:
        found = mine.filter(message__key=receipt.key, message__channel="whatsapp").first()
    return found


def code_of(message: Message):
    """Meta's number, which the transport puts first."""
    first = message.error.partition(" ")[0]
    return int(first) if first.isdecimal() and len(first) < 10 else None
