"""The two databases the tests run on: each is built once for a run, and is as new for every test."""
from __future__ import annotations

import itertools
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import flask_migrate
import psycopg
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import Engine, event

from mediation.extensions import db
from tests.postgres_server import PostgresServer, start_server

MIGRATIONS = str(Path(__file__).resolve().parents[1] / "migrations")


def make_empty() -> None:
    """Take everything out of the database of the current application."""
    db.engine.dispose()
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        return
    Path(str(db.engine.url.database)).unlink()


def make_tables() -> None:
    """Run the migrations; while they lag behind the models, make the tables from the models instead.

    Then only tests/migrations fails, and whoever is changing a model can test the rest before writing the migration.
    """
    flask_migrate.upgrade(MIGRATIONS)
    with db.engine.connect() as connection:
        lagging = compare_metadata(MigrationContext.configure(connection), db.metadata)
    if lagging:
        make_empty()
        db.create_all()


class Database(Protocol):
    """What a test's database can do."""

    url: str

    def keep(self) -> None:
        """Keep the present contents as what each test begins with."""

    def renew(self, engine: Engine) -> None:
        """Bring back what was kept; connections of the engine that cannot outlive that are closed."""

    def copied(self, engine: Engine) -> Any:
        """Everything the database holds now."""

    def put_back(self, engine: Engine, copy: Any) -> None:
        """Bring back what was copied, whatever is there now."""

    def close(self) -> None:
        """Give back what the database holds of the machine."""


class SqliteDatabase:
    """A file, copied from a template."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "mediation.sqlite3"
        self.template = folder / "template.sqlite3"
        self.numbers = itertools.count(1)
        self.url = f"sqlite:///{self.file}"

    def keep(self) -> None:
        self._copy_to(self.template)

    def renew(self, engine: Engine) -> None:
        self.put_back(engine, self.template)

    def copied(self, engine: Engine) -> Path:
        engine.dispose()
        copy = self.file.with_name(f"copy-{next(self.numbers)}.sqlite3")
        self._copy_to(copy)
        return copy

    def put_back(self, engine: Engine, copy: Path) -> None:
        engine.dispose()
        for ending in ("-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        shutil.copyfile(copy, self.file)

    def _copy_to(self, target: Path) -> None:
        with sqlite3.connect(self.file) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        shutil.copyfile(self.file, target)

    def close(self) -> None:
        """The file goes with the folder of the run."""


TABLES = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1"""
DEFINITIONS = " UNION ALL ".join(f"SELECT concat_ws('.', tableoid, oid, xmin) FROM {catalogue}" for catalogue in (
    "pg_class WHERE relnamespace = 'public'::regnamespace", "pg_proc WHERE pronamespace = 'public'::regnamespace",
    "pg_constraint WHERE connamespace = 'public'::regnamespace", "pg_trigger", "pg_attrdef"))
