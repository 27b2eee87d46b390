"""What the court decides, recorded by its liaison: taken in, refused, granted, dismissed, ended, and objections."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.confirmations import acts
from mediation.confirmations.papers import awaited_papers
from mediation.confirmations.queries import papers_about
from mediation.demo.bodies import Bodies
from mediation.documents.models import ServiceWay
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.law.review_points import Point
from mediation.notices.queries import for_person, notices_of
from tests.acts.confirmation_world import (
    EFFECT,
    JUDGE,
    NUMBER,
    a_ruling,
    a_scan,
    clerk_of,
    clocks,
    docketed,
    everyone,
    filed,
    granted,
    liaison_of,
    said,
    sent_back,
)
from tests.builders import the_bodies

DAY = timedelta(days=1)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EFFECT, "15:00")
    return the_bodies()


def codes(strengthening: Strengthening) -> list[str]:
    return [paper.code for paper in papers_about(strengthening)]


def test_the_court_takes_the_application_in_under_its_number(bodies: Bodies) -> None:
    """Row 38."""
    strengthening = filed(bodies)
    acts.docket(strengthening, said(number="(2026) 粤０６９９诉前调确12号", judge=JUDGE, proof=a_scan()),
                by=liaison_of(bodies))
    assert strengthening.state == "conf_docketed"
    assert (strengthening.court_number, strengthening.docketed_on, strengthening.judge) == (NUMBER, EFFECT, JUDGE)
    assert clocks(strengthening)["CONF-TAKE"][0] == "stopped"
    assert clocks(strengthening)["CONF-REVIEW"] == ("running", date(2026, 12, 23))
    assert strengthening.court_due_on == date(2026, 12, 23) and codes(strengthening)[-1] == "E01"
    assert NUMBER in for_person(clerk_of(strengthening))[0].words
    assert strengthening.handled_by is liaison_of(bodies)


@pytest.mark.parametrize(("number", "told"), [
    ("", "格式不对"), ("粤0699诉前调确12号", "格式不对"), ("（2026）粤0699民初12号", "不能用在这里"),
    ("（2026）粤0605诉前调确12号", "法院代字"), ("（1899）粤0699诉前调确12号", "年份")])
def test_a_malformed_number_is_refused(bodies: Bodies, number: str, told: str) -> None:
    strengthening = filed(bodies)
    with pytest.raises(RequirementNotMet, match=told) as refused:
        acts.docket(strengthening, said(number=number), by=liaison_of(bodies))
    assert refused.value.field == "number" and strengthening.state == "conf_filed"


def test_a_court_says_which_kinds_of_number_it_gives(bodies: Bodies) -> None:
    bodies["court"].settings = {"CASE_NO_TYPES": ["民特"]}
    strengthening = filed(bodies)
    with pytest.raises(RequirementNotMet, match="这里可用：民特"):
        acts.docket(strengthening, said(number=NUMBER), by=liaison_of(bodies))
    acts.docket(strengthening, said(number="（2026）粤0699民特3号"), by=liaison_of(bodies))
    assert strengthening.court_number == "（2026）粤0699民特3号"


def test_the_court_refuses_to_take_it_in_on_one_of_five_grounds(bodies: Bodies) -> None:
    """Row 39, CPLI 355."""
    strengthening = filed(bodies)
    with pytest.raises(RequirementNotMet, match="不予受理的情形"):
        acts.refuse(strengthening, a_ruling(grounds=("unclear",)), by=liaison_of(bodies))
    acts.refuse(strengthening, a_ruling(grounds=("wrong_court",), proof=a_scan()), by=liaison_of(bodies))
    assert strengthening.state == "conf_refused" and clocks(strengthening)["CONF-TAKE"][0] == "stopped"
    assert codes(strengthening)[-1] == "E03"
    assert "不属于收到申请的人民法院管辖" in for_person(clerk_of(strengthening))[0].words


def test_the_court_confirms_after_both_were_notified_to_be_heard(bodies: Bodies) -> None:
    """Row 42: review by arbitration is barred, enforcement runs from the last day of performance."""
    strengthening = docketed(bodies)
    with pytest.raises(RequirementNotMet, match="通知双方到场"):
        acts.grant(strengthening, a_ruling(), by=liaison_of(bodies))
    ruling = acts.grant(strengthening, a_ruling(both_notified=True, proof=a_scan()), by=liaison_of(bodies))
    assert strengthening.state == "conf_granted" and strengthening.court_due_on is None
    running = clocks(strengthening)
    assert running["CONF-REVIEW"][0] == running["ARBREV-15"][0] == "stopped"
    assert "OBJ-15" not in running and running["OBJ-6M"] == ("running", date(2027, 5, 24))
    assert running["ENF-2Y"] == ("running", date(2028, 12, 15))
    assert (ruling.kind, ruling.number, ruling.judge, ruling.decided_on) == ("granted", NUMBER, JUDGE, EFFECT)
    assert codes(strengthening)[-1] == "E04"
    assert len([notice for notice in notices_of(strengthening.case) if "裁定调解协议有效" in notice.read_out]) == 2


def test_the_days_to_object_begin_when_the_last_side_has_received_the_ruling(
        bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 42, CPLI 372: from receipt, whoever records it and in whatever order."""
    strengthening = docketed(bodies)
    ruling = acts.grant(strengthening, a_ruling(both_notified=True, proof=a_scan()), by=liaison_of(bodies))
    worker, employer = everyone(strengthening)
    on(EFFECT + 3 * DAY)
    acts.record_service(ruling, [employer], EFFECT + 2 * DAY, ServiceWay.DIRECT, by=liaison_of(bodies))
    assert "OBJ-15" not in clocks(strengthening)
    acts.record_service(ruling, [worker], EFFECT + DAY, ServiceWay.DIRECT, by=clerk_of(strengthening), proof=a_scan())
    assert clocks(strengthening)["OBJ-15"] == ("running", date(2026, 12, 10))
    paper = [paper for paper in papers_about(strengthening) if paper.code == "E04"][0]
    assert sorted(service.served_on for service in paper.services) == [EFFECT + DAY, EFFECT + 2 * DAY]


