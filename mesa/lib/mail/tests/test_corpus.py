"""Every message of the corpus, exactly as promised, and in a moment; and whatever comes of it when it is bent."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mesa.lib.mail.message import Held, read
from mesa.lib.mail.reply import strip
from mesa.lib.mail.safe import safe

from .corpus import CORPUS
from .corpus.more import KINDS

SMALL = [case.raw for case in CORPUS.values() if len(case.raw) < 4000]
TAKEN = {name: case for name, case in CORPUS.items() if not case.held}
HELD = {name: case for name, case in CORPUS.items() if case.held}


def test_there_are_enough():
    assert len(CORPUS) >= 300 and len({case.raw for case in CORPUS.values()}) >= len(CORPUS) - 2


def right(case):
    """Whether it is read as promised."""
    try:
        found = read(case.raw)
    except Held as held:
        return bool(case.held and re.search(case.held, str(held)))
    if case.held:
        return bool(re.search(case.held, found.doubt))
    words = case.text is None or (found.text.strip() == case.text if case.whole else case.text in found.text)
    files = case.files in (None, [file.name for file in found.files])
    return words and files and case.sender in {None, found.sender} and case.subject in {None, found.subject}


@pytest.mark.parametrize("kind", KINDS)
def test_the_share_that_is_right_of_each_kind(kind, capsys):
    wrong = [name for name, case in KINDS[kind].items() if not right(case)]
    with capsys.disabled():
        print(f"\n  {kind}: {1 - len(wrong) / len(KINDS[kind]):.1%} of {len(KINDS[kind])} messages", end="")
    assert wrong == []


@pytest.mark.parametrize("case", TAKEN.values(), ids=TAKEN)
def test_taken_as_it_says(case):
    began = time.process_time()
    found = read(case.raw)
    words = strip(found.text)
    safe(found.html)
    assert time.process_time() - began < 2
    assert found.machine == case.machine and case.sender in {None, found.sender}
    assert case.subject in {None, found.subject}
    if case.text is not None:
        assert found.text.strip() == case.text if case.whole else case.text in found.text
    assert case.said in {None, words}
    assert case.without is None or case.without not in words
    assert case.files in (None, [file.name for file in found.files])
    storable(found)


@pytest.mark.parametrize("case", HELD.values(), ids=HELD)
def test_held_with_its_reason(case):
    """Where only who sent it is in doubt, what they say is read all the same."""
    began = time.process_time()
    try:
        found = read(case.raw)
        reason = found.doubt
        storable(found)
    except Held as held:
        reason = str(held)
    assert re.search(case.held, reason)
    assert time.process_time() - began < 2


def storable(found):
    """Any database takes it, any page shows it, and no header can grow out of it."""
    lines = [found.sender, found.name, found.subject, found.id, found.calendar, *found.references]
    lines += [file.name for file in found.files] + [name for _, name in found.copies]
    lines += list(found.bounce[2:]) if found.bounce else []
    for words in (*lines, found.text, found.html):
        words.encode()
    assert not any({"\n", "\r", "\x00"} & set(line) for line in lines)
    assert "\x00" not in found.text


def bent():
    """A message of the corpus with some bytes put in, taken out, or of another one."""
    cut = st.tuples(
        st.sampled_from(SMALL), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=30) | st.sampled_from(SMALL)
    )
    return cut.map(lambda c: c[0][: int(len(c[0]) * c[1])] + c[3] + c[0][int(len(c[0]) * c[2]) :])


@given(bent())
@settings(max_examples=600, deadline=None)
def test_bent_it_is_held_or_whole(raw):
    try:
        found = read(raw)
    except Held as held:
        assert not str(held).startswith("unreadable"), held
        return
    storable(found)
    strip(found.text)
    safe(found.html)


LINES = st.sampled_from(
    [
        "> Hola",
        ">",
        "",
        "-- ",
        "De: x",
        "Para: y",
        "Asunto: z",
        "El lun 10:05, a@b.co escribió:",
        "Sí",
        "_" * 12,
        "Enviado desde mi iPhone",
        "##- Responde arriba de esta línea -##",
        "-----Mensaje original-----",
    ]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=40).map("\n".join))
@settings(max_examples=400, deadline=None)
def test_what_is_kept_was_said_and_something_always_is(words):
    kept = strip(words)
    assert bool(kept.strip()) == bool(words.strip())
    said = {line.strip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")}
    assert {line.strip() for line in kept.split("\n")} <= said | {""}


TAGS = st.sampled_from(
    [
        "<script>",
        "<a href='javascript:x'>",
        "<img src=//x onerror=x>",
        "<svg>",
        "<style>",
        "<math>",
        "<!--",
        "-->",
        "</",
        "<p",
        ">",
        "'",
        '"',
        "<title>",
        "<b>",
        "</b>",
        "&lt;script&gt;",
        "<iframe srcdoc='",
    ]
)


@given(st.lists(TAGS | st.text(max_size=8), max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_a_page_is_always_harmless_and_already_clean(page):
    clean = safe(page)
    assert safe(clean) == clean
    for harm in ("<script", "<img", "<svg", "<style", "<iframe", "<math", 'href="javascript'):
        assert harm not in clean.lower()


def test_an_alphabet_with_a_hole_in_its_name_is_read_all_the_same():
    for name in ("is\x00o-8859-1", "\x00", "ut\udcfff-8"):
        raw = f"From: ana@example.org\r\nContent-Type: text/plain; charset={name}\r\n\r\nHola\r\n"
        assert read(raw.encode("utf-8", "surrogateescape")).text.strip() == "Hola"
