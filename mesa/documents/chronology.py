"""A line of the ledger in plain words: those that its page says, without what a page adds."""

import re

from django.conf import settings
from django.utils.translation import gettext as _
from markupsafe import Markup

from mesa.ui.row_cache import draw

LONGEST = 600
SAID = re.compile(r'<p class="(?:line__text|note__mark)">(.*?)</p>', re.DOTALL)
WHEN = '<span class="line__at">'


def told(line):
    drawn = draw(f"timeline/{line.kind}.html", line=line, viewer="requester")
    said = [Markup(words.partition(WHEN)[0]).striptags() for words in SAID.findall(drawn)]
    if line.note_id is None:
        return " ".join(said)
    author = line.actor or settings.BRAND.name
    mark = f" ({', '.join(said)})" if said else ""
    return f"{author}{mark}: {shortened(' '.join(line.body.split()))}{_files(line.files)}"


def shortened(words, longest=LONGEST):
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + "…"


def _files(files):
    names = ", ".join(file.name for file in files)
    return " " + shortened(_("Archivos: %(names)s.") % {"names": names}) if files else ""
