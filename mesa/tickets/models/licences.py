"""Proof that a program may be installed: no licence, no installation."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .ledger import Note
from .ticket import Ticket


class ProofKind(models.TextChoices):
    INVOICE = "invoice", _("Factura o comprobante de compra")
    KEY = "key", _("Clave de licencia a la mano")
    STICKER = "sticker", _("Etiqueta de la licencia en el equipo")
    MEDIUM = "medium", _("CD o medio de instalación original")


class LicenceProofQuerySet(models.QuerySet["LicenceProof"]):
    def of(self, program: str) -> "list[LicenceProof]":
        """The proofs of one program, however it was typed."""
        return [proof for proof in self if proof.program.casefold() == program.casefold()]


class LicenceProof(models.Model):
    """What was shown, of which program, to whom and when. Files and words are in the note."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="proofs")
    program = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=ProofKind)
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = LicenceProofQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.program} ({self.kind})"
