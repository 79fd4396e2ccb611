"""Machines, reports of delivery, calendars, sealed and signed mail, lists: each as its maker writes it."""

from .making import ANA, PAGE, PLAIN, Case, message, multipart, part

DAEMON = "Mail Delivery System <MAILER-DAEMON@mx.example.org>"
STATUS = part("message/delivery-status")
LETTER = "Message-ID: <ticket-7.000000000000000000000000@hardcom.mx>\r\nFrom: soporte@hardcom.mx\r\nSubject: Hola\r\n"
WHOLE = (part("message/rfc822"), LETTER + "\r\nHola")
REPORT = {"kind": "report; report-type=delivery-status", "From": DAEMON}
CALENDAR = (
    "BEGIN:VCALENDAR\r\nMETHOD:{}\r\nBEGIN:VEVENT\r\nATTENDEE;PARTSTAT={}:mailto:ana@example.org\r\n"
    "END:VEVENT\r\nEND:VCALENDAR"
)


def report(fields, *, words="No se pudo entregar.", original=WHOLE, **more):
    return Case(multipart((PLAIN, words), (STATUS, fields), original, **(REPORT | more)), sender=None, machine="bounce")


def automatic(machine="auto", words="Estoy de vacaciones.", **headers):
    return Case(message(words, **headers), machine=machine, text=words)


def invitation(method, answer, *extra):
    words = CALENDAR.format(method, answer)
    return multipart((PLAIN, "Acepto"), (part(f"text/calendar; method={method}", *extra), words), kind="alternative")


