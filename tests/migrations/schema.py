"""What a database is made of, as sets of sentences that can be compared: tables, columns, constraints, triggers."""
from __future__ import annotations

from sqlalchemy import Connection

SQLITE = """
    SELECT type || ' ' || name, sql FROM sqlite_master
    WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> 'alembic_version' AND sql IS NOT NULL"""

POSTGRESQL = (
    """SELECT 'column ' || table_name || '.' || column_name,
              concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default)
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'""",
    """SELECT 'constraint ' || conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
         AND conrelid <> coalesce(to_regclass('alembic_version'), 0)""",
    """SELECT 'index ' || indexname, indexdef FROM pg_indexes
       WHERE schemaname = 'public' AND tablename <> 'alembic_version'""",
    """SELECT 'trigger ' || tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
       FROM pg_trigger WHERE NOT tgisinternal""",
    """SELECT 'function ' || proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
)


def schema(connection: Connection) -> set[str]:
    """Every part of the database with its definition; the order of columns and blanks do not matter."""
    if connection.dialect.name == "sqlite":
        return {f"{name}: {line}" for name, definition in connection.exec_driver_sql(SQLITE).all()
                for line in _lines(definition)}
    return {f"{name}: {' '.join(definition.split())}" for statement in POSTGRESQL
            for name, definition in connection.exec_driver_sql(statement).all()}


def _lines(definition: str) -> list[str]:
    """A definition in its parts: split at its commas, those within inner brackets apart (a later column is added
    behind the last on its line)."""
    parts, depth = [""], 0
    for sign in " ".join(definition.replace('"', "").split()):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if (sign == "," and depth == 1) or (sign == "(" and depth == 1) or (sign == ")" and depth == 0):
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]
