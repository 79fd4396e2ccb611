"""What opens somebody's machine, written where it does not belong: «mi ID es 987 654 321 y la clave 4f8k2p»."""

import re
from collections.abc import Iterator

from .findings import ACCESS, Finding
from .reading import plain

TOOLS = (
    r"team\s?viewer|any\s?desk|splash\s?top|rust\s?desk|quick\s?(?:assist|support)|asistencia r[aá]pida|"
    r"control remoto|acceso remoto"
)
TOOL = re.compile(rf"\b(?:{TOOLS})\b", re.I)
NUMBER = re.compile(r"(?<![\w.,$#+/-])\d(?:[ \t.\-]?\d){8,9}(?![\w]|[.,]\d|[ \t.\-]?\d)")
CALLED = re.compile(r"\b(?:id|i\.d\.|identificador|direcci[oó]n|c[oó]digo|n[uú]mero|sos)\b[^\d\n]{0,24}$", re.I)
OTHER = re.compile(
    r"\b(?:producto|pedido|cliente|folio|factura|orden|rastreo|gu[ií]a|serie|serial|ticket|caso|tel(?:[eé]fono)?|cel|"
    r"celular|whats\w*|nss|imei|referencia|contrato|empleado|p[oó]liza|medidor|order|invoice|tracking|phone)\b"
    r"[^\d\n]{0,20}$",
    re.I,
)
KEYWORD = r"(?:contrase(?:ñ|n)as?|contra|claves?|password|passwd|pass|pwd|pw|psw|pin|key)"
BETWEEN = r"(?:[/|,;:.\-–—]|\by\b|\bcon\b|\band\b|\n)?"
SECRET = re.compile(
    rf"^\s{{0,3}}{BETWEEN}\s{{0,3}}(?:(?:{TOOLS})\s)?(?:(?:la|el|su|mi|the|my)\s)?(?P<word>{KEYWORD})?"
    r"\s{0,3}(?:es|is|[:=])?\s{0,3}[«\"'`(]?(?P<value>[^\s«»\"'`()<>]{4,32})",
    re.I,
)
NEAR = 80


def access(text: str) -> list[Finding]:
    """Findings of remote IDs, and of the password that follows each."""
    said, _places = plain(text)
    return [finding for each in _pairs(said) for finding in each[0]]


def pair(text: str) -> tuple[str, str] | None:
    """`(identifier, secret)` of the first that was written, or None; the secret may be ""."""
    said, _places = plain(text)
    return next((words for _, words in _pairs(said)), None)


def _pairs(said: str) -> Iterator[tuple[list[Finding], tuple[str, str]]]:
    for match in NUMBER.finditer(said):
        before = said[max(0, match.start() - NEAR) : match.start()]
        if OTHER.search(before) and not TOOL.search(before[-40:]):
            continue
        secret = _secret(said, match.end())
        named = bool(TOOL.search(before) or TOOL.search(said[match.end() : match.end() + NEAR]))
        if not (named or (CALLED.search(before) and secret and secret["word"])):
            continue
        found = [Finding(ACCESS, match.start(), match.end())]
        if secret:
            found.append(Finding(ACCESS, match.end() + secret.start("value"), match.end() + secret.end("value")))
        yield found, (re.sub(r"\D", "", match[0]), secret["value"].rstrip(".,;") if secret else "")


def _secret(said: str, end: int) -> re.Match[str] | None:
    """What follows the number, when it says that it is a password or is written like one."""
    match = SECRET.match(said[end : end + NEAR])
    if match is None:
        return None
    joined = re.match(r"\s{0,3}[/|(]|\s{0,3}\n", match[0])
    mixed = re.search(r"\d", match["value"]) and re.search(r"[A-Za-z]", match["value"])
    return match if match["word"] or (joined and mixed) else None
