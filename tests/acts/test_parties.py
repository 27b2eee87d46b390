"""The parties of a case: corrected in place until a paper bears it, agents, representatives, heirs."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.invented import resident_number
from mediation.documents.kinds.d12_representatives import RepresentativePower
from mediation.documents.packing import stored
from mediation.documents.queries import papers_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.intake.facts import ClaimFacts, MaterialFacts, PartyFacts, RegisteringFacts
from mediation.intake.parties import changes, papers
from mediation.intake.parties.sections import hints, section
from mediation.intake.powers.representation import (AgentKind, Heir, Liability, PowerGiven, answer_together, end_power,
                                                    give_power, hand_in_power, heir_stands, put_up_representatives,
                                                    record_death)
from mediation.intake.registering.acts import register, submit
from mediation.intake.registering.receipts import receive
from mediation.law.capacity import PartyRelation, SpecialPower
from mediation.law.terms import Basis, ClaimType, IdentityKind, PartyKind, Side
from mediation.parties.models import HeirStanding
from mediation.parties.queries import codes_in_force
from mediation.sealed import lookup
from tests.acts.walked import a_scan
from tests.documents.reading import text_of
from tests.builders import a_draft, a_submitted_case, a_worker, an_employer, the_bodies

MONDAY = date(2026, 3, 2)
SIGNED = Upload(b"%PDF-1.4 signed", "application/pdf", "signed.pdf")
EMPLOYER = "云岭鑫源建筑劳务有限公司"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:30")
    return the_bodies()


@pytest.fixture
def clerk(bodies: Bodies) -> object:
    return bodies.people["wangmin"]


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


def power(**more: object) -> PowerGiven:
    return replace(PowerGiven(name="张律师", kind=AgentKind.LAWYER, from_on=MONDAY, firm="示例律师事务所", licence="14406",
                              phone="13800000333"), **more)


def twelve(bodies: Bodies, clerk: object, *, complete: bool = True) -> Case:
    """Twelve workers who ask for wages."""
    known = {"occupation": "木工", "employed_from": date(2025, 3, 1), "bank_account": "工行 6222000000000000"}
    workers = tuple(a_worker(f"工人{place}", identity_number=resident_number(place), **(known if complete else {}))
                    for place in range(12))
    claims = tuple(ClaimFacts(ClaimType.WAGES, of=place, amount_fen=100000, from_on=date(2025, 5, 1),
                              until_on=date(2025, 10, 31)) for place in range(12))
    case = register(RegisteringFacts(body=bodies["courier"], basis=Basis.PEOPLE, choice_told=True, applicants=workers,
                                     respondents=(an_employer(),), claims=claims, facts_and_reasons="没有发工资。"),
                    by=clerk)
    db.session.commit()
    return case


def as_said(party: object, **more: object) -> PartyFacts:
    facts = a_worker("李秀英") if party.is_worker else an_employer(EMPLOYER)
    return replace(facts, **more)


def test_what_no_paper_bears_is_corrected_in_place(case: Case, clerk: object) -> None:
    worker = case.applicants[0]
    assert changes.change_party(worker, as_said(worker, occupation="木工", native_name="لى", bank_account="工行 6222"),
                                by=clerk) == ("bank_account", "native_name", "occupation")
    assert worker.occupation == "木工" and worker.version == 2


@pytest.mark.parametrize("change", [{"phone": "13900000009"}, {"address": "别处"}])
def test_where_a_worker_is_reached_stands_in_no_paper_of_both_sides_until_the_worker_opens_it(
        case: Case, clerk: object, change: dict[str, str]) -> None:
    worker = case.applicants[0]
    assert changes.change_party(worker, as_said(worker, **change), by=clerk) == tuple(change)


@pytest.mark.parametrize("change", [{"name": "李秀瑛"}, {"identity_number": resident_number(99)}])
def test_what_an_issued_paper_bears_names_the_papers_and_asks_for_a_correction(
        case: Case, clerk: object, change: dict[str, str]) -> None:
    with pytest.raises(RequirementNotMet, match="已写入：.*申请书.*更正") as refused:
        changes.change_party(case.applicants[0], as_said(case.applicants[0], **change), by=clerk)
    assert refused.value.field in change


def test_a_draft_is_free_until_it_is_handed_in(bodies: Bodies, clerk: object) -> None:
    draft = a_draft(bodies)
    db.session.commit()
    changes.change_party(draft.applicants[0], as_said(draft.applicants[0], name="李秀瑛"), by=clerk)
    assert draft.title.startswith("李秀瑛") and "李秀英" not in draft.search_text


def test_nobody_from_another_body_changes_a_party(bodies: Bodies, case: Case) -> None:
    with pytest.raises(NotPermitted):
        changes.change_party(case.applicants[0], as_said(case.applicants[0]), by=bodies.people["linfang"])


def test_a_respondent_added_later_is_asked_for_what_the_others_are_asked_for(case: Case, clerk: object) -> None:
    added = changes.add_party(case, Side.RESPONDENT, an_employer("大成总承包有限公司", relation="main_contractor"), by=clerk)
    db.session.commit()
    assert case.title == f"李秀英 诉 {EMPLOYER}等2家" and added in case.claims[0].against
    assert added.answer == "not_asked" and "大成" in case.search_text


def test_after_the_end_nobody_joins(case: Case, clerk: object) -> None:
    from mediation.cases.acts import perform
    from mediation.cases.facts import Withdrawal

    perform(case, "withdraw", by=clerk, facts=Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", reason="和好",
                                                         proof=a_scan()))
    with pytest.raises(NotNow):
        changes.add_party(case, Side.THIRD, an_employer("别家有限公司"), by=clerk)


def test_an_agent_is_announced_without_power_until_the_signed_paper_comes(case: Case, clerk: object) -> None:
    agent = give_power(case, case.respondents, power(powers=(SpecialPower.SETTLE,)), None, by=clerk)
    db.session.commit()
    assert not agent.special and agent.power_file is None and "张律师" in case.search_text
    line = section(case, clerk).agents[0]
    assert line.lacking
    hand_in_power(agent, power(powers=(SpecialPower.SETTLE,), until_on=date(2026, 12, 31)), SIGNED, by=clerk)
    db.session.commit()
    assert agent.special and agent.special_powers == ["settle"] and agent.until_on == date(2026, 12, 31)


def test_a_power_of_attorney_is_printed_for_each_principal(case: Case, clerk: object) -> None:
    given = power(powers=(SpecialPower.SETTLE, SpecialPower.COLLECT_MONEY), account="工行 6222")
    paper = papers.print_power(case.applicants[0], given, by=clerk)
    assert (paper.code, paper.party) == ("D10", case.applicants[0])


def test_to_collect_money_the_power_names_the_account(case: Case, clerk: object) -> None:
    given = power(powers=(SpecialPower.COLLECT_MONEY,))
    with pytest.raises(RequirementNotMet, match="收款账户") as refused:
        give_power(case, case.applicants, given, SIGNED, by=clerk)
    assert refused.value.field == "account"
    with pytest.raises(RequirementNotMet, match="收款账户"):
        papers.print_power(case.applicants[0], given, by=clerk)
    agent = give_power(case, case.applicants, replace(given, account="工行 6222"), SIGNED, by=clerk)
    assert agent.account == "工行 6222"


def test_a_party_has_two_agents_at_most(case: Case, clerk: object) -> None:
    for name in ("甲律师", "乙律师"):
        agent = give_power(case, case.applicants, power(name=name), SIGNED, by=clerk)
    with pytest.raises(RequirementNotMet, match="最多2名"):
        give_power(case, case.applicants, power(name="丙律师"), SIGNED, by=clerk)
    end_power(agent, MONDAY, by=clerk)
    db.session.commit()
    with pytest.raises(RequirementNotMet, match="最多2名"):
        give_power(case, case.applicants, power(name="丙律师"), SIGNED, by=clerk)


def test_a_power_that_has_ended_makes_room_for_another(case: Case, clerk: object, on: Callable[..., None]) -> None:
    agents = [give_power(case, case.applicants, power(name=name), SIGNED, by=clerk) for name in ("甲律师", "乙律师")]
    end_power(agents[0], MONDAY, by=clerk)
    on(MONDAY + timedelta(days=1))
    give_power(case, case.applicants, power(name="丙律师", from_on=clock.today()), SIGNED, by=clerk)


def test_a_power_ends_earlier_but_is_not_lengthened_without_a_new_paper(case: Case, clerk: object) -> None:
    agent = give_power(case, case.applicants, power(until_on=date(2026, 6, 30)), SIGNED, by=clerk)
    with pytest.raises(RequirementNotMet, match="补交新的"):
        end_power(agent, date(2026, 12, 31), by=clerk)
    with pytest.raises(RequirementNotMet, match="早于"):
        end_power(agent, date(2026, 3, 1), by=clerk)


def test_one_power_is_given_by_one_side(case: Case, clerk: object) -> None:
    with pytest.raises(RequirementNotMet, match="同一方"):
        give_power(case, case.active_parties, power(), SIGNED, by=clerk)
    with pytest.raises(RequirementNotMet, match="委托人"):
        give_power(case, [], power(), SIGNED, by=clerk)


def test_nobody_speaks_for_both_sides_and_the_handler_for_none(case: Case, clerk: object) -> None:
    number = resident_number(77)
    give_power(case, case.applicants, power(identity_number=number), SIGNED, by=clerk)
    db.session.flush()
    with pytest.raises(RequirementNotMet, match="对方的"):
        give_power(case, case.respondents, power(identity_number=number), SIGNED, by=clerk)
    with pytest.raises(RequirementNotMet, match="对方的"):
        give_power(case, case.respondents, power(identity_number=case.applicants[0].identity_number), SIGNED, by=clerk)
    clerk.identity_lookup = lookup(resident_number(78), "identity")
    with pytest.raises(RequirementNotMet, match="先回避"):
        give_power(case, case.respondents, power(identity_number=resident_number(78)), SIGNED, by=clerk)


def test_twelve_put_up_three_to_five_of_them_with_their_powers(bodies: Bodies, clerk: object) -> None:
    case = twelve(bodies, clerk)
    chosen = case.workers[:3]
    printed = papers.print_choice(case, chosen, list(RepresentativePower), by=clerk)
    put_up_representatives(case, chosen, SIGNED, by=clerk, powers=[RepresentativePower.APPEAR])
    db.session.commit()
    assert [party.is_representative for party in case.workers] == [True] * 3 + [False] * 9
    assert case.workers[0].representative_powers == ["appear"] and case.workers[5].representative_powers == []
    assert [paper.code for paper in papers_of(case)] == ["D12", "D12"] and printed.pages > 1


@pytest.mark.parametrize("number", [0, 1, 2, 6])
def test_other_numbers_of_representatives_do_not_do(bodies: Bodies, clerk: object, number: int) -> None:
    case = twelve(bodies, clerk)
    with pytest.raises(RequirementNotMet, match="三至五名|3至5名"):
        put_up_representatives(case, case.workers[:number], SIGNED, by=clerk)


def test_fewer_than_ten_have_no_representatives(case: Case, clerk: object) -> None:
    with pytest.raises(RequirementNotMet, match="不满十人"):
        put_up_representatives(case, case.workers, SIGNED, by=clerk)


def test_the_list_of_those_who_choose_names_what_is_missing(bodies: Bodies, clerk: object) -> None:
    case = twelve(bodies, clerk, complete=False)
    with pytest.raises(RequirementNotMet, match="入职时间"):
        papers.print_choice(case, case.workers[:3], list(RepresentativePower), by=clerk)


def test_the_head_of_a_unit_is_certified(case: Case, clerk: object) -> None:
    head = papers.HeadFacts("刘大海", resident_number(5, female=False))
    paper = papers.print_head_certificate(case.respondents[0], head, by=clerk)
    assert (paper.code, paper.party) == ("D11", case.respondents[0])
    with pytest.raises(RequirementNotMet, match="校验码|18位"):
        papers.print_head_certificate(case.respondents[0], papers.HeadFacts("刘大海", "11010519491231002Y"), by=clerk)
    with pytest.raises(RequirementNotMet, match="单位"):
        papers.print_head_certificate(case.applicants[0], papers.HeadFacts("李", resident_number(6)), by=clerk)


def test_each_heir_of_a_dead_worker_has_to_be_accounted_for(case: Case, clerk: object) -> None:
    worker = case.applicants[0]
    heirs = record_death(worker, date(2026, 2, 20), [
        Heir(PartyFacts("赵妻", kind=PartyKind.PERSON, identity_kind=IdentityKind.RESIDENT,
                        identity_number=resident_number(41)), HeirStanding.SIGNS),
        Heir(PartyFacts("李子", kind=PartyKind.PERSON))], by=clerk)
    db.session.commit()
    assert [heir.heir_of for heir in heirs] == [worker, worker] and worker.deceased_on == date(2026, 2, 20)
    assert any("还没有着落：李子" in hint for hint in hints(case))
    heir_stands(heirs[1], HeirStanding.AUTHORISED, by=clerk)
    assert not any("还没有着落" in hint for hint in hints(case))


def test_nobody_dies_tomorrow(case: Case, clerk: object) -> None:
    with pytest.raises(RequirementNotMet, match="不能晚于今天"):
        record_death(case.applicants[0], date(2026, 3, 3), [], by=clerk)


def test_dispatch_and_user_firm_go_together(case: Case, clerk: object) -> None:
    employer = case.respondents[0]
    changes.change_party(employer, as_said(employer, relation=PartyRelation.DISPATCH_FIRM.value), by=clerk)
    assert any("还没有登记用工单位" in hint for hint in hints(case))
    changes.add_party(case, Side.RESPONDENT, an_employer("用工有限公司", relation=PartyRelation.USER_FIRM.value), by=clerk)
    assert not any("还没有登记" in hint for hint in hints(case))


def test_respondents_answer_jointly_or_each_for_a_share(case: Case, clerk: object) -> None:
    second = changes.add_party(case, Side.RESPONDENT, an_employer("大成总承包有限公司"), by=clerk)
    answer_together(case, Liability.JOINTLY, by=clerk)
    assert [party.liability for party in case.respondents] == ["jointly", "jointly"]
    with pytest.raises(RequirementNotMet, match="每一个被申请人"):
        answer_together(case, Liability.BY_SHARE, [(second, 100)], by=clerk)
    answer_together(case, Liability.BY_SHARE, [(case.respondents[0], 600000), (second, 220000)], by=clerk)
    assert [party.share_fen for party in case.respondents] == [600000, 220000]


def test_an_employer_in_bankruptcy_has_its_administrator(case: Case, clerk: object) -> None:
    employer = case.respondents[0]
    changes.change_party(employer, as_said(employer, bankrupt_administrator="示例律师事务所"), by=clerk)
    assert any("不走司法确认" in hint for hint in hints(case))


def test_a_respondent_gets_a_receipt_and_a_code_for_what_it_hands_in(case: Case, clerk: object) -> None:
    employer = case.respondents[0]
    slip = receive(employer, "答复", [MaterialFacts("征询意愿回执", is_original=True)], by=clerk, received_at=clock.now())
    assert slip.secret and slip.paper.party is employer
    again = receive(employer, "补充材料", [MaterialFacts("考勤表")], by=clerk, received_at=clock.now())
    assert (again.locator, again.secret) == (slip.locator, "")
    fresh = receive(employer, "换查询码申请", [MaterialFacts("申请")], by=clerk, received_at=clock.now(), new_code=True)
    db.session.commit()
    assert [code.locator for code in codes_in_force(employer)] == [fresh.locator] != [slip.locator]


def test_who_has_lost_the_code_gets_a_slip_without_handing_anything_in(case: Case, clerk: object) -> None:
    worker = case.applicants[0]
    before, materials = codes_in_force(worker)[0].locator, len(case.materials)
    slip = receive(worker, "补充材料", [], by=clerk, received_at=clock.now(), new_code=True)
    assert slip.paper.code == "S08" and len(slip.secret) == 14 and len(case.materials) == materials
    assert [code.locator for code in codes_in_force(worker)] == [slip.locator] != [before]


def test_a_slip_names_no_step_whose_last_day_has_gone_by(case: Case, clerk: object) -> None:
    for row in case.deadlines:
        row.ends_on = clock.today() - timedelta(days=1)
    slip = receive(case.applicants[0], "补充材料", [], by=clerk, received_at=clock.now(), new_code=True)
    read = text_of(stored(slip.paper).pdf)
    assert "查询码" in read and "下一步" not in read


def test_a_receipt_is_for_something(case: Case, clerk: object) -> None:
    with pytest.raises(RequirementNotMet, match="什么材料"):
        receive(case.respondents[0], "答复", [], by=clerk, received_at=clock.now())


def test_whoever_only_looks_is_offered_nothing_to_record(bodies: Bodies, case: Case, clerk: object) -> None:
    submitted = section(case, clerk)
    assert submitted.links and submitted.sides[0][1][0].links and submitted.claims[0].links
    stranger = section(case, bodies.people["linfang"])
    assert not stranger.links and not stranger.sides[0][1][0].links and not stranger.claims[0].links


def test_the_secret_of_a_slip_is_found_nowhere_in_the_database(bodies: Bodies, clerk: object) -> None:
    draft = a_draft(bodies)
    (slip,) = submit(draft, by=clerk)
    db.session.commit()
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(table.select()):
            assert not any(slip.secret in "".join(str(value).split()) for value in row), table.name
