import time

import pytest

from mesa.lib import redaction
from mesa.lib.redaction import asks, redact

from . import corpus

HOSTILE = [
    "4 " * 50_000, "4242 " * 20_000, "tarjeta " + "4 " * 50_000, "4 y " * 25_000, "1" * 100_000, "4,4 4" * 20_000,
    "teamviewer 987 654 321 " * 4_000, "987 654 321 clave " * 5_000,
    "contraseña " * 9_000, "contraseña" + " " * 100_000, "usuario y contraseña: a1b " * 4_000, "ES91" + "A" * 100_000,
    "ES91 " * 20_000, "\u200b" * 100_000, "４２" * 50_000,
    "a://b:" * 16_000, "número de " * 10_000, "tarjeta " * 12_000,
]  # fmt: skip


def measured():
    lost = [
        (k, text) for k, text, secret in corpus.positives() if secret in redact(text)[0] or k not in redact(text)[1]
    ]
    touched = [text for text in corpus.negatives() if redact(text)[1]]
    return lost, touched


def test_the_corpus_is_large_enough():
    assert len(list(corpus.positives())) >= 150
    assert len(corpus.negatives()) >= 250


def test_precision_and_recall(capsys):
    lost, touched = measured()
    found = len(list(corpus.positives())) - len(lost)
    recall, precision = found / (found + len(lost)), found / (found + len(touched))
    with capsys.disabled():
        print(f"\nredaction: {found + len(lost)} to find, recall {recall:.3f}; ", end="")
        print(f"{len(corpus.negatives())} to leave, precision {precision:.3f}")
        for words in [*lost, *touched]:
            print("  missed:", repr(words))
    assert recall >= 0.97
    assert precision >= 0.98


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_a_hostile_text_is_read_in_linear_time(text):
    began = time.process_time()
    redact(text)
    asks(text)
    assert time.process_time() - began < 2  # in the square of these lengths it would be minutes


def test_what_is_removed_leaves_the_rest_as_it_was():
    text = "Pagué con 4242 4242 4242 4242 y contraseña: Perro123, ¿ya?"
    assert redact(text) == ("Pagué con [card] y contraseña: [password] ¿ya?", ["card", "password"])


def test_redacting_twice_changes_nothing():
    for _kind, text, _secret in corpus.positives():
        once, _kinds = redact(text, lambda kind: "[dato retirado]")
        assert redact(once, lambda kind: "[dato retirado]") == (once, [])


def test_what_has_no_width_is_kept_around_what_is_removed():
    assert redact("a\u200bb 4242\u200b424242424242 c\u200bd")[0] == "a\u200bb [card] c\u200bd"


@pytest.mark.parametrize("number", corpus.CLABES)
def test_a_clabe_has_a_check_digit(number):
    assert redaction.is_clabe(number)
    assert not redaction.is_clabe(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", corpus.IBANS)
def test_an_iban_has_a_remainder_and_a_length(number):
    assert redaction.is_iban(number)
    assert not redaction.is_iban(number[:-1])


@pytest.mark.parametrize(
    "words",
    [
        "Envíame tu contraseña para entrar", "¿Me das el número de tu tarjeta?", "Necesito el CVV", "dime tu NIP",
        "¿Cuál es la contraseña de tu correo?", "Please send me your password", "la clave del banco, por favor",
        "Pásame el número completo de tu tarjeta", "what is your card number?",
    ],
)  # fmt: skip
def test_asking_for_what_we_never_ask_is_noticed(words):
    assert asks(words)


@pytest.mark.parametrize(
    "words",
    [
        "No nos des tu contraseña", "Nunca pedimos el CVV ni el NIP", "Cambié la contraseña del equipo, como pediste",
        "¿Cuál es el número de serie?", "Never send us your password", "Tu tarjeta de red falla",
        "¿Recuerdas tu usuario?",
        "El número de tarjeta de red está en la etiqueta", "Teclea tú la contraseña cuando te la pida",
    ],
)  # fmt: skip
def test_saying_never_to_tell_is_not_asking(words):
    assert not asks(words)
