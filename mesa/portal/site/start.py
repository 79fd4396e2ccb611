"""«Inicio»: the five steps while one is new, the open tickets afterwards."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mesa.doors.pages import page
from mesa.lib import user_agent
from mesa.portal.ticket.own_tickets import mine
from mesa.portal.ticket.situation import situation
from mesa.terms.actions import mark_prepared
from mesa.tickets.models import LIVE


def start(request):
    now = timezone.now()
    rows, _more = mine(request.user)
    live = [(row, situation(row, now)) for row in rows if row.status in LIVE]
    ended = [(row, situation(row, now)) for row in rows if row.status not in LIVE]
    steps = _steps(request.user, reported=bool(rows))
    context = {"steps": steps, "beginning": not rows, "live": live, "recent": ended[:3]}
    response = page(request, "portal/site/start.html", context, part="live")
    response["Accept-CH"] = user_agent.VERSION_HEADER  # so that the first report already knows the system
    return response


@require_POST
def prepare(request):
    mark_prepared(by=request.user)
    return redirect("portal:start")


def _steps(person, *, reported):
    """The five steps of «Cómo funciona», the done ones ticked."""
    return [
        {"title": _("Solicita tu cuenta"), "text": _("Ya la tienes."), "done": True},
        {
            "title": _("Verifica tu correo"),
            "text": _("Listo: es tuyo.")
            if person.is_verified
            else _("Abre el enlace que te enviamos a %(email)s.") % {"email": person.email},
            "done": person.is_verified,
            "href": reverse("account_email"),
            "action": _("Enviar otro enlace"),
        },
        {
            "title": _("Personaliza tu cuenta"),
            "text": _("Di cómo prefieres que te contactemos y guarda los cambios."),
            "done": person.personalised_at is not None,
            "href": reverse("portal:account"),
            "action": _("Personalizar mi cuenta"),
        },
        {
            "title": _("Lee la preparación"),
            "text": _("Cinco minutos que cuidan tus archivos y tu privacidad."),
            "done": person.prepared_at is not None,
            "href": reverse("portal:preparation"),
            "action": _("Leer la preparación"),
        },
        {
            "title": _("Reporta tu incidencia"),
            "text": _("Cuéntanos qué pasa y un técnico te contesta aquí mismo."),
            "done": reported,
            "href": reverse("portal:report"),
            "action": _("Reportar incidencia"),
        },
    ]
