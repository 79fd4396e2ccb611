from mesa.channels.whatsapp.tests.conftest import claimed, cloud, phoned
from mesa.sales.tests.conftest import case, sent, written

__all__ = ["case", "claimed", "cloud", "phoned", "sent", "written"]
