"""What a party asks for and only the staff decide: to withdraw, and to have another mediator."""
from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.facts import Facts, Withdrawal
from mediation.cases.models import Case, Exclusion
from mediation.cases.requesting import last_request, open_request, settle, take_back_request
from mediation.cases.requests_models import RequestKind, RequestOutcome
from mediation.cases.taking_back import last_act, take_back
from mediation.closing.acts import WithdrawalReason, leave, withdraw
from mediation.closing.party_acts import ask_to_withdraw, may_ask_to_withdraw
from mediation.closing.requests_sections import section
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.desk.queries.news import News, items, never_seen
from mediation.documents.queries import latest_paper
from mediation.documents.recusal import RecusalGround
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.notices.queries import notice_with_key
from mediation.parties.models import Party
from mediation.portal.status import status_of
from mediation.sessions.acts.asking import ask_for_other_mediator, no_other_mediator_wanted
from mediation.sessions.acts.panel import change_mediator, refuse_recusal
from tests.acts.walked import a_case_in_mediation, a_scan, an_accepted_case
from tests.builders import a_draft, a_submitted_case, the_bodies
from tests.following import acting

ALONE = Withdrawal(reason="本人说不想调了", reason_code=WithdrawalReason.ELSEWHERE.value, spoken_alone_by="王敏")


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    found, _slips = a_submitted_case(bodies)
    return found


def wishes(party: Party, words: str = "想去仲裁"):
    row = ask_to_withdraw(party, words, by=acting(party))
    db.session.commit()
    return row


def alone(on: date | None = None) -> Withdrawal:
    return Withdrawal(**{**ALONE.__dict__, "spoken_alone_on": on or clock.today(), "proof": a_scan()})


def test_a_wish_to_withdraw_ends_nothing_and_is_due_within_days(case: Case, on) -> None:
    on(date(2026, 11, 9))
    row = wishes(case.applicants[0])
    assert case.state == "submitted" and row.is_open and row.words == "想去仲裁"
    period = running(row, case, "REQUEST")
    assert period is not None and period.ends_on == date(2026, 11, 12) and case.due_on is not None
    assert case.due_on <= period.ends_on


@pytest.mark.parametrize("is_excluded", [False, True])
def test_the_clerk_is_told_of_a_wish_unless_the_case_is_kept_from_them(
        case: Case, bodies: Bodies, is_excluded: bool) -> None:
    clerk = bodies.people["wangmin"]
    if is_excluded:
        db.session.add(Exclusion(case=case, person=clerk, reason="当事人的亲属", since_on=clock.today()))
        db.session.commit()
    row = wishes(case.applicants[0])
    notice = notice_with_key(f"request:{row.public_id}")
    assert case.clerk is clerk and (notice is None) is is_excluded
    assert is_excluded or notice.person is clerk and "单独" in notice.words


def test_only_an_applicant_wishes_and_only_for_itself(case: Case, bodies: Bodies) -> None:
    worker, employer = case.applicants[0], case.respondents[0]
    for other in (acting(employer), bodies.people["wangmin"]):
        with pytest.raises(NotPermitted, match="只能由本人"):
            ask_to_withdraw(worker, by=other)
    with pytest.raises(NotNow, match="没有可以撤回的"):
        ask_to_withdraw(employer, by=acting(employer))
    assert not case.party_requests


def test_before_there_is_an_application_and_after_the_end_nothing_is_withdrawn(bodies: Bodies, case: Case) -> None:
    draft = a_draft(bodies)
    assert not may_ask_to_withdraw(draft.applicants[0])
    withdraw(case, alone(), by=bodies.people["wangmin"])
    assert not may_ask_to_withdraw(case.applicants[0])


def test_a_second_wish_is_refused_while_the_first_waits(case: Case) -> None:
    wishes(case.applicants[0])
    with pytest.raises(NotNow, match="已经提过"):
        wishes(case.applicants[0])
    assert len(case.party_requests) == 1


