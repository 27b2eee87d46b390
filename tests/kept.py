"""What many tests begin with is built once: after that the database is put back as it stood when it was built.

``@kept`` stands on what builds a world or a case out of its arguments. Called for the first time it builds, and how
the database and the store then stand is kept. Called again by another test on the same moment, with the same
arguments and on a database that stood the same before, it brings that back and gives the same records, read anew.

It builds every time where something else may decide what comes out: no day was set, the application is configured
otherwise than at its making, the test patches something, or the database holds what no kept builder has made.
"""
from __future__ import annotations

import functools
import io
import pickle
import shutil
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from flask import current_app
from sqlalchemy import event, inspect, select

from mediation import clock
from mediation.demo.bodies import Bodies
from mediation.extensions import db

Given = ParamSpec("Given")
Built = TypeVar("Built")
EMPTY, UNKNOWN = b"", b"unknown"
READS = ("SELECT", "PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE")
FOLDERS = ("DATA_DIR", "NOTICE_DIR")
JOURNEYS: list[Any] = []
"""The clock that was set, while one is (tests/conftest.py, ``on``)."""


@dataclass(frozen=True)
class Standing:
    """How everything stood after something was built: copies of the database and of the folders, the moment, the gift.

    ``records`` are the keys of the stored records in what was given, by their kind.
    """

    database: Any
    folders: dict[str, Path]
    at: datetime
    given: bytes
    records: dict[type[Any], set[Any]]


class Keeper:
    """Keeps what was built for one application; ``stands`` names what its database holds now, if that is known."""

    def __init__(self, prepared: Any, folder: Path) -> None:
        self.prepared, self.folder = prepared, folder
        self.stands, self.patched = EMPTY, list[Any]()
        self.known: dict[bytes, Standing | None] = {}
        self.configured = _configuration()
        event.listen(prepared.engine, "before_cursor_execute", self._remember)

    def _remember(self, _connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        """A statement that changes something makes unknown what the database holds."""
        if not statement.lstrip().upper().startswith(READS):
            self.stands = UNKNOWN

    def begins(self, patched: list[Any]) -> None:
        """A test begins on an empty database; what it will have patched is noted in this list."""
        self.stands, self.patched = EMPTY, patched

    def name_of(self, build: Callable[..., Any], args: Any, kwargs: Any) -> bytes | None:
        """What decides how the database stands after building; None where that can't be said."""
        if (self._is_patched() or not JOURNEYS or self.stands == UNKNOWN or _is_unwritten()
                or _configuration() != self.configured):
            return None
        return _Packer.packed((build.__module__, build.__qualname__, f"{clock.now():%Y-%m-%d %H:%M}", self.stands,
                               args, kwargs), _Naming)[0]

    def _is_patched(self) -> bool:
        """Whether the test has patched anything; pytest-flask's patch of the application's answers is in every test."""
        return any(target is not self.prepared.app for target, *_ in self.patched)

    def keep(self, name: bytes, built: Any) -> None:
        """Remember how everything stands; what can't be given back is built every time."""
        db.session.flush()
        given, records = _Packer.packed(built)
        db.session.commit()
        if given is None:
            self.known[name] = None
            return
        copies = {key: self.folder / f"{len(self.known)}-{key}" for key in FOLDERS
                  if Path(current_app.config[key]).exists()}
        for key, copy in copies.items():
            shutil.copytree(current_app.config[key], copy)
        self.known[name] = Standing(self.prepared.database.copied(self.prepared.engine), copies, clock.now(), given,
                                    records)
        self.stands = name

    def bring_back(self, name: bytes, standing: Standing) -> Any:
        """Everything as it stood, and the clock no earlier than then."""
        db.session.commit()
        self.prepared.database.put_back(self.prepared.engine, standing.database)
        self.prepared.written_to = True
        for key in FOLDERS:
            shutil.rmtree(current_app.config[key], ignore_errors=True)
            if key in standing.folders:
                shutil.copytree(standing.folders[key], current_app.config[key])
        behind = standing.at - clock.now()
        if behind > timedelta():
            JOURNEYS[-1].shift(behind)
        self.stands = name
        return _unpacked(standing)


def kept(build: Callable[Given, Built]) -> Callable[Given, Built]:
    """What this builds is there at once when it is built again."""
    @functools.wraps(build)
    def building(*args: Given.args, **kwargs: Given.kwargs) -> Built:
        keeper: Keeper = current_app.extensions["keeper"]
        name = keeper.name_of(build, args, kwargs)
        standing = keeper.known.get(name) if name is not None else None
        if name is not None and standing is not None:
            there: Built = keeper.bring_back(name, standing)
            return there
        built = build(*args, **kwargs)
        if name is not None and name not in keeper.known:
            keeper.keep(name, built)
        return built
    return building


def _configuration() -> dict[str, Any]:
    return {key: value for key, value in current_app.config.items() if isinstance(value, str | int | None)}


def _is_unwritten() -> bool:
    return bool(db.session.new or db.session.dirty or db.session.deleted)


class _Packer(pickle.Pickler):
    """Puts the keys of stored records in their place."""

    def __init__(self, packed: io.BytesIO) -> None:
        super().__init__(packed)
        self.records: dict[type[Any], set[Any]] = defaultdict(set)

    @classmethod
    def packed(cls, each: Any, kind: type[_Packer] | None = None) -> tuple[bytes | None, dict[type[Any], set[Any]]]:
        """What is given, in bytes, with the keys of its records; None for what is not stored or has no name."""
        target = io.BytesIO()
        packer = (kind or cls)(target)
        try:
            packer.dump(each)
        except (pickle.PicklingError, AttributeError, TypeError):
            return None, {}
        return target.getvalue(), packer.records

    def persistent_id(self, each: Any) -> Any:
        if not isinstance(each, db.Model):
            return None
        if not inspect(each).persistent:
            raise pickle.PicklingError("not stored")
        (key,) = inspect(each).identity
        self.records[type(each)].add(key)
        return type(each), key


class _Naming(_Packer):
    """For a name: a test has one world, and which it is says what the database holds."""

    def persistent_id(self, each: Any) -> Any:
        return "the world" if isinstance(each, Bodies) else super().persistent_id(each)


class _Unpacker(pickle.Unpickler):
    def persistent_load(self, key: Any) -> Any:
        return db.session.get_one(*key)


def _unpacked(standing: Standing) -> Any:
    at_hand = [db.session.scalars(select(kind).where(kind.id.in_(keys))).unique().all()
               for kind, keys in standing.records.items()]
    given = _Unpacker(io.BytesIO(standing.given)).load()
    del at_hand
    db.session.commit()
    return given
