"""How sales go, and what is taken along: text that stays text."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from mesa.sales import actions, figures
from mesa.sales.models import Case

WHERE = "/consola/ventas/reportes/"


def test_what_was_won_and_what_it_was_worth(order, report, ana, vico):
    for words in ("No hay.", "Tampoco."):
        actions.return_case(actions.escalate(report(ana), by=ana, reason="time"), by=vico, words=words)
    actions.escalate(report(ana), by=ana, reason="time")
    now = timezone.now()
    won = figures.won(vico, now)
    assert (won.won, won.lost, won.reasons, won.rate) == (1, 2, [("returned", 2)], Decimal("33.33"))
    assert figures.by_month(vico, now)[-1] == (timezone.localdate().replace(day=1), Decimal("2012.09"))
    assert [many for _first, _last, many in figures.ages(vico, now)] == [1, 0, 0, 0]


def test_dollars_count_at_the_rate_of_their_quote(written, ana, vico):
    rate = {"currency": "USD", "rate": Decimal("18.5"), "rate_on": timezone.localdate()}
    sent = actions.send_quote(written(**rate), by=vico)
    actions.accept_quote(sent, by=ana, alternative=sent.alternatives.first(), name="Ana")
    assert figures.by_month(vico, timezone.now())[-1][1] == Decimal("26493.67")  # 1,432.09 dollars


@pytest.mark.parametrize(("day", "first"), [("2026-01-15", "2025-02-01"), ("2026-12-31", "2026-01-01")])
def test_twelve_months_with_this_one(day, first):
    found = figures.months(datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC))
    assert (str(found[0]), len(found), str(found[-1])) == (first, 12, f"{day[:8]}01")


def test_a_chart_says_in_a_table_what_it_draws(enter, order, vico):
    page = enter(vico).get(WHERE).content.decode()
    assert 'role="img" aria-labelledby="meses-t meses-d"' in page and "100.00 %" in page
    assert page.count("$2,012.09 MXN") == 3  # beside the bar, on it, in the table


def test_a_workbook_holds_no_formula(enter, order, report, ana, vico):
    for typed in ("=1+1", "+1", "-1", "@A1", "＝1"):
        actions.escalate(report(ana, subject=typed), by=ana, reason="time", needs=typed)
    answer = enter(vico).get(WHERE + "casos.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="casos.xlsx"'
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(min_row=2))
    assert [row[1].value for row in rows] == ["＝1", "@A1", "-1", "+1", "=1+1", "No imprime"]
    assert {cell.data_type for row in rows for cell in row[1:]} <= {"s", "n"}
    assert all(cell.value is None for row in rows for cell in row[1:] if cell.data_type == "n")
    assert len(rows) == Case.objects.count()


@pytest.mark.parametrize(("what", "shown"), [("cotizaciones", 2012.09), ("pedidos", 2012.09)])
def test_amounts_are_numbers(enter, order, vico, what, shown):
    answer = enter(vico).get(f"{WHERE}{what}.xlsx")
    values = [cell.value for row in load_workbook(io.BytesIO(answer.content)).active for cell in row]
    assert shown in values and "Ana" in values


@pytest.mark.parametrize(("who", "answer"), [("ana", 403), ("tere", 404)])
def test_it_is_of_who_sells(request, enter, order, who, answer):
    client = enter(request.getfixturevalue(who))
    assert {client.get(WHERE + at).status_code for at in ("", "casos.xlsx", "pedidos.xlsx")} == {answer}


def test_there_is_no_other_workbook(enter, vico):
    assert enter(vico).get(WHERE + "personas.xlsx").status_code == 404


def test_the_page_asks_little(enter, order, vico, django_assert_max_num_queries):
    client = enter(vico)
    client.get(WHERE)
    with django_assert_max_num_queries(6):
        client.get(WHERE)
