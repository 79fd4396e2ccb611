"""Two records of one person made one by a supervisor, and back again."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from conftest import person
from mesa.accounts import actions as accounts
from mesa.accounts.models import Alias, AuditEvent, User
from mesa.terms.words import in_force
from mesa.tickets import actions, reads, search
from mesa.tickets.models import Draft, Merge, Ticket
from mesa.tickets.rules import Refused


@pytest.fixture
def other(db):
    """Ana's account of the office."""
    return person("oficina")


@pytest.fixture
def asked(report, other, tere):
    """A ticket of the other account, with a question answered from it."""
    ticket = report(other, subject="El escáner no enciende", key="k1")
    actions.assign(ticket, by=tere, technician=tere)
    actions.ask(ticket, by=tere, question="¿Qué luces ves?")
    actions.add_note(ticket, by=other, body="Ninguna lámpara.")
    return Ticket.objects.get(pk=ticket.pk)


def again(row):
    return type(row).objects.get(pk=row.pk)


def test_tickets_and_what_they_rest_on_go_to_who_stays(asked, ana, other, susi):
    actions.merge_people(ana, other, by=susi)
    ticket = again(asked)
    assert (ticket.requester, ticket.acceptance.person) == (ana, ana)
    assert list(Ticket.objects.visible_to(ana)) == [ticket]


def test_each_ticket_says_so_inside(asked, ana, other, susi, tere):
    actions.merge_people(ana, other, by=susi)
    line = asked.events.order_by("version").last()
    assert (line.kind, line.public, line.actor, line.data) == ("merged", False, susi, {"people": [other.pk, ana.pk]})
    assert "merged" not in [one.kind for one in reads.timeline(again(asked), ana)]


def test_her_words_of_before_are_still_hers(asked, ana, other, susi):
    actions.merge_people(ana, other, by=susi)
    spoken = [(line.own, line.by_house) for line in reads.timeline(again(asked), ana) if line.note_id]
    assert spoken == [(True, False), (False, True), (True, False)]


def test_the_other_account_closes_and_its_address_writes_as_the_first(asked, ana, other, susi):
    actions.merge_people(ana, other, by=susi)
    assert again(other).is_active is False and User.objects.writing_as(other.email) == ana
    assert Alias.objects.get().verified_at


def test_the_search_follows(asked, ana, other, susi):
    merge = actions.merge_people(ana, other, by=susi)
    assert search.find(ana, "lámpara") == search.find(ana, "escáner") == [asked.pk]
    actions.undo_merge(merge, by=susi)
    assert search.find(ana, "lámpara") == [] and search.find(again(other), "lámpara") == [asked.pk]


def test_a_report_that_came_by_mail_is_found_after_it_was_confirmed_and_merged(ana, other, category, texts, susi):
    ticket = actions.arrive(by=other, key=None, subject="Por correo", description="Se apaga la lámpara.")
    said = {"category": category, "impact": "hard", "contact_by": "email"}
    actions.confirm(ticket, by=other, text=in_force("guidelines", timezone.now()), **said)
    actions.merge_people(ana, other, by=susi)
    assert search.find(ana, "lámpara") == [ticket.pk]


def test_equipment_copies_drafts_and_files_go_too(asked, ticket, report, ana, beto, other, susi):
    thing = accounts.add_equipment(by=other, brand="Dell")
    followed = report(beto)
    actions.follow(followed, by=beto, email=other.email)
    actions.follow(ticket, by=ana, email=other.email)
    file = actions.keep_file(by=other, name="a.txt", file=ContentFile(b"Hola"))
    actions.save_draft(by=other, ticket=asked, words={"body": "Oigan", "files": [file.pk]})
    actions.merge_people(ana, other, by=susi)
    assert (again(thing).owner, again(file).owner, Draft.objects.get().person) == (ana, ana, ana)
    assert followed.followed_by.get().person == ana and ticket.followed_by.get().person == other


