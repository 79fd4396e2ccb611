"""Who may listen no more: people as the accounts know them, and those whom a link of a ticket let in."""

from mesa.accounts.session_state import fallen
from mesa.assistance.reads import living


def lost(held):
    """Of `{session key: Standing}`, the keys that are let in no more."""
    alive = {link.pk for link in living({standing.link for standing in held.values() if standing.link})}
    return fallen(held) | {key for key, standing in held.items() if standing.link and standing.link not in alive}
