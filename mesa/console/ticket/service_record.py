"""The record of a service as its requester has it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.documents import render, service_record
from mesa.doors.pages import page

from .page import find


def acta(request, number):
    ticket = find(request, number)
    if not service_record.is_ready(ticket):
        return _not_yet(request, number)
    return page(
        request, "console/ticket/acta.html", {"ticket": ticket, "sheet": service_record.compose(ticket, timezone.now())}
    )


def acta_pdf(request, number):
    ticket = find(request, number)
    if not service_record.is_ready(ticket):
        return _not_yet(request, number)
    written, headers = render.pdf(service_record.compose(ticket, timezone.now()))
    return HttpResponse(written, headers=headers)


def _not_yet(request, number):
    messages.info(request, _("El acta estará lista cuando el ticket quede resuelto."))
    return redirect("console:ticket", number)
