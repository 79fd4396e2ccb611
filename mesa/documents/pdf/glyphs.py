"""The letters that travel inside every paper, and what is written where they have none: never an empty box."""

import unicodedata
from pathlib import Path

import fontpkg_pt_sans
from fontTools.ttLib import TTFont

FONTS = Path(fontpkg_pt_sans.__file__).parent / "files"
LETTERS = {"": FONTS / "PT_Sans-Web-Regular.ttf", "B": FONTS / "PT_Sans-Web-Bold.ttf"}
HELD = frozenset.intersection(*(frozenset(map(chr, TTFont(file).getBestCmap())) for file in LETTERS.values())) | {"\n"}
SILENT = {"Cc", "Cf", "Cs"}  # no letter at all; nothing of these moves the press
BREAKS = {"Zl", "Zp"}
BEGIN, END = "\x0e", "\x0f"  # silent, so nobody wrote them
SAMPLE = "[U+1F5A8]"


def written(words: str) -> tuple[str, bool]:
    """The words in these letters, and whether some were lost: a printer (🖨) is written [U+1F5A8]."""
    kept = unicodedata.normalize("NFC", words)
    if HELD.issuperset(kept):
        return kept, False
    said = "".join(sign if sign in HELD else _instead(sign) for sign in kept)
    return said.replace(END + BEGIN, " ").replace(BEGIN, "[").replace(END, "]"), BEGIN in said


def _instead(sign: str) -> str:
    """An accent that is not there leaves its letter; what is left of a sign is its number."""
    category = unicodedata.category(sign)
    if category in BREAKS:
        return "\n"
    if sign == "\t":
        return " "
    if category in SILENT or "\ufe00" <= sign <= "\ufe0f":
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if unicodedata.category(part) != "Mn")
    return plain if plain and HELD.issuperset(plain) else f"{BEGIN}U+{ord(sign):04X}{END}"
