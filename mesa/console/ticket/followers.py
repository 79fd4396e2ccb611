"""Who else hears of a ticket, from the desk: the addresses in copy, and oneself."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.doors.cc_form import FollowForm
from mesa.tickets import actions, promises

from .page import find, workspace


@require_POST
def follow(request, number):
    ticket, form = find(request, number), FollowForm(request.POST, auto_id="copy_%s")
    if form.is_valid():
        try:
            actions.follow(ticket, by=request.user, **form.cleaned_data)
        except actions.Crowded:
            form.add_error("email", _("Ya hay %(most)d personas en copia: quita una.") % {"most": promises.FOLLOWERS})
    if not form.is_valid():
        return workspace(request, ticket, copying=form, status=422)
    messages.success(request, _("Listo: se entera de lo que pase en el ticket."))
    return redirect("console:ticket", number)


@require_POST
def unfollow(request, number):
    actions.unfollow(find(request, number), by=request.user, email=request.POST.get("email", ""))
    messages.success(request, _("Listo: ya no recibe lo de este ticket."))
    return redirect("console:ticket", number)