def test_a_service_is_recorded_once_for_its_parties_and_not_before_the_ruling(bodies: Bodies) -> None:
    strengthening = granted(bodies)
    ruling, everybody = strengthening.rulings[0], everyone(strengthening)
    for parties, day, told in (([], EFFECT, "请选择"), (everybody, EFFECT - DAY, "早于裁定"),
                               (everybody, EFFECT + DAY, "晚于今天")):
        with pytest.raises(RequirementNotMet, match=told):
            acts.record_service(ruling, parties, day, ServiceWay.DIRECT, by=liaison_of(bodies))
    acts.record_service(ruling, everybody, EFFECT, ServiceWay.DIRECT, by=liaison_of(bodies))
    with pytest.raises(RequirementNotMet, match="已经记过"):
        acts.record_service(ruling, everybody, EFFECT, ServiceWay.DIRECT, by=liaison_of(bodies))
    with pytest.raises(NotPermitted):
        acts.record_service(ruling, everybody, EFFECT, ServiceWay.DIRECT, by=bodies.people["gulnar"])


def test_a_paper_of_the_court_that_is_still_to_come_is_named_and_can_be_added(bodies: Bodies) -> None:
    strengthening = granted(bodies)
    assert awaited_papers(strengthening) == ["E01", "E04"]
    paper = acts.keep_court_paper(strengthening, "E04", a_scan(), by=clerk_of(strengthening))
    assert (paper.number, paper.issued_on) == (NUMBER, EFFECT)
    assert strengthening.rulings[0].scan_sha256 == paper.file_sha256 and awaited_papers(strengthening) == ["E01"]
    with pytest.raises(RequirementNotMet, match="已经有了"):
        acts.keep_court_paper(strengthening, "E04", a_scan(), by=liaison_of(bodies))
    with pytest.raises(NotPermitted):
        acts.keep_court_paper(strengthening, "E01", a_scan(), by=liaison_of(bodies, "court2"))


def test_the_court_dismisses_the_application_on_a_ground(bodies: Bodies) -> None:
    """Row 43, CPLI 358."""
    strengthening = docketed(bodies)
    with pytest.raises(RequirementNotMet, match="驳回的情形"):
        acts.dismiss(strengthening, a_ruling(), by=liaison_of(bodies))
    acts.dismiss(strengthening, a_ruling(grounds=("unclear",), reason="第3条履行期限不明确", proof=a_scan()),
                 by=liaison_of(bodies))
    assert strengthening.state == "conf_dismissed" and codes(strengthening)[-1] == "E05"
    assert strengthening.rulings[0].grounds == ["unclear"]
    assert "内容不明确" in for_person(clerk_of(strengthening))[0].words


