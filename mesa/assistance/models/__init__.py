"""What is true of remote assistance."""

from .access import AccessCode
from .appointment import Appointment, Slot, Standing
from .attempt import ContactAttempt, Outcome, Silence
from .connection import ConnectionTest
from .link import Scope, TicketLink
from .meeting import Meeting
from .peer import Peer, PeerRole, Signal
from .session import LIVE, RemoteSession, State

__all__ = [
    "LIVE",
    "AccessCode",
    "Appointment",
    "ConnectionTest",
    "ContactAttempt",
    "Meeting",
    "Outcome",
    "Silence",
    "Peer",
    "PeerRole",
    "RemoteSession",
    "Scope",
    "Signal",
    "Slot",
    "Standing",
    "State",
    "TicketLink",
]
