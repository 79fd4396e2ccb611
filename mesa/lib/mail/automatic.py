"""What programs write in somebody's name: that they are away, that they like a letter, that they come to a meeting."""

import re
from email.message import Message

from . import containers
from .containers import Answer
from .contents import EMOJI_PART
from .reply import strip


def _any(*phrases: str) -> str:
    return "(?:" + "|".join(phrases) + ")"


SUBJECTS = (
    r"(?:respuesta|contestaci[oó]n) autom[aá]tica", r"fuera de (?:la |mi )?oficina", r"(?:aviso de )?ausen(?:te|cia)",
    r"(?:estoy )?de vacaciones", r"auto(?:matic)?[- ]?(?:repl(?:y|ied)|respon(?:se|der))",
    r"out[- ]of[- ](?:the[- ])?office", r"ooo", r"on (?:vacation|leave|holiday)",
    r"away from (?:the|my) (?:office|desk)",
    r"r[eé]ponse automatique", r"absen(?:ce|t)(?: du bureau)?", r"autom(?:atische)?\.? ?antwort", r"abwesen\w*",
    r"nicht im b[uü]ro", r"resposta autom[aá]tica", r"aus[eê]ncia", r"fora do escrit[oó]rio", r"risposta automatica",
    r"fuori (?:sede|ufficio)", r"automatisch(?:e)? (?:antwoord|beantwoording)", r"afwezig\w*", r"autosvar",
    r"automatiskt svar", r"odpowied[zź] automatyczna", r"автоматический ответ", r"автоответ",
)  # fmt: skip
ABSENT = re.compile(r"\W*(?:" + _any(*SUBJECTS) + r"\b|自动回复|自動回覆|自動応答|自動返信|不在)", re.I)
DAYS = r"(?:lunes|martes|mi[eé]rcoles|jueves|viernes|\d{1,2})"
AWAY = re.compile(
    r"\b"
    + _any(
        r"(?:estoy|estar[eé]|me encuentro|me encontrar[eé]|permanecer[eé])\s+(?:\w+\s+)?(?:de vacaciones|ausente|"
        r"fuera de (?:la |mi )?oficina|de (?:licencia|permiso|incapacidad)|sin acceso (?:al|a mi) correo|"
        r"fuera (?:del?|hasta|por))",
        rf"(?:regreso|regresar[eé]|vuelvo|volver[eé]) (?:a la oficina|a mis labores|el (?:pr[oó]ximo )?{DAYS})\b"
        r".{0,200}\burgen\w*",
        r"i(?: am|['\u2019]m| will be|['\u2019]ll be)\s+(?:\w+\s+)?(?:out of (?:the )?office|"
        r"on (?:vacation|annual leave|leave|holiday|pto)|away (?:from|until|on)|out until)",
        r"ich bin (?:\w+ ){0,6}(?:nicht im b[uü]ro|abwesend|im urlaub)",
        r"je suis (?:\w+ ){0,3}(?:absente?|en cong[eé]s?|en vacances)",
        r"estou (?:\w+ ){0,3}(?:de f[eé]rias|fora do escrit[oó]rio|ausente)",
        r"sono (?:\w+ ){0,3}(?:in ferie|fuori ufficio|assente)",
        r"ik ben (?:\w+ ){0,4}(?:afwezig|met vakantie|op vakantie)",
    )
    + r"\b",
    re.I | re.S,
)
FIRST = 300  # characters in which a program says that somebody is away
SOMEBODY = r"(?:\[[^\]\n]{1,40}\]\s*|\S{1,12}\s+)?.{1,100}?\s"
REACTED = r"(?:reaccion[oó]|reacted|reagiu|(?:a )?r[eé]agi|reagiert|ha reagito|gereageerd)(?: \S{1,8})?"
GMAIL = rf"{SOMEBODY}{REACTED} (?:mediante|con|a trav[eé]s de|via|[uü]ber|pelo|tramite|met) Gmail\b.{{0,80}}"
OUTLOOK = SOMEBODY + _any(
    "reacted to your message", r"(?:ha )?reaccion(?:[oó]|ado) a (?:tu|su) mensaje",
    "a r[eé]agi [aà] (?:votre|ton) message",
    "hat auf (?:Ihre|deine) Nachricht reagiert", "reagiu [aà] sua mensagem", "ha reagito al (?:tuo|suo) messaggio",
)  # fmt: skip
PHONE = _any(
    "Liked", "Loved", "Disliked", "Laughed at", "Emphasized", "Questioned", r"Reacted \S{1,12} to",
    r"Removed an? \w+ from",
    r"(?:A \w+ )?(?:no )?le (?:gust|encant)[oó]", "Se r[ií]?[oó]? de", "Le dio risa", "Enfatiz[oó]", "Resalt[oó]",
    "Cuestion[oó]", "Pregunt[oó] por", "Dio importancia a", r"Reaccion[oó] con \S{1,12} a",
)  # fmt: skip
REACTION = re.compile(
    rf"{GMAIL}|{OUTLOOK}\s*[:.]?|{PHONE}\s*[\u201c\u201d\u00ab\u201e\"].{{0,2000}}[\u201c\u201d\u00bb\"]", re.I | re.S
)
HINT = re.compile(r"reac|r[eé]ag|like|love|laugh|emphas|question|gust|encant|enfat|resalt|import|risa|r[ií]o", re.I)
LINK = re.compile(r"<?https?://\S+>?")
PROGRAMS = re.compile(r"google|apple|mozilla|zimbra|yahoo|sabre|nextcloud")
ANSWERED = re.compile(
    r"\s*[^\n]{1,120}\b(?:ha|has|hat|a)\s+(?:\w+\s+)?(?:accepted|declined|aceptado|rechazado|declinado|accept[eé]|refus[eé]|"
    r"d[eé]clin[eé]|angenommen|abgelehnt|zugesagt|abgesagt)\b[^\n]{0,200}",
    re.I,
)


def is_absence(subject: str) -> bool:
    """Whether it begins as programs do that say that somebody is away."""
    return bool(ABSENT.match(subject))


def is_away(text: str) -> bool:
    """Whether it begins by saying that whoever wrote it is away, as nobody does who answers."""
    return bool(ABSENT.match(text[:FIRST]) or AWAY.search(text[:FIRST]))


def is_reaction(message: Message, text: str) -> bool:
    """A thumb, a heart: nothing was written besides."""
    said = text[:3000].strip()
    if not HINT.search(said[:200]) and len(said) > 200:
        return False
    marked = message.is_multipart() and any(part.get_content_type() == EMOJI_PART for part in message.walk())
    if not marked and not HINT.search(said[:200]):
        return False
    words = LINK.sub(" ", strip(said)).strip()
    return bool(REACTION.fullmatch(words)) or (marked and len(words) <= 200)


def answer(data: bytes, text: str) -> Answer | None:
    """How a calendar answers an invitation; its words are those that a person added, in it or in the message."""
    found = containers.answer(data)
    if found is None:
        return None
    said = strip(text)
    generated = PROGRAMS.search(found.maker) and ANSWERED.match(said)
    return found if found.words or generated else found._replace(words=said)
