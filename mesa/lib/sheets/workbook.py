"""XLSX: weighed before it is unpacked, and read as it is seen; neither its formulas nor its links are followed."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from .reading import MAX_COLUMNS, MAX_ROWS, TITLES, Row, Table, Unreadable, named, table, tidy

MAX_PARTS, MAX_UNPACKED, MAX_SHEETS, DEEPEST = 400, 30 * 1024 * 1024, 20, 100_000
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')  # of a format: what is shown as it stands
PADDED = re.compile(r'(?:"([^"]*)")?(0+)(?:"([^"]*)")?')  # «00000», «"TN-"000»
PLACES = re.compile(r"[0#?]\.(00+)")
DOLLARS = re.compile(r"USD|US\$|U\$S", re.I)


def read(data: bytes, known: Callable[[str], bool]) -> Table:
    """Of the visible sheets, the first of those with most names of columns. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
        if len(sizes) > MAX_PARTS or sum(sizes) > MAX_UNPACKED:
            raise Unreadable("size")
        return _read(data, known)
    except Unreadable:
        raise
    except Exception:  # a file made to hurt fails in as many ways as there are parsers
        raise Unreadable("shape") from None


def _read(data: bytes, known: Callable[[str], bool]) -> Table:
    book = _open(data, values=True)
    sheets = [one for one in book.worksheets if one.sheet_state == "visible"][:MAX_SHEETS] or book.worksheets[:1]
    heads = {one.title: named(_seen(_cells(one, TITLES)), known) for one in sheets}
    chosen = max(sheets, key=lambda one: heads[one.title])
    # Reading row by row, openpyxl tells neither merged cells nor formulas, and keeps the page that does to itself.
    said = book._archive.read(chosen._worksheet_path)  # type: ignore[attr-defined]
    if FORMULA.search(said):
        _refuse_unsolved(data, chosen.title, chosen)
    rows = list(_filled(_cells(chosen), MERGED.findall(said)))
    others = [title for title, many in heads.items() if many and title != chosen.title]
    return table(_seen(iter(rows)), known, chosen.title if len(sheets) > 1 else "", others)


def _open(data: bytes, *, values: bool) -> Workbook:
    return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _cells(sheet: Any, deepest: int = DEEPEST) -> Iterator[tuple[int, list[Any]]]:
    """`(row, cells)`; what the sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    full = 0
    for place, row in enumerate(sheet.iter_rows(max_row=deepest + 1, max_col=MAX_COLUMNS + 1), 1):
        full += any(cell.value is not None for cell in row)
        if deepest < place < DEEPEST:
            return
        if place > DEEPEST or full > MAX_ROWS + TITLES:
            raise Unreadable("rows")
        yield place, list(row)


def _refuse_unsolved(data: bytes, title: str, solved: Any) -> None:
    """A formula that no program has worked out yet has nothing to read, and what is left out would not be seen."""
    formulas = _open(data, values=False)[title]
    for (place, told), (_place, written) in zip(_cells(solved), _cells(formulas), strict=False):
        for column, (value, cell) in enumerate(zip(told, written, strict=False), 1):
            if cell.data_type == "f" and value.value is None:
                raise Unreadable("formula", f"{get_column_letter(column)}{place}")


def _filled(rows: Iterator[tuple[int, list[Any]]], merged: list[bytes]) -> Iterator[tuple[int, list[Any]]]:
    """What one reads beside several rows is said of each; across columns it is a title."""
    down: dict[int, tuple[int, int]] = {}
    begins: dict[tuple[int, int], int] = {}
    for area in merged[:5000]:
        left, top, _right, bottom = range_boundaries(area.decode())
        if bottom > top:
            begins[top, left] = bottom
    above: dict[int, Any] = {}
    for place, cells in rows:
        for (top, left), bottom in [one for one in begins.items() if one[0][0] == place]:
            if left <= len(cells):
                down[left], above[left] = (top, bottom), cells[left - 1]
        for left, (top, bottom) in down.items():
            if top < place <= bottom and left <= len(cells):
                cells[left - 1] = above[left]
        yield place, cells


def _seen(rows: Iterator[tuple[int, list[Any]]]) -> list[Row]:
    return [(place, tidy([_text(cell) for cell in cells])) for place, cells in rows]


def _text(cell: Any) -> str:
    """As it is seen: percents with their sign, zeros in front, money in dollars with their name."""
    value = cell.value
    if value is None or isinstance(value, bool | str):
        return "" if value is None else str(value)
    if isinstance(value, date | time):
        return (
            value.isoformat(" ", "minutes") if isinstance(value, datetime) and value.time() != time() else _day(value)
        )
    if not isinstance(value, int | float):
        return str(value)
    return _number(value, (cell.number_format or "General").split(";")[0])


def _day(value: date | time) -> str:
    return value.isoformat()[:10]


def _number(value: float, shape: str) -> str:
    """A sheet keeps 1234.5 as a double: its shortest writing is what was typed."""
    bare = QUOTED.sub("", shape)
    if "%" in bare:
        return f"{(Decimal(f'{value:.12g}') * 100).normalize():f}%"
    if (padded := PADDED.fullmatch(shape)) and value == int(value) >= 0:
        return f"{padded[1] or ''}{int(value):0{len(padded[2])}d}{padded[3] or ''}"
    said = f"{value:.15g}"
    if isinstance(value, float) and (places := PLACES.search(bare)) and "e" not in said:
        said = str(Decimal(said).quantize(Decimal(1).scaleb(-len(places[1])), ROUND_HALF_UP))
    said = f"{said}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", said) else said  # never taken for a thousand
    return f"USD {said}" if DOLLARS.search(shape) else f"EUR {said}" if "€" in shape else said
