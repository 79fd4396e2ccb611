"""A quote is written row by row; the numbers that come back are those that were typed, and their sums exact."""

from decimal import Decimal

import pytest

from mesa.sales import actions, promises
from mesa.sales.models import Line, Quote
from mesa.sales.tests.conftest import line

ROW = {"quantity": "1", "unit": "PZA", "discount_percent": "0", "tax": "general", "delivery_days": "0",
       "warranty_months": "12", "condition": "new"}  # fmt: skip


def where(quote):
    return f"/consola/ventas/cotizaciones/{quote.pk}/escribir/"


def sheet(quote, *parts, **facts):
    """What a browser sends: the page as it is, with these rows typed in each alternative."""
    said = {"seen": "", "parts": len(parts), "currency": "MXN", "valid_until": quote.valid_until.isoformat()}
    for n, rows in enumerate(parts):
        said |= {f"a{n}-title": f"Opción {n + 1}", f"a{n}-rows": len(rows)}
        for m, row in enumerate(rows):
            said |= {f"a{n}-l{m}-{name}": value for name, value in (ROW | row).items()}
    return said | facts


@pytest.fixture
def draft(case, vico):
    return actions.draft_quote(actions.take_case(case, by=vico), by=vico)


@pytest.fixture
def save(enter, draft, vico):
    client = enter(vico)

    def save(*parts, **facts):
        page = client.get(where(draft)).content.decode()
        facts = {"seen": page.partition('name="seen" value="')[2].partition('"')[0], "do": "save"} | facts
        return client.post(where(draft), sheet(draft, *parts, **facts))

    return save


DISK = {
    "description": "Disco",
    "quantity": "3",
    "unit_price": "$1,234.56",
    "unit_cost": "900",
    "discount_percent": "10",
}


def test_what_is_typed_comes_back_with_exact_sums(save, draft, enter, vico):
    work = {"description": "Instalación", "unit": "SERV", "unit_price": "500", "unit_cost": "0", "optional": "on"}
    answer = save([DISK, {}], [DISK, work, {}], recommended="1", note="Hola.")
    assert answer["Location"] == where(draft)
    first, second = Quote.objects.get().alternatives.all()
    assert (first.totals().base, first.totals().total) == (Decimal("3333.31"), Decimal("3866.64"))
    assert (second.recommended, second.totals().total, second.lines.count()) == (True, Decimal("4446.64"), 2)
    page = enter(vico).get(where(draft)).content.decode()
    for shown in ("$3,866.64 MXN", "$4,446.64 MXN", 'value="1234.56"', 'value="3"', "Hola.", "Instalación"):
        assert shown in page


def test_it_sums_what_is_typed_and_keeps_nothing(enter, draft, vico, tere):
    rows = [DISK, {}, {"description": "Cable", "unit_price": "1,5"}, DISK | {"drop": "on"}]
    answer = enter(vico).post(where(draft).replace("escribir", "sumar"), sheet(draft, rows, [{}], currency="USD"))
    first, second = answer.json()["parts"]
    assert first["rows"] == ["$3,333.31 USD", "", "", ""]
    assert first["totals"] == {
        "subtotal": "$3,703.68 USD",
        "discount": "$370.37 USD",
        "tax": "$533.33 USD",
        "total": "$3,866.64 USD",
        "margin": "19.00 %",
    }
    assert second == {"rows": [""], "totals": dict.fromkeys(first["totals"], "$0.00 USD") | {"margin": "—"}}
    assert not Line.objects.exists()
    assert enter(tere).post(where(draft).replace("escribir", "sumar")).status_code == 404


def test_nothing_typed_is_lost_when_something_is_wrong(save, draft):
    answer = save([DISK | {"unit_price": "1,5"}, {"description": "Cable"}], note="Hola.")
    page = answer.content.decode()
    assert answer.status_code == 422 and not Line.objects.exists()
    for shown in ('value="1,5"', "Escribe un número, por ejemplo 1234.50.", "Cable", "Escribe su precio.", "Hola."):
        assert shown in page


def test_more_rows_and_alternatives_without_saving(save, draft):
    page = save([DISK], do="rows:0").content.decode()
    assert 'name="a0-l5-sku"' in page and "a0-l6-sku" not in page and 'value="$1,234.56"' in page
    page = save([DISK], do="alternative").content.decode()
    assert 'name="a1-title" value="Alternativa 2"' in page and "has-error" not in page
    page = save([DISK], [{}], do="less:0").content.decode()
    assert "Opción 2" in page and "Opción 1" not in page and not Line.objects.exists()


