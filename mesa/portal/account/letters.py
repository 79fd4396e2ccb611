"""Which events reach the person, by each channel."""

from mesa.timeline.kinds import KINDS


def choices(person):
    """`{kind: its words}` of what this person may hear of, in the order of the rows."""
    named = ((kind, kind.traits.label_staff if person.is_house else kind.traits.label) for kind in KINDS.values())
    return {kind: words for kind, words in named if words}
