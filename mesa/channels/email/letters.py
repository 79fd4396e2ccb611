"""Letters about mail: few, once, and to people who proved their address."""

from hashlib import sha256

from django.conf import settings
from django.utils import timezone, translation

from mesa.accounts.models import Role, User
from mesa.common.letters import written
from mesa.common.links import address
from mesa.lib.mail.addresses import reply_address
from mesa.outbox.actions import post, post_all

AUTO = {"Auto-Submitted": "auto-generated"}


def ask_again(ticket, person):
    """Who answers a solved ticket is asked whether it failed again: once a day, and only they can say so."""
    if not person.is_verified or timezone.now() >= ticket.warranty_until:
        return
    words = {"link": address("portal:claim_warranty", ticket.pk), "number": ticket.pk}
    answer = {"Reply-To": reply_address(settings.REPLY_ADDRESS, ticket.pk, person.pk, settings.SECRET_KEY)}
    post(
        key=f"again-{ticket.pk}-{person.pk}-{timezone.localdate()}",
        channel="email",
        to=person.email,
        headers=AUTO | (answer if settings.REPLY_ADDRESS else {}),
        **written("email", "again", language=person.language, **words),
    )


def tell_refused(mail, verdict, why):
    """To the staff whose words were not sent: what is wrong with them, and where to write them again."""
    person, number = verdict.person, verdict.ticket.pk
    link = address("console:ticket", number) if person.is_technician else address("console:sales")
    with translation.override(person.language):
        words = {"number": number, "sentence": why.sentence}
    post(
        key=f"refused-{mail.pk}",
        channel="email",
        to=person.email,
        headers=AUTO,
        **written("email", "refused", language=person.language, link=link, **words),
    )


def tell_of_crowd(sender):
    """One word an hour to those who answer for the service, however many messages there are."""
    _tell_supervisors(f"crowd-{sha256(sender.encode()).hexdigest()[:16]}", "crowd", sender=sender)


def tell_of_flood():
    """The same of all strangers together."""
    _tell_supervisors("flood", "flood")


def _tell_supervisors(key, template, **words):
    hour = timezone.now().strftime("%Y%m%d%H")
    people = User.objects.filter(role=Role.SUPERVISOR, is_active=True, email_verified_at__isnull=False)
    post_all(
        [
            {
                "key": f"{key}-{hour}-{one.pk}",
                "channel": "email",
                "to": one.email,
                "headers": AUTO,
                **written("email", template, language=one.language, link=address("console:mail"), **words),
            }
            for one in people
        ]
    )
