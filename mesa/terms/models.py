"""Versioned public texts, and who agreed to which words, when and from where."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User


class Slug(models.TextChoices):
    HOW_IT_WORKS = "how-it-works", _("Cómo funciona")
    ASK_FOR_HELP = "ask-for-help", _("Cómo pedir ayuda")
    PREPARATION = "preparation", _("Preparación")
    FAQ = "faq", _("Preguntas frecuentes")
    GUIDELINES = "guidelines", _("Lineamientos")
    PRIVACY = "privacy", _("Aviso de privacidad")
    REMOTE = "remote-session", _("Asistencia remota")


class TextQuerySet(models.QuerySet["Text"]):
    def visible_to(self, user: User) -> "TextQuerySet":
        """Every version, for those who write them; everybody reads the one in force."""
        return self.all() if user.is_supervisor else self.none()

    def in_force(self, slug: str, language: str, now: datetime) -> "Text | None":
        """The newest version of a page in one language that already holds."""
        return self.filter(slug=slug, language=language, in_force_at__lte=now).order_by("-version").first()


class Text(models.Model):
    """One version of one page in one language. A version is never edited: a new one replaces it."""

    slug = models.CharField(max_length=20, choices=Slug)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    body = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    in_force_at = models.DateTimeField(default=timezone.now)

    objects = TextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "language", "version"], name="a_version_of_a_text_is_written_once")
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.language} v{self.version}"


class Acceptance(models.Model):
    """The exact words a person agreed to, kept for good even if the text is replaced."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="acceptances")
    text = models.ForeignKey(Text, models.PROTECT, related_name="acceptances")
    words = models.TextField()
    accepted_at = models.DateTimeField(default=timezone.now)
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=10, default="web")

    def __str__(self) -> str:
        return f"{self.person} · {self.text}"
