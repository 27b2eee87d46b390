"""Taking an application in at the counter: the draft, its submission, the receipts with their codes."""
from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from flask import Flask

from mediation import clock, files
from mediation.cases.models import Case
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.demo.invented import resident_number
from mediation.documents.queries import papers_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.intake.facts import ClaimFacts, MaterialFacts, OralFacts, PartyFacts, RegisteringFacts, Submission
from mediation.intake.registering.acts import register, submit
from mediation.intake.registering.drafts import revise
from mediation.intake.registering.receipts import issue_receipt, pack_of
from mediation.law.terms import Basis, CaseKind, ClaimType, IdentityKind, PartyKind, Source
from mediation.parties.queries import code_by_locator, codes_in_force
from mediation.people.passwords import matches
from tests.builders import a_draft, a_submitted_case, a_worker, an_employer, the_bodies

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:30")
    return the_bodies()


def clerk(bodies: Bodies) -> object:
    return bodies.people["wangmin"]


def asked(bodies: Bodies, **more: object) -> RegisteringFacts:
    """A full application of one worker against one employer."""
    facts = RegisteringFacts(
        body=bodies["courier"], basis=Basis.PEOPLE, choice_told=True, applicants=(a_worker(),),
        respondents=(an_employer(),), claims=(ClaimFacts(ClaimType.WAGES, amount_fen=820000),),
        facts_and_reasons="三月起没有发工资。")
    return replace(facts, **more)


def oral() -> OralFacts:
    return OralFacts(begins=clock.instant(MONDAY, datetime(2026, 3, 2, 9, 0).time()),
                     ends=clock.instant(MONDAY, datetime(2026, 3, 2, 9, 20).time()), place="调解室", matter="拖欠工资",
                     when="去年十二月发薪日", asks="付清三个月工资", reasons="有工资条和打卡记录")


def codes(case: Case) -> list[str]:
    return [paper.code for paper in papers_of(case)]


def test_a_draft_may_lack_nearly_everything_and_runs_to_its_review(bodies: Bodies) -> None:
    """Row 4b."""
    case = register(RegisteringFacts(body=bodies["courier"], basis=Basis.PEOPLE, choice_told=True), by=clerk(bodies))
    db.session.commit()
    assert (case.state, case.title) == ("draft", "申请人待填 诉 被申请人待填")
    assert running(case, case, "REVIEW") is not None
    assert case.number is None and len(case.receipt_number) == 8


def test_an_application_is_handed_in_and_its_periods_begin(bodies: Bodies) -> None:
    """Row 5."""
    case, slips = a_submitted_case(bodies)
    assert case.state == "submitted"
    assert case.received_on == MONDAY
    assert running(case, case, "TJ14-15").ends_on == date(2026, 3, 17)
    assert running(case, case, "CONTACT-3WD").ends_on == date(2026, 3, 5)
    assert running(case, case, "ACC-3WD") is None and running(case, case, "REVIEW") is None
    assert codes(case) == ["D01", "D03", "D54"]
    assert case.claims[0].interruptions[0].happened_on == MONDAY
    assert len(slips) == 1


def test_where_acceptance_counts_from_receipt_its_three_days_begin_with_the_application(bodies: Bodies) -> None:
    bodies["courier"].settings = {"ACCEPT_CLOCK_START": "receipt"}
    case, _ = a_submitted_case(bodies)
    assert running(case, case, "ACC-3WD").ends_on == date(2026, 3, 5)


