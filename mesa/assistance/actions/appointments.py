"""A moment to meet: offered by the technician, chosen and moved by the person, kept by both or called off by either."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from mesa.accounts.models import User
from mesa.assistance import agenda, promises, rules
from mesa.assistance.kinds import Kind
from mesa.assistance.models import Appointment, Slot
from mesa.tickets import clocks, desk
from mesa.tickets.acting import acting, by_the_clock
from mesa.tickets.models import Attachment, Event, Note, Status, Ticket
from mesa.tickets.notes import Voice, write_note
from mesa.tickets.record import record

BATCH = 100
SPOKEN = ["status", "waiting_at", "due_at", "overdue_at"]


class Taken(Exception):
    """That moment is no longer free: somebody else chose it, it is past, or the page is old."""


def offer_slots(
    ticket: Ticket,
    *,
    by: User | None,
    starts: Collection[datetime],
    words: str,
    seen: int | None = None,
    sure: bool = False,
) -> Appointment:
    """The ticket waits for the choice, with the credit paused. An offer that stood before is called off.

    Raises Refused, Conflict, WordsRefused; Taken for a moment that may not be offered.
    """
    with acting(by, rules.OFFER_SLOTS, ticket, seen=seen) as ticket:
        return _offer(ticket, by, starts, words, sure)


def offer_installation(
    ticket: Ticket,
    *,
    by: User | None,
    starts: Collection[datetime],
    words: str,
    seen: int | None = None,
    sure: bool = False,
) -> Appointment:
    """The seller, in the free hours of the technician: that is who will be there. Raises as `offer_slots` does."""
    with acting(by, rules.OFFER_INSTALLATION, ticket, seen=seen) as ticket:
        return _offer(ticket, by, starts, words, sure, about="installation")


def pick_slot(
    appointment: Appointment, *, by: User | None, start: datetime, seen: int | None = None, channel: str = "web"
) -> Appointment:
    """The first choice, or another one later. `seen`: how often it had changed on the page that chooses. `channel`:
    "link" for whoever did not sign in.

    Raises Refused; Taken when that moment is no longer free.
    """
    with acting(by, rules.PICK_SLOT, appointment) as appointment:
        before, now = appointment.starts_at, timezone.now()
        if before == start:
            return appointment
        offered = appointment.slots.filter(starts_at=start).exists()
        if not offered or start <= now or seen not in {None, appointment.changes}:
            raise Taken
        _keep(appointment, start, now)
        _answer(appointment.ticket, due_at=appointment.ends_at)
        _record(appointment, Kind.APPOINTMENT_MOVED if before else Kind.APPOINTMENT_PICKED, by, **_by(channel))
    return appointment


def decline_appointment(
    appointment: Appointment, *, by: User, words: str = "", files: Iterable[Attachment] = (), channel: str = "web"
) -> Note | None:
    """The requester's calendar says no: the hour stands until they choose another or call it off, and both hear of it.

    Answers the note of their words, if there are any. Raises Refused.
    """
    with acting(by, rules.DECLINE_APPOINTMENT, appointment) as appointment:
        ticket, owed = appointment.ticket, clocks.answer_due(desk.calendar(), timezone.now())
        note = None
        if words:
            note = write_note(ticket, by=by, body=words, files=files, channel=channel, voice=Voice.ASIDE)
        _answer(ticket, due_at=min(filter(None, (owed, appointment.ends_at))))
        _record(appointment, Kind.APPOINTMENT_DECLINED, by, note=note, **_by(channel))
    return note


def cancel_appointment(
    appointment: Appointment, *, by: User | None, why: str = "", channel: str = "web"
) -> Appointment:
    """Either side, while it is ahead. The desk owes a word again. Raises Refused."""
    with acting(by, rules.CANCEL_APPOINTMENT, appointment) as appointment:
        ticket, now = appointment.ticket, timezone.now()
        note = write_note(ticket, by=by, body=why, channel=channel, voice=Voice.ASIDE) if why else None
        _answer(ticket, due_at=clocks.answer_due(desk.calendar(), now))
        _call_off(appointment, now)
        _record(appointment, Kind.APPOINTMENT_CANCELLED, by, note=note, **_by(channel))
    return appointment


def remind_appointment(now: datetime) -> int:
    """The day before and the hour before, to both. Answers how many."""
    return by_the_clock(rules.REMIND_APPOINTMENT, Appointment.objects.to_remind(now)[:BATCH], partial(_remind, now=now))


def end_stray_appointments(now: datetime) -> int:
    """Those whose ticket ended or changed hands: nobody waits for who will not come. Answers how many."""
    strays = Appointment.objects.stray(now)[:BATCH]
    return by_the_clock(rules.END_STRAY_APPOINTMENTS, strays, partial(_end_stray, now=now))


def _offer(
    ticket: Ticket, by: User | None, starts: Collection[datetime], words: str, sure: bool, **told: Any
) -> Appointment:
    technician, now = ticket.technician, timezone.now()
    if (
        technician is None
        or not 0 < len(set(starts)) <= promises.SLOTS
        or set(starts) - set(agenda.free(technician, now))
    ):
        raise Taken
    for before in Appointment.objects.standing().filter(ticket=ticket):
        before.ticket = ticket
        _call_off(before, now)
        if before.starts_at and before.starts_at > now:
            _record(before, Kind.APPOINTMENT_CANCELLED, by)
    note = write_note(ticket, by=by, body=words, sure=sure, paused=True)
    ticket.status, ticket.waiting_at, ticket.due_at = Status.WAITING, now, clocks.patience_ends(now)
    ticket.save(update_fields=SPOKEN)
    appointment = Appointment.objects.create(ticket=ticket, technician=technician, offered_at=now)
    Slot.objects.bulk_create([Slot(appointment=appointment, starts_at=start) for start in sorted(set(starts))])
    record(ticket, Kind.SLOTS_OFFERED, by=by, note=note, appointment=appointment.pk, **told)
    return appointment


def _keep(appointment: Appointment, start: datetime, now: datetime) -> None:
    appointment.starts_at, appointment.changes = start, appointment.changes + 1
    appointment.remind_at = _next_reminder(start, now)
    try:
        with transaction.atomic():
            appointment.save(update_fields=["starts_at", "changes", "remind_at"])
    except IntegrityError:  # of two who chose the same moment of one technician, one has it
        raise Taken from None


def _next_reminder(start: datetime, now: datetime) -> datetime | None:
    return next((start - before for before in promises.REMINDERS if start - before > now), None)


def _answer(ticket: Ticket, *, due_at: datetime | None) -> None:
    """The person answered: the ticket is with the house until `due_at`."""
    if ticket.is_live:
        ticket.status, ticket.waiting_at, ticket.overdue_at, ticket.due_at = Status.OPEN, None, None, due_at
        ticket.save(update_fields=SPOKEN)


def _call_off(appointment: Appointment, now: datetime) -> None:
    appointment.over_at, appointment.remind_at, appointment.changes = now, None, appointment.changes + 1
    appointment.save(update_fields=["over_at", "remind_at", "changes"])


def _remind(appointment: Appointment, now: datetime) -> bool:
    if appointment.remind_at is None or appointment.remind_at > now:
        return False
    start = appointment.starts_at
    appointment.remind_at = _next_reminder(start, now) if start else None
    appointment.save(update_fields=["remind_at"])
    if start and start > now:
        _record(appointment, Kind.APPOINTMENT_REMINDED, None)
    return True


def _end_stray(appointment: Appointment, now: datetime) -> None:
    _answer(appointment.ticket, due_at=clocks.answer_due(desk.calendar(), now))
    _call_off(appointment, now)
    _record(appointment, Kind.APPOINTMENT_CANCELLED, None)


def _by(channel: str) -> dict[str, str]:
    return {} if channel == "web" else {"channel": channel}


def _record(appointment: Appointment, kind: Kind, by: User | None, **data: Any) -> Event:
    """What the line says is enough for a calendar, whatever happens to the appointment later."""
    start, end = appointment.starts_at, appointment.ends_at
    when: dict[str, Any] = {"starts_at": start.isoformat(), "ends_at": end.isoformat()} if start and end else {}
    return record(
        appointment.ticket, kind, by=by, appointment=appointment.pk, changes=appointment.changes, **when, **data
    )
