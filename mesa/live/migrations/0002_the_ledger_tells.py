"""PostgreSQL tells every process that follows the ledger, at the commit of each line, its number."""

from django.db import migrations

MAKE = {
    "sqlite": [],
    "postgresql": [
        "CREATE FUNCTION mesa_tell_ledger() RETURNS trigger LANGUAGE plpgsql AS $$\n"
        "BEGIN\n"
        "  PERFORM pg_notify('mesa_ledger', NEW.id::text);\n"
        "  RETURN NULL;\n"
        "END $$",
        "CREATE TRIGGER tell_ledger AFTER INSERT ON tickets_event FOR EACH ROW EXECUTE FUNCTION mesa_tell_ledger()",
    ],
}
UNDO = {
    "sqlite": [],
    "postgresql": [
        "DROP TRIGGER tell_ledger ON tickets_event",
        "DROP FUNCTION mesa_tell_ledger()",
    ],
}


def run(statements):
    def execute(apps, editor):
        for statement in statements[editor.connection.vendor]:
            editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("live", "0001_initial"), ("tickets", "0001_initial")]
    operations = [migrations.RunPython(run(MAKE), run(UNDO))]
