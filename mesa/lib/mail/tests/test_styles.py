"""Quotes and signatures of many programs and languages: the words stay, and as little else as can be."""

import pytest

from mesa.lib.mail.reply import strip

from .corpus.styles import BELOW, MARKED, PHONES, UNMARKED, WHOLE

SAID = "Ya lo reinicié y sigue igual.\nLa luz está en rojo."
OURS = "Hola Ana\n¿Ya reiniciaste?\n\nTere"
QUOTED = "\n".join(f"> {line}".rstrip() for line in OURS.split("\n"))
PLACES = {
    "above": "{said}\n\n{head}\n\n{quote}\n", "tight": "{said}\n{head}\n{quote}\n",
    "phone": "{said}\n\nSent from my iPhone\n\n{head}\n{quote}\n", "below": "{head}\n{quote}\n\n{said}\n",
}  # fmt: skip
WORDS = "Buen día, el equipo 3 no prende."


def cases():
    """`{kind: [(text, what is left of it)]}`"""
    unmarked = [form for name, form in PLACES.items() if name != "below"]
    return {
        "quotes with marks": [
            (form.format(said=SAID, head=head, quote=QUOTED), SAID)
            for head in MARKED.values()
            for form in PLACES.values()
        ],
        "quotes without marks": [
            (form.format(said=SAID, head=head, quote=OURS), SAID) for head in UNMARKED.values() for form in unmarked
        ],
        "names of programs": [(f"{SAID}\n\n{line}\n", SAID) for line in PHONES],
        "nothing to cut": [(text, text) for text in WHOLE.values()]
        + [(f"{WORDS}\n{blank}{text}",) * 2 for text in BELOW.values() for blank in ("", "\n")],
    }


CASES = cases()


@pytest.mark.parametrize("kind", CASES)
def test_the_words_stay_and_nothing_else(kind, capsys):
    wrong = [(text, strip(text)) for text, left in CASES[kind] if strip(text) != left]
    share = 1 - len(wrong) / len(CASES[kind])
    with capsys.disabled():
        print(f"\n  {kind}: {share:.1%} of {len(CASES[kind])} texts", end="")
    assert wrong == []


def test_what_is_passed_on_is_kept_where_the_subject_says_so():
    text = f"{WORDS}\n\n{UNMARKED['outlook-de']}\n{OURS}"
    assert (strip(text), strip(text, forwards=True)) == (WORDS, text)