def test_the_applicant_takes_the_wish_back_until_it_is_done(case: Case, bodies: Bodies) -> None:
    worker = case.applicants[0]
    row = wishes(worker)
    with pytest.raises(NotPermitted):
        take_back_request(row, by=bodies.people["wangmin"])
    take_back_request(row, by=acting(worker))
    assert running(row, case, "REQUEST") is None and open_request(worker, RequestKind.WITHDRAW) is None
    with pytest.raises(NotNow):
        take_back_request(row, by=acting(worker))
    with pytest.raises(NotNow, match="已经收回"):
        settle(row, RequestOutcome.NOT_DONE, "谈过了", by=bodies.people["wangmin"])
    assert wishes(worker).is_open


def test_it_is_final_only_after_a_word_alone(case: Case, bodies: Bodies) -> None:
    row = wishes(case.applicants[0])
    with pytest.raises(RequirementNotMet):
        withdraw(case, Withdrawal(reason="想撤", reason_code=WithdrawalReason.ELSEWHERE.value, proof=a_scan()),
                 by=bodies.people["wangmin"])
    db.session.rollback()
    assert row.is_open
    withdraw(case, alone(), by=bodies.people["wangmin"])
    db.session.commit()
    assert case.state == "withdrawn" and row.outcome == RequestOutcome.DONE.value and "谈过" in row.answer
    assert running(row, case, "REQUEST") is None


def test_a_withdrawal_taken_back_leaves_the_wish_open(case: Case, bodies: Bodies) -> None:
    row, wang = wishes(case.applicants[0]), bodies.people["wangmin"]
    withdraw(case, alone(), by=wang)
    db.session.commit()
    take_back(case, last_act(case), by=wang)
    db.session.commit()
    assert case.state == "submitted" and row.is_open and running(row, case, "REQUEST") is not None


def test_one_of_several_applicants_leaves_as_it_wished(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies, workers=("李秀英", "赵强"))
    first, second = case.applicants
    row, other = wishes(first), wishes(second)
    leave(case, [first], alone(), by=bodies.people["wangmin"])
    assert row.outcome == RequestOutcome.DONE.value and other.is_open and case.state == "submitted"


def test_who_has_spoken_with_the_applicant_and_ends_nothing_says_so(case: Case, bodies: Bodies) -> None:
    row = wishes(case.applicants[0])
    with pytest.raises(RequirementNotMet) as refused:
        settle(row, RequestOutcome.NOT_DONE, "  ", by=bodies.people["wangmin"])
    assert refused.value.field == "answer"
    with pytest.raises(NotPermitted):
        settle(row, RequestOutcome.NOT_DONE, "谈过", by=bodies.people["gulnar"])
    settle(row, RequestOutcome.NOT_DONE, "您说再等等，照常办。", by=bodies.people["wangmin"])
    assert not row.is_open and case.state == "submitted" and row.answer == "您说再等等，照常办。"


def test_the_other_side_learns_nothing_of_the_wish(case: Case, on) -> None:
    on(date(2026, 11, 9))
    employer = case.respondents[0]
    before = status_of(employer)
    wishes(case.applicants[0])
    after = status_of(employer)
    assert (before.until, before.sentence, list(before.steps)) == (after.until, after.sentence, list(after.steps))


def test_the_clerk_finds_the_wish_among_the_news_and_on_the_case(case: Case, bodies: Bodies) -> None:
    wang = bodies.people["wangmin"]
    row = wishes(case.applicants[0])
    found = items(wang, News.REQUESTS, never_seen())
    assert [item.words for item in found] == [f"{case.applicants[0].name}：想撤回申请"]
    line = section(case, wang)[0]
    assert line.request is row and any("withdraw" in url for _name, url in line.links)
    take_back_request(row, by=acting(case.applicants[0]))
    db.session.commit()
    assert not items(wang, News.REQUESTS, never_seen())