def test_there_are_at_most_four_alternatives(save, draft):
    assert save([DISK], [DISK], [DISK], [DISK], [DISK]).status_code == 302
    assert Quote.objects.get().alternatives.count() == 4


def test_the_catalogue_fills_what_was_left_empty(save, draft, vico):
    facts = {"kind": "product", "unit": "PZA", "cost": Decimal(700), "price": Decimal("999.90"), "warranty_months": 36}
    product = actions.keep_product(by=vico, sku="SSD-1", name="Disco SSD", brand="Acme", delivery_days=3, **facts)
    actions.keep_product(by=vico, sku="USD-1", name="Licencia", currency="USD", **facts)
    page = save([{"sku": "SSD-1"}], do="fill").content.decode()
    assert "Acme Disco SSD" in page and 'value="999.90"' in page and "$1,159.88 MXN" in page
    assert save([{"sku": "SSD-1", "unit_price": "900"}]).status_code == 302
    line = Line.objects.get()
    assert (line.product, line.unit_price, line.unit_cost, line.warranty_months) == (product, 900, 700, 36)
    assert save([{"sku": "USD-1"}]).status_code == 422


def test_dollars_carry_their_rate_and_pesos_none(save, draft):
    page = save([DISK], currency="USD").content.decode()
    assert "hace falta el tipo de cambio" in page and "de qué día" in page
    save([DISK], currency="USD", rate="18.5432", rate_on="2026-11-27")
    quote = Quote.objects.get()
    assert (quote.currency, quote.rate, str(quote.rate_on)) == ("USD", Decimal("18.5432"), "2026-11-27")
    save([DISK], currency="MXN", rate="18.5432")
    assert Quote.objects.get().rate is None


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"warranty_months": "2"}, "al menos 90 días"),
        ({"quantity": "0"}, "Escribe un número"),
        ({"quantity": "1e3"}, "Escribe"),
        ({"discount_percent": "101"}, "Escribe un número"),
        ({"unit_price": "99999999999"}, "demasiadas cifras"),
        ({"tax": "border"}, "a0-l0-tax_error"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(save, draft, row, words):
    answer = save([DISK | row])
    assert answer.status_code == 422 and words in answer.content.decode()


def test_a_row_that_is_taken_out_is_not_judged(save, draft):
    assert save([DISK, {"description": "", "unit_price": "x", "drop": "on"}]).status_code == 302
    assert Line.objects.count() == 1


def test_who_saved_meanwhile_is_not_overwritten_unknowingly(save, draft):
    answer = save([DISK], seen="0000")
    assert answer.status_code == 409 and "Alguien guardó otra cosa" in answer.content.decode()
    assert not Line.objects.exists()


def test_what_was_sent_is_not_written_any_more(enter, sent, vico):
    client = enter(vico)
    assert client.get(where(sent)).status_code == 302
    assert client.post(where(sent), sheet(sent, [DISK])).status_code in {403, 409}
    assert sent.alternatives.count() == 2


def test_the_search_of_the_catalogue_is_of_who_sells(enter, draft, vico, tere):
    facts = {"kind": "product", "unit": "PZA", "cost": Decimal(7), "price": Decimal(9)}
    actions.keep_product(by=vico, sku="SSD-1", name="Disco SSD", brand="Acme", **facts)
    found = enter(vico).get("/consola/ventas/catalogo/buscar/", {"q": "acme disco"}).json()["products"]
    assert [(one["sku"], one["unit_price"]) for one in found] == [("SSD-1", "9.00")]
    assert enter(tere).get("/consola/ventas/catalogo/buscar/", {"q": "acme"}).status_code == 404


def test_it_holds_as_many_rows_as_it_may_and_says_when_it_is_more(save, draft):
    whole = [{**DISK, "description": f"Disco {n}"} for n in range(promises.LINES)]
    assert save(whole)["Location"] == where(draft) and Line.objects.count() == promises.LINES
    answer = save(whole, [DISK])
    page = answer.content.decode()
    assert answer.status_code == 422 and "esta tiene 201" in page and "Disco 199" in page
    assert Line.objects.count() == promises.LINES


def test_the_act_keeps_no_part_of_what_is_too_long(draft, vico):
    long = [{"title": "Una", "lines": [line()] * promises.LINES}, {"title": "Otra", "lines": [line()]}]
    with pytest.raises(actions.Incomplete, match="long"):
        actions.write_quote(draft, by=vico, alternatives=long)
    with pytest.raises(actions.Incomplete, match="long"):
        actions.write_quote(draft, by=vico, alternatives=[{"title": str(n), "lines": [line()]} for n in range(5)])
    assert not draft.alternatives.exists()
