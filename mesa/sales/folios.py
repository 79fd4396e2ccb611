"""The folio of a quote and of an order: the year at the house, and the number of its row."""

from datetime import datetime
from typing import TypeVar

from . import clocks
from .models import Order, Quote

F = TypeVar("F", Quote, Order)


def write_folio(row: F, letter: str, moment: datetime) -> F:
    """`C-2026-00042`, once, when `row` has just got its number; `moment` says of which year."""
    row.folio = f"{letter}-{clocks.today(moment).year}-{row.pk:05d}"
    row.save(update_fields=["folio"])
    return row
