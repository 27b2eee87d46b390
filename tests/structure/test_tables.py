"""What the tables must be like for the law, for both databases and for the state machine."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import CheckConstraint, Column, DateTime, Enum, Float, ForeignKeyConstraint, Numeric, String, Table
from sqlalchemy.orm import configure_mappers

from mediation.extensions import db

LISTENED_TO = ("on_", "before_", "after_")
LONGEST_NAME = 63


@pytest.fixture
def tables(app: Flask) -> list[Table]:
    configure_mappers()
    return list(db.metadata.sorted_tables)


def columns(tables: list[Table]) -> Iterator[Column[object]]:
    return (column for table in tables for column in table.columns)


def test_each_check_has_a_name_that_a_message_can_be_found_for(tables: list[Table]) -> None:
    nameless = [f"{table.name}: {constraint.sqltext}" for table in tables for constraint in table.constraints
                if isinstance(constraint, CheckConstraint) and not constraint.name]
    assert not nameless


def test_names_are_short_enough_for_postgresql(tables: list[Table]) -> None:
    names = [str(item.name) for table in tables for item in [*table.constraints, *table.indexes] if item.name]
    assert not [name for name in names if len(name) > LONGEST_NAME]


def test_no_name_is_given_twice(tables: list[Table]) -> None:
    """On PostgreSQL the names of keys, unique constraints and indexes share one room."""
    names = [str(item.name) for table in tables for item in [*table.constraints, *table.indexes]
             if item.name and not isinstance(item, CheckConstraint | ForeignKeyConstraint)]
    assert not [name for name, count in Counter(names).items() if count > 1]


def test_money_and_sums_are_whole_numbers(tables: list[Table]) -> None:
    assert not [str(column) for column in columns(tables) if isinstance(column.type, Numeric | Float)]


def test_states_are_texts_with_a_check(tables: list[Table]) -> None:
    """No Enum type: on PostgreSQL it could not be migrated; a named CHECK says the same on both."""
    assert not [str(column) for column in columns(tables) if isinstance(column.type, Enum)]
    unchecked = [str(column) for column in columns(tables) if column.name == "state" and not any(
        isinstance(constraint, CheckConstraint) and "state" in str(constraint.sqltext)
        for constraint in column.table.constraints)]
    assert not unchecked


def test_texts_that_stand_for_a_word_of_the_field_have_a_length(tables: list[Table]) -> None:
    keyed = [str(column) for column in columns(tables) if (column.index or column.unique or column.primary_key)
             and type(column.type) is String and column.type.length is None]
    assert not keyed


def test_instants_come_back_with_their_zone(tables: list[Table]) -> None:
    """A plain DateTime comes back from SQLite without one."""
    assert not [str(column) for column in columns(tables) if isinstance(column.type, DateTime)]


def test_no_record_with_a_procedure_is_mistaken_for_a_listener(app: Flask) -> None:
    """The state machine calls whatever of its model is named like a callback."""
    records = [mapper.class_ for mapper in db.Model.registry.mappers if "state" in mapper.columns]
    found = [f"{record.__name__}.{name}" for record in records for name in vars(record)
             if name.startswith(LISTENED_TO)]
    assert not found
