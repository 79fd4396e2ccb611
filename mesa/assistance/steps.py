"""What the person does with each program, on each system: few steps, with the words that its window shows."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.assistance.tools import Tool

from .tools import OWN

WINDOWS, MAC, LINUX, PHONE = "windows", "mac", "linux", "phone"
SYSTEMS: dict[str, str | Promise] = {WINDOWS: "Windows", MAC: "Mac", LINUX: "Linux", PHONE: _("Teléfono o tableta")}
OPEN_FILE = {
    WINDOWS: _(
        "Abre el archivo que se descargó. Si Windows pregunta, comprueba que el editor es el del programa y acepta."
    ),
    MAC: _("Abre el archivo que se descargó. Si la Mac lo pide, permite «Grabación de pantalla» y «Accesibilidad»."),
    LINUX: _("Instala o abre el archivo que se descargó, como lo hace tu sistema."),
    PHONE: _("Instala la aplicación desde la tienda de tu teléfono y ábrela."),
}
NOT_ON_PHONE = _("En un teléfono no funciona para control: avisa al técnico y propón la cámara o una llamada.")


class Way(NamedTuple):
    system: str
    name: str | Promise
    steps: list[str | Promise]


def ways(tool: Tool) -> list[Way]:
    """Every system with its steps; nothing for what needs no steps."""
    steps = STEPS.get(tool.slug) or (_own if tool.slug.startswith(OWN) else None)
    return [Way(system, name, steps(tool, system)) for system, name in SYSTEMS.items()] if steps else []


def system_of(said: str) -> str:
    """Which of ours is the system that somebody said, or that their browser did."""
    said = said.lower()
    if any(word in said for word in ("android", "ios", "iphone", "ipad")):
        return PHONE
    return next((system for system in (WINDOWS, MAC, LINUX) if system in said), WINDOWS)


def _downloaded(tool: Tool, system: str, last: str | Promise) -> list[str | Promise]:
    first = _("Entra a la página oficial: %(site)s. Escríbela tú; no sigas enlaces de otros mensajes.")
    return [first % {"site": tool.site}, OPEN_FILE[system], last]


def _teamviewer(tool: Tool, system: str) -> list[str | Promise]:
    last = _(
        "El programa muestra «Tu ID» y «Contraseña». Cópialos aquí abajo; no los dictes ni los mandes por mensaje."
    )
    return _downloaded(tool, system, last)


def _splashtop(tool: Tool, system: str) -> list[str | Promise]:
    return _downloaded(tool, system, _("El programa muestra un código de nueve números. Cópialo aquí abajo."))


def _anydesk(tool: Tool, system: str) -> list[str | Promise]:
    last = _(
        "El programa muestra «Esta dirección». Cópiala aquí abajo; cuando el técnico se conecte, presiona «Aceptar»."
    )
    return _downloaded(tool, system, last)


def _rustdesk(tool: Tool, system: str) -> list[str | Promise]:
    return _downloaded(tool, system, _("El programa muestra «ID» y «Contraseña». Cópialos aquí abajo."))


def _teams(tool: Tool, system: str) -> list[str | Promise]:
    return [
        _("Espera a que el técnico ponga aquí el enlace de la reunión, y ábrelo desde esta página."),
        _("Entra con tu nombre. En una computadora usa la aplicación de Teams para poder compartir y dar el control."),
        NOT_ON_PHONE if system == PHONE else _("Presiona «Compartir» y elige solo la ventana que hace falta."),
    ]  # fmt: skip


def _quick_assist(tool: Tool, system: str) -> list[str | Promise]:
    if system != WINDOWS:
        return [_("Asistencia rápida solo funciona en Windows: avisa al técnico y usen otro programa.")]
    return [
        _("Presiona a la vez las teclas Ctrl, Windows y Q: se abre Asistencia rápida."),
        _("Escribe el código que el técnico pone aquí abajo y presiona «Enviar»."),
        _("Windows te pregunta si permites ver la pantalla: acepta solo si es quien te atiende."),
    ]


def _own(tool: Tool, system: str) -> list[str | Promise]:
    return _downloaded(tool, system, _("Copia aquí abajo lo que muestra el programa; no lo dictes ni lo mandes."))


STEPS: dict[str, Callable[[Tool, str], list[str | Promise]]] = {
    "teamviewer": _teamviewer, "teams": _teams, "splashtop": _splashtop, "anydesk": _anydesk, "rustdesk": _rustdesk,
    "quick-assist": _quick_assist,
}  # fmt: skip
