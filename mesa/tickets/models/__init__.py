"""What is true of a ticket."""

from .credit import Credit
from .exclusions import Exclusion
from .files import Attachment, Draft
from .followers import Follower
from .ledger import Event, Note
from .licences import LicenceProof, ProofKind
from .merges import Merge
from .preparation import PreparationItem, PreparationKind, Tick
from .rating import Rating
from .response import FirstContact, Forecast, ResponseDay, Shift
from .tally import Tally
from .ticket import LIVE, Category, Impact, Intake, Internet, Status, Ticket

__all__ = [
    "LIVE", "Attachment", "Category", "Credit", "Draft", "Event", "Exclusion", "FirstContact", "Follower", "Forecast",
    "Impact", "Intake", "Internet", "LicenceProof", "Merge", "Note", "PreparationItem", "PreparationKind", "ProofKind",
    "Rating", "ResponseDay", "Shift", "Status", "Tally", "Tick", "Ticket",
]  # fmt: skip
