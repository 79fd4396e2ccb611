"""What the fault runs ask of a desk from inside, as programs for its own shell."""

PASSWORD = "caballo-pila-grapa"
CREW = f"""
import json
from datetime import timedelta
from django.utils import timezone
from mesa.accounts.actions.tokens import create_token
from mesa.accounts.models import User

def made(name, role):
    person = User(email=name + "@example.org", name=name.title(), role=role, email_verified_at=timezone.now())
    person.set_password({PASSWORD!r})
    person.save()
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    return person

def secret(name, role):
    now, person = timezone.now(), User.objects.filter(email=name + "@example.org").first() or made(name, role)
    return create_token(by=person, name="faults", scopes=["read", "write"], expires_at=now + timedelta(days=1))[1]

secret("tere", "technician")
print(json.dumps([secret("ana%s" % n, "requester") for n in range(4)]))
"""
STORED = """
import json
from mesa.outbox.models import Message
from mesa.tickets.models import Attachment, Event, Note, Ticket
waiting = Message.objects.waiting()
print(json.dumps({
    "tickets": list(Ticket.objects.values_list("subject", flat=True)),
    "notes": list(Note.objects.filter(body__startswith="nota ").values_list("body", flat=True)),
    "files": list(Attachment.objects.values_list("name", flat=True)),
    "letters": [headers["Message-ID"] for headers in Message.objects.values_list("headers", flat=True)],
    "failed": Message.objects.exclude(failed_at=None).count(),
    "waiting": waiting.count(),
    "in_hand": waiting.filter(tries__gt=0).count(),
    "untold": Event.objects.filter(dispatched_at=None).count(),
}))
"""
