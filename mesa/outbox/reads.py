"""What the pages and the probes ask about letters. Never their words: links in them open accounts."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Min

from .models import Message, RefusedAddress, Trouble

PAGE = 50


class Line(NamedTuple):
    id: int
    to: str
    subject: str
    posted_at: object
    try_after: object
    tries: int
    trouble: str
    error: str
    failed_at: object

    @property
    def reason(self):
        return Trouble(self.trouble).label if self.trouble else ""


def _lines(letters):
    return [Line(*row) for row in letters.values_list(*Line._fields)]


def waiting(user):
    """The next to leave."""
    return _lines(Message.objects.visible_to(user).waiting().order_by("try_after", "pk")[:PAGE])


def in_trouble(user):
    """What failed, or failed so far; newest first."""
    return _lines(Message.objects.visible_to(user).exclude(trouble="").filter(sent_at=None).order_by("-pk")[:PAGE])


def refused_addresses(user):
    return RefusedAddress.objects.visible_to(user).order_by("-pk")[:PAGE]


def refusal(address, channel="email"):
    """Why nothing is sent to this address; None when it is."""
    return RefusedAddress.objects.to(channel, address).first()


def oldest_waiting(now):
    """How long the oldest letter has waited. Those whose own mailbox asked to wait say nothing about the service."""
    oldest = Message.objects.waiting().exclude(trouble=Trouble.DEFERRED).aggregate(at=Min("posted_at"))["at"]
    return max(now - oldest, timedelta(0)) if oldest else timedelta(0)


def kept():
    """The development mailbox, newest first."""
    return Message.objects.filter(sent_at__isnull=False).exclude(text="").order_by("-pk")[:PAGE]


def kept_letter(number):
    return Message.objects.filter(pk=number, sent_at__isnull=False).exclude(text="").first()
