"""The migrations make what the models say, and can be taken back, on both databases."""
from __future__ import annotations

import flask_migrate
import pytest
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from mediation.audit import trail
from mediation.cases.states import CaseState
from mediation.extensions import db
from mediation.people.models import SYSTEM
from tests.builders import a_case, the_bodies
from tests.databases import MIGRATIONS, make_empty
from tests.migrations.schema import schema
from tests.structure.source import ROOT


def present() -> set[str]:
    with db.engine.connect() as connection:
        return schema(connection)


@pytest.fixture
def empty(app: Flask) -> None:
    """A database that has nothing in it."""
    make_empty()


def test_the_newest_migration_makes_what_the_models_say(empty: None) -> None:
    """Triggers apart: they are only in the migrations."""
    db.create_all()
    said = present()
    make_empty()
    flask_migrate.upgrade(MIGRATIONS)
    made = {part for part in present() if not part.startswith(("trigger ", "function "))}
    assert not sorted(made - said), "only the migrations make this"
    assert not sorted(said - made), "only the models say this"


def test_every_migration_can_be_taken_back_and_done_again(empty: None) -> None:
    flask_migrate.upgrade(MIGRATIONS)
    once = present()
    flask_migrate.downgrade(MIGRATIONS, revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
    assert present() == set()
    flask_migrate.upgrade(MIGRATIONS)
    assert present() == once


def test_each_step_back_is_undone_by_the_step_forward(empty: None) -> None:
    script = ScriptDirectory(MIGRATIONS)
    revisions = [revision.revision for revision in reversed(list(script.walk_revisions()))]
    assert revisions, "there are no migrations"
    for revision in revisions:
        flask_migrate.upgrade(MIGRATIONS, revision=revision)
        before = present()
        flask_migrate.downgrade(MIGRATIONS, revision="-1")
        flask_migrate.upgrade(MIGRATIONS, revision=revision)
        assert present() == before


def test_a_second_run_of_the_migrations_changes_nothing(empty: None) -> None:
    flask_migrate.upgrade(MIGRATIONS)
    once = present()
    flask_migrate.upgrade(MIGRATIONS)
    with db.engine.connect() as connection:
        reached = MigrationContext.configure(connection).get_current_heads()
    assert present() == once
    assert list(reached) == ScriptDirectory(MIGRATIONS).get_heads()


def test_a_wait_for_the_archive_is_no_day_of_the_body_after_the_third_migration(empty: None) -> None:
    flask_migrate.upgrade(MIGRATIONS)
    bodies = the_bodies()
    a_case(bodies, CaseState.NO_AGREEMENT)
    db.session.commit()
    told = text("""SELECT deadline.whose, "case".due_on IS NULL FROM deadline JOIN "case" ON "case".id = case_id
                   WHERE clock_id = 'ARCHIVE'""")
    assert [(whose, bool(undated)) for whose, undated in db.session.execute(told)] == [("wait", True)]
    db.session.rollback()
    flask_migrate.downgrade(MIGRATIONS, revision="0002")
    assert [(whose, bool(undated)) for whose, undated in db.session.execute(told)] == [("body", False)]
    db.session.rollback()
    flask_migrate.upgrade(MIGRATIONS)
    assert [(whose, bool(undated)) for whose, undated in db.session.execute(told)] == [("wait", True)]


@pytest.mark.parametrize("change", ["UPDATE audit_event SET outcome = 'other'", "DELETE FROM audit_event"])
def test_what_was_recorded_cannot_be_changed(empty: None, change: str) -> None:
    flask_migrate.upgrade(MIGRATIONS)
    trail.record("sign_in", by=SYSTEM)
    db.session.commit()
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text(change))


def test_steps_and_issued_papers_cannot_be_deleted(empty: None) -> None:
    flask_migrate.upgrade(MIGRATIONS)
    guarded = " ".join(part for part in present() if part.startswith("trigger "))
    assert "step_no_delete" in guarded and "paper_no_delete" in guarded


def test_migrations_are_numbered_and_named_for_what_they_do() -> None:
    names = sorted(path.stem for path in (ROOT / "migrations" / "versions").glob("*.py"))
    numbers = [name.split("_")[0] for name in names]
    assert numbers == [f"{place:04}" for place in range(1, len(names) + 1)]
    assert all(len(name.split("_")) > 2 for name in names)
