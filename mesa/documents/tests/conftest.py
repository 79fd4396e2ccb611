"""What is sold, where it is put on paper."""

from mesa.sales.tests.conftest import case, order, sent, written
