"""What is sold and who speaks by WhatsApp, lent to the tests of what is told of them."""

from mesa.channels.whatsapp.tests.conftest import claimed, cloud, hear, phoned, send
from mesa.sales.tests.conftest import case, sent, written
