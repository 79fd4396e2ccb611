"""Owed to makers: claimed, asked for outside any transaction, written down when it is known."""

from datetime import datetime, timedelta

import structlog

from mesa.lib.http import Later, Never
from mesa.lib.leases import Queue
from mesa.lib.vault import Broken

from . import actions, makers
from .models import Meeting

QUEUE = Queue(
    lease=timedelta(minutes=2),  # longer than all that is asked for one; a killed worker's is taken up then
    batch=20,
    counts=("tries",),
    delays=tuple(timedelta(seconds=seconds) for seconds in (5, 20, 60, 180)),  # then it is given up: a person waits
)
LONGEST = timedelta(minutes=10)  # however long a maker says to wait
CLOSING = 200  # tries to close one that is over; by then its maker has ended it by itself

log = structlog.get_logger(__name__)


def make_meetings(now: datetime) -> int:
    """Safe to call from several workers at once; answers how many were asked for."""
    owed = Meeting.objects.select_related("session").order_by("try_after")
    return sum(_carry_out(meeting, now) for meeting in QUEUE.take(owed, now))


def _carry_out(meeting: Meeting, now: datetime) -> bool:
    try:
        _settle(meeting)
    except Later as error:
        _postpone(meeting, error, now)
    except (Never, makers.Unfit, Broken, KeyError) as error:
        _give_up(meeting, str(error))
    return True


def _settle(meeting: Meeting) -> None:
    session = meeting.session
    if meeting.is_open and not session.is_live:
        makers.maker(session.tool).close(actions.unsealed(meeting))
        actions.close_meeting(session)
    elif session.is_live and not meeting.made_at:
        actions.make_meeting(session, made=makers.maker(session.tool).make(f"mesa-{session.ticket_id}-{session.pk}"))
    else:
        QUEUE.give_up(meeting)


def _postpone(meeting: Meeting, error: Later, now: datetime) -> None:
    most = len(QUEUE.delays) if meeting.session.is_live else CLOSING
    if meeting.tries > most:
        _give_up(meeting, str(error))
        return
    asked = timedelta(seconds=error.after or 0)
    wait = min(max(QUEUE.delay(meeting.tries), asked), LONGEST)
    QUEUE.postpone(meeting, now + wait, error=str(error)[:200])
    log.warning("maker_not_now", session=meeting.pk, reason=str(error), tries=meeting.tries)


def _give_up(meeting: Meeting, reason: str) -> None:
    log.warning("maker_refused", session=meeting.pk, reason=reason)
    actions.fail_meeting(meeting.session, reason=reason)
