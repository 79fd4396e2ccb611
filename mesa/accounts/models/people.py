"""People: who they are, what they may open, and how they want to be reached."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    REQUESTER = "requester", _("Solicitante")
    TECHNICIAN = "technician", _("Técnico")
    SALES = "sales", _("Ventas")
    SUPERVISOR = "supervisor", _("Supervisor")


class Theme(models.TextChoices):
    AUTO = "auto", _("Como mi equipo")
    LIGHT = "light", _("Claro")
    DARK = "dark", _("Oscuro")


class UserQuerySet(models.QuerySet["User"]):
    def with_number(self, number: str) -> "UserQuerySet":
        """Everybody who gave this number, as E.164, active or not."""
        return self.filter(reduce(or_, [Q(**{name: number}) for name in self.model.NUMBERS]))


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        """Lists of people can be asked for a number."""
        return UserQuerySet(self.model, using=self._db)

    def claiming(self, email: str) -> "models.QuerySet[User]":
        """Several people may claim an address; only one can have verified it, and that one comes first."""
        return self.alias(address=Lower("email")).filter(address=email.lower()).order_by(VERIFIED_FIRST, "-pk")

    def get_by_natural_key(self, email: str | None) -> "User":
        """The owner of the address, else the newest claim on it. Raises DoesNotExist."""
        person = self.claiming(email or "").first()
        if person is None:
            raise self.model.DoesNotExist
        return person

    def visible_to(self, user: "User") -> UserQuerySet:
        """Everybody for supervisors; each other person only themselves."""
        everybody = self.get_queryset()
        return everybody if user.is_supervisor else everybody.filter(pk=user.pk)

    def writing_as(self, email: str) -> "User | None":
        """Who proved that mailbox, by the main address or another of theirs; None is a stranger."""
        address = email.lower()
        proven = Q(email_verified_at__isnull=False)
        return (
            self.claiming(address).filter(proven, is_active=True).first()
            or self.filter(proven, is_active=True, aliases__email=address, aliases__verified_at__isnull=False).first()
        )

    def calling_from(self, number: str) -> "models.QuerySet[User]":
        """Who gave this number, as E.164, as theirs: several people of one house or office may."""
        return self.get_queryset().with_number(number).filter(is_active=True).order_by("name", "pk")

    def technicians(self) -> "models.QuerySet[User]":
        """The active ones, supervisors included, by name."""
        # The exclusion says nothing new, but in the words of `people_of_the_house`: without it everybody is read.
        return self.exclude(role=Role.REQUESTER).filter(role__in=TECHNICAL, is_active=True).order_by("name", "pk")


VERIFIED_FIRST = models.F("email_verified_at").asc(nulls_last=True)
TECHNICAL = {Role.TECHNICIAN, Role.SUPERVISOR}


class User(AbstractBaseUser):
    email = models.EmailField(_("correo electrónico"), max_length=254)
    new_email = models.EmailField(max_length=254, blank=True, help_text="waits for its own verification")
    name = models.CharField(_("nombre"), max_length=120)
    role = models.CharField(_("función"), max_length=12, choices=Role, default=Role.REQUESTER)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    email_verified_at = models.DateTimeField(null=True)
    personalised_at = models.DateTimeField(null=True)
    prepared_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")

    photo = models.FileField(upload_to="photos/", blank=True)
    phone = models.CharField(_("teléfono"), max_length=16, blank=True)
    whatsapp = models.CharField(_("WhatsApp"), max_length=16, blank=True)
    contact_by = models.CharField(
        _("cómo prefieres que te contactemos"), max_length=10, default="chat", help_text="the slug of a way"
    )
    contact_hours = models.CharField(_("horario para contactarte"), max_length=120, blank=True)
    language = models.CharField(_("idioma"), max_length=8, choices=settings.LANGUAGES, default="es-mx")
    timezone = models.CharField(_("zona horaria"), max_length=40, default=settings.TIME_ZONE)
    theme = models.CharField(_("aspecto"), max_length=5, choices=Theme, default=Theme.AUTO)
    keys_off = models.BooleanField(_("sin teclas de un solo signo"), default=False)
    letters_off = models.JSONField(default=dict, help_text="channel → event kinds this person does not want")

    NUMBERS = {"phone": _("Teléfono"), "whatsapp": _("WhatsApp")}

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(email_verified_at__isnull=False),
                name="a_verified_address_belongs_to_one_person",
            )
        ]
        indexes = [
            models.Index(Lower("email"), name="people_by_address"),
            models.Index(fields=["phone"], name="people_by_phone"),
            models.Index(fields=["whatsapp"], name="people_by_whatsapp"),
            models.Index(fields=["joined_at"], condition=Q(email_verified_at=None), name="people_never_verified"),
            models.Index(fields=["role", "name"], condition=~Q(role="requester"), name="people_of_the_house"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_requester(self) -> bool:
        """Asks for help, active or not."""
        return self.role == Role.REQUESTER

    @property
    def is_technician(self) -> bool:
        """Active, and a technician or a supervisor."""
        return self.is_active and self.role in TECHNICAL

    @property
    def is_supervisor(self) -> bool:
        """Active, and a supervisor."""
        return self.is_active and self.role == Role.SUPERVISOR

    @property
    def is_sales(self) -> bool:
        """Active, and a seller or a supervisor."""
        return self.is_active and self.role in {Role.SALES, Role.SUPERVISOR}

    @property
    def is_house(self) -> bool:
        """Works at the desk: technician, sales or supervisor."""
        return self.is_active and self.role != Role.REQUESTER

    @property
    def is_verified(self) -> bool:
        """Their address was proven."""
        return self.email_verified_at is not None

    @property
    def numbers(self) -> list[str]:
        """Those they gave, as E.164."""
        return [number for name in self.NUMBERS if (number := getattr(self, name))]

    @property
    def labelled_numbers(self) -> list[tuple[str | Promise, str]]:
        """`[(label, number)]` of all they may give; "" where they did not."""
        return [(label, getattr(self, name)) for name, label in self.NUMBERS.items()]

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.split(" ")[0]

    def wants(self, kind: str, channel: str) -> bool:
        """Whether they did not turn off letters of this kind of event in a channel («email»)."""
        return kind not in self.letters_off.get(channel, ())
