"""What people do with accounts."""

from .house import accept_invitation, activate, change_role, deactivate, invite, invited, owner_of, withdraw
from .joining import (
    change_email,
    claimed,
    create_person,
    forget_new_email,
    remove_unverified,
    send_verification,
    sign_up,
    verify,
)
from .leaving import end_sessions, erase, export_of
from .passwords import ask_for_reset, change_password, reset_password, resetting
from .profile import (
    add_equipment,
    change_photo,
    choose,
    choose_letters,
    edit_equipment,
    mark_prepared,
    personalise,
    remove_photo,
    retire_equipment,
)
from .tokens import create_token, revoke_token, token_owner

__all__ = [
    "accept_invitation",
    "activate",
    "add_equipment",
    "ask_for_reset",
    "change_email",
    "change_password",
    "change_photo",
    "change_role",
    "choose",
    "choose_letters",
    "claimed",
    "create_person",
    "create_token",
    "deactivate",
    "edit_equipment",
    "end_sessions",
    "erase",
    "export_of",
    "forget_new_email",
    "invite",
    "invited",
    "mark_prepared",
    "owner_of",
    "personalise",
    "remove_photo",
    "remove_unverified",
    "reset_password",
    "resetting",
    "retire_equipment",
    "revoke_token",
    "send_verification",
    "sign_up",
    "token_owner",
    "verify",
    "withdraw",
]
