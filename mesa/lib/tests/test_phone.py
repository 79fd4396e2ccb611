"""Mexican numbers, typed any way people type them."""

import pytest

from mesa.lib.phone import NotAPhone, number_in, readable, to_e164


@pytest.mark.parametrize(
    "typed",
    [
        "5512345678",
        "55 1234 5678",
        "(55) 1234-5678",
        "55.1234.5678",
        "01 55 1234 5678",
        "044 55 1234 5678",
        "045 55 1234 5678",
        "+52 55 1234 5678",
        "52 55 1234 5678",
        "+52 1 55 1234 5678",
        "5215512345678",
        "\u202d+52 1 55 1234 5678\u202c",
        "044 55 1234 5678\u202c",
        "\u2068045 55 1234 5678\u2069",
        "+52\u00a055\u00a01234\u00a05678",
        "55\u20111234–5678",
        "５５１２３４５６７８",
        "\ufeff55 1234 5678",
        "tel:+525512345678",
        "0052 55 1234 5678",
    ],
)
def test_every_spelling_is_one_number(typed):
    assert to_e164(typed) == "+525512345678"


def test_a_number_of_another_country_keeps_its_own():
    assert to_e164("+1 212 555 2368") == "+12125552368"
    assert to_e164("+1\ufe0d 212 555 2368") == "+12125552368"


@pytest.mark.parametrize(
    "typed", ["5512345678 ext 105", "\u202a55 1234 5678, ext. 105\u202c", "044 55 1234 5678 x105", "55 1234 5678"]
)
def test_a_caller_is_found_by_whatever_was_pasted(typed):
    assert number_in(typed) == "+525512345678"


@pytest.mark.parametrize("typed", ["ext 105", "No 55 1234 5678", "Equipo 5512345678", "x105"])
def test_what_is_more_than_a_number_is_words(typed):
    assert number_in(typed) == ""


@pytest.mark.parametrize("typed", ["", "12345", "no tengo", "55 1234 567", "+52 00 0000 0000", "9" * 5000])
def test_what_is_not_a_number_is_said(typed):
    with pytest.raises(NotAPhone):
        to_e164(typed)


def test_people_read_it_in_groups():
    assert readable("+525512345678") == "+52 55 1234 5678"
