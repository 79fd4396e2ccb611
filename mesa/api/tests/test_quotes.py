"""Quotes through the machine door: the page's amounts, for the requester and nobody else."""

import pytest


def test_the_amounts_are_those_of_the_page_as_text(machine, sent, ana):
    (quote,) = machine(ana).get(f"/tickets/{sent.ticket.pk}/quotes").json()["items"]
    assert (quote["folio"], quote["currency"], quote["state"]) == (sent.folio, "MXN", "sent")
    whole = quote["alternatives"][1]
    assert (whole["base"], whole["taxes"][0]["amount"], whole["total"]) == ("1734.56", "277.53", "2012.09")
    assert "900.00" not in str(quote) and "cost" not in str(quote)


@pytest.mark.parametrize("who", ["beto", "tere", "vico", "susi"])
def test_nobody_else_reads_them(who, machine, sent, request):
    answer = machine(request.getfixturevalue(who)).get(f"/tickets/{sent.ticket.pk}/quotes")
    assert answer.status_code == 404 or answer.json()["items"] == []


def test_a_draft_is_not_there(machine, written, ana):
    quote = written()
    assert machine(ana).get(f"/tickets/{quote.ticket.pk}/quotes").json() == {"items": []}
