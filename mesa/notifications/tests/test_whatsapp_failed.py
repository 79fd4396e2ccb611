"""A message that did not leave is news for the technician, and for nobody else."""

import pytest
from django.utils import timezone

from mesa.channels.whatsapp.actions import tell_failed
from mesa.channels.whatsapp.models import State
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.FAILED, "Tu mensaje de WhatsApp no salió."),
        (State.UNKNOWN, "No se sabe si tu mensaje de WhatsApp salió."),
    ],
)
def test_who_attends_hears_that_it_did_not_leave(taken, tere, state, said):
    dispatch_events(timezone.now())
    before = set(Message.objects.values_list("pk", flat=True))
    tell_failed(taken, state=state, code=131026)
    dispatch_events(timezone.now())
    letters = Message.objects.exclude(pk__in=before)
    assert [letter.to for letter in letters] == [tere.email] and said in letters[0].text
