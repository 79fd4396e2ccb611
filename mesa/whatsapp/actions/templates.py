"""Words that Meta approved: their state as Meta says."""

from mesa.whatsapp.models import Template


def note_template(told):
    """Approved, rejected, paused… by webhook."""
    words = {"status": told.status}
    Template.objects.update_or_create(name=told.name, language=told.language, defaults=words)
