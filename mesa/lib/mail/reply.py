"""What somebody wrote, without what their program added below: the quote of ours and their signature.

Losing words is grave and keeping a quote is only untidy: whenever it is not certain, it stays.
"""

import re

from . import quoting
from .quoting import FORWARDED, ORIGINAL, RULE, bare

MARK = re.compile(r"^##- .{1,120} -##$")
SIGNED = re.compile(r"^-- $")  # of a signature only this is certain (RFC 3676)
DASHES = re.compile(r"^--$")  # servers take the blank away, and people draw lines
SAYS = re.compile(r"[?¿:;=]|\w{3,}[.!](?:\s|$)")  # no name does
LINE = re.compile(r"^[-_=*]{5,}$")  # one that is drawn
LARGEST = 200_000  # characters looked at; ten times what a note holds
LONGEST_SIGNATURE = 10  # lines
LONGEST_NAME = 3  # lines below two dashes


def strip(text: str, *, answers: bool = True, forwards: bool = False) -> str:
    """The words of whoever answers, or who reports if not `answers`. All of it, if nothing would be left.

    `forwards`: what stands below is not quoted but passed on.
    """
    text = text[:LARGEST]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = _unsigned(lines if forwards else _unquoted(lines), answers=answers)
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
    line = bare(lines[at])
    if not line:
        return None
    if line[0] == ">":
        return quoting.sentence(lines, at)
    if MARK.match(line):
        return 1
    if (
        line[0] in "-_*=~"
        and (ORIGINAL.match(line) or RULE.match(line))
        and _announces(lines, at + 1, marked=bool(ORIGINAL.match(line)))
    ):
        return 1
    if quoting.notes(lines, at):
        return 2
    if quoting.letterhead(lines, at):
        return None if _introduced(lines, at) else 0
    return quoting.sentence(lines, at)


def _announces(lines: list[str], at: int, *, marked: bool) -> bool:
    below = next((n for n in range(at, min(at + 4, len(lines))) if lines[n].strip()), at)
    if quoting.letterhead(lines, below, marked=marked):
        return True
    return (
        marked and below < len(lines) and (lines[below].startswith(">") or quoting.sentence(lines, below) is not None)
    )


def _introduced(lines: list[str], at: int) -> bool:
    """«Me llegó esto:»: what stands below is what they tell of."""
    above = next((bare(line) for line in reversed(lines[:at]) if line.strip()), "")
    return above.endswith((":", "：")) and len(above) < 200


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
    while end and (not lines[end - 1].strip() or quoting.is_phone(lines[end - 1])):
        end -= 1
    return lines[:end]


def _is_signature(lines: list[str], at: int, *, answers: bool) -> bool:
    """Below the blank anything but a question; below two bare dashes a name, and only of who answers."""
    below = [line.strip() for line in lines[at + 1 :] if line.strip()]
    if SIGNED.match(lines[at]):
        return not any("?" in line for line in below)
    named = len(below) <= LONGEST_NAME and not any(SAYS.search(line) or len(line) > 60 for line in below)
    return answers and named and not any(DASHES.match(line) for line in lines[:at])
