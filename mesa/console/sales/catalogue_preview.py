"""What a sheet would do to the catalogue: row by row, beside what is there, and what looks odd."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mesa.sales.models import Product
from mesa.ui.amounts import money

from . import catalogue_values
from .catalogue_forms import ProductForm

USUAL = {
    "kind": "product",
    "unit": "PZA",
    "currency": "MXN",
    "tax": "general",
    "delivery_days": "0",
    "warranty_months": "12",
}
AT_ONCE = 500  # keys in one question to the database


class Judged(NamedTuple):
    """`errors` and `doubts`: `[(row of the sheet, words)]`; `there`: key → product."""

    forms: list
    errors: list
    doubts: list
    there: dict


class Change(NamedTuple):
    """`facts`: `[(label, text)]` of a product as it would be; `different`: what it was, in words."""

    sku: str
    name: str
    facts: list
    different: str
    is_new: bool


def judge(user, rows):
    """`rows`: field → text, with the place of each in the sheet under "row"; what is not said stays as it is."""
    comma, choices = catalogue_values.by_comma(rows), catalogue_values.all_choices()
    there = _there(user, {row.get("sku", "") for row in rows})
    judged = Judged([], [], [], there)
    first = {}
    for n, row in enumerate(rows, 2):
        said = {name: text for name, text in row.items() if name in ProductForm.base_fields}
        place, found = row.get("row", n), catalogue_values.values(said, comma, choices)
        form = ProductForm(USUAL | _known(there.get(said.get("sku"))) | found.fields)
        words = _words(form, found.wrong)
        sku = form.cleaned_data.get("sku")
        if sku in first:
            words.append(_("La clave se repite: ya está en el renglón %(number)s.") % {"number": first[sku]})
        elif sku:
            first[sku] = place
        judged.forms.append(form)
        judged.errors.extend([(place, " ".join(words))] if words else [])
        judged.doubts.extend((place, doubt) for doubt in catalogue_values.doubts(said))
    judged.doubts.extend(_almost(user, first, there))
    return judged


def changes(judged):
    """Of what is new or would be otherwise."""
    found = [_change(form.cleaned_data, judged.there) for form in judged.forms]
    return [one for one in found if one.different]


def absent(rows):
    """`[(label, what new products get)]` of what the sheet has no column for."""
    said = {name for row in rows for name in row}
    return [(_label(name), _shown(name, _usual(name))) for name in USUAL if name not in said]


def _words(form, wrong):
    names = dict.fromkeys([*wrong, *form.errors])
    return [f"{_label(name)}: {wrong.get(name) or ' '.join(form.errors[name])}" for name in names]


def _there(user, skus):
    skus, found = sorted(skus - {""}), {}
    for start in range(0, len(skus), AT_ONCE):
        part = Product.objects.visible_to(user).filter(sku__in=skus[start : start + AT_ONCE])
        found |= {product.sku: product for product in part}
    return found


def _known(product):
    return {name: str(getattr(product, name)) for name in ProductForm.base_fields} if product else {}


def _almost(user, places, there):
    """Keys that are new and all but those of others: a sheet takes away zeros, people write with and without a dash."""
    if not set(places) - set(there):
        return
    alike = {}
    for sku in [*Product.objects.visible_to(user).offered().values_list("sku", flat=True), *places]:
        alike.setdefault(_bare(sku), set()).add(sku)
    for sku, place in places.items():
        others = alike[_bare(sku)] - {sku}
        if sku not in there and others:
            said = {"sku": sku, "other": min(others)}
            yield place, _("La clave «%(sku)s» es nueva y se parece a «%(other)s»: ¿es la misma?") % said


def _bare(sku):
    return re.sub(r"[\s\-_./]", "", sku).upper().lstrip("0")


def _change(said, there):
    product = there.get(said["sku"])
    facts = [(_label(name), _shown(name, said)) for name in ("cost", "price", "tax", "warranty_months")]
    if product is None:
        return Change(said["sku"], said["name"], facts, _new(said), True)
    before = {name: getattr(product, name) for name in ProductForm.base_fields}
    different = [
        f"{_label(name)}: {_bare_shown(name, before)} → {_bare_shown(name, said)}"
        for name in said
        if before[name] != said[name]
    ]
    different += [_("se ofrece de nuevo")] if product.retired_at else []
    return Change(said["sku"], said["name"], facts, "; ".join(different), False)


def _new(said):
    rest = [_shown(name, said) for name in ("kind", "brand", "unit") if said[name]] + [
        f"{_label('delivery_days')}: {said['delivery_days']}"
    ]
    return _("Es nuevo") + ": " + ", ".join(rest)


def _usual(name):
    field = ProductForm.base_fields[name]
    return {name: field.clean(USUAL[name])}


def _shown(name, said):
    if name in ("cost", "price"):
        return money(said[name], said["currency"])
    if name == "warranty_months":
        months = ngettext("%(num)s mes", "%(num)s meses", said[name]) % {"num": said[name]}
        return months if said[name] else _("Sin garantía")
    return _bare_shown(name, said)


def _bare_shown(name, said):
    if name in ("cost", "price"):
        return f"{said[name]:,.2f}"
    choices = dict(getattr(ProductForm.base_fields[name], "choices", ()))
    return str(choices.get(said[name], said[name])) or "—"


def _label(name):
    return str(ProductForm.base_fields[name].label)
