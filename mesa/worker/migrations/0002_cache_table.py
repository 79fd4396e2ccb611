"""Django's cache in the database: the table that its own command would make."""

from django.db import migrations

MAKE = {
    "sqlite": [
        'CREATE TABLE "cache" ("cache_key" varchar(255) NOT NULL PRIMARY KEY, "value" text NOT NULL, "expires" datetime NOT NULL)',
        'CREATE INDEX "cache_expires" ON "cache" ("expires")',
    ],
    "postgresql": [
        'CREATE TABLE "cache" ("cache_key" varchar(255) NOT NULL PRIMARY KEY, "value" text NOT NULL, '
        '"expires" timestamp with time zone NOT NULL)',
        'CREATE INDEX "cache_expires" ON "cache" ("expires")',
    ],
}
UNDO = {
    "sqlite": [
        'DROP TABLE "cache"',
    ],
    "postgresql": [
        'DROP TABLE "cache"',
    ],
}


def run(statements):
    def execute(apps, editor):
        for statement in statements[editor.connection.vendor]:
            editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("worker", "0001_initial")]
    operations = [migrations.RunPython(run(MAKE), run(UNDO))]
