import pytest


@pytest.fixture(autouse=True)
def _street(settings):
    settings.ROOT_URLCONF = "mesa.ui.tests.urls"
    settings.DEBUG_PAGES = True
