"""What a page sends in one go: the agreement, the equipment, the number, the ticket."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from mesa.common.refusal import Refused
from mesa.terms.models import Acceptance
from mesa.terms.words import in_force
from mesa.tickets import actions
from mesa.tickets.models import Draft, Ticket


@pytest.fixture
def said(category, texts):
    return {
        "key": "k1",
        "text": in_force("guidelines", timezone.now()),
        "subject": "No imprime",
        "description": "No responde.",
        "category": category,
        "impact": "mild",
        "contact_by": "chat",
        "address": "192.0.2.7",
        "agent": "Navegador",
    }


def test_everything_or_nothing(ana, said):
    with pytest.raises(ValueError):
        actions.report(by=ana, **said | {"category": "no es una categoría"})
    assert not Acceptance.objects.exists() and not Ticket.objects.exists()


def test_the_draft_is_gone_and_the_number_stays(ana, said):
    actions.save_draft(by=ana, words={"key": "k1", "subject": "No imp"})
    actions.report(by=ana, reach={"phone": "+525512345678"}, **said)
    ana.refresh_from_db()
    assert not Draft.objects.exists() and ana.phone == "+525512345678"


def test_nobody_unverified(nora, said):
    with pytest.raises(Refused):
        actions.report(by=nora, **said)
    assert not Acceptance.objects.exists()


def test_without_a_key_each_is_another(ana, said):
    said["key"] = None
    assert actions.report(by=ana, **said) != actions.report(by=ana, **said)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time, in memory one thread")
def test_sent_by_four_at_the_same_moment_it_is_one(ana, said):
    together = Barrier(4)

    def send():
        together.wait()
        try:
            return actions.report(by=ana, **said).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        numbers = {done.result() for done in [threads.submit(send) for _ in range(4)]}
    assert len(numbers) == 1 == Ticket.objects.count() == Acceptance.objects.count()
