"""A supervisor's yes before it is sent: asked once, told, and asked again of what was written again."""

from decimal import Decimal

import pytest

from mesa.notifications.audience import listeners
from mesa.notifications.letters import write
from mesa.sales import actions
from mesa.sales.models import Line
from mesa.sales.rules import Refused
from mesa.sales.tests.conftest import line
from mesa.tickets.models import Event

CARD = "4111 1111 1111 1111"


def test_whoever_may_approve_is_told_and_then_the_seller(written, vico, susi):
    quote = actions.ask_approval(written(), by=vico)
    actions.approve_quote(actions.ask_approval(quote, by=vico), by=susi)
    asked, approved = Event.objects.filter(kind__in=("approval_asked", "quote_approved")).order_by("pk")
    assert not asked.public and not approved.public
    assert [listeners(asked), listeners(approved)] == [[(susi, "supervisors")], [(vico, "seller")]]
    for event, person, role in ((asked, susi, "supervisors"), (approved, vico, "seller")):
        words = write(event, person, role)
        assert quote.folio in words["subject"] and f"/consola/ventas/cotizaciones/{quote.pk}/" in words["text"]


def test_the_person_and_whoever_attends_hear_nothing_of_it(written, vico, susi, ana, tere, beto):
    actions.approve_quote(actions.ask_approval(written(), by=vico), by=susi)
    told = {person for event in Event.objects.filter(public=False) for person, _role in listeners(event)}
    assert told == {vico, susi}
    assert not Event.objects.visible_to(ana).filter(kind__in=("approval_asked", "quote_approved")).exists()


@pytest.mark.parametrize("who", ["ana", "beto", "tere"])
def test_who_does_not_sell_asks_for_none(written, who, request):
    quote = written()
    with pytest.raises(Refused):
        actions.ask_approval(quote, by=request.getfixturevalue(who))
    assert not Event.objects.filter(kind="approval_asked").exists()


def test_written_again_it_is_asked_again(written, vico, susi):
    quote = actions.ask_approval(written(), by=vico)
    quote = actions.write_quote(quote, by=vico, alternatives=[{"title": "Otra", "lines": [line()]}])
    assert quote.approval_asked_at is None
    actions.ask_approval(quote, by=vico)
    assert Event.objects.filter(kind="approval_asked").count() == 2


def test_what_nobody_should_send_us_is_taken_out_of_all_it_says(written, vico):
    quote = written(note=f"Paga con {CARD}.", terms=f"Depósito: {CARD}.")
    said = line(description=f"Disco {CARD}", sku="SSD-1", quantity=Decimal(1))
    actions.write_quote(quote, by=vico, alternatives=[{"title": "Una", "lines": [said]}])
    quote.refresh_from_db()
    kept = [quote.note, quote.terms, Line.objects.get().description]
    assert kept == ["Paga con [tarjeta retirada].", "Depósito: [tarjeta retirada].", "Disco [tarjeta retirada]"]
