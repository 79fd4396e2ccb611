"""Being at a ticket, and what one has read there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mesa.common.refusal import Refused
from mesa.live.actions import LASTS, be_gone, be_here
from mesa.live.models import Presence
from mesa.live.reads import across, chatting, company
from mesa.notifications.models import Known


def names(ticket, person, now):
    return [one.person.name for one in across(ticket, person, company(ticket, person, now))]


def test_each_side_sees_the_other(ticket, ana, tere, tono):
    now = timezone.now()
    for person in (ana, tere, tono):
        be_here(ticket, by=person, now=now)
    assert names(ticket, ana, now) == ["Tere", "Tono"] and names(ticket, tere, now) == ["Ana"]


@pytest.mark.parametrize("who", ["beto", "vico"])
def test_an_outsider_is_not_there_and_sees_nobody(ticket, ana, who, request):
    now, person = timezone.now(), request.getfixturevalue(who)
    be_here(ticket, by=ana, now=now)
    with pytest.raises(Refused):
        be_here(ticket, by=person, now=now)
    assert company(ticket, person, now) == [] and Presence.objects.count() == 1


def test_two_of_the_house_do_not_chat_with_the_requester(ticket, ana, tere, tono):
    now = timezone.now()
    for person in (tere, tono):
        be_here(ticket, by=person, now=now)
    assert not chatting(ticket, tere, now) and not chatting(ticket, ana, now)
    be_here(ticket, by=ana, now=now)
    assert chatting(ticket, tere, now) and chatting(ticket, ana, now)
    be_gone(ticket, by=ana, now=now)
    assert not chatting(ticket, tere, now)


def test_it_is_over_when_nobody_says_it_again(ticket, ana, tere):
    now = timezone.now()
    for person in (ana, tere):
        be_here(ticket, by=person, now=now)
    assert not chatting(ticket, ana, now + LASTS + timedelta(seconds=1))


def test_what_the_page_shows_was_read(ticket, ana):
    be_here(ticket, by=ana, now=timezone.now(), seen=1)
    assert Known.objects.get().version == 1
    be_here(ticket, by=ana, now=timezone.now())
    assert Known.objects.get().version == 1
