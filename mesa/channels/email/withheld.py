"""Messages that a mailbox has and its server does not give: asked for again while the others go on."""

from datetime import timedelta

import structlog
from django.utils import timezone

from .actions import put_aside
from .models import Mail, Mailbox, Outcome, Reason, Withheld

TRIES = 3  # then it is put aside, and still asked for
WAITS = (20, 60, 600, 3600, 6 * 3600, 24 * 3600)  # seconds after the first try, the second…; the last one repeats
PATIENCE = timedelta(days=8)
AT_ONCE = 20  # of those; whatever is new goes first

log = structlog.get_logger(__name__)


def due(mailbox: Mailbox, now) -> list[Withheld]:
    """Those to ask for again, the longest wait first."""
    found = Withheld.objects.filter(mailbox=mailbox, validity=mailbox.validity, try_after__lte=now)
    return list(found.order_by("try_after")[:AT_ONCE])


def stumble(mailbox: Mailbox, uid: int, trouble: str, *, cut: bool = False) -> int:
    """It was not given: answers how often by now. After `TRIES` a row of mail stands for it, for a supervisor.

    `cut`: the connection ended there, which is the fault of the message only if others come through meanwhile.
    """
    now = timezone.now()
    named = {"mailbox": mailbox, "validity": mailbox.validity, "uid": uid}
    one = Withheld.objects.get_or_create(**named, defaults={"trouble": trouble[:300], "since": now})[0]
    blamed = not cut or Mail.objects.filter(road=mailbox.name, arrived_at__gte=one.since).exists()
    wait = timedelta(seconds=WAITS[min(one.tries, len(WAITS) - 1)] if blamed else 0)
    one.tries, one.trouble = one.tries + 1, trouble[:300]
    one.try_after = now + wait if now - one.since < PATIENCE else None
    if blamed and one.tries >= TRIES and one.mail is None:
        one.mail = _stand_in(one)
        log.error("mail_withheld", mailbox=mailbox.name, uid=uid, trouble=one.trouble)
    one.save(update_fields=["tries", "trouble", "try_after", "mail"])
    return one.tries


def given(mailbox: Mailbox, uid: int) -> None:
    """It came after all, or is no longer there: nothing needs to stand for it."""
    found = Withheld.objects.filter(mailbox=mailbox, validity=mailbox.validity, uid=uid)
    for mail in found.exclude(mail=None).values_list("mail", flat=True):
        stands = Mail.objects.filter(pk=mail, outcome=Outcome.QUARANTINED)
        stands.update(outcome=Outcome.IGNORED, reason=Reason.DROPPED)
    found.delete()


def forget_others(mailbox: Mailbox) -> None:
    """Its server numbers anew: all of it is read again."""
    Withheld.objects.filter(mailbox=mailbox).exclude(validity=mailbox.validity).delete()


def _stand_in(one: Withheld):
    name = f"{one.mailbox.name}/{one.validity}/{one.uid}"
    return put_aside(b"", road=one.mailbox.name, detail=one.trouble[:200], reason=Reason.WITHHELD, name=name)
