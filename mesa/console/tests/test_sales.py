"""«Ventas»: the seller works there with what people sent them; for everybody else there is nothing."""

import pytest
from django.utils import timezone

from mesa.accounts.models import User
from mesa.documents import render
from mesa.sales import actions, pipeline
from mesa.sales.models import Case, Quote
from mesa.tickets import actions as tickets

LIST = "/consola/ventas/"


def at(case, act=""):
    return f"{LIST}{case.pk}/{act}"


def of(quote, act=""):
    return f"{LIST}cotizaciones/{quote.pk}/{act}"


def doors(client, case, quote):
    posts = [at(case, act) for act in ("tomar/", "escribir/", "devolver/", "cotizar/")]
    posts += [of(quote, act) for act in ("pedir-visto-bueno/", "aprobar/", "enviar/", "nueva-version/")]
    looks = [
        client.get(where) for where in (LIST, at(case), of(quote), of(quote, "escribir/"), of(quote, "cotizacion.pdf"))
    ]
    return {answer.status_code for answer in [*looks, *(client.post(where) for where in posts)]}


@pytest.mark.parametrize(("who", "answer"), [("ana", 403), ("beto", 403), ("tere", 404)])
def test_who_does_not_sell_finds_nothing(request, enter, case, written, who, answer):
    quote = written()
    assert doors(enter(request.getfixturevalue(who)), case, quote) == {answer}
    quote.refresh_from_db()
    assert (quote.state, Case.objects.get().seller.name) == ("draft", "Vico")


@pytest.mark.parametrize("who", ["vico", "susi"])
def test_who_sells_sees_it_and_takes_it(request, enter, case, who):
    client = enter(request.getfixturevalue(who))
    assert at(case) in client.get(LIST).content.decode()
    page = client.get(at(case)).content.decode()
    assert "El disco ya no sirve." in page
    assert "ana@example.org" in page
    client.post(at(case, "tomar/"))
    case.refresh_from_db()
    assert case.seller.name == who.title()


def test_who_sells_reads_the_bytes_that_the_person_has(enter, sent, ana, vico, texts):
    render.seal_quotes(timezone.now())
    hers = enter(ana).get(f"/tickets/{sent.ticket.pk}/cotizaciones/{sent.pk}/cotizacion.pdf").content
    User.objects.update(language="en", name="Otro nombre")
    house = enter(vico)
    assert of(sent, "cotizacion.pdf") in house.get(of(sent)).content.decode()
    assert house.get(of(sent, "cotizacion.pdf")).content == hers


def test_a_draft_has_no_paper(enter, written, vico):
    quote = written()
    client = enter(vico)
    assert client.get(of(quote, "cotizacion.pdf")).status_code == 404
    assert "cotizacion.pdf" not in client.get(of(quote)).content.decode()


def test_who_sells_answers_the_person_on_their_ticket(enter, case, taken, ana, vico):
    client = enter(vico)
    assert client.post(at(case, "escribir/"), {"body": " "}).status_code == 422
    asking = {"body": "Mándame tu contraseña de correo."}
    assert "Lo revisé" in client.post(at(case, "escribir/"), asking).content.decode()
    assert not taken.notes.filter(author=vico).exists()
    assert client.post(at(case, "escribir/"), {"body": "Sí incluye el cable."}).status_code == 302
    assert "Sí incluye el cable." in enter(ana).get(f"/tickets/{taken.pk}/").content.decode()


def test_what_is_only_proposed_is_not_there(enter, taken, tere, vico):
    offered = actions.offer_sales(taken, by=tere, reason="time", needs="Hay que ir.")
    client = enter(vico)
    assert at(offered) not in client.get(LIST).content.decode() and client.get(at(offered)).status_code == 404


def test_the_conversation_is_that_of_the_person(enter, case, taken, tere, vico):
    tickets.add_note(taken, by=tere, body="Cotizamos un disco nuevo.")
    tickets.add_internal_note(taken, by=tere, body="Es muy quisquillosa.")
    page = enter(vico).get(at(case)).content.decode()
    assert "Cotizamos un disco nuevo." in page and "quisquillosa" not in page


def test_it_is_given_back_with_words(enter, case, vico):
    client = enter(vico)
    assert client.post(at(case, "devolver/"), {"words": ""}).status_code == 422
    client.post(at(case, "devolver/"), {"words": "Lo cubre su garantía."})
    case.refresh_from_db()
    assert (case.stage, case.lost_because) == ("lost", "returned")
    assert client.post(at(case, "devolver/"), {"words": "Otra vez."}).status_code == 403


