from django.urls import URLPattern, path, register_converter

from . import audit, people, queue, tickets
from .composer import MODES


class Mode:
    """Which form of the composer."""

    regex = "|".join(MODES)

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Mode, "mode")

app_name = "console"
urlpatterns: list[URLPattern] = [
    # Attending
    path("", queue.queue, name="queue"),
    path("tickets/<int:number>/", tickets.ticket, name="ticket"),
    path("tickets/<int:number>/asignar/", tickets.assign, name="assign"),
    path("tickets/<int:number>/nota/", tickets.note, name="add_note"),
    path("tickets/<int:number>/nota-interna/", tickets.internal_note, name="add_internal_note"),
    path("tickets/<int:number>/preguntar/", tickets.ask, name="ask"),
    path("tickets/<int:number>/contacto/", tickets.contact, name="contact"),
    path("tickets/<int:number>/resolver/", tickets.resolve, name="resolve"),
    path("tickets/<int:number>/cerrar/", tickets.close, name="close"),
    path("tickets/<int:number>/reabrir/", tickets.reopen, name="reopen"),
    path("tickets/<int:number>/borrador/<mode:mode>/", tickets.draft, name="draft"),
    # People
    path("personas/", people.people, name="people"),
    path("personas/invitar/", people.invite, name="invite"),
    path("personas/<int:pk>/", people.person, name="person"),
    path("personas/<int:pk>/funcion/", people.change_role, name="change_role"),
    path("personas/<int:pk>/desactivar/", people.deactivate, name="deactivate"),
    path("personas/<int:pk>/reactivar/", people.activate, name="activate"),
    path("invitaciones/<int:pk>/retirar/", people.withdraw, name="withdraw"),
    path("bitacora/", audit.audit, name="audit"),
]
