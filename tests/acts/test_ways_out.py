"""Papers with which a case goes on, begun from the file: when they may be made, for whom, and what they say."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mediation import clock
from mediation.agreements.models import StrengtheningState as S
from mediation.cases.models import Claim
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.documents.complaint import Said
from mediation.documents.offering import issue_offered, why_not_now
from mediation.documents.offers import offers
from mediation.extensions import db
from mediation.law.payment_order import OrderCondition, PaymentOrderKind
from mediation.law.remedies import Title
from mediation.law.terms import CaseKind, ClaimType
from mediation.parties.models import Party
from tests.builders import a_case, a_confirmation, a_walk, the_bodies

EFFECT = date(2026, 11, 20)


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(EFFECT, "17:00")
    return the_bodies()


@pytest.fixture
def walk(bodies: Bodies) -> Walk:
    """An agreement that took effect today, its sums due in the weeks to come."""
    found: Walk = a_walk(bodies, CaseState.EFFECTIVE)
    for number, line in enumerate(found.lines):
        line.due_on = EFFECT + timedelta(days=10 + 30 * number)
    db.session.commit()
    return found


def begun(walk: Walk, code: str, party: Party | None = None) -> Any:
    one = offers()[code]
    if one.begin_for is None:
        return one.begin(walk.case, walk.clerk)
    return one.begin_for(walk.case, walk.clerk, party or one.parties(walk.case)[0])


def why_not(walk: Walk, code: str) -> str:
    return why_not_now(walk.case, offers()[code]) or ""


def the_day_after(walk: Walk, on: Any) -> None:
    """The day after the first sum was due."""
    on(walk.lines[0].due_on + timedelta(days=1), "09:00")


def test_arbitration_review_is_asked_jointly_until_the_fifteenth_day(walk: Walk, on: Any) -> None:
    assert why_not(walk, "D43") == ""
    said = begun(walk, "D43")
    assert (said.agreement_number, said.effective_on) == (walk.agreement.number, EFFECT)
    assert said.until == date(2026, 12, 7) and said.commission == walk.case.body.commission.name
    on(said.until, "18:00")
    assert why_not(walk, "D43") == ""
    on(said.until + timedelta(days=1), "09:00")
    assert why_not(walk, "D43") == "共同申请仲裁审查的期间已于2026年12月7日（含当日）届满。"


def test_arbitration_review_is_issued_to_both_and_once_for_each_agreement(walk: Walk) -> None:
    one = offers()["D43"]
    parties = one.parties(walk.case)
    assert {party.name for party in parties} == {party.name for party in walk.case.taking_part}
    issue_offered(walk.case, one, begun(walk, "D43"), parties, by=walk.clerk)
    assert why_not(walk, "D43") == "每份协议的仲裁审查申请书都已经出具。"


def test_no_review_after_confirmation_or_where_a_relation_is_to_be_confirmed(bodies: Bodies, walk: Walk) -> None:
    filed = a_confirmation(bodies, S.CONF_FILED)
    assert "已经向法院申请司法确认" in why_not(filed, "D43")
    granted = a_confirmation(bodies, S.CONF_GRANTED)
    assert why_not(granted, "D43") == "已经司法确认的，仲裁委不受理审查。"
    walk.case.claims.append(Claim(claimant=walk.case.workers[0], type=ClaimType.EMPLOYMENT_RELATION.value))
    db.session.commit()
    assert "确认劳动关系" in why_not(walk, "D43")


def test_a_payment_order_is_not_asked_before_the_day_is_over(walk: Walk, on: Any) -> None:
    assert "还没有到期未付" in why_not(walk, "D44")
    on(walk.lines[0].due_on, "23:00")
    assert "还没有到期未付" in why_not(walk, "D44")
    the_day_after(walk, on)
    assert why_not(walk, "D44") == ""


def test_a_payment_order_asks_what_is_left_of_the_sum_that_is_late(walk: Walk, on: Any) -> None:
    walk.agreement.breach_accelerates = False
    walk.pays(walk.lines[0], 10_000)
    the_day_after(walk, on)
    said = begun(walk, "D44")
    assert [(line.paid, line.early, line.kind) for line in said.lines] == [(10_000, False, PaymentOrderKind.PAY)]
    assert said.lines[0].left == walk.lines[0].amount_fen - 10_000 and said.early_ground is None
    assert said.debtor == walk.lines[0].payer.name
    assert said.conditions == (OrderCondition.MONEY, OrderCondition.DUE, OrderCondition.NO_COUNTER_DUTY)


def test_an_agreed_acceleration_brings_the_later_instalments_in(bodies: Bodies, on: Any) -> None:
    walk = a_walk(bodies, CaseState.IN_MEDIATION)
    days = [EFFECT + timedelta(days=days) for days in (10, 40, 70)]
    walk.completes(walk.lines_for((300, days[0]), (300, days[1]), (400, days[2])), breach_accelerates=True)
    the_day_after(walk, on)
    said = begun(walk, "D44")
    assert [line.early for line in said.lines] == [False, True, True]
    assert "未到期部分全部到期" in said.early_ground
    walk.agreement.breach_accelerates = False
    assert [line.due for line in begun(walk, "D44").lines] == days[:1]


def test_interest_is_asked_only_where_the_agreement_has_it(walk: Walk, on: Any) -> None:
    the_day_after(walk, on)
    walk.agreement.breach_interest = ""
    assert begun(walk, "D44").penalty is None
    walk.agreement.breach_interest = "日万分之五"
    assert begun(walk, "D44").penalty == "自逾期之日起按日万分之五计算的违约金"


def test_money_of_another_kind_is_not_ordered_and_what_is_disputed_is_asked(walk: Walk, on: Any) -> None:
    the_day_after(walk, on)
    for kind, wanted in ((ClaimType.ANNUAL_LEAVE, "不属于拖欠劳动报酬"), (ClaimType.DOUBLE_PAY, "")):
        for claim in walk.case.claims:
            claim.type = kind.value
        db.session.commit()
        assert wanted in why_not(walk, "D44") and bool(wanted) == bool(why_not(walk, "D44"))
    assert begun(walk, "D44").lines[0].kind is None
    walk.case.kind = CaseKind.CIVIL_SERVICE.value
    assert "民事纠纷" in why_not(walk, "D44")


def test_a_ruling_is_enforced_and_needs_no_payment_order(bodies: Bodies, on: Any) -> None:
    walk = a_confirmation(bodies, S.CONF_GRANTED)
    line = walk.lines[0]
    line.due_on = EFFECT + timedelta(days=10)
    db.session.commit()
    assert "还没有到期未付" in why_not(walk, "D45")
    the_day_after(walk, on)
    assert "直接申请强制执行" in why_not(walk, "D44") and why_not(walk, "D45") == ""
    said, ruling = begun(walk, "D45"), walk.strengthening.rulings[-1]
    assert (said.title, said.title_number, said.court) == (Title.RULING, ruling.number, walk.strengthening.court.name)
    assert said.delay_from == line.due_on + timedelta(days=1) and said.debtor == line.payer.name
    assert said.last_day.year == max(each.due_on for each in walk.lines).year + 2
    assert said.title_effective_on >= ruling.decided_on
    issue_offered(walk.case, offers()["D45"], said, offers()["D45"].parties(walk.case)[:1], by=walk.clerk)


def test_an_agreement_alone_is_not_enforced_and_says_what_can_be_done(walk: Walk, on: Any) -> None:
    the_day_after(walk, on)
    assert "不能直接申请强制执行；到期不付的，可以申请支付令、仲裁" in why_not(walk, "D45")


def test_arbitration_may_be_asked_at_any_time_before_an_agreement(bodies: Bodies) -> None:
    walk = a_walk(bodies, CaseState.ACCEPTED)
    assert why_not(walk, "D47") == ""
    said, claim = begun(walk, "D47"), walk.case.claims[0]
    assert [(each.claimant, each.what, each.amount) for each in said.claims] == [
        (claim.claimant.name, claim.type_term.label, claim.amount_fen)]
    assert said.commission == walk.case.body.commission.name and said.facts
    walk.case.kind = CaseKind.CIVIL_SERVICE.value
    assert "直接向人民法院起诉" in why_not(walk, "D47")


def test_after_an_agreement_arbitration_is_asked_for_what_is_late(walk: Walk, on: Any) -> None:
    assert "没有到期未付的款项" in why_not(walk, "D47")
    walk.pays(walk.lines[0], 10_000)
    the_day_after(walk, on)
    said = begun(walk, "D47")
    assert said.claims[0].amount == walk.lines[0].amount_fen - 10_000
    assert "已付100.00元" in said.claims[0].formula and said.claims[0].what.startswith("支付调解协议约定的")
    assert "劳动争议调解协议书" in said.enclosures or "人民调解协议书" in said.enclosures


def test_each_of_several_workers_gets_an_application_of_its_own(bodies: Bodies) -> None:
    walk = a_walk(bodies, CaseState.ACCEPTED, workers=("李秀英", "王志强"))
    parties = offers()["D47"].parties(walk.case)
    assert [party.name for party in parties] == ["李秀英", "王志强"]
    assert {claim.claimant for claim in begun(walk, "D47", parties[1]).claims} == {"王志强"}


def test_a_suit_waits_for_arbitration(bodies: Bodies) -> None:
    walk = a_walk(bodies, CaseState.NO_AGREEMENT)
    assert "先申请仲裁" in why_not(walk, "D48")
    handoff = walk.files_arbitration()
    assert "先申请仲裁" in why_not(walk, "D48")
    walk.is_accepted_by_commission("云劳人仲案〔2026〕15号")
    walk.gets_award("云劳人仲案〔2026〕15号", "支付工资。")
    db.session.expire_all()
    assert why_not(walk, "D48") == ""
    said = begun(walk, "D48")
    assert said.arbitrated is Said.YES and str(handoff.sent_on.year) in said.arbitration_on
    assert (begun(walk, "D48").award_number, begun(walk, "D48").award_result) == ("云劳人仲案〔2026〕15号", "支付工资。")


def test_the_complaint_is_begun_with_the_claims_of_its_worker(bodies: Bodies) -> None:
    walk = a_walk(bodies, CaseState.NO_AGREEMENT)
    worker, claim = walk.case.workers[0], walk.case.claims[0]
    walk.case.arbitration_done, worker.migrant = True, True
    walk.case.claims.append(Claim(claimant=worker, type=ClaimType.PAPERS_TRANSFER.value))
    db.session.commit()
    said = begun(walk, "D48")
    assert said.wages.asked and said.wages.amount == claim.amount_fen and said.overtime is None
    assert said.total == claim.amount_fen and said.other_claims == "离职证明、档案转移"
    assert "农民工" in said.other_facts and said.service_receiver == worker.name
    paper, = issue_offered(walk.case, offers()["D48"], said, [worker], by=walk.clerk)
    assert paper.code == "D48" and paper.party is worker


def test_only_wages_owed_by_an_agreement_go_straight_to_the_court(walk: Walk, on: Any) -> None:
    assert "没有劳动者的未了请求" in why_not(walk, "D48")
    the_day_after(walk, on)
    reason = why_not(walk, "D48")
    assert reason == "" or "先申请仲裁" in reason
    said = begun(walk, "D48")
    assert "支付调解协议约定的" in said.other_claims and said.total is not None


def test_evidence_that_the_other_side_keeps_to_itself_is_never_listed(bodies: Bodies) -> None:
    from mediation.evidence.models import Evidence
    from mediation.law.terms import Zone
    from tests.acts.confirmation_world import a_scan

    walk = a_walk(bodies, CaseState.ACCEPTED)
    worker, employer = walk.case.workers[0], walk.case.respondents[0]
    for ordinal, (party, zone, name) in enumerate((
            (worker, Zone.HANDLING, "工资条"), (employer, Zone.HANDLING, "单位内部记录"), (employer, Zone.SHARED, "考勤表")), 1):
        db.session.add(Evidence(case=walk.case, party=party, ordinal=ordinal, zone=zone.value, name=name,
                                original_name="a.png", file_sha256=a_scan(), received_on=clock.today(),
                                received_at=clock.now()))
    db.session.commit()
    assert [piece.name for piece in begun(walk, "D47").evidence] == ["工资条", "考勤表"]


def test_nothing_is_offered_before_there_is_an_agreement(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    for code in ("D43", "D44", "D45"):
        assert "生效" in (why_not_now(case, offers()[code]) or "")