def test_each_applicant_gets_a_code_of_their_own_whose_secret_is_kept_nowhere(
        bodies: Bodies, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    case, slips = a_submitted_case(bodies, workers=("李秀英", "买买提·阿卜杜拉"))
    assert len({slip.locator for slip in slips}) == 2
    for slip in slips:
        stored = code_by_locator(slip.locator)
        assert stored.party is slip.party and matches(slip.secret, stored.secret_hash)
        assert slip.secret not in stored.secret_hash and slip.secret not in caplog.text
        assert slip.secret not in repr(slip) and slip.secret.isdigit() and len(slip.secret) == 14
    assert case.title == "李秀英等2人 诉 云岭鑫源建筑劳务有限公司"


def test_the_receipt_bears_the_code_and_a_square_with_the_locator_alone(bodies: Bodies) -> None:
    from mediation.documents.kinds import paper as kind_of_paper
    from mediation.intake.registering.receipts import look_up_address

    _, (slip,) = a_submitted_case(bodies)
    assert look_up_address(slip.locator).endswith(f"/my?q={slip.locator}")
    assert slip.secret not in look_up_address(slip.locator)
    assert kind_of_paper("D54").title == slip.paper.title == "收件回执"


def test_twelve_workers_get_twelve_slips_in_one_file(bodies: Bodies) -> None:
    import pikepdf
    from io import BytesIO

    names = tuple(f"工人{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑")
    workers = tuple(a_worker(name, identity_number=resident_number(place), phone="13800000001")
                    for place, name in enumerate(names))
    case = register(asked(bodies, applicants=workers, claims=tuple(
        ClaimFacts(ClaimType.WAGES, of=place, amount_fen=100000) for place in range(12))), by=clerk(bodies))
    slips = submit(case, by=clerk(bodies))
    db.session.commit()
    assert case.is_collective and case.title.startswith("工人甲等12人 诉 ")
    with pikepdf.open(BytesIO(pack_of([slip.paper for slip in slips]))) as whole:
        assert len(whole.pages) == sum(slip.paper.pages for slip in slips) == 12


def test_a_code_given_anew_kills_the_old_one(bodies: Bodies) -> None:
    case, (slip,) = a_submitted_case(bodies)
    again = issue_receipt(case, slip.party, by=clerk(bodies), received_at=clock.now(), materials=case.materials)
    db.session.commit()
    assert code_by_locator(slip.locator).revoked_at is not None
    assert [code.locator for code in codes_in_force(slip.party)] == [again.locator]


def test_a_receipt_for_more_papers_leaves_the_code_as_it_is(bodies: Bodies) -> None:
    case, (slip,) = a_submitted_case(bodies)
    more = issue_receipt(case, slip.party, by=clerk(bodies), received_at=clock.now(), materials=case.materials,
                         what="补充材料", new_code=False)
    assert (more.locator, more.secret) == (slip.locator, "")
    assert code_by_locator(slip.locator).revoked_at is None


def test_what_came_in_yesterday_needs_its_time_for_the_receipt(bodies: Bodies) -> None:
    case = register(asked(bodies, received_on=date(2026, 3, 1)), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="几点几分") as refused:
        submit(case, by=clerk(bodies))
    assert refused.value.field == "received_time"
    submit(case, Submission(received_at=clock.instant(date(2026, 3, 1), datetime(2026, 3, 1, 16, 5).time())),
           by=clerk(bodies))
    db.session.commit()
    assert case.received_on == date(2026, 3, 1)
    assert running(case, case, "TJ14-15").ends_on == date(2026, 3, 16)


def test_what_came_in_a_week_ago_says_why_it_is_recorded_now(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="为什么现在才记录"):
        register(asked(bodies, received_on=date(2026, 2, 20)), by=clerk(bodies))


def test_nothing_comes_in_tomorrow(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="不能晚于今天"):
        register(asked(bodies, received_on=date(2026, 3, 3)), by=clerk(bodies))


def test_an_oral_application_is_recorded_and_signed_on_the_spot(bodies: Bodies) -> None:
    case = register(asked(bodies, source=Source.ORAL, oral=oral()), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="已签名") as refused:
        submit(case, by=clerk(bodies))
    assert refused.value.field == "signed_on_the_spot"
    submit(case, Submission(signed_on_the_spot=True), by=clerk(bodies))
    db.session.commit()
    assert codes(case) == ["D02", "D03", "D54"]


def test_an_application_of_ones_own_is_not_printed_anew(bodies: Bodies) -> None:
    case = register(asked(bodies, own_form=True, materials=(MaterialFacts("手写申请书", pages=2, is_original=True),)),
                    by=clerk(bodies))
    submit(case, by=clerk(bodies))
    assert codes(case) == ["D03", "D54"]
    assert [material.name for material in case.materials] == ["手写申请书"]


def test_a_receipt_without_anything_handed_in_is_refused(bodies: Bodies) -> None:
    case = register(asked(bodies, own_form=True), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="材料"):
        submit(case, by=clerk(bodies))


def test_the_printed_application_lists_what_it_still_lacks(bodies: Bodies) -> None:
    case = register(asked(bodies, applicants=(PartyFacts("李秀英"),), facts_and_reasons=""), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="证件号码"):
        submit(case, by=clerk(bodies))


def test_somebody_must_ask_something_of_somebody(bodies: Bodies) -> None:
    case = register(asked(bodies, respondents=(), claims=()), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="被申请人"):
        submit(case, by=clerk(bodies))


def test_a_body_for_workers_alone_refuses_an_employer_who_applies(bodies: Bodies) -> None:
    bodies["courier"].settings = {"APPLICANT_ROLES": "workers"}
    case = register(asked(bodies, applicants=(an_employer(),), respondents=(a_worker(),)), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="只受理劳动者"):
        submit(case, by=clerk(bodies))


def test_a_body_for_employers_alone_refuses_a_worker_who_applies(bodies: Bodies) -> None:
    bodies["courier"].settings = {"APPLICANT_ROLES": "employers"}
    case = register(asked(bodies), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match="只受理用人单位"):
        submit(case, by=clerk(bodies))
    firm = register(asked(bodies, applicants=(an_employer(),), respondents=(a_worker(),),
                          duplicate_reason="单位一方另行申请"), by=clerk(bodies))
    assert submit(firm, by=clerk(bodies))[0].party.is_employer


def test_an_employer_may_apply_elsewhere_and_gets_its_receipt(bodies: Bodies) -> None:
    case = register(asked(bodies, applicants=(an_employer(),), respondents=(a_worker(),),
                          claims=(ClaimFacts(ClaimType.TRAINING, amount_fen=500000),)), by=clerk(bodies))
    slips = submit(case, by=clerk(bodies))
    assert slips[0].party.is_employer and case.claims[0].against == case.respondents


def test_before_anything_is_stored_the_applicant_is_told_who_runs_a_body_inside_a_company(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="由谁办、谁付钱") as refused:
        register(asked(bodies, choice_told=False), by=clerk(bodies))
    assert refused.value.field == "choice_told"
    case = register(asked(bodies), by=clerk(bodies))
    assert case.application.choice_told_on == MONDAY


def test_a_township_body_needs_no_such_word(bodies: Bodies) -> None:
    case = register(asked(bodies, body=bodies["township"], basis=Basis.TOWNSHIP, choice_told=False), by=clerk(bodies))
    assert case.application.choice_told_on is None


def test_a_company_committee_takes_no_civil_matter(bodies: Bodies) -> None:
    facts = asked(bodies, body=bodies["company"], basis=Basis.ENTERPRISE, kind=CaseKind.CIVIL_SERVICE)
    with pytest.raises(RequirementNotMet, match="不能受理") as refused:
        register(facts, by=bodies.people["linfang"])
    assert refused.value.field == "kind"


def test_a_body_takes_a_case_only_on_a_basis_it_has(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="改选依据"):
        register(asked(bodies, basis=Basis.TOWNSHIP), by=clerk(bodies))


def test_a_clerk_of_another_body_takes_nothing_in_here(bodies: Bodies) -> None:
    with pytest.raises(NotPermitted):
        register(asked(bodies), by=bodies.people["linfang"])


def test_a_draft_is_given_up(bodies: Bodies) -> None:
    """Row 5a."""
    from mediation.cases.acts import perform

    case = a_draft(bodies)
    perform(case, "give_up_draft", by=clerk(bodies))
    db.session.commit()
    assert case.state == "withdrawn" and running(case, case, "REVIEW") is None


def test_a_draft_is_changed_in_place_and_rows_come_and_go(bodies: Bodies) -> None:
    case = a_draft(bodies, workers=("李秀英", "赵强"))
    db.session.commit()
    first, second = case.applicants
    revise(case, asked(bodies, applicants=(replace(a_worker("李秀英"), ref=first.public_id, phone="13900000001"),
                                           a_worker("孙某某")),
                       claims=(ClaimFacts(ClaimType.OVERTIME, of=1, about=True),)), by=clerk(bodies))
    db.session.commit()
    assert [party.name for party in case.applicants] == ["李秀英", "孙某某"]
    assert case.applicants[0].public_id == first.public_id and case.applicants[0].phone == "13900000001"
    assert [(claim.type, claim.amount_fen, claim.is_about) for claim in case.claims] == [("overtime", None, True)]
    assert "赵强" not in case.search_text and "孙某某" in case.search_text


def test_an_application_that_was_submitted_is_no_draft_any_more(bodies: Bodies) -> None:
    case, _ = a_submitted_case(bodies)
    with pytest.raises(NotNow):
        revise(case, asked(bodies), by=clerk(bodies))


def test_the_paper_read_out_before_signing_is_the_paper_that_is_issued(bodies: Bodies) -> None:
    from mediation.intake.registering.application_papers import shown_before_signing

    case = a_draft(bodies)
    db.session.commit()
    shown = shown_before_signing(case)
    submit(case, by=clerk(bodies))
    assert files.content_of(papers_of(case)[0].file_sha256) == shown


def test_one_person_is_one_party(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="证件号码相同") as refused:
        register(asked(bodies, applicants=(a_worker("李秀英"), replace(a_worker("李秀英"), name="李秀"))),
                 by=clerk(bodies))
    assert refused.value.field == "applicants-1-identity_number"


def test_a_clerk_does_not_take_in_a_case_of_their_own(bodies: Bodies) -> None:
    from mediation.sealed import lookup

    worker = a_worker()
    clerk(bodies).identity_lookup = lookup(worker.identity_number, "identity")
    with pytest.raises(RequirementNotMet, match="本人"):
        register(asked(bodies), by=clerk(bodies))


@pytest.mark.parametrize(("worker", "field", "words"), [
    (PartyFacts("李秀英", identity_kind=IdentityKind.RESIDENT, identity_number="110101199002290015"),
     "applicants-0-identity_number", "出生日期不存在"),
    (PartyFacts("李秀英", identity_kind=IdentityKind.RESIDENT, identity_number="11010519491231002Y"),
     "applicants-0-identity_number", "18位"),
    (PartyFacts("李\x00秀英"), "applicants-0-name", "控制字符"),
    (PartyFacts("名" * 61), "applicants-0-name", "最多60个字"),
    (PartyFacts("李秀英", phone="123"), "applicants-0-phone", "电话号码不对"),
    (PartyFacts("某公司", kind=PartyKind.EMPLOYER, credit_code="91440600MADEM0001X"), "applicants-0-credit_code", "校验码"),
])
def test_what_cannot_be_right_is_refused_where_it_was_said(
        bodies: Bodies, worker: PartyFacts, field: str, words: str) -> None:
    with pytest.raises(RequirementNotMet, match=words) as refused:
        register(asked(bodies, applicants=(worker,)), by=clerk(bodies))
    assert refused.value.field == field


def test_names_are_found_by_any_part_with_whatever_dot(bodies: Bodies) -> None:
    from mediation.law.identity import normal_name

    case = register(asked(bodies, applicants=(a_worker("买买提·阿卜杜拉"), a_worker("𬱖某某"))), by=clerk(bodies))
    assert normal_name("买买提 • 阿卜") in case.search_text and "𬱖" in case.search_text


def test_the_same_worker_employer_and_time_is_taken_in_again_only_with_a_reason(bodies: Bodies) -> None:
    first, _ = a_submitted_case(bodies)
    again = register(asked(bodies), by=clerk(bodies))
    with pytest.raises(RequirementNotMet, match=f"收{first.receipt_number}") as refused:
        submit(again, by=clerk(bodies))
    assert refused.value.field == "duplicate_reason"
    again.application.duplicate_reason = "前一件是上半年的另一个站点。"
    submit(again, by=clerk(bodies))
    assert again.state == "submitted"


def test_another_time_or_another_employer_is_another_matter(bodies: Bodies) -> None:
    wages_of = [ClaimFacts(ClaimType.WAGES, amount_fen=1, from_on=date(2025, month, 1), until_on=date(2025, month, 28))
                for month in (1, 2)]
    submit(register(asked(bodies, claims=(wages_of[0],)), by=clerk(bodies)), by=clerk(bodies))
    submit(register(asked(bodies, claims=(wages_of[1],)), by=clerk(bodies)), by=clerk(bodies))
    submit(register(asked(bodies, respondents=(an_employer("另一家有限公司"),)), by=clerk(bodies)), by=clerk(bodies))


def test_a_case_that_the_clerk_may_not_see_is_not_told_of(bodies: Bodies) -> None:
    a_submitted_case(bodies)
    facts = asked(bodies, body=bodies["company"], basis=Basis.ENTERPRISE)
    case = register(facts, by=bodies.people["linfang"])
    submit(case, by=bodies.people["linfang"])
    assert case.state == "submitted"
