"""«Quedé conforme» or not, and one question."""

from .forms import RateForm


def rating(ticket):
    """The form with what was said before, to change it."""
    said = getattr(ticket, "rating", None)
    return RateForm(initial={"score": said.score, "comment": said.note.body if said.note else ""} if said else None)
