"""A quote for its requester: by their account and by the link of the letter."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from mesa.documents import render
from mesa.sales import actions, links
from mesa.sales.models import Decision, Order, Quote
from mesa.tickets.models import Event


def own(quote, act=""):
    return f"/tickets/{quote.ticket.pk}/cotizaciones/{quote.pk}/{act}"


def by_link(quote, act=""):
    return f"/cotizacion/{links.secret_of(quote)}/{act}"


def yes(quote, **more):
    """What the page sends to accept the recommended one, whole."""
    chosen = quote.alternatives.last()
    optional = [line.pk for line in chosen.lines.filter(optional=True)]
    return {"alternative": chosen.pk, "optional": optional, "name": "Ana Prueba", "terms": "on", "privacy": "on"} | more


def facts(quote):
    """All that an act could change."""
    quote = Quote.objects.get(pk=quote.pk)
    return quote.state, quote.seen_at, Decision.objects.count(), Order.objects.count(), Event.objects.count()


@pytest.mark.parametrize("way", [own, by_link])
def test_it_says_what_it_costs_before_anything_else(way, ana_in, sent):
    page = ana_in.get(way(sent)).content.decode()
    shown = re.sub(r"<[^>]+>|\s+", " ", page)
    assert page.index("$2,012.09 MXN") < page.index("$1,734.56") and "Total a pagar, con IVA incluido" in shown
    assert "DOS MIL DOCE PESOS 09/100 M.N." in page and sent.folio in page and "IVA 16 %" in page
    assert page.count("Recomendada") == 1 and "900.00" not in page and "300.00" not in page


@pytest.mark.parametrize("way", [own, by_link])
def test_a_scanner_that_looks_changes_nothing(way, ana_in, sent):
    before = facts(sent)
    for act in (
        "",
        "aceptar/",
        f"aceptar/?alternative={sent.alternatives.first().pk}",
        "vista/",
        "rechazar/",
        "pregunta/",
    ):
        assert ana_in.get(way(sent, act)).status_code in {200, 302, 405}
        ana_in.head(way(sent, act))
    assert facts(sent) == before


@pytest.mark.parametrize("way", [own, by_link])
def test_seen_is_told_by_the_page_and_counts_once(way, ana_in, sent, taken):
    assert [ana_in.post(way(sent, "vista/")).status_code for _ in range(2)] == [204, 204]
    assert taken.events.filter(kind="quote_seen").count() == 1


@pytest.mark.parametrize("way", [own, by_link])
def test_accepted_it_keeps_who_when_and_from_where(way, ana_in, sent):
    ana_in.post(way(sent, "aceptar/"), yes(sent), headers={"User-Agent": "Firefox"})
    kept = Decision.objects.get()
    assert (kept.name, kept.agent, kept.address) == ("Ana Prueba", "Firefox", "127.0.0.1")
    assert (str(kept.total), kept.alternative.title) == ("2012.09", "Disco e instalación")
    page = ana_in.get(way(sent)).content.decode()
    assert "Ya está aceptada" in page and Order.objects.get().folio in page and "Elegir esta" not in page


def test_the_total_is_that_of_what_was_kept(ana_in, sent):
    only = {"alternative": sent.alternatives.last().pk}
    page = ana_in.get(own(sent, "aceptar/"), only).content.decode()
    assert "$1,432.09 MXN" in page and "2,012.09" not in page
    ana_in.post(own(sent, "aceptar/"), yes(sent, optional=[]))
    assert str(Decision.objects.get().total) == "1432.09" and Order.objects.get().lines.count() == 1


def test_what_was_left_out_is_not_added_again(ana_in, sent):
    ana_in.post(own(sent, "aceptar/"), yes(sent, optional=[]))
    page = ana_in.get(own(sent)).content.decode()
    assert "2,012.09" not in page and ">Lo que aceptaste" in page and "Recomendada" not in page


@pytest.mark.parametrize(
    ("before", "said"), [(2, "quedan 2 días"), (1, "mañana es el último"), (0, "hoy es el último")]
)
def test_it_counts_the_days_that_are_left(before, said, ana, client, sent):
    noon = timezone.make_aware(datetime.combine(sent.valid_until - timedelta(days=before), time(12)))
    with time_machine.travel(noon):
        client.force_login(ana)
        assert said in client.get(own(sent)).content.decode()


@pytest.mark.parametrize("missing", ["name", "terms", "privacy"])
def test_nothing_is_accepted_by_halves(missing, ana_in, sent):
    before = facts(sent)
    assert ana_in.post(own(sent, "aceptar/"), yes(sent, **{missing: ""})).status_code == 422
    assert facts(sent) == before


def test_the_alternative_of_another_is_not_chosen(ana_in, sent):
    before = facts(sent)
    for wrong in (0, 99999, "x", ""):
        ana_in.post(own(sent, "aceptar/"), yes(sent, alternative=wrong))
    assert facts(sent) == before


@pytest.mark.parametrize("way", [own, by_link])
def test_declined_with_its_reason(way, ana_in, sent):
    assert ana_in.post(way(sent, "rechazar/"), {"name": "Ana"}).status_code == 422
    ana_in.post(way(sent, "rechazar/"), {"name": "Ana", "reason": "price"})
    assert "La rechazaste" in ana_in.get(way(sent)).content.decode() and Decision.objects.get().reason == "price"


@pytest.mark.parametrize("way", [own, by_link])
def test_a_question_is_a_note_of_the_ticket(way, ana_in, sent, ana, taken):
    ana_in.post(way(sent, "pregunta/"), {"words": "¿Incluye el cable?"})
    note = taken.notes.latest("pk")
    assert (note.author, note.body) == (ana, "¿Incluye el cable?")


@pytest.mark.parametrize("who", ["beto", "tere", "vico", "susi"])
def test_nobody_else_sees_it_in_the_portal(who, client, sent, request):
    client.force_login(request.getfixturevalue(who))
    before = facts(sent)
    for act in ("", "aceptar/"):
        assert client.get(own(sent, act)).status_code == 404
    for act in ("vista/", "pregunta/", "aceptar/", "rechazar/"):
        assert client.post(own(sent, act), yes(sent, words="x", reason="price")).status_code == 404
    assert facts(sent) == before


def test_a_draft_is_nobody_s_but_the_house_s(ana_in, written):
    assert ana_in.get(own(written())).status_code == 404


def test_a_link_tampered_with_opens_nothing(client, sent):
    secret = links.secret_of(sent)
    for wrong in (secret[:-1] + ("A" if secret[-1] != "A" else "B"), secret.lower(), secret + "A", "x"):
        answer = client.get(f"/cotizacion/{wrong}/")
        assert answer.status_code == 410 and sent.folio not in answer.content.decode()
        assert client.post(f"/cotizacion/{wrong}/aceptar/", yes(sent)).status_code == 410
    assert not Decision.objects.exists()


def test_a_forwarded_link_opens_that_version_only(sent, vico, beto):
    stranger = Client()
    stranger.force_login(beto)
    assert stranger.get(by_link(sent)).status_code == 200 and stranger.get(own(sent)).status_code == 404
    old = by_link(sent)
    newer = actions.send_quote(actions.revise_quote(sent, by=vico), by=vico)
    answer = stranger.get(old)
    assert answer.status_code == 410 and "Hay una versión más nueva" in answer.content.decode()
    assert "1,432.09" not in answer.content.decode() and stranger.post(f"{old}aceptar/", yes(sent)).status_code == 410
    assert stranger.get(by_link(newer)).status_code == 200 and not Decision.objects.exists()


def test_a_link_used_twice_says_what_happened(client, sent):
    client.post(by_link(sent, "aceptar/"), yes(sent))
    again = client.post(by_link(sent, "aceptar/"), yes(sent, name="Otra"))
    assert again.status_code == 409 and "Ana Prueba aceptó" in again.content.decode() and Order.objects.count() == 1
    assert client.post(by_link(sent, "rechazar/"), {"name": "Otra", "reason": "price"}).status_code == 409


def test_an_expired_link_does_nothing(client, sent):
    with time_machine.travel(timezone.now() + timedelta(days=17)):
        answers = [client.get(by_link(sent)), client.post(by_link(sent, "aceptar/"), yes(sent))]
    assert [answer.status_code for answer in answers] == [410, 410] and "valía hasta" in answers[0].content.decode()
    assert not Decision.objects.exists()


def test_a_link_is_kept_by_nobody_on_the_way(client, sent):
    headers = client.get(by_link(sent)).headers
    assert "no-store" in headers["Cache-Control"] and "noindex" in headers["X-Robots-Tag"]
    assert headers["Referrer-Policy"] == "same-origin"


def test_whoever_has_the_paper_learns_whether_it_is_ours(client, sent):
    render.seal_quotes(timezone.now())
    sent.refresh_from_db()
    said = {"folio": sent.folio, "code": links.seal(sent)}
    page = client.post("/verificar-cotizacion/", said).content.decode()
    assert "Sí: la enviamos" in page and "$2,012.09 MXN" in page and sent.sha256 in page
    page = client.post("/verificar-cotizacion/", said | {"code": "AAAA-AAAA-AAAA-AAAA"}).content.decode()
    assert "No la reconocemos" in page and "$2,012.09" not in page and sent.sha256 not in page


def test_links_are_not_guessed_by_the_thousand(client, db):
    assert 429 in {client.post("/cotizacion/x/vista/").status_code for _ in range(21)}


@pytest.fixture
def new_year_at_the_house():
    """Half past one in Mexico City; in Tijuana it is still the old year."""
    with time_machine.travel(datetime(2027, 1, 1, 7, 30, tzinfo=UTC)):
        yield


def test_a_folio_is_the_same_on_every_clock_so_that_a_true_paper_is_known(new_year_at_the_house, ana, sent, ana_in):
    assert sent.folio == f"C-2027-{sent.pk:05d}" == str(sent)
    ana.timezone = "America/Tijuana"
    ana.save(update_fields=["timezone"])
    said = {"folio": sent.folio, "code": links.seal(sent)}
    page = ana_in.post("/verificar-cotizacion/", said).content.decode()
    assert "Sí: la enviamos" in page and sent.folio in page
    assert sent.folio in ana_in.get(own(sent)).content.decode()
    with timezone.override("America/Tijuana"):
        order = actions.accept_quote(sent, by=ana, alternative=sent.alternatives.last(), name="Ana")
    assert order.folio == f"P-2027-{order.pk:05d}"
