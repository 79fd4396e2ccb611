"""The database itself refuses to change or remove a line of the audit ledger."""

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE TRIGGER accounts_auditevent_is_not_changed BEFORE UPDATE OF id, kind, actor_id, person_id, address, agent, data, at "
        "ON accounts_auditevent BEGIN SELECT RAISE(ABORT, 'accounts_auditevent is final'); END",
        "CREATE TRIGGER accounts_auditevent_is_not_removed BEFORE DELETE "
        "ON accounts_auditevent BEGIN SELECT RAISE(ABORT, 'accounts_auditevent is final'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION accounts_auditevent_is_final() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'accounts_auditevent is final'; END $$",
        "CREATE TRIGGER accounts_auditevent_is_not_changed BEFORE UPDATE OF id, kind, actor_id, person_id, address, agent, data, at "
        "ON accounts_auditevent FOR EACH ROW EXECUTE FUNCTION accounts_auditevent_is_final()",
        "CREATE TRIGGER accounts_auditevent_is_not_removed BEFORE DELETE "
        "ON accounts_auditevent FOR EACH ROW EXECUTE FUNCTION accounts_auditevent_is_final()",
        "CREATE TRIGGER accounts_auditevent_is_not_emptied BEFORE TRUNCATE ON accounts_auditevent EXECUTE FUNCTION accounts_auditevent_is_final()",
    ],
}
UNDO = {
    "sqlite": [
        "DROP TRIGGER accounts_auditevent_is_not_changed",
        "DROP TRIGGER accounts_auditevent_is_not_removed",
    ],
    "postgresql": [
        "DROP FUNCTION accounts_auditevent_is_final() CASCADE",
    ],
}


def run(statements):
    def execute(apps, editor):
        for statement in statements[editor.connection.vendor]:
            editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(run(MAKE), run(UNDO))]
