"""What people write in the cells of a catalogue, as the fields take it; or why not, with what to write instead."""

import re
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mesa.lib import numerals
from mesa.lib.spanish import fold
from mesa.sales import clocks, taxes
from mesa.sales.models import TaxKind

from .catalogue_columns import plain
from .catalogue_forms import ProductForm

CHOICES = ("kind", "unit", "currency", "tax")
AMOUNTS = ("cost", "price")
ALSO: dict[str, dict[str, str]] = {
    "kind": {"productos": "product", "equipo": "product", "servicios": "service", "licencias": "licence",
             "license": "licence", "software": "licence"},
    "unit": {"pz": "PZA", "pzas": "PZA", "piezas": "PZA", "pieces": "PZA", "pc": "PZA", "pcs": "PZA", "each": "PZA",
             "ea": "PZA", "h87": "PZA", "unidad": "PZA", "unit": "PZA", "servicios": "SERV", "services": "SERV",
             "e48": "SERV", "licencias": "LIC", "license": "LIC", "licenses": "LIC", "h": "HR", "hrs": "HR",
             "horas": "HR", "hours": "HR", "hur": "HR"},
    "currency": {"moneda nacional": "MXN", "peso mexicano": "MXN", "mexican peso": "MXN", "pesos mx": "MXN",
                 "dolares americanos": "USD", "dolar americano": "USD", "us dollar": "USD",
                 "mn": "MXN", "m n": "MXN", "pesos": "MXN", "peso": "MXN", "mx": "MXN", "mxp": "MXN",
                 "dolar": "USD", "us": "USD", "dls": "USD", "dlls": "USD", "us dollars": "USD", "dollar": "USD"},
    "tax": {"exenta": TaxKind.EXEMPT, "exentos": TaxKind.EXEMPT, "iva exento": TaxKind.EXEMPT,
            "exento de iva": TaxKind.EXEMPT, "tax exempt": TaxKind.EXEMPT, "vat exempt": TaxKind.EXEMPT,
            "cero": TaxKind.ZERO, "tasa 0": TaxKind.ZERO, "iva cero": TaxKind.ZERO, "iva tasa cero": TaxKind.ZERO,
            "zero rated": TaxKind.ZERO, "iva": TaxKind.GENERAL, "vat": TaxKind.GENERAL,
            "tasa general": TaxKind.GENERAL},
}  # fmt: skip
RATE = re.compile(r"(\d*[.,]?\d+)\s*(%?)")
AROUND = re.compile(r"\b(iva|vat|tax|tasa|rate|general|cero|zero|al|del|de)\b|[:()]", re.I)
IN_WORDS = re.compile(r"\b(por ?ciento|percent|per cent)\b", re.I)
SPAN = re.compile(r"(\d{1,4})(?:[.,]0{1,2})?\s*([a-z]*)\.?(?: (?:habiles|laborables|days))?", re.A)
NOTHING = {"sin garantia", "no aplica", "n a", "na", "no", "ninguna", "none", "no warranty", "-"}
AT_ONCE = {"inmediata", "inmediato", "immediate", "in stock", "en existencia"}
UNITS = {
    "warranty_months": {"": 1, "m": 1, "mes": 1, "meses": 1, "month": 1, "months": 1, "ano": 12, "anos": 12, "year": 12,
                        "years": 12},
    "delivery_days": {"": 1, "d": 1, "dia": 1, "dias": 1, "day": 1, "days": 1, "working": 1, "business": 1},
}  # fmt: skip
BROKEN = re.compile(
    r"#(N/?[AD]|¡?REF!|¡?DIV/0!|¡?VALOR!|VALUE!|¿?NOMBRE\?|NAME\?|¡?NUM!|¡?NULO!|NULL!|SPILL!|CALC!|#+)", re.I
)
SHORTENED = re.compile(r"\d+([.,]\d+)?E[+-]?\d{2,}|\d+[.,]\d+E\d+", re.I)
DATE = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")
LIKE_A_DATE = re.compile(
    r"\d{1,2}[-/ ](ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|apr|aug|dec)[a-z]*\.?([-/ ]\d{2,4})?"
    r"|(ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|apr|aug|dec)[a-z]*\.?[-/ ]\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}",
    re.I,
)  # fmt: skip


class Values(NamedTuple):
    """`fields`: what the form takes; `wrong`: field → why not."""

    fields: dict
    wrong: dict


def by_comma(rows):
    """How this sheet writes decimals; None when both ways."""
    return numerals.by_comma(numerals.money(row[name])[0] for row in rows for name in AMOUNTS if row.get(name))


def values(row, comma, choices):
    """`row`: field → text; `choices`: of `all_choices`, which is the same for all rows. Answers Values."""
    fields, wrong, named = dict(row), {}, {}
    for name, said in row.items():
        if broken := _broken(name, said):
            wrong[name] = broken
        elif name in CHOICES:
            fields[name] = _choice(name, said, choices) or said
            if fields[name] not in dict(ProductForm.base_fields[name].choices):
                wrong[name] = _not_a_choice(name, said)
        elif name in AMOUNTS:
            number, named[name] = numerals.money(said)
            if numerals.is_open(number) and (comma is None or comma == ("," in number)):
                wrong[name] = _("«%(said)s» puede ser un millar o decimales: escríbelo sin separar millares.") % {
                    "said": said
                }
            fields[name] = numerals.plain(number, comma=bool(comma)) or number
        elif name in UNITS:
            fields[name] = _span(name, said)
    return Values(fields, wrong | _money(fields, named))


