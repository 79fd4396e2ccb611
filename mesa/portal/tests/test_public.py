"""The public site: open to everybody, true to the source, with its versions."""

import pytest

from mesa.terms.actions import publish

PAGES = ["/", "/como-funciona/", "/pedir-ayuda/", "/preparacion/", "/preguntas/", "/lineamientos/", "/privacidad/"]


@pytest.mark.parametrize("address", PAGES)
def test_anybody_reads_it(client, texts, address):
    assert client.get(address).status_code == 200


def test_home_says_the_four_promises(client, texts):
    body = client.get("/").content.decode()
    assert all(words in body for words in ("$0", "2 a 4 h", "60 min", "30 días", "TeamViewer, Teams o Splashtop"))


def test_home_stands_before_the_texts_are_there(client, db):
    assert client.get("/").status_code == 200 and client.get("/lineamientos/").status_code == 404


def test_the_version_in_force_and_the_one_before(client, texts, susi):
    publish(by=susi, slug="guidelines", language="es-mx", title="Lineamientos", body="Palabras nuevas.")
    now = client.get("/lineamientos/").content.decode()
    assert "Palabras nuevas." in now and "Versión 2, en vigor desde el" in now
    before = client.get("/lineamientos/?version=1").content.decode()
    assert "Esta es una versión anterior" in before and "Palabras nuevas." not in before


@pytest.mark.parametrize("version", ["3", "0", "-1", "x", "٣", "9" * 300, ""])
def test_a_version_that_never_was(client, texts, version):
    assert client.get("/lineamientos/", {"version": version}).status_code == 404


def test_english_for_those_who_read_it(client, texts):
    client.cookies["language"] = "en"
    assert "Service guidelines" in client.get("/lineamientos/").content.decode()


def test_a_page_is_one_question(client, texts, django_assert_num_queries):
    client.get("/privacidad/")
    with django_assert_num_queries(1):
        client.get("/privacidad/")
