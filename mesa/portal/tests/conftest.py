"""The same cast, already at the door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf"
    "c0000003010100c9fe92ef0000000049454e44ae426082"
)


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
