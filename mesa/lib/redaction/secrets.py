"""Passwords written like «contraseña: …», «la clave del wifi es …» or «usuario/contraseña ana / …»."""

import re
from collections.abc import Iterator

from . import vocabulary as v
from .findings import PASSWORD, Finding
from .judging import Said, is_mixed, is_secret

BEGINS = r"(?:(?<![^\W_])|(?-i:(?<=[a-z])(?=P)|(?<=[A-Z])(?=PASSW|PWD)))"  # DB_PASSWORD, PGPASSWORD, userPassword
ANY = rf"{v.STRONG}|{v.KEYS}|{v.SHORT}|{v.CODES}"
WORD = re.compile(rf"{BEGINS}(?P<word>{ANY})(?!\w)", re.I)
VALUE = r"(?:[\"«“'`](?P<quoted>[^\"»”'`\n]{3,64})[\"»”'`]|(?P<value>[^\s\"'»”`]{3,64}))"
CLOSE = r"[\"'»”*`)\]]{0,3}"
OWNER = r"(?:,?[ \t]{1,3}[(\[]?[\w\-]{1,20}[)\]]?,?)"
WRITTEN = r"\s?[:=：＝]\s{0,3}[:=]?(?![:=])|->|=>|→|[ \t]-(?=[ \t])|\.\.\.|…|>(?=[^<>\s]{3,64}</)"
SIGN = re.compile(rf"{WRITTEN}|\b(?:es|is|era|fue|ser[ií]a|son|was)\b", re.I)
TOLD = re.compile(
    rf"{CLOSE}(?P<of>{OWNER}{{0,8}}?){CLOSE}\s{{0,6}}"
    rf"(?:(?P<written>{WRITTEN})|,?\s?(?P<spoken>(?:es|is|era|fue|ser[ií]a|son|was)\b(?P<then>\s?:)?))"
    rf"[*]{{0,2}}\s{{0,6}}{VALUE}",
    re.I,
)
BARE = [re.compile(rf"{CLOSE}(?P<of>{OWNER}{{{n}}})(?P<comma>,?)\s{{1,3}}{VALUE}", re.I) for n in range(5)]
CHANGE = re.compile(
    r"\b(?:l[ao] |was |fue |has been |ha sido )?(?:cambi\w+|chang\w+|reset\w*|actualic\w+|renov\w+)\b", re.I
)
PAIRED = re.compile(r"\b(?:usuario|user|usr|login|correo)\s?(?:y|e|/|&|and)\s?(?:la\s|su\s|mi\s)?$", re.I)
BOTH = re.compile(
    rf"(?:{OWNER}{{1,4}}?(?=\s?[:=]))?\s{{0,3}}(?:[:=]|son|es|are)?[ \t]{{0,3}}"
    r"(?P<user>[^\s/|,;:]{2,40})(?P<between>[ \t]?[/|,;:][ \t]?|[ \t](?:y|and)[ \t]|[ \t])"
    r"(?P<value>[^\s\"'»”]{3,64})",
    re.I,
)
SHOWN = re.compile(
    r"(?<!\w)(?P<what>credenciales|credentials|accesos?|datos de acceso|login|usuario|user)"
    r"(?:[ \t]?[:=]|[ \t](?:son|es|are))?[ \t]{1,3}(?P<user>[^\s/|,;:]{2,40})"
    r"(?P<between>[ \t]?[/|,;:][ \t]?|[ \t](?:y|and)[ \t])(?P<value>[^\s\"'»”/|]{4,64})",
    re.I,
)
CHANGED_TO = re.compile(rf"(?P<of>{OWNER}{{0,6}}?)\s{{1,3}}(?:a|por|to|with)\s{{1,3}}{VALUE}", re.I)
LOWER_AND_DIGIT = re.compile(r"^(?=.*[a-zñ])(?=.*\d)")
MORE = re.compile(r",?\s{1,3}(?P<joint>(?:y|o|and|or|/)\s{1,3})?(?P<value>[^\s\"'»”]{4,64})")
IN_ADDRESS = re.compile(
    r"(?<=://)[^\s/:@]{1,64}:(?P<value>[^\s/@]{3,64})@|(?:(?<!\S)-u\s?[^\s:]{1,64}:|\bsshpass\s-p\s?)(?P<also>\S{3,64})"
)
BEFORE = re.compile(
    r"(?:^|(?<=\s))(?P<value>[^\s\"'«»”]{4,64})\s(?:(?:es|is|era|was)\s(?:mi|la|el|my|the|su|nuestra)|como|as|de)\s"
    r"(?:(?:mi|la|my|the)\s)?(?:nueva\s|new\s)?$",
    re.I,
)
PUT = re.compile(r"\b(?:puse|pongo|puso|pusimos|pusieron|uso|usé|usamos|use|used|using|set)\s$", re.I)


def secrets(text: str) -> Iterator[Finding]:
    """Passwords in a text (as `reading.plain` gives it): beside «contraseña», «clave», «pass», «PIN», or in a URL."""
    until = 0
    for word in WORD.finditer(text):
        if word.start() < until or WORD.match(text, word.end() + 1):
            continue
        found = _pair(text, word) or _after(text, word) or _before(text, word, until)
        if found:
            yield Finding(PASSWORD, *found)
            until = found[1]
            while more := MORE.match(text, until):
                several = more["joint"] or word["word"][-1:].lower() == "s"
                if not several or not is_mixed(more["value"].rstrip(".,;:!?)")):
                    break
                yield Finding(PASSWORD, more.start("value"), more.end("value"))
                until = more.end()
    for match in IN_ADDRESS.finditer(text):
        group = "value" if match["value"] else "also"
        yield Finding(PASSWORD, match.start(group), match.end(group))
    for match in SHOWN.finditer(text):
        plain_user = match["what"].lower() in {"usuario", "user"}
        enough = "/" in match["between"] or "|" in match["between"] if plain_user else True
        value = match["value"].rstrip(".,;!?)")
        if enough and is_mixed(value) and (not plain_user or re.search(r"[_!#$%*@&+]", value)):
            yield Finding(PASSWORD, match.start("value"), match.start("value") + len(value))


