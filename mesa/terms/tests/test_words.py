"""From a stored text to what people read."""

from django.utils import timezone, translation

from mesa.terms import words
from mesa.terms.actions import mark_prepared, publish


def test_the_facts_of_the_installation_are_filled_in(texts):
    said = words.filled(words.in_force("faq", timezone.now()))
    assert "{" not in said and "HARDCOM" in said and "webmaster@hardcom.mx" in said


def test_braces_that_mean_nothing_stay(texts, susi):
    text = publish(by=susi, slug="faq", language="es-mx", title="P", body="{{ settings.SECRET_KEY }} {0.__class__} {x}")
    assert words.filled(text) == "{{ settings.SECRET_KEY }} {0.__class__} {x}"


def test_markdown_becomes_harmless(texts, susi):
    body = "[a](javascript:alert(1)) <script>alert(1)</script> <img src=x onerror=alert(1)> **b**"
    html = words.html(publish(by=susi, slug="faq", language="es-mx", title="P", body=body))
    assert "<script" not in html and "<img" not in html and "href" not in html and "<strong>b</strong>" in html


def test_the_lead_stands_apart(texts, susi):
    text = publish(by=susi, slug="faq", language="es-mx", title="P", body="Primero.\n\n## Luego\n\nMás.")
    assert words.lead(text) == ("<p>Primero.</p>\n", "<h2>Luego</h2>\n<p>Más.</p>\n")


def test_questions_and_answers(texts, susi):
    body = "Antes.\n\n## ¿Uno?\n\nSí.\n\n## ¿Dos?\n\nNo."
    text = publish(by=susi, slug="faq", language="es-mx", title="P", body=body)
    assert words.questions(text) == [("¿Uno?", "<p>Sí.</p>\n"), ("¿Dos?", "<p>No.</p>\n")]


def test_an_older_version_of_the_same_page(texts, susi):
    new = publish(by=susi, slug="faq", language="es-mx", title="P", body="Nuevo.")
    assert words.older(new, 1).version == 1 and words.older(new, 3) is None


def test_each_reads_their_language(texts):
    with translation.override("en"):
        assert words.in_force("guidelines", timezone.now()).title == "Service guidelines"


def test_the_first_reading_is_the_one_that_counts(ana):
    mark_prepared(by=ana)
    first = ana.prepared_at
    mark_prepared(by=ana)
    ana.refresh_from_db()
    assert ana.prepared_at == first
