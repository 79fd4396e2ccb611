"""What the pages ask about mail: what was put aside, one message as it came, and what each note went through."""

import zlib

from mesa.lib.mail.message import Held, read

from .models import Mail, Mailbox

PAGE = 50


def aside(user):
    """What waits for somebody to look, newest first."""
    return list(Mail.objects.visible_to(user).aside().defer("raw").select_related("ticket")[:PAGE])


def mailboxes(user):
    return list(Mailbox.objects.order_by("name")) if user.is_supervisor else []


def opened(mail):
    """The message as it is read, or None where it cannot be or was forgotten."""
    try:
        return read(zlib.decompress(mail.raw)) if mail.raw else None
    except Held:
        return None


def source(mail):
    """As it arrived, for whoever must see every byte; at most a megabyte of it."""
    return zlib.decompressobj().decompress(bytes(mail.raw), 1_000_000).decode("utf-8", "replace") if mail.raw else ""


def messages(user, notes):
    """`{note: the message it came by}`, of those that are still kept whole."""
    found = Mail.objects.visible_to(user).filter(note__in=notes).exclude(raw=b"") if notes else Mail.objects.none()
    return dict(found.values_list("note", "pk"))
