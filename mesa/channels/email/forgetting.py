"""What is not kept for ever of what arrived, and people who go away."""

import zlib

from django.db import transaction

from .models import Mail, Outcome, Reason

AT_ONCE = 200


@transaction.atomic
def forget(addresses):
    """Their own messages lose who, what and all that came; those of others that name them lose what came.

    What somebody else wrote and waits for a supervisor stays whole until it is settled.
    """
    if not addresses:
        return
    theirs = Mail.objects.filter(sender__in=addresses)
    waiting = theirs.filter(outcome__in=["", Outcome.QUARANTINED])
    waiting.update(outcome=Outcome.IGNORED, reason=Reason.DROPPED)
    theirs.update(sender="", subject="", message_id="", detail="", raw=b"")
    marks = [address.encode() for address in addresses]
    settled = Mail.objects.exclude(raw=b"").exclude(outcome__in=["", Outcome.QUARANTINED]).only("raw")
    named = [one.pk for one in settled.iterator(chunk_size=AT_ONCE) if _names(one.raw, marks)]
    Mail.objects.filter(pk__in=named).update(raw=b"")
    for address in addresses:
        Mail.objects.filter(subject__icontains=address).update(subject="")
        Mail.objects.filter(detail__icontains=address).update(detail="")


def _names(raw, marks):
    said = zlib.decompress(raw).lower()
    return any(mark in said for mark in marks)
