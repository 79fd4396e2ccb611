"""What a way of talking is, and what a channel is: a way that the desk itself writes and reads by."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils.functional import Promise

from mesa.common.refusal import Refused
from mesa.lib.phone import readable


class Way:
    """How two people talk, with or without the desk in between; its slug is the `channel` of notes and events."""

    slug = ""  # at most ten letters, kept in rows
    label: str | Promise = ""  # in a list: «Teléfono»
    adverb: str | Promise = ""  # inside a sentence: «por teléfono»; empty where nothing needs saying
    icon = "message-square"
    place = 20  # where it stands among the others, the least first
    chosen = False  # a person may prefer it, and a technician may try it
    noted = False  # a technician may note a contact that was made by it
    number = ""  # which number of the person it uses: a key of `User.NUMBERS`

    @property
    def is_on(self) -> bool:
        """Whether the desk itself can write by it now."""
        return False

    def __str__(self):
        return str(self.label)

    def link(self, ticket, text=""):
        """`(what to press, where it leads)` for a technician to reach the requester; None if there is no way."""
        number = self.number_of(ticket.requester)
        return (readable(number), self.address(number, text)) if number else None

    def address(self, number, text=""):
        """Where a browser goes to talk to that number, with `text` written if the way allows it."""
        return ""

    def number_of(self, person):
        """The number of this way, else another that the person gave, as E.164; "" if none."""
        own = getattr(person, self.number) if self.number else ""
        return own or (next(filter(None, person.numbers), "") if self.number else "")


class Reach(NamedTuple):
    """How one person can be written to by one channel at one moment."""

    address: str = ""  # empty: they never wrote, and gave none
    left: timedelta | None = None  # while anything may be written; None outside that window
    heard_at: datetime | None = None  # their last word
    agreed_at: datetime | None = None
    agreed_how: str = ""
    opted_out: bool = False


class Sent(NamedTuple):
    """What became of a message, in words."""

    words: str
    tone: str
    icon: str
    at: datetime


class Offer(NamedTuple):
    """Words approved beforehand, with what is known of their holes."""

    pk: int
    name: str
    language: str
    body: str  # each hole as [1], [2]…
    values: list  # one for each hole; "" for who sends


class Brief(NamedTuple):
    """An event in a few words."""

    words: str
    values: list[str]  # for the holes of words approved beforehand
    template: str  # by which the channel finds those words


class Announcement(NamedTuple):
    """What there is to say of one event to one person, who hears of it by this channel."""

    event: Any
    person: Any
    key: str  # the same event, person and channel is the same message for ever
    letter: dict | None = None  # subject, text, html, calendar, files and headers, for a channel of letters
    brief: Brief | None = None  # for a channel of messages


class Channel(Way):
    """What the desk writes and reads by. What it does not say, it does not do."""

    noted = True
    limit = 0  # letters that fit in what a technician writes; 0: they do not write by it
    key = ""  # of the keyboard, in the composer
    closed: str | Promise = ""  # sentence, when nothing but approved words may be written now
    template_act = ""  # name of the act that sends words approved beforehand
    log_act = ""  # name of the act that notes what was said without the desk in between
    brief = False  # it takes the briefs of events
    letters = False  # it takes the letters of events
    question: str | Promise = (
        ""  # «Escríbeme un correo cuando…», over the kinds a person may choose to hear of by it; "": no choice
    )
    kinds: Any = None  # the kinds of event that only it makes, an EventKind
    filters: dict = {}  # of its templates
    hook: Callable[..., Any] | None = (
        None  # view that whoever delivers messages posts to, at /ganchos/<slug>/; there they prove who they are
    )
    queues: dict = {}  # function of `now` → every how often, called by every worker
    rounds: dict = {}  # function of `now` → every how often, called by one worker

    @property
    def act(self):
        """Name of the act, and of its rule, by which a technician writes."""
        return f"send_{self.slug}"

    @property
    def is_on(self) -> bool:
        """Always, unless the channel asks for something to be configured."""
        return True

    def reach(self, person, now):
        """`Reach`; None where the channel is not configured."""
        return None

    def send(self, ticket, *, by, body, key=None, files=(), seen=None, sure=False):
        """What a technician wrote: a note, which also leaves. Answers the note; raises Refused if it may not leave."""
        raise Refused

    def offers(self, ticket):
        """`[Offer]` of what may be written when nothing else may."""
        return []

    def send_template(self, ticket, *, by, template, values, key=None, seen=None, sure=False):
        """One of `offers` (its pk), filled. Answers the note."""
        raise Refused

    def log_exchange(self, ticket, *, by, side, words, minutes=None, seen=None, sure=False):
        """What was said without the desk in between. `side`: who wrote, "both", "person" or "house"."""
        raise Refused

    def loose(self, ticket, user):
        """`[(words, moment)]` of what the requester wrote that is on no ticket."""
        return []

    def write(self, said, now):
        """Put in the outbox, inside a transaction, what there is to say of one event: a list of `Announcement`."""

    def fates(self, keys):
        """`{key: Sent}` of announcements."""
        return {}

    def why_not(self, ticket, template):
        """Sentence: why a brief about this ticket made no message."""
        return ""

    def states(self, lines, user):
        """`{note: Sent}` of those of these lines of a ticket that left by it."""
        return {}

    def waiting(self):
        """`{what: how many}` of what arrived and nothing could be made of, for whoever watches over the desk."""
        return {}

    def export(self, person):
        """What it holds of a person, as lists and dictionaries; None for nothing."""
        return None

    def let_go(self, person):
        """Nobody who writes by it is taken for them any more, until it is proven again. Answers how many were."""
        return 0

    def forget(self, person, addresses):
        """The person goes away: what it holds says neither who they were nor any of these addresses."""
