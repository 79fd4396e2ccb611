"""How a letter leaves: one class per channel with `send` and `close`, and a twin that only keeps it.

`keeps`: its words stay readable here. `repeats`: what may have arrived is sent again, for it goes by the same name.
"""

from typing import NoReturn, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from .models import Message, Trouble


class TransportError(Exception):
    """Not now: the server asks to try this letter later."""

    trouble = Trouble.DEFERRED


class Silence(TransportError):
    """Not now: the server went quiet in the middle of this letter, before it had it."""

    trouble = Trouble.UNREACHABLE


class Unreachable(TransportError):
    """Not now, and no other letter either: nobody answers, or not to us."""

    trouble = Trouble.UNREACHABLE


class Unknown(TransportError):
    """Handed over, and nobody said whether it arrived."""

    trouble = Trouble.UNKNOWN


class Refusal(TransportError):
    """Never: the server does not take this letter. `marks`: because of its address, so no other either."""

    trouble = Trouble.REFUSED

    def __init__(self, reason: str, *, marks: bool = False) -> None:
        super().__init__(reason)
        self.marks = marks


class Transport(Protocol):
    """What carries the letters of one channel; `keeps` and `repeats` as above."""

    keeps: bool
    repeats: bool

    def send(self, letter: Message) -> dict[str, str] | None:
        """Hands over one letter; answers what the other side calls it, if it does. Raises a TransportError."""

    def close(self) -> None:
        """Ends what was opened for the letters of this round."""


class Mailbox:
    """Development: the letter stays in the box and is read at /correo/."""

    keeps = True
    repeats = True

    def send(self, letter: Message) -> None:
        """Nothing leaves."""
        pass

    def close(self) -> None:
        """Nothing is open."""
        pass


class Nowhere(Mailbox):
    """No mail server, and a public address where letters must not be shown: they wait and say why."""

    def send(self, letter: Message) -> NoReturn:
        """Always raises Unreachable."""
        raise Unreachable("MESA_SMTP_URL")


def transport(channel: str) -> Transport:
    """A new carrier of this channel, to be closed."""
    return import_string(settings.TRANSPORTS[channel])()
