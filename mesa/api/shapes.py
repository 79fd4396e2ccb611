"""What comes in and goes out, as the OpenAPI document tells it. An unknown member is an error, not a surprise."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

from mesa import channels
from mesa.accounts.models import Role
from mesa.doors.fields import LONG
from mesa.tickets.models import Impact, Internet, Status

# mypy wants the members of an enum written out; these come from the channels that are installed.
ContactBy = StrEnum("ContactBy", [(slug.upper(), slug) for slug, _ in channels.chosen()])  # type: ignore[misc]
BIGGEST = 2**63 - 1


def _printable(text):
    if any(letter < " " and letter not in "\t\n\r" for letter in text):
        raise ValueError
    return text


def text(longest, shortest=0):
    return Annotated[str, Field(min_length=shortest, max_length=longest), AfterValidator(_printable)]


Number = Annotated[int, Field(ge=1, le=BIGGEST)]


class Incoming(Schema):
    model_config = ConfigDict(extra="forbid", strict=True, str_strip_whitespace=True)


class NewTicket(Incoming):
    subject: text(150, 1)
    description: text(LONG, 1)
    category: Number = Field(description="from /categories")
    impact: Impact = Field(strict=False)
    contact_by: ContactBy = Field(strict=False)
    accepted_guidelines: int = Field(ge=0, le=BIGGEST, description="the version at /guidelines that the person read")
    equipment: Number | None = None
    since: text(120) = ""
    changed: text(500) = ""
    error_text: text(LONG) = ""
    internet: Internet | None = Field(None, strict=False)
    available: text(160) = ""
    system: text(60) = ""
    browser: text(60) = ""


class NewNote(Incoming):
    body: text(LONG, 1)
    public: bool = Field(True, description="false: an internal note, which only technicians may write and read")
    seen: int | None = Field(None, ge=0, le=BIGGEST, description="the ticket's version you read; 409 if it moved on")
    sure: bool = Field(False, description="true: it was read again, and asks for no password, PIN, card or account")


class Me(Schema):
    id: int
    name: str
    email: str
    role: Role
    verified: bool
    language: str
    timezone: str


class Category(Schema):
    id: int
    name: str
    hint: str


class Guidelines(Schema):
    version: int
    language: str
    title: str
    in_force_at: datetime
    url: str


class TicketRow(Schema):
    number: int
    subject: str
    status: Status
    impact: Impact
    category: str
    requester: str
    technician: str | None
    updated_at: datetime
    due_at: datetime | None = Field(description="when the house owes the next word; technicians only")
    overdue_at: datetime | None = Field(description="technicians only")


class Tickets(Schema):
    items: list[TicketRow]
    next: str | None = Field(description="the cursor of the next page")


class Attachment(Schema):
    id: int
    name: str
    content_type: str
    size: int


class Note(Schema):
    id: int
    author: str
    by_house: bool
    public: bool
    channel: str
    body: str
    written_at: datetime
    attachments: list[Attachment]


class Notes(Schema):
    items: list[Note]
    next: str | None


class Event(Schema):
    version: int
    kind: str
    actor: str = Field(description="empty: the desk by itself")
    by_house: bool
    public: bool
    note: int | None
    text: str = Field(description="the line in plain words, in your language; of a note, its first 600 letters")
    at: datetime


class Events(Schema):
    items: list[Event]
    next: str | None


Amount = Annotated[str, Field(description="a decimal as text, like 2012.09")]


class QuoteLine(Schema):
    description: str
    quantity: Amount
    unit: str
    unit_price: Amount
    discount_percent: Amount
    tax_percent: Amount
    amount: Amount
    optional: bool
    warranty_months: int


class QuoteTax(Schema):
    percent: Amount
    base: Amount
    amount: Amount


class Alternative(Schema):
    title: str
    recommended: bool
    subtotal: Amount
    discount: Amount
    base: Amount
    taxes: list[QuoteTax]
    total: Amount = Field(description="to pay, tax included")
    lines: list[QuoteLine]


class Quote(Schema):
    folio: str
    version: int
    state: str
    currency: str
    rate: Amount | None = Field(description="pesos for a dollar, of a quote in dollars")
    sent_at: datetime
    valid_until: date
    alternatives: list[Alternative]


class Quotes(Schema):
    items: list[Quote]


class Ticket(Schema):
    number: int
    version: int
    subject: str
    status: Status
    impact: Impact
    category: Category
    requester: str
    technician: str | None
    channel: str
    contact_by: ContactBy
    opened_at: datetime
    updated_at: datetime
    response_due_at: datetime
    contacted_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    cancelled_at: datetime | None
    url: str


class WholeTicket(Ticket):
    notes: Notes
    events: Events


class WrongMember(Schema):
    pointer: str
    detail: str


class ProblemDetails(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str = ""
    instance: str = ""
    errors: list[WrongMember] = []
