from mesa.channels.whatsapp.tests.conftest import cloud, phoned
from mesa.sales.tests.conftest import case, sent, written

__all__ = ["case", "cloud", "phoned", "sent", "written"]
