"""The kinds of event of a complaint and who hears of each."""

from mesa.tickets.kinds import EventKind, Traits

PERSON, SUPERVISORS = "person", "supervisors"


class Kind(EventKind):
    OPENED = "opened", Traits((PERSON, SUPERVISORS))
    TAKEN = "taken", Traits((PERSON,))
    CONTACTED = "contacted", Traits((PERSON,))
    ANSWERED = "answered", Traits((PERSON,))
    LATE = "late", Traits((SUPERVISORS,), tone="bad")
