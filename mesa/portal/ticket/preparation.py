"""What one has ready: the licence of what must be installed, and the preparation."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.doors.pages import page
from mesa.doors.uploads import tray
from mesa.portal.forms import AskForm
from mesa.portal.link_access import by_link
from mesa.portal.stale import changed_meanwhile
from mesa.tickets import actions, reads, rules
from mesa.tickets.models import PreparationKind
from mesa.tickets.models.preparation import ENOUGH

from .forms import LicenceForm
from .views import end, find


@by_link
def prove_licence(request, number):
    """A page of its own: what is original, and a photo or the invoice if there is one."""
    ticket = find(request, number)
    if not rules.may(ticket.requester, rules.PROVE_LICENCE, ticket):
        return changed_meanwhile(request, number)
    files, refusals = tray(request, ticket.requester) if request.method == "POST" else ([], [])
    form = LicenceForm(request.POST if request.method == "POST" else None)
    if refusals:
        form.add_error("files", refusals)
    if not form.is_valid():
        context = {"ticket": ticket, "form": form, "files": files}
        return page(request, "portal/ticket/prove_licence.html", context, status=422 if form.is_bound else 200)
    said = {name: form.cleaned_data[name] for name in ("program", "kind", "words")}
    actions.prove_licence(ticket, by=ticket.requester, files=files, **said)
    messages.success(request, _("Gracias: el técnico ya ve que tu licencia es original."))
    return redirect("portal:ticket", number)


@by_link
@require_POST
def prepare(request, number):
    """The whole list in one form: what is marked is said, what is not is taken back."""
    ticket = find(request, number)
    answers, gone = _answered(ticket, request.POST)
    if answers:
        actions.tick(ticket, by=ticket.requester, answers=answers)
    if gone:
        actions.untick(ticket, by=ticket.requester, items=gone)
    messages.success(request, _("Guardamos tu preparación."))
    return redirect("portal:assistance" if request.POST.get("back") == "assistance" else "portal:ticket", number)


@by_link
def ask_backup_help(request, number):
    said = _("Avisamos al técnico: lo primero será ayudarte con tu respaldo.")
    return end(request, number, AskForm, rules.ASK_BACKUP_HELP, actions.ask_backup_help, said, find=find)


def _answered(ticket, said):
    """`(item → answer, items no longer said)`."""
    answers, gone = {}, []
    for item, tick in reads.preparation(ticket):
        answer = said.get(f"item-{item.pk}", "")
        if item.kind == PreparationKind.INTERNET:
            answer = answer if answer in dict(ENOUGH) else None
        else:
            answer = "" if answer else None
        if answer is not None:
            answers[item] = answer
        elif tick:
            gone.append(item)
    return answers, gone
