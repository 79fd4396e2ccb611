"""What a maker set up, or could not: written once it is known, and gone with its session."""

from django.utils import timezone

from mesa.accounts.models import User
from mesa.assistance import promises, rules
from mesa.assistance.kinds import Kind
from mesa.assistance.makers import Made
from mesa.assistance.models import Meeting, RemoteSession
from mesa.lib import vault
from mesa.tickets.acting import acting
from mesa.tickets.record import record

from .access import keys


def make_meeting(session: RemoteSession, *, made: Made) -> None:
    """Ready for both. Kept sealed even if the session ended meanwhile, for it must be closed."""
    with acting(None, rules.MAKE_MEETING, session) as session:
        now = timezone.now()
        sealed = vault.seal(list(made), keys=keys(), purpose=_purpose(session.pk))
        Meeting.objects.filter(session=session).update(
            sealed=sealed, made_at=now, failed_at=None, error="", tries=0, try_after=None if session.is_live else now
        )
        if session.is_live:
            session.ready_at, session.expires_at = session.ready_at or now, now + promises.SETTING_UP
            session.save(update_fields=["ready_at", "expires_at"])
            record(session.ticket, Kind.MEETING_MADE, by=None, session=session.pk, tool=session.tool)


def fail_meeting(session: RemoteSession, *, reason: str) -> None:
    """Told only while it matters: the manual way goes on."""
    with acting(None, rules.FAIL_MEETING, session) as session:
        Meeting.objects.filter(session=session).update(
            failed_at=timezone.now(), error=reason[:200], try_after=None, sealed=b""
        )
        if session.is_live:
            record(session.ticket, Kind.MEETING_FAILED, by=None, session=session.pk, tool=session.tool)


def close_meeting(session: RemoteSession) -> None:
    """It ended at its maker's too; nothing of it is kept."""
    with acting(None, rules.CLOSE_MEETING, session) as session:
        Meeting.objects.filter(session=session).update(closed_at=timezone.now(), sealed=b"", try_after=None)
        record(session.ticket, Kind.MEETING_CLOSED, by=None, session=session.pk, tool=session.tool)


def see_meeting(session: RemoteSession, *, by: User | None) -> Made:
    """The addresses by which both come in; each look is a line that both sides read. Raises Refused, vault.Broken."""
    with acting(by, rules.SEE_MEETING, session) as session:
        record(session.ticket, Kind.ACCESS_SEEN, by=by, session=session.pk, tool=session.tool)
        return unsealed(session.meeting)


def unsealed(meeting: Meeting) -> Made:
    """What its maker answered. Raises vault.Broken."""
    return Made(*vault.unseal(meeting.sealed, keys=keys(), purpose=_purpose(meeting.pk)))


def reseal_meetings() -> int:
    """After the installation's key changed. Answers how many."""
    done = 0
    for meeting in Meeting.objects.exclude(sealed=b""):
        sealed = vault.reseal(meeting.sealed, keys=keys(), purpose=_purpose(meeting.pk))
        done += Meeting.objects.filter(pk=meeting.pk, sealed=meeting.sealed).update(sealed=sealed)
    return done


def _purpose(pk: int) -> str:
    return f"meeting.{pk}"
