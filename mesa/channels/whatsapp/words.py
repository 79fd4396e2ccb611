"""What a message says, in plain words: whatever it is, a technician reads something."""

from django.utils import timezone
from django.utils.translation import gettext as _

from . import payload

LONGEST = 20_000


def words_of(message):
    """Its own words where it has any; what it is, where not."""
    kind, body = message.get("type"), payload.body_of(message)
    says = SAYS.get(kind)
    told = says(body, message) if says else ""
    return (told or _("Mensaje no compatible: aquí no se puede mostrar."))[:LONGEST]


def late(sent_at, now):
    """When it was written, if it took its time to arrive."""
    if (now - sent_at).total_seconds() < 600:
        return ""
    return _("(Escrito el %(when)s; llegó después.)") % {"when": f"{timezone.localtime(sent_at):%d/%m/%Y %H:%M}"}


def _text(body, message):
    return _said(body.get("body")).strip()


def _media(what):
    def says(body, message):
        caption = _said(body.get("caption")).strip()
        return caption or what() % {"name": _said(body.get("filename"))[:120]}

    return says


def _location(body, message):
    latitude, longitude = body.get("latitude"), body.get("longitude")
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in (latitude, longitude)):
        return ""
    place = ", ".join(filter(None, (_said(body.get(name)) for name in ("name", "address"))))
    facts = {"place": f"{place} · " if place else "", "at": f"{latitude:.6f}, {longitude:.6f}"}
    map_page = f"https://www.openstreetmap.org/?mlat={latitude:.6f}&mlon={longitude:.6f}"
    return _("Ubicación: %(place)s%(at)s") % facts + f"\n{map_page}"


def _contacts(body, message):
    cards = [card for card in message.get("contacts") or [] if isinstance(card, dict)]
    told = filter(None, map(_card, cards))
    return _("Contacto: %(names)s") % {"names": "; ".join(told)} if cards else ""


def _card(card):
    name = card.get("name")
    phones = [_said(one.get("phone")) for one in card.get("phones") or [] if isinstance(one, dict)]
    name = _said(name.get("formatted_name")) if isinstance(name, dict) else ""
    return " ".join(filter(None, [name, *phones]))


def _reaction(body, message):
    emoji = _said(body.get("emoji"))
    return _("Reaccionó con %(emoji)s") % {"emoji": emoji} if emoji else _("Quitó su reacción")


def _interactive(body, message):
    for kind in ("button_reply", "list_reply"):
        if isinstance(body.get(kind), dict):
            return _said(body[kind].get("title"))
    return ""


def _button(body, message):
    return _said(body.get("text"))


def _edit(body, message):
    new = body.get("message")
    text = new.get("text") if isinstance(new, dict) else body.get("text")
    said = _said(text.get("body")) if isinstance(text, dict) else _said(text)
    return _("Corrigió un mensaje suyo: %(words)s") % {"words": said} if said else _("Corrigió un mensaje suyo")


def _revoke(body, message):
    return _("Borró un mensaje suyo")


def _said(value):
    return value if isinstance(value, str) else ""


SAYS = {
    "text": _text,
    "image": _media(lambda: _("Imagen")),
    "video": _media(lambda: _("Video")),
    "document": _media(lambda: _("Documento: %(name)s")),
    "audio": _media(lambda: _("Audio")),
    "sticker": _media(lambda: _("Calcomanía")),
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "interactive": _interactive,
    "button": _button,
    "edit": _edit,
    "revoke": _revoke,
}
