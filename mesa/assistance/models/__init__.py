"""What is true of remote assistance."""

from .access import AccessCode
from .link import Scope, TicketLink
from .session import LIVE, RemoteSession, State

__all__ = ["LIVE", "AccessCode", "RemoteSession", "Scope", "State", "TicketLink"]
