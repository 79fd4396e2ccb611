"""What a draft keeps of a form."""

from mesa.doors.uploads import came_by
from mesa.tickets import actions

LONGEST = 60_000  # three times what a form takes: too long to send is not a reason to lose it
NEVER = {"files", "accept", "terms", "seen"}


def words(said, form_class, files):
    """The fields of the form as they were typed, valid or not, and which files it holds."""
    typed = {name: said.get(name, "")[:LONGEST] for name in form_class.base_fields if name not in NEVER}
    return {name: value for name, value in typed.items() if value} | {"files": [file.pk for file in files]}


def keep(request, ticket, said):
    """A box that was emptied, because its words were sent or taken back, is no draft."""
    whose = {"by": ticket.requester, "ticket": ticket, "link": came_by(request)}
    if said.get("body", "").strip() or said["files"]:
        return actions.save_draft(words=said, **whose)
    actions.drop_draft(**whose)
    return None
