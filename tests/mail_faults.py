"""Mail that arrives while whoever takes it is killed: who brings it insists, and each must be there exactly once.

`python -m tests.mail_faults --messages 2000 --flood 10000 [--postgresql]` runs for minutes and prints its figures.
"""

import argparse
import json
import random
import smtplib
import tempfile
import threading
import time
from collections import Counter
from contextlib import nullcontext, suppress

from .desk import free_port
from .faults import Mortal
from .postgres import fresh, server

REPLY = "soporte@hardcom.mx"
KNOWN = """
import json
from django.conf import settings
from django.utils import timezone
from mesa.accounts.models import User
from mesa.lib.mail.addresses import reply_address
from mesa.terms.actions import accept
from mesa.terms.words import in_force
from mesa.tickets import actions
from mesa.tickets.models import Category

def known(n):
    person = User(email="ana%s@example.org" % n, name="Ana", role="requester", email_verified_at=timezone.now())
    person.set_unusable_password()
    person.save()
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    ticket = actions.open_ticket(
        by=person, subject="Conocido", description="No imprime.", category=Category.objects.first(), impact="hard",
        contact_by="email", acceptance=accept(in_force("guidelines", timezone.now()), by=person),
    )
    where = reply_address(settings.REPLY_ADDRESS, ticket.pk, person.pk, settings.SECRET_KEY)
    return person.email, ticket.pk, where

print(json.dumps([known(n) for n in range({people})]))
"""
STORED = """
import json
from mesa.channels.email.models import Mail
from mesa.tickets.models import Note, Ticket
print(json.dumps({
    "notes": list(Note.objects.filter(body__startswith="nota ").values_list("body", "ticket_id")),
    "reports": list(Ticket.objects.filter(subject__startswith="caso ").values_list("subject", "requester__email")),
    "unsettled": Mail.objects.filter(outcome="").count(), "aside": Mail.objects.filter(outcome="quarantined").count(),
    "kept": Mail.objects.count(),
}))
"""
HANDLED = """
import json
from mesa.channels.email.models import Mail
found = Mail.objects.filter(sender={sender!r}).exclude(outcome="")
print(json.dumps([found.count(), found.filter(outcome="created").count()]))
"""


class MailDesk(Mortal):
    """With a socket for mail, and a mailbox if one is given."""

    def __init__(self, folder, *, mailbox="", **facts):
        self.lmtp = free_port()
        super().__init__(
            folder, MESA_LMTP=f"127.0.0.1:{self.lmtp}", MESA_REPLY_ADDRESS=REPLY, MESA_MAILBOXES=mailbox,
            MESA_MAIL_STRANGERS_AN_HOUR="100000", **facts,
        )  # fmt: skip


class Bringer(threading.Thread):
    """A mail server: brings each message until it is taken."""

    def __init__(self, desk, messages):
        super().__init__(daemon=True)
        self._port, self._messages, self.answers = desk.lmtp, list(messages), Counter()

    def run(self):
        client = None
        while self._messages:
            try:
                client = client or smtplib.LMTP("127.0.0.1", self._port, timeout=20)
                client.ehlo_or_helo_if_needed()
                sender, receiver, raw = self._messages[-1]
                client.sendmail(sender, [receiver], raw)
                self.answers[250] += 1
                self._messages.pop()
            except smtplib.SMTPDataError as error:
                self.answers[error.smtp_code] += 1
                time.sleep(0.2)
            except (OSError, smtplib.SMTPException) as error:
                self.answers[type(error).__name__] += 1
                with suppress(Exception):
                    client.close()
                client = None
                time.sleep(0.2)


def letter(sender, receiver, subject, body, **headers):
    said = {
        "From": sender,
        "To": receiver,
        "Subject": subject,
        "Message-ID": f"<{subject}.{body}@casa>".replace(" ", "-"),
    }
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    return ("".join(f"{name}: {value}\r\n" for name, value in said.items()) + f"\r\n{body}\r\n").encode()


