"""What the requester has ready, said by them."""

import pytest

from mesa.tickets import actions, reads
from mesa.tickets.models import Category, PreparationItem
from mesa.tickets.rules import Refused


@pytest.fixture
def items(db):
    actions.install_preparation()
    return list(PreparationItem.objects.order_by("position"))


def test_the_list_is_put_once(items):
    actions.install_preparation()
    assert PreparationItem.objects.count() == len(items) == 4


def test_each_tick_keeps_who_when_and_the_words(taken, ana, susi, items):
    actions.tick(taken, by=ana, answers={items[0]: "", items[3]: "weak"})
    actions.change_item(items[0], by=susi, words="Otra cosa", words_en="Something else")
    tick, internet = taken.ticks.order_by("item__position")
    assert (tick.words, tick.by, internet.answer) == ("Hice un respaldo de mis archivos", ana, "weak")
    event = taken.events.last()
    assert event.kind == "ticked" and event.at >= tick.at
    assert event.data["items"][0] == {"words": "Hice un respaldo de mis archivos", "answer": ""}


def test_saying_the_same_again_is_no_news(taken, ana, items):
    for _ in range(2):
        actions.tick(taken, by=ana, answers={items[0]: ""})
    assert taken.events.filter(kind="ticked").count() == 1


def test_what_is_taken_back_stays_in_the_ledger(taken, ana, items):
    actions.tick(taken, by=ana, answers={items[0]: ""})
    actions.untick(taken, by=ana, items=items[:2])
    actions.untick(taken, by=ana, items=items[:2])
    assert not taken.ticks.exists()
    assert [event.kind for event in taken.events.order_by("version")][-2:] == ["ticked", "unticked"]


def test_what_is_missing_for_a_remote_session(taken, ana, items):
    assert len(reads.prepared(taken)) == 4
    actions.tick(taken, by=ana, answers=dict.fromkeys(items[:3], "") | {items[3]: "no"})
    assert reads.prepared(taken) == ["¿Tu Internet alcanza para una conexión remota?"]
    actions.tick(taken, by=ana, answers={items[3]: "weak"})
    assert reads.prepared(taken) == []


def test_a_category_adds_its_own(taken, susi, items):
    other = Category.objects.create(name="Correo", name_en="E-mail")
    actions.add_item(by=susi, words="Sé mi contraseña", words_en="I know my password", category=other)
    actions.add_item(by=susi, words="La encendí", words_en="It is on", category=taken.category, position=9)
    actions.change_item(items[1], by=susi, offered=False)
    assert [str(item) for item, _ in reads.preparation(taken)][-1] == "La encendí"
    assert len(reads.prepared(taken)) == 4


@pytest.mark.parametrize("name", ["beto", "tere", "vico"])
def test_nobody_says_it_for_another(taken, items, name, request):
    by = request.getfixturevalue(name)
    for act in (
        lambda: actions.tick(taken, by=by, answers={items[0]: ""}),
        lambda: actions.untick(taken, by=by, items=items),
        lambda: actions.ask_backup_help(taken, by=by),
    ):
        with pytest.raises(Refused):
            act()
    assert taken.events.count() == 2


def test_without_a_backup_one_asks_for_help(taken, ana):
    actions.ask_backup_help(taken, by=ana)
    assert taken.events.last().kind == "backup_help_asked"


@pytest.mark.parametrize("name", ["ana", "tere"])
def test_only_supervisors_keep_the_list(items, name, request):
    by = request.getfixturevalue(name)
    for act in (
        lambda: actions.add_item(by=by, words="x", words_en="x"),
        lambda: actions.change_item(items[0], by=by, words="x"),
    ):
        with pytest.raises(Refused):
            act()
    assert PreparationItem.objects.count() == 4