def test_undone_everything_is_back_and_the_rest_stays(asked, report, ana, other, susi):
    thing, mine = accounts.add_equipment(by=other, brand="Dell"), accounts.add_equipment(by=ana, brand="HP")
    merge = actions.merge_people(ana, other, by=susi)
    fresh = report(ana, subject="Nuevo")
    actions.add_note(again(asked), by=ana, body="Soy yo desde la otra.")
    actions.undo_merge(merge, by=susi)
    assert (again(asked).requester, again(asked).acceptance.person, again(fresh).requester) == (other, other, ana)
    assert (again(thing).owner, again(mine).owner) == (other, ana)
    assert again(other).is_active and not Alias.objects.exists()
    assert asked.events.order_by("version").last().kind == "unmerged"
    with pytest.raises(Refused):
        actions.undo_merge(merge, by=susi)


def test_words_agreed_to_that_serve_both_serve_both_after_the_way_back(asked, report, ana, other, susi):
    merge = actions.merge_people(ana, other, by=susi)
    shared = report(ana, acceptance=again(asked).acceptance)
    actions.undo_merge(merge, by=susi)
    assert again(asked).acceptance.person == other and again(shared).acceptance.person == ana


def test_a_key_that_both_used_stays_of_one(asked, report, ana, other, susi):
    hers = report(ana, key="k1")
    merge = actions.merge_people(ana, other, by=susi)
    assert (again(hers).key, again(asked).key) == ("k1", None)
    actions.undo_merge(again(merge), by=susi)
    assert (again(hers).key, again(asked).key) == ("k1", "k1")


def test_the_last_one_comes_back_first(asked, ana, beto, other, susi):
    first, second = actions.merge_people(ana, other, by=susi), actions.merge_people(beto, ana, by=susi)
    assert reads.timeline(again(asked), beto)[0].own and again(other).merged_into == beto
    with pytest.raises(Refused):
        actions.undo_merge(first, by=susi)
    actions.undo_merge(second, by=susi)
    actions.undo_merge(first, by=susi)
    assert again(asked).requester == other


def test_who_never_proved_the_address_brings_no_address(ana, nora, susi):
    actions.merge_people(ana, nora, by=susi)
    assert not Alias.objects.exists() and not again(nora).is_active


@pytest.mark.parametrize("who", ["ana", "beto", "tere", "vico"])
def test_only_supervisors(asked, ana, other, who, request):
    with pytest.raises(Refused):
        actions.merge_people(ana, other, by=request.getfixturevalue(who))
    assert again(asked).requester == other and not Merge.objects.exists()


@pytest.mark.parametrize(("kept", "gone"), [("ana", "tere"), ("tere", "ana"), ("nora", "ana"), ("ana", "ana")])
def test_nobody_of_the_house_nor_into_an_address_without_proof(kept, gone, susi, request):
    with pytest.raises(Refused):
        actions.merge_people(request.getfixturevalue(kept), request.getfixturevalue(gone), by=susi)
    assert not Merge.objects.exists()


def test_the_audit_ledger_knows(ana, other, susi):
    actions.undo_merge(actions.merge_people(ana, other, by=susi), by=susi)
    assert list(AuditEvent.objects.values_list("kind", "actor", "person")) == [
        ("people_unmerged", susi.pk, ana.pk),
        ("people_merged", susi.pk, ana.pk),
    ]


def test_merged_it_is_not_called_back_by_itself(ana, other, susi):
    actions.merge_people(ana, other, by=susi)
    with pytest.raises(Refused):
        accounts.activate(other, by=susi)


def test_forgotten_she_is_forgotten_whole(ana, other, susi):
    merge = actions.merge_people(ana, other, by=susi)
    accounts.erase(ana)
    assert again(other).email.endswith("@erased.invalid")
    with pytest.raises(Refused):
        actions.undo_merge(merge, by=susi)
