"""What the pages and the probes ask about letters. Never their words: links in them open accounts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Min, QuerySet

from .models import Message, Person, RefusedAddress, Trouble

PAGE = 50


class Line(NamedTuple):
    """A letter as a supervisor sees it: never its words."""

    id: int
    to: str
    subject: str
    posted_at: datetime
    try_after: datetime
    tries: int
    trouble: str
    error: str
    failed_at: datetime | None

    @property
    def reason(self) -> str:
        """Why it has not left, in words for people; "" when nothing went wrong."""
        return str(Trouble(self.trouble).label) if self.trouble else ""


class Fate(NamedTuple):
    """What became of a letter: `queued`, `sent`, `delivered`, `bounced` or `failed`, and why."""

    state: str
    reason: str = ""


def fates(keys: Iterable[str]) -> dict[str, Fate]:
    """`{key: Fate}` of the letters that were posted; an answer of another server counts more than our own."""
    dates = "sent_at", "failed_at", "delivered_at", "bounced_at"
    rows = Message.objects.filter(key__in=keys).values_list("key", "trouble", "error", *dates)
    return {key: _fate(*facts) for key, *facts in rows}


def _fate(
    trouble: str,
    error: str,
    sent_at: datetime | None,
    failed_at: datetime | None,
    delivered_at: datetime | None,
    bounced_at: datetime | None,
) -> Fate:
    reason = (str(Trouble(trouble).label) if trouble else "") or error
    if bounced_at or (failed_at and trouble in {Trouble.REFUSED, Trouble.BLOCKED}):
        return Fate("bounced", error or reason)
    if failed_at:
        return Fate("failed", reason)
    return Fate("delivered" if delivered_at else "sent" if sent_at else "queued", "" if sent_at else reason)


def _lines(letters: QuerySet[Message]) -> list[Line]:
    return [Line(*row) for row in letters.values_list(*Line._fields)]


def waiting(user: Person) -> list[Line]:
    """The next to leave, the first on top, `PAGE` at most; none but for supervisors."""
    return _lines(Message.objects.visible_to(user).waiting().order_by("try_after", "pk")[:PAGE])


def in_trouble(user: Person) -> list[Line]:
    """What failed, or failed so far; newest first, `PAGE` at most; none but for supervisors."""
    return _lines(Message.objects.visible_to(user).exclude(trouble="").filter(sent_at=None).order_by("-pk")[:PAGE])


def refused_addresses(user: Person) -> QuerySet[RefusedAddress]:
    """Newest first, `PAGE` at most; none but for supervisors."""
    return RefusedAddress.objects.visible_to(user).order_by("-pk")[:PAGE]


def refusal(address: str, channel: str = "email") -> RefusedAddress | None:
    """Why nothing is sent to this address; None when it is."""
    return RefusedAddress.objects.to(channel, address).first()


def oldest_waiting(now: datetime) -> timedelta:
    """How long the oldest letter has waited. Those whose own mailbox asked to wait say nothing about the service."""
    oldest = Message.objects.waiting().exclude(trouble=Trouble.DEFERRED).aggregate(at=Min("posted_at"))["at"]
    return max(now - oldest, timedelta(0)) if oldest else timedelta(0)


def kept() -> QuerySet[Message]:
    """The development mailbox, newest first, `PAGE` at most."""
    return Message.objects.filter(sent_at__isnull=False).exclude(text="").order_by("-pk")[:PAGE]


def kept_letter(number: int) -> Message | None:
    """A letter of the development mailbox; None when it was not sent, or its words were not kept."""
    return Message.objects.filter(pk=number, sent_at__isnull=False).exclude(text="").first()
