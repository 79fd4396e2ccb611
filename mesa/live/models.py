"""Who is looking at a ticket right now."""

from django.conf import settings
from django.db import models


class PresenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Technicians see who is at any ticket; the requester, who is at their own."""
        return self.all() if user.is_technician else self.filter(ticket__requester=user)

    def beside(self, person, ticket, now):
        others = self.filter(ticket=ticket, until__gt=now).exclude(person=person)
        return others.select_related("person").order_by("person__name", "pk")


class Presence(models.Model):
    """True until `until`; a page that stays open says it again before."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="+", db_index=False)
    writing = models.BooleanField(default=False)
    typing_until = models.DateTimeField(null=True, help_text="what they write now is for the other side")
    until = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="a_person_is_once_at_a_ticket")]
        indexes = [models.Index(fields=["until"], name="presences_by_end")]

    def __str__(self):
        return f"{self.person} at #{self.ticket_id}"

    def is_typing(self, now):
        return self.typing_until is not None and self.typing_until > now
