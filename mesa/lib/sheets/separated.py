"""CSV: what separates its columns is found by their names, or said by its first line."""

import csv
import io
import re
from collections.abc import Callable

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
    return table(read[chosen], known)


def _rows(text: str, mark: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True, strict=True)
    found: list[Row] = []
    try:
        for place, row in enumerate(reader, 1):
            found.append((place, tidy([_cell(one) for one in row])))
    except csv.Error:  # quotes that nobody closed would swallow all the rest as one cell
        raise Unreadable("quotes", str(len(found) + 1)) from None
    return found


def _cell(said: str) -> str:
    if whole := AS_TEXT.fullmatch(said.strip()):
        return whole[1].replace('""', '"')
    return KEPT.sub("", said.lstrip(), count=1) if said.lstrip().startswith("'") else said


def _first(text: str) -> str:
    return next((line for line in re.split(r"\r\n|\r|\n", text[:20_000]) if line.strip(" ,;\t|")), "")
