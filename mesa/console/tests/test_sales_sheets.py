"""Sheets as programs and people keep them: read as they are meant, or refused with the reason."""

import html
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from mesa.console.tests.test_sales_catalogue import ONE, rows_of
from mesa.lib import sheets
from mesa.sales import actions
from mesa.sales.models import Product

FILE = "/consola/ventas/catalogo/archivo/"
HEAD = "Clave;Nombre;Costo;Precio"
SAID = "Clave;Nombre;Costo;Precio\r\nTN-450;Tóner negro para láser;812.50;1234.50\r\nSW-ÑU;Señal de línea;90;150\r\n"


@pytest.fixture
def bring(enter, vico):
    """`bring(bytes or text, name, **answers)` answers the page that is read."""
    client = enter(vico)

    def bring(data, **answers):
        data = data.encode() if isinstance(data, str) else data
        sent = {"sheet": SimpleUploadedFile("c", data)} if data else {}
        return client.post(FILE, sent | answers)

    bring.client = client
    return bring


@pytest.fixture
def kept(bring):
    """`kept(bytes or text)`: sku → product, when all of it came."""

    def kept(data, **answers):
        shown = bring(data, **answers)
        assert shown.status_code == 200, words(shown)
        bring.client.post(FILE + "traer/", {"rows": html.unescape(rows_of(shown))})
        return {product.sku: product for product in Product.objects.all()}

    return kept


def words(answer):
    return " ".join(answer.content.decode().partition("<main")[2].split())


def book(*rows, shapes=None, merged=(), title="Hoja1", more=()):
    made, written = Workbook(), io.BytesIO()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    for place, shape in (shapes or {}).items():
        made.active[place].number_format = shape
    for area in merged:
        made.active.merge_cells(area)
    for name, lines in more:
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    made.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode("utf-8-sig"), SAID.encode("utf-16"), SAID.encode("utf-16-le"), SAID.encode("utf-16-be"),
        SAID.encode("utf-32"), SAID.encode("cp1252"), SAID.replace(";", "\t").encode("utf-16"),
        ("sep=;\r\n" + SAID).encode("utf-8-sig"), ("sep=|\r\n" + SAID.replace(";", "|")).encode(),
        SAID.replace(";", ",").encode(), SAID.replace("\r\n", "\r").encode(),
        SAID.replace("\r\n", "\n\n;;;\n").encode(),
        ("Lista de precios, 2026, con IVA\r\n;;;\r\n" + SAID).encode(), (SAID + HEAD + "\r\n").encode(),
        SAID.replace(";", " ; ").encode(), SAID.encode() + b"\x1a",
    ],
)  # fmt: skip
def test_texts_as_programs_keep_them(kept, data):
    found = kept(data)
    assert {sku: (one.name, one.price) for sku, one in found.items()} == {
        "TN-450": ("Tóner negro para láser", Decimal("1234.50")), "SW-ÑU": ("Señal de línea", 150),
    }  # fmt: skip


@pytest.mark.parametrize("alphabet", ["mac_roman", "cp850", "cp437"])
def test_an_old_alphabet_is_asked_about_and_then_read(bring, kept, alphabet):
    asked = bring(SAID.encode(alphabet))
    page = words(asked)
    assert (
        asked.status_code == 422 and "¿Cuál se lee bien?" in page and "láser" in page and not Product.objects.exists()
    )
    file = asked.content.decode().partition('name="kept" value="')[2].partition('"')[0]
    assert kept(b"", kept=file, alphabet=alphabet)["SW-ÑU"].name == "Señal de línea"


