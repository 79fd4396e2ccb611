"""Messages as they really come: whose they are, what they say, what comes with them; or held, with a reason."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mesa.lib.mail.addresses import answer_of, mac, reply_address
from mesa.lib.mail.message import Held, read

ANA = "ana@example.org"
TEXT, PAGE, PNG = (f"Content-Type: {kind}" for kind in ("text/plain", "text/html", "image/png"))
ATTACHED = f"{PNG}\r\nContent-Disposition: attachment"
NOTHING = {"0": b"", "lines": b"\r\n\r\n", "nul": b"\x00" * 10, "big": b"x" * (41 * 1024 * 1024 + 1)}


def raw(body="Hola", /, **headers):
    said = {"From": f"Ana <{ANA}>", "To": "soporte@hardcom.mx", "Subject": "Ayuda"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value is not None)
    return (head + "\r\n").encode("utf-8", "surrogateescape") + (body if isinstance(body, bytes) else body.encode())


def parts(*inside, kind="mixed"):
    body = "".join(f"--x\r\n{head}\r\n\r\n{words}\r\n" for head, words in inside) + "--x--\r\n"
    return raw(body, Content_Type=f'multipart/{kind}; boundary="x"')


PLAIN = {
    "bare": ANA, "angle": f"<{ANA}>", "name": f"Ana López <{ANA}>", "quoted": f'"López, Ana" <{ANA}>',
    "encoded-name": f"=?utf-8?q?Ana_L=C3=B3pez?= <{ANA}>", "upper": "ANA@EXAMPLE.ORG", "comment-after": f"{ANA} (Ana)",
    "folded": f"Ana\r\n <{ANA}>", "address-as-name": f'"otra@example.org" <{ANA}>', "quoted-escape": f'"A\\"B" <{ANA}>',
    "encoded-other-as-name": f"=?utf-8?q?susi=40example=2Eorg?= <{ANA}>", "spaces": f"   Ana    <{ANA}>  ",
    "quoted-angle": f'"<susi@example.org>" <{ANA}>', "encoded-angle": f"=?utf-8?q?=3Csusi=40example.org=3E?= <{ANA}>",
}  # fmt: skip
HELD = {
    "two": f"{ANA}, susi@example.org", "encoded-address": "=?utf-8?q?susi=40example.org?=", "none": None, "empty": "",
    "group": f"Gente: {ANA};", "route": f"<@x.org,@y.org:{ANA}>", "two-angles": f"<susi@example.org> <{ANA}>",
    "after-angle": f"<{ANA}> susi@example.org", "comment-before": f"(susi@example.org) {ANA}", "no-domain": "ana",
    "comment-inside": "ana(susi@example.org)@example.org <x@y.org", "quoted-local": '"ana x"@example.org',
    "encoded-in-angle": "Ana <=?utf-8?q?susi=40example.org?=>", "homograph": "аna@example.org",
    "nul": "ana\x00@example.org",
    "open-angle": f"Ana <{ANA}", "spaces-in-address": "ana @ example.org", "double-at": "ana@x.org@example.org",
    "comma-in-name": f"López, Ana <{ANA}>", "ip": "ana@[127.0.0.1]",
}  # fmt: skip


@pytest.mark.parametrize("said", PLAIN.values(), ids=PLAIN)
def test_who_sent_it_is_the_one_plain_address(said):
    assert read(raw(From=said)).sender == ANA


@pytest.mark.parametrize("said", HELD.values(), ids=HELD)
def test_a_sender_that_is_not_certain_is_in_doubt_and_the_words_are_read(said):
    found = read(raw(From=said))
    assert "From" in found.doubt and (found.subject, found.text) == ("Ayuda", "Hola")


@pytest.mark.parametrize(
    ("said", "guess"),
    [
        (f"López, Ana <{ANA}>", (ANA, "López, Ana <ana@example.org>")),
        (f"Ana (Contabilidad) <{ANA}>", (ANA, "Ana (Contabilidad) <ana@example.org>")),
        (f"Gente: {ANA};", (ANA, "Gente: ana@example.org;")),
        ("=?utf-8?q?susi=40example.org?=", ("", "susi@example.org")),
        ("ana", ("", "ana")),
    ],
)
def test_who_it_may_be_is_said(said, guess):
    found = read(raw(From=said))
    assert (found.sender, found.name) == guess and found.doubt


def test_two_senders_are_in_doubt():
    found = read(b"From: susi@example.org\r\n" + raw())
    assert found.doubt == "not one From" and found.text == "Hola"


SUBJECTS = {
    "=?utf-8?q?No_enciende_=C3=B1?=": "No enciende ñ", "=?iso-8859-1?Q?A=F1o?=": "Año", "=?utf-8?b?w5E=?=": "Ñ",
    "=?utf-8?b?w?= =?utf-8?b?5E=?=": None, "=?utf-8?q?a?=\r\n =?utf-8?q?b?=": "ab", "=?utf-8?q?a?= b": "a b",
    "=?windows-1252?q?=93x=94?=": "“x”", "=?no-existe?q?x?=": "x", "=?utf-8*es?q?x?=": "x", "a\r\n b": "a b", "": "",
    "=?utf-8?q?=C3?= =?utf-8?q?=91?=": "Ñ", "Ñandú": "Ñandú", "=?gb2312?b?xOO6ww==?=": "你好", "=?utf-8?b?!!?=": None,
    "=?utf-8?q?a=0D=0ABcc:_x=40y.z?=": "a Bcc: x@y.z",
}  # fmt: skip


@pytest.mark.parametrize(("said", "shown"), SUBJECTS.items())
def test_the_subject_as_people_read_it(said, shown):
    found = read(raw(Subject=said)).subject
    assert "\n" not in found and (shown is None or found == shown)


BODIES = {
    "utf-8": ("text/plain; charset=utf-8", "8bit", "Día ñ".encode(), "Día ñ"),
    "latin-1": ("text/plain; charset=iso-8859-1", "8bit", "Día ñ".encode("latin-1"), "Día ñ"),
    "latin-1-with-quotes-of-windows": ("text/plain; charset=iso-8859-1", "8bit", b"\x93D\xeda\x94", "“Día”"),
    "says-ascii-is-utf-8": ("text/plain; charset=us-ascii", "8bit", "Día".encode(), "Día"),
    "says-utf-8-is-latin": ("text/plain; charset=utf-8", "8bit", b"D\xeda", "Día"),
    "unknown-charset": ("text/plain; charset=x-no-existe", "8bit", "Día".encode(), "Día"),
    "no-charset": ("text/plain", "8bit", "Día".encode(), "Día"),
    "no-type": (None, None, b"Hola", "Hola"),
    "base64": ("text/plain; charset=utf-8", "base64", base64.b64encode("Día".encode()), "Día"),
    "base64-broken": ("text/plain; charset=utf-8", "base64", b"RMOtYQ", "Día"),
    "quoted-printable": ("text/plain; charset=utf-8", "quoted-printable", b"D=C3=ADa =\r\nlarga", "Día larga"),
    "quoted-printable-broken": ("text/plain; charset=utf-8", "quoted-printable", b"D=C3=ADa =Z", "Día =Z"),
    "uuencode-unknown-transfer": ("text/plain; charset=utf-8", "x-nada", b"Hola", "Hola"),
    "utf-16": ("text/plain; charset=utf-16", "base64", base64.b64encode("Día".encode("utf-16")), "Día"),
    "utf-7": ("text/plain; charset=utf-7", "7bit", b"D+AO0-a", "Día"),
    "shift-jis": ("text/plain; charset=shift_jis", "base64", base64.b64encode("日本".encode("cp932")), "日本"),
    "quoted-charset": ("text/plain; charset='utf-8'", "8bit", "Día".encode(), "Día"),
    "html": ("text/html; charset=utf-8", "8bit", b"<p>Hola<br>Ana</p>", "Hola\nAna"),
    "broken-type": ("text", "8bit", b"Hola", "Hola"),
    "multipart-without-boundary": ("multipart/mixed", "8bit", b"Hola", "Hola"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "transfer", "body", "shown"), BODIES.values(), ids=BODIES)
def test_the_words_whatever_the_alphabet(kind, transfer, body, shown):
    assert read(raw(body, Content_Type=kind, Content_Transfer_Encoding=transfer)).text.strip() == shown


def test_of_two_versions_the_plain_one_is_read_and_the_other_kept():
    found = read(
        parts(("Content-Type: text/plain", "Hola"), ("Content-Type: text/html", "<p>Hola</p>"), kind="alternative")
    )
    assert (found.text, found.html, found.files) == ("Hola", "<p>Hola</p>", [])


def test_an_empty_plain_version_gives_way_to_the_page():
    found = read(
        parts(("Content-Type: text/plain", " "), ("Content-Type: text/html", "<b>Hola</b>"), kind="alternative")
    )
    assert found.text == "Hola"


def test_text_in_several_parts_is_read_in_order():
    found = read(
        parts(
            ("Content-Type: text/plain", "Uno"), ("Content-Type: image/png", "x"), ("Content-Type: text/plain", "Dos")
        )
    )
    assert found.text == "Uno\nDos" and [file.content_type for file in found.files] == ["image/png"]


FILES = {
    "named": ("Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf", "a.pdf"),
    "encoded-name": (f'{ATTACHED}; filename="=?utf-8?q?=C3=B1.png?="', "ñ.png"),
    "rfc2231": ("Content-Type: image/png\r\nContent-Disposition: attachment; filename*=utf-8''%C3%B1.png", "ñ.png"),
    "name-only": ("Content-Type: image/png; name=b.png", "b.png"),
    "text-attached": ("Content-Type: text/plain\r\nContent-Disposition: attachment; filename=n.txt", "n.txt"),
    "tnef": ("Content-Type: application/ms-tnef; name=winmail.dat", "winmail.dat"),
    "invitation": ("Content-Type: text/calendar; method=REQUEST", "invitacion.ics"),
    "signature": ("Content-Type: application/pkcs7-signature; name=smime.p7s", "smime.p7s"),
    "nameless": ("Content-Type: application/octet-stream", "archivo.bin"),
    "path": ("Content-Type: image/png\r\nContent-Disposition: attachment; filename=../../x.png", "x.png"),
    "newline": ('Content-Type: image/png\r\nContent-Disposition: attachment; filename="a\r\n b.png"', "a b.png"),
    "forwarded": ("Content-Type: message/rfc822", "mensaje.eml"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "name"), FILES.values(), ids=FILES)
def test_what_comes_with_it_is_kept(head, name):
    inside = "From: x@y.org\r\n\r\nReenviado" if "rfc822" in head else "QUJD"
    found = read(parts(("Content-Type: text/plain", "Hola"), (head, inside)))
    assert ([file.name for file in found.files], found.text) == ([name], "Hola")
    assert found.files[0].data


MACHINES = {
    "auto": {"Auto_Submitted": "auto-replied"}, "no": {"Auto_Submitted": "no"}, "list": {"List_Id": "<x.y>"},
    "bulk": {"Precedence": "bulk"}, "ooo": {"X_Auto_Response_Suppress": "All"}, "null": {"Return_Path": "<>"},
    "robot": {"From": "MAILER-DAEMON@example.org"}, "no-reply": {"From": "no-reply@example.org"},
    "bounce": {"Content_Type": "multipart/report; report-type=delivery-status; boundary=x"}, "person": {},
}  # fmt: skip
SAID = {"auto": "auto", "no": "", "list": "list", "bulk": "list", "ooo": "list", "null": "null", "robot": "auto",
        "no-reply": "auto", "bounce": "bounce", "person": ""}  # fmt: skip


@pytest.mark.parametrize("case", MACHINES)
def test_machines_are_told_from_people(case):
    assert read(raw(**MACHINES[case])).machine == SAID[case]


@pytest.mark.parametrize(
    "data", [b"", b"\r\n\r\n", b"\x00" * 10, b"x" * (41 * 1024 * 1024 + 1)], ids=["0", "n", "nul", "big"]
)
def test_what_is_no_message_is_held(data):
    with pytest.raises(Held):
        read(data)


@pytest.mark.timeout(60)
def test_parts_without_end_are_held_or_read():
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000))
    for data in (raw()[:-4] + deep, parts(*[("Content-Type: text/plain", "x")] * 400)):
        try:
            read(data)
        except Held:
            continue


@given(st.binary(max_size=3000))
@settings(max_examples=300, deadline=None)
def test_nothing_but_held_is_ever_raised(data):
    for whole in (data, raw(data), raw(data, Content_Type="multipart/mixed; boundary=x"), b"From: a@b.co\r\n" + data):
        try:
            read(whole)
        except Held:
            continue


def test_the_address_of_an_answer_is_signed():
    assert mac("clave-de-prueba", "t1042|c77").startswith("6jvpk6dzprv45o2y")
    address = reply_address("soporte@hardcom.mx", 42, 7, "k1")
    assert answer_of(address.upper(), "soporte@hardcom.mx", ["k2", "k1"]) == (42, 7)
    for other in (
        address.replace("t42", "t43"),
        address.replace("p7", "p8"),
        address.replace("hardcom", "hardc0m"),
        "soporte@hardcom.mx",
        address[1:],
    ):
        assert answer_of(other, "soporte@hardcom.mx", ["k1"]) is None
    assert answer_of(address, "soporte@hardcom.mx", ["k3"]) is None
