"""Numbers as people write them: right or none, never another."""

import pytest

from mesa.lib import numerals


@pytest.mark.parametrize(
    ("said", "point", "comma"),
    [
        ("1,234.50", "1234.50", "1234.50"), ("1.234,50", "1234.50", "1234.50"), ("1850,00", "1850.00", "1850.00"),
        ("1 234.5", "1234.5", "1234.5"), ("1'234.50", "1234.50", "1234.50"), ("$ 5", "5", "5"), ("-$5", "-5", "-5"),
        ("1,5", "1.5", "1.5"), ("0,500", "0.500", "0.500"), ("1,234", "1234", None), ("1.234", "1.234", "1234"),
        ("1.234.567", "1234567", "1234567"), ("1,234,567", "1234567", "1234567"), ("1,23,4", None, None),
        ("12,34.5", None, None), ("1.234.56", None, None), ("(5)", None, None), ("1e5", None, None), ("", None, None),
        ("١٢", None, None), ("abc", None, None),
    ],
)  # fmt: skip
def test_numbers(said, point, comma):
    assert (numerals.plain(said), numerals.plain(said, comma=True)) == (point, comma)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["1,234.50", "9"], False), (["1850,00"], True), (["1.234,5", "2.5"], None), (["1,234", "1.234"], False),
        ([], False), (["$0,5"], True),
    ],
)  # fmt: skip
def test_how_a_sheet_writes_decimals(said, told):
    assert numerals.by_comma(said) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("US$ 90", ("90", "USD")), ("1,234.50 MXN", ("1,234.50", "MXN")), ("$5 M.N.", ("$5", "MXN")),
        ("90 dólares", ("90", "USD")), ("MX$5", ("5", "MXN")), ("$90", ("$90", "")), ("EUR 5", ("EUR 5", "")),
    ],
)  # fmt: skip
def test_a_currency_beside_a_number(said, told):
    assert numerals.money(said) == told
