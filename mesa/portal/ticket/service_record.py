"""The record of a service for its requester, and their word on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.documents import render, service_record
from mesa.doors.pages import page
from mesa.portal.stale import changed_meanwhile
from mesa.tickets import actions, rules

from .rating import RateForm, rating
from .views import find_own as find


def acta(request, number):
    ticket = find(request, number)
    return _page(request, ticket, rating(ticket)) if service_record.is_ready(ticket) else _not_yet(request, number)


def acta_pdf(request, number):
    ticket = find(request, number)
    if not service_record.is_ready(ticket):
        return _not_yet(request, number)
    written, headers = render.pdf(service_record.compose(ticket, timezone.now()))
    return HttpResponse(written, headers=headers)


@require_POST
def rate(request, number):
    ticket, form = find(request, number), RateForm(request.POST)
    if not rules.may(request.user, rules.RATE, ticket):
        return changed_meanwhile(request, number)
    if not form.is_valid():
        return _page(request, ticket, form, 422)
    actions.rate(ticket, by=request.user, **form.cleaned_data)
    messages.success(request, _("Gracias por decírnoslo."))
    return redirect("portal:acta", number)


def _not_yet(request, number):
    messages.info(request, _("El acta estará lista cuando el ticket quede resuelto."))
    return redirect("portal:ticket", number)


def _page(request, ticket, form, status=200):
    context = {
        "ticket": ticket,
        "sheet": service_record.compose(ticket, timezone.now()),
        "rating": form,
        "allowed": rules.allowed(request.user, ticket, only={"rate"}),
    }
    return page(request, "portal/ticket/acta.html", context, status=status)
