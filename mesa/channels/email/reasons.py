"""Why a message could not be read or used, in the reader's language: rows keep what programs said, in English."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .models import Mail, Reason

SENTENCES = {
    "an empty message": gettext_lazy("Está vacío."),
    "a message larger than 40 MB": gettext_lazy("Pesa más de 40 MB."),
    "parts inside parts without end": gettext_lazy("Trae mensajes dentro de mensajes, sin fin."),
    "no From, nor any other header": gettext_lazy("No dice quién lo mandó ni trae ningún encabezado."),
    "too many parts": gettext_lazy("Trae demasiadas partes."),
    "too many lines": gettext_lazy("Trae demasiados renglones."),
    "too many headers": gettext_lazy("Trae demasiados encabezados."),
    "not one From": gettext_lazy("Dice más de una vez quién lo mandó."),
    "no From": gettext_lazy("No dice quién lo mandó."),
    "a From with what no header has": gettext_lazy("Donde dice quién lo mandó hay signos que ningún correo lleva."),
    "a From that is not one plain address": gettext_lazy("Donde dice quién lo mandó no hay una sola dirección clara."),
    "NoCategory": gettext_lazy("La mesa no ofrece ninguna categoría: agrega una en «Categorías» y léelo otra vez."),
    "complaint": gettext_lazy("Es una queja."),
    "ACCEPTED": gettext_lazy("Aceptó la invitación."),
    "DECLINED": gettext_lazy("No aceptó la invitación."),
    "TENTATIVE": gettext_lazy("Tal vez vaya."),
}
LARGE = re.compile(r"(\d+) MB: it stays in the mailbox")
LEFT = re.compile(r"(\d+) files stay in the message")  # so rows of before say it
BROKEN = re.compile(r"(?:unreadable: )?(\w+)")
FATE = re.compile(r"(failed|delayed|delivered|relayed|expanded)?\s*([245]\.\d+\.\d+)?")
SERVERS = {Reason.BOUNCE, Reason.WITHHELD}
FATES = {
    "failed": gettext_lazy("No se entregó."),
    "delayed": gettext_lazy("Todavía no se entrega."),
    "delivered": gettext_lazy("Se entregó."),
    "relayed": gettext_lazy("Se pasó a otro servidor."),
    "expanded": gettext_lazy("Se pasó a una lista."),
}


def explained(mail: Mail) -> str:
    """What `detail` says; a server's own words stand between quotes in a sentence of ours."""
    said = mail.detail.strip()
    if not said:
        return ""
    if known := SENTENCES.get(said):
        return str(known)
    if found := LARGE.fullmatch(said):
        return _("Pesa %(size)s MB: sigue en el buzón.") % {"size": found[1]}
    if found := LEFT.fullmatch(said):
        return ngettext(
            "%(num)s archivo sigue en el correo.", "%(num)s archivos siguen en el correo.", int(found[1])
        ) % {"num": found[1]}
    if mail.reason in {Reason.FAILED, Reason.UNREADABLE} and (found := BROKEN.fullmatch(said)):
        return _("El programa se detuvo (%(what)s).") % {"what": found[1]}
    if (found := FATE.fullmatch(said)) and mail.reason == Reason.BOUNCE:
        return " ".join(filter(None, (str(FATES.get(found[1], "")), found[2])))
    return _("El servidor dijo: «%(words)s»") % {"words": said} if mail.reason in SERVERS else said
