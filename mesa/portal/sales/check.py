"""«¿Esta cotización es de ustedes?»: yes for a folio and the code printed on it; for anything else, one answer."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mesa.documents.quote import totalled
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.sales import links

from .forms import CheckForm


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_quote(request):
    """A GET with both, as a paper may print it, only fills the form: asking is a press of the button."""
    if request.method != "POST":
        said = {name: request.GET.get(name, "")[:30] for name in ("folio", "code")}
        return page(request, "portal/sales/check.html", {"form": CheckForm(initial=said), "asked": False})
    form = CheckForm(request.POST)
    if not form.is_valid():
        return page(request, "portal/sales/check.html", {"form": form, "asked": False}, status=422)
    if refused := refusal(request, "verify_person"):
        return refused
    quote = links.sealed(form.cleaned_data["folio"], form.cleaned_data["code"])
    context = {"form": form, "asked": True, "quote": quote, "totals": totalled(quote) if quote else []}
    return page(request, "portal/sales/check.html", context)
