"""The database itself refuses to change or remove a line of the ledger of complaints."""

from django.db import migrations

from mesa.lib import immutable_tables

TABLE = "complaints_complaintevent"
COLUMNS = ("id", "complaint_id", "kind", "actor_id", "data", "at")


def close(apps, schema_editor):
    for statement in immutable_tables.statements(schema_editor.connection.vendor, TABLE, columns=COLUMNS):
        schema_editor.execute(statement)


def reopen(apps, schema_editor):
    for statement in immutable_tables.undo(schema_editor.connection.vendor, TABLE):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]
    operations = [migrations.RunPython(close, reopen)]
