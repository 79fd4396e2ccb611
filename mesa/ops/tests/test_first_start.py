import json

import pytest

from mesa.accounts.models import Role, User
from mesa.ops import demo, first_start
from mesa.terms.models import Text
from mesa.tickets.models import Category, Status, Ticket

pytestmark = pytest.mark.django_db
SUSI = {
    "supervisor_email": "susi@example.org",
    "supervisor_name": "Susana Prueba",
    "supervisor_password": "caballo-pila-grapa",
}


@pytest.fixture
def desk(settings, tmp_path):
    """`desk(public_url=…)`: an installation with these settings."""
    settings.DEMO = tmp_path / "demo.json"

    def desk(**facts):
        settings.ENV = settings.ENV.model_copy(update=facts)
        return settings

    return desk


def test_the_demo_has_people_and_tickets_in_every_state(desk):
    settings = desk()
    assert first_start.is_first()
    demo.furnish()
    assert not first_start.is_first()
    assert set(User.objects.values_list("role", flat=True)) == set(Role.values)
    assert set(Ticket.objects.values_list("status", flat=True)) == set(Status.values)
    assert Ticket.objects.count() == 13
    kept = json.loads(settings.DEMO.read_text())
    assert settings.DEMO.stat().st_mode & 0o077 == 0
    assert User.objects.get(email="tecnica1@demo.example").check_password(kept["password"])


def test_the_start_prints_the_accounts(desk):
    desk()
    assert list(demo.accounts()) == []
    demo.furnish()
    lines = list(demo.accounts())
    assert lines[0].startswith("Demo accounts, all with the password demo-")
    assert "  technician  tecnica1@demo.example" in lines


def test_a_demo_and_an_https_address_refuse_each_other(desk, capsys):
    desk(public_url="https://soporte.hardcom.mx")
    with pytest.raises(SystemExit):
        demo.furnish()
    assert capsys.readouterr().err.endswith("start it with: bin/serve --empty\n")
    assert not User.objects.exists()

    desk(public_url="")
    demo.furnish()
    desk(public_url="https://soporte.hardcom.mx")
    with pytest.raises(SystemExit):
        demo.refuse_in_public()


def test_an_empty_desk_has_its_supervisor_its_texts_and_its_categories(desk):
    settings = desk(**SUSI)
    settings.DEMO.touch()
    supervisor = first_start.install_supervisor()
    assert (supervisor.role, supervisor.is_verified) == (Role.SUPERVISOR, True)
    assert supervisor.check_password("caballo-pila-grapa")
    assert (User.objects.count(), Category.objects.count()) == (1, len(first_start.CATEGORIES))
    assert Text.objects.exists()
    assert not settings.DEMO.exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"supervisor_name": ""}, "The desk is empty and needs its first supervisor: write MESA_SUPERVISOR_NAME, "),
        ({"supervisor_email": "susi"}, "MESA_SUPERVISOR_EMAIL: 'susi' will not do; write an address like"),
        ({"supervisor_password": "abc"}, "MESA_SUPERVISOR_PASSWORD: this value will not do; "),
    ],
)
def test_what_is_missing_or_wrong_is_said(desk, capsys, facts, sentence):
    desk(**SUSI | facts)
    with pytest.raises(SystemExit) as stopped:
        first_start.install_supervisor()
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith(sentence)
    assert not User.objects.exists()
