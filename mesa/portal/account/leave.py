"""Taking everything along, and going away."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from mesa.accounts import actions
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.exports import actions as exports
from mesa.exports import reads as exported
from mesa.portal.ticket.files import SEALED
from mesa.tickets import storage

from .forms import CheckedPassword


@require_POST
def ask_export(request):
    if refused := refusal(request, "ask_export"):
        return refused
    exports.ask_export(by=request.user)
    messages.success(request, _("Estamos preparando tu copia. Te escribimos en cuanto esté lista."))
    return redirect("portal:leave")


@require_safe
def take_export(request):
    export = exported.export_of(request.user, timezone.now())
    if export is None or export.made_at is None:
        raise Http404
    try:
        opened = storage.read(export.path)
    except storage.Damaged:
        raise Http404 from None
    return FileResponse(opened, as_attachment=True, filename="mis-datos.zip", headers=SEALED)


@sensitive_post_parameters()
def leave(request):
    form = CheckedPassword(request.POST or None, person=request.user)
    if refused := refusal(request, "change_password"):
        return refused
    if not form.is_valid():
        context = {"form": form, "export": exported.export_of(request.user, timezone.now())}
        return page(request, "portal/account/leave.html", context, status=422 if form.errors else 200)
    actions.erase(request.user)
    logout(request)
    messages.success(request, _("Tu cuenta ya no existe. Gracias por habernos dejado ayudarte."))
    return redirect("portal:home")
