"""What was sold, until it works."""

from datetime import date

import pytest
from django.utils import timezone

from mesa.sales import actions, clocks
from mesa.sales.rules import Refused
from mesa.terms.words import in_force

from .conftest import line


def test_the_whole_road(order, vico, tere, ana, taken):
    actions.supply_order(order, by=vico, supplier="Mayorista")
    actions.receive_order(order, by=vico)
    actions.record_serials(order.lines.first(), by=vico, serials="SN123")
    actions.ship_order(order, by=vico, carrier="Paquetería", guide="G1", tracking="https://example.org/G1")
    actions.install_order(order, by=tere)
    done = actions.deliver_order(order, by=tere, received_by="Ana Prueba", anyway=True)
    kinds = [event.kind for event in taken.events.order_by("pk") if event.kind.startswith("order_")]
    assert kinds == ["order_supplied", "order_received", "order_shipped", "order_installed", "order_delivered"]
    today = clocks.today(timezone.now())
    assert {line.warranty_until for line in done.lines.all()} == {clocks.months_after(today, 12)}


@pytest.mark.parametrize("who", ["ana", "beto", "tere"])
def test_only_who_sells_moves_it(who, order, request):
    with pytest.raises(Refused):
        actions.ship_order(order, by=request.getfixturevalue(who), carrier="x")
    order.refresh_from_db()
    assert order.step == "placed"


def test_what_is_over_does_not_move(order, vico):
    actions.cancel_order(order, by=vico, words="Ya no hay.")
    for act in (actions.receive_order, actions.cancel_order):
        with pytest.raises(Refused):
            act(order, by=vico, **({"words": "x"} if act is actions.cancel_order else {}))


def test_a_card_number_never_stays(order, vico):
    paid = actions.record_payment(order, by=vico, reference="SPEI 123 tarjeta 4242 4242 4242 4242")
    assert "4242 4242 4242" not in paid.payment and "SPEI 123" in paid.payment


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2027-01-31", 1, "2027-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-12-15", 12, "2027-12-15")],
)
def test_months_end_where_they_end(start, months, end):
    assert clocks.months_after(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_what_has_no_warranty_begins_none(written, vico, ana):
    quote = written()
    actions.write_quote(quote, by=vico, alternatives=[{"title": "Una", "lines": [line(warranty_months=0), line()]}])
    quote = actions.send_quote(quote, by=vico)
    order = actions.accept_quote(quote, by=ana, alternative=quote.alternatives.get(), name="Ana")
    done = actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)
    assert [bool(one.warranty_until) for one in done.lines.order_by("line__position")] == [False, True]


def test_handing_over_asks_no_more_for_many_lines(written, vico, ana, django_assert_max_num_queries):
    quote = written()
    actions.write_quote(quote, by=vico, alternatives=[{"title": "Una", "lines": [line()] * 30}])
    quote = actions.send_quote(quote, by=vico)
    order = actions.accept_quote(quote, by=ana, alternative=quote.alternatives.get(), name="Ana")
    with django_assert_max_num_queries(24):
        actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)


def owned(ana):
    return sorted(ana.equipment.values_list("brand", "model", "serial"))


def test_each_serial_number_is_a_piece_of_equipment(order, ana, tere, vico):
    disk = order.lines.first()
    actions.record_serials(disk, by=tere, serials="SN1\n\n SN2 ")
    done = actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)
    assert owned(ana) == [("Disco SSD de 1 TB", "", "SN1"), ("Disco SSD de 1 TB", "", "SN2")]
    assert done.lines.first().equipment.serial == "SN1"


def test_a_serial_number_read_after_it_was_delivered_counts_once(order, ana, tere, vico):
    actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)
    assert owned(ana) == []
    for _ in range(2):
        actions.record_serials(order.lines.first(), by=tere, serials="SN9")
    assert owned(ana) == [("Disco SSD de 1 TB", "", "SN9")]


def test_a_service_is_no_equipment(order, ana, vico):
    actions.record_serials(order.lines.last(), by=vico, serials="F-1")
    actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)
    assert owned(ana) == []


@pytest.mark.parametrize(("serials", "named"), [("SN1", "SN1"), ("SN1\nSN2", None)])
def test_a_claim_names_the_equipment_only_when_there_is_one(serials, named, order, ana, vico, category, texts):
    disk = order.lines.first()
    actions.record_serials(disk, by=vico, serials=serials)
    actions.deliver_order(order, by=vico, received_by="Ana", anyway=True)
    said = {"subject": "x", "description": "No enciende", "impact": "blocked", "contact_by": "chat", "key": "una"}
    text = in_force("guidelines", timezone.now())
    intake = actions.claim_product(disk, by=ana, text=text, category=category, **said).ticket.intake
    assert (intake.equipment and intake.equipment.serial) == named
