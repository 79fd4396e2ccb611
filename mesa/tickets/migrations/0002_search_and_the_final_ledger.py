"""The index of what was written, and a ledger whose lines the database itself refuses to change or remove."""

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE tickets_search "
        "USING fts5(words, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars '_'\")",
        "CREATE TRIGGER tickets_event_is_not_changed BEFORE UPDATE OF id, ticket_id, version, kind, actor_id, public, note_id, data, at "
        "ON tickets_event BEGIN SELECT RAISE(ABORT, 'tickets_event is final'); END",
        "CREATE TRIGGER tickets_event_is_not_removed BEFORE DELETE "
        "ON tickets_event BEGIN SELECT RAISE(ABORT, 'tickets_event is final'); END",
    ],
    "postgresql": [
        "CREATE TABLE tickets_search (note bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX tickets_search_words ON tickets_search USING gin (words)",
        "CREATE FUNCTION tickets_event_is_final() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'tickets_event is final'; END $$",
        "CREATE TRIGGER tickets_event_is_not_changed BEFORE UPDATE OF id, ticket_id, version, kind, actor_id, public, note_id, data, at "
        "ON tickets_event FOR EACH ROW EXECUTE FUNCTION tickets_event_is_final()",
        "CREATE TRIGGER tickets_event_is_not_removed BEFORE DELETE "
        "ON tickets_event FOR EACH ROW EXECUTE FUNCTION tickets_event_is_final()",
        "CREATE TRIGGER tickets_event_is_not_emptied BEFORE TRUNCATE ON tickets_event EXECUTE FUNCTION tickets_event_is_final()",
    ],
}
UNDO = {
    "sqlite": [
        "DROP TABLE tickets_search",
        "DROP TRIGGER tickets_event_is_not_changed",
        "DROP TRIGGER tickets_event_is_not_removed",
    ],
    "postgresql": [
        "DROP TABLE tickets_search",
        "DROP FUNCTION tickets_event_is_final() CASCADE",
    ],
}


def run(statements):
    def execute(apps, editor):
        for statement in statements[editor.connection.vendor]:
            editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]
    operations = [migrations.RunPython(run(MAKE), run(UNDO))]
