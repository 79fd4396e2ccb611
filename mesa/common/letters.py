"""A letter of a room outside the ledger: its subject, its text and the same paragraphs as HTML."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation


def written(room: str, name: str, /, *, language: str, link: str = "", **facts: Any) -> dict[str, str]:
    """`{"subject", "text", "html"}` of a letter; its words and its reason are in the `letters` folder of its room."""
    with translation.override(language):
        words = render_to_string(f"{room}/letters/{name}.txt", facts | {"brand": settings.BRAND, "link": link})
        why = render_to_string(f"{room}/letters/why.txt").strip()
        subject, _, text = words.strip().partition("\n")
        paragraphs = [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
        html = render_to_string(
            "letters/paragraphs.html",
            {"subject": subject, "paragraphs": paragraphs, "link": link, "language": language, "why": why},
        )
    return {"subject": subject, "text": text.strip() + "\n", "html": html}
