"""Fill the database of this process with n tickets, as rows: the one exception to «through the acts», for speed."""

import random
from datetime import UTC, datetime, timedelta
from functools import cached_property
from operator import itemgetter

from allauth.account.models import EmailAddress
from django.utils import timezone

from mesa.accounts.models import User
from mesa.terms.actions import install_texts
from mesa.terms.models import Acceptance
from mesa.terms.words import filled, in_force
from mesa.tickets import desk, tallies
from mesa.tickets.models import Category, Event, Intake, Note, Ticket

from .lives import CONTACT_BY, DAY, IMPACTS, Life, Week
from .people import REQUESTERS, Desk
from .tables import Search, Table, bulk
from .words import Words

SEED = 20_261_122
CHUNK = 5_000
A_DAY = 250  # tickets a day of a small desk; a large one is at most four years old
OLDEST = 4 * 365
AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
CATEGORIES = [("Computadora", "Computer"), ("Impresora", "Printer"), ("Internet y red", "Internet and network"),
              ("Correo", "E-mail"), ("Programas", "Programs"), ("Virus y seguridad", "Virus and security"),
              ("Teléfono y tableta", "Phone and tablet"), ("Otro", "Other")]  # fmt: skip


class Filling:
    def __init__(self, n, now, requesters=REQUESTERS):
        self.n, self.now = n, int(now.timestamp())
        first = now - timedelta(days=min(max(n // A_DAY, 60), OLDEST))
        self.first = int(first.timestamp())
        self._chance = random.Random(SEED)
        self._words = Words(SEED)
        self.desk = Desk(Week(desk.calendar(), first - timedelta(days=1), now), requesters)
        self._tickets = self._lines = self._notes = 0

    def run(self, said=print):
        install_texts()
        Category.objects.bulk_create(Category(name=es, name_en=en, position=i) for i, (es, en) in enumerate(CATEGORIES))
        self._categories = list(Category.objects.values_list("pk", flat=True))
        self._text = in_force("guidelines", timezone.now())
        self._agreed = filled(self._text)
        with bulk(self._tables):
            self._people()
            for start in range(0, self.n, CHUNK):
                self._chunk(range(start, min(start + CHUNK, self.n)))
                if start % 100_000 == 0:
                    said(f"  {start:,} tickets, {self._notes:,} notes, {self._lines:,} lines", flush=True)
        tallies.recount()

    @cached_property
    def _tables(self):
        return [self.users, self.addresses, self.acceptances, self.tickets, self.intakes, self.notes, self.events,
                self.search]  # fmt: skip

    users = Table(User, "id", "name", "email", "role", "password", "joined_at", "email_verified_at")
    addresses = Table(EmailAddress, "user_id", "email", "verified", "primary")
    acceptances = Table(Acceptance, "id", "person_id", "text_id", "words", "accepted_at", "address", "agent")
    tickets = Table(
        Ticket, "id", "key", "requester_id", "technician_id", "category_id", "acceptance_id", "subject", "impact",
        "contact_by", "channel", "status", "version", "loud_version", "opened_at", "updated_at", "response_due_at",
        "due_at", "rank_at",
        "contacted_at", "first_response_at", "breached_at", "overdue_at", "waiting_at", "resolved_at", "closed_at",
        "cancelled_at",
    )  # fmt: skip
    intakes = Table(Intake, "ticket_id", "since", "internet", "system", "browser")
    notes = Table(Note, "id", "ticket_id", "author_id", "key", "body", "public", "channel", "written_at")
    events = Table(
        Event, "id", "ticket_id", "version", "kind", "actor_id", "public", "note_id", "data", "at", "dispatched_at"
    )
    search = Search()

    def _people(self):
        joined_at = f"{datetime.fromtimestamp(self.first - DAY, UTC):%F %T}.000000"
        people = list(self.desk.rows(SEED, joined_at))
        self.users.put([(*person, joined_at) for person in people])
        self.addresses.put([(pk, email, True, True) for pk, _, email, *_ in people])

    def _chunk(self, numbers):
        lives = []
        for i in numbers:
            opened = self.first + int((self.now - self.first) * (i + self._chance.random()) / self.n)
            life = Life(self._chance, self._words, self.desk, self.now, opened).live()
            life.number = i + 1
            lives.append(life)
        self.acceptances.put([self._acceptance(life) for life in lives])
        self.tickets.put([self._ticket(life) for life in lives])
        self.intakes.put([(life.number, "ayer", "yes", "Windows 11", "Chrome 130") for life in lives])
        self._ledger(sorted((line for life in lives for line in life.lines), key=itemgetter(0, 1)))

    def _acceptance(self, life):
        return (life.number, life.requester, self._text.pk, self._agreed, life.when(life.opened), "189.203.10.7", AGENT)

    def _ticket(self, life):
        chance, when = self._chance, life.when
        return (
            life.number, self._key(), life.requester, life.technician, chance.choice(self._categories), life.number,
            life.subject, chance.choice(IMPACTS), chance.choice(CONTACT_BY), life.channel, life.status.value,
            *[life.version] * 2, when(life.opened), when(life.updated), when(life.response_due), *[when(life.due)] * 2,
            when(life.contacted), when(life.first_response), when(life.breached), when(life.overdue),
            when(life.waiting), when(life.resolved), when(life.closed), when(life.cancelled),
        )  # fmt: skip

    def _ledger(self, lines):
        notes, events, words = [], [], []
        for at, _, version, kind, actor, public, note, data, life in lines:
            written, note_id = life.when(at), None
            if note:
                body, found, channel = note
                self._notes += 1
                note_id = self._notes
                notes.append((note_id, life.number, actor, self._key(), body, public, channel, written))
                words.append((note_id, found, life.requester if public else None))
            self._lines += 1
            events.append((self._lines, life.number, version, kind, actor, public, note_id, data, written, written))
        self.notes.put(notes)
        self.search.put(words)
        self.events.put(events)

    def _key(self):
        return f"{self._chance.getrandbits(128):032x}"
