from django.urls import URLPattern, path

from . import audit, categories, credits, letters, people, presence, queue, shifts, texts, tickets

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
    path("tickets/<int:number>/rechazar-garantia/", tickets.decline_warranty, name="decline_warranty"),
    path("tickets/<int:number>/pausar/", tickets.pause_credit, name="pause_credit"),
    path("tickets/<int:number>/reanudar/", tickets.resume_credit, name="resume_credit"),
    path("tickets/<int:number>/extender/", tickets.extend_credit, name="extend_credit"),
    path("tickets/<int:number>/borrador/<slug:mode>/", tickets.draft, name="draft"),
    path("tickets/<int:number>/aqui/", presence.here, name="here"),
    path("turno/entrar/", shifts.start_shift, name="start_shift"),
    path("turno/salir/", shifts.end_shift, name="end_shift"),
    path("tiempos/", shifts.times, name="times"),
    # What supervisors keep in order
    path("categorias/", categories.categories, name="categories"),
    path("categorias/nueva/", categories.add_category, name="add_category"),
    path("categorias/<int:pk>/", categories.category, name="category"),
    path("categorias/<int:pk>/cambiar/", categories.change_category, name="change_category"),
    path("categorias/<int:pk>/retirar/", categories.retire_category, name="retire_category"),
    path("categorias/<int:pk>/ofrecer/", categories.offer_category, name="offer_category"),
    path("creditos/", credits.credits, name="credits"),
    path("textos/", texts.texts, name="texts"),
    path("textos/<slug:slug>/<slug:language>/", texts.text, name="text"),
    path("textos/<slug:slug>/<slug:language>/probar/", texts.preview, name="preview_text"),
    path("textos/<slug:slug>/<slug:language>/publicar/", texts.publish, name="publish_text"),
    path("correo/", letters.letters, name="letters"),
    path("correo/<int:pk>/reintentar/", letters.retry, name="retry_letter"),
    path("correo/perdonar/<int:pk>/", letters.forgive_address, name="forgive_address"),
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
