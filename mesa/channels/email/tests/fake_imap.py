"""A mailbox on loopback that gives some of its messages wrongly, or not at all."""

import re
import socketserver
import threading


class FakeMailbox:
    """`box`: `{uid: bytes}`. `faults`: `{uid: "no", "bad", "nil", "empty", "close", "cut", "quoted" or "gone"}`."""

    def __init__(self, box, faults):
        self.box, self.faults, self.asked, self.validity = box, faults, [], 77
        mailbox = self

        class Door(socketserver.StreamRequestHandler):
            def handle(self):
                _serve(mailbox, self.rfile, self.wfile)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Door)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def size_of(self, uid):
        return b"" if self.faults.get(uid) == "gone" else b"RFC822.SIZE %d" % len(self.box[uid])

    def body_of(self, uid):
        """What it says of a message, and whether the line is cut after it; None where it refuses."""
        how, raw = self.faults.get(uid), self.box[uid]
        if how in {"no", "bad", "close"}:
            return None
        if how in {"nil", "empty"}:
            return b"BODY[] NIL" if how == "nil" else b""
        if how == "quoted":
            return b'BODY[] "' + raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
        return b"BODY[] {%d}\r\n" % len(raw) + (raw[:20] if how == "cut" else raw)


def _serve(mailbox, heard, said):
    said.write(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
    while line := heard.readline():
        tag, _, rest = line.decode().strip().partition(" ")
        answer = _answer(mailbox, rest.upper())
        if answer is None:
            return
        last, lines = answer
        said.write(b"".join(b"* " + line + b"\r\n" for line in lines))
        if last is None:
            return
        said.write(f"{tag} {last}\r\n".encode())


def _answer(mailbox, word):
    """`(last line, lines before it)`; without a last line, or None, the connection ends there."""
    if word.startswith(("SELECT", "EXAMINE")):
        return "OK done", [b"%d EXISTS" % len(mailbox.box), b"OK [UIDVALIDITY %d] x" % mailbox.validity]
    if word.startswith("UID SEARCH"):
        first = int(re.search(r"UID (\d+):", word)[1])
        found = [uid for uid in mailbox.box if uid >= first] or [max(mailbox.box, default=0)]
        return "OK done", [b"SEARCH " + b" ".join(b"%d" % uid for uid in found if uid)]
    if word.startswith("UID FETCH"):
        return _fetch(mailbox, int(word.split()[2]), "BODY" in word)
    return "OK done", [b"CAPABILITY IMAP4rev1"] if word.startswith("CAPABILITY") else []


def _fetch(mailbox, uid, body):
    how = mailbox.faults.get(uid)
    if body:
        mailbox.asked.append(uid)
    said = mailbox.body_of(uid) if body else mailbox.size_of(uid)
    if said is None:
        refusals = {"no": "NO The message could not be converted to an RFC-822 format.", "bad": "BAD Command Error. 10"}
        return (refusals[how], []) if how in refusals else None
    if how == "gone":
        del mailbox.box[uid]
    if not said:
        return "OK done", []
    lines = [b"%d FETCH (UID %d " % (uid, uid) + said + b")"]
    return (None if body and how == "cut" else "OK done"), lines
