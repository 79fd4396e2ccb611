"""What supervisors keep in order: categories, texts, letters."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mesa.notifications.models import Stuck
from mesa.outbox.actions import post
from mesa.outbox.models import Message, RefusedAddress
from mesa.terms.models import Text
from mesa.terms.words import in_force
from mesa.tickets.models import Category

WORDS = {"name": "Correo", "name_en": "E-mail", "hint": "", "hint_en": "", "position": "2"}
GUIDELINES = {"slug": "guidelines", "language": "es-mx"}


def at(name, *args, **kwargs):
    return reverse(f"console:{name}", args=args, kwargs=kwargs)


@pytest.fixture
def chief(enter, susi):
    return enter(susi)


@pytest.fixture
def stuck(db):
    """A letter that a server refused for good, and its address."""
    letter = post(key="k1", channel="email", to="ana@example.org", subject="Hola", text="Secreto")
    Message.objects.filter(pk=letter.pk).update(
        failed_at=timezone.now(), trouble="refused", error="550 no such user", tries=1
    )
    RefusedAddress.objects.create(channel="email", address="ana@example.org", reason="550 no such user")
    return letter


def every_page(category):
    return [
        at("categories"), at("category", category.pk), at("texts"), at("text", **GUIDELINES), at("letters"),
    ]  # fmt: skip


def every_act(category, letter):
    return [
        at("add_category"), at("change_category", category.pk), at("retire_category", category.pk),
        at("offer_category", category.pk), at("preview_text", **GUIDELINES), at("publish_text", **GUIDELINES),
        at("retry_letter", letter.pk), at("forgive_address", RefusedAddress.objects.get().pk),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("tere", 403), ("vico", 403), ("susi", 200)])
def test_only_supervisors_enter(enter, texts, category, name, status, request):
    browser = enter(request.getfixturevalue(name))
    assert {browser.get(page).status_code for page in every_page(category)} == {status}


@pytest.mark.parametrize("name", ["ana", "tere", "vico"])
def test_only_supervisors_act(enter, texts, category, stuck, name, request):
    browser = enter(request.getfixturevalue(name))
    assert {browser.post(act, WORDS).status_code for act in every_act(category, stuck)} == {403}
    assert Category.objects.count() == 1 and Text.objects.filter(**GUIDELINES).count() == 1


def test_looking_changes_nothing(chief, texts, category, stuck):
    assert {chief.get(act).status_code for act in every_act(category, stuck)} == {405}


def test_a_category_is_added_changed_retired_and_offered_again(chief):
    chief.post(at("add_category"), WORDS)
    mail = Category.objects.get(name="Correo")
    chief.post(at("change_category", mail.pk), WORDS | {"name": "Correo electrónico"})
    chief.post(at("retire_category", mail.pk))
    mail.refresh_from_db()
    assert (mail.name, mail.position, list(Category.objects.offered())) == ("Correo electrónico", 2, [])
    chief.post(at("offer_category", mail.pk))
    assert list(Category.objects.offered()) == [mail]


def test_a_category_needs_its_names(chief):
    response = chief.post(at("add_category"), WORDS | {"name_en": " "})
    assert response.status_code == 422 and "Escríbelo también en inglés." in response.content.decode()


def test_a_text_is_tried_without_publishing(chief, texts):
    page = chief.post(at("preview_text", **GUIDELINES), {"title": "Nuevo", "body": "Con **{brand}**"}).content.decode()
    assert "<strong>HARDCOM</strong>" in page and "Con **{brand}**" in page
    assert Text.objects.filter(**GUIDELINES).count() == 1


def test_published_it_is_the_one_people_read(chief, texts, susi):
    chief.post(at("publish_text", **GUIDELINES), {"title": "Nuevo", "body": "Más corto."})
    text = in_force("guidelines", timezone.now())
    assert (text.version, text.title, text.author) == (2, "Nuevo", susi)
    assert "Más corto." not in chief.get(at("text", **GUIDELINES) + "?version=1").content.decode()


def test_an_unknown_text_is_missing(chief, texts):
    pages = [at("text", slug="otro", language="es-mx"), at("text", slug="faq", language="fr")]
    assert [chief.get(page).status_code for page in pages] == [404, 404]


def test_letters_in_trouble_say_why_and_hide_their_words(chief, stuck):
    page = chief.get(at("letters")).content.decode()
    assert "550 no such user" in page and "ana@example.org" in page and "Secreto" not in page


def test_a_letter_is_tried_again(chief, stuck):
    chief.post(at("retry_letter", stuck.pk))
    assert list(Message.objects.waiting()) == [stuck]


def test_a_forgiven_address_receives_again(chief, stuck):
    chief.post(at("forgive_address", RefusedAddress.objects.get().pk))
    assert not RefusedAddress.objects.exists() and list(Message.objects.waiting()) == [stuck]


def test_what_could_not_be_written_is_in_sight(chief, ticket):
    event = ticket.events.get()
    Stuck.objects.create(event=event, error="KeyError: 'due'")
    shown = chief.get(at("letters")).content.decode()
    assert f"#{ticket.pk}</a>" in shown and "opened · KeyError" in shown
