"""The record of a service on letter paper."""

from django.utils import timezone

from mesa.documents.service_record import Sheet

from .page import STEP, Paper


def pressed(sheet: Sheet) -> bytes:
    """The file, dated now."""
    paper = Paper(sheet.title, sheet.house, timezone.now())
    paper.say(sheet.house, 9)
    paper.heading(sheet.title, 1)
    paper.say(sheet.subject, 11)
    for section in sheet.sections:
        paper.ln(STEP)
        paper.heading(section.title, 2)
        with paper.inside("L"):
            for label, words in section.rows:
                paper.fact(label, words)
    return paper.pressed()
