from datetime import timedelta

from django.db import migrations
from django.db.models import F

THEN = timedelta(days=30)  # what was promised to those tickets when they were solved


def forward(apps, editor):
    tickets = apps.get_model("tickets", "Ticket").objects
    tickets.filter(resolved_at__isnull=False).update(warranty_until=F("resolved_at") + THEN)


class Migration(migrations.Migration):
    dependencies = [("tickets", "0004_warranty")]
    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
