"""SQL that makes the rows of a table final: the database itself refuses to change or remove them."""


def statements(vendor, table, *, columns):
    """Triggers that refuse any DELETE, and any UPDATE of `columns`, of `table` on `sqlite` or `postgresql`."""
    if vendor == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is final'); END"
        return [
            f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OF {', '.join(columns)} ON {table} {refuse}",
            f"CREATE TRIGGER {table}_is_not_removed BEFORE DELETE ON {table} {refuse}",
        ]
    refuse = f"FOR EACH ROW EXECUTE FUNCTION {table}_is_final()"
    return [
        f"CREATE FUNCTION {table}_is_final() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is final'; END $$",
        f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OF {', '.join(columns)} ON {table} {refuse}",
        f"CREATE TRIGGER {table}_is_not_removed BEFORE DELETE ON {table} {refuse}",
    ]


def undo(vendor, table):
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_is_not_changed", f"DROP TRIGGER {table}_is_not_removed"]
    return [f"DROP FUNCTION {table}_is_final() CASCADE"]
