"""The files of a form in the making: kept on the server from the first moment, whatever happens to the form."""

from django.utils.translation import gettext as _

from mesa.lib import keyset
from mesa.tickets import actions
from mesa.tickets.actions.files import NoRoom, TooLarge, TooMany, TooMuch, TooVast
from mesa.tickets.models import Attachment
from mesa.tickets.notes import MAX_PER_NOTE


def tray(request, person=None):
    """`(files, refusals)`: those the form already held, without the one taken out, plus those that came with it.

    `person`: whose they are, when that is not who signed in.
    """
    person, link = person or request.user, came_by(request)
    files = held(person, request.POST.getlist("keep"), link)
    refusals = [_too_large(name) for name in getattr(request, "oversized", [])]
    for file in [file for file in files if str(file.pk) == request.POST.get("remove_file")]:
        actions.discard_file(file, by=person)
        files.remove(file)
    for arrived in request.FILES.getlist("files"):
        if len(files) >= MAX_PER_NOTE:
            refusals.append(_("Caben %(count)s archivos por mensaje: quita alguno.") % {"count": MAX_PER_NOTE})
            break
        _keep(person, link, arrived, files, refusals)
    return files, refusals


def came_by(request):
    """Number of the link of a ticket by which this request came; None for who signed in."""
    link = getattr(request, "link", None)
    return link.pk if link else None


def held(person, keys, link=None):
    """Files that came by this account, or by this link in its name, before and no note has taken yet."""
    plain = [key for key in map(keyset.number, keys[: MAX_PER_NOTE * 2]) if key]
    loose = Attachment.objects.visible_to(person).held(person, link).filter(pk__in=plain)
    return list(loose.order_by("pk")[:MAX_PER_NOTE]) if plain else []


def _keep(person, link, arrived, files, refusals):
    try:
        files.append(actions.keep_file(by=person, name=arrived.name or "", file=arrived, link=link))
    except TooLarge:
        refusals.append(_too_large(arrived.name))
    except TooVast:
        words = _("«%(name)s» es una imagen demasiado grande para abrirla con seguridad: envíala más pequeña.")
        refusals.append(words % {"name": arrived.name})
    except NoRoom:
        words = _("Ahora no pudimos guardar «%(name)s»: intenta de nuevo en unos minutos.")
        refusals.append(words % {"name": arrived.name})
    except TooMuch:
        refusals.append(_too_much(person))
    except TooMany:
        refusals.append(_("Ya enviaste muchos archivos hoy: manda los demás mañana o pídele al técnico otro medio."))


def _too_much(person):
    if not person.is_verified:
        return _("Para enviar más archivos, confirma primero tu correo.")
    return _("Tienes muchos archivos sin enviar: envía o quita algunos y vuelve a intentarlo.")


def _too_large(name):
    return _("«%(name)s» pesa más de 25 MB: envíalo más pequeño o en partes.") % {"name": name}