@pytest.mark.parametrize("file", ["", "no", "eJw=", "ñ"])
def test_a_file_that_nobody_kept_is_asked_for(bring, file):
    assert "Elige el archivo." in words(bring(b"", kept=file, alphabet="cp850"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel 97-2003"),
        (b"%PDF-1.7\n", "No es una hoja de cálculo"),
        (b"<html><table><tr><td>Clave", "página web"), (HEAD + "\n", "no tiene renglones"),
        (HEAD + '\nA-1;"Monitor 24;10;20\nB-1;Cable;1;2\n', "renglón 2 hay unas comillas"),
        ("Clave,Nombre,Costo,Precio\nA,Cable,10,50,20,50\n", "renglón 2 tiene más datos que columnas"),
        (book(["Clave", "Nombre", "Costo", "Precio"], ["A", "Cable", 10, "=C2*2"]), "La celda D2 es una fórmula"),
        (";".join(f"c{n}" for n in range(61)) + "\n" + ";".join("1" * 61), "hasta 60"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_reason(bring, data, said):
    answer = bring(data)
    assert answer.status_code == 422 and said in words(answer)


def test_columns_that_were_not_understood_are_named(bring, kept):
    page = words(bring("Clave;Nombre;Costo;Precio;Foto;Precio público\nA;Cable;1;2;a.png;3\n"))
    assert "no se traen" in page and "«Foto», «Precio público»" in page and "Es nuevo" in page
    refused = words(bring("Clave;Nombre;Precio público\nA;Cable;3\n"))
    assert "Faltan estas columnas: costo, precio." in refused and "«Precio público»" in refused
    assert "«E»" in words(bring(HEAD + "\nA;Cable;1;2;sobra\n"))


def test_two_columns_for_one_thing_are_not_guessed_between(bring):
    answer = bring("Clave;Nombre;Costo;Precio;Precio sin IVA\nA;Cable;1;2;3\n")
    assert answer.status_code == 422 and "Dos columnas dicen lo mismo: «Precio» y «Precio sin IVA»" in words(answer)


def test_the_labels_of_the_page_are_understood_and_shown_before_they_come(bring, kept):
    said = "Clave;Nombre;Costo;Precio sin IVA;Divisa;IVA %;Garantía (meses)\nQ-1;Servidor;900;1000;USD;exento;36\n"
    page = words(bring(said))
    assert all(one in page for one in ("$1,000.00 USD", "$900.00 USD", "Exento", "36 meses", "Es nuevo"))
    product = kept(said)["Q-1"]
    assert (product.currency, product.tax, product.warranty_months) == ("USD", "exempt", 36)


@pytest.mark.parametrize(
    ("said", "tax"),
    [
        ("16", "general"), ("16%", "general"), ("16 %", "general"), ("0.16", "general"), ("0,16", "general"),
        ("16.00", "general"), ("IVA 16%", "general"), ("iva general", "general"), ("16% IVA", "general"),
        ("Exento", "exempt"), ("EXENTO", "exempt"), ("exempt", "exempt"), ("0%", "zero"), ("0 %", "zero"),
        ("16 % (IVA general)", "general"), ("0 % (Tasa cero)", "zero"), ("16 por ciento", "general"),
        ("0", "zero"), ("tasa 0%", "zero"), ("Tasa cero", "zero"), ("Zero rate", "zero"),
    ],
)  # fmt: skip
def test_taxes_as_people_write_them(kept, said, tax):
    assert kept(f"{HEAD};IVA\nA;Cable;1;2;{said}\n")["A"].tax == tax


@pytest.mark.parametrize("said", ["8%", "0.08", "21%", "1600%", "0.16%", "sí", "16/8", "16 % cero", "16 exento"])
def test_a_tax_that_is_none_is_told_which_there_are(bring, said):
    answer = bring(f"{HEAD};IVA\nA;Cable;1;2;{said}\n")
    assert answer.status_code == 422 and "16 % (IVA general), 0 % (Tasa cero), Exento" in words(answer)


def test_the_values_that_can_be_written_are_in_the_error(bring):
    page = words(bring(f"{HEAD};Unidad;Moneda;Tipo\nA;Cable;1;2;caja;euros;mueble\n"))
    assert "«caja» no: escribe una de estas opciones: Pieza, Servicio, Licencia, Hora." in page
    assert "Pesos mexicanos, Dólares" in page and "Producto, Servicio, Licencia" in page


@pytest.mark.parametrize(
    ("cost", "price", "kept_as"),
    [
        ("900", "1850,00", "1850.00"), ("900", "1.850,00", "1850.00"), ("900", "1,850.00", "1850.00"),
        ("900,50", "1.850", "1850.00"), ("900", "1,850", "1850.00"), ("900", "$ 1 850.5", "1850.50"),
        ("900", "1'850.00", "1850.00"), ("900", "0,5", "0.50"), ("900", "1850.00 MXN", "1850.00"),
    ],
)  # fmt: skip
def test_amounts_with_commas_and_thousands(kept, cost, price, kept_as):
    assert kept(f"{HEAD}\nA;Cable;{cost};{price}\n")["A"].price == Decimal(kept_as)


@pytest.mark.parametrize(
    ("cost", "price", "said"),
    [
        ("900.50", "1.850", "puede ser un millar"), ("900,50", "1,850", "puede ser un millar"),
        ("9,50", "1,850.25\nB;Cable;1;1.850", "puede ser un millar"),
        ("900", "€ 5", "Escribe un número"),
        ("900", "12,34,5", "Escribe un número"), ("900", "(5)", "Escribe un número"),
        ("900", "#N/A", "error de la hoja"),
        ("9 USD", "20 MXN", "dos monedas: MXN, USD"), ("900", "1.23E+05", "Escribe un número"),
    ],
)  # fmt: skip
def test_amounts_that_may_be_two_are_not_guessed(bring, cost, price, said):
    answer = bring(f"{HEAD}\nA;Cable;{cost};{price}\n")
    assert answer.status_code == 422 and said in words(answer)


def test_a_currency_is_heard_wherever_it_is_said(kept):
    found = kept("Clave;Nombre;Costo (USD);Precio USD\nA;Cable;9;20\n")
    assert found["A"].currency == "USD"
    assert kept(f"{HEAD}\nB;Cable;US$ 9;20\n")["B"].currency == "USD"


@pytest.mark.parametrize(
    ("said", "months"), [("36 meses", 36), ("3 años", 36), ("90 días", 3), ("12.0", 12), ("sin garantía", 0)]
)
def test_warranties_as_people_write_them(kept, said, months):
    assert kept(f"{HEAD};Garantía;Entrega\nA;Cable;1;2;{said};3 días hábiles\n")["A"].warranty_months == months


@pytest.mark.parametrize(
    ("sku", "said"),
    [
        ("7.50123E+12", "acortó"), ("#¡REF!", "error de la hoja"), ("A\ufffdB", "perdió sus acentos"),
        ("TÃ³ner", "perdió sus acentos"),
    ],
)  # fmt: skip
def test_keys_that_a_program_spoiled_are_refused(bring, sku, said):
    answer = bring(f"{HEAD}\n{sku};Cable;1;2\n")
    assert answer.status_code == 422 and said in words(answer)


def test_keys_that_look_changed_are_pointed_at(bring, vico):
    actions.keep_product(by=vico, **(ONE | {"sku": "00123", "price": Decimal(1), "cost": Decimal(1)}))
    page = words(bring(f"{HEAD}\n123;Cable;1;2\n10-dic;Cable;1;2\n"))
    assert "se parece a «00123»" in page and "«10-dic» parece una fecha" in page and "Traer todo" in page


def test_a_workbook_is_read_as_it_is_seen(kept):
    data = book(
        ["Lista de precios 2026"], [], ["Clave", "Nombre", "Marca", "Costo", "Precio", "IVA"],
        [123, "Cable", "Patito", 10, 20.006, 0.16], [7501234567890, "Otro", None, 10, 900, 0],
        shapes={"A4": "00000", "E4": "#,##0.00", "F4": "0%", "F5": "0%", "E5": '"US$"#,##0.00', "D5": "[$USD] 0.00"},
        merged=["A1:F1", "C4:C5"], title="Portada", more=[("Notas", [["Pendientes"]])],
    )  # fmt: skip
    found = kept(data)
    one, two = found["00123"], found["7501234567890"]
    assert (one.price, one.tax, one.brand, one.currency) == (Decimal("20.01"), "general", "Patito", "MXN")
    assert (two.price, two.tax, two.brand, two.currency) == (900, "zero", "Patito", "USD")


def test_the_sheet_with_the_names_is_read_and_said(bring):
    rows = [["Clave", "Nombre", "Costo", "Precio"], ["A", "Cable", 1, 2]]
    page = words(bring(book(["Resumen de exportación"], ["1 tabla"], more=[("Precios", rows), ("Precios 2", rows)])))
    assert "Se leyó la hoja «Precios»" in page and "No se leyeron: Precios 2" in page


def test_a_key_that_became_a_date_is_refused(bring):
    data = book(["Clave", "Nombre", "Costo", "Precio"], [date(2026, 12, 10), "Cable", 1, 2])
    assert "la volvió una fecha, «2026-12-10»" in words(bring(data))


def test_what_a_sheet_does_not_say_stays_as_it_is(kept, vico):
    facts = {"cost": Decimal(700), "price": Decimal(900), "currency": "USD", "warranty_months": 36, "brand": "Patito"}
    actions.keep_product(by=vico, **(ONE | facts))
    one = kept(f"{HEAD};Garantía\nSSD-1;Disco SSD;700;950;\n")["SSD-1"]
    assert (one.price, one.currency, one.warranty_months, one.brand) == (950, "USD", 36, "Patito")


def test_a_long_catalogue_is_asked_in_few_questions(bring, django_assert_max_num_queries):
    said = HEAD + "\n" + "".join(f"A{n};Cable;1;2\n" for n in range(sheets.MAX_ROWS))
    with django_assert_max_num_queries(20):
        assert bring(said).status_code == 200
