"""Each text of an agreement is kept: when it changes, when it is issued, when it is taken up anew."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import text

from mediation.agreements.acts import (
    add_clause,
    change_obligation,
    drop_clause,
    edit_clause,
    leave_out,
    reject_text,
    settle_terms,
)
from mediation.agreements.models import Agreement
from mediation.agreements.queries import versions_of
from mediation.agreements.versions import ADDED, CHANGED, GONE, SAME, compared, lines_of
from mediation.agreements.versions_models import AgreementVersion
from mediation.cases.facts import Facts
from mediation.cases.taking_back import last_act, take_back
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.acts.agreement_cases import DAY, a_case_in_mediation, a_draft_for_all, a_payment
from tests.acts.walked import a_scan
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def a_text(bodies: Bodies, workers: int = 1) -> Agreement:
    return a_draft_for_all(a_case_in_mediation(bodies, workers=workers), bodies.people["wangmin"])


def kept(agreement: Agreement) -> list[AgreementVersion]:
    return list(versions_of([agreement]))


def test_each_change_of_the_text_is_kept_with_who_made_it(bodies: Bodies) -> None:
    agreement, by = a_text(bodies), bodies.people["wangmin"]
    before = len(kept(agreement))
    clause = add_clause(agreement, "双方对本协议内容保密。", by=by)
    edit_clause(clause, "双方对本协议内容保密，法律另有规定的除外。", by=by)
    drop_clause(clause, by=by)
    found = kept(agreement)[before - 1:]
    assert [version.number for version in found] == [before, before + 1, before + 2, before + 3]
    assert found[1].lines.count("条款：双方对本协议内容保密。") == 1
    assert found[0].lines == found[3].lines != found[2].lines
    assert all(version.by is by for version in found)


def test_a_change_that_leaves_the_text_as_it_was_keeps_nothing(bodies: Bodies) -> None:
    agreement, by = a_text(bodies), bodies.people["wangmin"]
    before = len(kept(agreement))
    line = agreement.obligations[0]
    change_obligation(line, a_payment(agreement.case, line.payee), by=by)
    assert len(kept(agreement)) == before


def test_what_is_issued_is_kept_with_its_paper_and_sealed(bodies: Bodies) -> None:
    agreement, by = a_text(bodies), bodies.people["wangmin"]
    settle_terms(agreement.case, Facts(happened_on=DAY), by=by)
    last = kept(agreement)[-1]
    assert last.paper is agreement.paper and last.lines == lines_of(agreement)
    assert "6222000000000001234" in "".join(last.lines)
    stored = db.session.execute(text("select text_sealed from agreement_version")).scalars().all()
    assert stored and not any("6222" in each or "鑫源" in each for each in stored)


def test_the_text_taken_up_anew_begins_as_the_one_that_was_refused(bodies: Bodies) -> None:
    agreement, by = a_text(bodies), bodies.people["wangmin"]
    settle_terms(agreement.case, Facts(happened_on=DAY), by=by)
    (draft,) = reject_text(agreement.case, Facts(happened_on=DAY, reason="金额要再谈", proof=a_scan()), by=by)
    assert [version.lines for version in kept(draft)] == [kept(agreement)[-1].lines]
    assert kept(draft)[0].by is by


def test_who_is_left_out_is_gone_from_the_next_text(bodies: Bodies) -> None:
    agreement, by = a_text(bodies, 2), bodies.people["wangmin"]
    gone = agreement.case.workers[1]
    leave_out(agreement, gone, "自己去仲裁", by=by)
    before, after = (version.lines for version in kept(agreement)[-2:])
    assert any(gone.name in line for line in before) and not any(gone.name in line for line in after)


def test_a_text_that_was_issued_by_an_act_taken_back_stays(bodies: Bodies) -> None:
    agreement, by = a_text(bodies), bodies.people["wangmin"]
    db.session.commit()
    settle_terms(agreement.case, Facts(happened_on=DAY), by=by)
    db.session.commit()
    number = len(kept(agreement))
    take_back(agreement.case, last_act(agreement.case), by=by)
    db.session.commit()
    found = kept(agreement)
    assert len(found) == number and found[-1].voided_at is not None and found[-1].paper is not None
    add_clause(agreement, "双方对本协议内容保密。", by=by)
    assert kept(agreement)[-1].number == number + 1


def test_two_texts_say_what_was_changed_added_and_gone() -> None:
    old = ["地点：调解室", "条款：甲向乙支付工资人民币柒仟肆佰元整（¥7,400.00）。", "条款：双方保密。", "违约：没有"]
    new = ["地点：调解室", "条款：甲向乙支付工资人民币陆仟元整（¥6,000.00）。", "司法确认：共同申请", "违约：没有"]
    rows = compared(old, new)
    assert [row.what for row in rows] == [SAME, CHANGED, GONE, ADDED, SAME]
    assert [part.words for part in rows[1].old if part.differs] == ["柒仟肆佰元整", "7,400.00"]
    assert [part.words for part in rows[1].new if part.differs] == ["陆仟元整", "6,000.00"]
    assert ["".join(part.words for part in row.old) for row in rows if row.old] == old
    assert ["".join(part.words for part in row.new) for row in rows if row.new] == new
