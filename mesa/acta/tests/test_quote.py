"""A quote on paper, on the page, in the letter and in the API: the same words and amounts."""

import hashlib
import time
from datetime import timedelta

import time_machine
from django.utils import timezone

from mesa.acta import press
from mesa.acta.quote import compose
from mesa.acta.tests.reading import heard
from mesa.sales import actions, links
from mesa.sales.models import Quote


def test_paper_says_what_the_page_says(sent):
    offer = compose(sent)
    said = heard(press.quote_pdf(sent)[0])
    words = [offer.title, offer.subject, offer.house, offer.code]
    for option in offer.options:
        words += [option.title, option.total, option.words, *(w for row in option.rows for w in row)]
        words += [w for item in option.items for w in (item.name, item.price, item.amount)]
    assert [one for one in words if " ".join(one.split()) not in said] == []
    assert "900.00" not in said  # what it costs the house


def test_it_is_the_same_bytes_whenever_it_is_pressed(sent):
    first = press.quote_pdf(sent)[0]
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        again = press.quote_pdf(Quote.objects.get(pk=sent.pk))[0]
    assert first == again


def test_its_mark_is_kept_once(sent, written):
    assert [press.seal_quotes(timezone.now()) for _ in range(2)] == [1, 0]
    sent.refresh_from_db()
    assert sent.sha256 == hashlib.sha256(press.quote_pdf(sent)[0]).hexdigest()
    assert not actions.seal_quote(sent, "0" * 64)


def test_a_changed_amount_has_another_code(sent):
    code = links.seal(sent)
    assert links.sealed(sent.folio, code.lower()) == sent
    for folio, said in ((sent.folio, "AAAA-AAAA-AAAA-AAAA"), ("C-2020-00001", code), ("x", code), (sent.folio, "ñ")):
        assert links.sealed(folio, said) is None


def test_s64_five_thousand_lines_are_pressed_in_time(sent):
    offer = compose(sent)
    long = offer._replace(
        options=[one._replace(items=one.items * (5000 // len(one.items))) for one in offer.options[:1]]
    )
    begun = time.process_time()
    assert len(press.import_module("mesa.acta.offer").pressed(long)) > 500_000
    assert time.process_time() - begun < 20
