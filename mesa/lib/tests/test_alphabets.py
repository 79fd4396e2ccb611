"""An alphabet that nobody named is proven by its bytes, or asked about; never guessed."""

from contextlib import suppress

import pytest

from mesa.lib.sheets import ALPHABETS, Unreadable, Unsure
from mesa.lib.sheets.alphabets import decode

SAID = [
    "Clave;Nombre;Garantía\nTN;Tóner negro para láser", "Cámara 1080p – rojo", "Monitor 24” curvo", "CAFÉ EXPRÉS",
    "HP® LaserJet™", "N.º 5, 3½, m², 25°C", "Ñandú", "D’Link switch", "“disco”", "10–20 años", "¿Qué? Línea ÚNICA",
    "20 €", "Müller", "Bocina · Negra", "Ándale, cañón", "Índice de sólidos",
]  # fmt: skip


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_what_its_bytes_prove_is_read(said, coding):
    assert decode(f"{said}\r\n\r\n".encode(coding)) == f"{said}\r\n\r\n"


def kept_by_old_machines():
    """(words, alphabet, bytes) where the alphabet has all of their signs."""
    for coding in ("mac_roman", "cp850", "cp437"):
        for said in SAID:
            with suppress(UnicodeEncodeError):
                yield said, coding, said.encode(coding)


@pytest.mark.parametrize(("said", "coding", "data"), kept_by_old_machines())
def test_what_an_old_machine_kept_is_never_another_word(said, coding, data):
    with pytest.raises(Unsure) as asked:
        decode(data)
    first = asked.value.choices[0]
    assert set(" ".join(first.words).split()) <= set(said.replace(",", " ").replace(";", " ").split())
    assert decode(data, coding) == said


def test_two_alphabets_in_one_file_are_asked_about():
    with pytest.raises(Unsure) as asked:
        decode("Tóner\n".encode() + "láser".encode("cp1252"))
    assert {one.alphabet for one in asked.value.choices} <= set(ALPHABETS)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a,b\n\x00,1", bytes(range(256)) * 3])
def test_what_is_no_text_is_said(data):
    with pytest.raises((Unreadable, Unsure)):
        decode(data)
