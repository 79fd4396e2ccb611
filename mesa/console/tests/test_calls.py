"""A call in two presses, and who is calling."""

import pytest
from django.urls import reverse

from mesa.assistance.models import ContactAttempt
from mesa.tickets.models import Event, Note

from .test_ticket import at


def last(ticket):
    return ticket.events.order_by("version").last()


def test_answered_for_ten_minutes(desk, taken):
    desk.post(at("log_call", taken), {"minutes": 10})
    line = last(taken)
    assert (line.kind, line.data["channel"], line.data["lasted"]) == ("contacted", "phone", 10)
    assert line.note.body == "Hablamos por teléfono."
    assert "por teléfono, 10 min" in desk.get(at("ticket", taken)).content.decode()


def test_the_minutes_typed_count_more_and_the_summary_is_kept(desk, taken):
    desk.post(at("log_call", taken), {"minutes": 5, "typed": 22, "summary": "Reiniciamos el equipo."})
    assert (last(taken).data["lasted"], last(taken).note.body) == (22, "Reiniciamos el equipo.")


def test_how_long_may_be_left_out(desk, taken):
    desk.post(at("log_call", taken), {"outcome": "reached", "typed": ""})
    assert (last(taken).kind, "lasted" in last(taken).data) == ("contacted", False)


@pytest.mark.parametrize("outcome", ["no_answer", "message", "busy"])
def test_not_answered_is_an_attempt(desk, taken, outcome):
    desk.post(at("log_call", taken), {"outcome": outcome})
    attempt = ContactAttempt.objects.get()
    assert (attempt.channel, attempt.outcome, last(taken).kind) == ("phone", outcome, "contact_tried")


@pytest.mark.parametrize("said", [{}, {"minutes": 0}, {"typed": "mucho"}, {"outcome": "wrong"}])
def test_what_is_missing_is_asked_for(desk, taken, said):
    answer = desk.post(at("log_call", taken), said)
    assert answer.status_code == 422 and last(taken).kind == "assigned"


def test_what_we_never_ask_is_not_noted(desk, taken):
    answer = desk.post(at("log_call", taken), {"minutes": 5, "summary": "Dime tu contraseña del correo."})
    assert answer.status_code == 422 and not Note.objects.filter(channel="phone").exists()


def test_only_who_attends_says_that_nobody_answered(enter, taken, tono):
    browser = enter(tono)
    assert 'value="no_answer"' not in browser.get(at("ticket", taken)).content.decode()
    assert browser.post(at("log_call", taken), {"outcome": "busy"}).status_code == 403


@pytest.mark.parametrize(("name", "code"), [("beto", 403), ("vico", 404)])
def test_outsiders_note_nothing(enter, taken, name, code, request):
    answer = enter(request.getfixturevalue(name)).post(at("log_call", taken), {"minutes": 5})
    assert answer.status_code == code and Event.objects.filter(kind="contacted").count() == 0


@pytest.mark.parametrize(
    "typed",
    ["5512345678", "55 1234 5678", "(55) 1234-5678", "044 55 1234 5678", "+52 1 55 1234 5678", "0155.1234.5678"],
)
@pytest.mark.parametrize("kept", ["phone", "whatsapp"])
def test_the_number_of_a_caller_finds_them_and_their_tickets(desk, ticket, report, ana, beto, typed, kept):
    setattr(ana, kept, "+525512345678")
    ana.save(update_fields=[kept])
    report(beto, subject="De otro")
    page = desk.get(reverse("console:queue"), {"q": typed}).content.decode()
    assert "Quién llama" in page and "ana@example.org" in page
    assert "No imprime" in page and "De otro" not in page


def test_a_caller_without_tickets_is_named(desk, beto):
    beto.phone = "+525512345678"
    beto.save(update_fields=["phone"])
    page = desk.get(reverse("console:queue"), {"q": "55 1234 5678"}).content.decode()
    assert "beto@example.org" in page and "No tiene tickets." in page


def test_a_number_of_nobody_is_looked_for_in_words(desk, report, ana):
    report(ana, subject="Otro", description="Mi teléfono es 55 8765 4321.")
    page = desk.get(reverse("console:queue"), {"q": "55 8765 4321"}).content.decode()
    assert "Otro" in page and "Quién llama" not in page
