"""The catalogue: what can be quoted, kept one by one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mesa.console.gates import sellers_only
from mesa.doors.pages import page
from mesa.sales import actions, pipeline
from mesa.sales.models import Product

from .catalogue_forms import ProductForm


@sellers_only
def catalogue(request):
    return _list(request, ProductForm())


@require_POST
@sellers_only
def add_product(request):
    form = ProductForm(request.POST)
    if form.is_valid() and Product.objects.visible_to(request.user).offered().filter(sku=form.cleaned_data["sku"]):
        form.add_error("sku", gettext("Esa clave ya está en el catálogo: búscala y cámbiala ahí."))
    if not form.is_valid():
        return _list(request, form, status=422)
    actions.keep_product(by=request.user, **form.cleaned_data)
    messages.success(request, gettext("Agregado: ya se puede cotizar."))
    return redirect("console:catalogue")


@sellers_only
def product(request, pk):
    found = _find(request, pk)
    return _one(request, found, ProductForm(initial={name: getattr(found, name) for name in ProductForm.base_fields}))


@require_POST
@sellers_only
def keep_product(request, pk):
    """Its key is its name: it does not change."""
    found = _find(request, pk)
    form = ProductForm(_with_key(request.POST, found))
    if not form.is_valid():
        return _one(request, found, form, status=422)
    actions.keep_product(by=request.user, **form.cleaned_data)
    messages.success(request, gettext("Guardado. Las cotizaciones ya escritas no cambian."))
    return redirect("console:catalogue")


@require_POST
@sellers_only
def retire_product(request, pk):
    actions.retire_product(_find(request, pk), by=request.user)
    messages.success(request, gettext("Ya no se ofrece; lo que se cotizó con él no cambia."))
    return redirect("console:catalogue")


def _with_key(data, product):
    data = data.copy()
    data["sku"] = product.sku
    return data


def _find(request, pk):
    return get_object_or_404(Product.objects.visible_to(request.user), pk=pk)


def _list(request, form, status=200):
    words = request.GET.get("q", "").strip()[:60]
    rows, more = pipeline.products(request.user, words, request.GET.get("desde", "")[:20])
    return page(
        request,
        "console/sales/catalogue.html",
        {"rows": rows, "more": more, "words": words, "form": form},
        status=status,
    )


def _one(request, product, form, status=200):
    return page(request, "console/sales/product.html", {"product": product, "form": form}, status=status)