def test_each_column_holds_its_cases(enter, sent, vico, ana, susi):
    client = enter(vico)
    page = client.get(LIST + "?etapa=quoted").content.decode()
    assert at(sent.case) in page and "$1,432.09 MXN" not in page and "$2,012.09 MXN" in page
    assert at(sent.case) not in client.get(LIST + "?etapa=open").content.decode()
    assert at(sent.case) in client.get(f"{LIST}?quien={vico.pk}").content.decode()
    assert at(sent.case) not in client.get(f"{LIST}?quien={susi.pk}").content.decode()
    assert at(sent.case) not in client.get(f"{LIST}?edad=7").content.decode()
    actions.accept_quote(sent, by=ana, alternative=sent.alternatives.first(), name="Ana")
    assert "$1,432.09 MXN" in client.get(LIST + "?etapa=won").content.decode()


@pytest.mark.parametrize(
    "query", ["quien=x", "quien=٣", "edad=9999", "etapa=offered", "etapa=open&desde=9-x", "desde=-"]
)
def test_an_address_that_asks_nonsense_asks_nothing(enter, case, vico, query):
    answer = enter(vico).get(f"{LIST}?{query}")
    assert answer.status_code == 200 and at(case) in answer.content.decode()


@pytest.mark.parametrize("stage", ["open", "lost"])
def test_a_long_column_goes_on(report, ana, vico, stage):
    cases = [actions.escalate(report(ana, subject=f"T{n}"), by=ana, reason="time") for n in range(3)]
    for case in cases if stage == "lost" else ():
        actions.return_case(case, by=vico, words="No hay.")
    first, mark = pipeline.column(vico, stage, timezone.now(), size=2)
    second, end = pipeline.column(vico, stage, timezone.now(), mark=mark, size=2)
    found = [row.case.pk for row in first + second]
    assert (found if stage == "open" else found[::-1], end) == ([case.pk for case in cases], "")


def test_the_board_asks_little(enter, sent, report, ana, vico, django_assert_max_num_queries):
    for n in range(5):
        actions.escalate(report(ana, subject=f"T{n}"), by=ana, reason="time")
    client = enter(vico)
    client.get(LIST)
    with django_assert_max_num_queries(14):
        client.get(LIST)


def test_sent_with_a_press_it_is_what_it_is(enter, written, vico):
    quote, client = written(), enter(vico)
    page = client.get(of(quote)).content.decode()
    assert "$1,432.09 MXN" in page and "margen 27.10 %" in page
    client.post(of(quote, "enviar/"))
    assert Quote.objects.get().state == "sent"
    assert client.post(of(quote, "enviar/")).status_code == 403
    fresh = client.post(of(quote, "nueva-version/"))
    assert fresh["Location"] == of(Quote.objects.get(version=2), "escribir/")


def test_what_leaves_little_waits_for_a_supervisor(enter, written, vico, susi, settings):
    settings.APPROVE_MARGIN = 40
    quote, client = written(), enter(vico)
    assert "Pedir visto bueno" in client.get(of(quote)).content.decode()
    assert client.post(of(quote, "enviar/")).status_code == 422
    client.post(of(quote, "pedir-visto-bueno/"))
    assert client.post(of(quote, "aprobar/")).status_code == 403
    client = enter(susi)
    assert of(quote) in client.get(LIST).content.decode()
    client.post(of(quote, "aprobar/"))
    assert of(quote) not in client.get(LIST).content.decode()
    assert enter(vico).post(of(quote, "enviar/")).status_code == 302


def test_the_letter_and_the_paper_are_read_before_they_are_sent(enter, written, vico, ana):
    quote, client = written(), enter(vico)
    page = client.get(of(quote)).content.decode()
    assert f"[#{quote.ticket_id}] Cotización {quote.folio}" in page and "(su enlace)" in page
    letter = page.partition("sales__words")[2].partition("</pre>")[0]
    assert "1,432.09" in letter and "http" not in letter
    paper = client.get(of(quote, "borrador.pdf"))
    assert paper.status_code == 200 and paper["Content-Type"] == "application/pdf"
    actions.send_quote(quote, by=vico)
    assert (
        client.get(of(quote, "borrador.pdf")).status_code == 404
        and "sales__words" not in client.get(of(quote)).content.decode()
    )


@pytest.mark.parametrize(("who", "answer"), [("ana", 403), ("beto", 403), ("tere", 404)])
def test_a_draft_is_read_by_sellers_only(request, enter, written, who, answer):
    assert enter(request.getfixturevalue(who)).get(of(written(), "borrador.pdf")).status_code == answer
