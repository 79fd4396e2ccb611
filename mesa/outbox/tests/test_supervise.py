from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from mesa.outbox import actions, reads
from mesa.outbox.models import Message, RefusedAddress


@pytest.fixture
def failed(letter, sink):
    sink.answers["ana@example.org"] = "550 5.1.1 no such person"
    failed = letter()
    actions.send_waiting(timezone.now())
    sink.answers.clear()
    return failed


def test_a_supervisor_forgives_the_address_and_the_letter_leaves(failed, sink, susi):
    actions.forgive_address("Ana@example.org", by=susi)
    assert actions.send_waiting(timezone.now()) == 1
    assert sink.received[0]["Message-ID"] == failed.headers["Message-ID"]


def test_retrying_is_not_forgiving(failed, sink, susi):
    assert actions.retry(failed, by=susi) == 1
    assert actions.send_waiting(timezone.now()) == 0
    assert Message.objects.get().trouble == "blocked"


@pytest.mark.parametrize("who", ["ana", "tere", "vico"])
def test_only_supervisors(failed, who, request):
    person = request.getfixturevalue(who)
    for act in (lambda: actions.retry(failed, by=person), lambda: actions.forgive_address(failed.to, by=person)):
        with pytest.raises(PermissionDenied):
            act()
    assert RefusedAddress.objects.exists() and Message.objects.get().failed_at
    assert reads.in_trouble(person) == reads.waiting(person) == []


def test_what_the_console_reads(failed, letter, susi):
    letter("k2", to="beto@example.org")
    assert [line.to for line in reads.waiting(susi)] == ["beto@example.org"]
    assert [(line.to, line.error) for line in reads.in_trouble(susi)] == [
        ("ana@example.org", "550 5.1.1 no such person")
    ]
    assert reads.refusal("ANA@example.org").reason == "550 5.1.1 no such person"


def test_a_sent_letter_is_not_sent_again(letter, sink, susi):
    sent = letter()
    actions.send_waiting(timezone.now())
    assert actions.retry(sent, by=susi) == 0


def test_oldest_waiting(letter, sink):
    now = timezone.now()
    assert reads.oldest_waiting(now) == timedelta(0)
    old = letter()
    later = old.posted_at + timedelta(minutes=20)
    assert reads.oldest_waiting(later) == timedelta(minutes=20)
    sink.answers["ana@example.org"] = "451 later"
    actions.send_waiting(later)
    assert reads.oldest_waiting(later) == timedelta(0)


def test_after_a_month_only_key_and_dates_remain(failed, letter, sink):
    waiting = letter("k2")
    actions.forget_letters(timezone.now() + timedelta(days=29))
    assert Message.objects.get(key="k1").text == "Buen día.\n"
    assert actions.forget_letters(timezone.now() + timedelta(days=31)) == 1
    row = Message.objects.values("to", "subject", "text", "html", "headers", "error").get(key="k1")
    assert not any(row.values())
    assert Message.objects.get(pk=waiting.pk).to == "ana@example.org"
