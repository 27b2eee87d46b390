"""What is written down: the record in its fixed order, facts apart from offers, the wall, the interpreters."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation.cases.languages import language_is_settled
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.invented import resident_number
from mediation.documents.kinds.d20_minutes import RouteTold, SessionResult
from mediation.documents.queries import latest_paper
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Language
from mediation.sessions.acts import (Booking, MinutesChanged, Presence, amend_booking, book_interpreter, close_minutes,
                                     drop_fact, hold_session, note_fact, print_facts, record_needs_none,
                                     release_interpreter, save_minutes, sign_facts, sign_registration)
from mediation.sessions.models import Attending, FactTopic, Session
from mediation.sessions.queries import interpreters_of, signed_facts
from mediation.sessions.record import as_text, content_of
from tests.acts.session_cases import (MONDAY, a_case_in_mediation, a_scan, a_session, presiding, the_employer,
                                      the_worker)
from tests.builders import the_bodies

NEXT_MONDAY = date(2026, 11, 30)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def held(bodies: Bodies, on: Callable[..., None]) -> Session:
    """A session to which both sides came."""
    session = a_session(a_case_in_mediation(bodies))
    on(NEXT_MONDAY, "12:00")
    hold_session(session, [Presence(row.party, Attending.IN_PERSON) for row in session.attendances],
                 by=presiding(session.case))
    db.session.commit()
    return session


def words(**more: Any) -> dict[str, Any]:
    """A record in which nothing is left out."""
    return {"identity": "证件核对无误。", "told": "已告知。答：听清了。问：是否申请回避？答：不申请。",
            "applicant_says": "做了三个月没有发工资。", "respondent_says": "数额要对一下。", "facts_undisputed": "2026年8月入职。",
            "facts_disputed": "工资标准。", "law_told": "可以直接申请仲裁。", "negotiation": "双方回去对账。", "apart": False,
            "result": SessionResult.CONTINUED.value, "reason": "", "agreement_number": "", "routes_told": [],
            "facts_paper": False, "recording": "", **more}


def test_the_record_begins_with_the_words_that_are_always_said(held: Session) -> None:
    content = content_of(held)
    assert "申请人李秀英：到场，已核对身份证件。" in content["identity"]
    assert "三十日内可以共同申请司法确认" in content["told"] and "回避" in content["told"]
    assert content["applicant_says"] == ""


def test_what_was_typed_is_kept_and_a_stale_text_overwrites_nothing(held: Session) -> None:
    clerk = bodies_clerk(held)
    first = save_minutes(held, words(negotiation="第一稿"), by=clerk, version=None)
    stale = first.version
    save_minutes(held, words(negotiation="第二稿"), by=clerk, version=stale)
    db.session.commit()
    with pytest.raises(MinutesChanged):
        save_minutes(held, words(negotiation="旧页面上的"), by=clerk, version=stale)
    with pytest.raises(MinutesChanged):
        save_minutes(held, words(negotiation="另一台电脑上新开的"), by=clerk, version=None)
    assert content_of(held)["negotiation"] == "第二稿" and "第二稿" in as_text(content_of(held))


def bodies_clerk(session: Session) -> Any:
    assert session.case.clerk is not None
    return session.case.clerk


def test_a_closed_record_is_printed_and_changes_no_more(held: Session) -> None:
    clerk = bodies_clerk(held)
    save_minutes(held, words(), by=clerk, version=None)
    paper = close_minutes(held, by=clerk)
    assert (paper.code, paper.about_ref, paper.issued_on) == ("D20", held.public_id, NEXT_MONDAY)
    with pytest.raises(NotNow, match="定稿"):
        save_minutes(held, words(), by=clerk, version=held.minutes.version)
    with pytest.raises(NotNow):
        close_minutes(held, by=clerk)


def test_a_failure_is_not_closed_without_its_reason_and_the_ways_out_that_were_told(held: Session) -> None:
    clerk = bodies_clerk(held)
    failed = words(result=SessionResult.NOT_AGREED.value)
    minutes = save_minutes(held, failed, by=clerk, version=None)
    with pytest.raises(RequirementNotMet, match="未达成的原因"):
        close_minutes(held, by=clerk)
    save_minutes(held, {**failed, "reason": "差距太大", "routes_told": [RouteTold.ARBITRATION.value]}, by=clerk,
                 version=minutes.version)
    assert close_minutes(held, by=clerk).code == "D20"


def test_what_was_agreed_orally_is_closed_without_a_number_when_the_record_bears_the_terms(held: Session) -> None:
    clerk = bodies_clerk(held)
    agreed = words(result=SessionResult.AGREED.value, without_text=True, negotiation="")
    minutes = save_minutes(held, agreed, by=clerk, version=None)
    with pytest.raises(RequirementNotMet, match="口头达成或者当场履行的内容"):
        close_minutes(held, by=clerk)
    save_minutes(held, {**agreed, "negotiation": "公司当场付清8,200元。"}, by=clerk, version=minutes.version)
    assert close_minutes(held, by=clerk).code == "D20"


def test_what_a_side_said_is_never_left_blank_on_the_record(held: Session) -> None:
    save_minutes(held, words(applicant_says=""), by=bodies_clerk(held), version=None)
    with pytest.raises(RequirementNotMet, match="申请人陈述"):
        close_minutes(held, by=bodies_clerk(held))


def test_the_record_of_a_session_to_come_is_not_closed(bodies: Bodies) -> None:
    session = a_session(a_case_in_mediation(bodies))
    save_minutes(session, words(), by=bodies.people["wangmin"], version=None)
    with pytest.raises(NotNow, match="到场"):
        close_minutes(session, by=bodies.people["wangmin"])


def test_facts_leave_only_when_every_party_has_signed_them(held: Session) -> None:
    case, clerk = held.case, bodies_clerk(held)
    note_fact(case, FactTopic.WAGES, "2026年8月至10月的工资没有发。", by=clerk)
    note_fact(case, FactTopic.WAGES, "每月工资是六千元还是七千元。", by=clerk, disputed=True)
    paper = print_facts(case, by=clerk)
    assert paper.code == "D21" and list(signed_facts(case)) == []
    with pytest.raises(RequirementNotMet, match="还缺：云岭鑫源"):
        sign_facts(case, case.applicants, NEXT_MONDAY, by=clerk, proof=a_scan())
    sign_facts(case, case.active_parties, NEXT_MONDAY, by=clerk, proof=a_scan())
    assert [fact.words for fact in signed_facts(case)] == ["2026年8月至10月的工资没有发。"]
    with pytest.raises(NotNow, match="已经签名"):
        drop_fact(signed_facts(case)[0], by=clerk)


def test_a_paper_of_facts_says_what_is_disputed_or_that_nothing_is(held: Session) -> None:
    case, clerk = held.case, bodies_clerk(held)
    with pytest.raises(RequirementNotMet, match="还没有记下"):
        print_facts(case, by=clerk)
    wrong = note_fact(case, FactTopic.RELATION, "记错的", by=clerk)
    drop_fact(wrong, by=clerk)
    note_fact(case, FactTopic.RELATION, "2026年8月1日入职。", by=clerk)
    with pytest.raises(RequirementNotMet) as refused:
        print_facts(case, by=clerk)
    assert refused.value.field == "nothing_disputed"
    assert print_facts(case, by=clerk, nothing_disputed=True).code == "D21"


def test_facts_noted_after_the_paper_are_not_signed_by_it(held: Session, on: Callable[..., None]) -> None:
    case, clerk = held.case, bodies_clerk(held)
    note_fact(case, FactTopic.RELATION, "2026年8月1日入职。", by=clerk)
    print_facts(case, by=clerk, nothing_disputed=True)
    db.session.commit()
    on(date(2026, 12, 2))
    note_fact(case, FactTopic.WAGES, "后来才说的。", by=clerk)
    with pytest.raises(RequirementNotMet, match="重新出表"):
        sign_facts(case, case.active_parties, NEXT_MONDAY, by=clerk, proof=a_scan())


def a_booking(**more: Any) -> Booking:
    return Booking(**{"language": Language.UYGHUR, "name": "热娜", "firm": "云岭翻译协会", "qualification": "维吾尔语翻译二级",
                      "phone": "13800000009", "identity_number": resident_number(9),
                      "fee_source": "本机构承担，当事人不付费", **more})


def an_uyghur_case(bodies: Bodies) -> Case:
    case = a_case_in_mediation(bodies)
    the_worker(case).language = Language.UYGHUR.value
    return case


def test_an_interpreter_who_is_known_in_full_is_registered_and_counts_once_signed(bodies: Bodies) -> None:
    case, clerk = an_uyghur_case(bodies), bodies.people["wangmin"]
    worker = the_worker(case)
    row = book_interpreter(case, worker, a_booking(), by=clerk)
    paper = latest_paper(case, "D17")
    assert paper is not None and not language_is_settled(worker)
    sign_registration(row, MONDAY, by=clerk, proof=a_scan())
    db.session.flush()
    db.session.expire(worker)
    assert language_is_settled(worker) and paper.signed_scan_sha256 is not None
    with pytest.raises(NotNow):
        amend_booking(row, a_booking(name="别人"), by=clerk)


def test_an_interpreter_booked_by_phone_is_registered_when_the_rest_is_known(bodies: Bodies) -> None:
    case, clerk = an_uyghur_case(bodies), bodies.people["wangmin"]
    row = book_interpreter(case, the_worker(case), a_booking(identity_number=None), by=clerk)
    assert latest_paper(case, "D17") is None
    with pytest.raises(RequirementNotMet, match="补全"):
        sign_registration(row, MONDAY, by=clerk, proof=a_scan())
    amend_booking(row, a_booking(), by=clerk)
    assert latest_paper(case, "D17") is not None


def test_a_released_interpreter_is_no_longer_booked(bodies: Bodies) -> None:
    case, clerk = an_uyghur_case(bodies), bodies.people["wangmin"]
    release_interpreter(book_interpreter(case, the_worker(case), a_booking(), by=clerk), by=clerk)
    assert list(interpreters_of(case)) == []


def test_a_signed_word_that_none_is_needed_settles_the_language(bodies: Bodies) -> None:
    case, clerk = an_uyghur_case(bodies), bodies.people["wangmin"]
    paper = record_needs_none(case, the_worker(case), by=clerk, proof=a_scan())
    assert paper.is_registered_scan and language_is_settled(the_worker(case))
    with pytest.raises(RequirementNotMet, match="国家通用语言"):
        record_needs_none(case, the_employer(case), by=clerk, proof=a_scan())
