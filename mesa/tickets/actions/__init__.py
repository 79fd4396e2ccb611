"""What people do to a ticket. One word per act, all the way down."""

from .categories import add_category, change_category, offer_category, retire_category
from .drafts import drop_draft, save_draft
from .ending import cancel, close, reopen, resolve
from .files import attach, discard_file, keep_file
from .leaving import leave
from .opening import open_ticket, report
from .rounds import flag_overdue, forget_loose_files
from .taking import assign
from .talking import add_internal_note, add_note, ask, contact

__all__ = [
    "add_category", "add_internal_note", "add_note", "ask", "assign", "attach", "cancel", "change_category", "close",
    "contact", "discard_file", "drop_draft", "flag_overdue", "forget_loose_files", "keep_file", "leave",
    "offer_category", "open_ticket", "reopen", "report", "resolve", "retire_category", "save_draft",
]  # fmt: skip
