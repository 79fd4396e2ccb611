"""What is sold, where it is put on paper."""

from mesa.sales.tests.conftest import case, order, sent, written  # noqa: F401 pytest finds them here by name
