"""What a party says for itself: whether it wants mediation, where papers reach it, that a paper has come."""
from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.service_addresses import is_confirmed, without_address
from mediation.demo.bodies import Bodies
from mediation.documents.acts import confirm_receipt
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.documents.models import ServiceWay
from mediation.documents.queries import latest_paper, services_of
from mediation.documents.receiving import handed_out_to, waiting_for
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.intake.acceptance.acts import NotTaken, ask_other_side, refuse_acceptance
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.answers.acts import answer_for_oneself, may_answer, may_say_address, say_own_address
from mediation.parties.models import Party, PartyStanding
from tests.acts.walked import an_accepted_case, an_asked_case
from tests.builders import a_submitted_case, the_bodies
from tests.following import acting

REACHED = ServiceAddress(address="青溪区示例路8号", postcode="364000", receiver="陈经理", phone="13800000001",
                         electronic=True, mobile="13800000001")


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def asked(bodies: Bodies) -> Case:
    return an_asked_case(bodies)


def says(party: Party, word: PartyWord, words: str = ""):
    step = answer_for_oneself(party, word, words, by=acting(party))
    db.session.commit()
    return step


def test_who_says_yes_completes_the_consents_on_its_own_day(asked: Case) -> None:
    employer = asked.respondents[0]
    step = says(employer, PartyWord.AGREED, "周三下午方便")
    assert asked.state == "consented" and employer.has_agreed and employer.answered_on == clock.today()
    assert step is not None and step.row == "11a" and step.by is None and step.by_words == employer.name
    kept = asked.party_answers[-1]
    assert (kept.way, kept.words, kept.by_id) == (AnswerWay.ONLINE.value, "周三下午方便", None)


def test_who_says_no_may_think_otherwise_while_the_answers_are_waited_for(asked: Case) -> None:
    employer = asked.respondents[0]
    assert says(employer, PartyWord.REFUSED) is None
    assert asked.state == "consent_pending" and employer.answer == "refused"
    assert says(employer, PartyWord.AGREED) is not None
    assert [row.word for row in asked.party_answers] == ["refused", "agreed"]
    with pytest.raises(NotNow, match="随时可以不调"):
        says(employer, PartyWord.REFUSED)


def test_a_no_lets_the_staff_refuse_the_acceptance(asked: Case, bodies: Bodies) -> None:
    says(asked.respondents[0], PartyWord.REFUSED)
    refuse_acceptance(asked, Facts(reason_code=NotTaken.OTHER_SIDE_REFUSES.value), by=bodies.people["liguoqiang"])
    assert asked.state == "not_accepted"


def test_one_of_several_that_says_no_leaves_and_may_come_back(bodies: Bodies) -> None:
    case = an_asked_case(bodies, employers=("云岭鑫源建筑劳务有限公司", "云岭大成建设工程有限公司"))
    first, second = case.respondents
    says(first, PartyWord.REFUSED)
    assert first.standing == PartyStanding.REFUSED.value and may_answer(first)
    says(first, PartyWord.AGREED)
    assert first.is_active and case.state == "consent_pending"
    says(second, PartyWord.AGREED)
    assert case.state == "consented"


def test_nobody_answers_for_another_party(asked: Case, bodies: Bodies) -> None:
    employer, worker = asked.respondents[0], asked.applicants[0]
    for other in (acting(worker), bodies.people["wangmin"], bodies.people["liguoqiang"]):
        with pytest.raises(NotPermitted, match="只能由本人"):
            answer_for_oneself(employer, PartyWord.AGREED, by=other)
        with pytest.raises(NotPermitted, match="只能由本人"):
            say_own_address(employer, REACHED, by=other)
    assert employer.answer == "asked" and not is_confirmed(employer)


def test_who_applied_and_who_was_not_asked_are_not_asked_for_an_answer(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    assert not may_answer(case.respondents[0]) and not may_say_address(case.respondents[0])
    ask_other_side(case, by=bodies.people["wangmin"])
    with pytest.raises(NotNow, match="现在不用答复"):
        says(case.applicants[0], PartyWord.REFUSED)
    assert may_say_address(case.respondents[0]) and may_say_address(case.applicants[0])


def test_silence_is_no_answer_of_ones_own(asked: Case) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        says(asked.respondents[0], PartyWord.NO_ANSWER)
    assert refused.value.field == "word"


def test_where_papers_reach_a_party_is_kept_and_printed(asked: Case) -> None:
    employer = asked.respondents[0]
    paper = say_own_address(employer, REACHED, by=acting(employer))
    assert employer.service_address == "青溪区示例路8号" and employer.electronic_service is True
    assert employer not in without_address(asked)
    assert paper is not None and paper.code == "D33" and paper.issued_by is None and paper.party is employer


def test_an_address_holds_though_the_paper_lacks_a_number_of_identity(asked: Case) -> None:
    worker = asked.applicants[0]
    worker.identity_number = None
    assert say_own_address(worker, REACHED, by=acting(worker)) is None
    assert latest_paper(asked, "D33", worker.id) is None and is_confirmed(worker)


@pytest.mark.parametrize("said, field", [
    (ServiceAddress(address=" ", electronic=False), "address"),
    (ServiceAddress(address="示例路8号", electronic=None), "electronic"),
    (ServiceAddress(address="示例路8号", electronic=True), "mobile"),
])
def test_an_address_that_reaches_nobody_is_refused_on_its_field(asked: Case, said: ServiceAddress, field: str) -> None:
    employer = asked.respondents[0]
    with pytest.raises(RequirementNotMet) as refused:
        say_own_address(employer, said, by=acting(employer))
    assert refused.value.field == field and not is_confirmed(employer)


def test_a_paper_that_was_read_is_served_electronically_on_that_day(bodies: Bodies, on) -> None:
    on(date(2026, 11, 9))
    case = an_accepted_case(bodies)
    employer, worker = case.respondents[0], case.applicants[0]
    say_own_address(employer, REACHED, by=acting(employer))
    notice = next(paper for paper in waiting_for(employer) if paper.code == "D05")
    on(date(2026, 11, 11), "21:15")
    confirm_receipt(notice, employer, by=acting(employer))
    db.session.commit()
    served = next(row for row in services_of(case) if row.paper_id == notice.id)
    assert (served.way, served.served_on, served.taken_by) == (
        ServiceWay.ELECTRONIC.value, date(2026, 11, 11), employer.name)
    assert "21:15" in served.remark and served.by_id is None
    assert notice not in waiting_for(employer) and notice in handed_out_to(employer)
    assert notice not in handed_out_to(worker)
    with pytest.raises(NotNow, match="已经签收过"):
        confirm_receipt(notice, employer, by=acting(employer))


def test_without_consent_to_electronic_service_nothing_is_served_here(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    worker = case.applicants[0]
    notice = next(paper for paper in waiting_for(worker) if paper.code == "D05")
    with pytest.raises(RequirementNotMet, match="没有在送达地址确认书里同意电子送达"):
        confirm_receipt(notice, worker, by=acting(worker))
    assert notice in waiting_for(worker)


def test_a_paper_for_the_other_side_can_not_be_confirmed(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    worker, employer = case.applicants[0], case.respondents[0]
    say_own_address(worker, REACHED, by=acting(worker))
    theirs = next(paper for paper in waiting_for(employer) if paper.code == "D05")
    with pytest.raises(NotNow):
        confirm_receipt(theirs, worker, by=acting(worker))
    with pytest.raises(NotPermitted):
        confirm_receipt(theirs, employer, by=acting(worker))
    with pytest.raises(NotPermitted):
        confirm_receipt(theirs, employer, by=bodies.people["wangmin"])
