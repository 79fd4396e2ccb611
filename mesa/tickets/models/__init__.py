"""What is true of a ticket."""

from .files import Attachment, Draft
from .ledger import Event, Note
from .tally import Tally
from .ticket import LIVE, Category, Impact, Intake, Internet, Status, Ticket

__all__ = [
    "LIVE", "Attachment", "Category", "Draft", "Event", "Impact", "Intake", "Internet", "Note", "Status", "Tally",
    "Ticket",
]  # fmt: skip
