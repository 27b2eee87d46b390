"""Runs the migrations: all of them in one transaction, on SQLite and on PostgreSQL."""
from alembic import context
from flask import current_app

db = current_app.extensions["migrate"].db


class RowsWithoutParents(Exception):
    """A migration left rows that point to rows which are no longer there; nothing was changed."""


def stop_checking_references(connection):
    """Recreating a table on SQLite drops it first; this must be said before the transaction begins."""
    connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")


def check_references(connection):
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise RowsWithoutParents(sorted({f"{table} -> {parent}" for table, _row, parent, _key in orphans}))


def run_migrations():
    with db.engine.connect() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            stop_checking_references(connection)
        context.configure(
            connection=connection, target_metadata=db.metadata, transactional_ddl=True,
            render_as_batch=True, compare_type=True)
        try:
            with context.begin_transaction():
                context.run_migrations()
                if on_sqlite:
                    check_references(connection)
        finally:
            if on_sqlite:
                connection.rollback()
                connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=ON")


run_migrations()
