"""The catalogue to take, edit and bring back, and the template to begin with."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mesa.console.tests.test_sales_catalogue import ONE
from mesa.console.tests.test_sales_sheets import FILE, words
from mesa.sales import actions


def bring(client, data):
    return client.post(FILE, {"sheet": SimpleUploadedFile("c", data)})


ODD = [
    {"sku": "00123", "name": '=Nombre, con «ñ»; y "comillas"', "brand": "-5A"},
    {"sku": "'0-1", "name": "Línea 1", "currency": "USD", "tax": "exempt", "price": Decimal("1234567.89")},
    {"sku": "+52", "name": "1.850", "kind": "service", "unit": "HR", "tax": "zero", "warranty_months": 0},
    {"sku": "12E5", "name": "@algo", "kind": "licence", "unit": "LIC", "delivery_days": 5},
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(("takes", "brings"), [("es-mx", "en"), ("en", "es-mx"), ("en", "en"), ("es-mx", "es-mx")])
def test_the_catalogue_goes_and_comes_back_the_same(enter, vico, kind, takes, brings):
    client = enter(vico)
    for facts in ODD:
        actions.keep_product(by=vico, **(ONE | {"price": Decimal("1.5"), "cost": Decimal(1)} | facts))
    _read_in(vico, takes)
    taken = client.get(f"/consola/ventas/catalogo/catalogo.{kind}")
    assert taken.status_code == 200 and f".{kind}" in taken["Content-Disposition"]
    _read_in(vico, brings)
    page = words(bring(client, taken.content))
    same = {"en": "Nothing: everything in the file", "es-mx": "Nada: todo lo del archivo"}
    assert same[brings] in page and "alert--" not in page


def _read_in(person, language):
    person.language = language
    person.save(update_fields=["language"])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_template_is_understood_whole(enter, vico, kind):
    client = enter(vico)
    data = client.get(f"{FILE}plantilla.{kind}").content
    assert "no tiene renglones" in words(bring(client, data))
    if kind == "csv":
        assert bring(client, data + "A,Cable,Producto,,Pieza,1,2,Dólares,16 %,0,12\r\n".encode()).status_code == 200


def test_a_sheet_that_runs_nothing(enter, vico):
    client = enter(vico)
    actions.keep_product(by=vico, **(ONE | {"sku": "=1+1", "price": Decimal(1), "cost": Decimal(1)}))
    assert b"'=1+1" in client.get("/consola/ventas/catalogo/catalogo.csv").content
    assert client.get("/consola/ventas/catalogo/catalogo.exe").status_code == 404


@pytest.mark.parametrize(("who", "answer"), [("ana", 403), ("tere", 404)])
def test_only_sellers_take_it(request, enter, who, answer):
    client = enter(request.getfixturevalue(who))
    for address in ("/consola/ventas/catalogo/catalogo.csv", f"{FILE}plantilla.xlsx"):
        assert client.get(address).status_code == answer
