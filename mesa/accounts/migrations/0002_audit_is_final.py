"""The database itself refuses to change or remove a line of the audit ledger."""

from django.db import migrations

from mesa.lib import immutable_tables

TABLE = "accounts_auditevent"
COLUMNS = ("id", "kind", "actor_id", "person_id", "address", "agent", "data", "at")


def close(apps, schema_editor):
    for statement in immutable_tables.statements(schema_editor.connection.vendor, TABLE, columns=COLUMNS):
        schema_editor.execute(statement)


def reopen(apps, schema_editor):
    for statement in immutable_tables.undo(schema_editor.connection.vendor, TABLE):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(close, reopen)]
