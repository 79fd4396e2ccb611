"""What a technician may send as an address, and what never."""

from time import process_time

import pytest

from mesa.lib.lures import lures

BAIT = [
    "https://teamviewer.com.evil.example/get", "https://teamviewer-soporte.mx/", "http://teamviewer.com/download",
    "https://teаmviewer.com/", "https://xn--temviewer-3fg.com/", "https://ana@teamviewer.com/", "https://team-viewer.mx/",
    "https://teamviewer.com@evil.example/", "https://203.0.113.7/soporte", "https://[2001:db8::1]/x",
    "https://2130706433/x", "https://0x7f.1/x", "https://descargas.example/TeamViewer_Setup.exe",
    "https://archivos.example/ayuda.msi?x=1", "https://archivos.example/ayuda%2eexe", "javascript:alert(1)",
    "data:text/html,x", "file:///c:/x", "ftp://teamviewer.com/x", "https://teamviewer.com:8443/", "www.tearnviewer.com",
    "https://teams-microsoft.com/l/x", "https://anydesk.mx.example/", "https://sp1ashtop.com/", "https://anyd3sk.com/",
    "https://teamviewer.com/?url=https://evil.example", "https://teamviewer.com\\\\@evil.example",
    "https://redir.example/?to=https%3A%2F%2Fteamviewer.com", "https://rnicrosoft.com/soporte", "https://soporte.ехample/",
]  # fmt: skip
HARMLESS = [
    "https://www.teamviewer.com", "https://get.teamviewer.com/s06301144", "https://teams.microsoft.com/l/meetup-join/19%3a",
    "https://support.microsoft.com/es-mx/windows", "https://anydesk.com/es", "https://sos.splashtop.com",
    "https://rustdesk.com",
    "https://store.steamstore.example/", "https://www.hp.com/mx-es/drivers?serie=123", "https://es.wikipedia.org/wiki/BIOS",
    "https://soporte.hardcom.mx/tickets/4/",
    "http://192-168-1-1.example/router", "https://example.org/guia.pdf", "mailto:webmaster@hardcom.mx",
    "Escribe C:\\Windows",
    "https://ayuda.example/pasos?next=2", "el archivo setup.exe que ya tienes", "metadata:2026",
    "javascript: está desactivado", "data: 5 GB",
]  # fmt: skip


@pytest.mark.parametrize("address", BAIT)
def test_bait_is_seen_wherever_it_is_written(address):
    for text in (address, f"Entra a {address}.", f"({address}) y espera", f"«{address}»\nGracias"):
        assert lures(text), text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_passes(text):
    assert lures(f"Mira {text} cuando puedas.") == []


def test_the_makers_of_an_installation_are_at_home():
    assert lures("https://anydesk-mesa.example/x") and not lures(
        "https://anydesk-mesa.example/x", ["anydesk-mesa.example"]
    )


def test_it_is_fast_on_hostile_words():
    text = "https://" * 20_000 + "a@" * 20_000
    began = process_time()
    lures(text)
    assert process_time() - began < 2
