"""Kept first, then given rows, then made something of: in the order they were written, each once. Nothing is lost."""

import zlib
from datetime import timedelta
from functools import partial
from time import monotonic

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone

from mesa.channels import arriving
from mesa.channels.whatsapp import payload
from mesa.channels.whatsapp.contacts import contact_of
from mesa.channels.whatsapp.models import Contact, Delivery, Inbound
from mesa.lib.leases import Queue

from .settling import settle
from .statuses import keep_receipt
from .templates import note_template

QUEUE = Queue(
    column="busy_until",
    lease=timedelta(minutes=3),  # longer than fetching one file; a killed worker's contact is taken up then
    batch=50,
    unset_is_due=True,
)

log = structlog.get_logger(__name__)


def receive(raw):
    """One INSERT: Meta waits for the answer."""
    return Delivery.objects.create(raw=zlib.compress(raw, 1))


def process_left(now):
    """Safe to call from several workers at once; answers how many deliveries and messages were seen to."""
    if not settings.WHATSAPP:
        return 0
    left = Delivery.objects.filter(done_at=None).order_by("pk")[: QUEUE.batch]
    done = sum(process(delivery) for delivery in left)
    unread = Inbound.objects.filter(settled_at=None).order_by()
    waiting = unread.values_list("contact").annotate(since=Min("sent_at")).order_by("since")
    ends = monotonic() + QUEUE.seconds
    return done + sum(_settle_all(one, now, ends) for one, _ in waiting[: QUEUE.batch] if monotonic() < ends)


def process(delivery):
    """Each of its messages and statuses gets its row, or has it already."""
    return arriving.make(partial(_unpack_twice, delivery), partial(_put_aside, delivery), delivery=delivery.pk)


def _unpack_twice(delivery):
    try:
        return _unpack(delivery)
    except IntegrityError:  # another worker met the same person at this moment
        return _unpack(delivery)


def _put_aside(delivery, error):
    facts = {"done_at": timezone.now(), "error": arriving.reason_of(error)}
    return bool(Delivery.objects.filter(pk=delivery.pk).update(**facts))


def _unpack(delivery):
    with transaction.atomic():
        done = {"done_at": timezone.now(), "raw": b""}  # its messages have their rows: it is no second copy of them
        if not Delivery.objects.filter(pk=delivery.pk, done_at=None).update(**done):
            return False
        found = payload.updates(zlib.decompress(delivery.raw), settings.WHATSAPP["phone_id"])
        names = [one.wamid for one in found if isinstance(one, payload.Message)]
        kept = set(Inbound.objects.filter(wamid__in=names).values_list("wamid", flat=True))
        for one in found:
            if isinstance(one, payload.Message):
                if one.wamid not in kept:
                    kept.add(one.wamid)
                    _keep(one)
            elif isinstance(one, payload.Status):
                keep_receipt(one)
            else:
                note_template(one)
    return True


def _keep(message):
    facts = {"contact": contact_of(message), "kind": message.kind, "sent_at": message.sent_at, "raw": message.raw}
    Inbound.objects.create(wamid=message.wamid, **facts)


def _settle_all(pk, now, ends):
    """What one person wrote, in its order, by one worker at a time."""
    contact = QUEUE.claim(Contact.objects.filter(pk=pk), now)
    if contact is None:
        return 0
    done = 0
    try:
        for inbound in Inbound.objects.filter(contact=pk, settled_at=None).order_by("sent_at", "pk")[: QUEUE.batch]:
            if monotonic() > ends or not QUEUE.renew(contact, timezone.now()):
                break
            done += _settle(inbound)
    finally:
        QUEUE.give_up(contact)
    return done


def _settle(inbound):
    return arriving.make(partial(settle, inbound), partial(_leave, inbound), inbound=inbound.pk)


def _leave(inbound, error):
    facts = {"settled_at": timezone.now(), "error": arriving.reason_of(error)}
    return bool(Inbound.objects.filter(pk=inbound.pk).update(**facts))
