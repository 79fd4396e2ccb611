import pytest

from mesa.doors import navigation
from mesa.ui import jinja


@pytest.fixture(autouse=True)
def _street(settings):
    """Pages of their own at addresses of their own, which nobody after them may remember."""
    settings.ROOT_URLCONF = "mesa.doors.tests.urls"
    settings.DEBUG_PAGES = True
    _forget()
    yield
    _forget()


def _forget():
    navigation._address.cache_clear()
    jinja.url.cache_clear()
