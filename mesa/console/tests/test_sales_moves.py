"""Rows of a quote go up, down and between alternatives, and come from the catalogue by their words; nothing is kept."""

import re
from decimal import Decimal

import pytest

from mesa.console.tests.test_sales_writing import DISK, draft, save
from mesa.sales import actions, pipeline
from mesa.sales.models import Line

__all__ = ["draft", "save"]
CABLE, PLUG = (DISK | {"description": name} for name in ("Cable", "Clavija"))


def rows(answer):
    """What stands in each alternative, without empty rows."""
    parts = answer.content.decode().split('data-part="')[1:]
    found = [re.findall(r'name="a\d-l\d+-description"[^>]*?value="([^"]+)"', part) for part in parts]
    return [[one for one in part if one] for part in found]


@pytest.mark.parametrize(
    ("do", "left"),
    [
        ("up:a0-l1", [["Cable", "Disco"], ["Clavija"]]), ("down:a0-l0", [["Cable", "Disco"], ["Clavija"]]),
        ("up:a0-l0", [["Disco", "Cable"], ["Clavija"]]), ("down:a1-l9", [["Disco", "Cable"], ["Clavija"]]),
        ("copy:a0-l0:1", [["Disco", "Cable"], ["Clavija", "Disco"]]),
        ("move:a0-l0:1", [["Cable"], ["Clavija", "Disco"]]),
        ("copy:a0-l0:0", [["Disco", "Cable", "Disco"], ["Clavija"]]),
        ("twin:1", [["Disco", "Cable"], ["Clavija"], ["Clavija"]]),
        ("move:a0-l0:9", [["Disco", "Cable"], ["Clavija"]]), ("up:x", [["Disco", "Cable"], ["Clavija"]]),
        ("twin:9", [["Disco", "Cable"], ["Clavija"]]),
    ],
)  # fmt: skip
def test_rows_are_moved_and_copied_and_nothing_is_kept(save, do, left):
    answer = save([DISK, CABLE, {}], [PLUG, {}], do=do)
    assert (answer.status_code, rows(answer)) == (200, left)
    assert not Line.objects.exists()


def test_what_is_left_out_stays_so_where_it_goes(save):
    answer = save([DISK | {"drop": "on"}, CABLE], [PLUG], do="up:a0-l1")
    assert rows(answer)[0][0] == "Cable"


@pytest.fixture
def offered(vico):
    facts = {"kind": "product", "unit": "PZA", "cost": Decimal(1), "currency": "MXN", "warranty_months": 24}
    for sku, name, price in (
        ("TN-450", "Tóner negro", 900),
        ("TN-451", "Tóner azul", 950),
        ("IMP-1", "Impresora láser", 3000),
    ):
        actions.keep_product(by=vico, sku=sku, name=name, price=Decimal(price), **facts)


def named(words):
    return {"description": words, "unit_price": "", "unit_cost": ""}


def test_a_row_is_found_by_parts_of_its_words(save, offered):
    page = save([named("impres las")], do="fill").content.decode()
    assert 'value="IMP-1"' in page and 'value="3000.00"' in page and 'value="24"' in page


def test_of_several_one_is_chosen(save, offered):
    page = save([named("toner")], do="fill").content.decode()
    picks = re.findall(r'value="(pick:a0-l0:\d+)"', page)
    assert len(picks) == 2 and "Tóner azul · TN-451" in page
    chosen = save([named("toner")], do=picks[0]).content.decode()
    assert 'value="TN-451"' in chosen and 'value="950.00"' in chosen


@pytest.mark.parametrize("do", ["pick:a0-l0:999999", "pick:a0-l0", "pick:zz:1", "pick"])
def test_a_product_that_is_not_there_fills_nothing(save, offered, do):
    assert "950.00" not in save([named("toner")], do=do).content.decode()


def test_what_was_priced_by_hand_is_left_alone(save, offered):
    assert 'value="IMP-1"' not in save([{"description": "impresora", "unit_price": "5"}], do="fill").content.decode()


@pytest.mark.parametrize(("words", "found"), [("tóner", 2), ("TONER neg", 1), ("45", 2), ("laser impr", 1), ("zzz", 0)])
def test_the_catalogue_is_searched_by_parts_with_and_without_accents(offered, vico, words, found):
    assert len(pipeline.products(vico, words)[0]) == found
