"""A session in the browser: who is at it, what their browsers tell each other, and a still that the person allows."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from mesa.accounts.models import User
from mesa.assistance import promises, rules
from mesa.assistance.kinds import Kind
from mesa.assistance.models import Peer, PeerRole, RemoteSession, Signal, State, TicketLink
from mesa.assistance.rules import Refused
from mesa.tickets.acting import acting
from mesa.tickets.models import Attachment, Note
from mesa.tickets.notes import Voice, write_note
from mesa.tickets.record import record

from .sessions import end_sessions

HERE = timedelta(seconds=20)  # pages say it again every few seconds
FORGOTTEN = timedelta(minutes=5)
KINDS = {"offer", "answer", "candidate"}
LONGEST = 64 * 1024  # characters; an offer has about six thousand
AT_ONCE = 100
WINDOW, MOST = timedelta(seconds=10), 300


class TooMany(Exception):
    """More than browsers need to meet."""


def join_session(session: RemoteSession, *, by: User) -> Peer:
    """The person is at the page and can share: the session is ready. Raises Refused."""
    with acting(by, rules.JOIN_SESSION, session) as session:
        if session.status == State.ACCEPTED:
            session.ready_at = timezone.now()
            session.save(update_fields=["ready_at"])
            record(session.ticket, Kind.SESSION_READY, by=by, session=session.pk, tool=session.tool)
        return _enter(session, PeerRole.SHARER, by.name, person=by)


def view_session(session: RemoteSession, *, by: User) -> Peer:
    """The technician looks at what is shared. Raises Refused."""
    with acting(by, rules.VIEW_SESSION, session) as session:
        return _enter(session, PeerRole.VIEWER, by.name, person=by)


def observe_session(session: RemoteSession, *, by: User) -> Peer:
    """A supervisor looks on. Everybody is told. Raises Refused."""
    with acting(by, rules.OBSERVE_SESSION, session) as session:
        return _look_on(session, by.name, by=by, person=by)


def observe_by_link(session: RemoteSession, *, link: TicketLink) -> Peer:
    """Somebody whom the person invited: a relative, the one who knows the password. Raises Refused."""
    with acting(None, rules.OBSERVE_BY_LINK, session) as session:
        return _look_on(session, link.device, link=link)


def _look_on(session: RemoteSession, name: str, *, by: User | None = None, **who: Any) -> Peer:
    known = Peer.objects.filter(session=session, role=PeerRole.OBSERVER, **who)
    if known.filter(removed_at__isnull=False).exists():
        raise Refused
    first = not known.exists()
    peer = _enter(session, PeerRole.OBSERVER, name, **who)
    if first:
        record(session.ticket, Kind.OBSERVER_JOINED, by=by, session=session.pk, name=name)
    return peer


def remove_observer(session: RemoteSession, *, by: User | None, peer: int) -> None:
    """With one press of who shares; they cannot come back to this session. `peer`: the id of their page.

    Raises Refused.
    """
    with acting(by, rules.REMOVE_OBSERVER, session) as session:
        gone = Peer.objects.filter(pk=peer, session=session, role=PeerRole.OBSERVER).first()
        if gone is None:
            raise Refused
        same = Peer.objects.filter(session=session, role=PeerRole.OBSERVER, person=gone.person_id, link=gone.link_id)
        same.update(removed_at=timezone.now())
        record(session.ticket, Kind.OBSERVER_REMOVED, by=by, session=session.pk, name=gone.name)


def save_still(session: RemoteSession, *, by: User | None, file: Attachment, words: str) -> Note:
    """A picture of what is shared, with the yes its owner just gave. Raises Refused."""
    with acting(by, rules.SAVE_STILL, session) as session:
        note = write_note(session.ticket, by=by, body=words, files=[file], voice=Voice.ASIDE)
        record(session.ticket, Kind.STILL_SAVED, by=by, note=note, session=session.pk)
    return note


def say(peer: Peer, *, to: int, kind: str, body: str) -> Signal:
    """To one of the same session (the id of their page). Nothing of it is read, kept or logged.

    Raises Refused; TooMany beyond `MOST` in a `WINDOW`.
    """
    now = timezone.now()
    if kind not in KINDS or len(body) > LONGEST:
        raise Refused
    other = Peer.objects.here(peer.session_id, now).filter(pk=to).exclude(pk=peer.pk).first()
    if other is None or PeerRole.SHARER not in {peer.role, other.role}:
        raise Refused
    if kind == "offer" and peer.role == PeerRole.OBSERVER:  # who looks on answers, and sends nothing
        raise Refused
    if Signal.objects.filter(sender=peer, at__gt=now - WINDOW).count() >= MOST:
        raise TooMany
    return Signal.objects.create(sender=peer, receiver=other, kind=kind, body=body, at=now)


def hear(peer: Peer, heard: Collection[int] = ()) -> list[Signal]:
    """What others said to this page and it has not said that it `heard`: an answer that was lost is told again.

    In order, `AT_ONCE` at most.
    """
    now = timezone.now()
    if peer.until < now + HERE / 2:
        Peer.objects.filter(pk=peer.pk).update(until=now + HERE)
    if heard:
        Signal.objects.filter(receiver=peer, pk__in=heard).update(heard=True)
    return list(Signal.objects.filter(receiver=peer, heard=False).order_by("pk").select_related("sender")[:AT_ONCE])


def leave_session(peer: Peer) -> None:
    """The page was closed."""
    Peer.objects.filter(pk=peer.pk).update(until=timezone.now())


def end_left_sessions(now: datetime) -> int:
    """Those whose person closed the page and did not come back. Answers how many."""
    gone = RemoteSession.objects.live().filter(peers__role=PeerRole.SHARER).distinct()
    left = gone.annotate(seen=Max("peers__until", filter=Q(peers__role=PeerRole.SHARER)))
    return end_sessions(left.filter(seen__lt=now - promises.LEFT)[:AT_ONCE])


def forget_signals(now: datetime) -> int:
    """Those older than `FORGOTTEN`. Answers how many."""
    gone, _ = Signal.objects.filter(at__lt=now - FORGOTTEN).delete()
    return gone


def _enter(session: RemoteSession, role: PeerRole, name: str, **who: Any) -> Peer:
    """A page that comes back is another page: the old one is told by silence. There is one sharer at a time."""
    now = timezone.now()
    if role != PeerRole.OBSERVER:
        Peer.objects.here(session, now).filter(role=role).update(until=now)
    return Peer.objects.create(
        session=session, key=secrets.token_urlsafe(16), role=role, name=name[:120], until=now + HERE, **who
    )
