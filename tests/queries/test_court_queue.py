"""The court's queue as queries: in the order of an index, like applications as one row, totals that stop counting."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from mediation.agreements.models import Strengthening
from mediation.cases.models import Exclusion
from mediation.confirmations import acts
from mediation.court import queries
from mediation.court.queries import Filter, listed
from mediation.court.waiting import rows_of
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.acts.confirmation_world import docketed, filed, granted, liaison_of
from tests.builders import the_bodies

DAY = date(2026, 11, 23)
TELLING = "EXPLAIN (COSTS OFF)"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def shown(bodies: Bodies, **wanted: Any) -> queries.Page:
    db.session.flush()
    return queries.queue(liaison_of(bodies), Filter(**wanted))


def of_another_text(strengthening: Strengthening) -> Strengthening:
    """With a clause that no other agreement has."""
    from mediation.confirmations.alike import like_key
    clause = strengthening.agreement.clauses[0]
    clause.words += "双方另行书面确认交接清单。"
    strengthening.like_key = like_key(strengthening.agreement)
    return strengthening


def test_applications_of_one_employer_with_the_same_text_stand_as_one_row(bodies: Bodies) -> None:
    alike = [filed(bodies, workers=2) for _ in range(3)]
    other = of_another_text(filed(bodies, workers=2))
    assert len({each.like_key for each in alike}) == 1 and other.like_key != alike[0].like_key
    page = shown(bodies)
    assert [row.id for row in page.rows] == [alike[0].id, other.id]
    row, single = rows_of(page.rows, page.folded)
    assert (row.alike, row.workers, single.alike) == (3, 6, 1)
    assert row.agreed_fen == sum(line.amount_fen for each in alike for line in each.agreement.obligations)
    assert row.claimed_fen == sum(claim.amount_fen for each in alike for claim in each.case.claims)


def test_a_folded_row_opens_into_all_of_its_applications(bodies: Bodies) -> None:
    alike = [filed(bodies) for _ in range(3)]
    of_another_text(filed(bodies))
    page = shown(bodies, alike=alike[2].public_id)
    assert [row.id for row in page.rows] == [each.id for each in alike] and not page.folded
    assert len(shown(bodies, most_fen=10**9).rows) == 4


def test_only_what_stands_in_the_same_state_and_may_be_seen_is_folded(bodies: Bodies) -> None:
    first, second, third = filed(bodies), docketed(bodies), filed(bodies)
    assert {row.id for row in shown(bodies).rows} == {first.id, second.id}
    acts.take_in_hand(third, by=liaison_of(bodies))
    assert [row.id for row in shown(bodies, mine=True).rows if row.state == "conf_filed"] == [third.id]
    first.case.exclusions.append(Exclusion(person=liaison_of(bodies), reason="亲属", since_on=DAY))
    page = shown(bodies)
    assert {row.id for row in page.rows} == {second.id, third.id} and not page.folded


def test_a_place_in_the_queue_is_kept_by_the_acts_themselves(bodies: Bodies) -> None:
    one = filed(bodies)
    assert one.queue_on == one.court_due_on == DAY + timedelta(days=3)
    done = granted(bodies)
    assert done.queue_on is None
    one.court_due_on = None
    assert one.queue_on == date.max
    assert [row.id for row in shown(bodies).rows] == [one.id]


def test_a_total_is_counted_no_further_than_it_is_shown(bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        filed(bodies)
    db.session.flush()
    assert queries.counts(liaison_of(bodies))["conf_filed"] == 4
    monkeypatch.setattr(listed, "MOST_COUNTED", 2)
    assert queries.counts(liaison_of(bodies))["conf_filed"] == 3


@contextmanager
def sent() -> Iterator[list[tuple[str, Any]]]:
    """The statements with their values that are sent meanwhile."""
    found: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        found.append((statement, values))

    event.listen(db.engine, "before_cursor_execute", note)
    yield found
    event.remove(db.engine, "before_cursor_execute", note)


def plan_of(statement: str, values: Any) -> str:
    """How the database would go about it, if the table were large."""
    connection = db.session.connection()
    if db.engine.dialect.name == "sqlite":
        return "\n".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values))
    for setting in ("enable_seqscan", "enable_bitmapscan", "enable_hashjoin", "enable_mergejoin"):
        connection.exec_driver_sql(f"SET LOCAL {setting} = off")
    return "\n".join(str(row) for row in connection.exec_driver_sql(f"{TELLING} {statement}", values))


@pytest.mark.parametrize(("wanted", "index"), [
    ({}, "ix_strengthening_queue"), ({"state": "conf_docketed"}, "ix_strengthening_state"),
    ({"state": "conf_granted"}, "ix_strengthening_state")])
@pytest.mark.parametrize("deep", [False, True])
def test_a_page_is_read_in_the_order_of_an_index_however_deep(
        bodies: Bodies, wanted: dict[str, Any], index: str, deep: bool) -> None:
    rows = [docketed(bodies, "（2026）粤0699诉前调确21号"), granted(bodies)]
    place = next(row for row in rows if row.state == wanted.get("state", "conf_docketed"))
    db.session.commit()
    liaison_of(bodies).posts_today()
    with sent() as found:
        queries.queue(liaison_of(bodies), Filter(**wanted), after=place.public_id if deep else "")
    listing = next((statement, values) for statement, values in found if "ORDER BY strengthening" in statement)
    plan = plan_of(*listing)
    assert index in plan, plan
    assert "Sort" not in plan and "FOR ORDER BY" not in plan, plan