def doubts(row):
    """What may be right and may have been changed by the program that kept the sheet."""
    if LIKE_A_DATE.fullmatch(row.get("sku", "")):
        return [
            _("La clave «%(said)s» parece una fecha: revisa que la hoja de cálculo no la haya cambiado.")
            % {"said": row["sku"]}
        ]
    return []


def all_choices():
    """Field → what people read or write, in either language → value."""
    found = {name: {plain(value): value for value, _label in ProductForm.base_fields[name].choices} for name in CHOICES}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for name in CHOICES:
                choices = ProductForm.base_fields[name].choices
                found[name] |= {plain(str(label)): value for value, label in choices}
    return {name: ALSO[name] | known for name, known in found.items()} | {"rates": _rates()}


def allowed(name):
    """What can be written, as it is read."""
    labels = [str(label) for _value, label in ProductForm.base_fields[name].choices]
    if name != "tax":
        return ", ".join(labels)
    percents = {kind: percent for percent, kind in _rates().items()}
    said = {value: f"{percents[value]:f} %" for value in (TaxKind.GENERAL, TaxKind.ZERO) if value in percents}
    return ", ".join(
        f"{said[value]} ({label})" if value in said else str(label)
        for value, label in ProductForm.base_fields[name].choices
    )


def _rates():
    """Percent of today → kind; nothing to pay is the zero rate, what is exempt is said with its word."""
    today, found = clocks.today(timezone.now()), {}
    for kind in (TaxKind.ZERO, TaxKind.GENERAL):
        try:
            found[taxes.percent(kind, today).normalize()] = kind
        except taxes.NoRate:  # then it has to be said by its name
            continue
    return found


def _choice(name, said, choices):
    bare = plain(said)
    if bare in choices[name]:
        return choices[name][bare]
    return _tax(said, choices["rates"]) if name == "tax" else None


def _tax(said, rates):
    """«16», «16 %», «0.16», «IVA 16%»."""
    bare = " ".join(AROUND.sub(" ", IN_WORDS.sub("%", said)).split())
    found = RATE.fullmatch(bare)
    if not found:
        return None
    number, none = numerals.plain(found[1]), re.search(r"cero|zero", said, re.I)
    kind = next((kind for rate, kind in rates.items() if number and _is_rate(number, found[2], rate)), None)
    return None if none and kind != TaxKind.ZERO else kind


def _is_rate(number, percent, rate):
    """Without its sign it may be the part of one."""
    said = type(rate)(number)
    return said == rate or (not percent and said == rate / 100)


def _span(name, said):
    bare = plain(said)
    if bare in NOTHING or said == "-" or (name == "delivery_days" and bare in AT_ONCE):
        return "0"
    found = SPAN.fullmatch(fold(said).strip())
    times = UNITS[name].get(found[2]) if found else None
    if times:
        return str(int(found[1]) * times)
    if name == "warranty_months" and found and found[2] in ("dias", "days") and int(found[1]) % 30 == 0:
        return str(int(found[1]) // 30)
    return said


def _broken(name, said):
    if BROKEN.fullmatch(said):
        return _("La celda dice «%(said)s»: es un error de la hoja de cálculo.") % {"said": said[:20]}
    if "\ufffd" in said or _doubled(said):
        return _("«%(said)s» perdió sus acentos: vuelve a guardar el archivo desde el original.") % {"said": said[:60]}
    if name == "sku" and SHORTENED.fullmatch(said) and ("+" in said or "." in said or "," in said):
        return _(
            "La hoja de cálculo la acortó a «%(said)s»: dale a esa columna formato de texto y escríbela completa."
        ) % {"said": said}
    if name in ("sku", "name") and DATE.fullmatch(said):
        return _("La hoja de cálculo la volvió una fecha, «%(said)s»: dale a esa columna formato de texto.") % {
            "said": said
        }
    return ""


def _doubled(said):
    """UTF-8 that was read as Windows and kept so."""
    try:
        return not said.isascii() and said.encode("cp1252").decode("utf-8") != said
    except UnicodeError:
        return False


def _money(fields, named):
    """The currency that an amount names is that of the row, and there is one."""
    said = {code for code in named.values() if code}
    code = fields.get("currency", "")
    if not said or said == {code}:
        return {}
    if len(said) > 1 or code:
        names = ", ".join(sorted(said | ({code} if code else set())))
        return {"price": _("El renglón habla de dos monedas: %(names)s.") % {"names": names}}
    fields["currency"] = said.pop()
    return {}


def _not_a_choice(name, said):
    if name == "tax" and _tax(said, {taxes_of_border(): TaxKind.BORDER}):
        return _("El IVA de la región fronteriza se marca en cada cotización: escribe %(allowed)s.") % {
            "allowed": allowed(name)
        }
    return _("«%(said)s» no: escribe una de estas opciones: %(allowed)s.") % {
        "said": said[:40],
        "allowed": allowed(name),
    }


def taxes_of_border():
    """The percent that people of the border write."""
    return next(percent for kind, percent, _first, _last in taxes.KNOWN if kind == TaxKind.BORDER)
