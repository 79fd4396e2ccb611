"""What can be sold, and the taxes of each day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.lib.spanish import fold


class ProductKind(models.TextChoices):
    PRODUCT = "product", _("Producto")
    SERVICE = "service", _("Servicio")
    LICENCE = "licence", _("Licencia")


class Unit(models.TextChoices):
    PIECE = "PZA", _("Pieza")
    SERVICE = "SERV", _("Servicio")
    LICENCE = "LIC", _("Licencia")
    HOUR = "HR", _("Hora")


MEASURES = {
    Unit.PIECE: _("PZA"),
    Unit.SERVICE: _("SERV"),
    Unit.LICENCE: _("LIC"),
    Unit.HOUR: _("HR"),
}  # beside a number


class Currency(models.TextChoices):
    MXN = "MXN", _("Pesos mexicanos")
    USD = "USD", _("Dólares")


class Condition(models.TextChoices):
    NEW = "new", _("Nuevo")
    REFURBISHED = "refurbished", _("Reacondicionado")


class TaxKind(models.TextChoices):
    GENERAL = "general", _("IVA general")
    BORDER = "border", _("IVA de la región fronteriza")
    ZERO = "zero", _("Tasa cero")
    EXEMPT = "exempt", _("Exento")


class ProductQuerySet(models.QuerySet["Product"]):
    def visible_to(self, user: User) -> "ProductQuerySet":
        """All, for sellers only."""
        return self.all() if user.is_sales else self.none()

    def offered(self) -> "ProductQuerySet":
        """Those that are not retired."""
        return self.filter(retired_at=None)

    def matching(self, words: str) -> "ProductQuerySet":
        """All of these words or parts of them, with or without accents, each in the key, the name or the brand."""
        found = self
        for word in fold(words).split()[:6]:
            found = found.filter(words__contains=word)
        return found.order_by("name", "pk")


class Product(models.Model):
    sku = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=ProductKind)
    brand = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=4, choices=Unit)
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    price = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3, choices=Currency, default=Currency.MXN)
    tax = models.CharField(max_length=8, choices=TaxKind, default=TaxKind.GENERAL)
    delivery_days = models.PositiveSmallIntegerField(default=0)
    warranty_months = models.PositiveSmallIntegerField(default=12)
    retired_at = models.DateTimeField(null=True)
    words = models.TextField(default="", help_text="what it is looked for by, folded; written by the act")

    objects = ProductQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="products_cost_something", condition=Q(cost__gte=0, price__gte=0))]
        indexes = [models.Index(fields=["name"], condition=Q(retired_at=None), name="products_offered")]

    def __str__(self) -> str:
        return f"{self.sku} {self.name}"


class TaxRateQuerySet(models.QuerySet["TaxRate"]):
    def visible_to(self, user: User) -> "TaxRateQuerySet":
        """All, for sellers only."""
        return self.all() if user.is_sales else self.none()


class TaxRate(models.Model):
    """The percent of a kind of tax from a day on; the law changes it with a date."""

    kind = models.CharField(max_length=8, choices=TaxKind)
    percent = models.DecimalField(max_digits=4, decimal_places=2)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = TaxRateQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "valid_from"], name="a_tax_changes_once_a_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.percent}%"
