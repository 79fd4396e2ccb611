"""Whether what stands beside «contraseña», «clave», «pass» or «PIN» is a secret, by its shape and the words around."""

import re
from typing import NamedTuple

from . import vocabulary as v


class Said(NamedTuple):
    """A value beside its word. `sign`: ":" for any written one, "es" for spoken, "a" for «changed to», "" for none."""

    word: str
    of: str
    sign: str
    value: str
    quoted: bool
    before: str
    after: str


MASK = re.compile(r"[.…*•x_\-#?]+|[<\[{(].*|.*[:>]|=.*|\$(?:[A-Za-z_]+|[({].*)|%\w+%|[%{]+.*", re.I)
BRACKETS = re.compile(r"\[\w{4,}\]|\{\w{4,}\}|<\w{4,}>")
CODE = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*[(\[].*|[a-z_]\w*\.(?:[a-z_]\w*\.)+[a-z_]\w*;?")
IDENTIFIER = re.compile(r"(?:^|[._])(?:pass(?:word|wd)?|pwd|pw)$|^self\.")
HEXADECIMAL = re.compile(r"0x\w+", re.I)
ADDRESS = re.compile(r"[a-z][a-z0-9+.]*://.*|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", re.I)
PATH = re.compile(r"(?:[A-Za-z]:)?[\\/].*|\.{0,2}/.*|~.*|\.+|\S+::\S+|\S+\.(?:py|js|c|go|rb|java)\b.*|test_\w+|/\w.*")
MEASURE = re.compile(
    r"0x[0-9a-f]+|[\d.,]+\s?(?:%|[kmgt]b|[mg]?hz|m?v|m?s|w|px|hrs?|min|bits?)|v?\d+(?:\.\d+)+|\d+(?:/\d+)+|\d{1,2}:\d{2}\S*|"
    r"\d{4}-\d\d-\d\d|kb\d+|\$[\d,.]+",
    re.I,
)
NAMES = re.compile(
    r"(?:office|windows|win|outlook|hotmail|microsoft|m|o)\s?\d{1,4}|w1[01]|md5|sha-?\d+|wpa\S*|2fa|base64|utf-?8|tls\S*|"
    r"i[3579]-\S+|u?int\d+_t|err\w*|e_\w+|kb\d+",
    re.I,
)
LETTERS = re.compile(r"[^\W\d_]+")
SKU = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9\-./]*")


def is_secret(said: Said) -> bool:
    """Whether the value is a password, and not something that honest sentences say in the same words."""
    value = said.value.strip("¿¡") if said.quoted else said.value.strip("(¿¡").rstrip(".,;:!?)}]")
    if BRACKETS.fullmatch(said.value) and is_mixed(said.value[1:-1]):
        value = said.value[1:-1]
    word = said.word.lower()
    if len(value) < 3 or _nothing(value, said):
        return False
    if re.fullmatch(v.KEYS, word):
        return _key(said, value)
    if re.fullmatch(v.SHORT, word):
        return _short(said, value)
    if re.fullmatch(v.CODES, word):
        return _code(said, value)
    return _strong(said, value)


def is_mixed(value: str) -> bool:
    """Whether a word has letters with digits or with signs inside, as passwords have and words have not."""
    if MEASURE.fullmatch(value) or NAMES.fullmatch(value) or ADDRESS.fullmatch(value) or MASK.fullmatch(value):
        return False
    letters = any(c.isalpha() for c in value)
    return letters and (any(c.isdigit() for c in value) or re.search(r"[#$@_!+&*]", value) is not None)


def _nothing(value: str, said: Said) -> bool:
    """Masks, placeholders, code, and the words that answer «contraseña:» without saying it."""
    words = re.findall(r"[^\s.,;:!?«»()]+", value.lower())
    named = not said.quoted and (IDENTIFIER.search(value) or said.value[-1] == ":")
    if named or CODE.fullmatch(said.value) or any(each.fullmatch(value) for each in (MASK, CODE, ADDRESS, HEXADECIMAL)):
        return True
    if not words:
        return True
    if said.quoted and len(words) > 1:
        return words[0] in v.REFUSALS or (words[0] in {"la", "el"} and words[1] in {"de", "misma", "mismo", "que"})
    return value.lower() in v.NOT_SECRETS


def _plain(said: Said, value: str) -> bool:
    """A plain word that is no adjective, participle nor verb, and after which the sentence ends or another begins."""
    if v.PARTICIPLE.fullmatch(value) or value.lower() in v.NOT_SECRETS:
        return False
    ended = said.value[-1] in ".,;!?)"
    return ended or bool(v.GOES_ON.match(said.after))


def _strong(said: Said, value: str) -> bool:
    if v.REFUSED.search(said.before) and said.sign != "es" and LETTERS.fullmatch(value):
        return False
    if said.quoted:
        return said.sign != "" or is_mixed(value)
    if v.COUNTED.match(said.after) and not is_mixed(value):
        return False
    if said.sign in {"", "a"}:
        digits = said.sign == "" and re.fullmatch(r"\d{6,12}", value) is not None
        return not v.REFUSED.search(said.before) and (is_mixed(value) or digits)
    if LETTERS.fullmatch(value):
        camel = re.search(r"[a-zñ][A-ZÑ]", value) is not None
        return (
            camel
            or (said.word.lower() != "contra" or said.sign != ":" or value.islower() is False)
            and _plain(said, value)
        )
    if value.isdigit():
        return len(value) >= 4
    return not re.fullmatch(r"[\d.,]+%|\d+/\d+|v?\d+\.\d+(?:\.\d+)*|\d{1,2}:\d\d", value)


def _key(said: Said, value: str) -> bool:
    if v.KEY_THING.search(said.before):
        return False
    opens = bool(said.of) or bool(v.MINE.search(said.before))
    if said.sign in {"", "a"} and not opens and not is_mixed(value):
        return False
    line = said.before.rpartition("\n")[2] + " " + said.after.partition("\n")[0]
    thing = bool(v.THINGS.search(line))
    near = opens or bool(v.DOORS.search(said.before) or v.DOORS.search(said.after[:24]))
    if said.quoted:
        return near and not thing
    if LETTERS.fullmatch(value):
        alone = opens or (said.sign == ":" and value.islower() and not thing and said.after.strip()[:1] == "")
        return said.sign in {":", "es"} and (alone or (near and said.sign == ":")) and _plain(said, value)
    if said.sign in {"", "a"}:
        digits = opens and re.fullmatch(r"\d{4,12}", value) is not None
        odd = len(value) >= 6 and any(c.islower() for c in value) and is_mixed(value)
        return (near or odd) and not (thing and not opens) and (is_mixed(value) or digits)
    if opens:
        return not MEASURE.fullmatch(value)
    if thing or MEASURE.fullmatch(value):
        return near and not SKU.fullmatch(value) and not MEASURE.fullmatch(value)
    if value.isdigit():
        return near or 4 <= len(value) <= 7
    return near or (is_mixed(value) and not SKU.fullmatch(value))


def _short(said: Said, value: str) -> bool:
    if PATH.fullmatch(value) or MEASURE.fullmatch(value) or v.PASSED.search(said.before) or v.COUNTED.match(said.after):
        return False
    near = bool(said.of) or bool(v.MINE.search(said.before)) or bool(v.DOORS.search(said.before))
    if said.sign in {"", "a"}:
        if said.quoted or said.sign or v.PASSING.search(said.before) or value[0] == "-" or "=" in value:
            return False
        return (is_mixed(value) and any(c.isdigit() for c in value)) or (
            near and re.fullmatch(r"\d{4,12}", value) is not None
        )
    if said.quoted:
        return True
    if LETTERS.fullmatch(value):
        alone = value.islower() and said.sign == ":" and said.after.strip() == ""
        return (near or alone) and _plain(said, value)
    return is_mixed(value) or (len(value) >= 4 and value.isdigit())


def _code(said: Said, value: str) -> bool:
    word = said.word.lower()
    digits = re.fullmatch(
        r"\d{3,4}" if word.startswith(("cv", "sec")) or word.endswith("seguridad") else r"\d{4,12}", value
    )
    if v.COUNTED.match(said.after) or said.sign == "a":
        return False
    if not word.startswith("pin"):
        return digits is not None
    around = said.before[-40:] + " " + said.after[:40]
    if v.PLUGS.search(around):
        return False
    near = bool(said.of) or bool(v.DEVICES.search(around)) or bool(v.DOORS.search(said.before))
    lettered = (near or len(value) >= 6) and is_mixed(value) and any(c.islower() for c in value) and said.sign != ""
    return lettered or (digits is not None and (said.sign != "" or near))
