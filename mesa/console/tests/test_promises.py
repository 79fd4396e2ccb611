"""Licences, preparation and warranties at the desk."""

import re

import pytest
from django.urls import reverse

from mesa.tickets import actions
from mesa.tickets.models import PreparationItem

LICENCES = ["prove_licence", "record_installation", "refuse_installation"]
ITEM = {"words": "La encendí", "words_en": "It is on", "kind": "done", "position": "5", "offered": "on"}


def at(name, *args):
    return reverse(f"console:{name}", args=args)


def said(act, program="Office 2021"):
    return {f"{act}-program": program, f"{act}-kind": "key"}


@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("vico", 404)])
def test_outsiders_do_nothing(enter, taken, name, status, request):
    browser = enter(request.getfixturevalue(name))
    answers = [browser.post(at(act, taken.pk), said(act)) for act in LICENCES] + [browser.get(at("licences", taken.pk))]
    assert {answer.status_code for answer in answers} == {status} and taken.events.count() == 2


def test_no_licence_no_installation(desk, taken):
    assert desk.get(at("licences", taken.pk)).status_code == 200
    refused = desk.post(at("record_installation", taken.pk), said("record_installation"))
    assert refused.status_code == 422 and "Falta ver la licencia original" in refused.content.decode()
    for act in LICENCES:
        assert desk.post(at(act, taken.pk), said(act)).url == at("ticket", taken.pk)
    page = desk.get(at("ticket", taken.pk)).content.decode()
    assert "instaló Office 2021 con su licencia original" in page and "No instalamos Office 2021" in page


def test_the_desk_sees_what_is_ready(desk, taken, ana):
    actions.install_preparation()
    actions.tick(taken, by=ana, answers={PreparationItem.objects.get(kind="internet"): "weak"})
    page = desk.get(at("ticket", taken.pk)).content.decode()
    assert "Sí, pero falla o es lento" in page and "Hice un respaldo de mis archivos" in page


@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("tere", 403), ("vico", 403), ("susi", 200)])
def test_only_supervisors_keep_the_list_and_read_the_rates(enter, texts, name, status, request):
    actions.install_preparation()
    item = PreparationItem.objects.first()
    browser = enter(request.getfixturevalue(name))
    pages = [at("preparation"), at("preparation_item", item.pk), at("warranties")]
    assert {browser.get(page).status_code for page in pages} == {status}
    posts = [browser.post(at("add_preparation"), ITEM), browser.post(at("change_preparation", item.pk), ITEM)]
    assert {answer.status_code for answer in posts} == {302 if status == 200 else 403}
    assert PreparationItem.objects.filter(words="La encendí").count() == (2 if status == 200 else 0)


def test_an_item_needs_its_words(enter, susi):
    answer = enter(susi).post(at("add_preparation"), ITEM | {"words_en": ""})
    assert answer.status_code == 422 and "Escríbelo también en inglés." in answer.content.decode()


def test_how_often_it_fails_again(enter, susi, report, ana, tere, django_assert_max_num_queries):
    solved = [actions.assign(report(ana), by=tere, technician=tere) for _ in range(3)]
    for ticket in solved:
        actions.resolve(ticket, by=tere, solution="Listo.")
    actions.claim_warranty(solved[0], by=ana, reason="Otra vez.")
    actions.claim_warranty(solved[1], by=ana, reason="Otra cosa.")
    actions.decline_warranty(solved[1], by=tere, exclusion="hardware", words="Es la pieza.")
    browser = enter(susi)
    browser.get(at("warranties"))
    with django_assert_max_num_queries(5):
        page = browser.get(at("warranties")).content.decode()
    row = r"Tere</td>\s*<td[^>]*>3</td>\s*<td[^>]*>1</td>\s*<td[^>]*>33</td>"
    assert len(re.findall(row, page)) == 1 and len(re.findall(row.replace("Tere", "Impresoras"), page)) == 1
