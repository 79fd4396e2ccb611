"""What a person takes along: one composition, `(name in the archive, pieces of bytes)`."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from mesa.accounts import reads
from mesa.accounts.models import User
from mesa.channels import installed
from mesa.complaints.reads import export_of as complaints_of
from mesa.terms import export as terms
from mesa.tickets import export as tickets
from mesa.tickets import storage

PIECE = 256 * 1024


def everything(person: User) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield "cuenta.json", _json(reads.export_of(person))
    yield "acuerdos.json", _json(terms.export_of(person))
    yield "borradores.json", _json(tickets.drafts_of(person))
    yield "quejas.json", _json(complaints_of(person))
    for channel in installed():
        if (held := channel.export(person)) is not None:
            yield f"{channel.slug}.json", _json(held)
    for ticket in tickets.export_of(person):
        yield f"tickets/{ticket['number']}.json", _json(ticket)
    for number, pk, name, path, sha256 in tickets.files_of(person):
        yield f"archivos/{number or 'sin-ticket'}/{pk}-{name}", _pieces(path, sha256)
    if person.photo:
        yield "foto.webp", person.photo.chunks()


def _json(value: Any) -> Iterator[bytes]:
    yield json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2).encode()


def _pieces(path: str, sha256: str) -> Iterator[bytes]:
    try:
        with storage.read(path, sha256) as stored:
            while piece := stored.read(PIECE):
                yield piece
    except storage.Damaged:
        yield _("Este archivo se dañó en nuestro disco.").encode()
