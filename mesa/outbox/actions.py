"""Putting letters in the box, sending them, and what a supervisor may do with those that did not leave."""

import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from mesa.lib.leases import Queue

from .mime import message_id, one_line
from .models import LAST, Message, Person, RefusedAddress, Trouble
from .transports import Refusal, Transport, TransportError, Unknown, Unreachable, transport

QUEUE = Queue(
    lease=timedelta(minutes=2),  # longer than handing over one letter; a killed worker's letter is tried again then
    batch=200,
    counts=("tries", "doubts"),  # a try counts as a doubt until its outcome is written down
    delays=tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)),
)
PAUSE = timedelta(seconds=30)  # of everything, when there is no server to talk to
PERSISTENCE = timedelta(hours=48)
MAX_DOUBTS = 3  # a letter that may have arrived is repeated twice, under the same Message-ID
REMEMBERED = timedelta(days=30)
WORDS = ("subject", "text", "html", "calendar", "error")
EMPTY: dict[str, Any] = {"to": "", **dict.fromkeys(WORDS, ""), "files": [], "headers": {}}

log = structlog.get_logger(__name__)


def post(*, key: str, **letter: Any) -> Message:
    """Once per key, whoever calls and however often; `letter` is what `_written` takes. Answers the row."""
    return Message.objects.get_or_create(key=key, defaults=_written(key, **letter))[0]


def post_all(letters: Sequence[dict[str, Any]]) -> None:
    """Many, each once per its `key`, in two queries: a transaction with a letter for everybody must not be long."""
    keys = [letter["key"] for letter in letters]
    posted = set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
    fresh = [letter for letter in letters if letter["key"] not in posted]
    Message.objects.bulk_create([Message(key=letter["key"], **_written(**letter)) for letter in fresh])


def _written(
    key: str,
    *,
    channel: str,
    to: str,
    text: str,
    subject: str = "",
    html: str = "",
    calendar: str = "",
    files: Iterable[dict[str, str]] = (),
    headers: dict[str, Any] | None = None,
) -> dict[str, Any]:
    return {
        "channel": channel, "to": to.strip(), "subject": one_line(subject)[:250], "text": text, "html": html,
        "calendar": calendar, "files": list(files), "headers": {"Message-ID": message_id(key)} | (headers or {}),
    }  # fmt: skip


def send_waiting(now: datetime) -> int:
    """Safe to call from several workers at once; answers how many letters left."""
    return sum(_send_channel(channel, now) for channel in settings.TRANSPORTS)


def _send_channel(channel: str, now: datetime) -> int:
    sent = 0
    with closing(transport(channel)) as carrier:
        for letter in QUEUE.take(Message.objects.in_turn().filter(channel=channel), now):
            if _is_hopeless(letter, carrier, now):
                continue
            try:
                sent += _carry(letter, carrier, now)
            except Unreachable as error:
                _pause(letter, error, now)
                break
    return sent


def _is_hopeless(letter: Message, carrier: Transport, now: datetime) -> bool:
    """It is not even tried: its address refused another, or it may have arrived too often already."""
    refused = RefusedAddress.objects.to(letter.channel, letter.to).first()
    if refused:
        _leased(letter).update(failed_at=now, trouble=Trouble.BLOCKED, error=refused.reason, **_untried(letter))
    elif letter.doubts > _most_doubts(carrier):
        _leased(letter).update(failed_at=now, trouble=Trouble.UNKNOWN, **_untried(letter))
    else:
        return False
    return True


def _untried(letter: Message) -> dict[str, int]:
    return {"tries": letter.tries - 1, "doubts": letter.doubts - 1}


def _carry(letter: Message, carrier: Transport, now: datetime) -> int:
    try:
        told = carrier.send(letter)
    except Unreachable:
        raise
    except Refusal as error:
        _refuse(letter, error, now)
    except TransportError as error:
        _postpone(letter, error, carrier, now)
    else:
        # What left by the network is not kept: links in it open accounts, and tickets have its words.
        kept: dict[str, Any] = {} if carrier.keeps else {"text": "", "html": "", "calendar": "", "files": []}
        if told:  # what the other side calls it, in place of what only it needed to know
            kept["headers"] = {"Message-ID": letter.headers.get("Message-ID", "")} | told
        Message.objects.waiting().filter(pk=letter.pk).update(sent_at=now, trouble="", error="", **kept)
        return 1
    return 0


def note_bounce(pk: int | None, key: str, *, failed: bool, hard: bool, delivered: bool, reason: str) -> None:
    """What a mail server wrote afterwards about a letter that it had taken; named by its row or by its key."""
    letter = Message.objects.filter(pk=pk).first() if pk else Message.objects.filter(key=key).first()
    if letter is None or letter.sent_at is None:
        return
    now = timezone.now()
    if delivered:
        Message.objects.filter(pk=letter.pk, delivered_at=None).update(delivered_at=now)
    if failed:
        Message.objects.filter(pk=letter.pk, bounced_at=None).update(bounced_at=now, error=one_line(reason)[:300])
    if hard and letter.to:
        RefusedAddress.objects.get_or_create(
            channel=letter.channel, address=letter.to.lower(), defaults={"reason": reason[:300], "refused_at": now}
        )