def post_bag(known, amount, chance):
    """Reports of strangers and answers of people we know, some of them twice; with what must come of them."""
    bag, notes, reports, second = [], set(), set(), []
    for n in range(amount):
        if n % 2 and n // 2 < len(known) * 10:  # ten of each: the eleventh would wait for somebody to look
            who, ticket, where = known[n // 2 % len(known)]
            bag.append((who, where, letter(who, where, "Re: Conocido", f"nota {n}")))
            notes.add((f"nota {n}", ticket))
        else:
            who = f"x{n}@nuevo.example"
            bag.append((who, REPLY, letter(who, REPLY, f"caso {n}", "No imprime.")))
            reports.add((f"caso {n}", who))
        if n % 8 == 0:
            second.append(bag[-1])
    again = [(who, where, b"Received: by otro.example.org\r\nX-Spam: no\r\n" + raw) for who, where, raw in second]
    chance.shuffle(bag)
    return bag, again, notes, reports


def torment(desk, *, amount, people, kills, seed, mailbox=None):
    """Web, worker and reader are killed while it all arrives; answers what is missing, doubled or misplaced."""
    chance, known = random.Random(seed), desk.ask(KNOWN.replace("{people}", str(people)))
    bag, again, notes, reports = post_bag(known, amount, chance)
    if mailbox:
        mailbox([raw for _, _, raw in again])
    began = time.monotonic()
    bringers = [Bringer(desk, bag[n::3]) for n in range(3)] + [Bringer(desk, again)]
    for bringer in bringers:
        bringer.start()
    done = 0
    while any(bringer.is_alive() for bringer in bringers):
        time.sleep(chance.uniform(0.8, 2.5))
        if done < kills:
            with suppress(ProcessLookupError, IndexError):
                desk.kill_one(chance)
                done += 1
        assert time.monotonic() - began < 600, "it never ends"
    seconds = time.monotonic() - began
    stored = _settled(desk)
    found_notes, found_reports = (Counter(map(tuple, stored[what])) for what in ("notes", "reports"))
    return {
        "messages": amount, "seconds": round(seconds, 1), "kills": done,
        "lost": len(notes - set(found_notes)) + len(reports - set(found_reports)),
        "strangers": len(set(found_notes) - notes) + len(set(found_reports) - reports),
        "doubled": sum(n - 1 for n in (found_notes + found_reports).values()),
        "unsettled": stored["unsettled"], "aside": stored["aside"], "kept": stored["kept"],
        "answers": {str(said): n for said, n in sum((one.answers for one in bringers), Counter()).items()},
    }  # fmt: skip


def _settled(desk, seconds=100):
    """What was kept by somebody who was killed, and came by a mailbox, is finished after a minute."""
    until = time.monotonic() + seconds
    while (stored := desk.ask(STORED))["unsettled"] and time.monotonic() < until:
        time.sleep(2)
    return stored


def flood(desk, amount):
    """So many of one sender, and one of another in the middle of them; seconds until that one was handled."""
    said = [("uno@loco.example", REPLY, letter("uno@loco.example", REPLY, f"spam {n}", "x")) for n in range(amount)]
    bringers = [Bringer(desk, said[n::3]) for n in range(3)]
    for bringer in bringers:
        bringer.start()
    time.sleep(2)
    began, other = time.monotonic(), "otra@sana.example"
    Bringer(desk, [(other, REPLY, letter(other, REPLY, "Ayuda", "No imprime."))]).run()
    handled = time.monotonic() - began
    for bringer in bringers:
        bringer.join(600)
    took = time.monotonic() - began + 2
    crowd, opened = desk.ask(HANDLED.format(sender="uno@loco.example"))
    return {
        "flood": amount, "seconds": round(took, 1), "other": round(handled, 2),
        "other_is": desk.ask(HANDLED.format(sender=other)),
        "handled": crowd, "opened": opened, "letters": len(desk.post.to("uno@loco.example")),
    }  # fmt: skip


class Robot:
    """Answers every letter it gets, for as long as there are any."""

    def __init__(self, desk, name, *, marked, threaded):
        self._desk, self.address, self._marked, self._threaded = desk, f"{name}@robot.example", marked, threaded
        self.answered = 0

    def write(self, to=REPLY, subject="Hola", **headers):
        raw = letter(self.address, to, subject, f"Estoy de vacaciones {self.answered}", **headers)
        Bringer(self._desk, [(self.address, to, raw)]).run()

    def answer(self):
        """Those that came since the last time."""
        came = self._desk.post.to(self.address)[self.answered :]
        for one in came:
            self.answered += 1
            headers = {"Auto-Submitted": "auto-replied"} if self._marked else {}
            if self._threaded:
                headers |= {"In-Reply-To": one["Message-ID"]}
            self.write(one["Reply-To"] or REPLY if self._threaded else REPLY, f"Fuera: {one['Subject']}", **headers)
        return len(came)


def converse(robots, *, quiet):
    """Until none of them has heard anything for so long; answers how often each did."""
    for robot in robots:
        robot.write()
    last = time.monotonic()
    while time.monotonic() - last < quiet and max(robot.answered for robot in robots) < 20:
        if sum(robot.answer() for robot in robots):
            last = time.monotonic()
        time.sleep(0.2)
    return [robot.answered for robot in robots]


def main():
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--messages", type=int, default=2000)
    said.add_argument("--flood", type=int, default=10_000)
    said.add_argument("--kills", type=int, default=20)
    said.add_argument("--postgresql", action="store_true")
    said = said.parse_args()
    with tempfile.TemporaryDirectory() as folder, server() if said.postgresql else nullcontext() as address:
        desk = MailDesk(folder, database_url=fresh(address, "mail") if address else "").open()
        try:
            print(json.dumps(torment(desk, amount=said.messages, people=100, kills=said.kills, seed=1)), flush=True)
            print(json.dumps(flood(desk, said.flood)), flush=True)
            print(desk.manage("check_invariants").stdout)
        finally:
            desk.close()


if __name__ == "__main__":
    main()
