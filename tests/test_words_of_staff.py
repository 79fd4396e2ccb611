"""What staff write to a person: no door sends a false address or asks for a secret, and the first word is a contact."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mesa.assistance import actions as assistance
from mesa.assistance import agenda
from mesa.channels.email.actions import receive
from mesa.channels.email.models import Mail
from mesa.channels.whatsapp import actions as whatsapp
from mesa.channels.whatsapp.models import Template
from mesa.complaints import actions as complaints
from mesa.console.tests.test_sales_writing import DISK, sheet
from mesa.lib.mail.addresses import reply_address
from mesa.outbox.models import Message
from mesa.sales import actions as sales
from mesa.sales.models import Case
from mesa.tickets import actions
from mesa.tickets.models import Event, FirstContact, Note, Ticket

BAIT = "https://teamviewer-soporte.mx/"
LURE = f"Ve a {BAIT} y dime qué dice."
SECRET = "Envíame la contraseña de tu correo y dime qué dice."
NOT_OURS = f"{BAIT} no es la dirección oficial de un programa"
NEVER = "Nunca pedimos contraseñas"
OF_TICKET = {  # the door → the field of the words, and what else it sends
    "add_note": ("body", {}),
    "ask": ("question", {}),
    "contact": ("summary", {"channel": "phone"}),
    "resolve": ("solution", {}),
    "pause_credit": ("reason", {}),
    "extend_credit": ("reason", {"minutes": 15}),
    "offer_sales": ("needs", {"reason": "hardware"}),
    "log_call": ("summary", {"minutes": 5}),
    "prove_licence": ("prove_licence-words", {"prove_licence-program": "Office", "prove_licence-kind": "key"}),
    "refuse_installation": ("refuse_installation-words", {"refuse_installation-program": "Office"}),
    "try_contact": ("words", {"channel": "email", "outcome": "reached"}),
    "ask_session": ("words", {"tool": "teamviewer"}),
    "log_exchange": ("words", {"side": "both"}),
}


BY_CHANNEL = {"log_exchange": ["whatsapp"]}  # doors whose address names the channel too


@pytest.fixture(autouse=True)
def _relaxed(settings):
    settings.REQUIRE_SECOND_FACTOR = False
    settings.REPLY_ADDRESS = "soporte@hardcom.mx"


@pytest.fixture
def open_doors(request, settings, client):
    """`open_doors(name)` answers `(post, field)`: the door with everything it needs, and where its words go."""

    def get(name):
        return request.getfixturevalue(name)

    def open_doors(name):
        return (BUILT.get(name) or (lambda get, client: of_ticket(name, get, client)))(get, client)

    return open_doors


def of_ticket(name, get, client):
    field, more = OF_TICKET[name]
    taken = actions.add_note(get("taken"), by=get("tere"), body="Hola.").ticket
    client.force_login(get("tere"))
    return at(client, f"console:{name}", taken.pk, *BY_CHANNEL.get(name, ()), **more), field


def at(client, name, pk, *where, **more):
    return lambda **words: client.post(reverse(name, args=[pk, *where]), more | words)


def resolved(get, client, name, field, **more):
    actions.resolve(get("taken"), by=get("tere"), solution="Listo.")
    if name == "decline_warranty":
        actions.claim_warranty(get("taken"), by=get("ana"), reason="Otra vez.")
    client.force_login(get("tere"))
    return at(client, f"console:{name}", get("taken").pk, **more), field


def unreached(get, client):
    for channel in ("phone", "email", "phone"):
        assistance.try_contact(get("taken"), by=get("tere"), channel=channel, outcome="no_answer", words="")
    client.force_login(get("tere"))
    return at(client, "console:tell_unreached", get("taken").pk), "words"


def offered(get, client, name, pk):
    client.force_login(get("tere" if name == "offer_slots" else "vico"))
    return at(client, f"console:{name}", pk, starts=agenda.free(get("tere"), timezone.now())[0].isoformat()), "words"


def by_whatsapp(get, client):
    get("phoned")
    get("hear")(get("cloud").says("No enciende"))
    client.force_login(get("tere"))
    return at(client, "console:send_by", get("taken").pk, "whatsapp"), "body"


def by_template(get, client):
    get("phoned")
    get("hear")(get("cloud").says("Hola"))
    facts = {"name": "news", "language": "es_MX", "status": "APPROVED", "category": "UTILITY", "body": "{{1}}"}
    template = Template.objects.create(**facts)
    client.force_login(get("tere"))
    return at(client, "console:send_template", get("taken").pk, "whatsapp", template=template.pk, key="k"), "value"


def of_sales(get, client, name, field, thing, **more):
    client.force_login(get("vico"))
    return at(client, f"console:{name}", thing.pk, **more), field


def of_a_quote(get, client):
    draft = sales.draft_quote(get("case"), by=get("vico"))
    client.force_login(get("vico"))
    page = client.get(reverse("console:write_quote", args=[draft.pk])).text
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    return at(client, "console:write_quote", draft.pk, **sheet(draft, [DISK], seen=seen, do="save")), "a0-summary"


def of_a_complaint(get, client):
    complaint = complaints.open_complaint(by=get("ana"), words="Nadie me llamó.")
    complaints.take_complaint(complaint, by=get("susi"))
    complaints.record_contact(complaint, by=get("susi"), words="Hablamos.")
    client.force_login(get("susi"))
    return at(client, "console:answer_complaint", complaint.pk), "outcome"


BUILT = {
    "reopen": lambda get, client: resolved(get, client, "reopen", "reason"),
    "decline_warranty": lambda get, client: resolved(get, client, "decline_warranty", "words", exclusion="visit"),
    "tell_unreached": unreached,
    "offer_slots": lambda get, client: offered(get, client, "offer_slots", get("taken").pk),
    "offer_installation": lambda get, client: offered(get, client, "offer_installation", get("order").pk),
    "send_whatsapp": by_whatsapp,
    "send_template": by_template,
    "note_case": lambda get, client: of_sales(get, client, "note_case", "body", get("case")),
    "return_case": lambda get, client: of_sales(get, client, "return_case", "words", get("case")),
    "cancel_order": lambda get, client: of_sales(get, client, "cancel_order", "words", get("order")),
    "ship_order": lambda get, client: of_sales(get, client, "ship_order", "carrier", get("order")),
    "write_quote": of_a_quote,
    "answer_complaint": of_a_complaint,
}
DOORS = [*OF_TICKET, *BUILT]
SURE = [name for name in DOORS if name != "ship_order"]  # who ships writes a name and a number: there is no second look


def told():
    return Note.objects.count(), Event.objects.count(), Ticket.objects.count()


@pytest.mark.parametrize("door", DOORS)
def test_no_door_sends_a_false_address(door, open_doors):
    post, field = open_doors(door)
    before = told()
    answer = post(**{field: LURE})
    assert answer.status_code == 422 and told() == before
    assert NOT_OURS in answer.text and "y dime qué dice." in answer.text


@pytest.mark.parametrize("door", SURE)
def test_no_door_asks_for_a_secret_but_for_who_read_it_again(door, open_doors):
    post, field = open_doors(door)
    before, sure = told(), field.partition("-")[0] + "-sure" if field.endswith("-words") else "sure"
    answer = post(**{field: SECRET})
    assert answer.status_code == 422 and told() == before
    assert NEVER in answer.text and "y dime qué dice." in answer.text and f'name="{sure}"' in answer.text
    assert post(**{field: SECRET, sure: "1"}).status_code == 302


@pytest.mark.parametrize(("words", "said"), [(LURE, NOT_OURS), (SECRET, NEVER)])
def test_a_machine_of_a_technician_is_told_the_same(machine, taken, tere, words, said):
    before = told()
    answer = machine(tere).post(f"/tickets/{taken.pk}/notes", {"body": words})
    assert answer.status_code == 422 and told() == before
    assert answer.json()["errors"][0]["pointer"] == "#/body" and said in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize(("words", "said"), [(LURE, NOT_OURS), (SECRET, NEVER)])
def test_the_mail_of_a_technician_is_put_aside_and_told_the_same(taken, tere, settings, words, said):
    before, to = told(), reply_address(settings.REPLY_ADDRESS, taken.pk, tere.pk, settings.SECRET_KEY)
    receive(f"From: {tere.email}\r\nTo: {to}\r\nSubject: Re\r\n\r\n{words}".encode())
    mail, letter = Mail.objects.get(), Message.objects.get(to=tere.email)
    assert (mail.outcome, mail.reason, mail.ticket, told()) == ("quarantined", "words", taken, before)
    assert said in mail.detail and said in letter.text and mail.raw


FIRST = {  # of a ticket that nobody has said a word on: the act, of a technician or a seller
    "add_note": lambda t, tere: actions.add_note(t, by=tere, body="Hola."),
    "ask": lambda t, tere: actions.ask(t, by=tere, question="¿Qué modelo es?"),
    "contact": lambda t, tere: actions.contact(t, by=tere, channel="phone", summary="Hablamos."),
    "resolve": lambda t, tere: actions.resolve(t, by=tere, solution="Cambié el cable."),
    "prove_licence": lambda t, tere: actions.prove_licence(t, by=tere, program="Office", kind="key", words="La vi."),
    "refuse_installation": lambda t, tere: actions.refuse_installation(t, by=tere, program="Office", words="No."),
    "refuse_installation, without words": lambda t, tere: actions.refuse_installation(t, by=tere, program="Office"),
    "ask_session": lambda t, tere: assistance.ask_session(t, by=tere, tool="teamviewer", words="Necesito ver."),
    "try_contact": lambda t, tere: assistance.try_contact(t, by=tere, channel="phone", outcome="reached", words="Sí."),
    "offer_slots": lambda t, tere: assistance.offer_slots(
        t, by=tere, starts=[agenda.free(tere, timezone.now())[0]], words="¿Cuándo?"
    ),
    "log_exchange": lambda t, tere: whatsapp.log_exchange(t, by=tere, side="both", words="Quedamos en mañana."),
}


@pytest.mark.parametrize("act", FIRST)
def test_the_first_public_word_by_any_act_is_the_first_contact(act, taken, tere):
    FIRST[act](taken, tere)
    taken.refresh_from_db()
    assert taken.contacted_at and taken.first_response_at == taken.contacted_at and taken.status != "new"
    assert (FirstContact.objects.get().technician, hasattr(taken, "credit")) == (tere, act != "resolve")


def test_what_only_staff_read_is_no_contact(taken, tere):
    actions.add_internal_note(taken, by=tere, body=LURE)
    taken.refresh_from_db()
    assert taken.contacted_at is None and not FirstContact.objects.exists()


def test_nor_is_what_the_person_says_to_sales(sent, ana):
    sales.question_quote(sent, by=ana, words="¿Trae instalación?")
    assert Ticket.objects.get().contacted_at is None


@pytest.mark.parametrize("who", ["vico", "susi"])
def test_a_sellers_first_word_is_a_contact_whose_minutes_wait_for_a_technician(ticket, ana, tere, who, request):
    seller = request.getfixturevalue(who)
    case = sales.escalate(ticket, by=ana)
    note = sales.note_case(case, by=seller, body="¿Cuántos equipos son?")
    ticket.refresh_from_db()
    assert (ticket.contacted_at, ticket.status, ticket.credit.balance.is_paused) == (note.written_at, "open", True)
    assert ticket.due_at > timezone.now() + timedelta(days=6) and FirstContact.objects.get().taken is None
    actions.resume_credit(ticket, by=tere)
    ticket.refresh_from_db()
    assert ticket.credit.balance.is_running


def test_a_later_word_of_sales_moves_nothing_that_a_technician_owes(taken, ana, tere, vico):
    actions.add_note(taken, by=tere, body="Hola.")
    case = sales.escalate(taken, by=ana)
    before = Case.objects.select_related("ticket").get().ticket
    sales.note_case(case, by=vico, body="¿Cuántos equipos son?")
    taken.refresh_from_db()
    assert (taken.due_at, taken.status, taken.credit.balance.is_running) == (before.due_at, before.status, True)


def test_whoever_works_here_and_needs_help_may_say_where_they_were_sent(report, tono):
    note = actions.add_note(report(tono), by=tono, body=LURE)
    line = Event.objects.get(note=note)
    assert line.data["lures"] == 1 and line.ticket.contacted_at is None


def test_what_the_person_says_is_marked_by_any_act(taken, ana, tere):
    actions.resolve(taken, by=tere, solution="Listo.")
    actions.claim_warranty(taken, by=ana, reason=LURE)
    assert taken.events.last().data["lures"] == 1
