"""From a stored text to what people read: the installation's facts filled in, Markdown made safe HTML."""

import re
from datetime import datetime
from functools import lru_cache

import nh3
from django.conf import settings
from django.utils.translation import get_language
from markdown_it import MarkdownIt
from markupsafe import Markup

from mesa.accounts.models import User

from .models import Acceptance, Slug, Text

markdown = MarkdownIt("commonmark", {"html": False})


def filled(text: Text) -> str:
    """The words with the settings of this installation in place of `{brand}` and the like; unknown braces stay."""
    facts = settings.TEXT_FACTS | {"hours_week": settings.HOURS_IN_WORDS[text.language]}
    return re.sub(r"\{(\w+)\}", lambda hole: str(facts.get(hole[1], hole[0])), text.body)


def in_force(slug: str, now: datetime) -> Text | None:
    """The version people read now, in the active language or, where there is none, in Spanish.

    None before it is installed.
    """
    return Text.objects.in_force(slug, get_language(), now) or Text.objects.in_force(slug, "es-mx", now)


def agreed(person: User, now: datetime) -> Acceptance | None:
    """This person's last yes to the guidelines that are in force, in whichever language they read them; or None."""
    current = (Text.objects.in_force(Slug.GUIDELINES, language, now) for language, _ in settings.LANGUAGES)
    return Acceptance.objects.filter(person=person, text__in=[t.pk for t in current if t]).order_by("-pk").first()


def older(text: Text, version: int) -> Text | None:
    """The same page as it was in an earlier version; None if it never was."""
    return Text.objects.filter(
        slug=text.slug, language=text.language, version=version, in_force_at__lte=text.in_force_at
    ).first()


def html(text: Text) -> Markup:
    """Safe HTML of a whole text."""
    return _html(filled(text))


def lead(text: Text) -> tuple[Markup, Markup]:
    """The first paragraph and the rest: pages give the first a place of its own."""
    first, _, rest = filled(text).partition("\n\n")
    return (_html(first), _html(rest)) if not first.startswith(("#", "-", "1.")) else (Markup(""), html(text))


def questions(text: Text) -> list[tuple[str, Markup]]:
    """`(question, answer)` of a text written as one heading per question."""
    _, *parts = re.split(r"^## +", filled(text), flags=re.MULTILINE)
    pairs = (part.partition("\n") for part in parts)
    return [(question.strip(), _html(answer.strip())) for question, _, answer in pairs]


@lru_cache(maxsize=256)
def _html(words: str) -> Markup:
    return Markup(nh3.clean(markdown.render(words), url_schemes={"http", "https", "mailto", "tel"}))
