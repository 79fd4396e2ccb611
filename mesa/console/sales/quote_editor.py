"""Where a quote is written: alternatives side by side, saved whole."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mesa.common.rules import may
from mesa.console.gates import sellers_only
from mesa.console.ticket.forms import refuse
from mesa.doors.pages import page
from mesa.sales import actions, promises
from mesa.sales.models import Product
from mesa.sales.rules import WRITE_QUOTE
from mesa.tickets.notes import WordsRefused
from mesa.ui.amounts import money

from . import quote_catalogue, quote_form
from .quotes import find_quote

FOUND = 20
CHANGES = (
    "rows",
    "alternative",
    "less",
    "fill",
    "pick",
    *quote_form.MOVES,
)  # what a button changes on the page without saving


@sellers_only
def write_quote(request, pk):
    quote = find_quote(request, pk)
    if request.method != "POST":
        if not may(request.user, WRITE_QUOTE, quote):
            return redirect("console:quote", pk)
        return _page(request, quote, quote_form.Sheet.of(quote))
    do = request.POST.get("do", "")
    data, offers = quote_catalogue.looked_for(request.POST, request.user, do)
    sheet = quote_form.Sheet.typed(data, request.user)
    if do.partition(":")[0] in CHANGES:
        return _page(request, quote, sheet.grown(do), offers=offers)
    if not sheet.is_valid():
        return _page(request, quote, sheet, status=422)
    if sheet.seen != quote_form.stamp(quote):
        sheet.seen = quote_form.stamp(quote)
        return _page(request, quote, sheet, changed=True, status=409)
    facts = {"alternatives": sheet.alternatives(), "sure": sheet.form.cleaned_data["sure"]} | sheet.facts
    try:
        actions.write_quote(quote, by=request.user, **facts)
    except WordsRefused as why:
        refuse(sheet.form, None, why)
        return _page(request, quote, sheet, status=422)
    messages.success(request, _("Guardada como borrador: la persona todavía no la ve."))
    return redirect("console:quote" if do == "review" else "console:write_quote", pk)


@require_POST
@sellers_only
def sum_quote(request, pk):
    """What is typed comes to: `{"parts": [{"rows": [text], "totals": {name: text}}]}`. Nothing is kept."""
    find_quote(request, pk)
    sheet = quote_form.Sheet.typed(request.POST, request.user)
    currency = sheet.form["currency"].value()
    parts = [
        {"rows": [money(amount, currency) for amount in part.amounts], "totals": part.shown(currency)}
        for part in sheet.parts
    ]
    return JsonResponse({"parts": parts})


@require_GET
@sellers_only
def search_products(request):
    """What is offered with these words or parts of them, for the page that fills rows while one types."""
    words = request.GET.get("q", "").strip()[:60]
    found = Product.objects.visible_to(request.user).offered().matching(words) if words else ()
    return JsonResponse({"products": [_told(product) for product in found[:FOUND]]})


def _told(product):
    said = {
        name: str(getattr(product, name))
        for name in ("sku", "unit", "currency", "tax", "delivery_days", "warranty_months")
    }
    return said | {
        "description": f"{product.brand} {product.name}".strip(),
        "unit_price": str(product.price),
        "unit_cost": str(product.cost),
    }


def _page(request, quote, sheet, *, changed=False, offers=None, status=200):
    context = {
        "offers": offers or {},
        "quote": quote,
        "sheet": sheet,
        "changed": changed,
        "most": promises.ALTERNATIVES,
        "rows": quote_form.ROWS,
        "long": sheet.form.is_bound and sheet.is_long,
    }
    return page(request, "console/sales/write.html", context, status=status)
