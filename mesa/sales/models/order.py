"""What was sold, on its way to the person, and what it is guaranteed for."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mesa.accounts.models import Equipment, User
from mesa.tickets.models import Ticket

from .catalogue import ProductKind, Unit
from .quote import Line, Quote


class Step(models.TextChoices):
    PLACED = "placed", _("Por surtir")
    SUPPLIED = "supplied", _("Pedido al fabricante")
    RECEIVED = "received", _("Recibido")
    SHIPPED = "shipped", _("Enviado")
    INSTALLED = "installed", _("Instalado")
    DELIVERED = "delivered", _("Entregado")
    CANCELLED = "cancelled", _("Cancelado")


class Lack(models.TextChoices):
    """What is written down before somebody has what they bought."""

    SERIALS = "serials", _("los números de serie")
    SHIPPING = "shipping", _("el envío")
    PAYMENT = "payment", _("la referencia del pago")


ON_ITS_WAY = (Step.PLACED, Step.SUPPLIED, Step.RECEIVED, Step.SHIPPED, Step.INSTALLED)


class OrderQuerySet(models.QuerySet["Order"]):
    def visible_to(self, user: User) -> "OrderQuerySet":
        """All for sellers; for others what they bought."""
        return self.all() if user.is_sales else self.filter(quote__case__ticket__requester=user)

    def open(self) -> "OrderQuerySet":
        """Neither delivered nor cancelled."""
        return self.filter(step__in=ON_ITS_WAY)


class Order(models.Model):
    TICKET = "quote__case__ticket"

    quote = models.OneToOneField(Quote, models.PROTECT, related_name="order")
    folio = models.CharField(max_length=24, blank=True, help_text="written once by the act")
    step = models.CharField(max_length=9, choices=Step, default=Step.PLACED)
    placed_at = models.DateTimeField(default=timezone.now)
    supplied_at = models.DateTimeField(null=True)
    supplier = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField(null=True)
    shipped_at = models.DateTimeField(null=True)
    carrier = models.CharField(max_length=60, blank=True)
    guide = models.CharField(max_length=60, blank=True)
    tracking = models.URLField(max_length=300, blank=True)
    installed_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=120, blank=True, help_text="who agreed that it came whole")
    cancelled_at = models.DateTimeField(null=True)
    payment = models.CharField(max_length=120, blank=True, help_text="a reference of the bank; never a card")

    objects = OrderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folio"], condition=~Q(folio=""), name="a_folio_names_one_order"),
            models.CheckConstraint(
                name="orders_say_when_they_ended",
                condition=(Q(step="delivered") ^ Q(delivered_at=None)) & (Q(step="cancelled") ^ Q(cancelled_at=None)),
            ),
        ]
        indexes = [models.Index(fields=["step", "placed_at"], name="orders_by_step")]

    def __str__(self) -> str:
        return self.folio

    @property
    def status(self) -> str:
        """Its step."""
        return self.step

    @property
    def is_to_install(self) -> bool:
        """Not installed, delivered nor cancelled yet."""
        return self.step in (Step.PLACED, Step.SUPPLIED, Step.RECEIVED, Step.SHIPPED)

    @property
    def is_to_deliver(self) -> bool:
        """Neither delivered nor cancelled yet."""
        return self.step in ON_ITS_WAY

    @property
    def lacking(self) -> list[Lack]:
        """What nobody wrote down yet of what is usual before it is delivered."""
        things = [line for line in self.lines.select_related("line__product") if line.is_thing]
        found = {
            Lack.SERIALS: any(line.unnumbered for line in things),
            Lack.SHIPPING: bool(things) and self.shipped_at is None,
            Lack.PAYMENT: not self.payment,
        }
        return [lack for lack, lacks in found.items() if lacks]

    @property
    def ticket(self) -> Ticket:
        """That of its case."""
        return self.quote.case.ticket

    @property
    def ticket_id(self) -> int:
        """That of its case."""
        return self.quote.case.ticket_id


class OrderLine(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="lines")
    line = models.OneToOneField(Line, models.PROTECT, related_name="ordered")
    serials = models.CharField(max_length=400, blank=True, help_text="serial numbers or licences, one per line")
    warranty_from = models.DateField(null=True)
    warranty_until = models.DateField(null=True)
    equipment = models.ForeignKey(Equipment, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.line)

    @property
    def is_thing(self) -> bool:
        """It can have a serial number: neither work nor a licence."""
        product = self.line.product
        return product.kind == ProductKind.PRODUCT if product else self.line.unit == Unit.PIECE

    @property
    def unnumbered(self) -> int:
        """How many of its pieces have no serial number yet."""
        said = sum(bool(one.strip()) for one in self.serials.splitlines())
        return max(int(self.line.quantity) - said, 0)


class Claim(models.Model):
    """A report about something that was sold, inside its own warranty."""

    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="claims")
    ticket = models.OneToOneField(Ticket, models.PROTECT, related_name="product_claim")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"claim #{self.ticket_id}"
