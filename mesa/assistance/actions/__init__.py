"""What people do with a remote session. Each is a line of the ticket."""

from .access import WrongFormat, erase_access, give_access, reseal_access, see_access
from .appointments import (
    Taken,
    cancel_appointment,
    decline_appointment,
    end_stray_appointments,
    offer_installation,
    offer_slots,
    pick_slot,
    remind_appointment,
)
from .connecting import note_connection
from .contacting import close_silence, tell_unreached, try_contact, warn_silence
from .links import DeadLink, make_link, open_link, revoke_link, unopened
from .meetings import close_meeting, fail_meeting, make_meeting, reseal_meetings, see_meeting, unsealed
from .screen import (
    TooMany,
    end_left_sessions,
    forget_signals,
    hear,
    join_session,
    leave_session,
    observe_by_link,
    observe_session,
    remove_observer,
    save_still,
    say,
    view_session,
)
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
    "DeadLink", "Taken", "TooMany", "WrongFormat", "accept_session", "ask_session", "cancel_appointment",
    "decline_appointment",
    "close_meeting", "close_silence", "decline_session", "end_left_sessions", "end_session",
    "end_stray_appointments", "end_stray_sessions", "erase_access", "expire_session", "fail_meeting",
    "forget_signals", "give_access", "hear", "join_session", "leave_session", "make_link", "make_meeting",
    "note_connection", "observe_by_link", "observe_session", "offer_installation", "offer_slots", "open_link",
    "pick_slot", "remind_appointment", "remove_observer", "reseal_access", "reseal_meetings", "revoke_link",
    "save_still", "say", "see_access", "see_meeting", "start_session", "tell_unreached", "try_contact", "unopened",
    "unsealed", "view_session", "warn_silence",
]  # fmt: skip
