"""Meta's Cloud API on loopback, as the reference tells it: it checks, signs, batches, shuffles and repeats."""

import base64
import hashlib
import hmac
import json
import random
import re
import secrets
import time
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PHONE_ID, OTHER_PHONE_ID, ACCOUNT = "106540352242922", "999", "102290129340398"
TOKEN, SECRET, VERIFY = "ficha-de-prueba", "secreto-de-la-app", "palabras-de-registro"
MEGA = 1024 * 1024
MOST = {"image/jpeg": 5 * MEGA, "image/png": 5 * MEGA, "video/mp4": 16 * MEGA, "audio/mpeg": 16 * MEGA,
        "audio/ogg": 16 * MEGA, "application/pdf": 100 * MEGA, "text/plain": 100 * MEGA}  # fmt: skip
WINDOW = 24 * 3600
TITLES = {131047: "Re-engagement message", 132001: "Template name does not exist", 131030: "Recipient not in list"}


class Cloud:
    """`sent`: what it took, in order. `windows`: digits or user id → until when. `trouble`: answers to give instead.

    `expired`: media addresses that no longer hold. `queue`: the values it owes to the hook.
    """

    def __init__(self):
        self.sent, self.windows, self.templates, self.media = [], {}, [], {}
        self.trouble, self.queue, self.asked, self.expired, self.allowed = [], [], [], set(), None
        self.now, self.uploads = time.time, {}

    @contextmanager
    def open(self):
        fake = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do(self):
                said = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                fake.asked.append((self.command, self.path))
                if fake.trouble:
                    return fake.trouble.pop(0)(self)
                fake.answer(self, self.command, self.path.partition("?")[0], said)

            do_GET = do_POST = do

            def say(self, status, facts, kind="application/json"):
                body = facts if isinstance(facts, bytes) else json.dumps(facts).encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        Thread(target=server.serve_forever, daemon=True).start()
        self.host = f"127.0.0.1:{server.server_port}"
        self.url = f"http://{self.host}/v26.0"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()

    @property
    def settings(self):
        return {
            "url": self.url, "token": TOKEN, "phone_id": PHONE_ID, "secret": SECRET, "verify": VERIFY,
            "account": ACCOUNT, "media_hosts": (self.host,),
            "quote_template": "mesa_quote", "reminder_template": "mesa_quote_reminder",
        }  # fmt: skip

    # What it answers

    def answer(self, door, method, path, said):
        if door.headers.get("Authorization") != f"Bearer {TOKEN}":
            return refuse(190, 401)(door)
        if method == "POST" and path == f"/v26.0/{PHONE_ID}/messages":
            return self._take(door, json.loads(said))
        if method == "POST" and path == f"/v26.0/{PHONE_ID}/media":
            return self._upload(door, said)
        if path == f"/v26.0/{ACCOUNT}/message_templates":
            return door.say(200, {"data": self.templates, "paging": {"cursors": {}}})
        if path.startswith("/media/"):
            return self._bytes(door, path.removeprefix("/media/"))
        id = path.removeprefix("/v26.0/")
        if id in self.media:
            return self._where(door, id)
        refuse(100, 404)(door)

    def _upload(self, door, said):
        """Multipart, as Meta wants it: its type and size are looked at, and it is kept under a name of its own."""
        head = f"Content-Type: {door.headers['Content-Type']}\r\n\r\n".encode()
        parts = {p.get_param("name", header="content-disposition"): p for p in message_from_bytes(head + said).walk()}
        file, kind = parts.get("file"), parts.get("type")
        if file is None or kind is None or "messaging_product" not in parts:
            return refuse(100)(door)
        data, mime = file.get_payload(decode=True), kind.get_payload(decode=True).decode()
        if len(data) > MOST.get(mime, 0):
            return refuse(131053)(door)
        id = f"up-{len(self.uploads) + 1}"
        self.uploads[id] = (mime, file.get_filename(), data)
        door.say(200, {"id": id})

    def _take(self, door, said):
        if said.get("messaging_product") != "whatsapp" or not (said.get("to") or said.get("recipient")):
            return refuse(100)(door)
        code = self._code(said)
        if code:
            return refuse(code)(door)
        wamid = self.wamid()
        self.sent.append(said | {"wamid": wamid})
        whom = digits(said.get("to")) or None
        for status in ("sent", "delivered", "read"):
            self.queue.append({"statuses": [self.status(wamid, status, said.get("biz_opaque_callback_data"), whom)]})
        accepted = {"id": wamid, "message_status": "accepted"}
        door.say(200, {"messaging_product": "whatsapp", "contacts": [{"wa_id": whom}], "messages": [accepted]})

    def _code(self, said):
        kind, content = said.get("type"), said.get(said.get("type"))
        whom = digits(said.get("to")) or said.get("recipient")
        if not isinstance(content, dict) or (said.get("to") and not said["to"].startswith("+")):
            return 100
        if self.allowed is not None and whom not in self.allowed:
            return 131030
        if kind == "template":
            return self._wrong_template(content)
        if kind == "text" and not 0 < len(content.get("body", "")) <= 4096:
            return 131009
        if kind in {"image", "video", "audio", "document"} and content.get("id") not in self.uploads:
            return 131053
        if len(content.get("caption", "")) > 1024 or (kind == "audio" and "caption" in content):
            return 131009
        if kind == "interactive":
            buttons = [one["reply"] for one in content["action"]["buttons"]]
            if len(buttons) > 3 or any(len(one["title"]) > 20 or len(one["id"]) > 256 for one in buttons):
                return 131009
        return 0 if self.windows.get(whom, 0) > self.now() else 131047

    def _wrong_template(self, said):
        for one in self.templates:
            if (one["name"], one["language"]) == (said["name"], said["language"]["code"]):
                if one["status"] != "APPROVED":
                    return 132015
                body = next(part["text"] for part in one["components"] if part["type"] == "BODY")
                given = [part["parameters"] for part in said.get("components", []) if part["type"] == "body"]
                return 0 if len(given[0] if given else []) == len(set(re.findall(r"\{\{\d+\}\}", body))) else 132000
        return 132001

    def _where(self, door, id):
        media, name = self.media[id], f"{id}-{secrets.token_hex(4)}"
        self.media[id]["names"][name] = self.now() + 300
        door.say(200, {
            "messaging_product": "whatsapp", "url": f"http://{media.get('host', self.host)}/media/{name}", "id": id,
            "mime_type": media["mime"], "file_size": str(len(media["bytes"])), "sha256": "x",
        })  # fmt: skip

    def _bytes(self, door, name):
        for media in self.media.values():
            if media["names"].get(name, 0) > self.now() and name not in self.expired:
                return door.say(200, media["bytes"], media["mime"])
        refuse(100, 404)(door)

    # What it tells

    def wamid(self):
        return "wamid." + base64.b64encode(random.randbytes(30)).decode()

    def status(self, wamid, status, key=None, whom=None, **more):
        said = {"id": wamid, "status": status, "timestamp": str(int(self.now())), "recipient_id": whom}
        return said | ({"biz_opaque_callback_data": key} if key else {}) | more

    def keep(self, data, mime="image/jpeg", **more):
        id = str(len(self.media) + 1000)
        self.media[id] = {"bytes": data, "mime": mime, "names": {}} | more
        return id

    def says(self, body=None, *, wa_id="5215512345678", user_id="MX.1349", name="Ana López", at=None, **message):
        """A message of somebody, as a `value`; it opens their window."""
        at = int(self.now() if at is None else at)
        whom = {"from": wa_id} if wa_id else {}
        whom |= {"from_user_id": user_id} if user_id else {}
        said = {"id": self.wamid(), "timestamp": str(at), "type": "text", "text": {"body": body}} | whom | message
        for one in filter(None, (wa_id, user_id)):
            self.windows[one] = max(self.windows.get(one, 0), at + WINDOW)
        contact = {"profile": {"name": name}} | ({"wa_id": wa_id} if wa_id else {})
        contact |= {"user_id": user_id} if user_id else {}
        return {"contacts": [contact], "messages": [said]} if said["type"] != "system" else {"messages": [said]}

    def post(self, client, *values, phone_id=PHONE_ID, field="messages"):
        """One signed delivery with all of these in it."""
        meta = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": phone_id}}
        changes = [{"field": field, "value": meta | value if field == "messages" else value} for value in values]
        raw = json.dumps({"object": "whatsapp_business_account", "entry": [{"id": ACCOUNT, "changes": changes}]})
        return deliver(client, raw.encode())

    def flush(self, client):
        """All it owes to the hook: out of order, in batches, some of it twice."""
        owed, self.queue = self.queue + random.sample(self.queue, len(self.queue) // 2), []
        random.shuffle(owed)
        while owed:
            batch, owed = owed[:2], owed[2:]
            assert self.post(client, *batch).status_code == 200


def deliver(client, raw, signature=None):
    signature = signature or "sha256=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    return client.post(
        "/ganchos/whatsapp/", raw, content_type="application/json", headers={"X-Hub-Signature-256": signature}
    )


def refuse(code, status=400):
    error = {"message": f"(#{code}) {TITLES.get(code, '')}", "type": "OAuthException", "code": code}
    return lambda door: door.say(status, {"error": error | {"error_data": {"details": "secreto"}, "fbtrace_id": "x"}})


def cut(door):
    """It took it, and nobody heard."""
    door.close_connection = True
    door.connection.close()


def digits(number):
    return number.lstrip("+") if number else ""
