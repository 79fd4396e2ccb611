"""The licences of a ticket: what was shown, what was installed, and a refusal that says why."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.doors.pages import page
from mesa.tickets import actions, rules
from mesa.tickets.notes import WordsRefused

from .forms import ProgramForm, ProofForm, RefusalForm, refuse
from .page import find


def licences(request, number):
    return _page(request, find(request, number))


@require_POST
def prove_licence(request, number):
    return _do(request, number, "prove_licence", ProofForm, _("Licencia anotada."))


@require_POST
def record_installation(request, number):
    return _do(request, number, "record_installation", ProgramForm, _("Instalación anotada."))


@require_POST
def refuse_installation(request, number):
    return _do(request, number, "refuse_installation", RefusalForm, _("Se lo explicamos al usuario."))


def _do(request, number, act, form_class, said):
    ticket, form = find(request, number), form_class(request.POST, prefix=act)
    if not form.is_valid():
        return _page(request, ticket, {act: form}, 422)
    try:
        getattr(actions, act)(ticket, by=request.user, **form.cleaned_data)
    except actions.NoProof:
        form.add_error("program", _("Falta ver la licencia original de este programa: anótala primero, o explica por qué no se instala."))  # fmt: skip  # noqa: E501
        return _page(request, ticket, {act: form}, 422)
    except WordsRefused as why:
        refuse(form, "words" if form.cleaned_data.get("words") else "program", why)
        return _page(request, ticket, {act: form}, 422)
    messages.success(request, said)
    return redirect("console:ticket", number)


def _page(request, ticket, bound=None, status=200):
    empty = {"prove_licence": ProofForm, "record_installation": ProgramForm, "refuse_installation": RefusalForm}
    context = {
        "ticket": ticket,
        "proofs": ticket.proofs.select_related("by").order_by("pk"),
        "allowed": rules.allowed(request.user, ticket, only=empty),
        "forms": {act: form(prefix=act) for act, form in empty.items()} | (bound or {}),
    }
    return page(request, "console/ticket/licences.html", context, status=status)
