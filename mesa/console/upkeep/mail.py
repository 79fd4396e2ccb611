"""Mail that was put aside, and any message whole: what came, why it was not taken, and what to do with it."""

import io

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from mesa.channels.email import actions, reads
from mesa.channels.email.models import Mail
from mesa.channels.email.reasons import explained
from mesa.console.gates import supervisors_only
from mesa.doors.pages import page
from mesa.doors.request_facts import where
from mesa.lib.files import UNKNOWN
from mesa.lib.mail.safe import safe

from .forms import ReleaseForm

SEALED = "sandbox; default-src 'none'"


@supervisors_only
def mail(request):
    ignored = request.GET.get("ver") == "maquinas"
    context = {
        "aside": reads.aside(request.user, ignored=ignored),
        "ignored": ignored,
        "mailboxes": reads.mailboxes(request.user),
        "believes": not settings.MAIL_AUTHSERV,
    }
    return page(request, "console/upkeep/mail.html", context)


def message(request, pk):
    return _page(request, _find(request, pk))


@require_GET
@xframe_options_sameorigin
def message_html(request, pk):
    found = reads.opened(_find(request, pk))
    return HttpResponse(safe(found.html) if found else "", headers={"Content-Security-Policy": SEALED})


@require_GET
def message_file(request, pk, number):
    file = reads.file_of(_find(request, pk), number)
    if file is None:
        raise Http404
    headers = {"Content-Security-Policy": SEALED, "Cache-Control": "private, no-store"}
    return FileResponse(
        io.BytesIO(file.data), as_attachment=True, filename=file.name, content_type=UNKNOWN, headers=headers
    )


@require_POST
@supervisors_only
def see_source(request, pk):
    mail = _find(request, pk)
    actions.see_source(mail, by=request.user, where=where(request))
    return _page(request, mail, source=reads.source(mail))


@require_POST
@supervisors_only
def replay(request, pk):
    became = actions.replay(_find(request, pk), by=request.user)
    messages.success(request, _("La leímos otra vez: %(outcome)s.") % {"outcome": became.get_outcome_display()})
    return _back(request, pk)


@require_POST
@supervisors_only
def release(request, pk):
    mail, form = _find(request, pk), ReleaseForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, mail, form, status=422)
    actions.release(mail, by=request.user, ticket=form.cleaned_data["ticket"])
    messages.success(
        request, _("Quedó como nota interna del ticket %(number)s.") % {"number": form.cleaned_data["ticket"].pk}
    )
    return redirect("console:message", pk)


@require_POST
@supervisors_only
def vouch(request, pk):
    became = actions.vouch(_find(request, pk), by=request.user)
    messages.success(
        request, _("Es el ticket %(number)s: le escribimos para que lo confirme.") % {"number": became.ticket_id}
    )
    return redirect("console:ticket", became.ticket_id)


@require_POST
@supervisors_only
def drop(request, pk):
    actions.drop(_find(request, pk), by=request.user)
    messages.success(request, _("La dejamos fuera."))
    return redirect("console:mail")


def _back(request, pk):
    """It may have become a complaint about who read it again."""
    seen = Mail.objects.visible_to(request.user).filter(pk=pk).exists()
    return redirect("console:message", pk) if seen else redirect("console:mail")


def _find(request, pk):
    return get_object_or_404(Mail.objects.visible_to(request.user).select_related("ticket"), pk=pk)


def _page(request, mail, form=None, *, source="", status=200):
    form = form or ReleaseForm(user=request.user, initial={"ticket": mail.ticket_id})
    found, by = reads.opened(mail), request.user
    context = {
        "mail": mail,
        "found": found,
        "source": source,
        "form": form,
        "detail": explained(mail),
        "usable": bool(found) and actions.may_use(by, mail),
        "waits": actions.may_drop(by, mail),
        "believed": reads.believed(found),
    }
    return page(request, "console/upkeep/message.html", context, status=status)
