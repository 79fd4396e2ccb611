"""Letters waiting to leave. Knows addresses and words, never tickets."""

from typing import Protocol

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LAST = "last-"  # begins the key of a letter whose address is forgotten as soon as it is settled
WAITING = Q(sent_at=None, failed_at=None)


class Trouble(models.TextChoices):
    """Why a letter has not left, in words for people; `error` keeps what the server said."""

    UNREACHABLE = "unreachable", _("No se pudo usar el servidor de correo.")
    DEFERRED = "deferred", _("El servidor de correo pidió intentarlo más tarde.")
    UNKNOWN = "unknown", _("La conexión se cortó al entregarlo: no se sabe si llegó.")
    REFUSED = "refused", _("El servidor de correo lo rechazó.")
    BLOCKED = "blocked", _("Esta dirección rechazó un mensaje antes; no se le envía nada más.")


class Person(Protocol):
    """What is known here of people, who live in a room above: a user of `mesa.accounts` is one."""

    @property
    def is_supervisor(self) -> bool:
        """Whether they may see letters and forgive addresses."""


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: Person) -> "MessageQuerySet":
        """Every letter, for supervisors only."""
        return self.all() if user.is_supervisor else self.none()

    def waiting(self) -> "MessageQuerySet":
        """Neither sent nor given up."""
        return self.filter(WAITING)

    def settled(self) -> "MessageQuerySet":
        """Sent or given up."""
        return self.filter(~WAITING)

    def in_turn(self) -> "MessageQuerySet":
        """Those that wait, the first to be tried on top."""
        return self.waiting().order_by("try_after", "pk")


class Message(models.Model):
    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=12)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True, help_text="an invitation, as iCalendar")
    files = models.JSONField(default=list, help_text="path under the media folder, checksum, name and type of each")
    headers = models.JSONField(default=dict)
    posted_at = models.DateTimeField(default=timezone.now)
    try_after = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    doubts = models.PositiveSmallIntegerField(default=0, help_text="tries that may have arrived")
    trouble = models.CharField(max_length=12, choices=Trouble, blank=True)
    troubled_at = models.DateTimeField(null=True, help_text="the first failure in a row")
    error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True, help_text="its mailbox said it has it")
    bounced_at = models.DateTimeField(null=True, help_text="it was taken, and came back")

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_letter_is_sent_or_failed_never_both",
                condition=Q(sent_at=None) | Q(failed_at=None),
            )
        ]
        indexes = [
            models.Index(fields=["try_after", "id"], condition=WAITING, name="letters_waiting"),
            models.Index(fields=["-id"], condition=~Q(trouble=""), name="letters_in_trouble"),
            models.Index(fields=["posted_at"], condition=~WAITING & ~Q(to=""), name="letters_to_forget"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} → {self.to}: {self.subject}"


class RefusedAddressQuerySet(models.QuerySet["RefusedAddress"]):
    def visible_to(self, user: Person) -> "RefusedAddressQuerySet":
        """Every address, for supervisors only."""
        return self.all() if user.is_supervisor else self.none()

    def to(self, channel: str, address: str) -> "RefusedAddressQuerySet":
        """The row of this address, in whatever case, if there is one."""
        return self.filter(channel=channel, address=address.lower())


class RefusedAddress(models.Model):
    """An address that a server refused for good; nothing more is sent to it until it is forgiven."""

    channel = models.CharField(max_length=12)
    address = models.CharField(max_length=254, help_text="in lower case")
    reason = models.CharField(max_length=300)
    refused_at = models.DateTimeField(default=timezone.now)

    objects = RefusedAddressQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "address"], name="an_address_is_refused_once")]

    def __str__(self) -> str:
        return self.address
