"""The kinds of event of what happens by WhatsApp and is no note. Each is one of its ticket."""

from django.utils.translation import gettext_lazy as _

from mesa.tickets.kinds import EventKind, Traits
from mesa.tickets.models import LIVE, Status


# fmt: off
class Kind(EventKind):
    EXCHANGE_LOGGED = "exchange_logged", Traits(becomes=dict.fromkeys(LIVE, Status.OPEN), icon="whatsapp", tone="info")
    WHATSAPP_FAILED = "whatsapp_failed", Traits(
        ("technician",), public=False, icon="triangle-alert", tone="bad", letter_tone="alert",
        label_staff=_("Un mensaje de WhatsApp no salió"))
# fmt: on
