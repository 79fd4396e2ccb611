"""Tables that people bring and take: CSV and XLSX read with limits, XLSX written so that nothing in it ever runs."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MAX_SIZE, MAX_ROWS, MAX_COLUMNS = 2 * 1024 * 1024, 2000, 40
MAX_PARTS, MAX_UNPACKED, MAX_CELL = 200, 30 * 1024 * 1024, 32_000
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Unreadable(Exception):
    """`reason`: "size", "rows" or "shape"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(data: bytes) -> list[list[str]]:
    """Rows of texts, the first of them the names of the columns; CSV or XLSX, by their bytes. Raises Unreadable."""
    if len(data) > MAX_SIZE:
        raise Unreadable("size")
    rows = _workbook(data) if data.startswith(b"PK") else _commas(data)
    rows = [row for row in rows if any(row)]
    if len(rows) > MAX_ROWS + 1:
        raise Unreadable("rows")
    if len(rows) < 2:
        raise Unreadable("shape")
    return rows


def write(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The bytes of a workbook of one sheet: numbers are numbers, every other thing is text and stays so."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for row in [columns, *rows]:
        sheet.append([_cell(sheet, value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


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


def _commas(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Unreadable("shape")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        return [_row(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error:
        raise Unreadable("shape") from None


def _workbook(data: bytes) -> list[list[str]]:
    """Weighed before it is unpacked; neither formulas nor links of it are followed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
        if len(sizes) > MAX_PARTS or sum(sizes) > MAX_UNPACKED:
            raise Unreadable("size")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        found = book.worksheets[0].iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS, values_only=True)
        return [_row(row) for row in found]
    except Unreadable:
        raise
    except Exception:  # a file made to hurt fails in as many ways as there are parsers
        raise Unreadable("shape") from None


def _row(row: Sequence[object]) -> list[str]:
    said = ["" if cell is None else _number(cell).strip()[:500] for cell in row[:MAX_COLUMNS]]
    while said and not said[-1]:
        said.pop()
    return said


def _number(cell: object) -> str:
    """A sheet keeps 1234.5 as a double: its shortest writing is what was typed."""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
