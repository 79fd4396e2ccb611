"""Words that ask somebody for what we never ask."""

import re

from .reading import plain

ASKS = re.compile(
    r"n[uú]meros? (?:completo )?de (?:tu |la |su )?(?:tarjeta(?! (?:madre|de (?:video|red)|gr[aá]fica))|"
    r"cuenta bancaria|clabe)|"
    r"\bcvv\d?\b|\bcvc\b|\bnip\b|c[oó]digo de seguridad de (?:tu|la|su) tarjeta|"
    r"(?:contrase[ñn]a|clave|password) (?:de|del|de tu|para) (?:(?:tu|su|el|la) )?"
    r"(?:correo|e-?mail|gmail|outlook|hotmail|banco|banca|facebook|cuenta)|"
    r"(?:env[ií]a|manda|comp[aá]rte|dame|dime|p[aá]sa|d[ií]ctame)\w* "
    r"(?:tu|la|su) (?:contrase[ñn]a|clave|password|nip|clabe)|"
    r"(?:your|the) (?:full )?(?:card number|bank account|security code|pin code|e-?mail password|password)|"
    r"(?:send|give|tell) (?:me|us) (?:your|the) (?:password|pin|card)",
    re.I,
)
DONT = re.compile(r"\b(?:no|nunca|jam[aá]s|sin|never|don'?t|do not|not)\b[^.;:!?\n]{0,40}$", re.I)


def asks(text: str) -> bool:
    """Whether these words ask somebody for what we never ask; to say «no nos des tu NIP» is not to ask."""
    said, _places = plain(text)
    return any(not DONT.search(said[max(0, match.start() - 60) : match.start()]) for match in ASKS.finditer(said))
