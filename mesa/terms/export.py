"""What this room holds of a person."""

from typing import Any

from mesa.accounts.models import User


def export_of(person: User) -> list[dict[str, Any]]:
    """What they agreed to: the exact words, when and from where."""
    agreed = person.acceptances.select_related("text").order_by("pk")
    return [
        {
            "text": found.text.slug,
            "version": found.text.version,
            "language": found.text.language,
            "words": found.words,
            "accepted_at": found.accepted_at,
            "address": found.address,
            "agent": found.agent,
        }
        for found in agreed
    ]
