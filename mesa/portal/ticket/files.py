"""Files in and out. What comes is kept at once; what goes out is never run by a browser."""

import logging

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.assistance import link_sessions
from mesa.doors.pages import page
from mesa.doors.uploads import tray
from mesa.lib.files import IMAGES
from mesa.portal import link_access
from mesa.sales import reads as sales
from mesa.tickets import storage
from mesa.tickets.models import Attachment

from .views import find

log = logging.getLogger("mesa.files")
SEALED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@require_POST
def upload(request):
    """What a page sends while the form is still being filled; answers the line to show, or the reason why not."""
    return _upload(request, request.user)


@link_access.by_link
@require_POST
def upload_here(request, number):
    """The same from a page of one ticket, for who came by its link."""
    return _upload(request, find(request, number).requester)


def _upload(request, person):
    files, refusals = tray(request, person)
    if refusals or not files:
        return HttpResponse(" ".join(refusals) or _("No llegó ningún archivo."), status=422, content_type="text/plain")
    return page(request, "portal/kept.html", {"files": files[-1:]}, status=201)


@link_access.by_any_link
def file(request, pk, name):
    found = get_object_or_404(_visible(request), pk=pk)
    if found.name != name:
        raise Http404
    inline = found.content_type in IMAGES
    return _sealed(request, found.path, found.content_type, found.name, sha256=found.sha256, attachment=not inline)


@link_access.by_any_link
def thumbnail(request, pk):
    found = get_object_or_404(_visible(request).exclude(thumbnail=""), pk=pk)
    return _sealed(request, found.thumbnail, "image/webp", "miniatura.webp")


def _visible(request):
    """What the account may see, of a ticket whose link this browser came by what its requester sees there, and of one
    that was sent to sales what was said in public, for the seller."""
    found = Attachment.objects.visible_to(request.user) | sales.files(request.user)
    for link in link_sessions.links(request.session):
        found = found | Attachment.objects.visible_to(link.ticket.requester).public_on(link.ticket_id)
    return found


def _sealed(request, path, content_type, name, *, sha256=None, attachment=False):
    try:
        opened = storage.read(path, sha256)
    except storage.Damaged:
        log.error("stored file is damaged", extra={"path": path})
        return page(request, "portal/ticket/damaged.html", {"name": name}, status=410)
    return FileResponse(opened, as_attachment=attachment, filename=name, content_type=content_type, headers=SEALED)
