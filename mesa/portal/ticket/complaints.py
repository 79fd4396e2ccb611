"""«Tengo un problema con el servicio»: writing a complaint, and following one's own."""

import uuid

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mesa.complaints import actions, promises, rules
from mesa.complaints.models import Complaint
from mesa.doors.fields import LONG, words
from mesa.doors.pages import page
from mesa.lib import keyset
from mesa.portal.forms import line
from mesa.tickets.models import Ticket

SHOWN = 20


class ComplaintForm(forms.Form):
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    ticket = line(
        _("Número de ticket"),
        20,
        help_text=_("Si fue en un ticket tuyo. Si no, déjalo vacío."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    words = words(
        _("¿Qué pasó?"),
        LONG,
        7,
        help_text=_("Qué esperabas, qué pasó y qué te gustaría que hiciéramos."),
        errors={"required": _("Cuéntanos qué pasó; con un par de frases basta.")},
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_ticket(self):
        typed = self.cleaned_data["ticket"].lstrip("#").strip()
        found = own(self.person, typed)
        if typed and not found:
            raise forms.ValidationError(_("Ese número no está entre tus tickets: corrígelo o déjalo vacío."))
        return found


def own(person, number):
    """A ticket of this person by what they typed or followed; nothing for any other number."""
    return Ticket.objects.visible_to(person).filter(requester=person, pk=keyset.number(number)).first()


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
