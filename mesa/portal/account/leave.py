"""Taking everything along, and going away."""

import json

from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from mesa.accounts import actions, reads
from mesa.channels import installed
from mesa.complaints.reads import export_of as complaints_of
from mesa.doors.limits import refusal
from mesa.doors.pages import page
from mesa.lib import archive
from mesa.terms import export as terms
from mesa.tickets import export as tickets
from mesa.tickets import storage
from mesa.tickets.actions import leave as leave_tickets

from .forms import CheckedPassword

PIECE = 256 * 1024


@require_POST
def download(request):
    if refused := refusal(request, "change_password"):
        return refused
    response = StreamingHttpResponse(archive.stream(_everything(request.user)), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="mis-datos.zip"'
    return response


@sensitive_post_parameters()
def leave(request):
    form = CheckedPassword(request.POST or None, person=request.user)
    if refused := refusal(request, "change_password"):
        return refused
    if not form.is_valid():
        return page(request, "portal/account/leave.html", {"form": form}, status=422 if form.errors else 200)
    leave_tickets(by=request.user)
    for channel in installed():
        channel.leave(by=request.user)
    actions.erase(request.user)
    logout(request)
    messages.success(request, _("Tu cuenta ya no existe. Gracias por habernos dejado ayudarte."))
    return redirect("portal:home")


def _everything(person):
    yield "cuenta.json", _json(reads.export_of(person))
    yield "acuerdos.json", _json(terms.export_of(person))
    yield "borradores.json", _json(tickets.drafts_of(person))
    yield "quejas.json", _json(complaints_of(person))
    for channel in installed():
        if (held := channel.export(person)) is not None:
            yield f"{channel.slug}.json", _json(held)
    for ticket in tickets.export_of(person):
        yield f"tickets/{ticket['number']}.json", _json(ticket)
    for ticket, pk, name, path, sha256 in tickets.files_of(person):
        yield f"archivos/{ticket or 'sin-ticket'}/{pk}-{name}", _pieces(path, sha256)
    if person.photo:
        yield "foto.webp", person.photo.chunks()


def _json(value):
    yield json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2).encode()


def _pieces(path, sha256):
    try:
        with storage.read(path, sha256) as stored:
            while piece := stored.read(PIECE):
                yield piece
    except storage.Damaged:
        yield _("Este archivo se dañó en nuestro disco.").encode()
