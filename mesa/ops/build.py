"""What is made from the sources and kept beside them or in the data folder; made again only when they change."""

import hashlib
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def build():
    compile_catalogs()
    if not settings.DEBUG:  # then they are served from the sources, as they are now
        collect_static()


def compile_catalogs():
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            draft = target.with_suffix(".new")
            with source.open("rb") as words, draft.open("wb") as out:
                write_mo(out, read_po(words))
            draft.rename(target)


def collect_static():
    stamp = settings.DATA / "static.stamp"
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint)


def _fingerprint():
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(["CVS", ".*", "*~"]):
            facts = Path(storage.path(path)).stat()
            found.update(f"{path} {facts.st_mtime_ns} {facts.st_size}\n".encode())
    return found.hexdigest()
