"""What somebody wrote, without what their program added below: the quote of ours and their signature.

Losing words is grave and keeping a quote is only untidy: whenever it is not certain, it stays.
"""

import re

MARK = re.compile(r"^##- .{1,120} -##$")
BEGINS = re.compile(r"(?:-{2,}\s*)?(?:El|On|Am|Le|Em)\s", re.I)
WROTE = re.compile(
    r"(?:-{2,}\s*)?(?:El|On|Am|Le|Em)\s.{4,400}\s"
    r"(?:escribi(?:ó|o\u0301?)|wrote|schrieb|a écrit|escreveu)\s*(?::|-{2,})$",
    re.I,
)
CERTAIN = re.compile(r"\S@\S")  # nobody tells of somebody else so
QUOTED = re.compile(r"^(?:>\s?)+")
ORIGINAL = re.compile(r"^-{2,}\s*(?:Mensaje original|Original Message|Mensaje Original Enviado)\s*-{2,}$", re.I)
RULE = re.compile(r"^(?:_{10,}|-{10,})$")
FORWARDED = re.compile(r"^(?:-{2,}\s*)?(?:(?:Begin )?forwarded message|(?:Inicio del )?mensaje reenviado)\b", re.I)
SENDER = re.compile(r"^\*?(?:De|From)\s*:\*?\s*\S", re.I)
FIELD = re.compile(r"^\*?(?:Enviado(?: el)?|Fecha|Para|Asunto|CC|Sent|Date|To|Subject)\s*:\*?", re.I)
SIGNED = re.compile(r"^-- $")  # of a signature only this is certain (RFC 3676)
DASHES = re.compile(r"^--$")  # servers take the blank away, and people draw lines
SAYS = re.compile(r"[?¿:;=]|\w{3,}[.!](?:\s|$)")  # no name does
PHONE = re.compile(
    r"^(?:Enviado desde (?:mi|el|la|Outlook|Yahoo|Correo).{0,60}|Sent from (?:my|Outlook|Yahoo|Mail).{0,60}|"
    r"(?:Obtener|Obtén|Descargar) Outlook para .{0,40}|Get Outlook for .{0,40})$",
    re.I,
)
LARGEST = 200_000  # characters looked at; ten times what a note holds
LONGEST_SIGNATURE = 10  # lines
LONGEST_NAME = 3  # lines below two dashes
JOINED = 4  # lines over which programs break «El … escribió:»


def strip(text: str, *, answers: bool = True) -> str:
    """The words of whoever answers, or who reports if not `answers`. All of it, if nothing would be left."""
    text = text[:LARGEST]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = _unsigned(_unquoted(lines), answers=answers)
    return "\n".join(kept).strip() or "\n".join(lines).strip()


def _unquoted(lines: list[str]) -> list[str]:
    for at in range(len(lines)):
        if FORWARDED.match(lines[at].strip()):
            return lines  # what they pass on is what they say
        if (length := _header(lines, at)) is not None:
            return _without(lines, at, length)
    return _without_tail(lines)


def _header(lines: list[str], at: int) -> int | None:
    """How many lines the header of a quote takes here; None when there is none."""
    line = lines[at].strip()
    if MARK.match(line):
        return 1
    if ORIGINAL.match(line) and _is_letterhead(lines, at + 1):
        return 1
    if RULE.match(line) and _is_letterhead(lines, at + 1):
        return 1
    if _is_letterhead(lines, at):
        return 0
    return _wrote(lines, at)


def _wrote(lines: list[str], at: int) -> int | None:
    if not BEGINS.match(QUOTED.sub("", lines[at]).strip()) or (at and lines[at - 1].startswith(">")):
        return None
    marks = QUOTED.match(lines[at])  # some programs quote their own header too
    for length in range(1, JOINED + 1):
        near = lines[at : at + length]
        whole = " ".join((QUOTED.sub("", line) if marks else line).strip() for line in near)
        if WROTE.match(whole) and "\n\n" not in "\n".join(near):
            after = next((line for line in lines[at + length :] if line.strip()), "")
            return length if after.startswith(">") or CERTAIN.search(whole) else None
    return None


def _is_letterhead(lines: list[str], at: int) -> bool:
    """«De:», then at least two more fields: what Outlook and its like put above a quote."""
    near = [line.strip() for line in lines[at : at + 8] if line.strip()]
    return bool(near) and bool(SENDER.match(near[0])) and sum(bool(FIELD.match(line)) for line in near[1:6]) >= 2


def _without(lines: list[str], at: int, length: int) -> list[str]:
    """Above the quote; and below it, when whoever answers wrote there."""
    above, rest = lines[:at], lines[at + length :]
    quoted = [bool(line.startswith(">")) or not line.strip() for line in rest]
    if not any(line.startswith(">") for line in rest):
        return above
    end = next((n for n, quote in enumerate(quoted) if not quote), len(rest))
    if not any(line.startswith(">") for line in rest[:end]):
        return above  # words between the header and the quote: a quote without marks
    below = rest[end:]
    if any(line.startswith(">") for line in below):
        return lines  # answered between the lines of the quote
    return [*above, *below]


def _without_tail(lines: list[str]) -> list[str]:
    """A quote without a header, at the very end."""
    end = len(lines)
    while end and (lines[end - 1].startswith(">") or not lines[end - 1].strip()):
        end -= 1
    return lines[:end] if not any(line.startswith(">") for line in lines[:end]) else lines


def _unsigned(lines: list[str], *, answers: bool) -> list[str]:
    end, below = len(lines), 0
    for at in range(len(lines) - 1, -1, -1):
        below += bool(lines[at].strip())
        if below > LONGEST_SIGNATURE:
            break
        if SIGNED.match(lines[at]) or DASHES.match(lines[at]):
            end = at if _is_signature(lines, at, answers=answers) else end
            break
    while end and (not lines[end - 1].strip() or PHONE.match(lines[end - 1].strip())):
        end -= 1
    return lines[:end]


def _is_signature(lines: list[str], at: int, *, answers: bool) -> bool:
    """Below the blank anything but a question; below two bare dashes a name, and only of who answers."""
    below = [line.strip() for line in lines[at + 1 :] if line.strip()]
    if SIGNED.match(lines[at]):
        return not any("?" in line for line in below)
    named = len(below) <= LONGEST_NAME and not any(SAYS.search(line) or len(line) > 60 for line in below)
    return answers and named and not any(DASHES.match(line) for line in lines[:at])
