"""What happens now, in one sentence, for each state. No database: any row with the facts will do."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from mesa.portal.ticket.situation import countdown, situation
from mesa.ui.moments import moment

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # Monday, noon in Mexico City
FACTS = {
    "due_at": NOW + timedelta(hours=2),
    "overdue_at": None,
    "resolved_at": NOW,
    "warranty_at": None,
    "warranty_until": NOW + timedelta(days=30),
    "closed_at": NOW,
    "cancelled_at": NOW,
    "technician_name": "Tere",
}


@pytest.mark.parametrize(
    ("facts", "stage", "act", "words"),
    [
        ({"status": "new"}, "queued", "", "hoy a las 14:00"),
        ({"status": "new", "due_at": NOW}, "queued", "", "Vamos tarde"),
        ({"status": "open"}, "attending", "", "Tere atiende tu ticket y te escribe"),
        ({"status": "open", "technician_name": None}, "attending", "", "Un técnico atiende"),
        ({"status": "open", "overdue_at": NOW}, "attending", "", "ya vamos tarde"),
        ({"status": "waiting"}, "attending", "note", "Tere necesita un dato tuyo"),
        ({"status": "open", "warranty_at": NOW}, "attending", "", "en garantía y sin costo"),
        ({"status": "open", "warranty_at": NOW, "due_at": NOW}, "attending", "", "en garantía. Te debemos"),
        ({"status": "resolved"}, "warranty", "claim", "antes del 23/12/2026"),
        ({"status": "resolved", "warranty_until": NOW}, "resolved", "report", "la garantía terminó"),
        ({"status": "closed"}, "resolved", "report", "se cerró el 23/11/2026"),
        ({"status": "cancelled"}, "cancelled", "report", "Cancelaste este ticket el 23/11/2026"),
    ],
)
def test_what_happens_now(facts, stage, act, words):
    stands = situation(SimpleNamespace(**FACTS | facts), NOW)
    assert (stands.stage, stands.act) == (stage, act) and words in stands.now


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(hours=1), "hoy a las 13:00"),
        (timedelta(hours=21, minutes=5), "mañana a las 9:05"),
        (timedelta(days=3), "el jueves 26 a las 12:00"),
        (timedelta(days=-1), "el 22/11/2026 a las 12:00"),
        (timedelta(days=30), "el 23/12/2026 a las 12:00"),
    ],
)
def test_a_moment_as_one_says_it(after, words):
    assert moment(NOW + after, NOW) == words


@pytest.mark.parametrize(
    ("after", "days", "percent"), [(timedelta(0), 30, 100), (timedelta(days=29, hours=1), 1, 3), (timedelta(30), 0, 0)]
)
def test_the_days_of_warranty_that_are_left(after, days, percent):
    left = countdown(SimpleNamespace(**FACTS | {"status": "resolved"}), NOW + after)
    assert (left["days"], left["percent"]) == (days, percent) if days else left is None
