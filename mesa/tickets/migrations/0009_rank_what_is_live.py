from django.db import migrations
from django.db.models import F


def forward(apps, editor):
    apps.get_model("tickets", "Ticket").objects.filter(due_at__isnull=False).update(rank_at=F("due_at"))


class Migration(migrations.Migration):
    dependencies = [("tickets", "0008_when_people_are_answered")]
    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
