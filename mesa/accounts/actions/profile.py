"""«Mi cuenta»: what a person says about themselves, and their equipment."""

import io
from secrets import token_hex
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageOps

from mesa.accounts.models import Equipment, User
from mesa.common.redaction import clean_facts
from mesa.common.refusal import only
from mesa.lib.files import IMAGES, BadImage, redraw, sniff

SAYS = {"name", *User.NUMBERS, "contact_by", "contact_hours", "language", "timezone", "theme", "keys_off"}
SIDE = 320


@transaction.atomic
def personalise(*, by: User, **facts: Any) -> None:
    """Whatever of `SAYS` was said; the first time ticks the third of the five steps.

    Raises Refused for another fact.
    """
    only(set(facts) <= SAYS)
    facts, _removed = clean_facts(type(by), facts)
    for name, value in facts.items():
        setattr(by, name, value)
    by.personalised_at = by.personalised_at or timezone.now()
    by.save(update_fields=[*facts, "personalised_at"])


def choose(*, by: User, **switches: str) -> None:
    """`theme` or `language`, at the top of every page: they are not yet «personalising the account»."""
    only(set(switches) <= {"theme", "language"})
    for name, value in switches.items():
        setattr(by, name, value)
    by.save(update_fields=[*switches])


def choose_letters(*, by: User, letters_off: dict[str, list[str]]) -> None:
    """`letters_off`: the kinds of event that are not wanted, by channel."""
    by.letters_off = letters_off
    by.personalised_at = by.personalised_at or timezone.now()
    by.save(update_fields=["letters_off", "personalised_at"])


def change_photo(*, by: User, data: bytes) -> None:
    """A square drawn anew: nothing of what the camera wrote beside it stays. Raises BadImage."""
    content_type = sniff(data)
    if content_type not in IMAGES:
        raise BadImage(content_type)
    clean, _thumbnail, _size = redraw(io.BytesIO(data), content_type)
    with Image.open(io.BytesIO(clean)) as image:
        square = ImageOps.fit(image.convert("RGB"), (SIDE, SIDE))
    out = io.BytesIO()
    square.save(out, "WEBP", quality=88)
    old = by.photo.name
    by.photo.save(f"{token_hex(16)}.webp", ContentFile(out.getvalue()), save=False)
    by.personalised_at = by.personalised_at or timezone.now()
    by.save(update_fields=["photo", "personalised_at"])
    if old:
        by.photo.storage.delete(old)


def remove_photo(*, by: User) -> None:
    """The row first, so that no row is ever without its file."""
    old, by.photo = by.photo.name, ""
    by.save(update_fields=["photo"])
    if old:
        by.photo.storage.delete(old)


def add_equipment(*, by: User, **facts: Any) -> Equipment:
    """Offered from now on when they report. `facts` are columns; secrets in them are taken out."""
    return Equipment.objects.create(owner=by, **_discreet(facts))


def edit_equipment(equipment: Equipment, *, by: User, **facts: Any) -> None:
    """Raises Refused when it is somebody else's or retired."""
    only(equipment.owner_id == by.pk and equipment.retired_at is None)
    for name, value in _discreet(facts).items():
        setattr(equipment, name, value)
    equipment.save(update_fields=[*facts])


def _discreet(facts: dict[str, Any]) -> dict[str, Any]:
    """A serial number may look like anything, and stays."""
    said = {name: value for name, value in facts.items() if name != "serial"}
    return facts | clean_facts(Equipment, said)[0]


def retire_equipment(equipment: Equipment, *, by: User) -> None:
    """Tickets that named it keep it; it is not offered again. Raises Refused when it is somebody else's."""
    only(equipment.owner_id == by.pk)
    equipment.retired_at = equipment.retired_at or timezone.now()
    equipment.save(update_fields=["retired_at"])
