"""«¿Me llamó alguien de …?»: yes for a number and the code of its technician; for anything else, one answer."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.portal.forms import line
from mesa.tickets import codes


class VerifyForm(forms.Form):
    number = forms.IntegerField(
        label=_("Número de ticket"),
        min_value=1,
        max_value=2**63 - 1,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Escribe el número de tu ticket."),
            "invalid": _("Escribe solo el número, por ejemplo 42."),
            "min_value": _("Escribe solo el número, por ejemplo 42."),
            "max_value": _("Escribe solo el número, por ejemplo 42."),
        },
    )
    code = line(
        _("Código que te dijeron"),
        20,
        required=True,
        help_text=_("Seis números, como 482 913."),
        errors={"required": _("Pide el código a quien te llama y escríbelo.")},
    )

    def clean_code(self):
        digits = "".join(c for c in self.cleaned_data["code"] if c.isascii() and c.isdigit())
        if len(digits) != 6:
            raise forms.ValidationError(_("Son seis números. Si no te lo saben decir, cuelga."))
        return digits


@login_not_required
@never_cache
def verify(request):
    form = VerifyForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page(request, "portal/site/verify.html", {"form": form}, status=422 if form.errors else 200)
    number = form.cleaned_data["number"]
    if refused := refusal(request, "verify_person") or refusal(request, "verify_ticket", number):
        return refused
    name = codes.attending(number, form.cleaned_data["code"])
    return page(request, "portal/site/verified.html", {"name": name.split(" ")[0]})
