"""The same cast, already at the door."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from mesa.exports.actions import make_exports
from mesa.sales.tests.conftest import case, order, sent, written


def _drawn():
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "PNG")
    return out.getvalue()


PIXEL = _drawn()


@pytest.fixture(autouse=True)
def _lenient(settings):
    """Staff of these stories have no second factor; `test_second_factor_doors` and the account's tests ask for one."""
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def ana_in(client, ana, texts):
    client.force_login(ana)
    client.ana = ana
    return client


@pytest.fixture
def png():
    def png(name="pantalla.png"):
        return SimpleUploadedFile(name, PIXEL)

    return png


def taken_along(client):
    """The archive of «Tus datos», as its person takes it."""
    client.post("/cuenta/mis-datos/")
    make_exports(timezone.now())
    return zipfile.ZipFile(io.BytesIO(b"".join(client.get("/cuenta/mis-datos/mis-datos.zip").streaming_content)))