POSTFIX = (
    "Reporting-MTA: dns; mx.example.org\r\nX-Postfix-Queue-ID: 4F\r\n\r\nFinal-Recipient: rfc822; nadie@example.org\r\n"
    "Original-Recipient: rfc822;nadie@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    "Diagnostic-Code: smtp; 550 5.1.1 No\r\n"
)
EXCHANGE = (
    "Reporting-MTA: dns;AB1PR01.prod.outlook.com\r\nReceived-From-MTA: dns;x\r\n\r\n"
    "Final-Recipient: rfc822;nadie@example.org\r\n"
    "Action: failed\r\nStatus: 5.1.10\r\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound\r\n"
)
GMAIL = (
    "Reporting-MTA: dns; googlemail.com\r\nArrival-Date: Mon, 23 Nov 2026\r\n\r\nFinal-Recipient: "
    "rfc822; nadie@gmail.com\r\n"
    "Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; gmail-smtp-in.l.google.com\r\n"
    "Diagnostic-Code: smtp; 550-5.1.1 no existe\r\n"
)
DELAYED = (
    "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ana@example.org\r\nAction: delayed\r\nStatus: 4.4.1\r\n"
)
QMAIL = (
    "Hi. This is the qmail-send program at mx.\nI'm afraid I wasn't able to deliver your "
    "message.\n<nadie@example.org>:\nSorry, no mailbox. (#5.1.1)\n"
)
SIGNED = 'signed; micalg=pgp-sha256; protocol="application/pgp-signature"'
CASES = {
    "report-of-postfix": report(POSTFIX),
    "report-of-exchange": report(EXCHANGE, From="postmaster@example.org"),
    "report-of-gmail": report(GMAIL, words="** No se encontró la dirección **", From="mailer-daemon@googlemail.com"),
    "report-of-exim": report(
        POSTFIX.replace("5.1.1", "5.0.0"),
        X_Failed_Recipients="nadie@example.org",
        original=(part("text/rfc822-headers"), LETTER),
    ),
    "report-of-a-delay": report(DELAYED),
    "report-without-the-letter": report(POSTFIX, original=(PLAIN, "nada")),
    "report-with-nul": report(POSTFIX.replace("No\r\n", "N\x00o\r\n")),
    "report-of-nothing": report(""),
    "report-with-an-endless-reason": report(POSTFIX.replace("No\r\n", "x" * 500_000 + "\r\n")),
    "report-of-reading": Case(
        multipart(
            (PLAIN, "Leído"),
            (part("message/disposition-notification"), "Disposition: x"),
            kind="report; report-type=disposition-notification",
        ),
        machine="null",
    ),
    "report-of-abuse": Case(
        multipart(
            (PLAIN, "spam"),
            (part("message/feedback-report"), "Feedback-Type: abuse"),
            kind="report; report-type=feedback-report",
        ),
        machine="null",
    ),
    "report-inside-a-disclaimer": Case(
        multipart(
            (part('multipart/report; report-type=delivery-status; boundary="y"'), "--y\r\n\r\nNo\r\n--y--"),
            (PLAIN, "Aviso"),
            From=DAEMON,
        ),
        sender=None,
        machine="auto",
    ),
    "bounce-of-qmail": Case(
        message(QMAIL, From="MAILER-DAEMON@mx.example.org", Return_Path="<>"), sender=None, machine="null"
    ),
    "bounce-of-old-exim": Case(
        message(
            "This message was created automatically",
            From=DAEMON,
            X_Failed_Recipients="x@y.org",
            Auto_Submitted="auto-replied",
        ),
        sender=None,
        machine="auto",
    ),
    "bounce-in-spanish-by-hand": Case(
        message("Su correo no pudo ser entregado", From="postmaster@example.org"), sender=None, machine="auto"
    ),
    "bounce-of-a-list": Case(message("x", From="lista-bounces@example.org"), sender=None, machine="auto"),
    "vacation-of-gmail": automatic(Auto_Submitted="auto-replied", Precedence="bulk", X_Autoreply="yes"),
    "vacation-of-exchange": automatic(
        Subject="Respuesta automática: Ayuda", Auto_Submitted="auto-generated", X_Auto_Response_Suppress="All"
    ),
    "vacation-of-exchange-in-english": automatic(
        words="I am away.", Subject="Automatic reply: Ayuda", X_Auto_Response_Suppress="DR, OOF, AutoReply"
    ),
    "vacation-of-sieve": automatic(Auto_Submitted="auto-replied (vacation)"),
    "vacation-of-cpanel": automatic(X_Autorespond="Ayuda"),
    "vacation-precedence": automatic(Precedence="auto_reply"),
    "vacation-of-a-list-of-words": automatic(Auto_Submitted="AUTO-REPLIED; owner-email=x"),
    "vacation-unmarked": automatic("", Subject="Fuera de la oficina"),
    "loop-marked": automatic("list", X_Loop="soporte@hardcom.mx"),
    "person-of-exchange-who-wants-no-receipts": automatic("", words="Hola", X_Auto_Response_Suppress="DR, RN, NRN"),
    "person-of-exchange-none": automatic("", words="Hola", X_Auto_Response_Suppress="None"),
    "person-auto-submitted-no": automatic("", words="Hola", Auto_Submitted="No"),
    "person-precedence-first-class": automatic("", words="Hola", Precedence="first-class"),
    "person-whose-name-is-robot": Case(message("Hola", From="noreplyana@example.org"), sender="noreplyana@example.org"),
    "robot-do-not-reply": Case(
        message("x", From="do-not-reply@example.org"), sender="do-not-reply@example.org", machine="auto"
    ),
    "robot-noreply-tagged": Case(message("x", From="noreply+42@example.org"), sender=None, machine="auto"),
    "robot-no-responder": Case(message("x", From="No-Responder@example.org"), sender=None, machine="auto"),
    "list-by-unsubscribe": automatic("list", words="Oferta", List_Unsubscribe="<mailto:x@y.org>"),
    "list-by-id": automatic("list", words="Hola", List_Id="Gente <gente.example.org>"),
    "list-by-precedence": automatic("list", words="Hola", Precedence="List"),
    "calendar-accepted": Case(invitation("REPLY", "ACCEPTED"), text="Acepto"),
    "calendar-declined": Case(invitation("REPLY", "DECLINED"), text="Acepto"),
    "calendar-request-is-a-file": Case(invitation("REQUEST", "NEEDS-ACTION"), text="Acepto", files=["invitacion.ics"]),
    "calendar-broken": Case(
        multipart((PLAIN, "Acepto"), (part("text/calendar", "Content-Transfer-Encoding: base64"), "!!")), text="Acepto"
    ),
    "winmail": Case(
        multipart(
            (PLAIN, "Va"),
            (part("application/ms-tnef; name=winmail.dat", "Content-Transfer-Encoding: base64"), "eJ8+IgAA"),
        ),
        text="Va",
        files=["winmail.dat"],
    ),
    "winmail-alone": Case(
        message("eJ8+IgAA", Content_Type="application/ms-tnef; name=winmail.dat", Content_Transfer_Encoding="base64"),
        text="",
        files=["winmail.dat"],
    ),
    "forwarded-as-attachment": Case(
        multipart(
            (PLAIN, "Mira esto"), (part("message/rfc822"), "From: banco@example.com\r\nSubject: Premio\r\n\r\nEntra")
        ),
        text="Mira esto",
        without="Entra",
        files=["Premio.eml"],
    ),
    "forwarded-alone": Case(
        message("From: banco@example.com\r\n\r\nEntra", Content_Type="message/rfc822"), text="", files=["mensaje.eml"]
    ),
    "forwarded-with-raw-bytes": Case(
        multipart(
            (PLAIN, "Mira"),
            (part("message/rfc822"), b"From: b\xe1nco\r\nContent-Type: text/plain; charset=nada\r\n\r\n\xff\xfe"),
        ),
        text="Mira",
        files=["mensaje.eml"],
    ),
    "forwarded-that-is-broken": Case(
        multipart(
            (PLAIN, "Mira"), (part("message/rfc822"), "Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nnada")
        ),
        text="Mira",
        files=["mensaje.eml"],
    ),
    "inline-image": Case(
        multipart(
            (PAGE, '<p>Así se ve <img src="cid:a@x"></p>'),
            (
                part(
                    "image/png; name=image001.png",
                    "Content-Disposition: inline; filename=image001.png",
                    "Content-ID: <a@x>",
                ),
                "x",
            ),
            kind="related",
        ),
        text="Así se ve",
        files=["image001.png"],
    ),
    "signed-by-pgp": Case(
        multipart(
            (PLAIN, "Hola"),
            (part("application/pgp-signature; name=signature.asc"), "-----BEGIN PGP SIGNATURE-----"),
            kind=SIGNED,
        ),
        text="Hola",
        whole=True,
        files=["signature.asc"],
    ),
    "signed-by-smime": Case(
        multipart((PLAIN, "Hola"), (part("application/pkcs7-signature; name=smime.p7s"), "MII"), kind="signed"),
        text="Hola",
        whole=True,
        files=["smime.p7s"],
    ),
    "sealed-by-pgp": Case(
        multipart(
            (part("application/pgp-encrypted"), "Version: 1"),
            (part("application/octet-stream; name=encrypted.asc"), "-----BEGIN"),
            kind="encrypted",
        ),
        text="",
        files=["archivo.pgp", "encrypted.asc"],
    ),
    "sealed-by-smime": Case(
        message("MII", Content_Type="application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"),
        text="",
        files=["smime.p7m"],
    ),
    "signed-inline-by-pgp": Case(
        message("-----BEGIN PGP SIGNED MESSAGE-----\r\n\r\nHola\r\n-----BEGIN PGP SIGNATURE-----\r\n"), text="Hola"
    ),
    "sent-from-its-own-future": Case(message("Hola", Date="Fri, 99 Foo 9999 99:99:99 +9999"), text="Hola"),
    "own-address-as-name": Case(message("Hola", From=f'"soporte@hardcom.mx" <{ANA}>'), text="Hola"),
}
