"""«Quejas»: what went wrong with the service. Only for supervisors, and never one's own nor about oneself: else 404."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mesa.complaints import actions, reads
from mesa.complaints.models import Complaint
from mesa.console.queue.due import due
from mesa.console.ticket.forms import refuse
from mesa.doors.pages import page
from mesa.tickets.notes import WordsRefused
from mesa.tickets.rules import allowed

from .forms import AnswerForm, RecordContactForm


def complaints(request):
    if not request.user.is_supervisor:
        raise Http404
    answered, now = request.GET.get("ver") == "respondidas", timezone.now()
    rows, more = (reads.answered if answered else reads.by_due)(request.user, request.GET.get("desde", ""))
    context = {"rows": [(row, due(row.due_at, "", now)) for row in rows], "more": more, "answered": answered}
    return page(request, "console/upkeep/complaints.html", context)


def complaint(request, pk):
    return _page(request, _find(request, pk))


@require_POST
def take_complaint(request, pk):
    actions.take_complaint(_find(request, pk), by=request.user)
    messages.success(request, gettext("La queja es tuya: ya le dijimos a la persona quién la revisa."))
    return redirect("console:complaint", pk)


@require_POST
def record_contact(request, pk):
    return _act(request, pk, RecordContactForm, actions.record_contact, gettext("Quedó anotado el contacto."))


@require_POST
def answer_complaint(request, pk):
    return _act(request, pk, AnswerForm, actions.answer_complaint, gettext("Enviamos la respuesta."))


def _act(request, pk, form_class, act, said):
    found, form = _find(request, pk), form_class(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        act(found, by=request.user, **form.cleaned_data)
    except WordsRefused as why:
        refuse(form, "outcome", why)
        return _page(request, found, form, status=422)
    messages.success(request, said)
    return redirect("console:complaint", pk)


def _find(request, pk):
    mine = Complaint.objects.visible_to(request.user).handled_by(request.user)
    return get_object_or_404(mine.select_related("person", "about", "executive", "ticket"), pk=pk)


def _page(request, complaint, form=None, status=200):
    context = {
        "complaint": complaint,
        "lines": complaint.events.select_related("actor"),
        "allowed": allowed(request.user, complaint),
        "due": due(complaint.due_at, "", timezone.now()),
        "sent": form,
        "contact": form if isinstance(form, RecordContactForm) else RecordContactForm(),
        "answer": form if isinstance(form, AnswerForm) else AnswerForm(),
    }
    return page(request, "console/upkeep/complaint.html", context, status=status)
