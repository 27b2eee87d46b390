"""What a receipt says comes next is the reader's: its own answer, or the step that is owed to it, as on its page."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.ahead import next_for
from mediation.cases.states import CaseState
from mediation.deadlines.acts import begin
from mediation.demo.bodies import Bodies
from mediation.demo.building import WAYS, a_walk
from mediation.documents.packing import stored
from mediation.extensions import db
from mediation.intake.facts import MaterialFacts
from mediation.intake.registering.receipts import receive
from mediation.law.numbers import date_words
from mediation.law.terms import Basis
from mediation.parties.models import Party
from mediation.portal.status import status_of
from tests.builders import the_bodies
from tests.documents.reading import text_of

DAY = date(2026, 3, 2)
NOBODY_OF_THEM = ("确认接受", "指定调解员", "共同选择", "归档", "复查日期", "请求的答复", "回电话", "审查申请期间", "申请执行", "申请期间")
"""What a body does for a court, for itself or for one party alone, and the ways that are open after an agreement."""
BEFORE = (CaseState.NEGOTIATING, CaseState.SETTLED_PRIVATE, CaseState.DRAFT)
"""No application has been received, so there is no receipt for one."""


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def printed_for(party: Party, by: object) -> str:
    """The words of the receipt for something handed in today."""
    slip = receive(party, "补充材料", [MaterialFacts("考勤表")], by=by, received_at=clock.now())
    db.session.commit()
    return re.sub(r"\s", "", text_of(stored(slip.paper).pdf))


@pytest.mark.parametrize("basis", [None, Basis.COURT_DELEGATED])
@pytest.mark.parametrize("state", [state for state in WAYS if state not in BEFORE])
def test_in_every_state_a_receipt_names_no_day_but_one_of_the_readers(
        bodies: Bodies, state: CaseState, basis: Basis | None) -> None:
    walk = a_walk(bodies, state, **({"body": "studio", "basis": basis} if basis else {}))
    for party in (walk.case.applicants[0], walk.case.respondents[0]):
        read, status = printed_for(party, walk.clerk), status_of(party)
        said = read.split("下一步：")[1].split("查询办理进度")[0]
        assert not [words for words in NOBODY_OF_THEM if words in said]
        due = status.yours or status.until
        if due is not None and due.ends_on >= clock.today():
            assert f"最迟{date_words(due.ends_on)}" in said
        else:
            assert "有了安排就告诉你" in said


@pytest.mark.parametrize(("state", "to_the_worker", "to_the_employer"), [
    (CaseState.NEGOTIATING, "等对方答复愿不愿意协商", "答复愿不愿意协商"),
    (CaseState.SUBMITTED, "联系对方，征询是否同意调解", "征询各方是否同意调解"),
    (CaseState.NEED_CORRECTION, "补齐缺的材料", None),
    (CaseState.CONSENT_PENDING, "等各方答复是否同意调解", "答复是否同意调解"),
    (CaseState.CONSENTED, "决定是否受理", "决定是否受理"), (CaseState.IN_MEDIATION, "调解", "调解"),
    (CaseState.SUSPENDED, "复查能不能恢复调解", "复查能不能恢复调解"), (CaseState.REOPENED, None, None),
    (CaseState.EFFECTIVE, None, None), (CaseState.NO_AGREEMENT, None, None)])
def test_who_owes_the_next_step_is_said_to_each_side_from_where_it_stands(
        bodies: Bodies, state: CaseState, to_the_worker: str | None, to_the_employer: str | None) -> None:
    case = a_walk(bodies, state).case
    said = [ahead.step if ahead else None for ahead in (next_for(case.applicants[0]), next_for(case.respondents[0]))]
    assert said == [to_the_worker, to_the_employer]


def test_a_court_that_waits_for_the_file_to_be_taken_gives_the_parties_no_day(bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.SUBMITTED, body="studio", basis=Basis.COURT_DELEGATED).case
    for row in list(case.deadlines):
        row.state = "stopped"
    begin(case, case, "CONFIRM-ORG-3WD", DAY)
    db.session.commit()
    assert next_for(case.applicants[0]) is None and status_of(case.applicants[0]).until is None


def test_the_days_for_choosing_a_mediator_together_are_not_those_of_acceptance(bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.CONSENTED).case
    acceptance = next(row for row in case.deadlines if row.clock_id == "ACC-3WD" and row.is_running)
    choosing = begin(case, case, "PICK-2WD", acceptance.starts_on)
    db.session.commit()
    ahead = next_for(case.applicants[0])
    assert choosing is not None and choosing.ends_on < acceptance.ends_on
    assert ahead is not None and ahead.period is acceptance is status_of(case.applicants[0]).until


def test_what_one_party_has_asked_for_is_on_no_receipt_of_the_other(bodies: Bodies) -> None:
    walk = a_walk(bodies, CaseState.NO_AGREEMENT)
    begin(walk.case, walk.case, "LANGUAGE-1WD", DAY)
    begin(walk.case, walk.case, "LAID-7", DAY)
    read = printed_for(walk.case.respondents[0], walk.clerk)
    assert "回电话" not in read and "法律援助" not in read and "有了安排就告诉你" in read
