"""The court's queue over HTTP with a thousand and with a million applications, in turn (goal P1)."""
from __future__ import annotations

import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Table

from mediation import create_app
from mediation.agreements.models import Strengthening
from mediation.demo.bodies import build_bodies
from mediation.demo.building import a_confirmation
from mediation.extensions import db

FEW, MANY = 1_000, 1_000_000
PASSWORD = "测量用的口令甲乙丙丁-2026"
COPIED = ("case", "party", "claim", "claim_against", "agreement", "agreement_party", "obligation", "strengthening")
ONE_OF = {"case": "sequence"}
GROUPS, APART = 50, 100
PAGES = {"first page": "/court", "deep in it": "/court?after={deep}", "the last page": "/court?after={last}",
         "one state": "/court?state=conf_docketed", "one body": "/court?body={body}",
         "what is finished": "/court?state=closed", "all": "/court?state=every"}


class Court:
    """A system with so many applications before one court, and its liaison signed in."""

    def __init__(self, folder: str, number: int) -> None:
        self.app: Flask = create_app({"MEDIATION_ENV": "test", "INSTANCE_PATH": folder, "LOG_LEVEL": "ERROR",
                                      "DATABASE_URL": f"sqlite:///{folder}/court.sqlite3"})
        with self.app.app_context():
            db.create_all()
            walk = a_confirmation(build_bodies(password=PASSWORD))
            body = walk.case.body.public_id
            db.session.commit()
            fill(f"{folder}/court.sqlite3", number)
            self.places = {"body": body, **places()}
        self.client = self.app.test_client()

    def sign_in(self) -> None:
        """Now, since a session that is idle too long asks for the password again."""
        token = self._token(self.client.get("/sign-in").text)
        answer = self.client.post("/sign-in", data={"login": "hejing", "password": PASSWORD, **token})
        assert answer.status_code == 303, answer.text

    @staticmethod
    def _token(page: str) -> dict[str, str]:
        return dict(re.findall(r'name="(csrf_token|once)"[^>]* value="([^"]+)"', page))

    def seconds(self, address: str) -> float:
        """How long one page takes."""
        begun = time.perf_counter()
        answer = self.client.get(address.format(**self.places))
        assert answer.status_code == 200 and "data-rows" in answer.text, address
        return time.perf_counter() - begun


def fill(database: str, number: int) -> None:
    """Copy the one application that there is, with its case and all that a row of the queue shows, by bulk inserts."""
    db.session.remove()
    db.engine.dispose()
    connection = sqlite3.connect(database)
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-2000000"):
        connection.execute(f"PRAGMA {pragma}")
    for name in COPIED:
        connection.execute(_copying(db.metadata.tables[name]), {"number": number - 1})
    connection.execute(
        f"UPDATE strengthening SET court_due_on = date('2026-01-01', '+' || (id / {APART} % 700) || ' days'), "
        f"state = CASE id / {APART} % 5 WHEN 0 THEN 'conf_docketed' WHEN 1 THEN 'conf_docketed' "
        "WHEN 2 THEN 'conf_granted' ELSE 'conf_filed' END, "
        f"like_key = CASE WHEN id / {APART} % 10 = 0 THEN 'k' || (id / {APART} / {GROUPS}) END")
    connection.execute("UPDATE strengthening SET court_due_on = NULL WHERE state = 'conf_granted'")
    connection.execute("UPDATE strengthening SET queue_on = court_due_on")
    connection.commit()
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


def _copying(table: Table) -> str:
    """The statement that copies all rows of a table so many times, each copy with keys of its own."""
    own = [f"{_copied(table, column)}" for column in table.columns]
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return (f'INSERT INTO "{table.name}" ({names}) WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM '
            f'copies WHERE n < :number) SELECT {", ".join(own)} FROM "{table.name}" AS first, copies')


def _copied(table: Table, column: Any) -> str:
    pointed = [key.column.table.name for key in column.foreign_keys]
    shifted = column.name == "id" or any(name in COPIED for name in pointed)
    if shifted or ONE_OF.get(table.name) == column.name:
        return f'first."{column.name}" + n * {APART}'
    if column.unique or column.name == "public_id":
        return f"first.\"{column.name}\" || '-' || n"
    return f'first."{column.name}"'


def places() -> dict[str, str]:
    """The addresses of an application in the middle of the queue, and of one near its end."""
    found = db.session.query(Strengthening.public_id).filter(Strengthening.queue_on.is_not(None)).order_by(
        Strengthening.queue_on, Strengthening.id)
    total = found.count()
    return {"deep": found.offset(total // 2).first()[0], "last": found.offset(total - 60).first()[0]}


def measured(rounds: int, few: int = FEW, many: int = MANY, say: Callable[[str], None] = print
             ) -> dict[str, list[tuple[float, float]]]:
    """Seconds of each page with few and with many, round by round."""
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as great:
        courts = [Court(small, few), Court(great, many)]
        size = sum(path.stat().st_size for path in Path(great).glob("court.sqlite3*")) / 1e6
        say(f"{many:,} applications, {size:,.0f} MB")
        for court in courts:
            court.sign_in()
            for address in PAGES.values():
                court.seconds(address)
        return {name: list(_taken(courts, address, rounds)) for name, address in PAGES.items()}


def _taken(courts: list[Court], address: str, rounds: int) -> Iterator[tuple[float, float]]:
    for _ in range(rounds):
        little, much = (court.seconds(address) for court in courts)
        yield little, much


def table(found: dict[str, list[tuple[float, float]]], few: int = FEW, many: int = MANY) -> str:
    """A table in Markdown: medians in milliseconds, the ratio of many to few, and of a page to the first of many."""
    first = statistics.median(much for _, much in found["first page"])
    rows = [f"| page | {few:,}, ms | {many:,}, ms | many ÷ few | ÷ the first page |", "|---|---|---|---|---|"]
    for name, taken in found.items():
        little, much = (statistics.median(each) for each in zip(*taken, strict=True))
        ratio = statistics.median(one[1] / one[0] for one in taken)
        rows.append(f"| {name} | {little * 1000:.0f} | {much * 1000:.0f} | {ratio:.2f} | {much / first:.2f} |")
    return "\n".join(rows)
