"""«Tengo un problema con el servicio»: writing a complaint, and following one's own."""

import uuid

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext

from mesa.complaints import actions, promises, rules
from mesa.complaints.models import Complaint
from mesa.doors.pages import page

from .forms import ComplaintForm, own

SHOWN = 20


def complain(request):
    if not rules.may_complain(request.user):
        return page(request, "portal/site/verify_first.html")
    if request.method == "POST":
        return _send(request)
    asked = own(request.user, request.GET.get("ticket", ""))
    form = ComplaintForm(person=request.user, initial={"key": uuid.uuid4().hex, "ticket": asked and asked.pk})
    return _form(request, form)


def complaint(request, pk):
    mine = Complaint.objects.visible_to(request.user).filter(person=request.user).select_related("executive")
    return page(request, "portal/ticket/complaint.html", {"complaint": get_object_or_404(mine, pk=pk)})


def _send(request):
    form = ComplaintForm(request.POST, person=request.user)
    if not form.is_valid() or rules.has_enough(request.user):
        return _form(request, form, status=422)
    sent = actions.open_complaint(by=request.user, **form.cleaned_data)
    messages.success(request, gettext("La recibimos. Gracias por decírnoslo."))
    return redirect("portal:complaint", sent.pk)


def _form(request, form, status=200):
    mine = Complaint.objects.visible_to(request.user).filter(person=request.user).order_by("-pk")
    context = {
        "form": form,
        "mine": mine[:SHOWN],
        "enough": rules.has_enough(request.user),
        "days": promises.COMPLAINT_ANSWER,
    }
    return page(request, "portal/ticket/complain.html", context, status=status)
