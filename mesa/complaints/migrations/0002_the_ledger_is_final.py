"""The database itself refuses to change or remove a line of the ledger of complaints."""

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE TRIGGER complaints_complaintevent_is_not_changed BEFORE UPDATE OF id, complaint_id, kind, actor_id, data, at "
        "ON complaints_complaintevent BEGIN SELECT RAISE(ABORT, 'complaints_complaintevent is final'); END",
        "CREATE TRIGGER complaints_complaintevent_is_not_removed BEFORE DELETE "
        "ON complaints_complaintevent BEGIN SELECT RAISE(ABORT, 'complaints_complaintevent is final'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION complaints_complaintevent_is_final() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'complaints_complaintevent is final'; END $$",
        "CREATE TRIGGER complaints_complaintevent_is_not_changed BEFORE UPDATE OF id, complaint_id, kind, actor_id, data, at "
        "ON complaints_complaintevent FOR EACH ROW EXECUTE FUNCTION complaints_complaintevent_is_final()",
        "CREATE TRIGGER complaints_complaintevent_is_not_removed BEFORE DELETE "
        "ON complaints_complaintevent FOR EACH ROW EXECUTE FUNCTION complaints_complaintevent_is_final()",
        "CREATE TRIGGER complaints_complaintevent_is_not_emptied BEFORE TRUNCATE ON complaints_complaintevent EXECUTE FUNCTION complaints_complaintevent_is_final()",
    ],
}
UNDO = {
    "sqlite": [
        "DROP TRIGGER complaints_complaintevent_is_not_changed",
        "DROP TRIGGER complaints_complaintevent_is_not_removed",
    ],
    "postgresql": [
        "DROP FUNCTION complaints_complaintevent_is_final() CASCADE",
    ],
}


def run(statements):
    def execute(apps, editor):
        for statement in statements[editor.connection.vendor]:
            editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]
    operations = [migrations.RunPython(run(MAKE), run(UNDO))]
