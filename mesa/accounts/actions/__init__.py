"""What people do with accounts."""

from mesa.accounts.access import end_sessions

from .addresses import add_alias, claimed_alias, confirm_alias, introduce, join_copy, remove_alias, welcome
from .entering import changed_second_factor, end_session, failed_to_sign_in, may_drop, signed_in
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
from .leaving import erase
from .merging import absorb, give_back
from .passwords import ask_for_reset, change_password, claim_mailbox, reset_password, resetting
from .profile import (
    add_equipment,
    change_photo,
    choose,
    choose_letters,
    edit_equipment,
    personalise,
    remove_photo,
    retire_equipment,
)
from .tokens import create_token, revoke_token, token_owner

__all__ = [
    "absorb",
    "accept_invitation",
    "activate",
    "add_alias",
    "add_equipment",
    "ask_for_reset",
    "change_email",
    "change_password",
    "change_photo",
    "change_role",
    "changed_second_factor",
    "choose",
    "choose_letters",
    "claim_mailbox",
    "claimed",
    "claimed_alias",
    "confirm_alias",
    "create_person",
    "create_token",
    "deactivate",
    "edit_equipment",
    "end_session",
    "end_sessions",
    "erase",
    "failed_to_sign_in",
    "forget_new_email",
    "give_back",
    "introduce",
    "join_copy",
    "invite",
    "invited",
    "may_drop",
    "owner_of",
    "personalise",
    "remove_alias",
    "remove_photo",
    "remove_unverified",
    "reset_password",
    "resetting",
    "retire_equipment",
    "revoke_token",
    "send_verification",
    "sign_up",
    "signed_in",
    "token_owner",
    "verify",
    "welcome",
    "withdraw",
]
