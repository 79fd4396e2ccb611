"""Outside the window: only words that Meta approved, filled, and only to who agreed to be written to."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.channels.whatsapp import actions, rules
from mesa.channels.whatsapp.actions.templates import holes
from mesa.channels.whatsapp.models import Contact, Outbound, State, Template
from mesa.channels.whatsapp.rules import Refused

BODY = {"type": "BODY", "text": "Hola {{1}}: tu ticket {{2}} tiene novedades."}


def template(name="ticket_update", status="APPROVED", language="es_MX", components=(BODY,)):
    facts = {"name": name, "language": language, "status": status, "category": "UTILITY", "components": components}
    return facts | {"components": list(components)}


@pytest.fixture
def approved(cloud):
    cloud.templates = [template()]
    actions.read_templates(timezone.now())
    return Template.objects.get()


def test_they_are_read_as_the_account_has_them(cloud, approved):
    button = {"type": "BUTTONS", "buttons": [{"type": "URL", "url": "https://x/{{1}}"}]}
    cloud.templates = [
        template(status="PAUSED"), template("con_boton", components=(BODY, button)),
        template("con_foto", components=(BODY, {"type": "HEADER", "format": "IMAGE"})),
        template("con_nombre", components=({"type": "BODY", "text": "Hola {{nombre}}"},)),
        template("sin_huecos", components=({"type": "BODY", "text": "Hola"}, {"type": "FOOTER", "text": "HARDCOM"})),
    ]  # fmt: skip
    assert actions.read_templates(timezone.now()) == 5
    assert [one.name for one in Template.objects.offered()] == ["sin_huecos"]
    cloud.templates = []
    actions.read_templates(timezone.now())
    assert not Template.objects.offered().exists()


def test_a_failing_account_changes_nothing(cloud, approved):
    cloud.trouble = [lambda door: door.say(500, {})]
    assert actions.read_templates(timezone.now()) == 0 and Template.objects.offered().exists()


@pytest.mark.parametrize("language", ["es-MX", "es_MX"])
def test_meta_takes_one_away_by_the_hook(cloud, hear, approved, language):
    told = {
        "event": "PAUSED", "message_template_id": 1, "message_template_name": "ticket_update",
        "message_template_language": language,
    }  # fmt: skip
    hear(told, field="message_template_status_update")
    assert Template.objects.get().status == "PAUSED"


def test_it_leaves_filled_at_any_hour(cloud, hear, send, approved, taken, phoned, tere):
    hear(cloud.says("Hola"))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        note = actions.send_template(taken, by=tere, template=approved, values=["Ana", f"#{taken.pk}"])
        send()
    assert note.body == f"Hola Ana: tu ticket #{taken.pk} tiene novedades."
    parameters = [{"type": "text", "text": "Ana"}, {"type": "text", "text": f"#{taken.pk}"}]
    assert cloud.sent[-1]["template"] == {
        "name": "ticket_update", "language": {"code": "es_MX"},
        "components": [{"type": "body", "parameters": parameters}],
    }  # fmt: skip
    assert Outbound.objects.get(note=note).state == State.SENT and holes(approved) == 2


@pytest.mark.parametrize("values", [[], ["Ana"], ["Ana", ""], ["Ana", "1", "2"]])
def test_half_filled_it_does_not(cloud, hear, approved, taken, phoned, tere, values):
    hear(cloud.says("Hola"))
    with pytest.raises(Refused):
        actions.send_template(taken, by=tere, template=approved, values=values)
    assert not taken.notes.filter(author=tere).exists()


def test_one_that_was_taken_away_meanwhile_does_not(cloud, hear, approved, taken, phoned, tere):
    hear(cloud.says("Hola"))
    Template.objects.update(status="PAUSED")
    with pytest.raises(Refused):
        actions.send_template(taken, by=tere, template=approved, values=["Ana", "1"])


def test_who_never_wrote_is_written_to_only_if_they_chose_this_way(cloud, send, approved, taken, phoned, tere):
    assert not rules.is_reachable(taken)
    phoned.contact_by = "whatsapp"
    phoned.save(update_fields=["contact_by"])
    taken.refresh_from_db()
    actions.send_template(taken, by=tere, template=approved, values=["Ana", "1"])
    send()
    contact = Contact.objects.get()
    assert (contact.opted_in_how, contact.person, cloud.sent[0]["to"]) == ("chose", phoned, "+525512345678")


def test_and_is_the_same_when_they_answer(cloud, hear, approved, taken, phoned, tere):
    phoned.contact_by = "whatsapp"
    phoned.save(update_fields=["contact_by"])
    taken.refresh_from_db()
    actions.send_template(taken, by=tere, template=approved, values=["Ana", "1"])
    hear(cloud.says("Gracias"))
    assert Contact.objects.get().wa_id == "5215512345678" and taken.notes.filter(body="Gracias").exists()


@pytest.mark.parametrize("who", ["ana", "beto", "vico"])
def test_only_who_attends(cloud, hear, approved, taken, phoned, who, request):
    hear(cloud.says("Hola"))
    with pytest.raises(Refused):
        actions.send_template(taken, by=request.getfixturevalue(who), template=approved, values=["Ana", "1"])
