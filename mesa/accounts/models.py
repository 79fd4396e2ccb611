"""People: who they are, what they may open, how they want to be reached, and their equipment."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    REQUESTER = "requester", _("Solicitante")
    TECHNICIAN = "technician", _("Técnico")
    SALES = "sales", _("Ventas")
    SUPERVISOR = "supervisor", _("Supervisor")


class ContactBy(models.TextChoices):
    CHAT = "chat", _("Chat en esta página")
    WHATSAPP = "whatsapp", _("WhatsApp")
    PHONE = "phone", _("Teléfono")
    EMAIL = "email", _("Correo electrónico")


class Theme(models.TextChoices):
    AUTO = "auto", _("Como mi equipo")
    LIGHT = "light", _("Claro")
    DARK = "dark", _("Oscuro")


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, email):
        """Several people may claim an address; only one can have verified it, and that one comes first."""
        claims = self.filter(email__iexact=email).order_by(models.F("email_verified_at").asc(nulls_last=True), "-pk")
        person = claims.first()
        if person is None:
            raise self.model.DoesNotExist
        return person

    def visible_to(self, user):
        if user.is_supervisor:
            return self.all()
        return self.filter(pk=user.pk)

    def technicians(self):
        return self.filter(role__in=TECHNICAL, is_active=True).order_by("name", "pk")


TECHNICAL = {Role.TECHNICIAN, Role.SUPERVISOR}


class User(AbstractBaseUser):
    email = models.EmailField(_("correo electrónico"), max_length=254)
    name = models.CharField(_("nombre"), max_length=120)
    role = models.CharField(_("función"), max_length=12, choices=Role, default=Role.REQUESTER)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    email_verified_at = models.DateTimeField(null=True)
    personalised_at = models.DateTimeField(null=True)
    prepared_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    photo = models.FileField(upload_to="photos/", blank=True)
    phone = models.CharField(_("teléfono"), max_length=16, blank=True)
    whatsapp = models.CharField(_("WhatsApp"), max_length=16, blank=True)
    contact_by = models.CharField(
        _("cómo prefieres que te contactemos"), max_length=10, choices=ContactBy, default="chat"
    )
    contact_hours = models.CharField(_("horario para contactarte"), max_length=120, blank=True)
    language = models.CharField(_("idioma"), max_length=8, choices=settings.LANGUAGES, default="es-mx")
    timezone = models.CharField(_("zona horaria"), max_length=40, default=settings.TIME_ZONE)
    theme = models.CharField(_("aspecto"), max_length=5, choices=Theme, default=Theme.AUTO)
    letters_off = models.JSONField(default=dict, help_text="channel → event kinds this person does not want")

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"),
                condition=Q(email_verified_at__isnull=False),
                name="a_verified_address_belongs_to_one_person",
            )
        ]
        indexes = [
            models.Index(models.functions.Lower("email"), name="people_by_address"),
            models.Index(fields=["joined_at"], condition=Q(email_verified_at=None), name="people_never_verified"),
            models.Index(fields=["role", "name"], condition=~Q(role="requester"), name="people_of_the_house"),
        ]

    def __str__(self):
        return self.name or self.email

    @property
    def is_requester(self):
        return self.role == Role.REQUESTER

    @property
    def is_technician(self):
        return self.is_active and self.role in TECHNICAL

    @property
    def is_supervisor(self):
        return self.is_active and self.role == Role.SUPERVISOR

    @property
    def is_sales(self):
        return self.is_active and self.role in {Role.SALES, Role.SUPERVISOR}

    @property
    def is_house(self):
        """Works at the desk: technician, sales or supervisor."""
        return self.is_active and self.role != Role.REQUESTER

    @property
    def is_verified(self):
        return self.email_verified_at is not None

    @property
    def first_name(self):
        return self.name.split(" ")[0]

    def wants(self, kind, channel):
        return kind not in self.letters_off.get(channel, ())


class EquipmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(owner=user, retired_at=None)


class Equipment(models.Model):
    """«Mis equipos»: picked again when reporting."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="equipment")
    brand = models.CharField(_("marca"), max_length=60)
    model = models.CharField(_("modelo"), max_length=80, blank=True)
    system = models.CharField(_("sistema operativo"), max_length=60, blank=True)
    serial = models.CharField(_("número de serie"), max_length=60, blank=True)
    notes = models.CharField(_("notas"), max_length=300, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "equipment"

    def __str__(self):
        return " ".join(filter(None, [self.brand, self.model]))


class AuditQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.all() if user.is_supervisor else self.none()


class AuditEvent(models.Model):
    """Sign-ins of the house and changes of permission. Only `audit.note` writes it; nobody edits it."""

    kind = models.CharField(max_length=32)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=300, blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.at:%F %T} {self.kind}"


class Invitation(models.Model):
    """A supervisor asks somebody to work at the desk; the link asks before it acts and works once."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=12, choices=[c for c in Role.choices if c[0] != Role.REQUESTER])
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.email
