"""What arrived, as it arrived: kept before anything is made of it."""

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.complaints.models import Complaint
from mesa.tickets.models import Note, Ticket


class Outcome(models.TextChoices):
    CREATED = "created", _("Abrió un ticket")
    APPENDED = "appended", _("Se agregó a su ticket")
    IGNORED = "ignored", _("Lo escribió una máquina")
    QUARANTINED = "quarantined", _("Apartado: alguien debe verlo")


class Reason(models.TextChoices):
    """Why a message was put aside or left alone, in words for people; `detail` keeps what a program said."""

    UNREADABLE = "unreadable", _("No se entiende de quién es o qué dice.")
    UNPROVEN = "unproven", _("No consta que lo mandara la dirección que dice.")
    STRANGER = "stranger", _("Quien escribe no está en ese ticket.")
    ENDED = "ended", _("Su ticket ya no recibe notas.")
    HOUSE = "house", _("Lo mandó alguien de la casa y no contesta a ningún ticket.")
    WAITING = "waiting", _("Ya tiene varios reportes sin confirmar.")
    CROWD = "crowd", _("Llegaron demasiados mensajes suyos en una hora.")
    FLOOD = "flood", _("Llegaron demasiados mensajes de desconocidos en una hora.")
    COMPLAINT = "complaint", _("Es una queja de alguien sin cuenta.")
    FAILED = "failed", _("Algo falló al leerlo.")
    WITHHELD = "withheld", _("Su servidor lo tiene y no nos lo entrega.")
    OURS = "ours", _("Es una carta nuestra que volvió.")
    BOUNCE = "bounce", _("Dice qué fue de una carta nuestra.")
    CALENDAR = "calendar", _("Es la respuesta de un calendario.")
    REACTION = "reaction", _("Es una reacción a una carta.")
    AUTO = "auto", _("Es una respuesta automática.")
    LIST = "list", _("Es de una lista.")
    WORDS = "words", _("Lo que dice no se le puede mandar a la persona.")
    DROPPED = "dropped", _("Alguien decidió dejarlo fuera.")


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, user):
        """What the thing it became asks: a note is every technician's, a complaint not of whom it is about. What was
        put aside, or taken for a machine's, may be anybody's: it is the supervisors', without whom it complains of."""
        if not user.is_technician:
            return self.none()
        note = Q(ticket__isnull=False, note__isnull=False)
        if not user.is_supervisor:
            return self.filter(note)
        aside = Q(outcome__in=[Outcome.QUARANTINED, Outcome.IGNORED])
        complaint = Q(complaint__in=Complaint.objects.visible_to(user))
        return self.filter(note | aside & ~Q(about=user) | complaint)

    def left(self):
        """What was kept and nothing made of it yet."""
        return self.filter(outcome="").order_by("pk")

    def aside(self):
        return self.filter(outcome=Outcome.QUARANTINED).order_by("-pk")

    def ignored(self):
        """What a machine wrote, as far as we can tell."""
        return self.filter(outcome=Outcome.IGNORED).order_by("-pk")


class Mail(models.Model):
    """One message, however many ways it came by. It has no outcome until something was made of it."""

    identity = models.CharField(max_length=64, unique=True, help_text="of what it says, not of the way it came")
    raw = models.BinaryField(help_text="compressed with zlib; empty once it is forgotten")
    road = models.CharField(max_length=80, default="pipe", help_text="pipe, lmtp, or the mailbox it was read from")
    arrived_at = models.DateTimeField(default=timezone.now)
    try_after = models.DateTimeField(null=True, help_text="until then somebody is reading it")
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    message_id = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    proven = models.BooleanField(default=False, help_text="the sender is who they say, by our server or by a secret")
    subject = models.CharField(max_length=200, blank=True)
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    note = models.OneToOneField(Note, models.PROTECT, null=True, related_name="+")
    complaint = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        help_text="who attended the ticket that a complaint names, until there is a complaint",
    )  # fmt: skip
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="who decided, if not the desk"
    )

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mail"
        indexes = [
            models.Index(fields=["id"], condition=Q(outcome=""), name="mail_to_make_something_of"),
            models.Index(fields=["-id"], condition=Q(outcome="quarantined"), name="mail_put_aside"),
            models.Index(fields=["-id"], condition=Q(outcome="ignored"), name="mail_of_machines"),
            models.Index(fields=["sender", "arrived_at"], name="mail_of_a_sender"),
            models.Index(fields=["message_id"], condition=Q(ticket__isnull=False), name="mail_one_may_answer"),
            models.Index(fields=["arrived_at"], condition=~Q(raw=b""), name="mail_to_forget"),
        ]

    def __str__(self):
        return f"mail {self.pk}: {self.outcome or 'waiting'}"


class Made(NamedTuple):
    """What a message became. `masked`: something that nobody should send us was taken out of a file of it."""

    ticket: Ticket | None = None
    note: Note | None = None
    detail: str = ""
    complaint: Complaint | None = None
    masked: bool = False


class Mailbox(models.Model):
    """How far a mailbox has been read: its server promises that a UID names one message while UIDVALIDITY stays."""

    name = models.CharField(max_length=80, unique=True)
    validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    troubled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "mailboxes"

    def __str__(self):
        return self.name


class Withheld(models.Model):
    """A message that a mailbox has and its server does not give. It is asked for again, less and less often."""

    mailbox = models.ForeignKey(Mailbox, models.CASCADE, related_name="withheld", db_index=False)
    validity = models.BigIntegerField()
    uid = models.BigIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(default=timezone.now)
    try_after = models.DateTimeField(null=True, help_text="empty: nobody tries any more")
    trouble = models.CharField(max_length=300)
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, related_name="+", help_text="what stands for it aside")

    class Meta:
        verbose_name_plural = "withheld"
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "validity", "uid"], name="a_message_is_withheld_once")
        ]

    def __str__(self):
        return f"message {self.uid} of {self.mailbox_id}"
