"""Tables that people bring and take: CSV and XLSX read with limits, and written so that nothing in them ever runs."""

from collections.abc import Callable

from . import separated, workbook
from .alphabets import ALPHABETS, Choice, Unsure, decode
from .reading import MAX_CELL, MAX_COLUMNS, MAX_ROWS, MAX_SIZE, Table, Unreadable
from .signatures import refuse_others
from .workbook import MAX_PARTS, MAX_UNPACKED
from .writing import TYPE, write, write_csv

__all__ = [
    "ALPHABETS", "MAX_CELL", "MAX_COLUMNS", "MAX_PARTS", "MAX_ROWS", "MAX_SIZE", "MAX_UNPACKED", "TYPE", "Choice",
    "Table", "Unreadable", "Unsure", "read", "write", "write_csv",
]  # fmt: skip


def read(data: bytes, known: Callable[[str], bool] = lambda name: False, alphabet: str = "") -> Table:
    """What a CSV or XLSX holds, told apart by its bytes.

    `known(text)`: it is the name of a column, by which the heading is found under titles; without any the first row
    is. `alphabet`: one of `ALPHABETS`, when a person was asked. Raises Unreadable, and Unsure for a text of an old
    machine that reads in several ways.
    """
    if len(data) > MAX_SIZE:
        raise Unreadable("size")
    refuse_others(data)
    if data.startswith(b"PK"):
        return workbook.read(data, known)
    return separated.read(decode(data, alphabet), known)
