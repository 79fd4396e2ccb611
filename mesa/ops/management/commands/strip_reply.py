"""`bin/manage strip_reply`: a text on standard input, without its quote and signature."""

import json
import sys

from django.core.management.base import BaseCommand

from mesa.lib.mail.reply import strip
from mesa.lib.mail.words import decoded, of_html


class Command(BaseCommand):
    help = 'Print {"text": …}: what somebody wrote, without what their program added.'

    def add_arguments(self, parser):
        parser.add_argument("--html", action="store_true", help="the text is a page")

    def handle(self, *, html=False, **options):
        said = decoded(sys.stdin.buffer.read())
        self.stdout.write(json.dumps({"text": strip(of_html(said) if html else said)}, ensure_ascii=False))
