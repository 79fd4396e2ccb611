"""How programs of many languages announce the quote below: a sentence, or a block of fields. One line or a few."""

import re
from collections.abc import Sequence

from . import languages
from .languages import any_of

MARKS = str.maketrans("", "", "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
LAST = frozenset(":：-|*\u200e\u200f\u202c\u2069")  # what such a sentence may end in
QUOTED = re.compile(r"^(?:>\s?)+")
JOINED = 4  # lines over which programs break «El … escribió:»
LONGEST = 500
VERBS = any_of(languages.VERBS)
BEGINS = re.compile(rf"(?:[-*_]{{2,}}\s*)?{any_of(languages.BEGINS)}\s+(?=\S)|在", re.I)
DATE = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\d{4}\s?[年년]", re.I
)
DAY = re.compile(
    r"\b(?:19|20)\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}\s?[年년]|\b\d{1,2}[:.h]\d{2}\b|"
    r"\b(?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom|mon|tue|wed|thu|fri|sat|sun)[a-zé]*\b",
    re.I,
)
ADDRESS = re.compile(r"[<(\[]\s*(?:mailto:)?[^\s<>()\[\]@]{1,100}@[^\s<>()\[\]]{1,200}\.[^\s<>()\[\]]{2,63}\s*[>)\]]")
NAMED = re.compile(
    r"\d{1,2}[:.]\d{2}\S*[\s,]+"
    r"(?:(?:[ap]\.?\s?m\.?|GMT\S*|[+-]\d\d:?\d\d|от|[年月日上下午]+)[\s,]+)*(?=[^\W\d_]|[\"'<])(\S)"
)
OWN = re.compile(
    r"\b(?:me|nos|le|te|les|se|yo|mi|i|he|she|we|they|you|ich|er|sie|wir|mir|mich|uns|je|il|elle|nous|io|ci|eu|ele|ela)\s+"
    rf"{VERBS}(?!\w)",
    re.I,
)
ANY_ADDRESS = re.compile(r"[^\s@]@[^\s@]")
ENDS = re.compile(r"[:：]\s*(?:-{2,}|\||\*{1,2})?\s*$")
SAID = re.compile(rf"(?:^|[\s>,)、\"'’»“”]|(?<=[\d\u3040-\u9fff\uac00-\ud7a3>])){VERBS}(?=[\s:：,(-])", re.I)
SAID_LAST = re.compile(rf"{VERBS}\s*(?:[:：]\s*(?:-{{2,}}|\*{{1,2}})?|\s-{{2,}})\s*$", re.I)
BARE = re.compile(r"^\W*(?:[^\s\d]{1,14}\s+){0,2}\d.*[>)\]]\s*[:：]\s*$")  # no verb: the address is the last word
QUOTING = re.compile(rf"{any_of(languages.QUOTING)}\s.{{3,200}}[:：]$", re.I)
SENDER = re.compile(rf"^[*_]{{0,2}}{any_of(languages.SENDERS)}\s*[*_]{{0,2}}\s*[:：][*_]{{0,2}}\s*\S", re.I)
FIELD = re.compile(rf"^[*_]{{0,2}}{any_of(languages.FIELDS)}\s*[*_]{{0,2}}\s*[:：]", re.I)
ORIGINAL = re.compile(rf"^[-_*=~\s]{{2,}}{any_of(languages.ORIGINALS)}\s*[-_*=~\s]{{2,}}$", re.I)
RULE = re.compile(r"^[-_=*]{10,}$")
FORWARDED = re.compile(rf"^[-_*=>\s]*{any_of(languages.FORWARDS)}(?!\w)", re.I)
PHONE = re.compile(rf"^[-*_\s]{{0,4}}{any_of(languages.PHONES)}.{{0,80}}$", re.I)
TELLS = re.compile(
    r"\b(?:pero|y|no|nada|ayer|hoy|but|and|not|nothing|yesterday|aber|und|nicht|gestern|mais|et|pas|hier|en|niet|e|não|"
    r"ontem|ma|non|ieri)\b|[?!]|\w{3,}[.;:] ",
    re.I,
)
TRAILING = re.compile(r"\s*[<(\[]\s*https?://[^\s>)\]]{1,500}\s*[>)\]]|\s+https?://\S{1,500}$")
LABEL_TO = re.compile(r"^(?:To|Para|An|A|À|Aan)\s*:?$", re.I)
LABEL_SUBJECT = re.compile(r"^(?:Subject|Asunto|Betreff|Objet|Oggetto|Onderwerp|Assunto)\s*:?$", re.I)
STAMP = re.compile(r"^(?:Sent by: .{1,80}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? .{0,30})$", re.I)


