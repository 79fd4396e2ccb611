"""What became of a message of ours: as Meta says, whenever and in whatever order it says so."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mesa.channels.whatsapp import rules
from mesa.channels.whatsapp.kinds import Kind
from mesa.channels.whatsapp.models import Outbound, Receipt, State
from mesa.outbox.models import Message
from mesa.tickets.acting import acting
from mesa.tickets.record import record

STATES = {
    "sent": State.SENT, "delivered": State.DELIVERED, "read": State.READ, "played": State.READ,
    "failed": State.FAILED,
}  # fmt: skip
CLOSED = 131047
BATCH = 200
FILE = "whatsapp-file-of-"  # the key of one that went behind its note


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
    unnamed = Outbound.objects.filter(wamid=None).select_related("message", "contact", "ticket").order_by("pk")
    left, failed = Q(message__sent_at__isnull=False), Q(state=State.QUEUED, message__failed_at__isnull=False)
    return sum(_follow(outbound) for outbound in unnamed.filter(left | failed)[:BATCH])


def apply(outbound, receipt):
    """Only forward: what came late says nothing new, and nothing undoes «delivered»."""
    state = STATES.get(receipt.status)
    if state is None:
        return False
    Outbound.objects.filter(pk=outbound.pk, wamid=None).update(wamid=receipt.wamid)
    return _raise(outbound, state, receipt.at, receipt.code)


def _follow(outbound):
    """Without a name it never left: if it was tried again and left now, that is what counts."""
    message = outbound.message
    if not message.sent_at:
        state = State.UNKNOWN if message.trouble == "unknown" else State.FAILED
        return _raise(outbound, state, message.failed_at, code_of(message))
    wamid = message.headers.get("wamid")
    facts = {"wamid": wamid, "state": State.SENT, "state_at": message.sent_at, "code": None}
    if Outbound.objects.filter(pk=outbound.pk, wamid=None).update(**facts):
        for receipt in Receipt.objects.filter(wamid=wamid).order_by("at", "pk"):
            apply(outbound, receipt)
    return True


def _raise(outbound, state, at, code):
    facts = {"state": state, "state_at": at, "code": code if state == State.FAILED else None}
    with transaction.atomic():
        if not Outbound.objects.filter(pk=outbound.pk, state__lt=state).update(**facts):
            return False
        if state == State.FAILED and code == CLOSED:
            outbound.contact.shut_at = timezone.now()
            outbound.contact.save(update_fields=["shut_at"])
        if (outbound.note_id or FILE in outbound.message.key) and state in {State.FAILED, State.UNKNOWN}:
            tell_failed(outbound.ticket, state=state, code=code)
    return True


def tell_failed(ticket, *, state, code):
    """A note that says «WhatsApp» and did not leave, or perhaps did not: the technician must hear of it."""
    with acting(None, rules.TELL_FAILED, ticket) as ticket:
        record(ticket, Kind.WHATSAPP_FAILED, by=None, unknown=state == State.UNKNOWN, code=code)


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
