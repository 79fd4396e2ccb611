"""Sheets read with care, and written so that nothing in them runs."""

import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from mesa.lib import sheets

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '";=1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("x")',
]


def workbook(*rows):
    book, kept = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def whole(data):
    found = sheets.read(data)
    return [found.names, *(cells for _place, cells in found.rows)]


def test_what_somebody_typed_is_text_and_the_same_text():
    data = sheets.write("Casos", ["Qué"], [[typed] for typed in FORMULAS])
    cells = [row[0] for row in load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2)]
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}
    assert [cell.value for cell in cells] == [typed.replace("\r", "\n") for typed in FORMULAS]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_numbers_are_numbers_and_what_cannot_be_written_is_left_out():
    data = sheets.write("x", ["a", "b", "c"], [[Decimal("10.50"), None, "a\x00b"]])
    assert sheets.read(data).rows == [(2, ["10.5", "", "ab"])]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
def test_commas_as_each_program_writes_them(mark, coding):
    said = mark.join(["clave", "nombre"]) + "\r\n" + mark.join(["A", "Ratón"]) + "\r\n\r\n"
    assert whole(said.encode(coding)) == [["clave", "nombre"], ["A", "Ratón"]]


def test_a_workbook_says_what_was_typed():
    assert whole(workbook(["clave", "precio"], ["A", 1234.1], [None, None], ["B", 3])) == [
        ["clave", "precio"], ["A", "1234.1"], ["B", "3"],
    ]  # fmt: skip


def bomb():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * (sheets.MAX_UNPACKED + 1))
    return kept.getvalue()


def entities():
    kept, safe = io.BytesIO(), io.BytesIO(workbook(["clave", "nombre"], ["A", "B"]))
    with zipfile.ZipFile(safe) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            said = old.read(name)
            if name.endswith("sheet1.xml"):
                said = said.replace(
                    b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet', 1
                )
            new.writestr(name, said)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * (sheets.MAX_SIZE + 1), "size"), (bomb(), "size"), (entities(), "shape"), (b"PK\x03\x04no", "shape"),
        (b"a,b\n" + b"1,2\n" * (sheets.MAX_ROWS + 1), "rows"), (b"solo,titulos", "empty"), (b"", "empty"),
        (b"a,b\n\0,1", "shape"), (workbook(*[["a", "b"]] * (sheets.MAX_ROWS + 2)), "rows"),
    ],
)  # fmt: skip
def test_what_hurts_is_refused(data, reason):
    with pytest.raises(sheets.Unreadable, match=reason):
        sheets.read(data)
