"""The hot reads: exactly what a page shows, as tuples."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Avg, Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import get_language

from mesa.accounts.models import Role, User
from mesa.common.redaction import clean, clean_facts
from mesa.lib.keyset import beyond

from .kinds import at_will
from .models import (
    Attachment,
    Category,
    Event,
    Follower,
    Internet,
    Note,
    PreparationItem,
    Rating,
    Shift,
    Tick,
    Ticket,
)

PAGE = 50
LINES = 200  # of a ledger, on a page


class File(NamedTuple):
    """A file of a note, as a line lists it; `size` in bytes."""

    id: int
    name: str
    size: int
    has_thumbnail: bool


class Line(NamedTuple):
    """One line of the ledger as somebody may see it. `actor` is "" when it was the desk by itself."""

    id: int
    version: int
    kind: str
    at: datetime
    actor_id: int | None
    actor: str
    actor_photo: str
    by_house: bool
    public: bool
    body: str
    channel: str
    data: dict[str, Any]
    note_id: int | None
    files: list[File]
    letter: object = None  # what became of the letter that told it to the requester, where a door looks that up
    mail: int | None = None  # the message that its note came by, likewise
    own: bool = False  # by the requester, from whatever account they had then

    def __hash__(self) -> int:
        """Equal lines hash alike, whatever is in `data` and `files`: a line that was drawn is found again."""
        return hash((self.id, self.version, self.kind, self.at, self.body))


LINE = (
    "id", "version", "kind", "at", "actor_id", "actor__name", "actor__photo", "public", "note__body", "note__channel",
    "data", "note_id", "actor__role", "actor__merged_into_id",
)  # fmt: skip


def timeline(ticket: Ticket, user: User) -> list[Line]:
    """The ledger of a ticket, oldest first, as far as this person may see it."""
    return lines(_seen(ticket, user).order_by("version"), ticket, _files(ticket, user))


def latest(ticket: Ticket, user: User, before: int | None = None) -> tuple[list[Line], int | None]:
    """`(lines, version)`: the newest LINES of those before version `before`, and as many at most of what nobody may
    repeat at will: an assignment, what was agreed. What came before `version` is left out; None when nothing is."""
    events = _seen(ticket, user)
    if before is None and ticket.version <= LINES:
        return timeline(ticket, user), None
    ended = events if before is None else events.filter(version__lt=before)
    since, facts = _oldest(ended), events.exclude(kind__in=at_will())
    found = ended.filter(version__gte=since) | facts.filter(version__gte=_oldest(facts))
    more = ended.filter(version__lt=since).exists()
    return lines(found.order_by("version"), ticket, _files(ticket, user)), since if more else None


def _seen(ticket: Ticket, user: User) -> QuerySet[Event]:
    return Event.objects.visible_to(user).filter(ticket=ticket)


def _oldest(events: QuerySet[Event]) -> int:
    """The version of the LINES-th newest; 0 when there are fewer."""
    return next(iter(events.order_by("-version").values_list("version", flat=True)[LINES - 1 : LINES]), 0)


def lines(events: QuerySet[Event], ticket: Ticket, files: dict[int | None, list[File]] | None = None) -> list[Line]:
    """These events of the ticket as lines, in one query. `files`: number of a note → what it carries."""
    files, rows = files or {}, events.values_list(*LINE)
    return [
        Line(
            id, version, kind, at, actor_id, name or "", photo or "",
            actor_id != ticket.requester_id and role != Role.REQUESTER, public, body or "",
            channel or data.get("channel", ""), data, note_id, files.get(note_id, []),
            own=ticket.requester_id in (actor_id, merged),
        )
        for id, version, kind, at, actor_id, name, photo, public, body, channel, data, note_id, role, merged in rows
    ]  # fmt: skip


def version_of(note: Note) -> int:
    """The version of the ticket that brought it."""
    return Event.objects.filter(ticket=note.ticket_id, note=note).values_list("version", flat=True).get()


def _files(ticket: Ticket, user: User) -> dict[int | None, list[File]]:
    found: dict[int | None, list[File]] = defaultdict(list)
    rows = Attachment.objects.visible_to(user).filter(ticket=ticket, note__isnull=False).order_by("pk")
    for note_id, id, name, size, thumbnail in rows.values_list("note_id", "id", "name", "size", "thumbnail"):
        found[note_id].append(File(id, name, size, bool(thumbnail)))
    return found


class Copy(NamedTuple):
    """Who hears of a ticket besides the requester; not `agreed` is only proposed."""

    email: str
    name: str
    person_id: int | None
    agreed: bool


def copies(ticket: Ticket, user: User | None = None) -> list[Copy]:
    """Those who follow first; without `user`, as its requester sees them.

    To the requester, people have the name that was given here, not that of an account, but for who works here and said
    something on the ticket.
    """
    followers = Follower.objects.visible_to(user) if user else Follower.objects
    found = list(followers.filter(ticket=ticket).order_by("pk").select_related("person"))
    named = user is not None and user.is_technician
    spoke = _spoke(ticket, [one.person for one in found if one.person and one.person.is_house])
    told = [
        Copy(
            one.email, one.person.name if one.person and (named or one.person_id in spoke) else one.name,
            one.person_id, one.agreed_at is not None,
        )
        for one in found
    ]  # fmt: skip
    return sorted(told, key=lambda one: not one.agreed)


def _spoke(ticket: Ticket, people: list[User]) -> set[int]:
    """Who of them wrote what the requester reads."""
    said = Note.objects.filter(ticket=ticket, public=True, author__in=people)
    return {pk for pk in said.values_list("author", flat=True) if pk} if people else set()


class Row(NamedTuple):
    """One ticket in a list."""

    number: int
    subject: str
    status: str
    impact: str
    due_at: datetime | None
    rank_at: datetime | None
    overdue_at: datetime | None
    updated_at: datetime
    category: str
    requester: str
    technician_id: int | None
    technician: str | None


ROW = (
    "pk", "subject", "status", "impact", "due_at", "rank_at", "overdue_at", "updated_at", "category__name",
    "requester__name", "technician_id", "technician__name",
)  # fmt: skip


def by_rank(tickets: QuerySet[Ticket], after: tuple[datetime, int] | None = None) -> list[Row]:
    """In the order that is public, `PAGE` and one more. `after`: the (rank_at, number) of the last row one has."""
    return _rows(beyond(tickets, "rank_at", after))


def by_change(tickets: QuerySet[Ticket], after: tuple[datetime, int] | None = None) -> list[Row]:
    """What moved last comes first, `PAGE` and one more. `after`: the (updated_at, number) of the last row one has."""
    return _rows(beyond(tickets, "-updated_at", after))


def by_number(tickets: QuerySet[Ticket], numbers: Sequence[int]) -> list[Row]:
    """These tickets, in this order."""
    place = {number: n for n, number in enumerate(numbers)}
    return sorted(_rows(tickets.filter(pk__in=numbers)), key=lambda row: place[row.number])


def _rows(tickets: QuerySet[Ticket]) -> list[Row]:
    columns = [f"{column}_en" if column == "category__name" and _english() else column for column in ROW]
    return [Row(*values) for values in tickets.values_list(*columns)[: PAGE + 1]]


def choices() -> tuple[list[tuple[int, str]], list[tuple[int, str]], list[tuple[int, str]]]:
    """`(categories, technicians, who of them is on shift)`, each a list of (id, name), in one question."""
    name = "name_en" if _english() else "name"
    categories = Category.objects.offered().order_by().values_list(Value("category"), "position", "pk", name)
    people = User.objects.technicians().order_by()
    working = Exists(Shift.objects.on().filter(technician=OuterRef("pk")))
    people = people.values_list(Value("person"), Case(When(working, then=1), default=0), "pk", "name")
    found = sorted(categories.union(people, all=True), key=lambda row: (row[0] == "category" and row[1], *row[:1:-1]))
    offered = [(pk, name) for what, _, pk, name in found if what == "category"]
    technicians = [(pk, name, on) for what, on, pk, name in found if what == "person"]
    return offered, [each[:2] for each in technicians], [each[:2] for each in technicians if each[2]]


def technicians() -> list[tuple[int, str]]:
    """`(id, name)` of everybody who may attend, by name."""
    return list(User.objects.technicians().values_list("pk", "name"))


def _english() -> bool:
    return get_language() == "en"


def preparation(ticket: Ticket) -> list[tuple[PreparationItem, Tick | None]]:
    """`[(item, its tick or None)]`: what this ticket asks for, and what the requester said."""
    ticks = {tick.item_id: tick for tick in ticket.ticks.all()}
    return [(item, ticks.get(item.pk)) for item in PreparationItem.objects.asked(ticket)]


def prepared(ticket: Ticket) -> list[str]:
    """What is missing before a remote session, in words; nothing missing is an empty list."""
    return [str(item) for item, tick in preparation(ticket) if tick is None or tick.answer == Internet.NO]


def returns(since: datetime, column: str) -> list[tuple[str, int, int, int]]:
    """`[(name, solved, returned, of each hundred)]` of what was solved since then; most returns first."""
    solved = Ticket.objects.filter(resolved_at__gte=since).order_by().values_list(column)
    rows = solved.annotate(solved=Count("pk"), returned=Count("returned_at")).order_by("-returned", column)
    return [(name, solved, returned, round(100 * returned / solved)) for name, solved, returned in rows]


def opinions(since: datetime) -> list[tuple[str | None, int, int, float | None]]:
    """`[(technician, said, content of each hundred, average score)]` since then; least content first."""
    said = Rating.objects.filter(at__gte=since).order_by().values_list("technician__name")
    rows = said.annotate(said=Count("pk"), agreed=Count("pk", filter=Q(agreed=True)), score=Avg("score"))
    found = [(name, count, round(100 * agreed / count), score) for name, count, agreed, score in rows]
    return sorted(found, key=lambda row: (row[2], row[0] or ""))


def category_name() -> str:
    """The column of a ticket that names its category in the reader's language."""
    return "category__name_en" if _english() else "category__name"


def sent_with(person: User, key: str | None) -> Ticket | None:
    """The ticket that this person made with the key of a form."""
    return Ticket.objects.filter(requester=person, key=key).first() if key else None


def says(ticket: Ticket, subject: str, description: str) -> bool:
    """Whether these are the words with which it was reported."""
    first = ticket.notes.order_by("pk").values_list("body", flat=True).first()
    said, _removed = clean_facts(Ticket, {"subject": subject})
    return (ticket.subject, first) == (said["subject"], clean(description)[0])
