"""A quote on paper, on the page, in the letter and in the API: the same words and amounts."""

import hashlib
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from mesa.accounts.models import User
from mesa.documents import render
from mesa.documents.quote import compose, day
from mesa.sales import actions, links
from mesa.sales.models import Paper, Quote

from .reading import heard


def test_paper_says_what_the_page_says(sent):
    offer = compose(sent)
    said = heard(render.quote_pdf(sent)[0])
    words = [offer.title, offer.subject, offer.house, offer.code]
    for option in offer.options:
        words += [option.title, option.total, option.words, *(w for row in option.rows for w in row)]
        words += [w for item in option.items for w in (item.name, item.price, item.amount)]
    assert [one for one in words if " ".join(one.split()) not in said] == []
    assert "900.00" not in said  # what it costs the house


def test_it_is_the_same_bytes_whenever_it_is_pressed(sent):
    first = render.quote_pdf(sent)[0]
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        again = render.quote_pdf(Quote.objects.get(pk=sent.pk))[0]
    assert first == again


def test_it_is_kept_once(sent, written):
    assert [render.seal_quotes(timezone.now()) for _ in range(2)] == [1, 0]
    sent.refresh_from_db()
    kept = bytes(sent.paper.pdf)
    assert sent.sha256 == hashlib.sha256(kept).hexdigest() and kept == render.pressed(sent)
    assert not actions.seal_quote(sent, b"%PDF-1.4 of somebody else") and Paper.objects.count() == 1


def test_a_draft_has_no_paper_to_keep(written):
    quote = written()
    assert render.seal_quotes(timezone.now()) == 0 and not actions.seal_quote(quote, b"%PDF")


@pytest.mark.parametrize("change", [{"pdf": b"%PDF of somebody else"}, {"kept_at": timezone.now()}])
def test_the_database_refuses_another(change, sent):
    render.seal_quotes(timezone.now())
    with pytest.raises(DatabaseError, match="sales_paper is final"), transaction.atomic():
        Paper.objects.update(**change)


def test_what_was_accepted_is_shown_whatever_changes(sent, ana, vico, settings):
    render.seal_quotes(timezone.now())
    before = render.quote_pdf(sent)[0]
    actions.accept_quote(sent, by=ana, alternative=sent.alternatives.last(), name="Ana")
    User.objects.filter(pk=ana.pk).update(name="Cuenta eliminada", language="en")
    settings.BRAND = SimpleNamespace(**vars(settings.BRAND) | {"legal_name": "Otra, S.A."})
    later = Quote.objects.get(pk=sent.pk)
    assert render.pressed(later) != before == render.quote_pdf(later)[0]
    assert hashlib.sha256(render.quote_pdf(later)[0]).hexdigest() == later.sha256


def test_a_changed_amount_has_another_code(sent):
    code = links.seal(sent)
    assert links.sealed(sent.folio, code.lower()) == sent
    for folio, said in ((sent.folio, "AAAA-AAAA-AAAA-AAAA"), ("C-2020-00001", code), ("x", code), (sent.folio, "ñ")):
        assert links.sealed(folio, said) is None


def test_a_quote_of_five_thousand_lines_is_rendered_in_time(sent):
    offer = compose(sent)
    long = offer._replace(
        options=[one._replace(items=one.items * (5000 // len(one.items))) for one in offer.options[:1]]
    )
    begun = time.process_time()
    assert len(render.import_module("mesa.documents.pdf.quote").pressed(long)) > 500_000
    assert time.process_time() - begun < 20


def test_a_paper_says_the_day_of_the_house():
    assert day(datetime(2026, 11, 28, 3, 21, tzinfo=UTC)) == "27/11/2026"
