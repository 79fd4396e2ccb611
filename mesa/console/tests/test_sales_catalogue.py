"""The catalogue, one by one and from a sheet: all of it or none."""

import json
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mesa.lib import sheets
from mesa.sales import actions, pipeline
from mesa.sales.models import Product

LIST = "/consola/ventas/catalogo/"
ONE = {"sku": "SSD-1", "name": "Disco SSD", "kind": "product", "unit": "PZA", "cost": "700", "price": "1,234.50",
       "currency": "MXN", "tax": "general", "delivery_days": "3", "warranty_months": "36", "brand": ""}  # fmt: skip
SHEET = (
    "Clave;Nombre;Tipo;Costo;Precio;Garantía\nSSD-1;Disco SSD;Producto;700;1,234.50;36\nSO-1;Soporte;servicio;0;500;0\n"
)


def bring(client, said, name="c.csv"):
    data = said.encode() if isinstance(said, str) else said
    return client.post(LIST + "archivo/", {"sheet": SimpleUploadedFile(name, data)})


def rows_of(answer):
    return answer.content.decode().partition('name="rows" value="')[2].partition('"')[0].replace("&#34;", '"')


def test_one_is_added_changed_and_retired(enter, vico):
    client = enter(vico)
    assert client.post(LIST + "agregar/", ONE).status_code == 302
    assert client.post(LIST + "agregar/", ONE).status_code == 422
    product = Product.objects.get()
    assert product.price == Decimal("1234.50") and "$1,234.50 MXN" in client.get(LIST + "?q=ssd").content.decode()
    client.post(f"{LIST}{product.pk}/guardar/", ONE | {"sku": "OTRA", "price": "999"})
    product.refresh_from_db()
    assert (product.sku, product.price) == ("SSD-1", 999)
    client.post(f"{LIST}{product.pk}/retirar/")
    assert "SSD-1" not in client.get(LIST).content.decode()


@pytest.mark.parametrize(("who", "answer"), [("ana", 403), ("tere", 404)])
def test_it_is_of_who_sells(request, enter, vico, who, answer):
    pk = actions.keep_product(by=vico, **(ONE | {"price": Decimal(1), "cost": Decimal(1)})).pk
    client = enter(request.getfixturevalue(who))
    looks = [client.get(LIST), client.get(f"{LIST}{pk}/"), client.get(LIST + "archivo/"), bring(client, SHEET)]
    acts = [f"{pk}/guardar/", f"{pk}/retirar/", "agregar/", "archivo/traer/"]
    assert {one.status_code for one in looks + [client.post(LIST + act, ONE) for act in acts]} == {answer}
    assert Product.objects.get().retired_at is None


def test_a_sheet_is_shown_first_and_then_all_of_it_comes(enter, vico):
    client = enter(vico)
    answer = bring(client, SHEET)
    assert answer.status_code == 200 and "Es nuevo" in answer.content.decode() and not Product.objects.exists()
    client.post(LIST + "archivo/traer/", {"rows": rows_of(answer)})
    told = dict(Product.objects.values_list("sku", "kind"))
    assert told == {"SSD-1": "product", "SO-1": "service"}
    again = bring(client, SHEET.replace("500", "550")).content.decode()
    assert "Precio sin IVA: 500.00 → 550" in again and "Sin cambios: 1." in again


def test_a_workbook_is_as_good(enter, vico):
    data = sheets.write("x", ["clave", "nombre", "costo", "precio"], [["A", "=Nombre", Decimal("1.10"), Decimal(2)]])
    client = enter(vico)
    client.post(LIST + "archivo/traer/", {"rows": rows_of(bring(client, data, "c.xlsx"))})
    assert (Product.objects.get().name, Product.objects.get().cost) == ("=Nombre", Decimal("1.10"))


def test_one_bad_row_and_none_comes(enter, vico):
    client = enter(vico)
    said = SHEET + "SSD-1;Otro;Producto;1;x;12\n"
    answer = bring(client, said)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Renglón 4: Precio sin IVA: Escribe un número" in page
    assert "ya está en el renglón 2" in page and 'name="rows"' not in page
    rows = [{"sku": "A", "name": "A", "cost": "1", "price": "2"}, {"sku": "B", "name": "", "cost": "1", "price": "2"}]
    assert client.post(LIST + "archivo/traer/", {"rows": json.dumps(rows)}).status_code == 422
    assert not Product.objects.exists()


@pytest.mark.parametrize("rows", ["", "{}", "[1]", '[{"sku": []}]', "[" * 5000, "null", "[]"])
def test_what_no_preview_sent_brings_nothing(enter, vico, rows):
    assert enter(vico).post(LIST + "archivo/traer/", {"rows": rows}).status_code in {200, 422}
    assert not Product.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [("a,b\n1,2\n", "Faltan estas columnas: clave"), ("solo", "No se pudo leer"), (b"PK\x03\x04", "No se pudo leer")],
)
def test_what_is_not_a_catalogue_is_said(enter, vico, said, words):
    answer = bring(enter(vico), said)
    assert answer.status_code == 422 and words in answer.content.decode()


def test_the_list_goes_on_by_name(vico):
    for n in range(3):
        actions.keep_product(by=vico, **(ONE | {"sku": f"S{n}", "price": Decimal(1), "cost": Decimal(1)}))
    first, mark = pipeline.products(vico, size=2)
    second, end = pipeline.products(vico, mark=mark, size=2)
    assert ([one.sku for one in first + second], end) == (["S0", "S1", "S2"], "")


@pytest.mark.parametrize("language", ["es-mx", "en"])
@pytest.mark.parametrize(
    "said",
    [
        SHEET,
        "SKU,Name,Type,Cost,Price,Warranty\nSSD-1,Disco SSD,Product,700,1234.50,36\nSO-1,Soporte,Service,0,500,0\n",
        "Part number;PRODUCT;Kind;Cost;Price;Warranty_months\nSSD-1;Disco SSD;product;700;1234.5;36\n"
        "SO-1;Soporte;servicio;0;500;0\n",
    ],
)  # fmt: skip
def test_the_names_of_columns_and_kinds_are_in_either_language(enter, vico, said, language):
    vico.language = language
    vico.save(update_fields=["language"])
    client = enter(vico)
    client.post(LIST + "archivo/traer/", {"rows": rows_of(bring(client, said))})
    told = Product.objects.order_by("sku").values_list("sku", "kind", "price", "warranty_months")
    assert list(told) == [("SO-1", "service", 500, 0), ("SSD-1", "product", Decimal("1234.50"), 36)]


def test_what_is_missing_is_named_in_their_language(enter, vico):
    vico.language = "en"
    vico.save(update_fields=["language"])
    answer = bring(enter(vico), "a,b\n1,2\n")
    assert answer.status_code == 422 and "sku, name, cost, price" in answer.content.decode()


def test_more_than_it_takes_is_said_and_none_of_it_comes(enter, vico):
    row = "A{n};Disco;700;900\n"
    said = "Clave;Nombre;Costo;Precio\n" + "".join(row.format(n=n) for n in range(sheets.MAX_ROWS + 1))
    assert "hasta 2,000" in bring(enter(vico), said).content.decode()
    rows = [{"sku": f"A{n}", "name": "A", "cost": "1", "price": "2"} for n in range(sheets.MAX_ROWS + 1)]
    answer = enter(vico).post(LIST + "archivo/traer/", {"rows": json.dumps(rows)})
    assert answer.status_code == 422 and "hasta 2,000" in answer.content.decode() and not Product.objects.exists()
