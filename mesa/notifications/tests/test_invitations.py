"""An agreed hour on two calendars, each on its own clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from mesa.assistance import actions, agenda
from mesa.assistance.kinds import Kind
from mesa.notifications.audience import listeners
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message
from mesa.tickets import actions as tickets
from mesa.tickets.models import Event


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo("America/Mexico_City")), tick=False):
        yield


@pytest.fixture
def kept(taken, ana, tere):
    start = agenda.free(tere, timezone.now())[0]
    offered = actions.offer_slots(taken, by=tere, starts=[start], words="¿Cuándo hablamos?")
    return actions.pick_slot(offered, by=ana, start=start)


def test_both_get_it_for_their_calendar_under_one_name(kept, ana, tere):
    actions.cancel_appointment(kept, by=ana)
    dispatch_events(timezone.now())
    for who in (ana, tere):
        invited, called_off = (
            letter.calendar for letter in Message.objects.filter(to=who.email).exclude(calendar="").order_by("pk")
        )
        assert "METHOD:REQUEST" in invited and "SEQUENCE:1" in invited and "DTSTART:20261123T173000Z" in invited
        assert "METHOD:CANCEL" in called_off and "SEQUENCE:2" in called_off and "STATUS:CANCELLED" in called_off
        uid = f"UID:cita-{kept.pk}@hardcom.mx"
        assert uid in invited and uid in called_off
        assert f"ATTENDEE;RSVP=FALSE:mailto:{who.email}" in invited


def test_each_reads_the_hour_of_their_own_clock(kept, ana, tere):
    ana.timezone = "America/Tijuana"
    ana.save(update_fields=["timezone"])
    dispatch_events(timezone.now())
    subjects = dict(Message.objects.exclude(calendar="").values_list("to", "subject"))
    assert "lunes 23/11/2026 a las 9:30 (hora de Tijuana)" in subjects[ana.email]
    assert "lunes 23/11/2026 a las 11:30 (hora de Mexico City)" in subjects[tere.email]


def test_it_is_called_off_to_both_who_would_have_met(kept, taken, susi, tono, tere):
    tickets.assign(taken, by=susi, technician=tono)
    actions.end_stray_appointments(timezone.now())
    told = Event.objects.get(kind=Kind.APPOINTMENT_CANCELLED)
    assert {person.name for person, _ in listeners(told)} == {"Ana", "Tere"}