def _most_doubts(carrier: Transport) -> int:
    return MAX_DOUBTS if carrier.repeats else 1


def _postpone(letter: Message, error: TransportError, carrier: Transport, now: datetime) -> None:
    doubts = letter.doubts - (not isinstance(error, Unknown))
    since = letter.troubled_at or now
    over = doubts >= _most_doubts(carrier) or now - since >= PERSISTENCE
    _leased(letter).update(
        try_after=now + QUEUE.delay(letter.tries),
        doubts=doubts,
        trouble=error.trouble,
        troubled_at=since,
        error=_reason(error),
        failed_at=now if over else None,
    )
    log.warning("letter_postponed", key=letter.key, trouble=error.trouble, tries=letter.tries, given_up=over)


def _pause(letter: Message, error: Unreachable, now: datetime) -> None:
    """Nobody's letter is to blame: all wait the same little while, so that they leave soon after the server is back."""
    QUEUE.postpone(letter, now, **_untried(letter))
    due = QUEUE.due(Message.objects.waiting(), now).filter(channel=letter.channel)
    due.filter(troubled_at__lte=now - PERSISTENCE).update(failed_at=now, trouble=error.trouble, error=_reason(error))
    due.update(
        try_after=now + PAUSE,
        trouble=error.trouble,
        troubled_at=Coalesce("troubled_at", now),
        error=_reason(error),
    )
    log.warning("mail_server_unreachable", reason=_reason(error))


def _refuse(letter: Message, error: Refusal, now: datetime) -> None:
    reason = _reason(error)
    if error.marks:
        RefusedAddress.objects.get_or_create(
            channel=letter.channel, address=letter.to.lower(), defaults={"reason": reason, "refused_at": now}
        )
    _leased(letter).update(failed_at=now, doubts=letter.doubts - 1, trouble=error.trouble, error=reason)
    log.warning("letter_refused", key=letter.key, marks=error.marks)


def _reason(error: TransportError) -> str:
    return one_line(str(error))[:300]


def _leased(letter: Message) -> QuerySet[Message]:
    """Still ours: nobody else leased it while this process was away."""
    return QUEUE.held(letter).filter(sent_at=None, failed_at=None)


def retry(letter: Message, *, by: Person) -> int:
    """From the beginning, under the same Message-ID; answers 1, or 0 when it was sent. Raises PermissionDenied."""
    _supervisors_only(by)
    return _again(Message.objects.filter(pk=letter.pk, sent_at=None))


def forgive_address(address: str, *, by: Person, channel: str = "email") -> int:
    """It works again: send to it, also what failed because of it; answers how many. Raises PermissionDenied."""
    _supervisors_only(by)
    RefusedAddress.objects.to(channel, address).delete()
    because = Message.objects.filter(
        channel=channel, to__iexact=address, trouble__in=[Trouble.BLOCKED, Trouble.REFUSED]
    )
    return _again(because.filter(failed_at__isnull=False))


def _again(letters: QuerySet[Message]) -> int:
    return letters.update(
        failed_at=None, troubled_at=None, trouble="", error="", tries=0, doubts=0, try_after=timezone.now()
    )


def _supervisors_only(by: Person) -> None:
    if not by.is_supervisor:
        raise PermissionDenied


def forget_letters(now: datetime) -> int:
    """After thirty days a settled letter is only its key and its dates; a last one, at once.

    Answers how many were emptied, 1000 at most.
    """
    over = Q(posted_at__lt=now - REMEMBERED) | Q(key__startswith=LAST)
    old = Message.objects.settled().exclude(to="").filter(over).order_by("posted_at")
    return Message.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:1000])).update(**EMPTY)


def forget(addresses: Collection[str]) -> None:
    """Nothing here says any of these: letters to them are given up or emptied, and those that name them lose it."""
    now = timezone.now()
    for address in addresses:
        theirs = Message.objects.filter(to__iexact=address)
        theirs.waiting().update(failed_at=now)
        theirs.update(**EMPTY)
        RefusedAddress.objects.filter(address__iexact=address).delete()
        named = Q(subject__icontains=address) | Q(text__icontains=address) | Q(html__icontains=address)
        for letter in Message.objects.filter(named | Q(error__icontains=address) | Q(calendar__icontains=address)):
            for name in WORDS:
                setattr(letter, name, re.sub(re.escape(address), "…", getattr(letter, name), flags=re.IGNORECASE))
            letter.save(update_fields=WORDS)
