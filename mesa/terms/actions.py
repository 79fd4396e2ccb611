"""Publishing a new version of a text, and agreeing to one."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from mesa.accounts.models import User
from mesa.common.refusal import only

from .models import Acceptance, Slug, Text
from .words import filled

TEXTS = Path(__file__).parent / "texts"


@transaction.atomic
def publish(*, by: User, slug: str, language: str, title: str, body: str) -> Text:
    """A new version, in force at once; the old one stays for those who agreed to it.

    Raises Refused for all but supervisors.
    """
    only(by.is_supervisor)
    last = Text.objects.filter(slug=slug, language=language).aggregate(last=Max("version"))["last"] or 0
    return Text.objects.create(
        slug=slug, language=language, version=last + 1, title=title, body=body, author=by, in_force_at=timezone.now()
    )


def accept(text: Text, *, by: User, address: str | None = None, agent: str = "", channel: str = "web") -> Acceptance:
    """Keep who, when, from where and the exact words as they were shown."""
    return Acceptance.objects.create(
        person=by, text=text, words=filled(text), address=address, agent=agent[:300], channel=channel
    )


def mark_prepared(*, by: User) -> None:
    """«Ya la leí»: the fourth of the five steps. The first time is the one that counts."""
    if by.prepared_at is None:
        by.prepared_at = timezone.now()
        by.save(update_fields=["prepared_at"])


@transaction.atomic
def install_texts() -> None:
    """The first version of every text in every language, from the files of the product. Safe to call again."""
    for language, _ in settings.LANGUAGES:
        present = set(Text.objects.filter(language=language).values_list("slug", flat=True))
        missing = [slug for slug in Slug.values if slug not in present]
        Text.objects.bulk_create(_first(slug, language) for slug in missing)


def _first(slug: str, language: str) -> Text:
    title, body = _of_the_product(slug, language)
    return Text(slug=slug, language=language, version=1, title=title, body=body, in_force_at=timezone.now())


@cache
def _of_the_product(slug: str, language: str) -> tuple[str, str]:
    title, _, body = (TEXTS / language[:2] / f"{slug}.md").read_text().partition("\n")
    return title.removeprefix("# "), body.strip()
