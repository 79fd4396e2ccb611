"""The document of a quote is kept as it was sent; the database itself refuses to change or remove it."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from mesa.lib import immutable_tables

TABLE = "sales_paper"
COLUMNS = ("id", "quote_id", "pdf", "kept_at")


def close(apps, schema_editor):
    for statement in immutable_tables.statements(schema_editor.connection.vendor, TABLE, columns=COLUMNS):
        schema_editor.execute(statement)


def reopen(apps, schema_editor):
    for statement in immutable_tables.undo(schema_editor.connection.vendor, TABLE):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("sales", "0002_approval_is_asked")]
    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pdf", models.BinaryField()),
                ("kept_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "quote",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="sales.quote"
                    ),
                ),
            ],
        ),
        migrations.RunPython(close, reopen),
    ]
