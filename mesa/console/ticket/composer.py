"""The box where a technician writes: one form per act, one of them open, and the draft that fills it."""

import uuid
from typing import NamedTuple

from mesa.doors.uploads import held
from mesa.tickets.models import Draft

from .modes import modes


class Composer(NamedTuple):
    mode: str
    text: str = ""
    channel: str = ""
    key: str = ""
    files: list = []
    form: object = None
    saved_at: object = None

    def allowed(self, allowed):
        """An act that is no longer possible leaves its words in the internal note: nothing typed is lost."""
        possible = [name for name in modes() if name in allowed]
        if self.mode in possible:
            return self
        if self.text:
            return self._replace(mode="add_internal_note", form=None)
        return self._replace(mode=possible[0], form=None)


def empty():
    return Composer("add_note", key=uuid.uuid4().hex)


def from_draft(person, ticket):
    draft = Draft.objects.visible_to(person).filter(ticket=ticket).first()
    if draft is None:
        return empty()
    said = {name: draft.words.get(name, "") for name in ("text", "channel", "key")}
    mode = draft.words.get("mode")
    return empty()._replace(
        mode=mode if mode in modes() else "add_note",
        files=held(person, draft.words.get("files", [])),
        saved_at=draft.saved_at,
        **{name: value for name, value in said.items() if value},
    )


def from_form(form, mode, files=()):
    """What was sent, as it was typed."""
    typed = form.data.get
    return Composer(
        mode, typed(modes()[mode].field, ""), typed("channel", ""), typed("key", ""), files=list(files), form=form
    )


def words(params, mode, files):
    """What the draft keeps of what was sent."""
    field = modes()[mode].field
    said = {"text": params.get(field, "")[:60_000], "channel": params.get("channel", ""), "key": params.get("key", "")}
    return said | {"mode": mode, "files": [file.pk for file in files]}
