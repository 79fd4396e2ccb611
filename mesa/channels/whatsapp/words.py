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
    return (told or _whatever(body) or _("Mensaje no compatible: aquí no se puede mostrar."))[:LONGEST]


def is_unread(message):
    """Nothing of it could be shown: it has no words of its own, and no file."""
    kind, body = message.get("type"), payload.body_of(message)
    says = SAYS.get(kind)
    return not ((says and says(body, message)) or _whatever(body))


def _whatever(body):
    """The words of a kind that nobody here knows."""
    found = list(dict.fromkeys(_strings(body)))
    return _("Mensaje de otro tipo: %(words)s") % {"words": " · ".join(found)} if found else ""


def _strings(value, depth=0):
    if depth > 4 or not isinstance(value, dict | list):
        return
    if isinstance(value, list):
        for one in value[:50]:
            yield from _strings(one, depth + 1)
        return
    for name in TELLING:  # PostgreSQL keeps the names of an object in an order of its own
        if one := _said(value.get(name)).strip():
            yield one
    for one in value.values():
        yield from _strings(one, depth + 1)


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
    place = ", ".join(filter(None, (_said(body.get(name)) for name in ("name", "address"))))
    latitude, longitude = _degrees(body.get("latitude"), 90), _degrees(body.get("longitude"), 180)
    if latitude is None or longitude is None:
        told = ", ".join(filter(None, (place, _said(body.get("url")))))
        return _("Ubicación: %(place)s%(at)s") % {"place": told, "at": ""} if told else ""
    facts = {"place": f"{place} · " if place else "", "at": f"{latitude:.6f}, {longitude:.6f}"}
    map_page = f"https://www.openstreetmap.org/?mlat={latitude:.6f}&mlon={longitude:.6f}"
    pages = dict.fromkeys(filter(None, (map_page, _said(body.get("url")))))
    return "\n".join([_("Ubicación: %(place)s%(at)s") % facts, *pages])


def _degrees(value, most):
    try:
        degrees = float(value) if not isinstance(value, bool) else None
    except (TypeError, ValueError, OverflowError):
        return None
    return degrees if degrees is not None and abs(degrees) <= most else None


def _contacts(body, message):
    cards = message.get("contacts")
    told = [_card(card) for card in cards if isinstance(card, dict)] if isinstance(cards, list) else []
    return _("Contacto: %(names)s") % {"names": "; ".join(filter(None, told))} if any(told) else ""


def _card(card):
    """A name, where they work, and every way to find them."""
    name, org = _plain(card.get("name")), _plain(card.get("org"))
    named = _said(name.get("formatted_name")) or " ".join(
        filter(None, (_said(name.get(part)) for part in ("first_name", "last_name")))
    )
    works = ", ".join(filter(None, (_said(org.get(part)) for part in ("title", "department", "company"))))
    ways = [_said(one.get(key)) for many, key in CARD for one in _rows(card.get(many))]
    places = [
        ", ".join(filter(None, (_said(one.get(part)) for part in ("street", "city", "state", "zip", "country"))))
        for one in _rows(card.get("addresses"))
    ]
    return " ".join(filter(None, [named, f"({works})" if works else "", *ways, *places]))


def _order(body, message):
    """What they put in the cart of a catalogue of Meta's: what, how many, at what price each."""
    rows = [_item(row) for row in _rows(body.get("product_items"))]
    told = [_("Pedido del catálogo de WhatsApp:"), *(f"- {row}" for row in rows)] if rows else []
    return "\n".join(filter(None, [*told, _said(body.get("text")).strip()]))


def _item(row):
    facts = {
        "what": _value(row.get("product_retailer_id")) or _("sin clave"),
        "many": _value(row.get("quantity")) or "1",
    }
    price = " ".join(filter(None, (_value(row.get("item_price")), _value(row.get("currency")))))
    said = _("%(many)s × %(what)s") % facts
    return f"{said}, {price}" if price else said


def _reaction(body, message):
    emoji = _said(body.get("emoji"))
    return _("Reaccionó con %(emoji)s") % {"emoji": emoji} if emoji else _("Quitó su reacción")


def _interactive(body, message):
    form = payload.form_of(message)
    if form is not None:
        return _form(form, _plain(body.get("nfm_reply")))
    for kind in ("button_reply", "list_reply"):
        chosen = _plain(body.get(kind))
        if chosen:
            said = (_said(chosen.get("title")), _said(chosen.get("description")))
            return ": ".join(filter(None, said))
    return ""


def _form(form, reply):
    """Each question with its answer, a line each; the token of the form is nobody's word."""
    answers = [(name, _value(value)) for name, value in form.items() if name not in {"flow_token", "version"}]
    rows = [f"- {str(name).replace('_', ' ').strip()}: {value}" for name, value in answers if value]
    if not rows:
        said = _said(reply.get("body"))
        return "" if said in {"", "Sent"} else said
    return "\n".join([_("Formulario de WhatsApp:"), *rows])


def _value(value):
    """An answer as text: what was chosen of a list with commas between; "" for what is nothing."""
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_value, value[:50])))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_value(one)}" for name, one in value.items() if _value(one))
    return _said(value).strip()


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


def _plain(value):
    return value if isinstance(value, dict) else {}


def _rows(value):
    return [one for one in value[:100] if isinstance(one, dict)] if isinstance(value, list) else []


TELLING = (
    "header", "title", "name", "question", "text", "body", "caption", "description", "footer", "url", "filename",
)  # fmt: skip
CARD = (("phones", "phone"), ("emails", "email"), ("urls", "url"))
SAYS = {
    "text": _text,
    "image": _media(lambda: _("Imagen")),
    "video": _media(lambda: _("Video")),
    "document": _media(lambda: _("Documento: %(name)s")),
    "audio": _media(lambda: _("Audio")),
    "sticker": _media(lambda: _("Calcomanía")),
    "location": _location,
    "contacts": _contacts,
    "order": _order,
    "reaction": _reaction,
    "interactive": _interactive,
    "button": _button,
    "edit": _edit,
    "revoke": _revoke,
}
