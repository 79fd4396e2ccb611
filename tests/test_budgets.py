"""What may be spent: every address that works before sign-in has a line here, and a person's own forms a measure."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import get_resolver

from mesa.common.limits import Spent
from mesa.doors.allowance import ITSELF, PERSON, VISITOR
from mesa.doors.limits import BUDGETS
from mesa.tickets import actions, reads
from mesa.tickets.kinds import Kind
from mesa.tickets.models import Note

from .world import _walk, address, furnish

# What an address spends before sign-in. «only read»: it takes no POST, and what it draws is bounded. «visitor»,
# «by itself»: the common allowances of mesa/doors/allowance.py. Another word: beside the common one, that budget of
# mesa/doors/limits.py. «proven»: whoever calls proves who they are before anything is made. «token»: nothing is done
# without one, and it has the API's own allowances.
BEFORE = {
    "only read": """
        healthz readyz metrics (home) como-funciona/ orden-de-atencion/ pedir-ayuda/ preparacion/ preguntas/
        lineamientos/ privacidad/ asistencia-remota/ archivos/<int:pk>/miniatura/ archivos/<int:pk>/<str:name>
        tickets/<int:number>/ tickets/<int:number>/asistencia/ cita/<str:meeting>/ tickets/<int:number>/conexion/
        tickets/<int:number>/pantalla/ tickets/<int:number>/mirar/ cotizacion/<str:offer>/
        cotizacion/<str:offer>/cotizacion.pdf correo/ correo/<int:number>/
        correo/<int:number>/html/ cuenta/desactivada/ cuenta/revisa-tu-correo/ cuenta/contrasena/olvidada/enviada/
        ui/ ui/marca/<str:theme>.css api/v1/openapi.json
        """,
    "visitor": """
        tickets/<int:number>/nota/ tickets/<int:number>/borrador/ tickets/<int:number>/licencia/
        tickets/<int:number>/preparacion/ tickets/<int:number>/respaldo/ tickets/<int:number>/asistencia/aceptar/
        tickets/<int:number>/asistencia/no-aceptar/ tickets/<int:number>/asistencia/entregar/
        tickets/<int:number>/asistencia/ver/ tickets/<int:number>/asistencia/terminar/
        tickets/<int:number>/conexion/resultado/ tickets/<int:number>/pantalla/entrar/
        tickets/<int:number>/pantalla/imagen/ tickets/<int:number>/pantalla/quitar/ tickets/<int:number>/mirar/entrar/
        tickets/<int:number>/archivos/ enlace/salir/ cuenta/correos/confirmar/<str:key>/ avisos/<str:token>/
        cotizacion/<str:offer>/vista/ cuenta/entrar/
        cuenta/salir/ cuenta/confirmar/<str:key>/ cuenta/segundo-factor/codigo/ ui/aspecto/ ui/idioma/
        """,
    "by itself": """
        tickets/<int:number>/aqui/ tickets/<int:number>/pantalla/senal/ tickets/<int:number>/mirar/senal/
        """,
    "verify_person": "verificar/ verificar-cotizacion/",
    "open_link": """
        enlace/<str:secret>/ cita/<str:meeting>/elegir/ cita/<str:meeting>/cancelar/ cotizacion/<str:offer>/pregunta/
        cotizacion/<str:offer>/aceptar/ cotizacion/<str:offer>/rechazar/
        """,
    "connection": "tickets/<int:number>/conexion/eco/ tickets/<int:number>/conexion/bajada/",
    "signup": "cuenta/nueva/",
    "reset_password": "cuenta/contrasena/olvidada/",
    "reset_password_from_key": "cuenta/invitacion/<str:key>/ cuenta/contrasena/nueva/<str:key>/",
    "proven": "ganchos/<slug:channel>/",
    "token": """
        api/v1/me api/v1/categories api/v1/guidelines api/v1/tickets api/v1/tickets/<number>
        api/v1/tickets/<number>/notes api/v1/tickets/<number>/events api/v1/tickets/<number>/quotes api/v1/
        """,
}
LINES = {route.replace("(home)", ""): budget for budget, routes in BEFORE.items() for route in routes.split()}
FORMS = sorted(route for route, budget in LINES.items() if budget not in {"only read", "proven", "token"})


@pytest.fixture
def world(ticket, ana, tere, susi, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    return furnish(ticket, ana, tere, susi)


def spend_all(budget, whose):
    with pytest.raises(Spent):
        while True:
            budget.spend(whose)


def test_every_address_open_before_sign_in_has_its_line():
    """A new one says here what it may cost."""
    open_ones = {route for route, view in _walk(get_resolver()) if not getattr(view, "login_required", True)}
    assert open_ones == set(LINES)


def test_the_budgets_that_lines_name_are_there():
    common = {"only read", "visitor", "by itself", "proven", "token"}
    assert set(BEFORE) - common <= set(BUDGETS)


def test_a_visitor_who_sends_too_much_is_told_so_everywhere(world, client):
    spend_all(VISITOR, "address 127.0.0.1")
    spend_all(ITSELF, "address 127.0.0.1")
    answers = {route: client.post(address(route, world), {"_": "x"}) for route in FORMS}
    assert {route: answer.status_code for route, answer in answers.items()} == dict.fromkeys(FORMS, 429)
    assert all(1 <= int(answer["Retry-After"]) <= 60 for answer in answers.values())


def test_what_is_only_read_takes_nothing(world, client):
    before = Note.objects.count()
    routes = [route for route, budget in LINES.items() if budget == "only read"]
    answers = {client.post(address(route, world), {"body": "hola"}).status_code for route in routes}
    assert Note.objects.count() == before
    assert answers <= {200, 302, 401, 403, 404, 405, 415}


MORNING = datetime.fromisoformat("2026-11-24T10:00:00-06:00")


def test_a_person_has_a_measure_and_gets_back_what_they_had_typed(client, ana, ticket):
    client.force_login(ana)
    with time_machine.travel(MORNING, tick=False) as clock:
        spend_all(PERSON, f"person {ana.pk}")
        said, before = {"body": "Sigue sin <encender>", "key": "k1", "password": "secreta"}, Note.objects.count()
        answer = client.post(f"/tickets/{ticket.pk}/nota/", said)
        page = answer.content.decode()
        assert answer.status_code == 429 and Note.objects.count() == before
        assert "Sigue sin &lt;encender&gt;" in page and 'name="key" value="k1"' in page
        assert f'action="/tickets/{ticket.pk}/nota/"' in page and "secreta" not in page
        clock.shift(timedelta(seconds=61))
        assert client.post(f"/tickets/{ticket.pk}/nota/", said).status_code == 302
    assert Note.objects.latest("pk").body == "Sigue sin <encender>"


def test_one_who_spends_theirs_leaves_others_theirs(client, ana, beto, ticket):
    spend_all(PERSON, f"person {beto.pk}")
    client.force_login(ana)
    assert client.post(f"/tickets/{ticket.pk}/nota/", {"body": "hola"}).status_code == 302


@pytest.fixture
def long(taken, ana):
    """A ticket with more notes than a page shows, after somebody took it."""
    for number in range(reads.LINES + 30):
        actions.add_note(taken, by=ana, body=f"nota {number}.")
    taken.refresh_from_db()
    return taken


@pytest.mark.parametrize("where", ["/tickets/{}/", "/consola/tickets/{}/"])
def test_a_page_shows_the_newest_notes_and_the_way_to_the_others(long, client, ana, tere, settings, where):
    settings.REQUIRE_SECOND_FACTOR = False
    client.force_login(tere if "consola" in where else ana)
    first = client.get(where.format(long.pk)).content.decode()
    assert "nota 229." in first and "nota 29." not in first and "Ver lo anterior" in first
    lines, earlier = reads.latest(long, ana)
    assert f"?antes={earlier}" in first
    older = client.get(f"{where.format(long.pk)}?antes={earlier}").content.decode()
    assert "nota 0." in older and "nota 229." not in older and "Ver lo último" in older


def test_what_nobody_repeats_at_will_stays_on_the_page(long, ana):
    """The matching code is made from the line by which somebody took it."""
    lines, _earlier = reads.latest(long, ana)
    assert Kind.ASSIGNED in {line.kind for line in lines}
    assert sum(line.kind == Kind.NOTED for line in lines) <= reads.LINES
