"""A quote on paper, on the page, in the letter and in the API: the same words and amounts."""

import hashlib
import re
import time
from datetime import UTC, datetime, timedelta

import time_machine
from django.utils import timezone

from mesa.acta import press
from mesa.acta.quote import compose, day
from mesa.sales import actions, links
from mesa.sales.models import Quote
from mesa.sales.tests.conftest import line


def read(paper):
    """What a reader of the file sees: each font says which letter its signs are."""
    return " ".join(" ".join(_said(paper)).split())


def _said(paper):
    maps = [
        dict(re.findall(rb"<(\w{4})> <(\w{4,})>", part)) for part in re.findall(rb"begincmap.*?endcmap", paper, re.S)
    ]
    names = re.findall(rb"/(F\d+) \d+ 0 R", paper)
    fonts = dict(zip(dict.fromkeys(names), maps, strict=False))
    current = {}
    for name, text in re.findall(rb"/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", paper, re.S):
        if name:
            current = fonts[name]
            continue
        raw = re.sub(rb"\\(.)", lambda found: {b"r": b"\r", b"n": b"\n"}.get(found[1], found[1]), text, flags=re.S)
        signs = (b"%04X" % int.from_bytes(raw[n : n + 2], "big") for n in range(0, len(raw), 2))
        yield "".join(bytes.fromhex(current[sign].decode()).decode("utf-16-be") for sign in signs)


def test_paper_says_what_the_page_says(sent):
    offer = compose(sent)
    said = read(press.quote_pdf(sent)[0])
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
    assert first == again and b"/Lang (es" in first and b"FontFile2" in first


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


def test_s64_what_people_write_is_only_ink(written, vico):
    hostile = "<img src=file:///etc/passwd> \\) Tj /URI (http://x) \u202e\x07 漢字 🖨"
    quote = written(note=hostile, terms=hostile)
    actions.write_quote(quote, by=vico, alternatives=[{"title": hostile, "lines": [line(description=hostile)]}])
    paper = press.quote_pdf(actions.send_quote(quote, by=vico))[0]
    assert b"/URI" not in paper and "root:" not in read(paper) and "<img src=file:///etc/passwd>" in read(paper)


def test_s64_five_thousand_lines_are_pressed_in_time(sent):
    offer = compose(sent)
    long = offer._replace(
        options=[one._replace(items=one.items * (5000 // len(one.items))) for one in offer.options[:1]]
    )
    begun = time.monotonic()
    assert len(press.import_module("mesa.acta.offer").pressed(long)) > 500_000
    assert time.monotonic() - begun < 20


def test_a_paper_says_the_day_of_the_house():
    assert day(datetime(2026, 11, 28, 3, 21, tzinfo=UTC)) == "27/11/2026"
