"""The catalogue: what can be quoted, kept one by one."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mesa.console.gates import sellers_only
from mesa.doors.pages import page
from mesa.sales import actions, pipeline, promises
from mesa.sales.models import Currency, Product, ProductKind, Unit

from .forms import KINDS, Amount, count


class ProductForm(forms.Form):
    """One product; also one row of a sheet that is imported."""

    sku = forms.CharField(
        label=_("Clave"), max_length=40, error_messages={"required": _("Escribe su clave o número de parte.")}
    )
    name = forms.CharField(label=_("Nombre"), max_length=200, error_messages={"required": _("Escribe su nombre.")})
    kind = forms.ChoiceField(label=_("Tipo"), choices=ProductKind, initial=ProductKind.PRODUCT)
    brand = forms.CharField(label=_("Marca"), max_length=60, required=False)
    unit = forms.ChoiceField(label=_("Unidad"), choices=Unit, initial=Unit.PIECE)
    cost = Amount(label=_("Costo"), missing=_("Escribe su costo."), max_digits=12, decimal_places=2, min_value=0)
    price = Amount(
        label=_("Precio sin IVA"), missing=_("Escribe su precio."), max_digits=12, decimal_places=2, min_value=0
    )
    currency = forms.ChoiceField(label=_("Moneda"), choices=Currency, initial=Currency.MXN)
    tax = forms.ChoiceField(label=_("IVA"), choices=KINDS)
    delivery_days = count(_("Entrega, en días hábiles"), 365, 0)
    warranty_months = count(_("Garantía, en meses"), 240, 12)

    def clean_warranty_months(self):
        months = self.cleaned_data["warranty_months"]
        if 0 < months < promises.WARRANTY_MONTHS:
            raise forms.ValidationError(_("La ley pide al menos 90 días: escribe 3 o más, o 0 si no lleva garantía."))
        return months


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
