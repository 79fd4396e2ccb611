"""Who is at the other end: by the name Meta gives them, by their number when there is one, and which person of ours."""

from django.db.models import Q
from django.utils import timezone

from mesa.accounts.models import User
from mesa.lib.phone import from_wa_id
from mesa.tickets.promises import CONFIRM_WITHIN

from .models import Contact, Inbound, OptIn, Outbound

SILENT = {"reaction", "system"}  # not known to open the window


def contact_of(message):
    """The one this message is from, made if need be, with what it says of them."""
    phone = from_wa_id(message.wa_id) if message.wa_id else None
    if message.kind == "system":
        return _told_of(message, phone)
    contact = _named(message.user_id) or _numbered(phone, message.user_id) or Contact()
    contact.user_id = contact.user_id or message.user_id
    contact.name = message.name or contact.name
    if phone:
        if contact.proven_at and not contact.phone:  # they proved who they are before they showed a number
            contact.moved_at = message.sent_at
        _take_number(contact, message.wa_id, phone)
    if message.kind not in SILENT:
        at = min(message.sent_at, timezone.now())
        contact.last_inbound_at = max(contact.last_inbound_at or at, at)
        if contact.opted_in_at is None:
            contact.opted_in_at, contact.opted_in_how = at, OptIn.WROTE
    _keep(contact)
    return contact


def _told_of(message, phone):
    """News of somebody's number moves nothing by itself: `move` reads which of its names is the old one."""
    contact = _named(message.user_id) or Contact.objects.filter(phone=phone, phone__isnull=False).first()
    return contact or Contact.objects.create()


def move(user_id, *, before, wa_id="", at):
    """They have another number, or Meta another name for them: the same person, whichever message came first."""
    contact, other = _named(before), _named(user_id)
    if contact is None:
        return other
    if other and other != contact:
        _merge(other, contact)
    contact.user_id, contact.moved_at = user_id or contact.user_id, at
    if wa_id:
        _take_number(contact, wa_id, from_wa_id(wa_id))
    _keep(contact)
    return contact


def known(contact):
    """Who of ours this is, written down for the next time."""
    person = claimed_by(contact)
    if person != contact.person:
        contact.person, contact.proven_at, contact.asked_to_prove_at = person, None, None
        contact.save(update_fields=["person", "proven_at", "asked_to_prove_at"])
    return person


def claimed_by(contact):
    """The one verified account that says this number is its own. Two that say so are nobody. Who has no number is who
    they named, until or since they proved it.
    """
    claiming = []
    if contact.phone:
        mine = Q(whatsapp=contact.phone) | Q(phone=contact.phone)
        claiming = list(User.objects.filter(mine, is_active=True, email_verified_at__isnull=False)[:2])
    before = contact.person if contact.person and contact.person.is_active else None
    kept = contact.moved_at or not contact.phone  # the number is not what says who they are
    if before in claiming or (before and kept and not claiming):
        return before
    return claiming[0] if len(claiming) == 1 else None


def contact_for(person):
    """Who this person is on WhatsApp; None if they never wrote. The last they wrote from."""
    mine = Contact.objects.filter(Q(person=person) | Q(phone__in=_numbers(person))).select_related("person")
    found = mine.order_by("-last_inbound_at", "-pk")[:5]
    return next((contact for contact in found if claimed_by(contact) == person), None)


def may_reach(ticket):
    """They proved that the number is theirs: who only claims one would have us write to its owner."""
    contact = contact_for(ticket.requester)
    if contact is None or not contact.proven_at or contact.opted_out_at:
        return False
    return bool(contact.opted_in_at or chose(ticket))


def reach(ticket):
    """Their contact; only for what `may_reach` allows."""
    contact = contact_for(ticket.requester)
    if contact.opted_in_at is None:
        contact.opted_in_at, contact.opted_in_how = timezone.now(), OptIn.CHOSE
        contact.save(update_fields=["opted_in_at", "opted_in_how"])
    return contact


def chose(ticket):
    return "whatsapp" in (ticket.contact_by, ticket.requester.contact_by)


def _numbers(person):
    return [number for number in (person.whatsapp, person.phone) if number]


def _named(user_id):
    return Contact.objects.filter(user_id=user_id).first() if user_id else None


def _numbered(phone, user_id):
    """The number may be somebody else's by now: then who had it is without one."""
    contact = Contact.objects.filter(phone=phone).first() if phone else None
    if contact and user_id and contact.user_id and contact.user_id != user_id:
        Contact.objects.filter(pk=contact.pk).update(phone=None, wa_id="", person=None, proven_at=None)
        return None
    return contact


def _take_number(contact, wa_id, phone):
    Contact.objects.filter(phone=phone).exclude(pk=contact.pk).update(phone=None, wa_id="", person=None, proven_at=None)
    contact.wa_id, contact.phone = wa_id, phone


def _merge(other, contact):
    Inbound.objects.filter(contact=other).update(contact=contact)
    Outbound.objects.filter(contact=other).update(contact=contact)
    heard = [at for at in (other.last_inbound_at, contact.last_inbound_at) if at]
    contact.last_inbound_at = max(heard, default=None)
    if other.opted_out_at and not contact.opted_out_at:
        contact.opted_out_at = other.opted_out_at
    other.delete()
    if not contact.phone:
        contact.phone, contact.wa_id = other.phone, other.wa_id
    if contact.person is None:
        contact.person, contact.proven_at = other.person, other.proven_at


def read_again(contact):
    """What they wrote while nobody knew that it was they, within the days it is kept; answers how much."""
    since = timezone.now() - CONFIRM_WITHIN
    waiting = Inbound.objects.filter(contact=contact, ticket=None, settled_at__gte=since).exclude(raw={})
    return waiting.update(settled_at=None)


FACTS = (
    "user_id", "wa_id", "phone", "name", "last_inbound_at", "opted_in_at", "opted_in_how", "opted_out_at", "moved_at",
    "person", "proven_at",
)  # fmt: skip


def _keep(contact):
    if contact.pk:
        contact.save(update_fields=FACTS)
    else:
        contact.save(force_insert=True)
