"""What people write over the columns of a catalogue, in either language, and which of them is which field."""

import re
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from openpyxl.utils import get_column_letter

from mesa.lib.spanish import fold

from .catalogue_forms import ProductForm

NEEDED = ("sku", "name", "cost", "price")
SHORT = {  # as this desk names them, when it asks for them
    "es": ("clave", "nombre", "tipo", "marca", "unidad", "costo", "precio", "moneda", "iva", "entrega", "garantia"),
    "en": ("sku", "name", "kind", "brand", "unit", "cost", "price", "currency", "tax", "delivery", "warranty"),
}
ALSO = {
    "sku": "numero de parte|no de parte|num de parte|n de parte|codigo|codigo de producto|clave de producto|"
           "part number|part no|product code|item code|code",
    "name": "producto|nombre del producto|product|product name",
    "kind": "type|tipo de producto",
    "brand": "fabricante|manufacturer",
    "unit": "unidad de medida|medida|um|u m|uom|unit of measure",
    "cost": "coste|costo sin iva|costo unitario|unit cost|cost before tax",
    "price": "precio antes de iva|precio antes de impuestos|precio sin impuestos|precio mas iva|precio + iva|"
             "price without tax|price excluding tax|price excl tax|price ex vat|price excl vat|price excluding vat|"
             "price before vat",
    "currency": "divisa|tipo de moneda",
    "tax": "vat|impuesto|impuestos|tasa de iva|tasa iva|tasa del iva|porcentaje de iva|tipo de iva|tax rate|vat rate",
    "delivery_days": "entrega en dias|entrega dias|entrega dias habiles|dias de entrega|tiempo de entrega|"
                     "delivery days|delivery in days|delivery in business days|delivery time|lead time",
    "warranty_months": "garantia meses|meses de garantia|warranty months|months of warranty",
}  # fmt: skip
LESS = {  # when nothing above is there
    "name": "descripcion|articulo|concepto|description|item",
    "price": "precio unitario|precio de venta|unit price|selling price|sale price|valor unitario",
}
YEARS = {"garantia en anos", "garantia anos", "anos de garantia", "warranty in years", "warranty years"}
IN_MONEY = re.compile(r"(?P<name>.+?) (?:en )?(?P<money>usd|us|dolares|dollars|mxn|pesos|mn|m n)")
MONEY = {"usd": "USD", "us": "USD", "dolares": "USD", "dollars": "USD"}


class Column(NamedTuple):
    """`field` of ProductForm, and what its heading says of each cell: a currency, or that it counts years."""

    field: str
    currency: str = ""
    years: bool = False

    def text(self, cell):
        """A cell of it, with what its heading says."""
        if self.currency:
            return f"{cell} {self.currency}"
        return f"{cell} años" if self.years and cell.isdigit() else cell


class Heading(NamedTuple):
    """`columns`: of each place, None for what is not understood; `strange`: the names of those; `twice`: pairs of
    names that mean one field; `missing`: the needed ones that are not there."""

    columns: list[Column | None]
    strange: list[str]
    twice: list[tuple[str, str]]
    missing: list[str]


def short_names():
    """Name of the column → field, as whoever reads this page would write them."""
    language = "en" if translation.get_language() == "en" else "es"
    return dict(zip(SHORT[language], ProductForm.base_fields, strict=True))


def labels():
    """The names over the columns of what is taken from here: those of the page."""
    return [str(field.label) for field in ProductForm.base_fields.values()]


def is_name(text):
    """Somebody would write that over a column of a catalogue."""
    return _column(text) is not None or plain(text) in _less()


def plain(text):
    """Without accents, capitals or signs: «Garantía (meses)» → «garantia meses»."""
    return " ".join(re.sub(r"[^\w+]|_", " ", fold(text)).split())


def understand(names, rows):
    """`names`: what stands over the columns; `rows`: `(place, texts)` below, for columns that nobody named."""
    found = [_column(name) for name in names]
    taken = {column.field for column in found if column}
    less = _less()
    for n, name in enumerate(names):
        field = less.get(plain(name))
        if found[n] is None and field and field not in taken:
            found[n] = Column(field)
            taken.add(field)
    widest = max((len(cells) for _place, cells in rows), default=0)
    found += [None] * (widest - len(found))
    filled = {n for _place, cells in rows for n, cell in enumerate(cells) if cell}
    strange = [
        _called(names, n) for n, column in enumerate(found) if column is None and (n in filled or _said(names, n))
    ]
    missing = [word for word, field in short_names().items() if field in NEEDED and field not in taken]
    return Heading(found, strange, _twice(names, found), missing)


def _twice(names, found):
    first, twice = {}, []
    for name, column in zip(names, found, strict=False):
        if column and column.field in first:
            twice.append((first[column.field], name))
        elif column:
            first[column.field] = name
    return twice


def _column(name):
    said = plain(name)
    if said in YEARS:
        return Column("warranty_months", years=True)
    if field := _all().get(said):
        return Column(field)
    if (priced := IN_MONEY.fullmatch(said)) and _all().get(priced["name"]) in ("cost", "price"):
        return Column(_all()[priced["name"]], currency=MONEY.get(priced["money"], "MXN"))
    return None


@cache
def _all():
    """In every language: whoever wrote the sheet may read another."""
    known = {
        name: field for names in SHORT.values() for name, field in zip(names, ProductForm.base_fields, strict=True)
    }
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            known |= {plain(str(field.label)): name for name, field in ProductForm.base_fields.items()}
    return known | _names(ALSO)


@cache
def _less():
    return _names(LESS)


def _names(table):
    return {name: field for field, names in table.items() for name in names.split("|")}


def _said(names, n):
    return n < len(names) and bool(names[n])


def _called(names, n):
    """A column without a name is told by its letter, as a sheet does."""
    return names[n] if _said(names, n) else get_column_letter(n + 1)
