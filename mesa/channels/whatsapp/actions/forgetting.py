"""What is not kept for ever: raw deliveries, words that are on no ticket, and people who go away."""

import zlib
from datetime import timedelta

from django.db import transaction

from mesa.channels import arriving
from mesa.channels.arriving import AT_ONCE
from mesa.channels.whatsapp.models import Contact, Delivery, Inbound, Receipt
from mesa.outbox.actions import forget as forget_letters_to
from mesa.tickets.promises import CONFIRM_WITHIN

REMEMBERED = timedelta(days=30)
LOOSE = timedelta(days=90)  # words of whoever never reported anything


def forget_deliveries(now):
    """What Meta posted is in its messages' rows by then; what could not be read stays."""
    old = Delivery.objects.filter(done_at__lt=now - REMEMBERED, error="").order_by("done_at")[:AT_ONCE]
    Receipt.objects.filter(pk__in=list(_old_receipts(now))).delete()
    return Delivery.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()[0]


def _old_receipts(now):
    return Receipt.objects.filter(at__lt=now - REMEMBERED).order_by("at").values_list("pk", flat=True)[:AT_ONCE]


def forget_words(now):
    """The row stays, so that the same message is not taken twice."""
    unproven = Inbound.objects.filter(settled_at__lt=now - CONFIRM_WITHIN, note=None, fetch_after=None)
    unproven.exclude(raw={}).update(raw={})
    old = Inbound.objects.filter(settled_at__lt=now - LOOSE, note=None).exclude(words="")
    return arriving.forget(old, words="", raw={})


def let_go(person):
    """Who writes from their numbers is a stranger until proven; answers how many contacts that were."""
    return Contact.objects.filter(person=person).update(person=None, proven_at=None)


@transaction.atomic
def forget(person):
    """They go away: nothing here says who they were. What is on their tickets stays with them."""
    mine = Contact.objects.filter(person=person)
    numbers = {number for one in mine for number in (one.address, one.phone, one.wa_id, one.user_id) if number}
    forget_letters_to(numbers)
    _forget_posts([number.lstrip("+").encode() for number in numbers])
    Inbound.objects.filter(contact__in=mine).update(raw={}, fetch_after=None)
    Inbound.objects.filter(contact__in=mine, note=None).update(words="")
    mine.update(name="", phone=None, wa_id="", user_id=None, person=None, proven_at=None)


def _forget_posts(marks):
    """What Meta posted and was read already, where it names any of these."""
    if not marks:
        return
    read = Delivery.objects.filter(done_at__isnull=False).only("raw").iterator(chunk_size=AT_ONCE)
    named = [one.pk for one in read if one.raw and any(mark in zlib.decompress(one.raw) for mark in marks)]
    Delivery.objects.filter(pk__in=named).delete()
