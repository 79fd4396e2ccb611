"""What becomes of the tickets of somebody who goes away."""

import re
from collections.abc import Collection

from django.db.models import Q
from django.utils.translation import gettext as _

from mesa.accounts.models import User
from mesa.tickets import search, storage
from mesa.tickets.models import Attachment, Draft, Follower, Note, Ticket

from .ending import cancel

GONE = "[…]"


def leave(*, by: User) -> None:
    """What they still waited for is cancelled. What was solved stays."""
    for ticket in Ticket.objects.live().filter(requester=by):
        cancel(ticket, by=by, reason=_("Eliminó su cuenta."))


def drop_drafts(person: User) -> int:
    """What they were typing; answers how many."""
    return Draft.objects.filter(person=person).delete()[0]


def drop_loose_files(person: User) -> int:
    """What they uploaded and never sent; answers how many."""
    loose = Attachment.objects.loose().filter(owner=person)
    paths = list(loose.values_list("path", "thumbnail"))
    loose.delete()
    for path in paths:
        storage.remove(*path)
    return len(paths)


def forget(person: User, addresses: Collection[str]) -> None:
    """They are in copy of nothing, and no ticket says any of these addresses, whoever wrote it."""
    Follower.objects.filter(Q(person=person) | Q(email__in=addresses)).delete()
    for address in addresses:
        written = Q(subject__icontains=address) | Q(notes__body__icontains=address)
        for ticket in Ticket.objects.select_for_update(of=("self",)).filter(pk__in=Ticket.objects.filter(written)):
            _take_out(ticket, re.compile(re.escape(address), re.IGNORECASE))


def _take_out(ticket: Ticket, address: re.Pattern[str]) -> None:
    """Of its subject and its notes, whoever wrote them, and of what finds them."""
    subject = address.sub(GONE, ticket.subject)
    for note in Note.objects.filter(ticket=ticket).only("pk", "body", "public"):
        body = address.sub(GONE, note.body)
        if (body, subject) != (note.body, ticket.subject):
            reader = ticket.requester_id if note.public else None
            search.change_words(note.pk, f"{ticket.subject} {note.body}", f"{subject} {body}", reader)
            Note.objects.filter(pk=note.pk).update(body=body)
    Ticket.objects.filter(pk=ticket.pk).update(subject=subject)
