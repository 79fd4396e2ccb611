"""An ID and password written in a note are never kept there, and arrive where they were waited for."""

import pytest
from django.utils import timezone

from mesa.assistance import actions
from mesa.assistance.models import AccessCode
from mesa.terms.actions import accept
from mesa.terms.words import in_force
from mesa.tickets.models import Event, Note

WORDS = "Listo, mi TeamViewer es 987 654 321 y la contraseña MARCA4f"


@pytest.fixture
def waiting(taken, tere, ana):
    session = actions.ask_session(taken, by=tere, tool="teamviewer", words="Necesito ver tu equipo.")
    agreed = accept(in_force("remote-session", timezone.now()), by=ana, address=None)
    return actions.accept_session(session, by=ana, acceptance=agreed)


def test_it_is_moved_to_the_session_that_waits_for_it(ana_in, waiting, tere):
    page = ana_in.post(f"/tickets/{waiting.ticket_id}/nota/", {"body": WORDS}, follow=True).content.decode()
    assert "los entregamos cifrados a quien te atiende" in page and "MARCA4f" not in page
    assert Note.objects.latest("pk").body == (
        "Listo, mi TeamViewer es [acceso remoto retirado] y la contraseña [acceso remoto retirado]"
    )
    assert actions.see_access(waiting, by=tere) == {"identifier": "987654321", "secret": "MARCA4f"}
    assert "MARCA4f" not in str(list(Event.objects.values_list("data", flat=True)))


def test_where_nobody_waits_for_it_it_is_only_taken_out(ana_in, ticket):
    page = ana_in.post(f"/tickets/{ticket.pk}/nota/", {"body": WORDS}, follow=True).content.decode()
    assert "tu ticket tiene un lugar seguro" in page and "MARCA4f" not in page
    assert not AccessCode.objects.exists()
