"""The names of what happens in a remote session. Each is a line of its ticket's ledger."""

from enum import StrEnum


class Kind(StrEnum):
    SESSION_ASKED = "session_asked"
    SESSION_ACCEPTED = "session_accepted"
    SESSION_DECLINED = "session_declined"
    SESSION_READY = "session_ready"
    SESSION_STARTED = "session_started"
    SESSION_ENDED = "session_ended"
    SESSION_EXPIRED = "session_expired"
    ACCESS_SEEN = "access_seen"
    ACCESS_ERASED = "access_erased"
    OBSERVER_JOINED = "observer_joined"
    OBSERVER_REMOVED = "observer_removed"
    STILL_SAVED = "still_saved"
    CONTACT_TRIED = "contact_tried"
    UNREACHED = "unreached"
    SILENCE_WARNED = "silence_warned"
    SILENCE_CLOSED = "silence_closed"
    CONNECTION_TESTED = "connection_tested"
    LINK_MADE = "link_made"
    LINK_OPENED = "link_opened"
    LINK_REVOKED = "link_revoked"
