"""Cards, CLABE and IBAN: the digits must agree, and the words around must not say that they are something else."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .findings import CARD, CLABE, IBAN, Finding

CARDS = (  # first digits, lengths
    (re.compile(r"4"), {13, 16, 19}),
    (re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)"), {16}),
    (re.compile(r"3[47]"), {15}),
    (re.compile(r"3(?:0[0-5]|[689])"), {14, 16, 19}),
    (re.compile(r"35(?:2[89]|[3-8]\d)"), {16, 17, 18, 19}),
    (re.compile(r"6011|64[4-9]|65|62"), {16, 17, 18, 19}),
    (re.compile(r"50\d|5[68]|63|67"), {16, 18, 19}),
)
BANKS = re.compile(
    r"0(?:0[269]|1[249]|21|3[0267]|4[24]|5[89]|6[02]|72)|1(?:0[2368]|1[0-3]|2[4-9]|3[0-8]|4[0-8]|5[0-8]|6[0-8])|"
    r"6(?:0[0-9]|1[0-9]|2[0-9]|3[0-9]|4[0-9]|5[0-9]|6[0-9]|7[0-9]|8[0-9]|9[0-9])|7(?:0[0-9]|1[0-9]|2[0-9]|3[0-9])|90[1-3]"
)
IBAN_LENGTHS = dict(
    AD=24, AE=23, AT=20, BE=16, BG=22, BR=29, CH=21, CR=22, CY=28, CZ=24, DE=22, DK=18, DO=28, EE=20, ES=24, FI=18,
    FR=27, GB=22, GR=27, GT=28, HR=21, HU=28, IE=22, IL=23, IT=27, LT=20, LU=20, LV=21, NL=18, NO=15, PL=28, PT=25,
    RO=24, SE=24, SI=19, SK=24, SV=28, TR=26,
)  # fmt: skip
IBANS = re.compile(rf"(?<![A-Z0-9])(?:{'|'.join(IBAN_LENGTHS)})[ \-]?\d[ \-]?\d(?:\s?[ .\-]?[A-Z0-9]){{11,30}}", re.I)

GROUP = re.compile(r"[0-9]+")
PLAIN = re.compile(r"[ .\-·_*/|]{1,3}|[ \-]{0,2}\r?\n[ \-]{0,2}")
SPOKEN_GAP = re.compile(
    r"[\s.,;:\-·_*/|()]{0,4}(?:\b(?:y|e|luego|despu[eé]s|m[aá]s|gui[oó]n|espacio|punto|coma|sigue|siguen|los?|otros?|"
    r"siguientes?|[uú]ltimos?|finales?|cuatro|d[ií]gitos|son|termina|terminan|en|con|and|then|dash|space|the|rest|next|last|"
    r"four|digits|ends?|in)\b[\s.,;:\-·_*/|()]{0,4}){0,6}",
    re.I,
)
LOOSE = re.compile(r"[,;:/|]")
ANOTHER = (
    r"imei|meid|iccid|id|s/?n|series?|serial|folios?|gu[ií]as?|rastreo|pedido|orden|ticket|factura|caso|licencia|"
    r"producto|"
    r"tracking|order|invoice|case|part|parte|modelo|model|uuid|tel[eé]fono|tel|cel|celular|whatsapp|ean|"
    r"c[oó]digo de barras|upc|referencia|activaci[oó]n|contrato|p[oó]liza|expediente|activo|inventario|medidor|"
    r"servicio|refacci[oó]n|nss|mac|build"
)
PART = (
    r"(?!\s+(?:madre|gr[aá]fica|l[oó]gica|inal[aá]mbrica|sd|sim|micro|wi-?fi|de\s+(?:video|red|sonido|memoria|audio)))"
)
MONEY = (
    rf"tarjetas?{PART}|tdc|tdd|cr[eé]dito|d[eé]bito|visa|master\s?card|amex|american express|cards?|cvv|cvc|clabe|"
    r"cuentas?(?!\s+de\s+(?:correo|usuario|windows|google))|dep[oó]sit\w*|transfer\w*|banco|bancari\w+|pag(?:o|ar|ué|ue)\b|"
    r"cobr\w+|account|bank|iban|pl[aá]stico|vence|expira|expires?|titular"
)
SAYS = re.compile(rf"(?<![a-zñáéíóú])(?:(?P<another>{ANOTHER})|(?P<money>{MONEY}))(?![a-zñáéíóú])", re.I)
SAYS_AFTER = re.compile(rf"\b(?:{MONEY})\b", re.I)
SHAPES = ((4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 3), (4, 4, 5), (6, 10), (8, 8))
LONGEST = 19


def is_card(digits: str) -> bool:
    """Whether digits alone are a card: a known issuer, its length, and the check digit of Luhn."""
    known = any(first.match(digits) and len(digits) in lengths for first, lengths in CARDS)
    return known and len(set(digits)) > 1 and _luhn(digits)


def is_clabe(digits: str) -> bool:
    """Whether digits alone are a Mexican CLABE: eighteen, a known bank, and its check digit."""
    if len(digits) != 18 or not BANKS.match(digits):
        return False
    total = sum(int(c) * (3, 7, 1)[i % 3] % 10 for i, c in enumerate(digits[:17]))
    return int(digits[17]) == (10 - total % 10) % 10


def is_iban(compact: str) -> bool:
    """Whether capitals and digits alone are an IBAN: the length of its country, and the remainder 1 of ISO 13616."""
    if IBAN_LENGTHS.get(compact[:2]) != len(compact):
        return False
    return int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % 97 == 1


def _luhn(digits: str) -> bool:
    doubled = (int(c) if i % 2 == 0 else sum(divmod(2 * int(c), 10)) for i, c in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


class Run(NamedTuple):
    """Groups of digits that may be one number: where each is, and what stands between them."""

    groups: list[re.Match[str]]
    gaps: list[str]


def _runs(text: str) -> Iterator[Run]:
    groups: list[re.Match[str]] = []
    gaps: list[str] = []
    for match in GROUP.finditer(text):
        gap = text[groups[-1].end() : match.start()] if groups else ""
        if groups and (len(gap) > 40 or not SPOKEN_GAP.fullmatch(gap)):
            yield Run(groups, gaps)
            groups, gaps = [], []
        elif groups:
            gaps.append(gap)
        groups.append(match)
    if groups:
        yield Run(groups, gaps)


def numbers(text: str) -> Iterator[Finding]:
    """Cards and CLABE in a text (as `reading.plain` gives it), unless the words before say it is something else."""
    for run in _runs(text):
        if sum(len(group[0]) for group in run.groups[: LONGEST * 2]) < 13:
            continue
        first, last = run.groups[0].start(), run.groups[-1].end()
        says = _said_before(text[max(0, first - 60) : first])
        if says is None and SAYS_AFTER.search(text[last : last + 40]):
            says = "money"
        if says != "another":
            yield from _in_run(text, run, says)


def _said_before(before: str) -> str | None:
    said = [match for match in SAYS.finditer(before)]
    if not said:
        return None
    kind = said[-1].lastgroup
    near = not re.search(r"\d", before[said[-1].end() :]) and len(before) - said[-1].end() <= 32
    return kind if kind == "money" or near else None


def _in_run(text: str, run: Run, says: str | None) -> Iterator[Finding]:
    at = 0
    while at < len(run.groups):
        whole = at < 4 or len(run.groups[at][0]) >= 4  # a number in crumbs is believed only where the digits begin
        taken, kind = _number_at(text, run, at, says) if whole else (0, None)
        if taken and kind:
            yield Finding(kind, run.groups[at].start(), run.groups[at + taken - 1].end())
        at += taken or 1


def _number_at(text: str, run: Run, at: int, says: str | None) -> tuple[int, str | None]:
    """How many groups from here are one number, and which kind; (0, None) when they are not."""
    lengths, digits = [], ""
    for size, group in enumerate(run.groups[at : at + LONGEST], 1):
        lengths.append(len(group[0]))
        digits += group[0]
        if len(digits) > LONGEST:
            break
        if len(digits) < 13 or not _believable(text, run, at, tuple(lengths), says):
            continue
        if is_clabe(digits):
            return size, CLABE
        if is_card(digits) and (says == "money" or len(digits) in {15, 16} or (len(digits) == 14 and size == 3)):
            return size, CARD
    return 0, None


def _believable(text: str, run: Run, at: int, lengths: tuple[int, ...], says: str | None) -> bool:
    """Whether digits in these groups would be written so, knowing what was said before them."""
    size, gaps = len(lengths), run.gaps[at : at + len(lengths) - 1]
    start, end = run.groups[at].start(), run.groups[at + size - 1].end()
    if says == "money":
        return at < 4 or size == 1 or lengths in SHAPES
    glued = text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
    if glued or text[max(0, start - 1) : start] in set("+$#,.") or re.match(r"[.,]\d", text[end : end + 2]):
        return False
    if sum("\n" in gap for gap in gaps) > 1 or any(LOOSE.search(gap) for gap in gaps):
        return False
    whole = at == 0 and size == len(run.groups) and all(PLAIN.fullmatch(gap) for gap in gaps)
    uniform = whole and len(set(lengths[:-1])) <= 1 and len(set(gaps)) <= 1
    return size == 1 or lengths in SHAPES or uniform or (whole and sum(lengths) == 18)


def ibans(text: str) -> Iterator[Finding]:
    """IBAN in a text (as `reading.plain` gives it), whose remainder agrees."""
    for match in IBANS.finditer(text):
        compact = re.sub(r"\W", "", match[0]).upper()
        length = IBAN_LENGTHS[compact[:2]]
        if is_iban(compact[:length]):
            end = match.start()
            while length:
                length -= text[end].isalnum()
                end += 1
            yield Finding(IBAN, match.start(), end)
