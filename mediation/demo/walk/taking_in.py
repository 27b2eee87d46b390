"""From the counter to the acceptance, or to its refusal: what the clerk does first."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import Acceptance, Facts
from mediation.cases.models import Case
from mediation.cases.splitting import split_off
from mediation.cases.talks import TalksOver
from mediation.demo.invented import mobile, resident_number
from mediation.demo.walk.cast import InHand, at, in_days
from mediation.documents.kinds.d07_correction_notice import Lacking
from mediation.intake.acceptance import acts as acceptance_acts
from mediation.intake.acceptance import gaps as acceptance_gaps
from mediation.intake.acceptance import referral as acceptance_referral
from mediation.intake.acceptance.acts import Answered, NotTaken
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.contacts.acts import ContactOutcome, ContactWay, Tried, record_contact
from mediation.intake.facts import ConsentWay, HandedOver, MaterialFacts, RegisteringFacts, Submission
from mediation.intake.powers import representation
from mediation.intake.powers.representation import AgentKind, Heir, Liability, PowerGiven
from mediation.intake.registering import acts, negotiation
from mediation.law.capacity import SpecialPower
from mediation.law.terms import Source
from mediation.parties.models import Agent, Party

POWERS = tuple(power for power in SpecialPower if power is not SpecialPower.COLLECT_MONEY)


class TakingIn(InHand):
    """Rows 4b to 13 of the mediation."""

    def _here(self, facts: RegisteringFacts) -> RegisteringFacts:
        """The same before this body, whose character the applicant has been told of."""
        return replace(facts, body=self.bodies[self.body], choice_told=True)

    def registers(self, facts: RegisteringFacts) -> None:
        """The application is begun at the counter."""
        self.case = acts.register(self._here(facts), by=self.clerk)

    def submits(self, **said: Any) -> None:
        """The application is handed in; an oral one has been signed on the spot."""
        self.slips = acts.submit(self.case, Submission(
            signed_on_the_spot=self.case.source == Source.ORAL.value, **said), by=self.clerk)

    def takes_in(self, facts: RegisteringFacts) -> None:
        self.registers(facts)
        self.submits()

    def gives_up(self, reason: str) -> None:
        """The application is begun but not handed in."""
        perform(self.case, "give_up_draft", by=self.clerk, facts=Facts(reason=reason))

    def is_handed(self, facts: RegisteringFacts) -> None:
        """A court or a commission hands the case over."""
        self.case = acts.receive_assignment(self._here(facts), HandedOver(
            consent_recorded=True, consented_on=clock.today(), consent_way=ConsentWay.SIGNED), by=self.clerk)

    def signs_for_the_file(self) -> None:
        """The body confirms to the court that it takes the case."""
        self.slips = acts.confirm_assignment(self.case, Facts(), by=self.clerk)

    def starts_itself(self, facts: RegisteringFacts) -> None:
        """The director takes the matter up without an application."""
        self.case = acts.start_own_motion(self._here(facts), by=self.director)

    def asks_to_talk(self, facts: RegisteringFacts) -> None:
        """One side asks the other to talk before any mediation."""
        self.case = negotiation.ask_to_talk(self._here(facts), by=self.clerk)

    def agrees_on_talks(self, until: date) -> None:
        negotiation.answer_talks(self.case, Facts(until=until, proof=self.scan("协商期限约定")), by=self.clerk)

    def settles_privately(self, due_on: date) -> None:
        negotiation.settle_privately(self.case, Facts(on_behalf_of=tuple(self.case.active_parties)),
                                     self.upload("和解协议书"), due_on=due_on, by=self.clerk)

    def ends_talks(self, over: TalksOver) -> None:
        negotiation.end_talks(self.case, Facts(reason_code=over.value), by=self.clerk)

    def defaults_on_settlement(self) -> None:
        negotiation.default_on_settlement(self.case, Facts(reason="到期没有付款。"), by=self.clerk)

    def closes_settled(self) -> None:
        negotiation.close_settled(self.case, Facts(), self.upload("转账凭证"), by=self.clerk)

    def tries(self, party: Party, outcome: ContactOutcome = ContactOutcome.NO_ANSWER, words: str = "",
              way: ContactWay = ContactWay.PHONE) -> None:
        """One try to reach a party, entered in the log."""
        record_contact(self.case, Tried(party, way, outcome, words), by=self.clerk)

    def asks_for_the_missing(self, *lacking: Lacking, words: str = "") -> None:
        gaps = acceptance_gaps.Gaps(lacking=lacking or (Lacking.IDENTITY,), words=words)
        acceptance_gaps.ask_correction(self.case, gaps, by=self.clerk)

    def brings_the_missing(self, *names: str) -> None:
        acceptance_gaps.complete_correction(self.case, acceptance_gaps.Completed(
            materials=tuple(MaterialFacts(name) for name in names or ("居民身份证复印件",))), by=self.clerk)

    def lets_it_lapse(self, reason: str) -> None:
        acceptance_gaps.lapse_correction(
            self.case, Facts(reason=reason, proof=self.scan("不再申请的说明")), by=self.director)

    def asks(self) -> None:
        """Everybody who has not agreed by filing is asked."""
        acceptance_acts.ask_other_side(self.case, by=self.clerk)

    def answers(self, word: PartyWord = PartyWord.AGREED, parties: Iterable[Party] | None = None,
                way: AnswerWay = AnswerWay.IN_PERSON, words: str = "", goes_on: bool = True,
                happened_on: date | None = None, late_reason: str = "") -> None:
        """Parties answer, all who were asked unless some are named; a slip they signed is kept."""
        waiting = tuple(parties) if parties is not None else tuple(
            party for party in self.case.active_parties if not party.has_agreed)
        said = word in (PartyWord.AGREED, PartyWord.REFUSED)
        spoken = said and way in acceptance_acts.SPOKEN
        moment = at(happened_on, 10) if happened_on else clock.now()
        acceptance_acts.record_answer(self.case, Answered(
            on_behalf_of=waiting, word=word, way=way if said else None, words=words, goes_on=goes_on,
            happened_on=happened_on, late_reason=late_reason, happened_at=moment if spoken else None,
            proof=self.scan("意愿回执") if way is AnswerWay.SLIP and said else None), by=self.clerk)

    def answers_no(self, party: Party, words: str) -> None:
        """One of several does not take part; the case goes on against the others."""
        self.answers(PartyWord.REFUSED, [party], AnswerWay.SLIP, words)

    def nobody_answers(self) -> None:
        """The days to answer are over: silence is recorded of each who was asked."""
        silent = [party for party in self.case.respondents if not party.has_agreed]
        self.answers(PartyWord.NO_ANSWER, silent, goes_on=False)

    def accepts(self, happened_on: date | None = None, late_reason: str = "") -> None:
        acceptance_acts.accept(self.case, Acceptance(
            capacity_in_order=True, not_judged=True, happened_on=happened_on, late_reason=late_reason), by=self.clerk)

    def refuses(self, why: NotTaken, reason: str = "") -> None:
        acceptance_acts.refuse_acceptance(self.case, Facts(reason_code=why.value, reason=reason), by=self.director)

    def refers(self, goes_to: str, address: str, reason: str, *, matter: str = acceptance_referral.OTHER_BODY,
               deadline: str = "", aid_for: tuple[Party, ...] = ()) -> None:
        """The matter belongs elsewhere: where, and why."""
        facts = acceptance_referral.Referred(goes_to=goes_to, address=address, reason=reason, matter=matter,
                                             deadline=deadline, aid_for=aid_for)
        if self.case.state == "submitted":
            acceptance_referral.propose_referral(self.case, facts, by=self.clerk)
            acceptance_referral.refer(self.case, facts, by=self.director)
        else:
            acceptance_referral.refer_out_of_scope(self.case, facts, by=self.director)

    def gives_back(self, reason: str) -> None:
        """An assignment goes back to who handed it over."""
        acceptance_referral.decline_assignment(self.case, Facts(reason=reason), by=self.clerk)

    def splits_off(self, workers: Sequence[Party], reason: str) -> Case:
        """Some workers get a case of their own."""
        return split_off(self.case, workers, Facts(reason=reason), by=self.clerk)

    def puts_up(self, *representatives: Party) -> None:
        """Ten or more choose who speaks for them."""
        representation.put_up_representatives(self.case, representatives, self.upload("代表人推选书"), by=self.clerk)

    def gives_power(self, party: Party, name: str, kind: AgentKind = AgentKind.EMPLOYEE) -> Agent:
        """A party sends somebody with a special power, which ends in ninety days."""
        seed = sum(map(ord, name))
        return representation.give_power(self.case, [party], PowerGiven(
            name=name, kind=kind, from_on=clock.today(), until_on=in_days(90), firm=party.name, phone=mobile(seed),
            identity_number=resident_number(seed), powers=POWERS), self.upload(f"授权委托书{name}"),
            by=self.clerk)

    def loses_the_worker(self, died_on: date, heirs: Sequence[Heir]) -> list[Party]:
        """The worker has died; those heirs are entered who are known."""
        return representation.record_death(self.case.applicants[0], died_on, heirs, by=self.clerk)

    def announces_agent(self, party: Party, name: str, kind: AgentKind = AgentKind.EMPLOYEE) -> Agent:
        """A party says who will come for it; the paper is not there yet."""
        return representation.give_power(self.case, [party], PowerGiven(
            name=name, kind=kind, from_on=clock.today(), firm=party.name, phone=mobile(sum(map(ord, name)))), None,
            by=self.clerk)

    def answer_together(self, liability: Liability, *shares: tuple[Party, int]) -> None:
        representation.answer_together(self.case, liability, shares, by=self.clerk)
