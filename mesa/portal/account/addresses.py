"""«Otros correos»: other addresses from which a person writes to us."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.accounts import actions
from mesa.accounts.models import Alias
from mesa.doors.limits import refusal
from mesa.doors.pages import page

from .entry import asks_first, sign_in_first
from .forms import AliasForm


@reauthentication_required(allow_get=True)
def aliases(request):
    form = AliasForm(request.POST or None)
    if refused := refusal(request, "manage_email"):
        return refused
    if form.is_valid():
        try:
            actions.add_alias(by=request.user, email=form.cleaned_data["email"])
        except PermissionDenied:
            form.add_error("email", _("Esa ya es tu dirección, o ya tienes cinco: quita una primero."))
    if not form.is_valid():
        context = {"form": form, "aliases": Alias.objects.visible_to(request.user)}
        return page(request, "portal/account/aliases.html", context, status=422 if form.is_bound else 200)
    messages.success(request, _("Te escribimos a esa dirección: abre el enlace para confirmar que es tuya."))
    return redirect("portal:aliases")


@require_POST
def remove_alias(request, pk):
    actions.remove_alias(get_object_or_404(Alias.objects.visible_to(request.user), pk=pk), by=request.user)
    messages.success(request, _("Quitamos esa dirección de tu cuenta."))
    return redirect("portal:aliases")


@asks_first
def confirm_alias(request, key):
    alias = actions.claimed_alias(key)
    if request.user != alias.person:
        return sign_in_first(request, alias.email)
    if request.method != "POST":
        return page(request, "account/confirm.html", {"email": alias.email})
    actions.confirm_alias(key, by=request.user)
    messages.success(request, _("Listo: lo que escribas desde esa dirección llega a tus tickets."))
    return redirect("portal:aliases")
