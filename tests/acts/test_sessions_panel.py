"""Who mediates: rows 12a, 15 and 16 of the table of transitions."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation import clock
from mediation.documents.kinds.d15_disclosure import Disclosure
from mediation.documents.kinds.d14_recusal_application import RecusalApplication
from mediation.documents.acts import issue
from mediation.cases.access import case_for
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import COURIER, Bodies
from mediation.documents.models import Paper
from mediation.documents.queries import latest_paper, papers_of
from mediation.documents.recusal import RecusalGround
from mediation.errors import NotFound, NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Basis, IdentityKind, MemberSide, Role
from mediation.notices.queries import notices_of
from mediation.people.acts import end_post, give_post
from mediation.people.models import SYSTEM
from mediation.sealed import lookup
from mediation.sessions.acts import (change_mediator, disclose, keep_after_disclosure, leave_choice_to_court,
                                     name_mediators)
from mediation.sessions.models import ChosenBy
from tests.acts.session_cases import (MONDAY, a_case_from_the_court, a_case_in_mediation, an_accepted_case,
                                      an_assigned_case)
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def named(case: Case) -> list[str]:
    return [member.person.name for member in case.mediators]


def text_of_last(case: Case, code: str) -> Paper:
    paper = latest_paper(case, code)
    assert paper is not None
    return paper


def test_row_15_the_director_names_a_panel_and_the_choice_is_printed(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    zhou, wang = bodies.people["zhouhui"], bodies.people["wangmin"]
    step = name_mediators(case, [zhou, wang], zhou, by=bodies.people["liguoqiang"], chosen_by=ChosenBy.BOTH)
    assert case.state == CaseState.ASSIGNED.value and step.row == "15"
    assert [(member.person.name, member.presides, member.named_by) for member in case.mediators] == [
        ("周慧", True, "both"), ("王敏", False, "both")]
    assert text_of_last(case, "D13").issued_on == MONDAY


def test_the_clerk_or_the_director_names_nobody_else(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    zhou = bodies.people["zhouhui"]
    with pytest.raises(NotPermitted):
        name_mediators(case, [zhou], zhou, by=bodies.people["zhouhui"])


def test_naming_ends_the_periods_of_choosing(bodies: Bodies) -> None:
    bodies["studio"].settings = {"COURT_PLATFORM": True}
    case = an_accepted_case(bodies)
    assert running(case, case, "PICK-2WD") is None
    name_mediators(case, [bodies.people["zhouhui"]], bodies.people["zhouhui"], by=bodies.people["liguoqiang"])
    assert running(case, case, "NAME-3WD") is None


def test_whoever_is_not_on_the_roster_is_not_named(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    stranger = bodies.people["huangwei"]
    with pytest.raises(RequirementNotMet, match="黄伟.*名册") as refused:
        name_mediators(case, [stranger], stranger, by=bodies.people["liguoqiang"])
    assert refused.value.field == "members"


def test_who_presides_is_one_of_those_named(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    with pytest.raises(RequirementNotMet, match="主持") as refused:
        name_mediators(case, [bodies.people["zhouhui"]], bodies.people["wangmin"], by=bodies.people["liguoqiang"])
    assert refused.value.field == "presiding"


def test_nobody_is_named_without_a_mediator(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    with pytest.raises(RequirementNotMet, match="至少"):
        name_mediators(case, [], bodies.people["wangmin"], by=bodies.people["liguoqiang"])


def test_an_employee_of_the_employer_does_not_mediate_alone(bodies: Bodies) -> None:
    case = an_accepted_case(bodies, employers=(COURIER,))
    wang = bodies.people["wangmin"]
    with pytest.raises(RequirementNotMet, match="不能单独调解"):
        name_mediators(case, [wang], wang, by=bodies.people["liguoqiang"])


def test_who_works_for_the_employer_is_marked_when_named_beside_another(bodies: Bodies) -> None:
    case = an_accepted_case(bodies, employers=(COURIER,))
    zhou, wang = bodies.people["zhouhui"], bodies.people["wangmin"]
    name_mediators(case, [zhou, wang], zhou, by=bodies.people["liguoqiang"], disclosures={zhou.id: "认识申请人。"})
    assert [member.disclosure for member in case.mediators] == ["认识申请人。", "王敏是本案单位一方的人员。"]


def test_a_company_committee_sits_with_as_many_of_each_side(bodies: Bodies) -> None:
    case = an_accepted_case(bodies, body="company", basis=Basis.ENTERPRISE, clerk="linfang", director="xuhong",
                            employers=("远航电子（云岭）有限公司",))
    xu, zheng = bodies.people["xuhong"], bodies.people["zhengkai"]
    with pytest.raises(RequirementNotMet, match="相等人数"):
        name_mediators(case, [xu], xu, by=xu)
    name_mediators(case, [xu, zheng], xu, by=xu)
    assert {member.side for member in case.mediators} == {MemberSide.WORKER.value, MemberSide.ENTERPRISE.value}


def test_a_party_or_an_agent_of_the_case_does_not_mediate_it(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    zhou = bodies.people["zhouhui"]
    case.workers[0].identify(IdentityKind.RESIDENT, "110101199003070134")
    zhou.identity_lookup = lookup("110101199003070134", "identity")
    with pytest.raises(RequirementNotMet, match="是本案当事人"):
        name_mediators(case, [zhou], zhou, by=bodies.people["liguoqiang"])


def test_row_12a_the_choice_is_left_to_the_court_that_has_three_working_days(bodies: Bodies) -> None:
    gulnar, aygul = bodies.people["gulnar"], bodies.people["aygul"]
    case = a_case_from_the_court(bodies)
    step = leave_choice_to_court(case, by=gulnar, facts=Facts(on_behalf_of=tuple(case.active_parties)))
    assert (step.row, case.state) == ("12a", CaseState.ACCEPTED.value)
    waiting = running(case, case, "NAME-3WD")
    assert waiting is not None and waiting.whose == "court"
    name_mediators(case, [gulnar], gulnar, by=aygul, chosen_by=ChosenBy.COURT)
    assert case.mediators[0].named_by == "court" and running(case, case, "NAME-3WD") is None


def test_only_a_case_from_a_court_is_left_to_the_court(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    with pytest.raises(RequirementNotMet, match="只有法院"):
        leave_choice_to_court(case, by=bodies.people["wangmin"])


def test_row_16_the_recused_mediator_leaves_and_sees_nothing_of_the_case_any_more(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui", "wangmin")
    zhou, chen = bodies.people["zhouhui"], bodies.people["chenzhiyuan"]
    assert case_for(zhou, case.public_id) is case
    step = change_mediator(case, case.mediators[0], chen, RecusalGround.KINSHIP, by=bodies.people["liguoqiang"],
                           facts=Facts(reason="是被申请人法定代表人的近亲属", on_behalf_of=tuple(case.applicants)))
    assert (step.row, step.reason_code, case.state) == ("16", "recused", CaseState.IN_MEDIATION.value)
    assert named(case) == ["王敏", "陈志远"]
    assert [member.person.name for member in case.mediators if member.presides] == ["陈志远"]
    with pytest.raises(NotFound):
        case_for(zhou, case.public_id)
    assert [paper.code for paper in papers_of(case)].count("D13") == 2


def test_an_application_that_was_signed_before_the_decision_is_not_printed_again(bodies: Bodies) -> None:
    case, director = a_case_in_mediation(bodies, "zhouhui", "wangmin"), bodies.people["liguoqiang"]
    asked = RecusalApplication(mediator="周慧", ground=RecusalGround.KINSHIP, words="是经理的妹妹。")
    before = issue(case, "D14", asked, by=director, recipients=case.applicants)
    change_mediator(case, case.mediators[0], bodies.people["chenzhiyuan"], RecusalGround.KINSHIP, by=director,
                    facts=Facts(reason="是经理的妹妹", on_behalf_of=tuple(case.applicants)))
    assert [paper for paper in papers_of(case) if paper.code == "D14"] == [before]


def test_a_disclosure_ticked_by_hand_is_not_printed_again(bodies: Bodies) -> None:
    case, zhou = an_assigned_case(bodies, "zhouhui", "wangmin"), bodies.people["zhouhui"]
    blank = Disclosure(mediator="周慧", workplace="工会", disclosed_on=clock.today())
    before = issue(case, "D15", blank, by=zhou)
    disclose(case, case.mediators[0], "以前在同一个单位工作过。", by=zhou)
    assert [paper for paper in papers_of(case) if paper.code == "D15"] == [before]


def test_a_mediator_changed_by_a_partys_wish_only_leaves_the_panel(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui")
    change_mediator(case, case.mediators[0], bodies.people["chenzhiyuan"], RecusalGround.WISH,
                    by=bodies.people["liguoqiang"],
                    facts=Facts(reason="申请人希望换一位调解员"))
    assert named(case) == ["陈志远"] and not case.excludes(bodies.people["zhouhui"])


def test_nobody_recused_is_named_again(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui", "wangmin")
    change_mediator(case, case.mediators[0], None, RecusalGround.KINSHIP, by=bodies.people["liguoqiang"],
                    facts=Facts(reason="近亲属"))
    with pytest.raises(RequirementNotMet, match="应当回避"):
        change_mediator(case, case.mediators[0], bodies.people["zhouhui"], RecusalGround.WISH,
                        by=bodies.people["liguoqiang"],
                        facts=Facts(reason="换回来"))


def test_a_change_leaves_no_case_without_a_mediator(bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui")
    with pytest.raises(RequirementNotMet, match="至少"):
        change_mediator(case, case.mediators[0], None, RecusalGround.KINSHIP, by=bodies.people["liguoqiang"],
                        facts=Facts(reason="近亲属"))


def test_a_recusal_says_why(bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui", "wangmin")
    with pytest.raises(RequirementNotMet, match="写明理由"):
        change_mediator(case, case.mediators[0], None, RecusalGround.KINSHIP, by=bodies.people["liguoqiang"],
                        facts=Facts(reason=" "))


def test_a_disclosure_is_told_to_every_party(bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui", "wangmin")
    before = len(notices_of(case))
    disclose(case, case.mediators[0], "曾与申请人同在一个单位工作。", by=bodies.people["zhouhui"])
    told = notices_of(case)[:len(notices_of(case)) - before]
    assert {notice.party for notice in told} == set(case.active_parties)
    assert all("曾与申请人" in notice.read_out and "曾与申请人" not in notice.words for notice in told)


def test_after_a_disclosure_the_mediator_stays_only_if_every_party_agrees(bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui", "wangmin")
    member = case.mediators[0]
    disclose(case, member, "曾与申请人同在一个单位工作。", by=bodies.people["zhouhui"])
    with pytest.raises(RequirementNotMet, match="还缺：云岭鑫源"):
        keep_after_disclosure(case, member, by=bodies.people["liguoqiang"],
                              facts=Facts(on_behalf_of=tuple(case.applicants)))
    step = keep_after_disclosure(case, member, by=bodies.people["liguoqiang"],
                                 facts=Facts(on_behalf_of=tuple(case.active_parties)))
    assert member.kept_by_both and step.reason_code == "kept" and member in case.mediators


def test_somebody_who_left_is_not_changed_again(bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui", "wangmin")
    member = case.mediators[0]
    change_mediator(case, member, None, RecusalGround.KINSHIP, by=bodies.people["liguoqiang"],
                    facts=Facts(reason="近亲属"))
    with pytest.raises(NotNow):
        disclose(case, member, "补充披露", by=bodies.people["liguoqiang"])


def test_a_mediator_whose_post_has_ended_is_not_named(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    ma = bodies.people["majun"]
    post = give_post(ma, bodies["courier"], Role.MEDIATOR, by=SYSTEM, from_on=MONDAY.replace(day=1))
    end_post(post, by=SYSTEM, on=MONDAY.replace(day=20))
    db.session.flush()
    with pytest.raises(RequirementNotMet, match="马军"):
        name_mediators(case, [ma], ma, by=bodies.people["liguoqiang"])