def test_who_sits_for_the_enterprise_does_not_learn_what_a_worker_asks(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    worker, seat = case.applicants[0], case.mediators[0]
    wishes(worker)
    seat.side = "enterprise"
    db.session.commit()
    assert not section(case, seat.person) and not items(seat.person, News.REQUESTS, never_seen())
    seat.side = "worker"
    db.session.commit()
    assert section(case, seat.person) and items(seat.person, News.REQUESTS, never_seen())


@pytest.fixture
def talked(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies)


def asks(party: Party, ground: RecusalGround = RecusalGround.WISH, words: str = "说话总向着单位"):
    row = ask_for_other_mediator(party, party.case.mediators[0], ground, words, by=acting(party))
    db.session.commit()
    return row


def test_an_application_for_another_mediator_is_printed_for_the_party(talked: Case) -> None:
    worker = talked.applicants[0]
    row = asks(worker)
    paper = latest_paper(talked, "D14", worker.id)
    assert paper is not None and paper.about_ref == row.public_id and paper.issued_by is None
    assert running(row, talked, "REQUEST") is not None and talked.state == "in_mediation"


def test_what_an_application_for_another_mediator_must_say(talked: Case, bodies: Bodies) -> None:
    worker, member = talked.applicants[0], talked.mediators[0]
    with pytest.raises(RequirementNotMet) as refused:
        asks(worker, words="  ")
    assert refused.value.field == "words"
    with pytest.raises(NotPermitted):
        ask_for_other_mediator(worker, member, RecusalGround.WISH, "想换", by=acting(talked.respondents[0]))
    other = a_case_in_mediation(bodies, workers=("赵强",))
    with pytest.raises(RequirementNotMet) as refused:
        ask_for_other_mediator(worker, other.mediators[0], RecusalGround.WISH, "想换", by=acting(worker))
    assert refused.value.field == "member"
    before = an_accepted_case(bodies, workers=("周丽",))
    with pytest.raises(NotNow, match="还没有定下调解员"):
        ask_for_other_mediator(before.applicants[0], member, RecusalGround.WISH, "想换",
                               by=acting(before.applicants[0]))


def test_the_director_grants_it_and_the_party_reads_that(talked: Case, bodies: Bodies) -> None:
    worker, member = talked.applicants[0], talked.mediators[0]
    row = asks(worker, RecusalGround.KINSHIP, "是老板的表弟")
    change_mediator(talked, member, bodies.people["chenzhiyuan"], RecusalGround.KINSHIP, by=bodies.people["liguoqiang"],
                    facts=Facts(reason="是老板的表弟", on_behalf_of=(worker,)))
    db.session.commit()
    assert row.outcome == RequestOutcome.DONE.value and "准许" in row.answer
    assert sum(paper.code == "D14" for paper in _papers(talked)) == 1, "the party's own application is the one"


def test_the_director_refuses_it_with_findings_that_the_party_reads(talked: Case, bodies: Bodies) -> None:
    worker, member = talked.applicants[0], talked.mediators[0]
    row = asks(worker, RecusalGround.OTHER_RELATION, "和老板是同乡")
    refuse_recusal(talked, member, RecusalGround.OTHER_RELATION, "经查只是同乡。", by=bodies.people["liguoqiang"],
                   facts=Facts(reason="和老板是同乡", on_behalf_of=(worker,)))
    assert row.outcome == RequestOutcome.NOT_DONE.value and row.answer == "经查只是同乡。"
    assert last_request(worker, RequestKind.CHANGE_MEDIATOR) is row


def test_a_clerk_does_not_decide_who_mediates(talked: Case, bodies: Bodies) -> None:
    row = asks(talked.applicants[0])
    with pytest.raises(NotPermitted, match="由主任决定"):
        settle(row, RequestOutcome.NOT_DONE, "不换", by=bodies.people["zhouhui"])
    settle(row, RequestOutcome.NOT_DONE, "解释过了，您同意不换。", by=bodies.people["liguoqiang"])
    assert not row.is_open


def test_an_application_that_is_taken_back_leaves_a_void_paper(talked: Case) -> None:
    worker = talked.applicants[0]
    row = asks(worker)
    no_other_mediator_wanted(row, by=acting(worker))
    db.session.commit()
    assert latest_paper(talked, "D14", worker.id) is None and not row.is_open


def _papers(case: Case):
    from mediation.documents.queries import papers_of
    from mediation.documents.stage_papers import standing

    return standing(papers_of(case))
