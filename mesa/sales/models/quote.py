"""A quote: one version of what is offered, frozen once it is sent."""

from collections.abc import Collection
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import User
from mesa.lib.money import ZERO, Priced, Totals, cents, margin, totals
from mesa.tickets.models import Ticket

from .case import Case
from .catalogue import MEASURES, Condition, Currency, Product, TaxKind, Unit


class State(models.TextChoices):
    DRAFT = "draft", _("Borrador")
    SENT = "sent", _("Enviada")
    SEEN = "seen", _("Vista")
    ACCEPTED = "accepted", _("Aceptada")
    DECLINED = "declined", _("Rechazada")
    EXPIRED = "expired", _("Vencida")
    REPLACED = "replaced", _("Reemplazada")


STANDING = (State.SENT, State.SEEN)  # the person may decide


class QuoteQuerySet(models.QuerySet["Quote"]):
    def visible_to(self, user: User) -> "QuoteQuerySet":
        """Sellers every version; the person what was sent to them."""
        if user.is_sales:
            return self.all()
        return self.filter(case__ticket__requester=user).exclude(sent_at=None)

    def standing(self) -> "QuoteQuerySet":
        """Those that the person may decide."""
        return self.filter(state__in=STANDING)


class Quote(models.Model):
    TICKET = "case__ticket"

    case = models.ForeignKey(Case, models.PROTECT, related_name="quotes")
    first = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="versions", help_text="whose folio it has"
    )
    folio = models.CharField(max_length=24, blank=True, help_text="written once by the act; all versions have the same")
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3, choices=Currency, default=Currency.MXN)
    rate = models.DecimalField(max_digits=10, decimal_places=4, null=True, help_text="pesos for a dollar, that day")
    rate_on = models.DateField(null=True)
    border = models.BooleanField(default=False, help_text="delivered in the border region, by a branch of that region")
    valid_until = models.DateField()
    terms = models.TextField(blank=True)
    note = models.TextField(blank=True, help_text="to the person, above the alternatives")
    written_at = models.DateTimeField(default=timezone.now)
    approval_asked_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True, help_text="it expired, or another version replaced it")
    reminded = models.PositiveSmallIntegerField(default=0)
    nonce = models.CharField(
        max_length=64, blank=True, help_text="what its link is made of, with the installation's key"
    )
    seal = models.CharField(max_length=19, blank=True, help_text="the code on its paper, since it was sent")
    secret = models.CharField(max_length=64, unique=True, null=True, help_text="SHA-256 of what its link carries")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the document as it was sent")
    seal_after = models.DateTimeField(null=True, help_text="a worker is drawing its document")

    objects = QuoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "version"], name="a_version_of_a_quote_is_written_once"),
            models.UniqueConstraint(
                fields=["folio", "version"], condition=~Q(folio=""), name="a_folio_and_a_version_name_one_quote"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=STANDING), name="a_case_has_one_quote_to_decide"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(state="accepted"), name="a_case_is_sold_once"),
            models.CheckConstraint(name="drafts_were_not_sent", condition=Q(state="draft") ^ Q(sent_at__isnull=False)),
            models.CheckConstraint(
                name="dollars_have_their_rate",
                condition=Q(currency="MXN", rate=None) | Q(currency="USD", rate__isnull=False, rate_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["valid_until"], condition=Q(state__in=STANDING), name="quotes_to_expire")]

    def __str__(self) -> str:
        return self.folio

    @property
    def status(self) -> str:
        """Its state."""
        return self.state

    @property
    def ticket(self) -> Ticket:
        """That of its case."""
        return self.case.ticket

    @property
    def ticket_id(self) -> int:
        """That of its case."""
        return self.case.ticket_id

    @property
    def is_standing(self) -> bool:
        """The person may decide."""
        return self.state in STANDING


