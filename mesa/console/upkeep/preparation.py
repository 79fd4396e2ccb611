"""What people are asked to have ready, kept by supervisors."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.tickets import actions
from mesa.tickets.models import PreparationItem

from .forms import ItemForm


@supervisors_only
def preparation(request):
    return _list(request, ItemForm())


@require_POST
@supervisors_only
def add_item(request):
    form = ItemForm(request.POST)
    if not form.is_valid():
        return _list(request, form, 422)
    actions.add_item(by=request.user, **form.cleaned_data)
    messages.success(request, _("Agregado a la preparación."))
    return redirect("console:preparation")


@supervisors_only
def item(request, pk):
    item = _find(request, pk)
    words = {name: getattr(item, name) for name in ("words", "words_en", "kind", "category", "position")}
    return _one(request, item, ItemForm(initial=words | {"offered": item.retired_at is None}))


@require_POST
@supervisors_only
def change_item(request, pk):
    item, form = _find(request, pk), ItemForm(request.POST)
    if not form.is_valid():
        return _one(request, item, form, 422)
    actions.change_item(item, by=request.user, **form.cleaned_data)
    messages.success(request, _("Guardado. Lo que ya se marcó conserva sus palabras."))
    return redirect("console:preparation")


def _find(request, pk):
    return get_object_or_404(PreparationItem.objects.visible_to(request.user), pk=pk)


def _list(request, form, status=200):
    found = PreparationItem.objects.visible_to(request.user).select_related("category").order_by("position", "pk")
    return page(request, "console/upkeep/preparation.html", {"items": found, "form": form}, status=status)


def _one(request, item, form, status=200):
    return page(request, "console/upkeep/preparation_item.html", {"item": item, "form": form}, status=status)
