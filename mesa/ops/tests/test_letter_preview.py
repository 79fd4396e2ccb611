"""Any letter drawn at any desk, in any language, without a row being written."""

import pytest
from django.core.management import CommandError, call_command

from mesa.ops.letter_preview import Unknown, draw, roles_of
from mesa.outbox.models import Message
from mesa.tickets import actions
from mesa.tickets.models import Event
from mesa.timeline.kinds import KINDS

LETTERS = [str(kind) for kind in KINDS.values() if kind.traits.hears]


@pytest.fixture
def answered(taken, tere):
    actions.add_note(taken, by=tere, body="Voy a revisar la impresora.")
    return taken


def test_a_letter_of_what_happened_is_that_of_its_last_line(answered, tere):
    actions.resolve(answered, by=tere, solution="Cambiamos el cartucho.")
    drawn = draw("resolved", language="en")
    assert (drawn.role, drawn.made_up) == ("requester", False)
    assert "Your report is solved" in drawn.letter["subject"] and "Cambiamos el cartucho." in drawn.letter["text"]


def test_a_letter_of_what_never_happened_is_drawn_over_another_line(sent):
    before = Event.objects.count()
    drawn = draw("quote_expired", role="seller")
    assert drawn.made_up and sent.folio in drawn.letter["subject"]
    assert (Event.objects.count(), Message.objects.count()) == (before, 0)


def test_every_letter_can_be_drawn_for_everybody_who_hears_of_it(answered, sent, susi, vico):
    drawn = [draw(kind, role=role).letter["text"] for kind in LETTERS for role in roles_of(kind)]
    assert len(drawn) > 100 and not [text for text in drawn if "None" in text or "%(" in text]


def test_the_line_can_be_chosen(answered, tere):
    first = Event.objects.filter(kind="noted").get()
    actions.add_note(answered, by=tere, body="Otra nota.")
    assert "Voy a revisar" in draw("noted", line=first.pk).letter["text"]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"kind": "exploded"}, "'exploded' is no kind of event; those with a letter are: appointment_cancelled"),
        ({"kind": "ticked"}, "Nobody hears of ticked: it has no letter."),
        ({"kind": "resolved", "role": "seller"}, "'seller' does not hear of resolved; write --as requester or"),
        ({"kind": "resolved", "line": 0}, "Line 0 of the ledger is not there, not resolved."),
        ({"kind": "resolved"}, "No resolved happened here, nor anything to draw one over"),
    ],
)
def test_what_cannot_be_drawn_is_said(db, asked, why):
    with pytest.raises(Unknown, match=why):
        draw(**asked)


def test_the_command_prints_the_text_and_keeps_the_page(answered, tmp_path, capsys):
    call_command("draw_letter", "noted", "--as", "requester", "--html", str(tmp_path / "letter.html"))
    said = capsys.readouterr()
    assert "> Voy a revisar la impresora." in said.out and "Line" in said.err
    assert "Voy a revisar la impresora." in (tmp_path / "letter.html").read_text()
    with pytest.raises(CommandError, match="no kind of event"):
        call_command("draw_letter", "exploded")
