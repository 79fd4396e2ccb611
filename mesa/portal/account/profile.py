"""«Mi cuenta»: who I am, how to reach me, what I want to hear about, and my equipment."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.accounts import actions, reads
from mesa.accounts.models import Equipment
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.lib.files import BadImage
from mesa.portal.ticket.files import SEALED

from .forms import EquipmentForm, LettersForm, PhotoForm, ProfileForm


def account(request):
    form = ProfileForm(request.POST or None, initial=_said(request.user, ProfileForm))
    if not form.is_valid():
        return _account(request, form, PhotoForm(), status=422 if form.errors else 200)
    actions.personalise(by=request.user, **form.cleaned_data)
    messages.success(request, _("Guardamos tus cambios."))
    return redirect("portal:account")


@require_POST
def change_photo(request):
    if refused := refusal(request, "manage_email"):
        return refused
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.change_photo(by=request.user, data=form.cleaned_data["photo"].read())
        except BadImage:
            form.add_error("photo", _("No pudimos abrirla como imagen: elige una PNG o JPEG."))
    if form.errors:
        return _account(request, ProfileForm(initial=_said(request.user, ProfileForm)), form, status=422)
    messages.success(request, _("Tu foto cambió."))
    return redirect("portal:account")


@require_POST
def remove_photo(request):
    actions.remove_photo(by=request.user)
    messages.success(request, _("Quitamos tu foto."))
    return redirect("portal:account")


def photo(request, name):
    found = reads.photo_for(request.user, name)
    if not found or not found.storage.exists(found.name):
        raise Http404
    return FileResponse(found.open(), content_type="image/webp", headers=SEALED)


def letters(request):
    form = LettersForm(request.POST or None, person=request.user)
    if request.method != "POST" or not form.is_valid():
        return page(request, "portal/account/letters.html", {"form": form}, status=422 if form.errors else 200)
    actions.choose_letters(by=request.user, letters_off=form.off())
    messages.success(request, _("Guardamos qué te avisamos."))
    return redirect("portal:letters")


def equipment(request):
    form = EquipmentForm(request.POST or None)
    if not form.is_valid():
        mine = Equipment.objects.visible_to(request.user).order_by("brand", "pk")
        context = {"form": form, "equipment": mine}
        return page(request, "portal/account/equipment.html", context, status=422 if form.errors else 200)
    actions.add_equipment(by=request.user, **form.cleaned_data)
    messages.success(request, _("Equipo guardado: ya puedes elegirlo al reportar."))
    return redirect("portal:equipment")


def edit_equipment(request, pk):
    found = get_object_or_404(Equipment.objects.visible_to(request.user), pk=pk)
    form = EquipmentForm(request.POST or None, initial=_said(found, EquipmentForm))
    if not form.is_valid():
        context = {"form": form, "found": found}
        return page(request, "portal/account/edit_equipment.html", context, status=422 if form.errors else 200)
    actions.edit_equipment(found, by=request.user, **form.cleaned_data)
    messages.success(request, _("Guardamos tus cambios."))
    return redirect("portal:equipment")


@require_POST
def retire_equipment(request, pk):
    found = get_object_or_404(Equipment.objects.visible_to(request.user), pk=pk)
    actions.retire_equipment(found, by=request.user)
    messages.success(request, _("Quitamos ese equipo de tu lista. Tus tickets lo conservan."))
    return redirect("portal:equipment")


def _said(thing, form):
    """What a form starts with: what the thing already says under the names of its fields."""
    return {name: getattr(thing, name) for name in form.base_fields}


def _account(request, form, photo_form, status):
    return page(request, "portal/account/account.html", {"form": form, "photo_form": photo_form}, status=status)
