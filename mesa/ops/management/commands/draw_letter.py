"""`bin/manage draw_letter quote_sent --as requester --language en`: one letter as it would leave; nothing leaves."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mesa.ops.letter_preview import Unknown, draw


class Command(BaseCommand):
    help = "Print the letter of one kind of event, from the ledger of this desk or with example facts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("kind", help="the kind of event, like resolved or quote_sent")
        parser.add_argument("--as", dest="role", default="", help="who reads it, by a name of audience.py: requester…")
        parser.add_argument("--language", default="", choices=["", *dict(settings.LANGUAGES)], help="else the reader's")
        parser.add_argument(
            "--line", type=int, help="the line of the ledger to draw (its key), else the last of its kind"
        )
        parser.add_argument("--html", type=Path, help="write the HTML half to this file")

    def handle(self, *, kind, role, language, line, html, **options):
        try:
            drawn = draw(kind, role=role, language=language, line=line)
        except Unknown as error:
            raise CommandError(str(error)) from None
        if drawn.made_up:
            self.stderr.write(f"No {kind} happened here: drawn over ticket {drawn.event.ticket_id} with example facts.")
        else:
            self.stderr.write(
                f"Line {drawn.event.pk} of the ledger, ticket {drawn.event.ticket_id}, to the {drawn.role}."
            )
        self.stdout.write(f"Subject: {drawn.letter['subject']}\n\n{drawn.letter['text']}")
        if html:
            html.write_text(drawn.letter["html"])
            self.stderr.write(f"The HTML is in {html}.")
