"""What a draft keeps of a form, and how its saving is told."""

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from mesa.tickets import actions

LONGEST = 60_000  # three times what a form takes: too long to send is not a reason to lose it
NEVER = {"files", "accept", "terms", "seen"}


def words(said, form_class, files):
    """The fields of the form as they were typed, valid or not, and which files it holds."""
    typed = {name: said.get(name, "")[:LONGEST] for name in form_class.base_fields if name not in NEVER}
    return {name: value for name, value in typed.items() if value} | {"files": [file.pk for file in files]}


def keep(ticket, said):
    """A box that was emptied, because its words were sent or taken back, is no draft."""
    if said.get("body", "").strip() or said["files"]:
        return actions.save_draft(by=ticket.requester, ticket=ticket, words=said)
    actions.drop_draft(by=ticket.requester, ticket=ticket)
    return None


def hour(draft):
    return f"{timezone.localtime(draft.saved_at):%H:%M}" if draft else ""


def tell(request, saved, refusals):
    """The same, for a page without scripts."""
    for refusal in refusals:
        messages.warning(request, refusal)
    if saved:
        messages.success(request, _("Borrador guardado a las %(hour)s.") % {"hour": hour(saved)})
