"""Two accounts of one person, from the page of a supervisor."""

import pytest

from conftest import person
from mesa.accounts.tests.test_sign_up import PASSWORD
from mesa.tickets.models import Merge


@pytest.fixture
def other(db):
    return person("oficina")


@pytest.fixture
def susi_in(enter, susi):
    browser = enter(susi)
    browser.post("/cuenta/confirma-que-eres-tu/", {"password": PASSWORD})
    return browser


def test_found_seen_side_by_side_merged_and_undone(susi_in, ticket, ana, other):
    where = f"/consola/personas/{ana.pk}/unir/"
    assert where in susi_in.get(f"/consola/personas/{ana.pk}/").text
    assert f"?con={other.pk}" in susi_in.get(where, {"q": "ofic"}).text
    page = susi_in.get(where, {"con": other.pk}).text
    assert "ana@example.org" in page and "Unir: queda ana@example.org" in page
    page = susi_in.post(f"{where}hacer/", {"gone": other.pk}, follow=True).text
    assert "Aquí está también lo de Oficina (oficina@example.org)." in page
    page = susi_in.post(f"/consola/uniones/{Merge.objects.get().pk}/deshacer/", follow=True).text
    assert "Deshecho" in page and Merge.objects.get().undone_at


def test_the_number_finds_the_other(susi_in, ana, other):
    other.phone = "+525512345678"
    other.save(update_fields=["phone"])
    assert f"?con={other.pk}" in susi_in.get(f"/consola/personas/{ana.pk}/unir/", {"q": "(55) 1234-5678"}).text


def test_the_one_without_proof_is_offered_the_other_way_round(susi_in, ana, nora):
    page = susi_in.get(f"/consola/personas/{nora.pk}/unir/", {"con": ana.pk}).text
    assert "Así no se pueden unir" in page and f"/consola/personas/{ana.pk}/unir/?con={nora.pk}" in page
    assert susi_in.post(f"/consola/personas/{nora.pk}/unir/hacer/", {"gone": ana.pk}).status_code == 403


@pytest.mark.parametrize("gone", ["", "x", "0", "9" * 30])
def test_nobody_is_nobody(susi_in, ana, gone):
    assert susi_in.post(f"/consola/personas/{ana.pk}/unir/hacer/", {"gone": gone}).status_code == 404


def test_for_the_house_there_is_no_such_page(susi_in, tere):
    assert susi_in.get(f"/consola/personas/{tere.pk}/unir/").status_code == 404


@pytest.mark.parametrize("who", ["ana", "beto", "tere", "vico"])
def test_nobody_else_comes_in(enter, ana, other, who, request):
    browser = enter(request.getfixturevalue(who))
    assert browser.get(f"/consola/personas/{ana.pk}/unir/").status_code == 403
    assert browser.post(f"/consola/personas/{ana.pk}/unir/hacer/", {"gone": other.pk}).status_code == 403
    assert browser.post("/consola/uniones/1/deshacer/").status_code == 403
    assert not Merge.objects.exists()


def test_the_password_is_asked_again(enter, susi, ana, other):
    answer = enter(susi).post(f"/consola/personas/{ana.pk}/unir/hacer/", {"gone": other.pk})
    assert answer.headers["Location"].startswith("/cuenta/confirma-que-eres-tu/") and not Merge.objects.exists()
