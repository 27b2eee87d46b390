"""What a draft has against it by the file: agents who may not settle, sums that the agreed facts contradict."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.agreements.checking import Remark, red_messages, remarks
from mediation.agreements.models import Agreement
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import ClaimType
from mediation.parties.models import Agent
from mediation.sessions.acts import note_fact
from mediation.sessions.models import FactTopic
from tests.acts.agreement_cases import DAY, a_case_in_mediation, a_draft_for_all, the_employer
from tests.acts.walked import a_scan
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def an_agent(case: Case, name: str, *powers: str, until_on: date | None = None, signed: bool = True) -> Agent:
    agent = Agent(case=case, name=name, kind="律师", from_on=DAY, until_on=until_on, special=bool(powers),
                  special_powers=list(powers), parties=[the_employer(case)], power_file=a_scan() if signed else None)
    db.session.add(agent)
    db.session.flush()
    return agent


def against(agreement: Agreement, code: str) -> list[Remark]:
    return [remark for remark in remarks(agreement) if remark.code == code]


def test_an_agent_who_may_not_settle_is_named_while_drafting_and_does_not_stop_the_text(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    draft = a_draft_for_all(case, by)
    assert not against(draft, "agent_without_power")
    agent = an_agent(case, "钱律师", signed=False)
    (found,) = against(draft, "agent_without_power")
    assert not found.is_red and "钱律师" in found.message and "卷内没有授权委托书" in found.message
    assert not red_messages(draft)
    agent.power_file = a_scan()
    (found,) = against(draft, "agent_without_power")
    assert "一般授权" in found.message
    agent.special, agent.special_powers = True, ["admit"]
    assert "没有写" in against(draft, "agent_without_power")[0].message
    an_agent(case, "孙律师", "settle")
    assert not against(draft, "agent_without_power")


def test_a_power_that_has_ended_does_not_settle(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    draft = a_draft_for_all(case, bodies.people["wangmin"])
    an_agent(case, "钱律师", "settle", until_on=date(2026, 11, 22))
    assert "为止" in against(draft, "agent_without_power")[0].message


def test_a_draft_that_gives_more_than_the_agreed_facts_say_is_held_against_them(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    draft = a_draft_for_all(case, by)
    note_fact(case, FactTopic.WAGES, "八月工资3000元没有发。", by=by, claim_type=ClaimType.WAGES, amount_fen=300000)
    (found,) = against(draft, "facts_contradict")
    assert not found.is_red and "3,000.00" in found.message and "7,400.00" in found.message
    note_fact(case, FactTopic.WAGES, "九月、十月工资4400元没有发。", by=by, claim_type=ClaimType.WAGES, amount_fen=440000)
    assert not against(draft, "facts_contradict")


def test_a_sum_that_stays_in_dispute_is_not_held_against_a_draft(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies)
    draft = a_draft_for_all(case, by)
    note_fact(case, FactTopic.WAGES, "八月工资3000元没有发。", by=by, claim_type=ClaimType.WAGES, amount_fen=300000)
    note_fact(case, FactTopic.WAGES, "九月工资是否5200元。", by=by, disputed=True, claim_type=ClaimType.WAGES,
              amount_fen=520000)
    assert not against(draft, "facts_contradict")


def test_a_fact_that_names_a_worker_is_held_against_that_workers_lines(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=2)
    draft = a_draft_for_all(case, by)
    first, second = case.workers
    note_fact(case, FactTopic.WAGES, f"欠{first.name}工资14800元。", by=by, claim_type=ClaimType.WAGES, amount_fen=1480000)
    assert not against(draft, "facts_contradict"), "the other's line is not held against a fact that does not name him"
    note_fact(case, FactTopic.WAGES, f"欠{second.name}工资7000元。", by=by, claim_type=ClaimType.WAGES, amount_fen=700000)
    (found,) = against(draft, "facts_contradict")
    assert found.message.startswith(f"{second.name}的拖欠工资") and "7,000.00" in found.message
    note_fact(case, FactTopic.WAGES, f"{second.name}十月工资是否400元。", by=by, disputed=True,
              claim_type=ClaimType.WAGES, amount_fen=40000)
    assert not against(draft, "facts_contradict")


def test_a_name_within_another_name_is_not_that_person(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    case = a_case_in_mediation(bodies, workers=2)
    first, second = case.workers
    first.rename("李明")
    second.rename("李明华")
    draft = a_draft_for_all(case, by)
    note_fact(case, FactTopic.WAGES, "欠李明华工资7000元。", by=by, claim_type=ClaimType.WAGES, amount_fen=700000)
    (found,) = against(draft, "facts_contradict")
    assert found.message.startswith("李明华的") and "7,400.00" in found.message


def test_the_sum_of_a_fact_says_what_it_is_for(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    with pytest.raises(RequirementNotMet, match="一起填") as refused:
        note_fact(case, FactTopic.WAGES, "欠3000元。", by=bodies.people["wangmin"], amount_fen=300000)
    assert refused.value.field == "claim_type"
