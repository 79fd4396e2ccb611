"""WhatsApp's Cloud API: one message, and what each of Meta's refusals means for it and for the others.

A message has no name by which Meta would know it again, so one that may have arrived is never repeated: a status tells.
"""

import hashlib
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings

from mesa.lib.http import Later, Never, call
from mesa.outbox.mime import one_line
from mesa.outbox.models import Message
from mesa.outbox.transports import Refusal, TransportError, Unknown, Unreachable

STOP = {
    0,
    3,
    10,
    190,
    131005,
    368,
    131031,
    131042,
    131048,
    133010,
    *range(200, 300),
}  # somebody must see to the account
SLOWER = {4, 80007, 130429}  # all must wait
LATER = {1, 2, 131000, 131016, 131056, 131057}  # this one must wait
LONGEST = 4096

log = structlog.get_logger(__name__)


class Cloud:
    keeps = False
    repeats = False

    def send(self, letter: Message) -> dict[str, str]:
        """`{"wamid": the name that Meta gave it}`: accepted, which is not delivered. Raises a TransportError."""
        setup = settings.WHATSAPP
        media = _uploaded(letter, setup) if letter.files else None
        try:
            answer = call(
                "POST", f"{setup['url'].rstrip('/')}/{setup['phone_id']}/messages", token=setup["token"],
                json=written(letter, media),
            )  # fmt: skip
        except Later as error:
            raise _later(error) from error
        except Never as error:
            raise _never(error) from error
        wamid = _wamid(answer)
        if not wamid:
            raise Unknown("it answered without a name for the message")
        return {"wamid": wamid}

    def close(self) -> None:
        """Nothing is open between two letters."""
        pass


def _uploaded(letter: Message, setup: dict[str, str]) -> str:
    """The name Meta gives to its file. Nobody sees a file that no message names, so that to repeat it is harmless."""
    file = letter.files[0]
    try:
        data = (Path(settings.MEDIA_ROOT) / file["path"]).read_bytes()
    except OSError as error:
        raise Refusal("its file is not there") from error
    if hashlib.sha256(data).hexdigest() != file["sha256"]:
        raise Refusal("its file is not what it was")
    said = {"data": {"messaging_product": "whatsapp", "type": file["type"]}}
    said["files"] = {"file": (one_line(file["name"]), data, file["type"])}
    try:
        answer = call("POST", f"{setup['url'].rstrip('/')}/{setup['phone_id']}/media", token=setup["token"], **said)
    except Later as error:
        stopped = not error.heard or _number(error.code) in STOP | SLOWER
        raise (Unreachable if stopped else TransportError)(_said(error)) from error
    except Never as error:
        raise _never(error) from error
    if not isinstance(answer.get("id"), str):
        raise Refusal("it answered without a name for the file")
    return answer["id"][:200]


def written(letter: Message, media: str | None = None) -> dict[str, Any]:
    """As Meta wants it. `to` begins with + unless it is a name that Meta gave to somebody without a telephone."""
    said = letter.headers.get("whatsapp", {})
    whom = {"to": letter.to} if letter.to.startswith("+") else {"recipient": letter.to}
    about = {"context": {"message_id": said["answers"]}} if said.get("answers") else {}
    base = {"messaging_product": "whatsapp", "recipient_type": "individual", "biz_opaque_callback_data": letter.key}
    return base | whom | about | _content(letter, said, media)


def _content(letter: Message, said: dict[str, Any], media: str | None) -> dict[str, Any]:
    text = letter.text
    if media:
        kind, name = said["media"], {"filename": one_line(letter.files[0]["name"])}
        caption = {"caption": text} if text and kind != "audio" else {}
        return {"type": kind, kind: {"id": media} | caption | (name if kind == "document" else {})}
    if "template" in said:
        template = said["template"]
        values = [{"type": "text", "text": value} for value in template["values"]]
        parts = {"components": [{"type": "body", "parameters": values}]} if values else {}
        language = {"code": template["language"]}
        return {"type": "template", "template": {"name": template["name"], "language": language} | parts}
    if "buttons" in said:
        buttons = [{"type": "reply", "reply": {"id": id, "title": title}} for id, title in said["buttons"]]
        asked = {"type": "button", "body": {"text": text}, "action": {"buttons": buttons}}
        return {"type": "interactive", "interactive": asked}
    return {"type": "text", "text": {"body": text[:LONGEST], "preview_url": False}}


def _later(error: Later) -> TransportError:
    code = _number(error.code)
    if not error.heard or code in STOP | SLOWER:
        return Unreachable(_said(error))
    if code is not None or error.after is not None or "429" in str(error):
        return TransportError(_said(error))  # it said that it did not take it
    return Unknown(str(error))


def _never(error: Never) -> TransportError:
    code = _number(error.code)
    if code in STOP or (code is None and error.status in {401, 403}):
        log.error("whatsapp_account_stopped", code=code)
        return Unreachable(_said(error))
    if code in SLOWER:
        return Unreachable(_said(error))
    return TransportError(_said(error)) if code in LATER else _unless_taken(error)


def _unless_taken(error: Never) -> TransportError:
    """An answer that is none at all may follow a message that left."""
    return Refusal(_said(error)) if error.status else Unknown(str(error))


def _said(error: Later | Never) -> str:
    """Begins with Meta's number, by which `reasons.py` knows what it means."""
    return f"{error.code} {error}".strip()


def _number(code: object) -> int | None:
    said = str(code)
    return int(said) if said.isdecimal() and len(said) < 10 else None


def _wamid(answer: dict[str, Any]) -> str:
    messages = answer.get("messages")
    first = messages[0] if isinstance(messages, list) and messages and isinstance(messages[0], dict) else {}
    return first["id"][:200] if isinstance(first.get("id"), str) else ""
