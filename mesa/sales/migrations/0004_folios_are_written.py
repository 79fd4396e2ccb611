"""A folio is written once. Those from before get it as the house read them: the year in its own zone."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


def write(apps, schema_editor):
    zone = ZoneInfo(settings.TIME_ZONE)
    Quote, Order = apps.get_model("sales", "Quote"), apps.get_model("sales", "Order")
    for pk, first, proposed in Quote.objects.values_list("pk", "first_id", "case__proposed_at").iterator():
        Quote.objects.filter(pk=pk).update(folio=f"C-{proposed.astimezone(zone).year}-{first or pk:05d}")
    for pk, placed in Order.objects.values_list("pk", "placed_at").iterator():
        Order.objects.filter(pk=pk).update(folio=f"P-{placed.astimezone(zone).year}-{pk:05d}")


class Migration(migrations.Migration):
    dependencies = [("sales", "0003_the_paper_is_kept")]
    operations = [
        migrations.AddField(
            "quote",
            "folio",
            models.CharField(
                max_length=24, blank=True, default="", help_text="written once by the act; all versions have the same"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "order",
            "folio",
            models.CharField(max_length=24, blank=True, default="", help_text="written once by the act"),
            preserve_default=False,
        ),
        migrations.RunPython(write, migrations.RunPython.noop),
        migrations.AddConstraint(
            "quote",
            models.UniqueConstraint(
                fields=["folio", "version"], condition=~Q(folio=""), name="a_folio_and_a_version_name_one_quote"
            ),
        ),
        migrations.AddConstraint(
            "order",
            models.UniqueConstraint(fields=["folio"], condition=~Q(folio=""), name="a_folio_names_one_order"),
        ),
    ]