IN_A_TRANSACTION = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"""
COUNTED_ON = """
    SELECT format('%I', sequencename) FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"""
SWEEPING = ("SET session_replication_role = replica", "SET lock_timeout = '5s'")


COUNTERS = """
    SELECT format('%I', sequencename), last_value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL"""


@dataclass(frozen=True)
class PostgresCopy:
    """The rows of each table that tests fill, and how far each number has been counted."""

    rows: dict[str, bytes]
    counters: dict[str, int]


class NotAsKept(Exception):
    """More has been changed than rows, or somebody is still changing something: the database is made anew."""


class PostgresDatabase:
    """A database of a server that lives as long as the run.

    After a test its rows are taken out again, past the triggers that guard them, and the connections stay, with all
    that the server has learnt of the tables for them. Where a test has changed what the database is made of, it is
    made anew from a template: that takes a second instead of hundredths of one.
    """

    def __init__(self) -> None:
        self.server: PostgresServer = start_server()
        self.url = self.server.url("mediation")
        self._administer("CREATE DATABASE mediation")

    def keep(self) -> None:
        self._administer("CREATE DATABASE kept TEMPLATE mediation")
        with self._connected("mediation") as connection:
            tables = self._names(connection, TABLES)
            filled = set(self._holding(connection, tables))
            self.emptied = [table for table in tables if table not in filled]
            self.filled = sorted(filled)
            self.kept = self._fingerprint(connection)

    def renew(self, engine: Engine) -> None:
        try:
            self._sweep()
        except (NotAsKept, psycopg.Error):
            engine.dispose()
            self._administer("DROP DATABASE mediation WITH (FORCE)", "CREATE DATABASE mediation TEMPLATE kept")

    def close(self) -> None:
        self.server.stop()

    def copied(self, engine: Engine) -> PostgresCopy:
        with self._connected("mediation") as connection:
            rows = {table: self._read(connection, table) for table in self._holding(connection, self.emptied)}
            return PostgresCopy(rows, dict(connection.execute(COUNTERS).fetchall()))

    def put_back(self, engine: Engine, copy: PostgresCopy) -> None:
        self.renew(engine)
        with self._connected("mediation") as connection:
            connection.execute("; ".join(("BEGIN", *SWEEPING)))
            for table, rows in copy.rows.items():
                with connection.cursor().copy(f"COPY {table} FROM STDIN (FORMAT binary)") as writing:
                    writing.write(rows)
            connection.execute("; ".join((
                *(f"SELECT setval('{name}', {value})" for name, value in copy.counters.items()), "COMMIT")))

    def _read(self, connection: psycopg.Connection, table: str) -> bytes:
        with connection.cursor().copy(f"COPY {table} TO STDOUT (FORMAT binary)") as reading:
            return b"".join(bytes(part) for part in reading)

    def _sweep(self) -> None:
        """Take out every row that was not kept and count from one again; raises NotAsKept."""
        with self._connected("mediation") as connection:
            if self._names(connection, IN_A_TRANSACTION) != [0] or self._fingerprint(connection) != self.kept:
                raise NotAsKept
            statements = [f"DELETE FROM {table}" for table in self._holding(connection, self.emptied)]
            statements += [f"SELECT setval('{name}', 1, false)" for name in self._names(connection, COUNTED_ON)]
            if statements:
                connection.execute("; ".join((*SWEEPING, *statements)))

    def _fingerprint(self, connection: psycopg.Connection) -> list[str]:
        """Changes with what the database is made of, and with the rows that were kept."""
        rows = " UNION ALL ".join(f"SELECT md5(kept::text) FROM {table} AS kept" for table in self.filled)
        whole = DEFINITIONS + (f" UNION ALL {rows}" if rows else "")
        return self._names(connection, f"SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM ({whole}) AS lines(line)")

    def _holding(self, connection: psycopg.Connection, tables: list[str]) -> list[str]:
        return self._names(connection, " UNION ALL ".join(
            f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in tables)) if tables else []

    def _names(self, connection: psycopg.Connection, statement: str) -> list[Any]:
        return [name for (name,) in connection.execute(statement).fetchall()]

    def _administer(self, *statements: str) -> None:
        with self._connected("postgres") as connection:
            for statement in statements:
                connection.execute(statement)

    def _connected(self, name: str) -> psycopg.Connection:
        return psycopg.connect(self.server.url(name).replace("+psycopg", ""), autocommit=True)


class Prepared:
    """An application and its database, built once; ``renew()`` undoes whatever a test has committed."""

    def __init__(self, app: Flask, database: Database) -> None:
        self.app = app
        self.database = database
        self.written_to = False
        with app.app_context():
            self.engine: Engine = db.engine
            try:
                make_tables()
                self.engine.dispose()
                database.keep()
            except Exception:
                self.close()
                raise
        event.listen(self.engine, "commit", self._remember)

    def _remember(self, _connection: object) -> None:
        self.written_to = True

    def renew(self) -> None:
        """A database nobody committed to is still as new."""
        if self.written_to:
            self.database.renew(self.engine)
            self.written_to = False
        shutil.rmtree(self.app.config["DATA_DIR"], ignore_errors=True)
        shutil.rmtree(self.app.config["NOTICE_DIR"], ignore_errors=True)

    def close(self) -> None:
        self.engine.dispose()
        self.database.close()
