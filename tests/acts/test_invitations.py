"""An employer is invited once it knows of its case, and who speaks for it is looked at before they bind it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.accounts.acts import invite as invite_to_account
from mediation.accounts.acts import take_invitation
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.following.models import LostSlip
from mediation.following.queries import code_with_locator, waiting_losses_of
from mediation.intake.acceptance.acts import Answered, record_answer
from mediation.intake.acceptance.models import PartyWord
from mediation.intake.answers.acts import answer_for_oneself, may_say_address
from mediation.intake.invitations import acts
from mediation.intake.invitations.acts import Invited, RepresentativeFacts, invite
from mediation.intake.invitations.authority_acts import (check_authority, hand_in_authority, hand_in_on_paper,
                                                         register_oneself)
from mediation.intake.invitations.models import Invitation
from mediation.intake.invitations.queries import open_invitation
from mediation.intake.powers.authority import answer_awaiting_check, unproven
from mediation.intake.powers.models import Authority, EmployerRepresentative
from mediation.intake.powers.queries import representatives_in
from mediation.intake.powers.representation import AgentKind, PowerGiven
from mediation.law.capacity import SpecialPower
from mediation.notices.models import NoticeState
from mediation.notices.queries import notice_with_key, notices_of
from mediation.parties.acts import give_code
from mediation.parties.models import Party
from mediation.parties.queries import codes_in_force
from tests.acts.walked import SIGNED, an_asked_case
from tests.builders import a_submitted_case, a_worker, an_employer, the_bodies
from tests.following import acting

MONDAY = date(2026, 3, 2)
SETTLE = (SpecialPower.SETTLE,)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return an_asked_case(bodies)


def the_clerk(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


def invited(case: Case, bodies: Bodies) -> tuple[Party, Invited]:
    party: Party = case.respondents[0]
    return party, invite(party, by=the_clerk(bodies))


def entered(given: Invited) -> Invitation:
    acts.enter(given.invitation, given.code, None, True)
    return given.invitation


def somebody(authority: Authority = Authority.EMPLOYEE, **more: Any) -> RepresentativeFacts:
    return RepresentativeFacts(**{"name": "钱经理", "post": "人事经理", "phone": "13900005555", "authority": authority,
                                  **more})


def came(case: Case) -> EmployerRepresentative:
    return representatives_in(case)[0]


def test_before_the_employer_knows_of_the_case_nobody_invites_it(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    with pytest.raises(NotNow, match="还没有征询"):
        invite(case.respondents[0], by=the_clerk(bodies))
    assert open_invitation(case.respondents[0]) is None and not [
        row for row in notices_of(case) if row.key.startswith("invite:")]


def test_only_an_employer_is_invited_and_only_by_those_who_handle_the_case(case: Case, bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="只用于单位"):
        invite(case.applicants[0], by=the_clerk(bodies))
    with pytest.raises(NotPermitted):
        invite(case.respondents[0], by=bodies.people["gulnar"])


def test_the_link_goes_by_the_employers_own_channel_and_nobody_of_the_staff_sees_it(
        case: Case, bodies: Bodies) -> None:
    case.respondents[0].phone = "13911112222"
    party, given = invited(case, bodies)
    assert given.address == "" and len(given.code) == 8 and given.sent_to == "139****2222"
    notice = notice_with_key(f"invite:{party.public_id}:{given.invitation.public_id}")
    assert notice is not None and notice.secret_words is not None and "/my?by=invited&token=" in notice.secret_words
    assert given.code not in notice.secret_words and given.code not in given.invitation.code_hash


def test_without_any_channel_the_link_stands_on_the_slip_too(case: Case, bodies: Bodies) -> None:
    case.respondents[0].phone = case.respondents[0].email = None
    _party, given = invited(case, bodies)
    assert "/my?by=invited&token=" in given.address and given.sent_to == ""
    case.respondents[0].phone = "0757-00003002"
    assert "/my?by=invited&token=" in invite(case.respondents[0], by=the_clerk(bodies)).address, "a line in an office"


def test_a_new_invitation_ends_the_one_before_and_its_link_is_not_sent_any_more(case: Case, bodies: Bodies) -> None:
    case.respondents[0].phone = "13911112222"
    party, first = invited(case, bodies)
    second = invite(party, by=the_clerk(bodies))
    old = notice_with_key(f"invite:{party.public_id}:{first.invitation.public_id}")
    assert not acts.works(first.invitation) and acts.works(second.invitation)
    assert old is not None and old.state == NoticeState.CANCELLED.value


def test_an_invitation_lasts_three_days(case: Case, bodies: Bodies, on: Callable[..., None]) -> None:
    _party, given = invited(case, bodies)
    on(MONDAY + timedelta(days=3), "08:59")
    assert acts.works(given.invitation)
    on(MONDAY + timedelta(days=3), "09:01")
    assert not acts.works(given.invitation)


def test_an_invitation_ends_with_the_case_and_with_the_part_of_the_employer(case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    party.standing = "left"
    assert not acts.works(given.invitation)


def test_the_code_is_needed_and_the_first_who_enters_has_it(case: Case, bodies: Bodies) -> None:
    _party, given = invited(case, bodies)
    with pytest.raises(RequirementNotMet, match="邀请码不对"):
        acts.enter(given.invitation, "00000000", None, True)
    with pytest.raises(RequirementNotMet, match="次数太多"):
        acts.enter(given.invitation, given.code, None, False)
    key = acts.enter(given.invitation, given.code, None, True)
    with pytest.raises(RequirementNotMet, match="已经有人用过"):
        acts.enter(given.invitation, given.code, None, True)
    again = acts.enter(given.invitation, given.code, key, True)
    assert again != key and acts.is_inside(given.invitation)


def test_who_stays_too_long_before_registering_comes_in_again(
        case: Case, bodies: Bodies, on: Callable[..., None]) -> None:
    _party, given = invited(case, bodies)
    invitation = entered(given)
    on(MONDAY, "09:31")
    with pytest.raises(NotNow, match="停得太久"):
        acts.register_representative(invitation, somebody())


def test_an_agent_is_announced_and_speaks_for_the_employer_only_when_the_power_was_looked_at(
        case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    code = acts.register_representative(entered(given), somebody(powers=SETTLE, paper=SIGNED))
    agent, who = party.agents[0], came(case)
    assert (agent.name, agent.speaks_for_them, agent.special, agent.phone) == ("钱经理", False, False, "13900005555")
    assert [row.locator for row in codes_in_force(party)] == [code.locator] and len(code.secret) == 14
    assert not acts.works(given.invitation) and any("请核对授权" in row.words for row in notices_of(case) if row.person)
    check_authority(who, True, SETTLE, by=the_clerk(bodies))
    assert agent.speaks_for_them and agent.special and agent.special_powers == ["settle"]
    with pytest.raises(NotNow, match="已经核对过"):
        check_authority(who, True, SETTLE, by=the_clerk(bodies))


def test_without_a_paper_no_authority_is_accepted_and_a_refusal_says_why(case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody())
    who = came(case)
    with pytest.raises(RequirementNotMet, match="没有交授权委托书"):
        check_authority(who, True, (), by=the_clerk(bodies))
    with pytest.raises(RequirementNotMet, match="写明为什么"):
        check_authority(who, False, (), " ", by=the_clerk(bodies))
    with pytest.raises(NotPermitted):
        check_authority(who, False, (), "没有盖章", by=bodies.people["gulnar"])
    check_authority(who, False, (), "没有盖章", by=the_clerk(bodies))
    assert not party.agents[0].speaks_for_them and party.agents[0].until_on == MONDAY
    assert any("没有盖章" in row.read_out for row in notices_of(case))


def test_a_head_is_entered_as_such_and_is_no_agent(case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    party.legal_representative = None
    with pytest.raises(RequirementNotMet, match="不用填特别授权"):
        acts.register_representative(entered(given), somebody(Authority.HEAD, powers=SETTLE))
    acts.register_representative(given.invitation, somebody(Authority.HEAD, name="孙总", post="总经理", paper=SIGNED))
    assert party.agents == []
    check_authority(came(case), True, (), by=the_clerk(bodies))
    assert (party.legal_representative, party.legal_representative_title) == ("孙总", "总经理")


def test_another_head_than_the_papers_say_asks_for_a_correction(case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    party.legal_representative = "刘总"
    from mediation.documents.queries import papers_of
    papers_of(case)[-1].bears = [*papers_of(case)[-1].bears, f"party:{party.public_id}:legal_representative"]
    acts.register_representative(entered(given), somebody(Authority.HEAD, name="孙总", paper=SIGNED))
    with pytest.raises(RequirementNotMet, match="更正"):
        check_authority(came(case), True, (), by=the_clerk(bodies))
    assert party.legal_representative == "刘总" and clock.today() == MONDAY


def test_a_third_agent_is_one_too_many(case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody(name="甲经理"))
    for name in ("乙经理", "丙经理"):
        again = entered(invite(party, by=the_clerk(bodies)))
        if name == "乙经理":
            acts.register_representative(again, somebody(name=name))
            continue
        with pytest.raises(RequirementNotMet, match="最多2名"):
            acts.register_representative(again, somebody(name=name))
    db.session.rollback()


def answers(party: Party, word: PartyWord = PartyWord.AGREED) -> Any:
    return answer_for_oneself(party, word, "周三方便", by=acting(party))


def test_what_is_answered_before_the_authority_is_looked_at_counts_for_nothing_until_then(
        case: Case, bodies: Bodies, on: Callable[..., None]) -> None:
    party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody(powers=SETTLE, paper=SIGNED))
    assert answers(party) is None
    assert case.state == "consent_pending" and party.answer == "asked" and party.answered_on is None
    waiting = answer_awaiting_check(party)
    assert waiting is not None and waiting.representative_id == came(case).id and not may_say_address(party)
    on(MONDAY + timedelta(days=2))
    check_authority(came(case), True, SETTLE, by=the_clerk(bodies))
    assert case.state == "consented" and party.answered_on == MONDAY + timedelta(days=2)
    assert "2026-03-02在网上答复" in case.party_answers[-1].words and waiting.happened_on == MONDAY
    assert unproven(party) is None and answer_awaiting_check(party) is None and may_say_address(party)


def test_what_somebody_without_authority_answered_never_counts_and_a_newer_power_is_looked_at_like_the_first(
        case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody(paper=SIGNED))
    answers(party)
    with pytest.raises(RequirementNotMet, match="请先核对授权"):
        record_answer(case, Answered(on_behalf_of=(party,), word=PartyWord.NO_ANSWER), by=the_clerk(bodies))
    check_authority(came(case), False, (), "没有盖章", by=the_clerk(bodies))
    found = unproven(party)
    assert case.state == "consent_pending" and party.answer == "asked" and found is not None and found.why == "refused"
    again = hand_in_authority(party, SIGNED, SETTLE, MONDAY + timedelta(days=90), by=acting(party))
    assert again.agent is came(case).agent and again.invitation_id is None and len(party.came) == 2
    check_authority(again, True, SETTLE, until_on=again.until_on, by=the_clerk(bodies))
    assert party.agents[0].until_on == MONDAY + timedelta(days=90) and party.agents[0].speaks_for_them
    assert case.state == "consented"


def test_who_is_refused_is_out_at_once_and_the_employer_is_told_how_to_come_in_again(
        case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody(paper=SIGNED))
    code = codes_in_force(party)[0]
    loss = LostSlip(locator=code.locator, code=code, asked_at=clock.now(), ready_at=clock.now())
    db.session.add(loss)
    at_the_desk = invite_to_account(party, by=the_clerk(bodies))
    check_authority(came(case), False, (), "没有盖章", by=the_clerk(bodies))
    db.session.commit()
    assert not codes_in_force(party) and code_with_locator(code.locator) is None
    assert loss.stopped_at is not None and not waiting_losses_of(party)
    with pytest.raises(RequirementNotMet, match="这个码不对"):
        take_invitation(at_the_desk, "40718293")
    told = notice_with_key(f"authority:{came(case).public_id}")
    said = told.read_out if told else ""
    assert "没有盖章" in said and "查询码已经停用" in said and "新的邀请单" in said
    again = acts.register_representative(entered(acts.invite(party, by=the_clerk(bodies))), somebody(paper=SIGNED))
    check_authority(party.came[-1], True, SETTLE, by=the_clerk(bodies))
    assert [each.locator for each in codes_in_force(party)] == [again.locator] and unproven(party) is None


def test_a_code_that_was_given_to_somebody_else_stays_when_one_is_refused(case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody(paper=SIGNED))
    other = acts.register_representative(entered(acts.invite(party, by=the_clerk(bodies))),
                                         somebody(name="孙主管", paper=SIGNED))
    check_authority(came(case), False, (), "不是这个单位的人", by=the_clerk(bodies))
    assert [each.locator for each in codes_in_force(party)] == [other.locator]
    at_the_desk = give_code(party, by=the_clerk(bodies))
    check_authority(party.came[-1], False, (), "没有盖章", by=the_clerk(bodies))
    assert [each.locator for each in codes_in_force(party)] == [at_the_desk.locator], "it was given to the employer"


def test_a_power_handed_in_on_line_before_the_first_look_takes_the_place_of_what_was_missing(
        case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    with pytest.raises(NotNow, match="还没有登记"):
        hand_in_authority(party, SIGNED, by=acting(party))
    acts.register_representative(entered(given), somebody())
    assert unproven(party).why == "missing"
    with pytest.raises(RequirementNotMet, match="已经到期"):
        hand_in_authority(party, SIGNED, (), MONDAY - timedelta(days=1), by=acting(party))
    with pytest.raises(NotPermitted):
        hand_in_authority(party, SIGNED, by=the_clerk(bodies))
    hand_in_authority(party, SIGNED, SETTLE, by=acting(party))
    assert len(party.came) == 1 and unproven(party).why == "waiting"
    assert sum("请核对授权" in row.words for row in notices_of(case) if row.person) == 2


def test_a_newer_power_that_does_not_do_leaves_the_one_that_holds(
        case: Case, bodies: Bodies, on: Callable[..., None]) -> None:
    party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody(paper=SIGNED, until_on=MONDAY + timedelta(days=9)))
    check_authority(came(case), True, (), until_on=MONDAY + timedelta(days=9), by=the_clerk(bodies))
    newer = hand_in_authority(party, SIGNED, SETTLE, by=acting(party))
    assert unproven(party) is None, "the earlier one holds meanwhile"
    check_authority(newer, False, (), "看不清", by=the_clerk(bodies))
    assert codes_in_force(party), "nobody is shut out whose earlier power holds"
    assert unproven(party) is None and party.agents[0].until_on == MONDAY + timedelta(days=9)
    on(MONDAY + timedelta(days=10))
    assert unproven(party) is not None and not may_say_address(party)


def test_a_power_that_is_over_is_not_accepted(case: Case, bodies: Bodies, on: Callable[..., None]) -> None:
    _party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody(paper=SIGNED, until_on=MONDAY))
    on(MONDAY + timedelta(days=1))
    with pytest.raises(RequirementNotMet, match="已经过期"):
        check_authority(came(case), True, (), until_on=MONDAY, by=the_clerk(bodies))


def test_what_comes_on_paper_to_the_desk_is_looked_at_there(case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    acts.register_representative(entered(given), somebody())
    answers(party)
    hand_in_on_paper(party.agents[0], PowerGiven("钱经理", AgentKind.EMPLOYEE, MONDAY, powers=SETTLE), SIGNED,
                     by=the_clerk(bodies))
    assert came(case).is_accepted and case.state == "consented" and came(case).paper_sha256 is not None


def test_the_certificate_of_a_head_may_come_to_the_desk_on_paper(case: Case, bodies: Bodies) -> None:
    party, given = invited(case, bodies)
    party.legal_representative = None
    acts.register_representative(entered(given), somebody(Authority.HEAD, name="孙总", post="总经理"))
    check_authority(came(case), True, (), paper=SIGNED, by=the_clerk(bodies))
    assert party.legal_representative == "孙总" and unproven(party) is None


def test_an_employer_that_nobody_has_registered_for_says_itself_who_comes(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies, applicants=(an_employer(),), respondents=(a_worker(),))
    employer = case.applicants[0]
    with pytest.raises(NotPermitted):
        register_oneself(employer, somebody(paper=SIGNED), by=the_clerk(bodies))
    who = register_oneself(employer, somebody(powers=SETTLE, paper=SIGNED), by=acting(employer))
    assert who.invitation_id is None and unproven(employer) is not None and not may_say_address(employer)
    with pytest.raises(NotNow):
        register_oneself(employer, somebody(name="乙经理"), by=acting(employer))
    check_authority(who, True, SETTLE, by=the_clerk(bodies))
    assert employer.agents[0].speaks_for_them and may_say_address(employer)
    with pytest.raises(NotNow):
        register_oneself(case.respondents[0], somebody(), by=acting(case.respondents[0]))
