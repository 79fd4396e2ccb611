"""Whatever the lines are, the page, the paper, the letter and the API say what `money.totals` says."""

from decimal import Decimal
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from mesa.documents.quote import option, totalled, totals_of
from mesa.lib.money import in_words, shown, totals
from mesa.sales.models import Alternative, Line
from mesa.sales.tests.test_money import LINES


def made(priced):
    lines = [
        Line(
            pk=n, description=f"Línea {n}", unit="PZA", quantity=one.quantity, unit_price=one.unit_price,
            unit_cost=Decimal(0), discount_percent=one.discount_percent, tax_percent=one.tax_percent,
        )
        for n, one in enumerate(priced, 1)
    ]  # fmt: skip
    one = SimpleNamespace(pk=1, title="Una", summary="", recommended=False, lines=SimpleNamespace(all=lambda: lines))
    one.totals = lambda without=(): Alternative.totals(one, without)
    return one


@settings(deadline=None)
@given(LINES.filter(bool), st.sampled_from(["MXN", "USD"]))
def test_every_surface_says_the_same_total(priced, currency):
    alternative, expected = made(priced), totals(priced)
    page, machine = option(alternative, currency), totals_of(alternative)
    letter = totalled(SimpleNamespace(alternatives=SimpleNamespace(all=lambda: [alternative]), currency=currency))
    assert page.total == letter[0][1] == shown(expected.total, currency)
    assert page.words == in_words(expected.total, currency) and Decimal(machine["total"]) == expected.total
    assert [item.amount for item in page.items] == [shown(one.amount) for one in priced]
    taxes = [shown(tax.amount) for tax in expected.taxes if tax.percent]
    assert [amount for label, amount in page.rows if label.startswith("IVA")] == taxes
