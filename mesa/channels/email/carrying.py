"""From a verdict to the act: what it takes is made ready here, and done inside the transaction that settles it."""

import re
from functools import partial

from django.core.files.base import ContentFile

from mesa.accounts.actions import introduce, welcome
from mesa.assistance.actions import decline_appointment
from mesa.channels import arriving
from mesa.complaints.actions import open_complaint
from mesa.lib.mail.reply import strip
from mesa.outbox.actions import note_bounce
from mesa.tickets import actions
from mesa.tickets.actions.files import NotKept
from mesa.tickets.models import Status
from mesa.tickets.notes import MAX_PER_NOTE, Enclosed

from . import letters
from .models import Made, Reason
from .threads import bounced_letter, is_our_address
from .verdicts import Way

CALENDAR = "text/calendar"
FORWARDS = re.compile(r"\s*(?:fwd?|rv|tr|wg|i|enc|rm|pd|doorst)\s*:", re.I)  # of a subject
LONGEST = 20_000  # of a note; the message is whole in its row


def carry(verdict, found, mail):
    """A function for inside the transaction, with its files already kept: it answers what was `Made`."""
    if verdict.way not in WITH_FILES:
        return partial(ACTS.get(verdict.way, _nothing), verdict, found, mail)
    person = verdict.person or introduce(email=found.sender, name=found.name)
    files = _files(found, person)
    return partial(WITH_FILES[verdict.way], verdict._replace(person=person), found, mail, files)


def _nothing(verdict, found, mail):
    if verdict.reason == Reason.CROWD:
        letters.tell_of_crowd(found.sender)
    elif verdict.reason == Reason.FLOOD:
        letters.tell_of_flood()
    return Made(verdict.ticket, detail=found.calendar if found else "")


def _note(verdict, found, mail, files):
    ticket, person = verdict.ticket, verdict.person
    note = actions.add_note(ticket, by=person, body=_words(found), files=files, channel="email")
    if person == ticket.requester:
        actions.propose_followers(ticket, _copies(found))
        if ticket.status == Status.RESOLVED:
            letters.ask_again(ticket, person)
    return _made(ticket, note, files)


def _decline(verdict, found, mail, files):
    note = decline_appointment(
        verdict.appointment, by=verdict.person, words=found.remark[:LONGEST], files=files, channel="email"
    )
    return _made(verdict.ticket, note, files)._replace(detail=found.calendar)


def _report(verdict, found, mail, files):
    person = verdict.person
    ticket = arriving.report(
        person, channel="email", key=_key(mail), subject=_subject(found), description=_words(found),
        acceptance=verdict.acceptance, files=files, follows=verdict.ticket,
    )  # fmt: skip
    actions.propose_followers(ticket, _copies(found))
    if not person.is_verified:
        welcome(person, number=ticket.pk)
    return _made(ticket, ticket.notes.order_by("pk").first(), files)


def _release(verdict, found, mail, files):
    head = f"{found.name} <{found.sender}>" if found.name else found.sender
    body = f"{head}\n{found.subject}\n\n{_words(found)}"
    note = actions.add_internal_note(verdict.ticket, by=verdict.person, body=body, files=files)
    return _made(verdict.ticket, note, files)


def _made(ticket, note, files):
    return Made(ticket, note, masked=any(file.removed for file in files))


def _complain(verdict, found, mail):
    words = "\n\n".join(filter(None, (found.subject, _words(found))))
    complaint = open_complaint(by=verdict.person, words=words, ticket=verdict.ticket, key=_key(mail))
    return Made(verdict.ticket, detail="complaint", complaint=complaint)


def _bounce(verdict, found, mail):
    letter, key = bounced_letter(found)
    said = found.bounce
    if said is None or not (letter or key):
        return Made(detail=said.reason if said else "")
    note_bounce(
        letter, key, failed=said.failed, hard=said.hard, delivered=said.action == "delivered", reason=said.reason
    )
    return Made(detail=f"{said.action} {said.status}")


WITH_FILES = {Way.NOTE: _note, Way.DECLINE: _decline, Way.OPEN: _report, Way.ARRIVE: _report, Way.RELEASE: _release}
ACTS = {Way.COMPLAIN: _complain, Way.BOUNCE: _bounce}


def _key(mail):
    return f"mail-{mail.identity[:48]}"


def _subject(found):
    return found.subject[:150] or _words(found).splitlines()[0][:150]


def _words(found):
    if found.remark:
        return found.remark[:LONGEST]
    forwards = bool(FORWARDS.match(found.subject))
    return (
        strip(found.text, answers=bool(found.references), forwards=forwards)[:LONGEST].strip() or found.subject or "…"
    )


def _copies(found):
    return [(email, name) for email, name in found.copies if not is_our_address(email)]


def _files(found, person):
    """Those that may be kept; the others stay in the message itself."""
    kept, came = Enclosed(), [file for file in found.files if not (found.calendar and file.content_type == CALENDAR)]
    for file in sorted(came, key=lambda file: file.drawn)[:MAX_PER_NOTE]:
        try:
            kept.append(actions.keep_file(by=person, name=file.name, file=ContentFile(file.data)))
        except NotKept:
            continue
    kept.left = len(came) - len(kept)
    return kept
