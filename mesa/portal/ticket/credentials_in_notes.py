"""An ID and password written in a note: the note never keeps them, and where they were waited for they arrive."""

from django.utils.translation import gettext as _

from mesa.assistance import actions, reads, rules
from mesa.lib.redaction import pair


def handed(ticket, words):
    """What to tell the person, or nothing. `words`: as they were written, before anything was taken out."""
    written = pair(words)
    if written is None:
        return ""
    session = reads.latest(ticket)
    if session and rules.may(ticket.requester, rules.GIVE_ACCESS, session):
        identifier, secret = written
        try:
            actions.give_access(session, by=ticket.requester, identifier=identifier, secret=secret)
        except actions.WrongFormat:
            return _("Quitamos de tu mensaje los datos de acceso: entrégalos en «Asistencia remota».")
        return _("Los datos de acceso no quedaron en tu mensaje: los entregamos cifrados a quien te atiende.")
    return _(
        "Quitamos de tu mensaje los datos de acceso remoto: si el técnico los pide, tu ticket tiene un lugar seguro."
    )
