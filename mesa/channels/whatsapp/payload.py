"""What Meta writes, read with distrust: whatever is not of the expected shape is nothing."""

import json
from datetime import UTC, datetime
from typing import NamedTuple

from mesa.lib.phone import from_wa_id

CHANGED = ("user_changed_number", "user_changed_user_id")


class Message(NamedTuple):
    wamid: str
    kind: str
    sent_at: datetime
    wa_id: str
    user_id: str | None
    name: str
    raw: dict


class Status(NamedTuple):
    wamid: str
    status: str
    at: datetime
    key: str
    code: int | None


class TemplateStatus(NamedTuple):
    name: str
    language: str
    status: str


def updates(raw, phone_id):
    """Everything in one delivery: `Message`s, `Status`es and `TemplateStatus`es, in the order they are written."""
    body = json.loads(raw)
    found = []
    for entry in _list(_dict(body).get("entry")):
        for change in _list(_dict(entry).get("changes")):
            field, value = _text(_dict(change).get("field")), _dict(_dict(change).get("value"))
            if field == "message_template_status_update":
                found += _template(value)
            elif field == "messages" and _text(_dict(value.get("metadata")).get("phone_number_id")) == phone_id:
                found += _messages(value)
                found += _statuses(value)
    return found


def _messages(value):
    contacts = [_dict(contact) for contact in _list(value.get("contacts"))]
    for message in map(_dict, _list(value.get("messages"))):
        wamid, at = _text(message.get("id")), _time(message.get("timestamp"))
        if not wamid or at is None:
            continue
        user_id, wa_id = _text(message.get("from_user_id")), _digits(message.get("from"))
        whose = _contact(contacts, user_id, wa_id)
        profile = _dict((whose or _only(contacts, user_id)).get("profile"))
        yield Message(
            wamid[:200],
            _text(message.get("type"))[:20] or "unsupported",
            at,
            wa_id or _digits(whose.get("wa_id")),
            (user_id or _text(whose.get("user_id")))[:140] or None,
            (_text(profile.get("name")) or _text(profile.get("username")))[:120],
            _without_nul(message),
        )


def _contact(contacts, user_id, wa_id):
    """Whose of a batch this message is: by either name, or the only one there is. 521… and 52… are one number."""
    for contact in contacts:
        its_own = _digits(contact.get("wa_id"))
        numbered = wa_id and its_own and from_wa_id(its_own) == from_wa_id(wa_id)
        if (user_id and contact.get("user_id") == user_id) or numbered:
            return contact
    return contacts[0] if len(contacts) == 1 and not (user_id or wa_id) else {}


def _only(contacts, user_id):
    """Whose name may be shown, where nothing says that it is another's."""
    return contacts[0] if len(contacts) == 1 and not (user_id and contacts[0].get("user_id")) else {}


def _statuses(value):
    for status in map(_dict, _list(value.get("statuses"))):
        wamid, word, at = _text(status.get("id")), _text(status.get("status")), _time(status.get("timestamp"))
        if wamid and word and at:
            errors = [_dict(error).get("code") for error in _list(status.get("errors"))]
            code = next((code for code in errors if isinstance(code, int) and 0 <= code < 2**31), None)
            key = _text(status.get("biz_opaque_callback_data"))[:120]
            yield Status(wamid[:200], word[:12], at, key, code)


def _template(value):
    name, language = _text(value.get("message_template_name")), _text(value.get("message_template_language"))
    status = _text(value.get("event")).upper()[:30]
    if name and status:
        yield TemplateStatus(name[:120], language_of(language), status)


def language_of(code):
    """`es-MX` and `es_MX` are one."""
    return code.replace("-", "_")[:12]


def body_of(message):
    """What stands under the key named like the type."""
    return _dict(message.get(_text(message.get("type"))))


def form_of(message):
    """What a form (a Flow of Meta) was filled in with, `{question: answer}`; None when it is no form."""
    answer = body_of(message).get("nfm_reply")
    if not isinstance(answer, dict):
        return None
    try:
        return _dict(json.loads(_text(answer.get("response_json"))))
    except ValueError:
        return {}


def answers(message):
    """The message of ours or theirs that this one is about."""
    if message.get("type") == "reaction":
        return _text(_dict(message.get("reaction")).get("message_id"))
    return _text(_dict(message.get("context")).get("id"))


def _time(seconds):
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _digits(value):
    found = _text(value).lstrip("+")
    return found if found.isascii() and found.isdecimal() and len(found) <= 20 else ""


def _text(value):
    return value.replace("\0", "") if isinstance(value, str) else ""


def _dict(value):
    return value if isinstance(value, dict) else {}


def _list(value):
    return value if isinstance(value, list) else []


def _without_nul(value):
    """PostgreSQL cannot keep it."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {_without_nul(name): _without_nul(one) for name, one in value.items()}
    return [_without_nul(one) for one in value] if isinstance(value, list) else value
