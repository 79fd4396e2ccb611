"""What people do to a ticket. One word per act, all the way down."""

from .drafts import drop_draft, save_draft
from .ending import cancel, close, reopen, resolve
from .files import attach, discard_file, keep_file
from .opening import open_ticket, report
from .rounds import flag_overdue, forget_loose_files
from .taking import assign
from .talking import add_internal_note, add_note, ask, contact

__all__ = [
    "add_internal_note", "add_note", "ask", "assign", "attach", "cancel", "close", "contact", "discard_file",
    "drop_draft", "flag_overdue", "forget_loose_files", "keep_file", "open_ticket", "reopen", "report", "resolve",
    "save_draft",
]  # fmt: skip
