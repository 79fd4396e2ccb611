"""What arrived by WhatsApp and what left: who they are to Meta, and every message once."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.outbox.models import Message
from mesa.tickets.models import Note, Ticket

WINDOW = timedelta(hours=24)  # Meta's: counted from the last word of the person


class Delivery(models.Model):
    """One POST of Meta, kept as it came before anything is made of it; `done_at` when its messages have their rows."""

    raw = models.BinaryField(help_text="compressed with zlib; empty once its messages have their rows")
    received_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["id"], condition=Q(done_at=None), name="deliveries_to_read"),
            models.Index(fields=["done_at"], condition=Q(done_at__isnull=False), name="deliveries_to_forget"),
        ]

    def __str__(self):
        return f"delivery {self.pk}"


class OptIn(models.TextChoices):
    WROTE = "wrote", _("Nos escribió")
    ASKED = "asked", _("Lo pidió por WhatsApp")
    CHOSE = "chose", _("Lo eligió en Mesa")


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user):
        return self.all() if user.is_technician else self.none()


class Contact(models.Model):
    """Somebody at the other end. `user_id` is who they are; a telephone is optional and may change."""

    user_id = models.CharField(max_length=140, unique=True, null=True)
    wa_id = models.CharField(max_length=20, blank=True, help_text="exactly as Meta writes it: 521… or 52…")
    phone = models.CharField(max_length=20, unique=True, null=True, help_text="as accounts keep it: +52 and ten")
    name = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="whatsapp_contacts")
    last_inbound_at = models.DateTimeField(null=True)
    shut_at = models.DateTimeField(null=True, help_text="Meta said that the window is closed")
    opted_in_at = models.DateTimeField(null=True)
    opted_in_how = models.CharField(max_length=8, choices=OptIn, blank=True)
    opted_out_at = models.DateTimeField(null=True)
    asked_for_terms_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True, help_text="another number, and still the same person")
    asked_to_prove_at = models.DateTimeField(null=True)
    guesses = models.PositiveSmallIntegerField(default=0, help_text="wrong codes since it was asked")
    proven_at = models.DateTimeField(null=True, help_text="who writes reads the mail of `person`")
    busy_until = models.DateTimeField(null=True, help_text="a worker is reading what they wrote")

    objects = ContactQuerySet.as_manager()

    def __str__(self):
        return f"contact {self.pk}"

    @property
    def address(self):
        """Where a message is sent: the very number they wrote from, else the name that Meta gave them."""
        return f"+{self.wa_id}" if self.wa_id else self.phone or self.user_id

    def window_ends(self):
        """None when there is none: they never wrote, or Meta said so since."""
        if self.last_inbound_at is None or (self.shut_at and self.shut_at >= self.last_inbound_at):
            return None
        return self.last_inbound_at + WINDOW

    def is_open(self, now):
        ends = self.window_ends()
        return ends is not None and now < ends


class Inbound(models.Model):
    """A message of theirs. `raw` stays until something was made of it; `words` without what nobody should send us."""

    wamid = models.CharField(max_length=200, unique=True)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="inbounds")
    kind = models.CharField(max_length=20)
    sent_at = models.DateTimeField()
    raw = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    note = models.OneToOneField(Note, models.PROTECT, null=True, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0, help_text="to fetch its file")
    fetch_after = models.DateTimeField(null=True, help_text="its file is owed")
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["contact", "sent_at", "id"], condition=Q(settled_at=None), name="inbounds_to_settle"),
            models.Index(
                fields=["fetch_after"], condition=Q(fetch_after__isnull=False), name="inbounds_with_file_owed"
            ),
            models.Index(fields=["contact", "-id"], name="inbounds_of_a_contact"),
            models.Index(
                fields=["settled_at"], condition=Q(note=None) & ~Q(words=""), name="inbounds_with_words_to_forget"
            ),
        ]

    def __str__(self):
        return f"{self.kind} of {self.contact_id}"


class State(models.IntegerChoices):
    """In the order in which one takes the place of another: whatever comes late says nothing new."""

    QUEUED = 0, _("En cola")
    UNKNOWN = 1, _("No se sabe si salió")
    SENT = 2, _("Enviado")
    FAILED = 3, _("No salió")
    DELIVERED = 4, _("Entregado")
    READ = 5, _("Leído")


class Outbound(models.Model):
    """A message of ours: waiting in the outbox, then whatever Meta says became of it."""

    message = models.OneToOneField(Message, models.PROTECT, related_name="outbound")
    wamid = models.CharField(max_length=200, unique=True, null=True)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="outbounds")
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="+")
    note = models.OneToOneField(Note, models.PROTECT, null=True, related_name="+")
    state = models.PositiveSmallIntegerField(choices=State, default=State.QUEUED)
    state_at = models.DateTimeField(default=timezone.now)
    code = models.PositiveIntegerField(null=True, help_text="Meta's, of why it did not leave")
    asked = models.ForeignKey("terms.Text", models.PROTECT, null=True, related_name="+", help_text="to agree to")

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(wamid=None), name="outbounds_to_follow"),
            models.Index(fields=["ticket", "id"], name="outbounds_of_a_ticket"),
        ]

    def __str__(self):
        return f"outbound {self.pk}: {self.get_state_display()}"


class Receipt(models.Model):
    """What Meta said of a message of ours; kept even before we know that it is ours."""

    wamid = models.CharField(max_length=200)
    status = models.CharField(max_length=12)
    key = models.CharField(max_length=120, blank=True, help_text="of the letter, as we gave it")
    at = models.DateTimeField()
    code = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wamid", "status"], name="a_status_is_told_once")]
        indexes = [models.Index(fields=["at"], name="receipts_by_age")]

    def __str__(self):
        return f"{self.status} of {self.wamid}"


class TemplateQuerySet(models.QuerySet["Template"]):
    def visible_to(self, user):
        return self.all() if user.is_technician else self.none()

    def offered(self):
        return self.filter(status="APPROVED").exclude(body="").order_by("name", "language")


class Template(models.Model):
    """Words that Meta approved, the only ones that leave outside the window. `body` has {{1}}, {{2}}…"""

    name = models.CharField(max_length=120)
    language = models.CharField(max_length=12)
    category = models.CharField(max_length=20, blank=True)
    body = models.TextField(blank=True)
    status = models.CharField(max_length=30, default="PENDING")

    objects = TemplateQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "language"], name="a_template_in_a_language_is_one")]

    def __str__(self):
        return f"{self.name} ({self.language})"
