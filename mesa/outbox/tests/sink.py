"""A real SMTP server for the tests, with the moods of the real ones."""

import socket
import ssl
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from ipaddress import ip_address
from threading import Thread
from time import sleep

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Sink:
    """`answers`: what it says to an address (RCPT) or to "data"; `drops`: how many it takes without saying so;
    `tires`: it takes one letter per call."""

    def __init__(self, **server):
        self.received, self.envelopes, self.answers, self.drops, self.tires = [], [], {}, 0, False
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port(), **server)

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.controller.port}?timeout=2"

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.tires and hasattr(session, "tired"):
            return "421 4.7.0 one letter per call"
        session.tired = envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address not in self.answers:
            envelope.rcpt_tos.append(address)
        return self.answers.get(address, "250 OK")

    async def handle_DATA(self, server, session, envelope):
        if "data" in self.answers:
            return self.answers["data"]
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        self.received.append(message_from_bytes(envelope.content, policy=default))
        if self.drops:
            self.drops -= 1
            server.transport.abort()
        return "250 OK"


class Mute:
    """Takes the call and says nothing, or a letter now and then (`drips`)."""

    def __init__(self, drips=""):
        self.drips, self.door = drips, socket.create_server(("127.0.0.1", 0))
        self.url = f"smtp://127.0.0.1:{self.door.getsockname()[1]}?timeout=0.3"
        Thread(target=self._take, daemon=True).start()

    def _take(self):
        with suppress(OSError):  # the caller hung up
            line, _ = self.door.accept()
            for letter in self.drips:
                line.send(letter.encode())
                sleep(0.1)
            line.recv(1)


def certificate(folder):
    """Signed by itself, for 127.0.0.1: the path of one file with certificate and key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.example.org")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "mail.pem"
    path.write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    return path


def tls(path):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(path)
    return context
