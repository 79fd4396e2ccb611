"""What this room holds of a person."""

from .models import Inbound


def export_of(person):
    """From which numbers they wrote, what they decided, and what is on none of their tickets."""
    return [
        {
            "phone": contact.phone,
            "name": contact.name,
            "opted_in_at": contact.opted_in_at,
            "opted_in_how": contact.opted_in_how,
            "opted_out_at": contact.opted_out_at,
            "proven_at": contact.proven_at,
            "messages": list(
                Inbound.objects.filter(contact=contact, note=None).order_by("pk").values("kind", "sent_at", "words")
            ),
        }
        for contact in person.whatsapp_contacts.order_by("pk")
    ]
