"""A report that came by mail: its guidelines are read and accepted, and what was not said is chosen."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.portal.forms import ConfirmForm
from mesa.portal.ticket.views import find_own
from mesa.terms import words
from mesa.terms.models import Slug
from mesa.tickets import actions, rules


def confirm(request, number):
    ticket = find_own(request, number)
    if not rules.may(request.user, rules.CONFIRM, ticket):
        return redirect("portal:ticket", number)
    text = words.in_force(Slug.GUIDELINES, timezone.now())
    form = ConfirmForm(request.POST or None, initial={"contact_by": request.user.contact_by}, text=text)
    if not form.is_valid():
        context = {"ticket": ticket, "form": form, "guidelines": words.html(text)}
        return page(request, "portal/report/confirm.html", context, status=422 if form.is_bound else 200)
    actions.confirm(ticket, by=request.user, text=text, **where(request)._asdict(), **form.words())
    messages.success(request, _("Listo: tu reporte ya está en la cola."))
    return redirect("portal:ticket", number)