def test_what_should_not_have_been_taken_in_is_dismissed_too(bodies: Bodies) -> None:
    """Row 43, CPLI 355(2)."""
    strengthening = docketed(bodies)
    acts.dismiss(strengthening, a_ruling(grounds=("other_procedure",)), by=liaison_of(bodies))
    assert strengthening.state == "conf_dismissed"


def test_a_real_dispute_ends_the_special_procedure(bodies: Bodies) -> None:
    """Row 43a, CPL 186."""
    strengthening = docketed(bodies)
    with pytest.raises(RequirementNotMet, match="法官姓名"):
        acts.terminate(strengthening, said(number=NUMBER), by=liaison_of(bodies))
    acts.terminate(strengthening, a_ruling(), by=liaison_of(bodies))
    assert strengthening.state == "conf_terminated" and strengthening.rulings[0].kind == "terminated"


def objection(strengthening: Strengthening, **more: object) -> None:
    acts.object_to_ruling(strengthening, said(**{"on_behalf_of": (strengthening.case.workers[0],), **more}),
                          by=clerk_of(strengthening))


def test_a_party_objects_within_fifteen_days_of_receipt(bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 46."""
    strengthening = granted(bodies)
    acts.record_service(strengthening.rulings[0], everyone(strengthening), EFFECT, ServiceWay.DIRECT,
                        by=liaison_of(bodies))
    on(EFFECT + 16 * DAY)
    with pytest.raises(RequirementNotMet, match="2026年12月8日（含当日）届满"):
        objection(strengthening)
    on(EFFECT + 15 * DAY)
    objection(strengthening)
    assert strengthening.state == "conf_objection" and clocks(strengthening)["OBJ-15"][0] == "stopped"
    assert strengthening.court_due_on == clocks(strengthening)["REVIEW"][1]
    assert "提出异议" in for_person(liaison_of(bodies))[0].words


def test_an_interested_person_objects_within_six_months_of_knowing(bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = granted(bodies)
    on(date(2027, 7, 1))
    with pytest.raises(RequirementNotMet, match="利害关系人知道"):
        objection(strengthening, by_interested_person=True, on_behalf_of=())
    with pytest.raises(RequirementNotMet, match="届满"):
        objection(strengthening, by_interested_person=True, knew_on=date(2026, 12, 1), on_behalf_of=())
    objection(strengthening, by_interested_person=True, knew_on=date(2027, 3, 1), on_behalf_of=(), reason="案外人某公司")
    assert strengthening.state == "conf_objection" and clocks(strengthening)["OBJ-6M"][0] == "stopped"


def test_somebody_objects(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="提出异议的当事人"):
        objection(granted(bodies), on_behalf_of=())


@pytest.mark.parametrize(("act", "state", "kind"), [
    ("reject_objection", "conf_granted", "objection_rejected"), ("change_ruling", "conf_granted", "changed"),
    ("revoke", "conf_revoked", "revoked")])
def test_the_court_decides_on_the_objection(bodies: Bodies, act: str, state: str, kind: str) -> None:
    """Row 47; a ruling that is revoked is no title any more."""
    strengthening = granted(bodies)
    objection(strengthening)
    acts.decide(strengthening, act, a_ruling(number="（2026）粤0699民特监1号", proof=a_scan()), by=liaison_of(bodies))
    assert (strengthening.state, strengthening.rulings[-1].kind) == (state, kind)
    assert clocks(strengthening)["REVIEW"][0] == "stopped"
    assert clocks(strengthening)["ENF-2Y"][0] == ("stopped" if act == "revoke" else "running")


def test_what_happened_days_ago_asks_why_it_is_recorded_now(bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = docketed(bodies)
    on(EFFECT + 9 * DAY)
    late = a_ruling(both_notified=True, happened_on=EFFECT + 2 * DAY)
    with pytest.raises(RequirementNotMet, match="为什么现在才记录"):
        acts.grant(strengthening, late, by=liaison_of(bodies))
    acts.grant(strengthening, a_ruling(both_notified=True, happened_on=EFFECT + 2 * DAY, late_reason="文书今天才送到"),
               by=liaison_of(bodies))
    assert strengthening.rulings[0].decided_on == EFFECT + 2 * DAY


def test_one_number_is_given_to_one_application(bodies: Bodies) -> None:
    first = docketed(bodies)
    second = filed(bodies)
    with pytest.raises(RequirementNotMet, match="已经记在"):
        acts.docket(second, said(number=NUMBER), by=liaison_of(bodies))
    assert first.court_number == NUMBER and second.state == "conf_filed"


def checked(**more: object) -> acts.Checked:
    return acts.Checked(**{"point": Point.VOLUNTARY, **more})


def heard(strengthening: Strengthening, *answers: str, **more: object) -> list[acts.Heard]:
    """What each who signed answered to the first point, in their order."""
    return [acts.Heard(party, {Point.VOLUNTARY: words}, **more)
            for party, words in zip(everyone(strengthening), answers, strict=False)]


def test_no_point_passes_without_the_answer_of_everybody_or_a_reason(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    for point, said_by in ((checked(passes=True), ()), (checked(passes=True), ("是我自己愿意签的",)),
                           (checked(passes=True), ("是", " ")), (checked(passes=False), ("是", "是"))):
        with pytest.raises(RequirementNotMet):
            acts.record_review(strengthening, [point], heard(strengthening, *said_by), by=liaison_of(bodies))
        assert not strengthening.hearings
    acts.record_review(strengthening, [
        checked(passes=True), checked(point=Point.CLEAR, passes=False, clause="第3条"),
        checked(point=Point.JURISDICTION, passes=True, remark="调解组织在本区")],
        heard(strengthening, "是我自己愿意签的", "是"), by=liaison_of(bodies))
    acts.record_review(strengthening, [checked(point=Point.CLEAR, passes=True, remark="补充协议已改")],
                       by=liaison_of(bodies))
    assert [(row.point, row.passes) for row in strengthening.review_points] == [
        ("voluntary", True), ("clear", True), ("jurisdiction", True)]
    assert [(row.party.name, row.answers) for row in strengthening.hearings][0] == (
        "李秀英", {"voluntary": "是我自己愿意签的"})
    with pytest.raises(NotPermitted):
        acts.record_review(strengthening, [], by=clerk_of(strengthening))


def test_a_worker_asked_alone_is_asked_at_a_time_with_those_present(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    now, later = clock.now(), clock.now() + timedelta(minutes=1)
    for more, message in (({"alone": True}, "哪天几点"), ({"alone": True, "asked_at": now}, "谁在场"),
                          ({"asked_at": later}, "不能晚于现在")):
        with pytest.raises(RequirementNotMet, match=message):
            acts.record_review(strengthening, [], heard(strengthening, "是", **more), by=liaison_of(bodies))
    acts.record_review(strengthening, [], heard(strengthening, "是", alone=True, asked_at=now, present="书记员周某"),
                       by=liaison_of(bodies))
    row, = strengthening.hearings
    assert (row.alone, row.asked_at, row.present) == (True, now, "书记员周某")


def test_what_a_party_answers_to_the_court_is_kept_sealed(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    acts.record_review(strengthening, [], heard(strengthening, "经理说不签就不发"), by=liaison_of(bodies))
    row, = strengthening.hearings
    assert row.answers_sealed and "经理" not in row.answers_sealed
    acts.record_review(strengthening, [], heard(strengthening, ""), by=liaison_of(bodies))
    assert row.answers == {} and row.answers_sealed is None


def test_a_liaison_takes_an_application_in_hand_while_it_is_before_the_court(bodies: Bodies) -> None:
    strengthening = filed(bodies)
    acts.take_in_hand(strengthening, by=liaison_of(bodies))
    assert strengthening.handled_by is liaison_of(bodies)
    sent_back(bodies, strengthening)
    acts.withdraw_application(strengthening, said(reason="双方当面提出"), by=clerk_of(strengthening))
    with pytest.raises(NotNow):
        acts.take_in_hand(strengthening, by=liaison_of(bodies))
