"""PostgreSQL tells every process that follows the ledger, at the commit of each line, its number."""

from django.db import migrations

TELL = """
CREATE FUNCTION mesa_tell_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('mesa_ledger', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_ledger AFTER INSERT ON tickets_event FOR EACH ROW EXECUTE FUNCTION mesa_tell_ledger();
"""
HUSH = "DROP TRIGGER tell_ledger ON tickets_event; DROP FUNCTION mesa_tell_ledger();"


def tell(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(TELL)


def hush(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(HUSH)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("tickets", "0001_initial")]
    operations = [migrations.RunPython(tell, hush)]
