"""Before somebody has what they bought, what is usual is written down, or said not to be needed."""

import pytest

from mesa.sales import actions
from mesa.sales.models import Lack


def numbered(order, vico):
    for line in order.lines.all():
        if line.is_thing:
            actions.record_serials(line, by=vico, serials="SN1")


def test_what_is_lacking_is_told_and_nothing_happened(order, vico, ana):
    with pytest.raises(actions.Unready) as why:
        actions.deliver_order(order, by=vico, received_by="Ana")
    order.refresh_from_db()
    assert why.value.lacking == [Lack.SERIALS, Lack.SHIPPING, Lack.PAYMENT]
    assert (order.step, order.received_by, ana.equipment.count()) == ("placed", "", 0)


def test_the_technician_is_asked_as_well(order, tere):
    with pytest.raises(actions.Unready):
        actions.deliver_order(order, by=tere, received_by="Ana")
    assert actions.deliver_order(order, by=tere, received_by="Ana", anyway=True).step == "delivered"


def test_with_all_of_it_nobody_is_asked(order, vico):
    numbered(order, vico)
    actions.record_payment(order, by=vico, reference="SPEI 77")
    order = actions.ship_order(order, by=vico, carrier="Paquetería")
    assert order.lacking == [] and actions.deliver_order(order, by=vico, received_by="Ana").step == "delivered"


def test_fewer_numbers_than_pieces_are_lacking(order, vico):
    line = next(line for line in order.lines.all() if line.is_thing)
    assert line.unnumbered == 1
    assert actions.record_serials(line, by=vico, serials="\n SN1 \n").unnumbered == 0


def test_work_has_neither_numbers_nor_shipping(written, vico, ana):
    quote = written()
    hour = {"description": "Visita", "unit": "HR", "quantity": 1, "unit_price": 500, "unit_cost": 100}
    quote = actions.write_quote(quote, by=vico, alternatives=[{"title": "Visita", "lines": [hour]}])
    sent = actions.send_quote(quote, by=vico)
    order = actions.accept_quote(sent, by=ana, alternative=sent.alternatives.get(), name="Ana")
    assert order.lacking == [Lack.PAYMENT]
