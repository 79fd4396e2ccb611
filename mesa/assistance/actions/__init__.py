"""What people do with a remote session. Each is a line of the ticket."""

from .access import WrongFormat, erase_access, give_access, reseal_access, see_access
from .sessions import (
    accept_session,
    ask_session,
    decline_session,
    end_session,
    end_stray_sessions,
    expire_session,
    start_session,
)

__all__ = [
    "WrongFormat", "accept_session", "ask_session", "decline_session", "end_session", "end_stray_sessions",
    "erase_access", "expire_session", "give_access", "reseal_access", "see_access", "start_session",
]  # fmt: skip
