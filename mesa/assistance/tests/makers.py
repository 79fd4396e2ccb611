"""TeamViewer and Microsoft Graph on loopback, as the reference tells them, and as ill-mannered as the real ones."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit


class Fake:
    """Each maker has its own `answer`; `asked` is every (method, path).

    `trouble`: what the next answers are instead, each a function of the handler.
    """

    def __init__(self):
        self.trouble, self.asked, self.things = [], [], {}

    @contextmanager
    def open(self):
        fake = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do(self):
                size = int(self.headers.get("Content-Length", 0))
                said = self.rfile.read(size)
                where = urlsplit(self.path)
                self.query = {name: values[-1] for name, values in parse_qs(where.query).items()}
                fake.asked.append((self.command, where.path))
                if fake.trouble:
                    return fake.trouble.pop(0)(self)
                fake.answer(self, self.command, where.path, said)

            do_GET = do_POST = do_PUT = do_DELETE = do

            def say(self, status, facts=None, **headers):
                body = b"" if facts is None else facts if isinstance(facts, bytes) else json.dumps(facts).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        Thread(target=server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()


class TeamViewer(Fake):
    TOKEN = "ficha-de-prueba"

    def answer(self, door, method, path, said):
        if door.headers.get("Authorization") != f"Bearer {self.TOKEN}":
            return door.say(401, {"error": "token_expired", "error_code": 1})
        if path == "/sessions" and method == "GET":
            return door.say(200, {"sessions": list(self.things.values()), "sessions_remaining": 0, "next_offset": ""})
        if path == "/sessions" and method == "POST":
            return self._create(door, json.loads(said))
        code = path.removeprefix("/sessions/")
        if code not in self.things:
            return door.say(404, {"error": "not_found", "error_code": 404})
        if method == "PUT":
            self.things[code] |= json.loads(said)
            return door.say(204)
        door.say(200, self.things[code])

    def _create(self, door, words):
        if not words.get("groupid") and not words.get("groupname"):
            return door.say(400, {"error": "invalid_request", "error_code": 2, "error_description": "group"})
        n = len(self.things) + 1
        code = f"s06-301-{n:03}"
        plain = code.replace("-", "")
        self.things[code] = words | {
            "code": code, "state": "Open", "end_customer_link": f"https://get.teamviewer.com/{plain}",
            "supporter_link": f"https://get.teamviewer.com/{plain}-rKIw9AcHRFIx", "valid_until": "2026-11-23T16:00:00Z",
        }  # fmt: skip
        door.say(200, self.things[code])


class Graph(Fake):
    SECRET, TENANT, ORGANIZER = "secreto-de-prueba", "inquilino", "mesa@example.org"

    def __init__(self):
        super().__init__()
        self.tokens = set()

    def answer(self, door, method, path, said):
        if path == f"/{self.TENANT}/oauth2/v2.0/token":
            return self._token(door, {name: values[-1] for name, values in parse_qs(said.decode()).items()})
        if door.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            return door.say(401, {"error": {"code": "InvalidAuthenticationToken", "message": "x"}})
        base = f"/v1.0/users/{self.ORGANIZER.replace('@', '%40')}/onlineMeetings"
        if path == f"{base}/createOrGet" and method == "POST":
            return self._create(door, json.loads(said))
        id = path.removeprefix(f"{base}/")
        if method == "DELETE" and self.things.pop(id, None):
            return door.say(204)
        door.say(404, {"error": {"code": "NotFound", "message": "x"}})

    def _token(self, door, said):
        if said.get("client_secret") != self.SECRET or said.get("grant_type") != "client_credentials":
            return door.say(401, {"error": "invalid_client"})
        token = f"ficha-{len(self.tokens)}"
        self.tokens.add(token)
        door.say(200, {"token_type": "Bearer", "expires_in": 3599, "access_token": token})

    def _create(self, door, words):
        key = words["externalId"]
        known = next((id for id, kept in self.things.items() if kept["externalId"] == key), None)
        id = known or f"MSo1-{len(self.things)}"
        self.things.setdefault(id, words | {
            "id": id, "joinWebUrl": f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{id}",
            "joinMeetingIdSettings": {"joinMeetingId": "1234567890", "passcode": "PASE-99"},
        })  # fmt: skip
        door.say(200 if known else 201, self.things[id])


def status(code, **headers):
    return lambda door: door.say(code, {"error": {"code": "Trouble", "message": "secreto"}}, **headers)


def cut(door):
    """It did it, and nobody heard."""
    door.close_connection = True
    door.connection.close()


def says(facts):
    return lambda door: door.say(200, facts)
