"""What is true of remote assistance."""

from .access import AccessCode
from .session import LIVE, RemoteSession, State

__all__ = ["LIVE", "AccessCode", "RemoteSession", "State"]
