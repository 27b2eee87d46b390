"""Flags of sham mediation and harm to others, from the file of an application; handled by the liaison."""
from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.cases.elsewhere import Elsewhere, enter_elsewhere
from mediation.confirmations import acts
from mediation.confirmations.review_models import FlagHandling
from mediation.court.flags import Seen, flags_shown
from mediation.court.queries import shared_evidence
from mediation.demo.bodies import Bodies
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.parties.models import Agent
from mediation.sessions.models import Attendance, Session, SessionStanding
from mediation.sessions.queries import sessions_of, signed_facts
from tests.acts.confirmation_world import EFFECT, clerk_of, everyone, filed, liaison_of
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EFFECT, "15:00")
    return the_bodies()


def shown(bodies: Bodies, strengthening: Strengthening) -> dict[str, tuple[str, ...]]:
    """The facts of each flag that stands."""
    db.session.flush()
    case = strengthening.case
    seen = Seen(shared_evidence(case), signed_facts(case), sessions_of(case))
    return {each.flag.code: each.flag.facts for each in flags_shown(strengthening, seen, liaison_of(bodies))}


def came(strengthening: Strengthening) -> None:
    """A session to which everybody came in person."""
    now = clock.now()
    session = Session(case=strengthening.case, ordinal=1, starts_at=now, ends_at=now + timedelta(hours=1),
                      excuse_by=EFFECT, noticed_on=EFFECT, standing=SessionStanding.HELD.value)
    session.attendances = [Attendance(party=party, attending="in_person") for party in everyone(strengthening)]
    db.session.add(session)


def test_who_never_came_is_named_until_they_have_come(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    assert shown(bodies, strengthening)["never_came"] == ("没有开过调解会的记录",)
    came(strengthening)
    assert "never_came" not in shown(bodies, strengthening)
    sessions_of(strengthening.case)[0].attendances[0].attending = "by_agent"
    assert "李秀英" in shown(bodies, strengthening)["never_came"][0]


def test_a_file_without_evidence_and_sums_without_a_reckoning_are_flagged(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    found = shown(bodies, strengthening)
    assert found["no_evidence"] and found["uncounted"] == ("李秀英 拖欠工资 8,200.00元",)
    strengthening.case.claims[0].formula = "2,733.33元×3个月"
    assert "uncounted" not in shown(bodies, strengthening)


def test_evidence_without_contract_or_attendance_is_flagged_until_there_is_some(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    db.session.flush()
    liaison = liaison_of(bodies)
    for name, stands in (("欠条", True), ("2026年考勤表", False), ("劳动合同", False)):
        seen = Seen([Evidence(name=name, original_name="a.jpg")], (), ())
        codes = {each.flag.code for each in flags_shown(strengthening, seen, liaison)}
        assert ("no_work_record" in codes) is stands, name


def test_an_employer_under_enforcement_that_owes_all_that_was_asked_is_flagged(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    claim, line = strengthening.case.claims[0], strengthening.agreement.obligations[0]
    claim.amount_fen = line.amount_fen
    assert "gives_in" not in shown(bodies, strengthening)
    everyone(strengthening)[1].bankrupt_administrator = "某清算事务所"
    assert "全额" in shown(bodies, strengthening)["gives_in"][0]
    claim.amount_fen = line.amount_fen + 1
    assert "gives_in" not in shown(bodies, strengthening)


def test_money_that_goes_to_somebody_else_is_flagged(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    assert "paid_to_others" not in shown(bodies, strengthening)
    line = strengthening.agreement.obligations[0]
    line.account_holder = "王老板"
    line.third_party_payer = "大成总包"
    found = shown(bodies, strengthening)
    assert "付到王老板的账户" in found["paid_to_others"][0] and "大成总包代付" in found["outside_payers"][0]
    line.third_party_signs = True
    assert "outside_payers" not in shown(bodies, strengthening)


def test_an_account_is_found_again_in_other_applications_without_being_opened(bodies: Bodies) -> None:
    first, second = filed(bodies), filed(bodies)
    number = "6222 0000 0000 7777"
    for strengthening in (first, second):
        strengthening.agreement.obligations[0].account_number = number
    assert "same_account" not in shown(bodies, first), "the same person is paid on the same account"
    second.case.workers[0].name = "王建国"
    assert shown(bodies, first)["same_account"] == (f"收法{second.receipt_number} 王建国也收款到这个账户",)
    assert number not in str(first.agreement.obligations[0].account_lookup)


def test_three_agreements_of_one_employer_in_the_same_words_on_one_day_are_flagged(bodies: Bodies) -> None:
    first, second = filed(bodies), filed(bodies)
    assert "same_text" not in shown(bodies, first)
    third = filed(bodies)
    assert [words.split()[0] for words in shown(bodies, first)["same_text"]] == [
        f"收法{second.receipt_number}", f"收法{third.receipt_number}"]
    third.agreement.clauses[0].words = "另有约定，以此为准。"
    assert "same_text" not in shown(bodies, first)


def test_bankruptcy_and_enforcement_against_the_employer_are_flagged(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    enter_elsewhere(strengthening.case, Elsewhere("青溪区人民法院", "被执行人名下无财产，终结本次执行"), by=clerk_of(strengthening))
    worker, employer = everyone(strengthening)
    assert "终结本次执行" in shown(bodies, strengthening)["insolvency"][0]
    employer.bankrupt_administrator = "某清算事务所"
    assert "已进入破产程序" in shown(bodies, strengthening)["insolvency"][0]


def test_one_agent_for_both_and_what_ties_worker_and_employer_are_flagged(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    worker, employer = everyone(strengthening)
    for party in (worker, employer):
        db.session.add(Agent(case=strengthening.case, name="钱律师", kind="律师", from_on=EFFECT, parties=[party]))
    employer.legal_representative, employer.phone = worker.name, worker.phone
    found = shown(bodies, strengthening)
    assert found["agents_of_both"] == ("钱律师代理双方",)
    assert [words.split("与")[0] for words in found["related"]][:2] == ["李秀英", "李秀英"]


def test_a_worker_who_gets_nothing_is_flagged(bodies: Bodies) -> None:
    strengthening = filed(bodies, workers=2)
    assert "gives_up_all" not in shown(bodies, strengthening)
    line = strengthening.agreement.obligations[0]
    line.state = "waived"
    assert line.payee.name in shown(bodies, strengthening)["gives_up_all"][0]


def test_a_flag_is_handled_in_words_and_decides_nothing(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    state = strengthening.state
    for code, words in (("never_came", " "), ("no_such_flag", "已问")):
        with pytest.raises(RequirementNotMet):
            acts.handle_flag(strengthening, code, FlagHandling.EXPLAINED, words, by=liaison_of(bodies))
    with pytest.raises(NotPermitted):
        acts.handle_flag(strengthening, "never_came", FlagHandling.EXPLAINED, "到过", by=clerk_of(strengthening))
    acts.handle_flag(strengthening, "never_came", FlagHandling.EXPLAINED, "视频里见过本人。", by=liaison_of(bodies))
    case = strengthening.case
    each = next(each for each in flags_shown(strengthening, Seen(shared_evidence(case), signed_facts(case),
                                                                 sessions_of(case)), liaison_of(bodies))
                if each.flag.code == "never_came")
    assert [row.words for row in each.handled] == ["视频里见过本人。"] and strengthening.state == state
