"""What was said on a ticket and what happened to it, as far as the person may see."""

from collections import defaultdict

from mesa.api import cursors
from mesa.tickets import reads
from mesa.tickets.models import Attachment, Event, Note
from mesa.tickets.reads import PAGE
from mesa.timeline.sentences import told


def notes_page(ticket, person, after=0, limit=PAGE):
    found = Note.objects.visible_to(person).filter(ticket=ticket, pk__gt=after)
    notes = list(found.order_by("pk").select_related("author")[: limit + 1])
    files = _files(person, notes[:limit])
    items = [note_json(note, ticket, files[note.pk]) for note in notes[:limit]]
    return {"items": items, "next": cursors.after_number(items[-1]["id"]) if len(notes) > limit else None}


def events_page(ticket, person, after=0, limit=PAGE):
    found = Event.objects.visible_to(person).filter(ticket=ticket, version__gt=after)
    lines = reads.lines(found.order_by("version")[: limit + 1], ticket)
    items = [event_json(line, ticket, person) for line in lines[:limit]]
    return {"items": items, "next": cursors.after_number(items[-1]["version"]) if len(lines) > limit else None}


def note_json(note, ticket, files=()):
    return {
        "id": note.pk,
        "author": note.author.name if note.author else "",
        "by_house": _by_house(note.author, ticket),
        "public": note.public,
        "channel": note.channel,
        "body": note.body,
        "written_at": note.written_at,
        "attachments": [
            {"id": file.pk, "name": file.name, "content_type": file.content_type, "size": file.size} for file in files
        ],
    }


def event_json(line, ticket, person):
    return {
        "version": line.version,
        "kind": line.kind,
        "actor": line.actor,
        "by_house": line.by_house,
        "public": line.public,
        "note": line.note_id,
        "text": told(line, "requester" if person == ticket.requester else "technician"),
        "at": line.at,
    }


def _by_house(person, ticket):
    """Whoever did not ask, from any account; the desk by itself too."""
    return person is None or (person.pk != ticket.requester_id and not person.is_requester)


def _files(person, notes):
    found = defaultdict(list)
    for file in Attachment.objects.visible_to(person).filter(note__in=notes).order_by("pk"):
        found[file.note_id].append(file)
    return found
