"""The database itself refuses to change or remove a line of the audit ledger."""

from django.db import migrations

SQLITE = [
    f"""CREATE TRIGGER audit_is_final_{verb.lower()} BEFORE {verb} ON accounts_auditevent
    BEGIN SELECT RAISE(ABORT, 'the audit ledger is final'); END"""
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit ledger is final'; END $$""",
    """CREATE TRIGGER audit_is_final BEFORE UPDATE OR DELETE ON accounts_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_is_final()""",
]


def close(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
