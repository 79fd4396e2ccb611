"""Bringing the catalogue from a sheet: what would change is shown first, and then all of it or none."""

import json

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mesa.console.gates import sellers_only
from mesa.doors.pages import page
from mesa.lib import sheets
from mesa.sales import actions

from . import catalogue_columns, catalogue_preview, kept_file

SHOWN = 100
WRONG = {
    "size": _("El archivo es muy grande: hasta 2 MB."),
    "rows": _("Son demasiados renglones: hasta 2,000 a la vez."),
    "columns": _("Son demasiadas columnas: hasta 60. Quita las que no son del catálogo."),
    "shape": _("No se pudo leer: guárdalo como CSV o XLSX, con los nombres de las columnas en el primer renglón."),
    "empty": _("No se pudo leer: no tiene renglones debajo de los nombres de las columnas."),
    "quotes": _("No se pudo leer: en el renglón %(place)s hay unas comillas que no se cierran."),
    "wider": _(
        "El renglón %(place)s tiene más datos que columnas: si escribes decimales o nombres con coma, "
        "guárdalo separado por punto y coma, o como XLSX."
    ),
    "formula": _("La celda %(place)s es una fórmula sin resultado: abre el archivo en tu hoja de cálculo y guárdalo."),
    "old": _("Es un libro de Excel 97-2003 (.xls): guárdalo como XLSX o CSV."),
    "locked": _("El libro tiene contraseña o es de Excel 97-2003: guárdalo sin contraseña, como XLSX."),
    "strict": _("Está guardado como «Open XML estricto»: guárdalo como «Libro de Excel (.xlsx)»."),
    "binary": _("Es un libro binario de Excel (.xlsb): guárdalo como XLSX."),
    "numbers": _("Es un documento de Numbers: expórtalo como Excel o CSV."),
    "opendocument": _("Es una hoja de OpenDocument (.ods): guárdala como XLSX o CSV."),
    "page": _("Es una página web o un XML, aunque se llame .xls: ábrelo en tu hoja de cálculo y guárdalo como XLSX."),
    "other": _("No es una hoja de cálculo: guárdala como CSV o XLSX."),
}


@sellers_only
def import_catalogue(request):
    if request.method != "POST":
        return _page(request)
    sent = request.FILES.get("sheet")
    data = sent.read(sheets.MAX_SIZE + 1) if sent else kept_file.opened(request.POST.get("kept", ""))
    if data is None:
        return _page(request, wrong=_("Elige el archivo."))
    try:
        table = sheets.read(data, catalogue_columns.is_name, request.POST.get("alphabet", ""))
    except sheets.Unreadable as why:
        return _page(request, wrong=WRONG[why.reason] % {"place": why.place})
    except sheets.Unsure as why:
        choices = [(one, sheets.ALPHABETS[one.alphabet]) for one in why.choices]
        return _page(request, status=422, choices=choices, kept=kept_file.packed(data))
    heading = catalogue_columns.understand(table.names, table.rows)
    if heading.twice or heading.missing:
        return _page(request, table=table, strange=heading.strange, wrong=_incomplete(heading))
    return _preview(request, _rows(table, heading), table, heading.strange)


@require_POST
@sellers_only
def import_products(request):
    """What the preview showed, judged again: it comes from a browser."""
    try:
        rows = json.loads(request.POST.get("rows", ""))
        rows = [{str(name): str(value) for name, value in row.items()} for row in rows]
    except (ValueError, AttributeError, TypeError, RecursionError):
        return _page(request, wrong=WRONG["shape"])
    if len(rows) > sheets.MAX_ROWS:
        return _page(request, wrong=WRONG["rows"])
    judged = catalogue_preview.judge(request.user, rows)
    if judged.errors or not judged.forms:
        return _preview(request, rows)
    brought = actions.import_products([form.cleaned_data for form in judged.forms], by=request.user)
    said = ngettext("%(num)s producto en el catálogo.", "%(num)s productos en el catálogo.", brought)
    messages.success(request, said % {"num": brought})
    return redirect("console:catalogue")


def _incomplete(heading):
    said = [
        gettext("Dos columnas dicen lo mismo: «%(first)s» y «%(second)s». Deja una.")
        % {"first": first, "second": second}
        for first, second in heading.twice
    ]
    names = {"names": ", ".join(heading.missing)}
    said += [gettext("Faltan estas columnas: %(names)s.") % names] if heading.missing else []
    return " ".join(said)


def _rows(table, heading):
    """What is understood of each row: field → text, and its place in the sheet."""
    found = []
    for place, cells in table.rows:
        row = {"row": str(place)}
        for column, cell in zip(heading.columns, cells, strict=False):
            if column and (cell or column.field == "brand"):
                row[column.field] = column.text(cell)
        found.append(row)
    return found


def _preview(request, rows, table=None, strange=()):
    judged = catalogue_preview.judge(request.user, rows)
    changes = [] if judged.errors else catalogue_preview.changes(judged)
    absent = catalogue_preview.absent(rows) if any(change.is_new for change in changes) else []
    return _page(
        request,
        status=422 if judged.errors else 200,
        table=table,
        strange=strange,
        errors=judged.errors[:SHOWN],
        more=max(len(judged.errors) - SHOWN, 0),
        doubts=judged.doubts[:SHOWN],
        absent=absent,
        changes=changes[:SHOWN],
        rest=max(len(changes) - SHOWN, 0),
        same=len(judged.forms) - len(changes),
        rows=json.dumps(rows),
        seen=True,
    )


def _page(request, *, wrong="", status=None, **shown):
    context = {"columns": catalogue_columns.short_names(), "wrong": wrong, **shown}
    return page(request, "console/sales/import.html", context, status=status or (422 if wrong else 200))
