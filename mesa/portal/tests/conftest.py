"""The same cast, already at the door."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mesa.sales.tests.conftest import case, order, sent, written


def _drawn():
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "PNG")
    return out.getvalue()


PIXEL = _drawn()


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
