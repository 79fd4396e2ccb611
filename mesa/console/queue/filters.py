"""What the address of the queue asks for: a view, filters, words and a place. Wrong values ask for nothing."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from mesa.lib.keyset import mark, number, place
from mesa.tickets import reads, search
from mesa.tickets.models import Impact, Ticket

VIEWS = {  # name in the address → title, key of its count
    "abiertas": (_("Abiertas"), "live"),
    "sin-asignar": (_("Sin asignar"), "unassigned"),
    "mias": (_("Mías"), "mine"),
    "esperando": (_("Esperan al usuario"), "waiting"),
    "vencidas": (_("Fuera de tiempo"), "overdue"),
    "todas": (_("Todas"), None),
}


class Asked(NamedTuple):
    view: str
    category: int | None
    technician: int | None
    impact: str
    words: str
    place: tuple | None

    def address(self, **changes):
        """The same question with something changed, as the tail of an address; a new question starts at the top."""
        said = {
            "vista": self.view, "categoria": self.category, "tecnico": self.technician, "impacto": self.impact,
            "q": self.words,
        } | changes  # fmt: skip
        return "?" + urlencode({name: value for name, value in said.items() if value})

    @property
    def is_narrowed(self):
        return bool(self.category or self.technician or self.impact)


def asked(params):
    view, impact = params.get("vista", ""), params.get("impacto", "")
    return Asked(
        view if view in VIEWS else "abiertas",
        number(params.get("categoria")),
        number(params.get("tecnico")),
        impact if impact in Impact.values else "",
        params.get("q", "").strip()[:200],
        place(params.get("desde", "")),
    )


def find(asked, person):
    """`(rows, mark of the next page)`."""
    tickets = Ticket.objects.visible_to(person)
    if asked.words:
        return reads.by_number(tickets, search.find(person, asked.words))[: reads.PAGE], ""
    tickets = _narrowed(_seen_in(tickets, asked.view, person), asked)
    ordered = reads.by_change if asked.view == "todas" else reads.by_rank
    rows = ordered(tickets, asked.place)
    shown = rows[: reads.PAGE]
    return shown, _mark(shown[-1], asked.view) if len(rows) > reads.PAGE else ""


def _seen_in(tickets, view, person):
    return {
        "sin-asignar": tickets.unassigned,
        "mias": lambda: tickets.of(person),
        "esperando": tickets.waiting,
        "vencidas": tickets.overdue,
        "abiertas": tickets.live,
        "todas": tickets.all,
    }[view]()


def _narrowed(tickets, asked):
    facts = {"category": asked.category, "technician": asked.technician, "impact": asked.impact}
    return tickets.filter(**{name: value for name, value in facts.items() if value})


def _mark(row, view):
    return mark(row.updated_at if view == "todas" else row.rank_at, row.number)
