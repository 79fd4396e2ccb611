"""A real IMAP server for the tests: Debian's Dovecot on loopback, in a folder of its own, and a line that breaks."""

import getpass
import imaplib
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .desk import free_port

PASSWORD = "clave-de-prueba"
TOKEN = "vale-de-prueba"
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain xoauth2
mail_location = maildir:{folder}/mail/%n
mail_max_userip_connections = 100
login_trusted_networks = 127.0.0.1
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
first_valid_uid = 0
auth_failure_delay = 0
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%n
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
}}
service anvil {{
  chroot =
}}
"""
OAUTH = "tokeninfo_url = http://127.0.0.1:{port}/info?token=\nusername_attribute = email\n"


def program():
    return shutil.which("dovecot") or next((path for path in ["/usr/sbin/dovecot"] if os.path.exists(path)), None)


class Dovecot:
    """Any user may come in with the one password."""

    def __init__(self, folder):
        self.folder, self.port, self.token = Path(folder), free_port(), Token()
        root = os.geteuid() == 0
        user, owner = ("nobody", 65534) if root else (getpass.getuser(), os.geteuid())
        self.folder.chmod(0o755)  # Dovecot's own users must reach it
        (self.folder / "mail").mkdir()
        self.owner = owner, 65534 if root else os.getegid()
        group = "nogroup" if root else subprocess.check_output(["id", "-gn"], text=True).strip()
        facts = {"folder": self.folder, "user": user, "group": group, "uid": owner, "gid": self.owner[1]}
        (self.folder / "conf").write_text(CONFIG.format(**facts, password=PASSWORD, port=self.port))
        (self.folder / "oauth2").write_text(OAUTH.format(port=self.token.port))
        os.chown(self.folder / "mail", *self.owner)
        self.process = None

    def open(self):
        self.process = subprocess.Popen([program(), "-F", "-c", str(self.folder / "conf")], stdin=subprocess.DEVNULL)
        until = time.monotonic() + 15
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)
        raise AssertionError(f"Dovecot did not start: {(self.folder / 'log').read_text()}")

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=15)
        self.token.close()

    @contextmanager
    def signed_in(self, user):
        client = imaplib.IMAP4("127.0.0.1", self.port)
        client.login(user, PASSWORD)
        client.select()
        try:
            yield client
        finally:
            client.logout()

    def put(self, user, *messages):
        with self.signed_in(user) as client:
            for raw in messages:
                kind, said = client.append("INBOX", None, None, raw)
                assert kind == "OK", said

    def put_file(self, user, name, raw):
        """As a delivery that never asked the server; it may even be empty."""
        path = self.folder / "mail" / user / "new" / name
        path.write_bytes(raw)
        os.chown(path, *self.owner)

    def remove(self, user, uid):
        with self.signed_in(user) as client:
            client.uid("STORE", str(uid), "+FLAGS", r"(\Deleted)")
            client.expunge()

    def renumber(self, user):
        """Another UIDVALIDITY: what the server knew of its own numbering is lost."""
        place = self.folder / "mail" / user
        for path in [*place.glob("dovecot.index*"), *place.glob("dovecot-uid*")]:
            path.unlink()
        time.sleep(1.1)  # it is made of the clock's seconds


class Line:
    """Between a client and the server: says nothing more after so many bytes, while `cut` is set."""

    def __init__(self, port):
        self._to, self.cut, self.heard = port, None, []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._door.close()

    def _serve(self):
        while True:
            try:
                caller = self._door.accept()[0]
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._to))
            threading.Thread(target=self._carry, args=(caller, server, None), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, caller, self.cut), daemon=True).start()

    def _carry(self, here, there, left):
        try:
            while piece := here.recv(65536):
                if left is not None:
                    piece, left = piece[:left], left - len(piece)
                there.sendall(piece)
                if left is not None and left <= 0:
                    break
        except OSError:
            pass
        for end in (here, there):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


class Token:
    """The server of another company: gives an access token for a form, and says whose a token is."""

    def __init__(self):
        said = self

        class Page(BaseHTTPRequestHandler):
            def do_POST(self):
                said.forms.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self._answer({"access_token": TOKEN, "expires_in": 3600})

            def do_GET(self):
                good = self.path.endswith(f"token={TOKEN}")
                self._answer({"email": "vale"} if good else {"error": "invalid"}, 200 if good else 401)

            def _answer(self, said, status=200):
                body = json.dumps(said)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_):
                pass

        self.forms = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
