"""What is true of remote assistance."""

from .access import AccessCode
from .attempt import ContactAttempt, Outcome, Silence
from .link import Scope, TicketLink
from .peer import Peer, PeerRole, Signal
from .session import LIVE, RemoteSession, State

__all__ = [
    "LIVE",
    "AccessCode",
    "ContactAttempt",
    "Outcome",
    "Silence",
    "Peer",
    "PeerRole",
    "RemoteSession",
    "Scope",
    "Signal",
    "State",
    "TicketLink",
]
