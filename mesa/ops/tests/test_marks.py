"""What people may put into the address of a list: a mark of ours, or the first page; never an error of ours."""

import pytest

LISTS = [
    "/consola/",
    "/consola/?vista=todas",
    "/consola/quejas/",
    "/consola/quejas/?ver=respondidas",
    "/consola/ventas/?etapa=open",
    "/consola/ventas/?etapa=won",
    "/consola/ventas/catalogo/",
    "/consola/personas/?ver=todas",
    "/consola/bitacora/",
    "/tickets/",
]
MARKS = [
    "0-0",
    "1-1",
    "99999999999999999-999999999999999999",
    "999999999999999999",
    "9" * 40,
    "9" * 40 + "-1",
    "-1",
    "-1--1",
    "1-",
    "x",
    "1\0-1",
    "\0",
    "1.5-2",
    "٣-٤",
    "' OR 1=1 --",
]


@pytest.mark.parametrize("page", LISTS)
def test_a_hostile_mark_asks_for_a_page(page, client, susi, ticket, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    client.force_login(susi)
    assert client.get(page).status_code == 200
    path, _, asked = page.partition("?")
    asked = dict([asked.split("=")]) if asked else {}
    assert {mark: client.get(path, asked | {"desde": mark}).status_code for mark in MARKS} == dict.fromkeys(MARKS, 200)
