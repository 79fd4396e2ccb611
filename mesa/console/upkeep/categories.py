"""What people may say their incident is about."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.tickets import actions
from mesa.tickets.models import Category

from .forms import CategoryForm


@supervisors_only
def categories(request):
    return _list(request, CategoryForm())


@require_POST
@supervisors_only
def add_category(request):
    form = CategoryForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    actions.add_category(by=request.user, **form.cleaned_data)
    messages.success(request, _("Categoría agregada: ya se puede elegir al reportar."))
    return redirect("console:categories")


@supervisors_only
def category(request, pk):
    category = _find(request, pk)
    words = {name: getattr(category, name) for name in CategoryForm.base_fields}
    return _one(request, category, CategoryForm(initial=words))


@require_POST
@supervisors_only
def change_category(request, pk):
    category, form = _find(request, pk), CategoryForm(request.POST)
    if not form.is_valid():
        return _one(request, category, form, status=422)
    actions.change_category(category, by=request.user, **form.cleaned_data)
    messages.success(request, _("Categoría cambiada."))
    return redirect("console:categories")


@require_POST
@supervisors_only
def retire_category(request, pk):
    actions.retire_category(_find(request, pk), by=request.user)
    messages.success(request, _("Ya no se ofrece al reportar; los tickets que la tienen la conservan."))
    return redirect("console:categories")


@require_POST
@supervisors_only
def offer_category(request, pk):
    actions.offer_category(_find(request, pk), by=request.user)
    messages.success(request, _("Se ofrece de nuevo."))
    return redirect("console:categories")


def _find(request, pk):
    return get_object_or_404(Category.objects.visible_to(request.user), pk=pk)


def _list(request, form, status=200):
    found = Category.objects.visible_to(request.user).order_by("position", "pk")
    context = {
        "offered": [category for category in found if not category.retired_at],
        "retired": [category for category in found if category.retired_at],
        "form": form,
    }
    return page(request, "console/upkeep/categories.html", context, status=status)


def _one(request, category, form, status=200):
    return page(request, "console/upkeep/category.html", {"category": category, "form": form}, status=status)
