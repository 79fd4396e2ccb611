"""Tables that people take: nothing in them ever runs, wherever they are opened."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from .reading import MAX_CELL

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RUNS = re.compile(r"[=+\-@\t\r\n]|'[=+\-@'\t\d]")  # what a sheet would work out, or what looks like our own mark of it


def write(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    second: tuple[str, Iterable[Sequence[object]]] | None = None,
) -> bytes:
    """The bytes of a workbook: numbers are numbers, every other thing is text and stays so.

    `second`: `(title, rows)` of one more sheet, to be read by people.
    """
    book = Workbook(write_only=True)
    for name, lines in [(title, [columns, *rows]), *([second] if second else [])]:
        sheet = book.create_sheet(name[:31])
        for row in lines:
            sheet.append([_cell(sheet, value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with its mark and commas, as Excel opens it by itself; what would run there has an apostrophe before it."""
    written = io.StringIO()
    said = [[_still(one) for one in row] for row in [columns, *rows]]
    csv.writer(written, lineterminator="\r\n").writerows(said)
    return written.getvalue().encode("utf-8-sig")


def _still(value: object) -> str:
    said = "" if value is None else _text(value)
    return f"'{said}" if RUNS.match(said) and not isinstance(value, int | Decimal) else said


def _cell(sheet: WriteOnlyWorksheet, value: object) -> Cell | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        cell = WriteOnlyCell(sheet)
        cell.value = _text(value)
        cell.data_type = "s"  # «=1+1» is what somebody typed, here and wherever it is edited next
        cell.quotePrefix = True
        return cell
    return WriteOnlyCell(sheet, value)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        value = f"{value:%Y-%m-%d %H:%M}"
    said = str(value).replace("\r\n", "\n").replace("\r", "\n")  # as XML would read it back
    return ILLEGAL_CHARACTERS_RE.sub("", said)[:MAX_CELL]
