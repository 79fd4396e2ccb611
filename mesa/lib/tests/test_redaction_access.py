"""What opens somebody's machine, in the spellings people use; and the numbers that only look like it."""

import pytest

from mesa.lib.redaction import pair, redact

WRITTEN = [
    "mi id es 987 654 321 y la clave MARCA4f",
    "Mi ID: 987654321 contraseña: MARCA4f",
    "TeamViewer 987654321 / MARCA4f",
    "teamviewer: 987 654 321, contraseña MARCA4f",
    "Team Viewer ID 987-654-321 pass MARCA4f",
    "anydesk 987654321 clave: MARCA4f",
    "AnyDesk: 987 654 321\nMARCA4f",
    "Splashtop 987 654 321",
    "el código de splashtop es 987654321",
    "ID 987 654 321\ncontraseña MARCA4f",
    "ID:987654321 PASSWORD:MARCA4f",
    "Tengo abierto TeamViewer, me da 987 654 321 y la contraseña es MARCA4f.",
    "RustDesk 987654321|MARCA4f",
    "id 987.654.321 clave MARCA4f",
    "Para teamviewer:\n987 654 321\nMARCA4f",
    "el id del teamviewer es el 1 987 654 321 y el pin MARCA4f",
    "acceso remoto: 987654321 (MARCA4f)",
    "My ID is 987 654 321 and the password is MARCA4f",
    "９８７ ６５４ ３２１ teamviewer clave MARCA4f",
    "987 654 321 es mi teamviewer",
]
HARMLESS = [
    "Mi teléfono es 55 1234 5678", "llámame al 5512345678", "+52 55 1234 5678", "folio 884512339", "Factura 123456789",
    "pedido 987654321", "La serie es 5CD1234567", "serial 123456789", "IMEI 356938035643809", "guía 1234567890",
    "error 0x80070643", "Pagué 1,499.00", "el 2026-11-25 a las 10:00", "IP 192.168.100.200", "CP 06700",
    "mi RFC es XAXX010101000", "NSS 12345678901", "versión 10.0.19045.3693", "ticket 123456789", "caso 987654321",
    "ID de producto 00330-80000-00000-AA123", "ID de cliente 123456789", "número de orden 987654321",
    "son 123456789 bytes", "1234567890 registros", "el disco tiene 500107862016 bytes", "tel. 5512345678",
    "Windows 11 22621.2506", "MAC 00:1A:2B:3C:4D:5E", "contrato 123456789", "whatsapp 5512345678", "orden 123456789",
    "No puedo abrir TeamViewer", "¿uso AnyDesk o Splashtop?", "Mi extensión es 1234",
]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_access_codes_are_taken_out_of_a_text(text):
    clean, kinds = redact(text)
    assert "access" in kinds
    digits = "".join(c for c in clean if c.isdigit())
    assert "987654321" not in digits and "MARCA" not in clean, clean


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_an_access_code_stays(text):
    assert redact(text) == (text, [])


def test_the_pair_is_read_as_the_program_shows_it():
    assert pair("Mi ID: 987 654 321 contraseña: MARCA4f") == ("987654321", "MARCA4f")
    assert pair("Splashtop 987 654 321") == ("987654321", "")
    assert pair("Mi teléfono es 55 1234 5678") is None
