"""The alphabet that a text was saved in: what its bytes prove, or the readings that a person has to tell apart.

Old machines never wrote down theirs: the same byte is «ó» in Windows, «Û» in a Macintosh and «¾» in DOS. A reading is
judged by where its signs stand: «Tóner» is a word, «T—ner» is none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .reading import Unreadable

ALPHABETS = {"cp1252": "Windows", "mac_roman": "Macintosh", "cp850": "MS-DOS (850)", "cp437": "MS-DOS (437)"}
MARKED = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)  # fmt: skip
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
WORDS = re.compile(rb"[^ ,;\t\r\n|\"]*[\x80-\xff][^ ,;\t\r\n|\"]*")
MOST, SHOWN = 4000, 5
SPANISH = frozenset("áéíóúñÁÉÍÓÚÑ")
FOREIGN = frozenset("àâãäåæçèêëìîïòôöõøùûüßÀÂÃÄÅÆÇÈÊËÌÎÏÒÔÖÕØÙÛÜ")
WRONG = -3.0


class Choice(NamedTuple):
    """One reading: its alphabet, one of `ALPHABETS`, and some words as they read in it."""

    alphabet: str
    words: Sequence[str]


class Unsure(Exception):
    """`choices`: the readings, the likeliest first."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__([one.alphabet for one in choices])
        self.choices = choices


def decode(data: bytes, alphabet: str = "") -> str:
    """Its text. `alphabet`: what a person chose, one of `ALPHABETS`. Raises Unreadable, Unsure."""
    text = _chosen(data, alphabet) if alphabet in ALPHABETS else _proven(data)
    if text is None:
        text = _likely(data)
    if NO_TEXT.search(text):
        raise Unreadable("shape")
    return text


def _chosen(data: bytes, alphabet: str) -> str:
    return data.decode(alphabet, "replace")


def _proven(data: bytes) -> str | None:
    """What its mark, its zeros or its form say; None if it is one of the old ones."""
    named = next((name for mark, name in MARKED if data.startswith(mark)), None) or _without_mark(data)
    try:
        return data.decode(named or "utf-8")
    except UnicodeDecodeError:
        if named:
            raise Unreadable("shape") from None
        return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 has a zero in nearly each pair, always on the same side."""
    even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
    if max(even, odd) * 4 < len(data[:4000:2]):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _likely(data: bytes) -> str:
    """Windows when all of it reads so and nothing else does as well; else somebody must say."""
    found = list(dict.fromkeys(WORDS.findall(data)))[:MOST]
    read = {name: text for name in ALPHABETS if (text := _read(data, name)) is not None}
    worth = {name: [_worth(word.decode(name)) for word in found] for name in read}
    sums = {name: sum(map(sum, worth[name])) for name in read}
    first = worth.get("cp1252")
    others = [total for name, total in sums.items() if name != "cp1252"]
    if first and not any(WRONG in word for word in first) and sums["cp1252"] > max(others):
        return read["cp1252"]
    order = sorted(read, key=lambda name: -sums[name])
    told = _telling(found, order)
    choices = {tuple(words := [word.decode(name) for word in told]): Choice(name, words) for name in reversed(order)}
    raise Unsure(sorted(choices.values(), key=lambda one: order.index(one.alphabet)))


def _read(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _telling(words: Sequence[bytes], names: Sequence[str]) -> list[bytes]:
    """Those that read differently in most alphabets, longest first."""
    found = [word for word in words if len(word) > 1] or list(words)
    return sorted(found, key=lambda word: (-len({word.decode(name) for name in names}), -min(len(word), 12)))[:SHOWN]


def _worth(word: str) -> list[float]:
    return [_place(word, n) for n, sign in enumerate(word) if sign > "\x7f"]


def _place(word: str, at: int) -> float:
    """What one sign says for this reading by where it stands; WRONG when nobody writes it there."""
    sign, before, after = word[at], word[:at], word[at + 1 :]
    if sign in SPANISH or sign in FOREIGN:
        return _letter(word, at)
    rule = SIGNS.get(sign)
    return 1.0 if rule and rule(before, after) else WRONG


def _letter(word: str, at: int) -> float:
    left, right = at, at + 1
    while left and word[left - 1].isalpha() and word[left - 1] not in "ªº":
        left -= 1
    while right < len(word) and word[right].isalpha() and word[right] not in "ªº":
        right += 1
    run = word[left:right]
    if len(run) == 1:
        return 0.0 if run in SPANISH else WRONG
    doubled = word[at] in "ÃÂ" and word[at + 1 : at + 2] > "\x7f"  # UTF-8, read as what it is not
    if doubled or not (run.islower() or run.isupper() or run.istitle()):
        return WRONG
    return 2.0 if word[at] in SPANISH or word[max(at - 1, 0) : at + 1].lower() == "gü" else 0.5


def _apart(before: str, after: str) -> bool:
    return not (before[-1:].isalpha() and after[:1].isalpha())


def _elided(before: str, after: str) -> bool:
    return _apart(before, after) or (before[-1:].isupper() and not before[-2:-1].isalpha())


def _opening(before: str, after: str) -> bool:
    return not before[-1:].isalnum() and bool(after[:1].isalnum() or not after)


def _closing(before: str, after: str) -> bool:
    return bool(before) and not after[:1].isalnum()


def _by_number(before: str, after: str) -> bool:
    return before[-1:].isdigit() or after[:1].isdigit() or not before + after


def _counted(before: str, after: str) -> bool:
    return before[-1:].isdigit() or not before


def _ordinal(before: str, after: str) -> bool:
    return bool(re.search(r"(^|\D)\d{1,3}\.?$|[nN]\.?$", before)) and not after[:1].isalpha()


def _feminine(before: str, after: str) -> bool:
    return bool(re.search(r"(^|\D)\d{1,2}\.?$", before)) and not after[:1].isalnum()


def _degrees(before: str, after: str) -> bool:
    return (before[-1:].isdigit() or not before) and not after[1:2].isalpha()


def _times(before: str, after: str) -> bool:
    return not before[-1:].isalpha() and not after[:1].isalpha()


def _power(before: str, after: str) -> bool:
    return before[-1:].isalnum() and not after[:1].isalpha()


SIGNS = (
    dict.fromkeys("“”‘–—•…·\u00a0", _apart) | dict.fromkeys("¿¡«", _opening) | dict.fromkeys("®™©", _apart)
    | {"»": _closing, "’": _elided, "º": _ordinal, "ª": _feminine, "°": _degrees, "×": _times, "÷": _times}
    | dict.fromkeys("€£¥¢", _by_number) | dict.fromkeys("½¼¾µ", _counted) | dict.fromkeys("²³", _power)
    | {"±": _times}
)  # fmt: skip
