"""What is made of one message: a note of its ticket, a decision of its author, or a word on where to go."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.channels.whatsapp import contacts, media, payload, words
from mesa.channels.whatsapp.models import Contact, Inbound, OptIn, Outbound
from mesa.common.redaction import clean
from mesa.tickets import actions as tickets
from mesa.tickets import rules
from mesa.tickets.models import Event, Status, Ticket

from .fetching import QUEUE, first_try, why_not
from .proving import ask_to_prove, take_address, take_code
from .reporting import (
    NOTED,
    crowds,
    in_turn,
    is_form,
    just_solved,
    may_report,
    opens,
    pending,
    report,
    tell_noted,
    tell_opened,
    tell_solved,
    tell_unread,
)  # fmt: skip
from .sending import invite, language_of, put
from .terms import ask_terms, take_terms

AGAIN = timedelta(hours=24)  # who was told where to report is told again a day later, not at each word
LEAVE = {"BAJA", "STOP", "ALTO"}
RETURN = {"ALTA", "START"}
FACTS = ("contact", "settled_at", "raw", "words", "ticket", "note", "tries", "fetch_after")


def settle(inbound):
    """Once: whoever comes second finds it done. Its file is fetched before anything is locked."""
    file, missing = None, ""
    if inbound.kind in media.KINDS:
        person = contacts.claimed_by(inbound.contact)
        if person and _is_proven(inbound) and (_ticket(inbound, person) or may_report(inbound, person)):
            file, missing = first_try(inbound, person)
    with transaction.atomic():
        inbound = Inbound.objects.select_for_update().get(pk=inbound.pk)
        if inbound.settled_at:
            return False
        inbound.contact = Contact.objects.select_for_update().get(pk=inbound.contact_id)
        _make(inbound, file, missing)
    return True


def _make(inbound, file, missing):
    now = timezone.now()
    if inbound.kind == "system":
        _move(inbound)
    else:
        _hear(inbound, contacts.known(inbound.contact), file, missing, now)
    owed = missing == "later" and inbound.note is not None
    inbound.settled_at, inbound.raw = now, inbound.raw if owed or _unproven(inbound) else {}
    inbound.tries, inbound.fetch_after = (1, now + QUEUE.delay(1)) if owed else (0, None)
    inbound.save(update_fields=FACTS)


def _move(inbound):
    said = payload.body_of(inbound.raw)
    if said.get("type") in payload.CHANGED:
        name = {key: value for key, value in said.items() if isinstance(value, str)}
        wa_id = name.get("wa_id", "").lstrip("+")
        before = name.get("previous_user_id") or inbound.contact.user_id
        wa_id = wa_id if wa_id.isdecimal() and len(wa_id) <= 20 else ""
        moved = contacts.move(name.get("user_id", "")[:140], before=before, wa_id=wa_id, at=inbound.sent_at)
        inbound.contact = moved or inbound.contact


def _hear(inbound, person, file, missing, now):
    with language_of(person):
        said = words.words_of(inbound.raw)
        inbound.words = clean(said)[0]
        if _decides(inbound, said, person, now) or take_code(inbound, person, now) or take_terms(inbound, person):
            return
        if take_address(inbound, person, now):
            return
        ticket, fresh = _place(inbound, person)
        if ticket or fresh:
            body = "\n\n".join(filter(None, (said, why_not(missing), words.late(inbound.sent_at, now))))
            files = [file] if file else ()
            if fresh:
                inbound.ticket = ticket = report(inbound, person, body=body, files=files)
                inbound.note = ticket.notes.order_by("pk").first()
            else:
                facts = {"files": files, "key": f"whatsapp-{inbound.pk}", "channel": "whatsapp"}
                inbound.ticket, inbound.note = ticket, tickets.add_note(ticket, by=person, body=body, **facts)
        _answer(inbound, person, ticket, now, fresh=fresh)


def _place(inbound, person):
    """`(the ticket that takes it, or None; whether it opens one)`."""
    if person is None or not _is_proven(inbound):
        return None, False
    ticket = _ticket(inbound, person)
    if ticket or not may_report(inbound, person):
        return ticket, False
    in_turn(person)
    ticket = _ticket(inbound, person)
    return ticket, ticket is None and may_report(inbound, person)


def _is_proven(inbound):
    """Whoever writes says nothing for somebody whose account only claims the number; nor is their file fetched."""
    return inbound.contact.proven_at is not None


def _unproven(inbound):
    """It is read again if they prove who they are."""
    contact = inbound.contact
    somebody = contact.person is not None or not contact.phone
    waits = opens(inbound) and inbound.ticket is None and somebody
    return waits and contact.proven_at is None


def _answer(inbound, person, ticket, now, *, fresh):
    """At most one word of ours, and only while it may leave."""
    contact = inbound.contact
    if not contact.is_open(now) or contact.opted_out_at or inbound.kind in contacts.SILENT:
        return
    if person and contact.proven_at is None and (not person.is_house or _ticket(inbound, person)):
        return ask_to_prove(contact, person, now, key=inbound.pk)
    waits = fresh and ticket.status == Status.PENDING
    if person and ask_terms(contact, person, now, key=f"whatsapp-terms-{inbound.pk}", again=waits):
        return
    if fresh:
        return tell_opened(contact, ticket)
    if person and words.is_unread(inbound.raw):
        return tell_unread(contact, ticket, now)
    if ticket and ticket.status == Status.RESOLVED:
        return tell_solved(contact, ticket, now)
    if ticket and (inbound.kind in NOTED or is_form(inbound)):
        return tell_noted(contact, ticket, inbound.kind, now)
    if ticket is None and (contact.invited_at is None or now - contact.invited_at >= AGAIN):
        invite(contact, person, key=f"whatsapp-invite-{inbound.pk}")
        contact.invited_at = now
        contact.save(update_fields=["invited_at"])


def _ticket(inbound, person):
    """The one whose message it answers, else the one they talked of last; never one that takes no more words."""
    answered = payload.answers(inbound.raw)
    about = answered and (
        Outbound.objects.filter(wamid=answered, contact=inbound.contact).values_list("ticket", flat=True).first()
        or Inbound.objects.filter(wamid=answered, contact=inbound.contact).values_list("ticket", flat=True).first()
    )
    named = Ticket.objects.filter(pk=about, requester=person).first() if about else None
    if named and rules.may(person, rules.ADD_NOTE, named):
        return named
    waiting = pending(person)
    if waiting and not Ticket.objects.live().filter(requester=person).exists():
        return None if crowds(inbound) else waiting
    live = {ticket.pk: ticket for ticket in Ticket.objects.live().filter(requester=person)}
    if len(live) < 2:
        return next(iter(live.values()), None) or just_solved(person, timezone.now())
    spoken = Event.objects.filter(ticket__in=live, note__isnull=False, public=True).order_by("-pk")
    last = spoken.values_list("ticket", flat=True).first()
    return live.get(last or 0) or live[max(live)]


def _decides(inbound, said, person, now):
    """Whether we may write to them; told once, for an answer to it is no news."""
    contact, word = inbound.contact, said.strip(" .!¡").upper() if inbound.kind in {"text", "button"} else ""
    if word in LEAVE and (contact.opted_in_at is None or inbound.sent_at >= contact.opted_in_at):
        contact.opted_out_at = inbound.sent_at
        told = _("Listo: ya no te escribiremos por WhatsApp. Si cambias de idea, escribe ALTA.")
    elif word in RETURN and (contact.opted_out_at is None or inbound.sent_at >= contact.opted_out_at):
        contact.opted_in_at, contact.opted_in_how, contact.opted_out_at = inbound.sent_at, OptIn.ASKED, None
        told = _("Listo: te escribiremos por WhatsApp. Para dejar de recibir mensajes, escribe BAJA.")
    else:
        return word in LEAVE | RETURN
    contact.save(update_fields=["opted_in_at", "opted_in_how", "opted_out_at"])
    if contact.is_open(now):
        put(contact, told, key=f"whatsapp-choice-{inbound.pk}")
    return True
