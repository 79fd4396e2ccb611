"""The document of a quote stays as it was sent: the database itself refuses to change or remove it."""

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE TRIGGER sales_paper_is_not_changed BEFORE UPDATE OF id, quote_id, pdf, kept_at "
        "ON sales_paper BEGIN SELECT RAISE(ABORT, 'sales_paper is final'); END",
        "CREATE TRIGGER sales_paper_is_not_removed BEFORE DELETE "
        "ON sales_paper BEGIN SELECT RAISE(ABORT, 'sales_paper is final'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION sales_paper_is_final() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'sales_paper is final'; END $$",
        "CREATE TRIGGER sales_paper_is_not_changed BEFORE UPDATE OF id, quote_id, pdf, kept_at "
        "ON sales_paper FOR EACH ROW EXECUTE FUNCTION sales_paper_is_final()",
        "CREATE TRIGGER sales_paper_is_not_removed BEFORE DELETE "
        "ON sales_paper FOR EACH ROW EXECUTE FUNCTION sales_paper_is_final()",
        "CREATE TRIGGER sales_paper_is_not_emptied BEFORE TRUNCATE ON sales_paper EXECUTE FUNCTION sales_paper_is_final()",
    ],
}
UNDO = {
    "sqlite": [
        "DROP TRIGGER sales_paper_is_not_changed",
        "DROP TRIGGER sales_paper_is_not_removed",
    ],
    "postgresql": [
        "DROP FUNCTION sales_paper_is_final() CASCADE",
    ],
}


def run(statements):
    def execute(apps, editor):
        for statement in statements[editor.connection.vendor]:
            editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("sales", "0001_initial")]
    operations = [migrations.RunPython(run(MAKE), run(UNDO))]
