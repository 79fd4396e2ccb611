"""Passwords written like «contraseña: …»."""

import re
from collections.abc import Iterator

from .findings import PASSWORD, Finding

OWNER = (
    r"(?:\s{1,3}(?:de la|del?|para|of|for|the|my|mis?|el|la|su|al?|wi-?fi|red|windows|correo|acceso|cuenta|usuario|"
    r"tarjeta|nueva|gmail|outlook|office|banco|facebook|email|mail|router|m[oó]dem|sesi[oó]n|admin\w*|sistema|equipo|"
    r"laptop|pc|servidor))"
)
SECRET = re.compile(
    r"(?<![\w])(?P<pair>(?:usuario|user|login)\s?(?:y|e|/|&|and)\s?(?:la\s)?)?"
    r"(?P<word>contrase(?:ñ|n\u0303|ni|n)as?|contra|passwords?|passwd|passphrase|pwd|psw|pass|claves?|nip|pin|cvv2?|cvc2?|"
    r"c[oó]digo de seguridad|security code)"
    rf"(?P<of>{OWNER}{{0,5}})"
    r"[\"'»”]?\s{0,6}(?P<sign>[:=：＝]|->|=>|→|(?:es|is|era|ser[ií]a|son)\b(?:\s?:)?)\s{0,6}"
    r"(?:[\"«“'`](?P<quoted>[^\"»”'`\n]{3,64})[\"»”'`]|(?P<value>[^\s\"'»”]{3,64}))",
    re.I,
)
IN_ADDRESS = re.compile(r"(?<=://)[^\s/:@]{1,64}:(?P<value>[^\s/@]{3,64})@")
NOT_A_SECRET = re.compile(
    r"[(¿]*(?:no|s[ií]|la|el|lo|las|los|un|una|mi|tu|su|que|qu[eé]|muy|est[aeá]|esa|otra|otro|nueva|anterior|incorrect[ao]|"
    r"correct[ao]|inv[aá]lid[ao]|err[oó]ne[ao]|equivocad[ao]|oblig\w+|necesari\w+|requerid\w+|wrong|incorrect|invalid|"
    r"required|the|not|expired|expir\w+|caduc\w+|venci\w+|olvid\w+|forgot\w*|demasiado|diferente|igual|misma?|same|cambi\w+|"
    r"ningun\w+|none|pendiente|aparte|por|para|con|sin|cuando|desde|como|c[oó]mo|d[oó]nde|siempre|nunca|ya|me|le|se|si|"
    r"null|true|false|n/a|[.…*•x\-_]+|\[.*|.*:)[.,;:!?)]*",
    re.I,
)
NOT_AN_ENTRY = re.compile(
    r"\b(?:licencia|producto|activaci[oó]n|product|license|licence|art[ií]culo|error|rastreo|sat|unidad|cliente)\b|palabras?\s+$",
    re.I,
)


def secrets(text: str) -> Iterator[Finding]:
    """Passwords in a text (as `reading.plain` gives it): after «contraseña:», «clave es» or the user of a URL."""
    for match in SECRET.finditer(text):
        name = "quoted" if match["quoted"] else "value"
        about = text[max(0, match.start() - 12) : match.start()] + match["of"]
        if NOT_A_SECRET.fullmatch(match[name]) or NOT_AN_ENTRY.search(about):
            continue
        spoken = match["sign"][0].isalpha() and not match["quoted"] and ":" not in match["sign"]
        if spoken and not re.search(r"\d|[^\w.,;:!?)]|[a-z][A-Z]", match[name]):
            continue
        end = match.end(name)
        if match["pair"]:
            end = min(n for n in (text.find("\n", end), len(text)) if n >= 0)
        yield Finding(PASSWORD, match.start(name), end)
    for match in IN_ADDRESS.finditer(text):
        yield Finding(PASSWORD, match.start("value"), match.end("value"))
