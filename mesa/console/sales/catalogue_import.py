"""Bringing the catalogue from a sheet: what would change is shown first, and then all of it or none."""

import json

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mesa.console.gates import sellers_only
from mesa.doors.pages import page
from mesa.lib import sheets
from mesa.sales import actions
from mesa.sales.models import Product

from .catalogue import ProductForm

SPANISH = {  # the name over a column, without accents or capitals → the field
    "clave": "sku", "nombre": "name", "tipo": "kind", "marca": "brand", "unidad": "unit", "costo": "cost",
    "precio": "price", "moneda": "currency", "iva": "tax", "entrega": "delivery_days", "garantia": "warranty_months",
}  # fmt: skip
ENGLISH = {
    "sku": "sku", "name": "name", "kind": "kind", "brand": "brand", "unit": "unit", "cost": "cost", "price": "price",
    "currency": "currency", "tax": "tax", "delivery": "delivery_days", "warranty": "warranty_months",
}  # fmt: skip
ALSO = {
    "numero de parte": "sku", "part number": "sku", "product": "name", "producto": "name", "type": "kind",
    "make": "brand", "vat": "tax", "impuesto": "tax", "entrega en dias": "delivery_days",
    "delivery days": "delivery_days", "garantia en meses": "warranty_months", "warranty months": "warranty_months",
}  # fmt: skip
COLUMNS = SPANISH | ENGLISH | ALSO
NEEDED = ("sku", "name", "cost", "price")
USUAL = {
    "kind": "product",
    "unit": "PZA",
    "currency": "MXN",
    "tax": "general",
    "delivery_days": "0",
    "warranty_months": "12",
}
PLAIN = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")
SHOWN = 100
WRONG = {
    "size": _("El archivo es muy grande: hasta 2 MB."),
    "rows": _("Son demasiados renglones: hasta 2,000 a la vez."),
    "shape": _("No se pudo leer: guárdalo como CSV o XLSX, con los nombres de las columnas en el primer renglón."),
}


@sellers_only
def import_catalogue(request):
    if request.method != "POST":
        return page(request, "console/sales/import.html", {"columns": _columns()})
    sent = request.FILES.get("sheet")
    if sent is None:
        return _refused(request, _("Elige el archivo."))
    try:
        found = sheets.read(sent.read(sheets.MAX_SIZE + 1))
    except sheets.Unreadable as why:
        return _refused(request, WRONG[why.reason])
    names = [COLUMNS.get(" ".join(cell.lower().translate(PLAIN).replace("_", " ").split())) for cell in found[0]]
    missing = [word for word, field in _columns().items() if field in NEEDED and field not in names]
    if missing:
        return _refused(request, gettext("Faltan estas columnas: %(names)s.") % {"names": ", ".join(missing)})
    rows = [{name: cell for name, cell in zip(names, row, strict=False) if name and cell} for row in found[1:]]
    return _preview(request, rows)


@require_POST
@sellers_only
def import_products(request):
    """What the preview showed, judged again: it comes from a browser."""
    try:
        rows = json.loads(request.POST.get("rows", ""))
        rows = [{str(name): str(value) for name, value in row.items()} for row in rows]
    except (ValueError, AttributeError, TypeError, RecursionError):
        return _refused(request, WRONG["shape"])
    if len(rows) > sheets.MAX_ROWS:
        return _refused(request, WRONG["rows"])
    forms, errors = _judged(rows)
    if errors or not forms:
        return _preview(request, rows)
    brought = actions.import_products([form.cleaned_data for form in forms], by=request.user)
    said = ngettext("%(num)s producto en el catálogo.", "%(num)s productos en el catálogo.", brought)
    messages.success(request, said % {"num": brought})
    return redirect("console:catalogue")


def _judged(rows):
    """`(forms, [(row of the sheet, what is wrong)])`"""
    forms, errors, seen = [], [], {}
    for place, row in enumerate(rows, 2):
        form = ProductForm(USUAL | _values(row))
        said = [f"{form.fields[name].label}: {' '.join(words)}" for name, words in form.errors.items()]
        sku = form.cleaned_data.get("sku")
        if sku in seen:
            said.append(gettext("La clave se repite: ya está en el renglón %(number)s.") % {"number": seen[sku]})
        seen.setdefault(sku, place) if sku else None
        forms.append(form)
        errors += [(place, " ".join(said))] if said else []
    return forms, errors


def _values(row):
    """«Producto» and «Product» are as good as «product»: what people read, in either language, is what they write."""
    said = dict(row)
    for name in {"kind", "unit", "currency", "tax"} & set(said):
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                choices = {str(label).lower(): value for value, label in ProductForm.base_fields[name].choices}
            said[name] = choices.get(said[name].lower(), said[name])
    return said


def _columns():
    """Name of the column → field, as whoever reads this page would write them."""
    return ENGLISH if translation.get_language() == "en" else SPANISH


def _preview(request, rows):
    forms, errors = _judged(rows)
    there = {}
    skus = [form.cleaned_data.get("sku") for form in forms]
    for start in range(0, len(skus), 500):
        found = Product.objects.visible_to(request.user).filter(sku__in=skus[start : start + 500])
        there |= {product.sku: product for product in found}
    changes = [] if errors else [change for form in forms if (change := _change(form.cleaned_data, there))]
    context = {
        "columns": _columns(),
        "errors": errors[:SHOWN],
        "changes": changes[:SHOWN],
        "rest": max(len(changes) - SHOWN, 0),
        "same": len(forms) - len(changes),
        "rows": json.dumps(rows),
        "seen": True,
    }
    return page(request, "console/sales/import.html", context, status=422 if errors else 200)


def _change(said, there):
    """`(key, name, what is different)` of a product that is new or would change; None when nothing would."""
    product = there.get(said["sku"])
    if product is None:
        return said["sku"], said["name"], ""
    labels = {name: field.label for name, field in ProductForm.base_fields.items()}
    different = [
        f"{labels[name]}: {getattr(product, name)} → {value}"
        for name, value in said.items()
        if getattr(product, name) != value
    ]
    different += [gettext("se ofrece de nuevo")] if product.retired_at else []
    return (said["sku"], said["name"], "; ".join(different)) if different else None


def _refused(request, words):
    context = {"columns": _columns(), "wrong": words}
    return page(request, "console/sales/import.html", context, status=422)
