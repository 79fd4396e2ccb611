"""The same words find the same things, however people write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesa.lib.spanish import LONGEST, fold, stems


@pytest.mark.parametrize(
    "words",
    [
        "batería baterías bateria BATERÍAS",
        "impresión impresiones impresion",
        "impresora impresoras",
        "imagen imágenes imagenes",
        "instalación instalar instalé instalaciones",
        "facturación factura facturar facturas",
        "actualización actualizaciones actualizar actualicé",
        "contraseña contraseñas contrasena",
        "dañado dañada dañadas danado",
        "año años",
        "lápiz lápices lapiz",
        "luz luces",
        "raíz raíces",
        "módem módems modem",
        "PDF PDFs pdf",
        "país países",
        "virus Virus",
        "cafe\u0301 café CAFÉ",
        "Begoña begona BEGOÑA",
        "pantalla pantallas",
        "red redes",
        "mes meses",
    ],
)
def test_forms_of_one_word_have_one_stem(words):
    assert len({tuple(stems(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["venta ventana", "contra contraseña", "ratón ratones-x", "tecla pantalla", "red radio"]
)
def test_other_words_have_other_stems(pair):
    one, other = pair.split()
    assert stems(one) != stems(other)


def test_little_words_say_nothing():
    assert stems("¿Por qué no se me ha hecho lo de la impresora?") == ["hech", "impresor"]


def test_codes_stay_whole():
    assert stems("Error 0x80070057, CFDI40147") == ["error", "0x80070057", "cfdi40147"]


def test_each_stem_comes_once_in_order():
    assert stems("Pantalla azul: la pantalla, azules las pantallas") == ["pantall", "azul"]


def test_ene_is_found_as_ene_or_n():
    assert fold("Ñandú Pingüino") == "nandu pinguino"


@given(st.text())
def test_whatever_is_typed_stems_are_plain_and_never_empty(text):
    assert all(re.fullmatch(r"[a-z0-9]+", stem) and len(stem) <= LONGEST for stem in stems(text))


@given(st.text(), st.text())
def test_a_text_has_the_stems_of_its_parts(one, other):
    assert set(stems(f"{one} {other}")) == set(stems(one)) | set(stems(other))
