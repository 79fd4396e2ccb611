"""The requester's calendar says no: a line, and the hour stands."""

import pytest
from django.utils import timezone

from mesa.assistance import actions, agenda
from mesa.assistance.kinds import Kind
from mesa.assistance.rules import Refused
from mesa.tickets.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(taken, tere):
    return actions.offer_slots(taken, by=tere, starts=agenda.free(tere, timezone.now())[:2], words="¿Cuándo?")


@pytest.fixture
def kept(offered, ana):
    return actions.pick_slot(offered, by=ana, start=offered.slots.first().starts_at)


def test_the_hour_stands_and_can_be_moved(kept, ana):
    note = actions.decline_appointment(kept, by=ana, words="No puedo", channel="email")
    line = Event.objects.get(kind=Kind.APPOINTMENT_DECLINED)
    assert (line.note, line.data["appointment"], line.data["channel"]) == (note, kept.pk, "email")
    kept.refresh_from_db()
    assert kept.over_at is None
    other = kept.slots.last().starts_at
    assert actions.pick_slot(kept, by=ana, start=other).starts_at == other


@pytest.mark.parametrize("who", ["beto", "tere", "susi"])
def test_only_the_requester(who, kept, request):
    with pytest.raises(Refused):
        actions.decline_appointment(kept, by=request.getfixturevalue(who))
    assert not Event.objects.filter(kind=Kind.APPOINTMENT_DECLINED).exists()


def test_not_before_an_hour_was_chosen_nor_after_it_was_called_off(offered, ana):
    with pytest.raises(Refused):
        actions.decline_appointment(offered, by=ana)
    kept = actions.pick_slot(offered, by=ana, start=offered.slots.first().starts_at)
    actions.cancel_appointment(kept, by=ana)
    with pytest.raises(Refused):
        actions.decline_appointment(kept, by=ana)
