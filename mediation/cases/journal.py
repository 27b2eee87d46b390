"""What a transaction with an act in it made and changed, kept beside its last step so that it can be taken back."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, event, inspect
from sqlalchemy.orm import Mapped, Mapper, Session, mapped_column
from sqlalchemy.orm.attributes import NO_VALUE

from mediation.cases.models import Case, Step
from mediation.extensions import db

NOT_OF_THE_CASE = ("mediation.people", "mediation.web", "mediation.audit", "mediation.bodies", "mediation.files",
                   "mediation.portal", "mediation.following", "mediation.evidence.check_models",
                   "mediation.evidence.integrity_models")
DERIVED = frozenset({"version", "due_on", "is_open", "title", "search_text", "number", "year", "sequence"})
"""Kept in step by itself; and a case number, once given, stays with its case."""


class StepJournal(db.Model):
    """What was made ([table, key]) and changed ([table, key, {column: [old, new]}]) together with some steps.

    It hangs on the last of them; ``whole`` is false where something was removed or can't be put back.
    """

    __tablename__ = "step_journal"

    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), primary_key=True)
    steps: Mapped[list[int]] = mapped_column(JSON, default=list)
    made: Mapped[list[Any]] = mapped_column(JSON, default=list)
    changed: Mapped[list[Any]] = mapped_column(JSON, default=list)
    whole: Mapped[bool] = mapped_column(Boolean, default=True)

    @staticmethod
    def row(table: str, key: int | str) -> Any:
        """The row of a table with this key; None when it is no longer there."""
        return db.session.get(_classes()[table], key)

    @staticmethod
    def encoded(row: Any, column: str) -> Any:
        """A value as JSON can hold it."""
        return _encode(getattr(row, column))

    @staticmethod
    def decoded(row: Any, column: str, value: Any) -> Any:
        """A value of JSON as the column has it."""
        if not isinstance(value, str):
            return value
        kind = inspect(type(row)).columns[column].type.python_type
        if kind is datetime:
            return datetime.fromisoformat(value)
        return date.fromisoformat(value) if kind is date else value


def table_order() -> list[str]:
    """The tables, those that others point to first."""
    return [table.name for table in db.metadata.sorted_tables]


def is_derived(row: Any, column: str) -> bool:
    """Whether a column follows from the rest of the file, so that it is neither compared nor put back."""
    return column in DERIVED and (column == "version" or isinstance(row, Case))


def _classes() -> dict[str, type[Any]]:
    return {mapper.local_table.name: mapper.class_ for mapper in db.Model.registry.mappers}


def _encode(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _kept(row: Any) -> bool:
    """Whether a row belongs to a case file and may be made or changed back."""
    return not isinstance(row, Step | StepJournal) and not type(row).__module__.startswith(NOT_OF_THE_CASE)


class _Notes:
    """What one transaction has made and changed so far."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, Any], None] = {}
        self.changed: dict[tuple[str, Any], dict[str, list[Any]]] = {}
        self.stored: dict[tuple[int, str], Any] = {}
        self.steps: list[Step] = []
        self.whole = True

    def entries(self) -> tuple[list[Any], list[Any]]:
        changed = [[table, key, columns] for (table, key), columns in self.changed.items()
                   if columns and (table, key) not in self.made]
        return [list(name) for name in self.made], changed


def _notes(session: Any) -> _Notes:
    notes: _Notes = session.info.setdefault("step_journal", _Notes())
    return notes


def _name(row: Any) -> tuple[str, Any]:
    state = inspect(row)
    key = state.identity if state.identity is not None else state.mapper.primary_key_from_instance(row)
    return state.mapper.local_table.name, key[0] if len(key) == 1 else list(key)


def _columns(row: Any) -> Iterator[str]:
    mapper: Mapper[Any] = inspect(type(row))
    return (attribute.key for attribute in mapper.column_attrs)


@event.listens_for(Session, "before_flush")
def _before(session: Session, _context: Any, _instances: Any) -> None:
    """Where a column was set before its value was ever read, read what is stored while it still is."""
    for row in [row for row in session.dirty if _kept(row)]:
        state = inspect(row)
        blind = [key for key in _columns(row) if state.committed_state.get(key, 0) is NO_VALUE]
        if blind:
            with Session(bind=session.connection()) as before:
                stored = before.get(type(row), state.identity)
                _notes(session).stored.update({(id(row), key): getattr(stored, key) for key in blind})


@event.listens_for(Session, "after_flush")
def _after(session: Session, _context: Any) -> None:
    notes = _notes(session)
    notes.steps += [row for row in session.new if isinstance(row, Step)]
    for row in session.new:
        if _kept(row):
            notes.made[_name(row)] = None
    for row in session.dirty:
        if _kept(row):
            _note_changes(notes, row)
    notes.whole = notes.whole and not any(_kept(row) and _name(row) not in notes.made for row in session.deleted)
    for row in session.deleted:
        if _kept(row):
            notes.made.pop(_name(row), None)


def _note_changes(notes: _Notes, row: Any) -> None:
    state = inspect(row)
    columns = notes.changed.setdefault(_name(row), {})
    for key in _columns(row):
        history = state.attrs[key].history
        if not history.added:
            continue
        old = history.deleted[0] if history.deleted else notes.stored.get((id(row), key))
        first = columns[key][0] if key in columns else _encode(old)
        columns[key] = [first, _encode(history.added[0])]
    for relation in state.mapper.relationships:
        if relation.secondary is not None and state.attrs[relation.key].history.has_changes():
            notes.whole = False


@event.listens_for(Session, "before_commit")
def _keep(session: Session) -> None:
    """Write the journal beside the last step of each case that the transaction concerned."""
    if "step_journal" not in session.info:
        return
    session.flush()
    notes = session.info.pop("step_journal", None)
    if notes is None or not notes.steps:
        return
    made, changed = notes.entries()
    alone = len({step.case_id for step in notes.steps}) == 1
    opened = any(table == "case" for table, _key in made)
    last = max(notes.steps, key=lambda step: step.id)
    session.add(StepJournal(step_id=last.id, steps=sorted(step.id for step in notes.steps), made=made, changed=changed,
                            whole=notes.whole and alone and not opened))


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, _previous: Any) -> None:
    session.info.pop("step_journal", None)
