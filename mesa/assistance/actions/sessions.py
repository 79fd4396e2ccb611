"""Asked for, accepted, in course and over."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone

from mesa.accounts.models import User
from mesa.assistance import makers, promises, rules, tools
from mesa.assistance.kinds import Kind
from mesa.assistance.models import AccessCode, Meeting, RemoteSession
from mesa.assistance.rules import Refused
from mesa.terms.models import Acceptance
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.models import Event, Ticket
from mesa.tickets.notes import write_note
from mesa.tickets.record import record

BATCH = 100


def ask_session(
    ticket: Ticket, *, by: User, tool: str, words: str, seen: int | None = None, sure: bool = False
) -> RemoteSession:
    """With a word to the person: it is a contact like any other, and may be the first. `tool`: a slug that is offered.

    Raises Refused, Conflict, WordsRefused.
    """
    if tool not in {offered.slug for offered in tools.offered()}:
        raise Refused
    with acting(by, rules.ASK_SESSION, ticket, seen=seen) as ticket:
        note = write_note(ticket, by=by, body=words, sure=sure)
        session = RemoteSession.objects.create(
            ticket=ticket, technician=by, tool=tool, expires_at=note.written_at + promises.ANSWER
        )
        _record(session, Kind.SESSION_ASKED, by, note=note)
    return session


def accept_session(session: RemoteSession, *, by: User | None, acceptance: Acceptance) -> RemoteSession:
    """Yes to *this* session, in the words of `acceptance`. Raises Refused."""
    with acting(by, rules.ACCEPT_SESSION, session) as session:
        now = timezone.now()
        session.acceptance, session.accepted_at, session.expires_at = acceptance, now, now + promises.SETTING_UP
        session.save(update_fields=["acceptance", "accepted_at", "expires_at"])
        if makers.configured(session.tool):
            Meeting.objects.create(session=session, try_after=now)
        _record(session, Kind.SESSION_ACCEPTED, by, text=acceptance.text_id)
    return session


def decline_session(session: RemoteSession, *, by: User | None, why: str = "") -> RemoteSession:
    """No, before it began; a reason is optional. Raises Refused."""
    with acting(by, rules.DECLINE_SESSION, session) as session:
        note = write_note(session.ticket, by=by, body=why) if why else None
        _finish(session, "declined_at")
        _record(session, Kind.SESSION_DECLINED, by, note=note)
    return session


def start_session(session: RemoteSession, *, by: User | None) -> RemoteSession:
    """The technician sees the machine. Raises Refused."""
    with acting(by, rules.START_SESSION, session) as session:
        session.started_at = timezone.now()
        session.expires_at = session.started_at + promises.LONGEST
        session.save(update_fields=["started_at", "expires_at"])
        _record(session, Kind.SESSION_STARTED, by)
    return session


def end_session(session: RemoteSession, *, by: User | None) -> RemoteSession:
    """Either side, at any moment; nobody needs a reason. Raises Refused."""
    with acting(by, rules.END_SESSION, session) as session:
        _finish(session, "ended_at")
        _record(session, Kind.SESSION_ENDED, by, seconds=_lasted(session))
    return session


def expire_session(now: datetime) -> int:
    """Those that nobody answered, used or ended in time. Answers how many."""
    late = RemoteSession.objects.expired(now)[:BATCH]
    return by_the_clock(rules.EXPIRE_SESSION, late, partial(_end, fact="expired_at", kind=Kind.SESSION_EXPIRED))


def end_stray_sessions(now: datetime) -> int:
    """Those whose ticket ended, or went to somebody else. Answers how many."""
    return end_sessions(RemoteSession.objects.stray()[:BATCH])


def end_sessions(sessions: Iterable[RemoteSession]) -> int:
    """By the desk itself; answers how many."""
    return by_the_clock(rules.EXPIRE_SESSION, sessions, partial(_end, fact="ended_at", kind=Kind.SESSION_ENDED))


def _end(session: RemoteSession, fact: str, kind: Kind) -> None:
    _finish(session, fact)
    _record(session, kind, None, seconds=_lasted(session))


def _finish(session: RemoteSession, fact: str) -> None:
    """However it ends, what opens the machine ends with it."""
    AccessCode.objects.filter(session=session).delete()
    Meeting.objects.filter(session=session, made_at__isnull=False).update(try_after=timezone.now(), tries=0)
    setattr(session, fact, timezone.now())
    session.expires_at = None
    session.save(update_fields=[fact, "expires_at"])


def _lasted(session: RemoteSession) -> int:
    """Whole seconds that somebody saw the machine."""
    over = session.ended_at or session.expired_at
    return int((over - session.started_at).total_seconds()) if over and session.started_at else 0


def _record(session: RemoteSession, kind: Kind, by: User | None, **data: Any) -> Event:
    return record(session.ticket, kind, by=by, session=session.pk, tool=session.tool, **data)
