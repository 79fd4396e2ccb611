"""Putting letters in the box, and sending them."""

from .models import Message


def post(*, key, channel, to, text, subject="", html="", headers=None):
    """Once per key, whoever asks and however often."""
    return Message.objects.get_or_create(
        key=key,
        defaults={
            "channel": channel, "to": to, "subject": subject[:250], "text": text, "html": html,
            "headers": headers or {},
        },
    )[0]  # fmt: skip
