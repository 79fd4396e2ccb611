"""What people do to a ticket. One word per act, all the way down."""

from .arriving import arrive, confirm, lapse
from .categories import add_category, change_category, offer_category, retire_category
from .credit import extend_credit, pause_credit, resume_credit, return_credit, warn_credit
from .drafts import drop_draft, save_draft
from .ending import cancel, close, reopen, resolve
from .files import discard_file, keep_file
from .following import Crowded, follow, propose_followers, unfollow
from .leaving import leave
from .licences import NoProof, prove_licence, record_installation, refuse_installation
from .merging import merge_people, undo_merge
from .opening import open_ticket, report
from .preparation import add_item, ask_backup_help, change_item, install_preparation, tick, untick
from .quotes import want_quote
from .rating import rate
from .responding import remind, renew_forecasts
from .rounds import flag_overdue, forget_loose_files
from .shifts import end_forgotten_shifts, end_shift, start_shift
from .taking import assign
from .talking import add_internal_note, add_note, ask, contact
from .warranty import claim_warranty, close_expired, decline_warranty

__all__ = [
    "Crowded", "NoProof", "add_category", "add_internal_note", "add_item", "add_note", "arrive", "ask",
    "ask_backup_help", "assign", "cancel", "change_category", "change_item", "claim_warranty", "close",
    "close_expired", "confirm", "contact", "decline_warranty", "discard_file", "drop_draft", "end_forgotten_shifts",
    "end_shift", "extend_credit", "flag_overdue", "follow", "forget_loose_files", "install_preparation",
    "keep_file", "lapse", "leave", "merge_people", "offer_category", "open_ticket", "pause_credit",
    "propose_followers", "prove_licence", "rate", "record_installation", "refuse_installation", "remind",
    "renew_forecasts", "reopen", "report", "resolve", "resume_credit", "retire_category", "return_credit",
    "save_draft", "start_shift", "tick", "undo_merge", "unfollow", "untick", "want_quote", "warn_credit",
]  # fmt: skip
