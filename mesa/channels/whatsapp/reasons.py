"""Why a message did not leave, for people: Meta's numbers in our words."""

from django.utils.translation import gettext as _

LATER = {1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057}


def reason(code):
    return REASONS[code]() if code in REASONS else _unnamed(code)


def _unnamed(code):
    if code in LATER:
        return _("WhatsApp no pudo tomarlo por ahora. Escríbele por otro medio o vuelve a intentarlo.")
    if code is None:
        return _("WhatsApp no lo aceptó.")
    return _("WhatsApp no lo aceptó (código %(code)s).") % {"code": code}


def _window():
    return _("Pasaron 24 horas desde su último mensaje: usa una plantilla aprobada.")


def _nobody():
    return _("Ese número no puede recibirlo: quizá no tiene WhatsApp o su aplicación es antigua. Usa otro medio.")


def _not_listed():
    return _("El número de prueba solo escribe a los números de su lista.")


def _unwanted():
    return _("La persona no quiere recibir este tipo de mensajes por WhatsApp.")


def _template():
    return _("La plantilla no coincide con la aprobada por WhatsApp: avisa a quien la administra.")


def _paused():
    return _("La plantilla está en pausa o desactivada: usa otra.")


def _account():
    return _("La cuenta de WhatsApp de la empresa está detenida: avisa a quien la administra.")


REASONS = {
    131047: _window, 131026: _nobody, 131062: _nobody, 131030: _not_listed, 131049: _unwanted, 131050: _unwanted,
    132000: _template, 132001: _template, 132005: _template, 132007: _template, 132012: _template,
    132015: _paused, 132016: _paused, 132068: _paused, 132069: _paused,
    0: _account, 190: _account, 368: _account, 131031: _account, 131042: _account, 131048: _account, 133010: _account,
}  # fmt: skip
