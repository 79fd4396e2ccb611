"""Amounts that always add up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesa.lib.money import Priced, cents, in_words, margin, totals

PERCENT = st.sampled_from(["0", "8", "16"]).map(Decimal)
LINES = st.lists(
    st.builds(
        Priced,
        quantity=st.decimals("0.001", "9999.999", places=3),
        unit_price=st.decimals("0", "9999999.99", places=2),
        discount_percent=st.decimals("0", "100", places=2),
        tax_percent=PERCENT,
    ),
    max_size=20,
)


@given(LINES)
def test_what_is_shown_adds_up_to_the_cent(lines):
    shown = totals(lines)
    assert shown.subtotal == sum((line.gross for line in lines), Decimal(0))
    assert shown.base == sum((line.amount for line in lines), Decimal(0)) == shown.subtotal - shown.discount
    assert shown.total == shown.base + sum((tax.amount for tax in shown.taxes), Decimal(0))
    assert sum((tax.base for tax in shown.taxes), Decimal(0)) == shown.base
    assert all(amount == cents(amount) for amount in (shown.subtotal, shown.discount, shown.base, shown.total))


def test_the_example_of_the_reference():
    shown = totals([Priced(Decimal(3), Decimal("1234.56"), Decimal(10), Decimal(16))])
    assert (shown.base, shown.taxes[0].amount, shown.total) == (
        Decimal("3333.31"), Decimal("533.33"), Decimal("3866.64"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("3866.64", "MXN", "TRES MIL OCHOCIENTOS SESENTA Y SEIS PESOS 64/100 M.N."),
        ("1", "MXN", "UN PESO 00/100 M.N."),
        ("0.5", "USD", "CERO DÓLARES 50/100 USD"),
        ("1000000", "MXN", "UN MILLÓN DE PESOS 00/100 M.N."),
        ("21100.01", "MXN", "VEINTIÚN MIL CIEN PESOS 01/100 M.N."),
        ("2116535", "USD", "DOS MILLONES CIENTO DIECISÉIS MIL QUINIENTOS TREINTA Y CINCO DÓLARES 00/100 USD"),
    ],
)
def test_an_amount_is_written_in_words(amount, currency, words):
    assert in_words(Decimal(amount), currency) == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("60126.64", "MXN", "SIXTY THOUSAND ONE HUNDRED AND TWENTY-SIX PESOS 64/100 M.N."),
        ("1", "USD", "ONE DOLLAR 00/100 USD"),
        ("0.5", "MXN", "ZERO PESOS 50/100 M.N."),
        ("1005", "MXN", "ONE THOUSAND AND FIVE PESOS 00/100 M.N."),
        ("2000400000.01", "USD", "TWO BILLION FOUR HUNDRED THOUSAND DOLLARS 01/100 USD"),
    ],
)
def test_and_in_english(amount, currency, words):
    assert in_words(Decimal(amount), currency, "en") == words


def test_a_margin_is_of_the_price():
    assert margin(Decimal(100), Decimal(75)) == Decimal(25) and margin(Decimal(0), Decimal(1)) is None
