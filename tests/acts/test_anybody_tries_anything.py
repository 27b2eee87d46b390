"""Anybody tries anything, in any order, on any day: what must hold whatever they do."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from mediation import clock
from mediation.cases import facts as said
from mediation.cases.acts import may_now, perform
from mediation.cases.models import Case
from mediation.cases.procedure import MediationProcedure
from mediation.cases.rows import lines
from mediation.cases.states import CaseState, EndReason
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.parties.models import Answer
from mediation.people.models import SYSTEM
from tests.builders import a_draft, the_bodies

OPENINGS = {"begin_application", "ask_to_talk", "start_own_motion", "receive_assignment"}
ACTS = sorted({line.act for line in lines(MediationProcedure)} - OPENINGS)
PEOPLE = ["wangmin", "liguoqiang", "zhouhui", "hejing", "majun", "qiuyue", "zhaolei", "system"]
REASONS = [None, "unreachable", "no_answer", "appraisal", *(reason.value for reason in EndReason)]
MAIN_LINE = ("submit", "ask_other_side", "store_consents", "accept", "name_mediators", "begin_mediation",
             "settle_terms", "take_effect", "archive", "reopen", "mediate_again")


@dataclass(frozen=True)
class Anything(said.Filing, said.Assignment, said.Missing, said.Referral, said.Acceptance, said.NamingOfMediators,
               said.Opening, said.Extension, said.Suspension, said.Withdrawal, said.Terms, said.Effect,
               said.EndWithoutAgreement, said.ArbitrationFiled, said.Archiving, said.Reopening, said.Correction):
    """Whatever a form could say, at random."""


class AnybodyTriesAnything(RuleBasedStateMachine):
    """One case; every person of the demo world and the system try every act with every kind of facts."""

    bodies: Bodies
    make: Callable[[], Case]
    seen: set[str] = set()

    @initialize()
    def take_in(self) -> None:
        self.case = self.make()
        self.done = 1
        self.states = ["draft"]

    @rule(act=st.sampled_from(ACTS), who=st.sampled_from(PEOPLE), yes=st.booleans(), reason=st.sampled_from(REASONS),
          days=st.integers(-3, 1), text=st.sampled_from(["", "有理由"]), agree=st.booleans())
    def try_it(self, act: str, who: str, yes: bool, reason: str | None, days: int, text: str, agree: bool) -> None:
        person: Any = SYSTEM if who == "system" else self.bodies.people[who]
        if agree:
            for party in self.case.active_parties:
                party.answer = Answer.AGREED.value
                party.service_address, party.electronic_service = "示例路8号", False
        before, offered = self.case.state, dict(may_now(self.case, person))
        try:
            with db.session.begin_nested():
                perform(self.case, act, by=person, facts=self._facts(yes, reason, days, text))
        except NotPermitted:
            assert act not in offered
        except NotNow:
            assert act not in {line.act for line in lines(MediationProcedure) if line.source == before}
        except RequirementNotMet as refused:
            assert refused.message
        else:
            assert act in offered
            self.done += 1
            self.states.append(self.case.state)
            self.seen.add(self.case.state)
            return
        assert self.case.state == before

    @rule(who=st.sampled_from(["wangmin", "liguoqiang"]), pick=st.integers(0, 30), reason=st.sampled_from(REASONS))
    def do_what_is_offered(self, who: str, pick: int, reason: str | None) -> None:
        offered = [act for act, _name in may_now(self.case, self.bodies.people[who]) if act in ACTS]
        if offered:
            self.try_it(offered[pick % len(offered)], who, True, reason, 0, "有理由", True)

    @rule(who=st.sampled_from(["wangmin", "liguoqiang"]))
    def walk_on(self, who: str) -> None:
        """The next act of the main line, where it is this person's."""
        offered = dict(may_now(self.case, self.bodies.people[who]))
        onward = next((act for act in MAIN_LINE if act in offered), None)
        if onward:
            self.try_it(onward, who, True, None, 0, "有理由", True)

    def _facts(self, yes: bool, reason: str | None, days: int, text: str) -> Anything:
        day = clock.today() + timedelta(days=days)
        people = ((self.bodies.people["liguoqiang"], None),) if yes else ()
        return Anything(
            happened_on=day, reason_code=reason, reason=text, until=day + timedelta(days=9), oral=yes,
            on_behalf_of=tuple(self.case.active_parties) if yes else (), signed_on_the_spot=yes,
            items=("身份证",) if yes else (), goes_to=text, address=text, capacity_in_order=yes, not_judged=yes,
            members=people, identity_checked=yes, rights_told=yes, notice_served=yes,
            sham_warning_given=yes, new_last_day=day + timedelta(days=40) if yes else None, reported_to=text,
            both_agree=yes, spoken_alone_on=day if yes else None, spoken_alone_by=text,
            red_findings=() if yes else ("金额不一致",), missing=() if yes else ("印章",), no_shows=2 if yes else 0,
            handoff_recorded=yes, approved_by=self.bodies.people["liguoqiang"] if yes else None,
            strengthening_state="conf_dismissed" if yes else None, proposed_by=self.bodies.people["zhouhui"])

    @invariant()
    def the_state_is_one_of_the_table_and_every_move_stands_in_the_history(self) -> None:
        assert self.case.state in {state.value for state in CaseState} - {"unopened"}
        assert len([step for step in self.case.steps if step.record_type == "case"]) == self.done
        moves = {(line.source, line.target) for line in lines(MediationProcedure)}
        assert all(pair in moves for pair in zip(self.states, self.states[1:]))

    @invariant()
    def nothing_runs_in_an_archived_case_but_the_limitation(self) -> None:
        running = {row.clock_id for row in self.case.deadlines if row.is_running and row.record_type == "case"}
        if self.case.state == "archived":
            assert running == set() and self.case.due_on is None and not self.case.is_open

    @invariant()
    def there_is_at_most_one_mediation_period_and_it_runs_only_while_it_may(self) -> None:
        mediation = [row for row in self.case.deadlines if row.clock_id == self.case.mediation_clock and row.is_running]
        assert len(mediation) <= 1
        if mediation:
            assert self.case.state in ("accepted", "assigned", "in_mediation", "signing")

    @invariant()
    def the_history_never_goes_back_in_time(self) -> None:
        days = [step.happened_on for step in self.case.steps]
        assert days == sorted(days)

    def teardown(self) -> None:
        db.session.rollback()


@pytest.mark.databases("sqlite")
def test_anybody_tries_anything_and_the_procedure_holds(app: Any, on: Callable[..., None]) -> None:
    on(date(2026, 11, 23))
    bodies = the_bodies()

    class Tries(AnybodyTriesAnything):
        pass

    Tries.bodies = bodies
    Tries.make = staticmethod(lambda: a_draft(bodies))
    run_state_machine_as_test(Tries, settings=settings(
        max_examples=80, stateful_step_count=40, deadline=None, derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]))
    assert {"submitted", "consented", "accepted", "in_mediation", "signing", "effective", "no_agreement", "withdrawn",
            "referred", "archived", "reopened"} <= Tries.seen
