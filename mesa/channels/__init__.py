"""Ways of talking and channels, by their slugs. Doors ask here and never a channel by its name."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from mesa.lib.phone import readable

from .base import Announcement, Brief, Channel, Offer, Reach, Sent, Way
from .ways import WAYS

__all__ = [
    "Announcement", "Brief", "Channel", "Offer", "Reach", "Sent", "Way", "calls", "channel", "chosen", "installed",
    "noted", "states", "way", "ways",
]  # fmt: skip


def installed():
    """The channels of `settings.CHANNELS`, in its order."""
    return [_object(folder) for folder in settings.CHANNELS]


@cache
def _object(folder):
    return import_string(f"{folder}.channel.CHANNEL")


def channel(slug):
    """The installed channel of that slug; raises KeyError."""
    return {one.slug: one for one in installed()}[slug]


def ways():
    """Every way, channels too, in the order in which they are offered."""
    return sorted([*WAYS, *installed()], key=lambda one: one.place)


def way(slug):
    """That way; one that nothing is said of where the slug is of none: rows outlive channels."""
    return next((one for one in ways() if one.slug == slug), Way())


def chosen():
    """`[(slug, label)]` of the ways a person may prefer."""
    return [(one.slug, one.label) for one in ways() if one.chosen]


def noted():
    """`[(slug, label)]` of the ways a technician may say that a contact was made by."""
    return [(one.slug, one.label) for one in ways() if one.noted]


def states(lines, user):
    """`{note: Sent}` of the lines of a ticket that left by any channel."""
    return {note: sent for one in installed() for note, sent in one.states(lines, user).items()}


def calls(ticket):
    """`[(way, number as people write it, where it leads)]` of the numbers that the requester gave."""
    own = [(one, getattr(ticket.requester, one.number)) for one in ways() if one.number]
    return [(one, readable(number), one.address(number)) for one, number in own if number]
