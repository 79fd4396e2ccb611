"""What becomes of the tickets of somebody who goes away."""

from django.utils.translation import gettext as _

from mesa.accounts.models import User
from mesa.tickets import storage
from mesa.tickets.models import Attachment, Draft, Ticket

from .ending import cancel


def leave(*, by: User) -> None:
    """What they still waited for is cancelled; what they never sent is gone. What was solved stays."""
    for ticket in Ticket.objects.live().filter(requester=by):
        cancel(ticket, by=by, reason=_("Eliminó su cuenta."))
    Draft.objects.filter(person=by).delete()
    loose = Attachment.objects.loose().filter(owner=by)
    paths = list(loose.values_list("path", "thumbnail"))
    loose.delete()
    for path in paths:
        storage.remove(*path)
