"""Each invariant is broken on purpose, behind the back of the acts, and found."""

import json
import os
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from mesa.api.models import IdempotencyKey
from mesa.documents import render
from mesa.ops import invariants
from mesa.outbox.actions import post
from mesa.tickets import actions, storage
from mesa.tickets.models import Attachment, Event, Note, Tally, Ticket

NOW = timezone.now()
LATER = NOW + timedelta(minutes=10)


@pytest.fixture(autouse=True)
def _now():
    """However long before this test the module was read."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def story(ticket, ana, tere, tono):
    """A ticket that went through everything."""
    file = actions.keep_file(by=ana, name="error.txt", file=ContentFile(b"0x80070057"))
    actions.add_note(ticket, by=ana, body="Adjunto el error.", files=[file])
    actions.assign(ticket, by=tere, technician=tere)
    actions.ask(ticket, by=tere, question="¿Qué luces ves?")
    actions.contact(ticket, by=tere, channel="phone", summary="Llamé.")
    actions.add_note(ticket, by=ana, body="Una roja.")
    actions.add_internal_note(ticket, by=tono, body="Parece el cable.")
    actions.resolve(ticket, by=tere, solution="Era el cable.")
    actions.claim_warranty(ticket, by=ana, reason="Volvió a fallar.")
    actions.decline_warranty(ticket, by=tere, exclusion="hardware", words="Es la pieza.")
    actions.reopen(ticket, by=tere, reason="Sí era.")
    actions.resolve(ticket, by=tere, solution="Otro cable.")
    return actions.close(ticket, by=tere)


def sql(statement, *values):
    """Behind the back of triggers and constraints, which SQLite and PostgreSQL would otherwise hold up."""
    off, on = {
        "sqlite": ("PRAGMA ignore_check_constraints = ON", "PRAGMA ignore_check_constraints = OFF"),
        "postgresql": ("SET LOCAL session_replication_role = replica", "SET LOCAL session_replication_role = origin"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(off)
        cursor.execute(statement, values)
        cursor.execute(on)


def without_guards(*names):
    """The triggers of SQLite that keep the ledger, away until the test ends."""
    with connection.cursor() as cursor:
        for name in names if connection.vendor == "sqlite" else ():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def found(now=NOW):
    return [(one.invariant, one.where) for one in invariants.broken(now)]


def test_after_a_whole_story_nothing_is_broken(story):
    assert found() == []


def test_events_and_letters_of_now_are_not_late(story):
    assert found(NOW + timedelta(seconds=110)) == []


def test_a_missing_line_is_found(story):
    without_guards("tickets_event_is_not_removed")
    sql("DELETE FROM tickets_event WHERE version = 3")
    assert ("I5", f"ticket {story.pk}") in found()


def test_a_version_ahead_of_its_lines_is_found(story):
    sql("UPDATE tickets_ticket SET version = version + 1")
    assert found() == [("I5", f"ticket {story.pk}")]


def test_a_change_without_a_line_is_found(story):
    sql("UPDATE tickets_ticket SET updated_at = %s", LATER)
    assert found() == [("I5", f"ticket {story.pk}")]


def test_a_note_without_a_line_is_found(story, ana):
    note = Note.objects.create(ticket=story, author=ana, body="x")
    assert found() == [("I5", f"note {note.pk}")]


def test_a_line_with_the_note_of_another_is_found(story, report, beto):
    other = report(beto)
    without_guards("tickets_event_is_not_changed")
    line = story.events.get(version=2)
    sql("UPDATE tickets_event SET note_id = %s WHERE id = %s", other.notes.get().pk, line.pk)
    assert ("I5", f"event {line.pk}") in found()


def test_an_internal_line_made_public_is_found(story):
    without_guards("tickets_event_is_not_changed")
    line = story.events.get(kind="noted_internally")
    sql("UPDATE tickets_event SET public = %s WHERE id = %s", True, line.pk)
    assert found() == [("I5", f"event {line.pk}")]


def test_a_ticket_without_intake_is_found(story):
    sql("DELETE FROM tickets_intake")
    assert found() == [("I4", f"ticket {story.pk}")]


def test_a_ticket_without_first_words_is_found(story):
    without_guards("tickets_event_is_not_changed")
    sql("UPDATE tickets_event SET note_id = NULL WHERE version = 1")
    assert ("I4", f"ticket {story.pk}") in found()


def test_the_yes_of_another_is_found(story, beto):
    sql("UPDATE terms_acceptance SET person_id = %s", beto.pk)
    assert found() == [("I4", f"ticket {story.pk}")]


def test_a_file_gone_or_cut_is_found(story):
    file = Attachment.objects.get()
    storage.full_path(file.path).write_bytes(b"0x")
    assert found() == [("I4", f"attachment {file.pk}")]
    storage.remove(file.path)
    assert found() == [("I4", f"attachment {file.pk}")]


def test_a_file_on_half_a_note_is_found(story):
    sql("UPDATE tickets_attachment SET note_id = NULL")
    assert found() == [("I4", f"attachment {Attachment.objects.get().pk}")]


def test_a_photo_gone_is_found(story, ana):
    sql("UPDATE accounts_user SET photo = 'photos/nada.webp' WHERE id = %s", ana.pk)
    assert found() == [("I4", f"photo of person {ana.pk}")]


def test_a_file_without_a_row_is_found_after_a_day(story):
    path = storage.write([b"nobody's"])[0]
    assert found() == []
    yesterday = (NOW - timedelta(hours=25)).timestamp()
    os.utime(storage.full_path(path), (yesterday, yesterday))
    assert found() == [("I4", path)]


def test_a_paper_with_one_bit_changed_is_found(sent):
    render.seal_quotes(LATER)
    assert found() == []
    without_guards("sales_paper_is_not_changed")
    sql("UPDATE sales_paper SET pdf = %s", bytes(sent.paper.pdf)[:-1] + b"!")
    assert found() == [("I4", f"paper of quote {sent.pk}")]


def test_a_state_that_no_line_explains_is_found(story):
    sql("UPDATE tickets_ticket SET status = 'resolved'")
    assert found() == [("I6", f"ticket {story.pk}"), ("I6", f"ticket {story.pk}")]


def test_an_end_that_never_was_is_found(ticket):
    sql("UPDATE tickets_ticket SET closed_at = opened_at")
    assert found() == [("I6", f"ticket {ticket.pk}")]


def test_counts_adrift_are_found_and_left_alone(ticket):
    Tally.objects.create(place="live", delta=2)
    assert found() == found() == [("I6", "live: -2")]


def test_an_event_nobody_was_told_of_is_found(ticket):
    assert found(LATER) == [("I3", f"event {ticket.events.get().pk}")]


def test_a_letter_whose_worker_died_is_found(ticket):
    Event.objects.update(dispatched_at=NOW)
    letter = post(key="a", channel="email", to="ana@example.org", text="Hola")
    assert found(LATER) == []  # it waits, and nobody has it
    sql("UPDATE outbox_message SET tries = 1, doubts = 1, try_after = %s", NOW)
    assert found(LATER) == [("I3", f"message {letter.pk}")]


def test_a_letter_sent_and_failed_is_found(db):
    letter = post(key="a", channel="email", to="ana@example.org", text="Hola")
    if connection.vendor == "postgresql":
        sql("ALTER TABLE outbox_message DROP CONSTRAINT a_letter_is_sent_or_failed_never_both")
    sql("UPDATE outbox_message SET sent_at = posted_at, failed_at = posted_at")
    assert found() == [("I3", f"message {letter.pk}")]


def test_a_letter_under_another_name_is_found(db):
    letter = post(key="a", channel="email", to="ana@example.org", text="Hola")
    sql("UPDATE outbox_message SET key = 'b'")
    assert found() == [("I3", f"letter {letter.pk}")]


def test_an_answer_about_nothing_is_found(ana):
    key = IdempotencyKey.objects.create(
        owner=ana, key="k", fingerprint="f", status=201, location="/api/v1/tickets/999", body="{}"
    )
    assert found() == [("I1", f"key {key.pk}")]


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="its unique columns cannot be taken away")
def test_one_report_stored_twice_is_found(report, ana, beto):
    report(ana, key="k"), report(beto, key="k")
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE tickets_ticket DROP CONSTRAINT a_report_sent_twice_is_one_ticket")
    sql("UPDATE tickets_ticket SET requester_id = %s", ana.pk)
    assert ("I2", "ticket 'k'") in found()


def run(**options):
    out, code = StringIO(), 0
    try:
        call_command("check_invariants", stdout=out, **options)
    except SystemExit as stopped:
        code = stopped.code
    return code, out.getvalue()


def test_the_command_says_that_all_is_whole(story):
    code, said = run()
    assert code == 0
    counted = "1 tickets, 13 events, 11 notes, 1 attachments, 0 messages, 3 users"
    assert said.startswith(f"0 broken, in {counted}; looked for")


def test_the_command_lists_what_is_broken_and_fails(ticket):
    Tally.objects.create(place="live", delta=1)
    code, said = run()
    assert (code, said.splitlines()[0]) == (1, "I6 the live counts are not those of the tickets: live: -1")
    code, said = run(json=True)
    told = json.loads(said)
    assert (code, told["checked"]["tickets"], Ticket.objects.count()) == (1, 1, 1)
    assert told["broken"] == [
        {"invariant": "I6", "what": "the live counts are not those of the tickets", "where": "live: -1"}
    ]


def test_two_accounts_made_one_and_taken_apart_break_nothing(report, ana, beto, tere, susi):
    ticket = report(beto)
    actions.ask(ticket, by=tere, question="¿Qué luces ves?")
    actions.add_note(ticket, by=beto, body="Una roja.")
    merge = actions.merge_people(ana, beto, by=susi)
    assert list(invariants.broken(NOW)) == []
    shared = report(ana, acceptance=Ticket.objects.get(pk=ticket.pk).acceptance)
    actions.ask(ticket, by=tere, question="¿Y ahora?")
    actions.add_note(ticket, by=ana, body="Verde.")
    actions.undo_merge(merge, by=susi)
    assert list(invariants.broken(NOW)) == [] and Ticket.objects.get(pk=shared.pk).requester == ana
