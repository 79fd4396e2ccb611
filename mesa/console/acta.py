"""The record of a service as its requester has it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.acta import press, sheet
from mesa.ui.pages import page

from .desk import find


def acta(request, number):
    ticket = find(request, number)
    if not sheet.is_ready(ticket):
        return _not_yet(request, number)
    return page(request, "console/acta.html", {"ticket": ticket, "sheet": sheet.compose(ticket, timezone.now())})


def acta_pdf(request, number):
    ticket = find(request, number)
    if not sheet.is_ready(ticket):
        return _not_yet(request, number)
    written, headers = press.pdf(sheet.compose(ticket, timezone.now()))
    return HttpResponse(written, headers=headers)


def _not_yet(request, number):
    messages.info(request, _("El acta estará lista cuando el ticket quede resuelto."))
    return redirect("console:ticket", number)
