"""What the pages ask about mail: what was put aside, one message as it came, and what each note went through."""

import zlib

from django.conf import settings
from django.db.models import Count

from mesa.common.redaction import clean
from mesa.lib.files import read_text
from mesa.lib.mail.addresses import without_secrets
from mesa.lib.mail.message import Held, read
from mesa.lib.mail.words import of_htmls
from mesa.tickets.actions.files import MAX_READ

from .models import Mail, Mailbox, Withheld
from .verdicts import vouched

PAGE = 50


def aside(user, *, ignored=False):
    """What waits for somebody to look, or what was `ignored` because a machine wrote it; newest first."""
    seen = Mail.objects.visible_to(user)
    rows = seen.ignored() if ignored else seen.aside()
    return list(rows.defer("raw").select_related("ticket")[:PAGE])


def mailboxes(user):
    """Each with `held`: how many messages its server has and does not give."""
    boxes = Mailbox.objects.annotate(held=Count("withheld")).order_by("name")
    return list(boxes) if user.is_supervisor else []


def waiting():
    """`{what: how many}` that somebody should look at."""
    return {
        "aside": Mail.objects.aside().count(),
        "withheld": Withheld.objects.count(),
        "mailboxes": Mailbox.objects.exclude(trouble="").count(),
    }


def opened(mail):
    """The message as a note of it would say it, or None where it cannot be read or was forgotten: without what nobody
    should send us, nor the secret of a reply address. Its page is left out when it holds any of that."""
    found = _read(mail)
    if found is None:
        return None
    page = of_htmls([found.html])
    html = "" if clean(page)[1] or without_secrets(found.html, settings.REPLY_ADDRESS) != found.html else found.html
    files = [file._replace(name=_discreet(file.name)) for file in found.files]
    said = {"name": _discreet(found.name), "subject": _discreet(found.subject), "text": _discreet(found.text)}
    return found._replace(html=html, files=files, **said)


def file_of(mail, number):
    """The file that stands at that place in `opened(mail).files`; a text without what nobody should send us. None if
    there is none."""
    found = opened(mail)
    if found is None or number >= len(found.files):
        return None
    file = found.files[number]
    words, encoding = read_text(file.data) if len(file.data) <= MAX_READ else ("", "")
    kept, removed = clean(words)
    return file._replace(data=kept.encode(encoding, "replace")) if removed else file


def believed(found):
    """The address that a supervisor may open a ticket for with this message; "" for nobody."""
    claim = vouched(found) if found else None
    return claim[1] if claim else ""


def source(mail):
    """Its headers as they arrived; of what cannot be read, all of it up to a megabyte."""
    if not mail.raw:
        return ""
    said = zlib.decompressobj().decompress(bytes(mail.raw), 1_000_000).replace(b"\r\n", b"\n")
    shown = said.partition(b"\n\n")[0] if _read(mail) else said
    return without_secrets(shown.decode("utf-8", "replace"), settings.REPLY_ADDRESS)


def _discreet(words):
    return clean(without_secrets(words, settings.REPLY_ADDRESS))[0]


def _read(mail):
    try:
        return read(zlib.decompress(mail.raw)) if mail.raw else None
    except Held:
        return None


def messages(user, notes):
    """`{note: the message it came by}`, of those that are still kept whole."""
    found = Mail.objects.visible_to(user).filter(note__in=notes).exclude(raw=b"") if notes else Mail.objects.none()
    return dict(found.values_list("note", "pk"))
