"""How a case ends without an agreement in effect, where it goes from there, the archive and what comes after it."""
from __future__ import annotations

from datetime import date

from mediation import clock
from mediation.assignments import acts as assigning
from mediation.cases.assignments import GoingBack, ReceivedBack
from mediation.cases.facts import EndWithoutAgreement, Facts, Reopening, Withdrawal
from mediation.cases.states import EndReason
from mediation.closing import acts as closing
from mediation.closing import archiving, reopening
from mediation.closing.archiving import ForTheArchive
from mediation.closing.checklist import missing_papers
from mediation.demo.walk.cast import InHand
from mediation.documents.acts import serve
from mediation.documents.models import ServiceWay
from mediation.documents.queries import papers_of
from mediation.handoffs import acts as handing
from mediation.handoffs.models import Handoff, HandoffWay, ReceiverAnswer, ResultKind
from mediation.handoffs.requirements import HandoffFacts
from mediation.intake.from_court.models import SuitWish
from mediation.law.suits import AwardForce
from mediation.parties.models import Party


class Ending(InHand):
    """Withdrawal, no agreement, the ways on, the archive."""

    def withdraws(self, reason: str, *, own_settlement: bool = False) -> None:
        closing.withdraw(self.case, Withdrawal(
            reason=reason, spoken_alone_on=clock.today(), spoken_alone_by=self.clerk.name,
            own_settlement=own_settlement, proof=self.scan("撤回申请书")), by=self.clerk)

    def ends(self, why: EndReason, reason: str = "") -> None:
        closing.end_without_agreement(self.case, EndWithoutAgreement(reason_code=why.value, reason=reason),
                                      by=self.mediator)

    def ends_for_distance(self, reason: str) -> None:
        """Too far apart; the letter is handed over."""
        self.ends(EndReason.TOO_FAR_APART, reason)
        self.serves_the_ending()

    def stops_suspended(self, why: EndReason, reason: str = "") -> None:
        closing.stop_suspended(self.case, EndWithoutAgreement(reason_code=why.value, reason=reason), by=self.mediator)

    def prepares_arbitration(self, party: Party | None = None, plan_on: date | None = None) -> Handoff:
        self.note["handoff"] = handing.prepare(self.case, self._to_commission(party, plan_on), Facts(), by=self.clerk)
        return self.note["handoff"]

    def files_arbitration(self, party: Party | None = None, reason: str = "", *, deferred: bool = False) -> Handoff:
        """A party goes to the commission; before effect this ends the mediation."""
        self.note["handoff"] = handing.file_arbitration(
            self.case, self._to_commission(party, None), HandoffFacts(
                on_behalf_of=(party or self.case.applicants[0],), reason=reason, proof=self.scan("仲裁申请书")),
            by=self.clerk, prepared=self._prepared(), deferred=deferred)
        return self.note["handoff"]

    def _prepared(self) -> Handoff | None:
        """What lies ready to be sent."""
        ready: Handoff | None = self.note.get("handoff")
        return ready if ready is not None and ready.state == "prepared" else None

    def takes_up(self, handoff: Handoff) -> None:
        """What follows is about this way out."""
        self.note["handoff"] = handoff

    def goes_to_court(self, issues: str, reason: str = "当事人坚持立案。") -> Handoff:
        """Back to the court that handed the case over."""
        court = self.bodies[self.body].court
        assert court is not None
        plan = handing.HandoffPlan(HandoffWay.COURT, court.name, court.address, issues=issues)
        self.note["handoff"] = handing.hand_to_court(self.case, plan, HandoffFacts(reason=reason, insists=True),
                                                     by=self.clerk)
        return self.note["handoff"]

    def returns_to_court(self, issues: str, wish: SuitWish | None = None, conduct: str = "") -> None:
        """The result goes back to the court that sent the case."""
        assigning.return_to_court(self.case, assigning.ReturnPlan(issues=issues), GoingBack(
            wish=wish.value if wish else "", conduct=conduct), by=self.clerk)

    def court_signs_for_it(self, *, lacking: str = "", words: str = "") -> None:
        """The court's liaison says whether what came back is whole."""
        assigning.receive_return(self.case, ReceivedBack(lacking=lacking, reason=words), by=self.liaison)

    def asks_for_aid(self, worker: Party) -> Handoff:
        aid = self.bodies[self.body].legal_aid
        assert aid is not None
        plan = handing.HandoffPlan(HandoffWay.LEGAL_AID, aid.name, aid.address, party=worker)
        self.note["aid"] = handing.ask_for_aid(self.case, plan, Facts(on_behalf_of=(worker,)), by=self.clerk)
        return self.note["aid"]

    def aid_is_granted(self) -> None:
        handing.record_aid_granted(self.note["aid"], Facts(), by=self.clerk)

    def aid_is_ended(self, reason: str) -> None:
        handing.record_aid_ended(self.note["aid"], Facts(reason=reason), by=self.clerk)

    def is_accepted_by_commission(self, number: str = "") -> None:
        handing.record_accepted(self.note["handoff"], HandoffFacts(number=number), by=self.clerk)

    def gets_award(self, number: str, words: str, force: AwardForce = AwardForce.NOT_FINAL, *,
                   paper: bool = False) -> None:
        """The award has come to both; or the commission's mediation paper."""
        handing.record_award(self.note["handoff"], HandoffFacts(
            kind=(ResultKind.MEDIATION_PAPER if paper else ResultKind.AWARD).value, number=number, result=words,
            force="" if paper else force.value), by=self.clerk)

    def award_binds(self) -> None:
        handing.award_takes_effect(self.note["handoff"], HandoffFacts(), by=self.clerk)

    def sues_on_award(self, party: Party | None = None) -> None:
        court = self.bodies[self.body].court
        assert court is not None
        handing.sue_on_award(self.note["handoff"], court.name, HandoffFacts(
            on_behalf_of=(party or self.case.applicants[0],)), by=self.clerk)

    def is_docketed(self, number: str) -> None:
        handing.record_docketed(self.note["handoff"], HandoffFacts(number=number), by=self.clerk)

    def is_judged(self, number: str, words: str, kind: ResultKind = ResultKind.JUDGMENT) -> None:
        handing.record_judgment(self.note["handoff"], HandoffFacts(kind=kind.value, number=number, result=words),
                                by=self.clerk)

    def judgment_binds(self) -> None:
        handing.judgment_takes_effect(self.note["handoff"], HandoffFacts(), by=self.clerk)

    def award_is_set_aside(self, number: str, words: str) -> None:
        handing.record_annulled(self.note["handoff"], HandoffFacts(
            kind=ResultKind.ANNULLED.value, number=number, result=words), by=self.clerk)

    def court_entrusts_mediation(self) -> None:
        handing.entrust_suit(self.note["handoff"], HandoffFacts(), by=self.clerk)

    def is_returned(self, reason: str) -> None:
        """The receiver sends it back."""
        handing.record_answer(self.note["handoff"], HandoffFacts(
            answer=ReceiverAnswer.RETURNED.value, reason=reason), by=self.clerk)

    def closes_handoff(self, kind: ResultKind, number: str, words: str) -> None:
        """Nothing more is to be done on this way."""
        handing.close_handoff(self.note["handoff"], HandoffFacts(kind=kind.value, number=number, result=words),
                              by=self.clerk)

    def drops_handoff(self, reason: str) -> None:
        handing.drop(self.note["handoff"], Facts(reason=reason), by=self.clerk)

    def _to_commission(self, party: Party | None, plan_on: date | None) -> handing.HandoffPlan:
        commission = self.bodies[self.body].commission
        assert commission is not None
        return handing.HandoffPlan(HandoffWay.ARBITRATION, commission.name, commission.address,
                                   party=party or self.case.applicants[0], plan_on=plan_on,
                                   issues="请求的数额和计算方法")

    def serves_the_ending(self) -> None:
        """The letter that ends the case is handed to those whom it concerns."""
        letter = [paper for paper in papers_of(self.case) if paper.code in ("D06", "D30")][-1]
        for party in self.case.applicants if letter.code == "D06" else self.case.active_parties:
            serve(letter, party, ServiceWay.DIRECT, clock.today(), by=self.clerk, taken_by=party.name)

    def archives(self) -> None:
        """Proposed by the clerk, approved by the director; gaps are explained."""
        facts = ForTheArchive(explained="本阶段的手写文书在纸质卷内。" if missing_papers(self.case) else "")
        archiving.propose_archive(self.case, facts, by=self.clerk)
        archiving.archive(self.case, facts, by=self.director)

    def reopens(self, reason: str) -> None:
        reopening.reopen(self.case, Reopening(reason=reason), by=self.director)

    def reopens_for_new_agreement(self, reason: str) -> None:
        reopening.reopen_for_new_agreement(self.case, Facts(reason=reason, proof=self.scan("变更协议申请")), by=self.clerk)

    def reopens_void(self, reason: str) -> None:
        reopening.reopen_void(self.case, Reopening(reason=reason, ruling_or_paper=True, proof=self.scan("撤销裁判")),
                              by=self.clerk)

    def mediates_again(self) -> None:
        reopening.mediate_again(self.case, Facts(), by=self.director)

    def lets_the_agreement_stand(self, reason: str) -> None:
        reopening.agreement_stands(self.case, Facts(reason=reason), by=self.director)

    def ends_reopened(self, reason: str) -> None:
        reopening.end_reopened(self.case, Facts(reason=reason), by=self.director)

    def closes_reopened(self, reason: str) -> None:
        reopening.close_reopened(self.case, Facts(reason=reason), by=self.director)
