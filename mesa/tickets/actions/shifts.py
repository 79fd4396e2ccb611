"""Who is at work. A shift is no line of any ticket; what is handed over at its end is."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from mesa.accounts.models import User
from mesa.tickets import desk
from mesa.tickets.models import Shift, Ticket
from mesa.tickets.rules import Refused

from .taking import assign


def start_shift(*, by: User) -> Shift:
    """Pressed twice it is one shift. Raises Refused for all but technicians."""
    if not by.is_technician:
        raise Refused
    try:
        with transaction.atomic():
            return Shift.objects.on().filter(technician=by).first() or Shift.objects.create(technician=by)
    except IntegrityError:
        return Shift.objects.on().get(technician=by)


@transaction.atomic
def end_shift(*, by: User, substitute: User | None = None) -> Shift | None:
    """What nobody has been told a word about yet goes to the substitute, who is on shift too.

    None when there was no shift. Raises Refused for all but technicians, and for a substitute who is not on shift.
    """
    if not by.is_technician:
        raise Refused
    if substitute and (substitute == by or not Shift.objects.on().filter(technician=substitute).exists()):
        raise Refused
    shift = Shift.objects.select_for_update().on().filter(technician=by).first()
    if shift is None:
        return None
    shift.ended_at, shift.substitute = timezone.now(), substitute
    shift.save(update_fields=["ended_at", "substitute"])
    if substitute:
        for ticket in Ticket.objects.unheard().filter(technician=by):
            assign(ticket, by=by, technician=substitute)
    return shift


def end_forgotten_shifts(now: datetime) -> int:
    """A shift that nobody ended was over when the working day was. Answers how many."""
    ended, calendar = 0, desk.calendar()
    for shift in Shift.objects.on():
        end = calendar.day_ends(shift.started_at)
        if end <= now:
            left = Shift.objects.on().filter(pk=shift.pk)
            ended += left.update(ended_at=end, forgotten=True)
    return ended
