import time
from pathlib import Path

import pytest

from mesa.lib import redaction
from mesa.lib.redaction import asks, redact

from . import corpus

HERE = Path(__file__).parent / "redaction"  # in `held_back` is nothing that was looked at while the rules were made
HOSTILE = [
    "4 " * 50_000, "4242 " * 20_000, "tarjeta " + "4 " * 50_000, "4 y " * 25_000, "1" * 100_000, "4,4 4" * 20_000,
    "teamviewer 987 654 321 " * 4_000, "987 654 321 clave " * 5_000,
    "contraseña " * 9_000, "contraseña" + " " * 100_000, "usuario y contraseña: a1b " * 4_000, "ES91" + "A" * 100_000,
    "ES91 " * 20_000, "\u200b" * 100_000, "４２" * 50_000,
    "clave " * 16_000, "pass a1 " * 12_000, "contraseña de la de la " * 4_000, "usuario / " * 9_000, "pin " * 25_000,
    "claves: a1b2 " + "a1b2 " * 20_000, "a://b:" * 16_000, "número de " * 10_000, "tarjeta " * 12_000,
]  # fmt: skip


def lines(name):
    """The sentences of a file, where «\\n» is a new line."""
    text = (HERE / f"{name}.corpus").read_text(encoding="utf-8")
    return [line.replace("\\n", "\n") for line in text.splitlines()]


def secrets_of(name):
    """`(kind, text, what must not stay)` of a file of secrets."""
    for line in lines(name):
        kind, rest = line.split("|", 1)
        yield kind, *rest.rsplit("|", 1)


def measured(positives, negatives):
    lost = [text for kind, text, secret in positives if secret in redact(text)[0] or kind not in redact(text)[1]]
    touched = [text for text in negatives if redact(text)[1]]
    found = len(positives) - len(lost)
    return found / len(positives), found / (found + len(touched)), [*lost, *touched]


def test_the_corpora_are_large_enough():
    assert len(list(corpus.positives())) >= 150
    assert len(corpus.negatives()) >= 250
    assert len(lines("held_back_honest")) >= 150
    assert len(lines("held_back_secrets")) >= 100


def test_no_sentence_of_the_tuning_corpus_is_held_back():
    for name in ("honest", "secrets"):
        held = {line.casefold() for line in lines(f"held_back_{name}")}
        assert len(held) == len(lines(f"held_back_{name}"))
        assert not held & {line.casefold() for line in [*lines(f"tuning_{name}"), *corpus.negatives()]}


@pytest.mark.parametrize("name", ["tuning", "held_back"])
def test_precision_and_recall(name, capsys):
    positives, negatives = list(secrets_of(f"{name}_secrets")), lines(f"{name}_honest")
    if name == "tuning":
        positives, negatives = [*positives, *corpus.positives()], [*negatives, *corpus.negatives()]
    recall, precision, missed = measured(positives, negatives)
    with capsys.disabled():
        print(f"\nredaction, {name}: {len(positives)} to find, recall {recall:.3f}; ", end="")
        print(f"{len(negatives)} to leave, precision {precision:.3f}")
        for words in missed:
            print("  missed:", repr(words))
    assert recall >= 0.99
    assert precision >= 0.99


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
