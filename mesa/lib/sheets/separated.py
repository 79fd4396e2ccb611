"""CSV: what separates its columns is found by their names, or said by its first line."""

import csv
import io
import re
from collections.abc import Callable, Iterator

from .reading import Row, Table, Unreadable, named, table, tidy

SAID = re.compile(r'"?sep=(\\t|[^\r\n])"?[^\r\n]*(\r\n|\r|\n|$)', re.I)  # Excel's own, which no sheet shows
MARKS = (",", ";", "\t", "|")
AS_TEXT = re.compile(r'=\s*"((?:[^"]|"")*)"')  # «="00123"»: so that Excel keeps the zeros
KEPT = re.compile(r"'(?=[=+\-@'\t\d])")  # before what would run, or lose its zeros


def read(text: str, known: Callable[[str], bool]) -> Table:
    """Raises Unreadable."""
    text = text.rstrip("\x1a")  # how a text ended in DOS
    if said := SAID.match(text):
        mark = said[1].replace("\\t", "\t")
        return table(_rows(text[said.end() :], mark), known)
    read: dict[str, list[Row]] = {}
    failed: dict[str, Unreadable] = {}
    for mark in MARKS:
        try:
            read[mark] = _rows(text, mark)
        except Unreadable as why:
            failed[mark] = why
    seen = {mark: _first(text).count(mark) for mark in MARKS}
    chosen = max(read, key=lambda mark: (named(read[mark], known), seen[mark]), default="")
    likelier = [why for mark, why in failed.items() if not chosen or seen[mark] > seen[chosen]]
    if likelier:
        raise likelier[0]
    found = table(read[chosen], known)
    if chosen == ",":
        _refuse_wider(text, found)
    return found


def _refuse_wider(text: str, found: Table) -> None:
    """«10,50» without quotes is two cells: all that follows would be of another column, and look right."""
    widths = {place: len(row) for place, row in enumerate(_reader(text, ","), 1)}
    for place, _cells in found.rows:
        if widths[place] > widths[found.heading]:
            raise Unreadable("wider", str(place))


def _rows(text: str, mark: str) -> list[Row]:
    found: list[Row] = []
    try:
        for place, row in enumerate(_reader(text, mark), 1):
            found.append((place, tidy([_cell(one) for one in row])))
    except csv.Error:  # quotes that nobody closed would swallow all the rest as one cell
        raise Unreadable("quotes", str(len(found) + 1)) from None
    return found


def _reader(text: str, mark: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True, strict=True)


def _cell(said: str) -> str:
    if whole := AS_TEXT.fullmatch(said.strip()):
        return whole[1].replace('""', '"')
    return KEPT.sub("", said.lstrip(), count=1) if said.lstrip().startswith("'") else said


def _first(text: str) -> str:
    return next((line for line in re.split(r"\r\n|\r|\n", text[:20_000]) if line.strip(" ,;\t|")), "")
