import pytest
from django.utils import timezone

from mesa.assistance import actions
from mesa.terms.actions import accept
from mesa.terms.words import in_force
from mesa.tickets.actions import tick
from mesa.tickets.models import PreparationItem


def agree(person):
    return accept(in_force("remote-session", timezone.now()), by=person, address="127.0.0.1")


@pytest.fixture
def prepared(taken, ana):
    """Ana said she has everything ready; Tere attends."""
    answers = {item: "yes" if item.kind == "internet" else "" for item in PreparationItem.objects.asked(taken)}
    tick(taken, by=ana, answers=answers)
    return taken


@pytest.fixture
def asked(prepared, tere):
    return actions.ask_session(prepared, by=tere, tool="teamviewer", words="Necesito ver tu equipo.")


@pytest.fixture
def accepted(asked, ana):
    return actions.accept_session(asked, by=ana, acceptance=agree(ana))


@pytest.fixture
def ready(accepted, ana):
    return actions.give_access(accepted, by=ana, identifier="987 654 321", secret="MARCA-4821")


@pytest.fixture
def started(ready, tere):
    return actions.start_session(ready, by=tere)
