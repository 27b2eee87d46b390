"""The two databases the tests run on: each is built once for a run, and is as new for every test."""
from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Protocol

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
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        return
    db.engine.dispose()
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

    def renew(self) -> None:
        """Bring back what was kept; nobody may be connected."""

    def close(self) -> None:
        """Give back what the database holds of the machine."""


class SqliteDatabase:
    """A file, copied from a template."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "mediation.sqlite3"
        self.template = folder / "template.sqlite3"
        self.url = f"sqlite:///{self.file}"

    def keep(self) -> None:
        with sqlite3.connect(self.file) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        shutil.copyfile(self.file, self.template)

    def renew(self) -> None:
        for ending in ("-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        shutil.copyfile(self.template, self.file)

    def close(self) -> None:
        """The file goes with the folder of the run."""


class PostgresDatabase:
    """A database of a server that lives as long as the run, made from a template database."""

    def __init__(self) -> None:
        self.server: PostgresServer = start_server()
        self.url = self.server.url("mediation")
        self._administer("CREATE DATABASE mediation")

    def keep(self) -> None:
        self._administer("CREATE DATABASE kept TEMPLATE mediation")

    def renew(self) -> None:
        self._administer("DROP DATABASE mediation WITH (FORCE)", "CREATE DATABASE mediation TEMPLATE kept")

    def close(self) -> None:
        self.server.stop()

    def _administer(self, *statements: str) -> None:
        address = self.server.url("postgres").replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


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
        self.engine.dispose()
        if self.written_to:
            self.database.renew()
            self.written_to = False
        shutil.rmtree(self.app.config["DATA_DIR"], ignore_errors=True)
        shutil.rmtree(self.app.config["NOTICE_DIR"], ignore_errors=True)

    def close(self) -> None:
        self.engine.dispose()
        self.database.close()
