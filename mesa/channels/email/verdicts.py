"""What is to become of a message: read, never written."""

import re
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings

from mesa.accounts.models import User
from mesa.assistance.models import Appointment
from mesa.assistance.rules import DECLINE_APPOINTMENT
from mesa.channels import arriving
from mesa.common.limits import Budget
from mesa.lib.mail.automatic import is_absence, is_away
from mesa.lib.mail.reply import strip
from mesa.lib.mail.trust import proven
from mesa.tickets import rules
from mesa.tickets.models import Status, Ticket
from mesa.tickets.rules import MOST_REPORTS

from .models import Mail, Outcome, Reason
from .threads import is_ours, mentioned, met, tagged, thread

# Accounts and reports that strangers may make us make.
ANSWERS = re.compile(r"^(?:\s*(?:re|rv|aw|sv|antw)\s*:)+", re.I)
STRANGERS = Budget("mail-of-strangers", settings.MAIL_STRANGERS_AN_HOUR, timedelta(hours=1))


class Way(StrEnum):
    NOTE = "note"
    OPEN = "open"  # by somebody who agreed to the guidelines in force
    ARRIVE = "arrive"  # by anybody else: it waits for them
    DECLINE = "decline"  # of an appointment, by a calendar
    COMPLAIN = "complain"
    BOUNCE = "bounce"
    RELEASE = "release"  # a supervisor vouches for it


class Verdict(NamedTuple):
    outcome: Outcome
    reason: str = ""
    way: str = ""
    ticket: Ticket | None = None
    person: User | None = None  # None: a stranger
    acceptance: object = None
    appointment: Appointment | None = None
    sure: bool = False  # our server proved the sender, or they used a reply address that only they were told


def judge(found, *, besides=None):
    """`besides` is the message itself, already kept: it does not count against its sender."""
    meeting = met(found) if found.meeting else None
    declines = meeting if found.calendar == "DECLINED" else None
    if (verdict := of_a_machine(found)) and not (declines and verdict.reason in {Reason.CALENDAR, Reason.AUTO}):
        return verdict
    if found.doubt:
        return _aside(Reason.UNREADABLE)
    if found.machine == "list" and _is_own(found.sender):
        return _aside(Reason.LIST)
    named = thread(found)
    about = named.ticket or tagged(found) or (meeting and meeting.ticket)  # the latter only for who is in it anyway
    person = User.objects.writing_as(found.sender) or _waiting(about, found.sender)
    if person is None and found.machine == "list":
        return _aside(Reason.LIST, named.ticket)
    secret = person is not None and named.secret_of == person.pk
    proof = proven(found.results, found.sender, settings.MAIL_AUTHSERV)
    if not secret and (proof is False or (settings.MAIL_AUTHSERV and person and not proof)):
        return _aside(Reason.UNPROVEN, named.ticket)
    sure = secret or bool(proof)
    if _crowds(found.sender, sure, besides):
        return _aside(Reason.CROWD, named.ticket)._replace(sure=sure)
    if declines and person and rules.may(person, DECLINE_APPOINTMENT, declines):
        declined = Verdict(Outcome.APPENDED, way=Way.DECLINE, ticket=declines.ticket, person=person)
        return declined._replace(appointment=declines, sure=sure)
    return _placed(found, named.ticket, about, person, sure)._replace(sure=sure)


def _placed(found, answered, about, person, sure):
    if found.calendar and not found.remark:
        return Verdict(Outcome.IGNORED, Reason.CALENDAR, ticket=answered)
    if answered is None and _complains(found):
        return _complaint(person, _own(about, person))
    ticket = answered or _own(about, person)
    return _on(found, ticket, person, sure=sure) if ticket else _new(found, person)


