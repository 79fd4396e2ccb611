"""What people do with a remote session. Each is a line of the ticket."""

from .access import WrongFormat, erase_access, give_access, reseal_access, see_access
from .links import DeadLink, make_link, open_link, revoke_link, unopened
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
    "DeadLink", "WrongFormat", "accept_session", "ask_session", "decline_session", "end_session",
    "end_stray_sessions", "erase_access", "expire_session", "give_access", "make_link", "open_link", "reseal_access",
    "revoke_link", "see_access", "start_session", "unopened",
]  # fmt: skip
