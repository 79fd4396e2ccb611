from django.db import migrations

from mesa.lib import immutable_tables

TABLE = "tickets_event"
COLUMNS = ["id", "ticket_id", "version", "kind", "actor_id", "public", "note_id", "data", "at"]


def forward(apps, editor):
    for statement in immutable_tables.statements(editor.connection.vendor, TABLE, columns=COLUMNS):
        editor.execute(statement)


def back(apps, editor):
    for statement in immutable_tables.undo(editor.connection.vendor, TABLE):
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("tickets", "0002_search")]
    operations = [migrations.RunPython(forward, back)]
