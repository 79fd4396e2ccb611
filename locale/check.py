"""Every word of the sources has its English, and the catalog holds nothing else."""

import re
import sys

from babel.messages.pofile import read_po

HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def holes(text):
    return set(HOLES.findall(text))


def problems(template, catalog):
    wanted = {(m.context, m.id if isinstance(m.id, str) else m.id[0]): m for m in template if m.id}
    held = {(m.context, m.id if isinstance(m.id, str) else m.id[0]): m for m in catalog if m.id}
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


def main(template, catalog):
    with open(template, "rb") as new, open(catalog, "rb") as old:
        found = sorted(problems(read_po(new), read_po(old, locale="en")))
    print("\n".join(found[:40]) or "every word has its English")
    if len(found) > 40:
        print(f"… and {len(found) - 40} more")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
