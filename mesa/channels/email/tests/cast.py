"""Messages that the tests send, and the addresses they send them to."""

from django.conf import settings

from mesa.lib.mail.addresses import reply_address

REPLY = "soporte@hardcom.mx"


def to(ticket, person):
    return reply_address(REPLY, ticket.pk, person.pk, settings.SECRET_KEY)


def mail(sender, to=REPLY, body="Ya reinicié.\r\n", **headers):
    said = {"From": sender, "To": to, "Subject": "Ayuda", "Message-ID": f"<{hash(body)}@x>"}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    return ("".join(f"{name}: {value}\r\n" for name, value in said.items()) + "\r\n" + body).encode()