def _after(text: str, word: re.Match[str]) -> tuple[int, int] | None:
    """The value that follows its word, with a sign or without."""
    rest = text[word.end() : word.end() + 240]
    near = text[max(0, word.start() - 40) : word.start()] + rest[:80]
    changed = CHANGED_TO.match(rest) if CHANGE.search(near) else None
    if changed and v.CHANGED.search(text[max(0, word.start() - 40) : word.start()] + changed["of"]):
        return _judged(text, word, changed, "a") if _owned(word["word"], changed["of"]) else None
    told = TOLD.match(rest) if SIGN.search(rest) else None
    if told and (_owned(word["word"], told["of"]) or _described(word["word"], told)):
        return _judged(text, word, told, ":" if told["written"] or told["then"] else "es")
    return _beside(text, word, rest)


def _beside(text: str, word: re.Match[str], rest: str) -> tuple[int, int] | None:
    """The value that follows without a sign: «la contraseña del correo Verano25»."""
    for each in BARE:
        bare = each.match(rest)
        first = re.match(r"\W*([\w\-]+)", bare["of"]) if bare else None
        if first and first[1].lower() not in v.JOINS | v.OPENS | v.FRESH | {"i", "we", "you", "they", "that"}:
            return None
        if bare is None or not _owned(word["word"], bare["of"]):
            continue
        named = not bare["of"] or _names_a_door(bare["of"])
        crossed = (bare["comma"] or bare["of"].endswith(",")) and not LOWER_AND_DIGIT.search(bare["value"] or "")
        if named and not crossed and (found := _judged(text, word, bare, "")):
            return found
    return None


def _judged(text: str, word: re.Match[str], match: re.Match[str], sign: str) -> tuple[int, int] | None:
    name = "quoted" if match["quoted"] else "value"
    start, end = word.end() + match.start(name), word.end() + match.end(name)
    if WORD.fullmatch(match[name]):
        return None
    if "\n" in match[0][len(match["of"]) : match.start(name)] and text[end : end + 1].strip():
        return None
    end -= len(match[name]) - len(match[name].partition("</")[0])
    said = Said(
        word["word"], match["of"], sign, text[start:end], name == "quoted",
        text[max(0, word.start() - 60) : word.start()], text[end : end + 60],
    )  # fmt: skip
    return (start, end) if is_secret(said) else None


def _owned(word: str, of: str) -> bool:
    """Whether the words between may say what a password opens: «del wifi», «que me dieron»."""
    given = v.GIVEN.sub(" ", CHANGE.sub(" ", of))
    words = [each.strip("-") for each in re.findall(r"[\w\-]+", given.lower())]
    known = v.JOINS | v.OPENS | v.FRESH
    if not words:
        return True
    if "," in of.rstrip(",") or words[0] not in known or any(each in v.STOPS or each == "que" for each in words):
        return False
    if re.fullmatch(rf"{v.STRONG}|nip|cv.*", word, re.I) or all(each in known for each in words):
        return True
    return any(each in v.OPENS for each in words) and not v.THINGS.search(of)


def _described(word: str, told: re.Match[str]) -> bool:
    """«contraseña todo junto: …»: any words between, when what follows has the shape of a password."""
    words = re.findall(r"\w+", told["of"].lower())
    odd = any(each in v.TOLD_OFF for each in words)
    mixed = LOWER_AND_DIGIT.search(told["quoted"] or told["value"]) and is_mixed(
        (told["quoted"] or told["value"]).rstrip(".,;:!?)")
    )
    return re.fullmatch(v.STRONG, word, re.I) is not None and bool(mixed) and not odd


def _names_a_door(of: str) -> bool:
    last = re.findall(r"[\w\-]+", of.lower())[-1]
    return last in v.OPENS - {"usuario", "cuenta", "account", "equipo", "pc", "servidor", "server", "red"} | v.FRESH


def _pair(text: str, word: re.Match[str]) -> tuple[int, int] | None:
    """«usuario y contraseña: ana / …»: both go."""
    if not PAIRED.search(text[max(0, word.start() - 24) : word.start()]):
        return None
    both = BOTH.match(text[word.end() : word.end() + 160])
    if both is None or both["user"].lower().strip("(¿¡.,") in v.NOT_SECRETS or v.PARTICIPLE.fullmatch(both["user"]):
        return None
    value = both["value"].rstrip(".,;!?)")
    joined = both["between"].strip() in {"/", "|", ",", ":", ";"} and value.lower() not in v.NOT_SECRETS
    if not (joined or is_mixed(value)):
        return None
    return word.end() + both.start("user"), word.end() + both.start("value") + len(value)


def _before(text: str, word: re.Match[str], since: int) -> tuple[int, int] | None:
    """«… es mi contraseña», «le puse … de clave»."""
    begins = max(since, word.start() - 96)
    match = BEFORE.search(text[begins : word.start()])
    if match is None or not is_mixed(match["value"].rstrip(".,;:!?)")):
        return None
    stated = re.search(r"\s(?:es|is|era|was)\s", match[0][len(match["value"]) :], re.I)
    if not stated and not PUT.search(text[begins : begins + match.start("value")]):
        return None
    return begins + match.start("value"), begins + match.end("value")