def of_a_machine(found):
    """What nobody wrote. A list only passes on what somebody did, in its own name or in theirs."""
    passed_on = found.machine == "list" and found.behind and not _is_own(found.behind)
    if is_ours(found.id) or (_is_own(found.sender) and not passed_on):
        return Verdict(Outcome.IGNORED, Reason.OURS)
    if found.bounce or found.machine in {"bounce", "null"}:
        return Verdict(Outcome.IGNORED, Reason.BOUNCE, Way.BOUNCE)
    if found.reaction:
        return Verdict(Outcome.IGNORED, Reason.REACTION)
    if found.calendar and not found.remark:
        return Verdict(Outcome.IGNORED, Reason.CALENDAR)
    return Verdict(Outcome.IGNORED, Reason.AUTO) if found.machine == "auto" else None


def vouched(found):
    """`(verdict, address)` of what a supervisor believes to be from whom it says: a report that waits for them.

    None when it says of nobody, or of somebody who works here.
    """
    address = found.behind if _is_own(found.sender) else found.sender
    person = User.objects.writing_as(address) if address else None
    if not address or (person and person.is_house):
        return None
    return Verdict(Outcome.CREATED, way=Way.ARRIVE, person=person), address


def _is_own(address):
    return address == settings.BRAND.sender.lower()


def _waiting(ticket, sender):
    """Who wrote or was put in copy before their address was confirmed is known in that ticket only."""
    if ticket is None:
        return None
    asked = ticket.status == Status.PENDING and ticket.requester.email.lower() == sender
    followed = ticket.followed_by.agreed().filter(email=sender, person__is_active=True).first()
    return ticket.requester if asked else followed and followed.person


def _own(ticket, person):
    return ticket if ticket and person and (rules.requester(person, ticket) or rules.follower(person, ticket)) else None


def _on(found, ticket, person, *, sure):
    if person is None or not rules.listener(person, ticket):
        return _aside(Reason.STRANGER, ticket)
    if not sure and (person.is_house or person != ticket.requester):
        return _aside(Reason.UNPROVEN, ticket)
    if person.is_house and person != ticket.requester and _is_no_answer(found):
        return _aside(Reason.AUTO, ticket)
    if rules.may(person, rules.ADD_NOTE, ticket):
        return Verdict(Outcome.APPENDED, way=Way.NOTE, ticket=ticket, person=person)
    if rules.may_follow(person, ticket):
        return _report(person, follows=ticket)
    return _aside(Reason.ENDED, ticket)


def _is_no_answer(found):
    """Staff's absences and what their calendars say are no words to the requester, whatever the headers say."""
    return bool(found.calendar) or is_absence(ANSWERS.sub("", found.subject)) or is_away(strip(found.text))


def _new(found, person):
    if person is not None:
        return _aside(Reason.HOUSE) if person.is_house else _report(person)
    claims = Ticket.objects.filter(requester__email=found.sender, status=Status.PENDING)
    if claims[:MOST_REPORTS].count() >= MOST_REPORTS:
        return _aside(Reason.WAITING)
    return Verdict(Outcome.CREATED, way=Way.ARRIVE)


def _report(person, follows=None):
    if not rules.may_report_more(person, "email"):
        return _aside(Reason.WAITING)
    acceptance = arriving.acceptance_of(person)
    way = Way.OPEN if acceptance else Way.ARRIVE
    return Verdict(Outcome.CREATED, way=way, person=person, acceptance=acceptance, ticket=follows)


def _complains(found):
    return settings.BRAND.webmaster.lower() in found.receivers


def complained_of(found):
    """The technician of the ticket that a complaint names, if any: it is not theirs to read."""
    ticket = (thread(found).ticket or tagged(found) or mentioned(found)) if _complains(found) else None
    return ticket.technician if ticket else None


def _complaint(person, ticket):
    if person is None or not person.is_verified:
        return _aside(Reason.COMPLAINT)
    return Verdict(Outcome.CREATED, way=Way.COMPLAIN, person=person, ticket=ticket)


def _crowds(sender, sure, besides):
    """What was made of their own mail; who forges their address crowds only what is as unproven as the forgery."""
    made = Mail.objects.filter(sender=sender, proven=sure, outcome__in=[Outcome.CREATED, Outcome.APPENDED])
    return arriving.crowds(made.filter(settled_by=None).exclude(pk=besides and besides.pk), "arrived_at")


def _aside(reason, ticket=None):
    return Verdict(Outcome.QUARANTINED, reason, ticket=ticket)