def bare(line: str) -> str:
    """A line without blanks at its ends and marks of direction."""
    return line.translate(MARKS).strip()


def sentence(lines: Sequence[str], at: int) -> int | None:
    """How many lines «El … escribió:» takes, from this one on; None when none begins here."""
    if not any(line.rstrip()[-1:] in LAST for line in lines[at : at + JOINED]) or (
        at and lines[at - 1].startswith(">")
    ):
        return None
    marks = QUOTED.match(lines[at])  # some programs quote their own header too
    near = [bare(QUOTED.sub("", line) if marks else line) for line in lines[at : at + JOINED]]
    for length in range(1, len(near) + 1):
        if not near[length - 1]:
            return None
        if not ENDS.search(near[length - 1]) and not near[length - 1].endswith("--"):
            continue
        after = next((line for line in lines[at + length : at + length + 6] if line.strip()), "")
        found = _kind(near[:length], after)
        if found and not any(_kind(near[inner:length], after) >= found for inner in range(1, length)):
            return length
        if near[length - 1].endswith((":", "：")):
            return None  # a sentence ends there, and it is another one
    return None


def _kind(near: Sequence[str], after: str) -> int:
    """How certain it is that these lines, and no fewer, announce a quote: 0 not at all, 2 by its first word too."""
    whole = " ".join(near)
    if len(whole) > LONGEST:
        return 0
    quoted, address = after.startswith(">"), bool(ADDRESS.search(whole))
    if QUOTING.match(whole):
        return 2 if quoted or address else 0
    if not (quoted or address or ANY_ADDRESS.search(whole)) or OWN.search(whole):
        return 0
    begins, dated = bool(BEGINS.match(whole)), bool(DATE.search(whole))
    if begins and SAID_LAST.search(whole) and (dated or DAY.search(whole)):
        return 2 if len(near) == 1 or DAY.search(near[0]) else 0
    if not dated or (len(near) > 1 and (near[0][-1] in ".!?;…" or not DATE.search(near[0]))):
        return int(len(near) == 1 and address and bool(SAID_LAST.search(whole)) and (quoted or whole.startswith("--")))
    if SAID.search(whole):
        return 2 if begins else 1
    named = NAMED.search(whole)
    return int(address and not begins and bool(BARE.search(whole) and named and not named[1].islower()))


def letterhead(lines: Sequence[str], at: int, *, marked: bool = False) -> bool:
    """Who sent it, then at least two more fields: what Outlook and its like put above a quote.

    `marked`: a line that announces it stands above, so that any field may come first, and one more is enough.
    """
    if at >= len(lines) or (not marked and ":" not in lines[at] and "：" not in lines[at]):
        return False
    first = bare(lines[at])
    if not SENDER.match(first) and not (marked and FIELD.match(first)):
        return (
            not first
            and marked
            and any(map(str.strip, lines[at : at + 3]))
            and letterhead(lines, _next(lines, at), marked=True)
        )
    near = [bare(line) for line in lines[at : at + 10] if line.strip()][:7]
    fields = sum(bool(FIELD.match(line)) for line in near)
    return any(map(SENDER.match, near)) and fields >= (1 if marked else 2)


def notes(lines: Sequence[str], at: int) -> bool:
    """What Lotus Notes puts there: a name, a moment, and labels with their values below them."""
    if (
        at + 1 >= len(lines)
        or not lines[at + 1][:1].isalnum()
        or not STAMP.match(bare(lines[at + 1]))
        or not lines[at].strip()
    ):
        return False
    near = [bare(line) for line in lines[at + 2 : at + 16]]
    return any(map(LABEL_TO.match, near)) and any(map(LABEL_SUBJECT.match, near))


def is_phone(line: str) -> bool:
    """Whether a program wrote it to say its own name."""
    words = TRAILING.sub("", bare(line)).strip()
    return len(words) < 120 and bool(PHONE.match(words)) and not TELLS.search(words)


def _next(lines: Sequence[str], at: int) -> int:
    return next((n for n in range(at, len(lines)) if lines[n].strip()), at)
