"""The files of a technician's note: those that WhatsApp takes leave behind its words; the others are named in them."""

from django.utils.translation import gettext as _

from mesa.common import links
from mesa.tickets import storage

from .sending import language_of, put

MEGA = 1024 * 1024
TAKES = {  # what it is by its bytes → how it goes and the most that Meta takes
    "image/jpeg": ("image", 5 * MEGA), "image/png": ("image", 5 * MEGA), "video/mp4": ("video", 16 * MEGA),
    "audio/mpeg": ("audio", 16 * MEGA), "audio/ogg": ("audio", 16 * MEGA), "application/pdf": ("document", 100 * MEGA),
    "text/plain": ("document", 100 * MEGA),
}  # fmt: skip
LONGEST = 4096


def put_note(contact, note, ticket, *, key):
    """The words first; what does not leave is told in them, with the page where it is."""
    files = list(note.attachments.order_by("pk"))
    go = [file for file in files if travels(file)]
    words = note.body
    if len(go) < len(files):
        with language_of(ticket.requester):
            more = _("Hay archivos que no caben en WhatsApp; están en tu ticket: %(page)s")
            more %= {"page": links.address("portal:ticket", ticket.pk)}
        words = f"{words[: LONGEST - len(more) - 2]}\n\n{more}"
    put(contact, words, key=key, ticket=ticket, note=note)
    for file in go:
        kind = TAKES[file.content_type][0]
        packed = {"path": file.path, "sha256": file.sha256, "name": file.name, "type": file.content_type}
        put(contact, "", key=f"whatsapp-file-of-{note.pk}-{file.pk}", ticket=ticket, files=[packed], media=kind)


def travels(file):
    """By its bytes, its size, and that it is still there."""
    kind, most = TAKES.get(file.content_type, ("", 0))
    return bool(kind) and 0 < file.size <= most and storage.full_path(file.path).is_file()
