"""The kinds of event of a sale. Each is one of its ticket."""

from django.utils.translation import gettext_lazy as _

from mesa.tickets.kinds import EventKind, Traits

REQUESTER, ATTENDING, SELLER = "requester", "attending", "seller"


# fmt: off
class Kind(EventKind):
    SALES_OFFERED = "sales_offered", Traits(
        (REQUESTER,), icon="tags", quotes="needs", label=_("Un técnico propone pasar tu ticket a ventas"))
    SALES_REFUSED = "sales_refused", Traits(
        (ATTENDING,), icon="ban", label_staff=_("El usuario no quiso pasar a ventas"))
    ESCALATED = "escalated", Traits(
        ("sales", ATTENDING), icon="tags", quotes="needs", label_staff=_("Un ticket pasó a ventas"))
    CASE_TAKEN = "case_taken", Traits(icon="user-round")
    CASE_NOTED = "case_noted", Traits(
        (REQUESTER,), sentence=False, seller=True, label=_("Ventas te escribió una nota"))
    CASE_RETURNED = "case_returned", Traits(
        (REQUESTER, ATTENDING), icon="undo-2", quotes="words",
        label=_("Ventas devolvió tu ticket al técnico"), label_staff=_("Ventas te devolvió un ticket"))
    APPROVAL_ASKED = "approval_asked", Traits(
        ("supervisors",), public=False, icon="stamp", opens="review",
        label_staff=_("Una cotización espera tu visto bueno"))
    QUOTE_APPROVED = "quote_approved", Traits(
        (SELLER,), public=False, icon="stamp", opens="review",
        label_staff=_("Un supervisor aprobó tu cotización"))
    QUOTE_SENT = "quote_sent", Traits(
        (REQUESTER,), icon="file-text", opens="quote", prices="each", template="quote_template",
        label=_("Llegó una cotización"))
    QUOTE_SEEN = "quote_seen", Traits(quiet=True, icon="eye")
    QUOTE_QUESTIONED = "quote_questioned", Traits(
        (SELLER,), label_staff=_("El usuario preguntó por una cotización"))
    QUOTE_REPLACED = "quote_replaced", Traits(icon="refresh-cw")
    QUOTE_SHARED = "quote_shared", Traits(icon="send")
    QUOTE_REMINDED = "quote_reminded", Traits(
        (REQUESTER,), icon="bell", opens="quote", prices="each", template="reminder_template",
        label=_("Está por vencer una cotización"))
    QUOTE_ACCEPTED = "quote_accepted", Traits(
        (REQUESTER, SELLER, ATTENDING), receipt=True, icon="circle-check", opens="quote", prices="total",
        label=_("Aceptaste una cotización"), label_staff=_("El usuario aceptó una cotización"))
    QUOTE_DECLINED = "quote_declined", Traits(
        (REQUESTER, SELLER, ATTENDING), receipt=True, icon="circle-x", opens="quote", quotes="words",
        label=_("Rechazaste una cotización"), label_staff=_("El usuario rechazó una cotización"))
    QUOTE_EXPIRED = "quote_expired", Traits(
        (REQUESTER, SELLER), icon="clock",
        label=_("Venció una cotización"), label_staff=_("Venció una cotización sin respuesta"))
    ORDER_SUPPLIED = "order_supplied", Traits(icon="package")
    ORDER_RECEIVED = "order_received", Traits(icon="package")
    ORDER_SHIPPED = "order_shipped", Traits(
        (REQUESTER,), icon="truck", label=_("Va en camino lo que compraste"))
    ORDER_INSTALLED = "order_installed", Traits(icon="wrench")
    ORDER_DELIVERED = "order_delivered", Traits(
        (REQUESTER, ATTENDING), icon="package-check", label=_("Te entregamos lo que compraste"),
        label_staff=_("Se entregó lo que compró el usuario de un ticket tuyo"))
    ORDER_CANCELLED = "order_cancelled", Traits(
        (REQUESTER,), icon="ban", quotes="words", label=_("Se canceló lo que compraste"))
    PRODUCT_CLAIMED = "product_claimed", Traits(
        (SELLER,), icon="shield-check", label_staff=_("El usuario reclama la garantía de algo que compró"))
# fmt: on
