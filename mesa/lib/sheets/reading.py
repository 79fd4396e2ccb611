"""A table as it was read, its limits, and why one cannot be read."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

MAX_SIZE, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 2 * 1024 * 1024, 2000, 60, 32_000
TITLES = 30  # rows among which the heading is looked for
SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\u2009", " ") | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff"))

Row = tuple[int, list[str]]


class Unreadable(Exception):
    """`reason`: "size", "rows", "columns", "shape", "empty", "quotes", "wider", "formula", "old", "locked", "strict",
    "numbers", "opendocument", "page", "binary" or "other"; `place`: the row or cell, when it is of one."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.reason, self.place = reason, place


class Table(NamedTuple):
    """`names`: of the columns, as written; `rows`: `(row of the sheet counted from 1, texts)`, without blank ones;
    `heading`: the row of the names; `sheet` and `others`: of a workbook, the sheet that was read and those that were
    not."""

    names: list[str]
    rows: list[Row]
    heading: int
    sheet: str = ""
    others: Sequence[str] = ()


def tidy(cells: Sequence[str]) -> list[str]:
    """Without what cannot be seen around and after the texts."""
    said = [cell.translate(SPACES).strip()[:MAX_CELL] for cell in cells]
    while said and not said[-1]:
        said.pop()
    return said


def named(rows: Sequence[Row], known: Callable[[str], bool]) -> int:
    """How many names of columns stand in the row that has most of them."""
    return max((sum(map(known, cells)) for _place, cells in rows[:TITLES]), default=0)


def table(rows: Sequence[Row], known: Callable[[str], bool], sheet: str = "", others: Sequence[str] = ()) -> Table:
    """The heading is the first of the rows with most names; above it are titles. Raises Unreadable."""
    rows = [(place, cells) for place, cells in rows if cells]
    if not rows:
        raise Unreadable("empty")
    if any(len(cells) > MAX_COLUMNS for _place, cells in rows):
        raise Unreadable("columns")
    most = named(rows, known)
    first = next(n for n, (_place, cells) in enumerate(rows) if sum(map(known, cells)) == most)
    place, names = rows[first]
    again = names if most > 1 else []  # printed at the top of each page
    found = [row for row in rows[first + 1 :] if row[1] != again]
    if len(found) > MAX_ROWS:
        raise Unreadable("rows")
    if not found:
        raise Unreadable("empty")
    return Table(names, found, place, sheet, others)
