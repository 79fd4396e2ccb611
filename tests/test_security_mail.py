"""A page that mail brought shows its words, and neither runs nor fetches anything, wherever it is shown."""

import pytest

from mesa.lib.mail.safe import safe

from .faults import Mortal
from .hostile_pages import PAYLOADS
from .steps import sign_in
from .test_security_canaries import HARM, listen

pytestmark = pytest.mark.browser
PLANTED = """
import json
from tests.hostile_pages import PAYLOADS
from tests.canaries import person
from mesa.channels.email.actions import receive

person("susi", "supervisor")
head = "From: x{n}@evil.example\\nTo: webmaster@hardcom.mx\\nSubject: {subject}\\n"
head += "Content-Type: text/html; charset={alphabet}\\n\\n"
found = []
for n, page in enumerate(PAYLOADS):
    subject = page.encode("ascii", "replace").decode()[:60].replace("\\n", " ")
    alphabet = "utf-7" if page.startswith("+") else "utf-8"
    said = head.format(n=n, subject=subject, alphabet=alphabet).encode() + page.encode()
    found.append(receive(said))
print(json.dumps([[one.pk, one.outcome, one.detail] for one in found]))
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = Mortal(tmp_path_factory.mktemp("mail-canaries")).open()
    yield desk
    desk.close()


def test_there_are_enough():
    assert len(set(PAYLOADS)) >= 60


def test_what_is_left_of_a_mailed_page_is_inert_even_without_a_frame(chromium):
    page, seen = chromium.new_page(), []
    page.on("dialog", lambda dialog: seen.append(dialog.message) or dialog.dismiss())
    page.on("request", lambda asked: seen.append(asked.url))
    for payload in PAYLOADS:
        page.set_content(safe(payload), wait_until="load")
        page.mouse.move(20, 20)
        seen += [(payload, found) for found in page.evaluate(HARM)]
    page.wait_for_timeout(300)
    page.close()
    assert seen == []


def test_mail_put_aside_is_inert_where_it_is_read(desk, visitor):
    planted = desk.ask(PLANTED)
    assert len(planted) == len(PAYLOADS) and {outcome for _, outcome, _ in planted} == {"quarantined"}
    page, seen = visitor(desk), []
    listen(page, desk, seen)
    sign_in(page, "susi@canary.example.org")
    assert page.goto("/consola/correo/apartado/").status == 200
    for pk, _, detail in planted[::3]:  # each was seen without its frame already
        answer = page.goto(f"/consola/correo/apartado/{pk}/", wait_until="load")
        assert answer.status == 200, (pk, detail)
        seen += [(pk, found) for found in page.evaluate(HARM) if not found.startswith('<iframe class="letter__html"')]
    for pk, _, _ in planted[::7]:
        answer = page.goto(f"/consola/correo/apartado/{pk}/html/", wait_until="load")
        assert "sandbox" in answer.headers["content-security-policy"]
    page.wait_for_timeout(300)
    assert seen == []
