"""«¿Me llamó alguien de …?»: yes for a number and the code of its technician; for anything else, one answer."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.cache import never_cache

from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.tickets import codes

from .forms import VerifyForm


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
