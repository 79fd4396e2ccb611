"""Every word of the sources has its English, and the catalogs hold nothing else."""

import re
import sys
from pathlib import Path

import django
from babel.messages.pofile import read_po

HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
HERE = Path(__file__).parent
DJANGO = Path(django.__file__).parent / "conf/locale/es_MX/LC_MESSAGES/django.po"


def spoken(catalog):
    """What is to be said, by its context and its words in the singular."""
    return {(m.context, m.id if isinstance(m.id, str) else m.id[0]): m for m in catalog if m.id}


def holes(text):
    return set(HOLES.findall(text))


def problems(template, catalog):
    wanted, held = spoken(template), spoken(catalog)
    yield from (f"missing: {key[1]!r}" for key in wanted.keys() - held.keys())
    yield from (f"no longer used: {key[1]!r}" for key in held.keys() - wanted.keys())
    for key, message in held.items():
        english = [message.string] if isinstance(message.string, str) else list(message.string)
        if not all(english):
            yield f"without English: {key[1]!r}"
        elif any(holes(text) - holes(key[1]) for text in english):
            yield f"a hole that Spanish lacks: {key[1]!r}"
        elif holes(key[1]) - holes(english[-1]):
            yield f"a hole left out: {key[1]!r}"


def unsaid(ours, theirs):
    """Words of Django that we say our way, and Django says no longer."""
    yield from (f"Django no longer says: {key[1]!r}" for key in spoken(ours).keys() - spoken(theirs).keys())


def catalog(path, **options):
    with open(path, "rb") as words:
        return read_po(words, **options)


def main(template, english):
    found = sorted(problems(catalog(template), catalog(english, locale="en")))
    found += sorted(unsaid(catalog(HERE / "es_MX/LC_MESSAGES/django.po"), catalog(DJANGO)))
    print("\n".join(found[:40]) or "every word has its English")
    if len(found) > 40:
        print(f"… and {len(found) - 40} more")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