class Alternative(models.Model):
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="alternatives")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=400, blank=True)
    recommended = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["quote", "position"], name="alternatives_stand_in_order"),
            models.UniqueConstraint(
                fields=["quote"], condition=Q(recommended=True), name="one_alternative_is_recommended"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def totals(self, without: Collection[int] = ()) -> Totals:
        """Of all its lines but the optional ones (their ids) somebody left out."""
        return totals(line.priced for line in self.lines.all() if line.pk not in without)

    def cost(self, without: Collection[int] = ()) -> Decimal:
        """What the house pays, without tax, but for the optional lines left out. Only for the seller."""
        return sum((line.cost for line in self.lines.all() if line.pk not in without), ZERO)

    def margin(self) -> Decimal | None:
        """Percent of the price before tax that is not cost; None of what is given away. Only for the seller."""
        return margin(self.totals().base, self.cost())

    def worst_margin(self) -> Decimal | None:
        """The least that the person can leave of it by choosing among the optional lines. Only for the seller.

        The worst choice is among those that keep the optional lines of the least margin: each of the others raises it.
        """
        lines = list(self.lines.all())
        optional = sorted((line for line in lines if line.optional), key=lambda line: line.leaves)
        found = []
        for kept in range(len(optional) + 1):
            without = {line.pk for line in optional[kept:]}
            if len(without) < len(lines):
                found.append(margin(self.totals(without).base, self.cost(without)))
        return min((one for one in found if one is not None), default=None)


class Line(models.Model):
    alternative = models.ForeignKey(Alternative, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="+")
    sku = models.CharField(max_length=40, blank=True)
    description = models.CharField(max_length=300)
    condition = models.CharField(max_length=12, choices=Condition, default=Condition.NEW)
    unit = models.CharField(max_length=4, choices=Unit)
    quantity = models.DecimalField(max_digits=10, decimal_places=3)
    unit_price = models.DecimalField(max_digits=12, decimal_places=2)
    unit_cost = models.DecimalField(max_digits=12, decimal_places=2)
    discount_percent = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    tax = models.CharField(max_length=8, choices=TaxKind, default=TaxKind.GENERAL)
    tax_percent = models.DecimalField(max_digits=4, decimal_places=2)
    delivery_days = models.PositiveSmallIntegerField(default=0)
    warranty_months = models.PositiveSmallIntegerField(default=12)
    optional = models.BooleanField(default=False, help_text="the person may leave it out")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["alternative", "position"], name="lines_stand_in_order"),
            models.CheckConstraint(
                name="lines_are_of_something",
                condition=Q(quantity__gt=0, unit_price__gte=0, unit_cost__gte=0)
                & Q(discount_percent__gte=0, discount_percent__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return self.description

    @property
    def priced(self) -> Priced:
        """The same as money is summed."""
        return Priced(self.quantity, self.unit_price, self.discount_percent, self.tax_percent)

    @property
    def cost(self) -> Decimal:
        """What the house pays for all of it, without tax. Only for the seller."""
        return cents(self.quantity * self.unit_cost)

    @property
    def leaves(self) -> Decimal:
        """Percent of its price that is not cost; of what is given away, less than of anything sold."""
        own = margin(totals([self.priced]).base, self.cost)
        return Decimal("-Infinity") if own is None else own

    @property
    def measure(self) -> str | Promise:
        """The unit beside a number."""
        return MEASURES[Unit(self.unit)]

    @property
    def amount(self) -> Decimal:
        """With its discount, without tax."""
        return self.priced.amount


class Paper(models.Model):
    """The document as it was sent, byte for byte: the database refuses to change it or to let it go."""

    quote = models.OneToOneField(Quote, models.PROTECT, related_name="paper")
    pdf = models.BinaryField()
    kept_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"paper of {self.quote_id}"


class Decision(models.Model):
    """What the person decided on a quote, once: who, when, from where, and on which words."""

    quote = models.OneToOneField(Quote, models.PROTECT, related_name="decision")
    alternative = models.ForeignKey(
        Alternative, models.PROTECT, null=True, related_name="+", help_text="the accepted one"
    )
    left_out = models.JSONField(default=list, help_text="primary keys of the optional lines that were not wanted")
    total = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    reason = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    name = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="decisions_accept_or_say_why_not", condition=Q(alternative__isnull=False) ^ ~Q(reason="")
            )
        ]

    def __str__(self) -> str:
        return f"decision on {self.quote_id}"
