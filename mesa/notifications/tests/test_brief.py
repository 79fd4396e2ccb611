"""A quote by WhatsApp: in our words inside the window, in approved ones outside it, and never called sent when not."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mesa.channels.whatsapp import actions
from mesa.channels.whatsapp.models import Contact, Outbound, State
from mesa.channels.whatsapp.tests.cloud import refuse
from mesa.notifications import brief
from mesa.notifications.dispatch import dispatch_events
from mesa.outbox.models import Message
from mesa.sales import actions as sales
from mesa.sales.links import address

pytestmark = pytest.mark.django_db
BODY = "Hola {{1}}: tu cotización {{2}} de {{3}} vale hasta el {{4}}. Mírala en {{5}}."


def template(name="mesa_quote", language="es_MX", body=BODY, status="APPROVED"):
    parts = [{"type": "BODY", "text": body}]
    return {"name": name, "language": language, "status": status, "category": "UTILITY", "components": parts}


@pytest.fixture
def talking(cloud, hear, taken, phoned):
    """Ana wrote a moment ago; the quote is sent after that."""
    hear(cloud.says("No enciende"))
    taken.refresh_from_db()
    return taken


@pytest.fixture
def choosing(cloud, phoned):
    """Ana chose WhatsApp, proved her number, and wrote nothing lately."""
    phoned.contact_by = "whatsapp"
    phoned.save(update_fields=["contact_by"])
    return phoned


def told(now=None):
    dispatch_events(now or timezone.now())
    return Outbound.objects.filter(message__key__endswith="-whatsapp").order_by("pk")


def read(cloud, *templates):
    cloud.templates = list(templates)
    actions.read_templates(timezone.now())


def test_inside_the_window_it_says_what_each_costs_and_where_to_decide(talking, sent, cloud, send):
    assert told().get().ticket == talking
    send()
    text = cloud.sent[-1]["text"]["body"]
    assert f"Tu cotización {sent.folio} para «No imprime» está lista:" in text
    assert "• Solo el disco: $1,432.09 MXN, con IVA\n• Disco e instalación: $2,012.09 MXN, con IVA" in text
    assert text.endswith(f"abrirla no acepta nada: {address(sent)}") and "900.00" not in text
    assert Message.objects.filter(channel="email", key__startswith="event-", to="ana@example.org").exists()


def test_told_once_however_often_the_worker_comes(talking, sent):
    assert [told().count() for _ in range(2)] == [1, 1]


def test_outside_it_only_the_approved_template_leaves_filled(choosing, sent, cloud, send):
    read(cloud, template())
    told()
    send()
    (left,) = cloud.sent
    costs = "Solo el disco: $1,432.09 MXN, con IVA; Disco e instalación: $2,012.09 MXN, con IVA"
    values = ["Ana", sent.folio, costs, f"{sent.valid_until:%d/%m/%Y}", address(sent)]
    assert left["template"]["name"] == "mesa_quote" and left["template"]["language"] == {"code": "es_MX"}
    assert [one["text"] for one in left["template"]["components"][0]["parameters"]] == values


@pytest.mark.parametrize(("there", "chosen"), [(("es_MX", "en"), "en"), (("es_MX",), "es_MX")])
def test_in_their_language_if_it_is_approved_there(choosing, sent, cloud, send, there, chosen):
    choosing.language = "en"
    choosing.save(update_fields=["language"])
    read(cloud, *(template(language=language) for language in there))
    told()
    send()
    assert cloud.sent[0]["template"]["language"] == {"code": chosen}


@pytest.mark.parametrize(
    "wrong", [{"status": "PAUSED"}, {"name": "otra"}, {"body": "Hola {{1}}"}, {"language": "pt_BR"}]
)
def test_without_it_nothing_leaves_and_the_seller_reads_so(choosing, sent, cloud, wrong):
    read(cloud, template(**wrong))
    assert not told().exists()
    ((_channel, [(kind, _at, fate, why)]),) = brief.states(sent)
    assert (kind, fate) == ("quote_sent", None) and why.startswith("No salió: pasaron 24 horas")


def test_who_never_chose_it_is_not_written_to(claimed, sent, cloud):
    read(cloud, template())
    assert not told().exists() and not Contact.objects.exists()
    assert brief.states(sent)[0][1][0][3].startswith("No salió: no ha elegido WhatsApp")


def test_nor_who_asked_us_to_stop(talking, hear, cloud, sent):
    hear(cloud.says("BAJA"))
    assert not told().exists()
    assert brief.states(sent)[0][1][0][3].startswith("No salió: pidió que no le escribamos")


def test_a_number_that_nobody_proved_is_not_written_to(claimed, sent, cloud):
    claimed.contact_by = "whatsapp"
    claimed.save(update_fields=["contact_by"])
    read(cloud, template())
    assert not told().exists()
    assert "no comprueba que ese número es suyo" in brief.states(sent)[0][1][0][3]


def test_who_proved_it_is_not_silenced_by_another_claim(choosing, beto, sent, cloud):
    read(cloud, template())
    beto.whatsapp = "+525512345678"
    beto.save(update_fields=["whatsapp"])
    assert told().exists()


def test_the_reminder_leaves_too(talking, sent, cloud, send, written):
    told()
    later = timezone.now() + timedelta(days=12)
    with time_machine.travel(later):
        read(cloud, template("mesa_quote_reminder"))
        assert sales.remind_quote(later) == 1
        assert told(later).count() == 2
        send()
    assert cloud.sent[-1]["template"]["name"] == "mesa_quote_reminder"


def test_what_became_of_it_stands_beside_the_quote(talking, sent, cloud, send, hear):
    told()
    assert brief.states(sent)[0][1][0][2].words == "WhatsApp: en cola"
    send()
    assert brief.states(sent)[0][1][0][2].words == "WhatsApp: enviado"
    wamid, cloud.queue = told().get().wamid, []
    hear({"statuses": [cloud.status(wamid, "read")]})
    assert brief.states(sent)[0][1][0][2].words == "WhatsApp: leído"


def test_refused_it_is_never_called_sent(talking, sent, cloud, send):
    told()
    cloud.trouble = [refuse(131026)]
    send()
    assert told().get().state == State.FAILED
    assert brief.states(sent)[0][1][0][2].words.startswith("WhatsApp: no salió. Ese número no puede recibirlo")


def test_a_version_that_was_replaced_meanwhile_is_not_told(talking, sent, vico):
    sales.send_quote(sales.revise_quote(sent, by=vico), by=vico)
    assert told().count() == 1
