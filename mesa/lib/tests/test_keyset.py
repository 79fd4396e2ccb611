"""Marks name a place, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from mesa.lib.keyset import EPOCH, MICROSECOND, mark, number, place

MOMENTS = any_.integers(0, 7 * 10**15).map(lambda since: EPOCH + since * MICROSECOND)
NUMBERS = any_.integers(0, 10**18 - 1)


@given(MOMENTS, NUMBERS)
def test_what_was_marked_is_found(moment, pk):
    assert place(mark(moment, pk)) == (moment, pk)


@pytest.mark.parametrize(
    "text", ["", "-", "5", "5-", "-5", "5--5", "5-5-5", "-5-5", "x-y", "5-1\0", "٣-٤", "5-²", "9" * 18 + "-1",
             "1-" + "9" * 19, "1e3-1", " 5-5", "5 -5"],
)  # fmt: skip
def test_what_is_no_mark_is_no_place(text):
    assert place(text) is None


@given(any_.text())
def test_whatever_is_written_is_a_number_of_plain_digits_or_none(text):
    found = number(text)
    assert found is None or (0 <= found < 10**18 and found == int(text))


@pytest.mark.parametrize("text", [None, "", "-1", "+1", "1.0", "1\0", "٣", "9" * 19, b"5", [], True])
def test_what_is_no_number_is_none(text):
    assert number(text) is None


def test_nought_is_a_number():
    assert (number("0"), number("007"), number(5)) == (0, 7, 5)
