"""The catalogue to take, edit and bring back, and an empty one to begin with."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mesa.console.gates import sellers_only
from mesa.lib import sheets
from mesa.sales.models import Product

from . import catalogue_columns, catalogue_values
from .catalogue_forms import ProductForm

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": sheets.TYPE}


@sellers_only
@require_safe
def export_catalogue(request, kind):
    found = Product.objects.visible_to(request.user).offered().order_by("name", "pk")
    return _file(kind, _("catalogo"), [_row(product) for product in found.iterator()])


@sellers_only
@require_safe
def catalogue_template(request, kind):
    return _file(kind, _("plantilla"), [])


def _file(kind, name, rows):
    if kind not in KINDS:
        raise Http404
    columns = catalogue_columns.labels()
    help_sheet = (_("Qué va en cada columna"), _help(columns))
    said = sheets.write_csv(columns, rows) if kind == "csv" else sheets.write(_("Catálogo"), columns, rows, help_sheet)
    answer = HttpResponse(said, content_type=KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _row(product):
    said = []
    for name, field in ProductForm.base_fields.items():
        value = getattr(product, name)
        said.append(str(dict(field.choices).get(value, value)) if name in catalogue_values.CHOICES else value)
    return said


def _help(columns):
    """A column, whether it has to be there, and what can be written in it."""
    for label, (name, field) in zip(columns, ProductForm.base_fields.items(), strict=True):
        needed = _("Necesaria") if name in catalogue_columns.NEEDED else _("Opcional")
        yield [needed, f"{label}: {_said(name, field)}"]


def _said(name, field):
    if name in catalogue_values.CHOICES:
        return catalogue_values.allowed(name)
    if name in catalogue_values.AMOUNTS:
        return _("un número sin IVA, por ejemplo 1234.50")
    if name in catalogue_values.UNITS:
        return _("un número entero, de 0 a %(most)s") % {"most": field.max_value}
    return _("hasta %(most)s letras") % {"most": field.max_length}
