"""After the effect: review by the arbitration commission, and the court's own paper in a case that it delegated."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.agreements.signing import signers
from mediation.confirmations import acts as confirming
from mediation.confirmations.arbitration_requirements import CourtPaperFacts, ReviewFacts
from mediation.demo.walk.cast import InHand

OFFICER = "仲裁员洪涛"


class Reviewing(InHand):
    """Record S, as far as arbitration review goes."""

    def asks_for_review(self) -> None:
        """Both have signed the application; it is handed in on the same day."""
        commission = self.case.body.commission
        assert commission is not None
        confirming.file_review(
            self.strengthening, [confirming.Joining(party) for party in signers(self.agreement)],
            ReviewFacts(commission=commission.name, proof=self.scan("仲裁审查申请书")), by=self.clerk)

    def commission_dockets(self) -> None:
        confirming.docket_review(self.strengthening, self._said("受理通知书"), by=self.clerk)

    def commission_extends(self) -> None:
        confirming.extend_review(self.strengthening, self._said("延长审查期限通知"), by=self.clerk)

    def commission_refuses(self, *grounds: str) -> None:
        confirming.refuse_review(self.strengthening, self._said("不予受理通知书", grounds=grounds), by=self.clerk)

    def commission_gives_no_paper(self, *grounds: str) -> None:
        confirming.give_no_paper(self.strengthening, self._said("不予制作调解书通知书", grounds=grounds), by=self.clerk)

    def withdraws_review(self) -> None:
        """The applicants take it back, on their signed paper."""
        confirming.withdraw_review(self.strengthening, ReviewFacts(
            on_behalf_of=tuple(self.case.applicants), reason="改向法院申请司法确认。", proof=self.scan("撤回审查申请书")),
            by=self.clerk)

    def signs_for_review_paper(self) -> None:
        """Everybody signs for the commission's paper."""
        confirming.issue_review_paper(self.strengthening, self._said(
            "仲裁调解书", decided_on=clock.today(), signed=tuple((party, clock.today()) for party in signers(
                self.agreement))), by=self.clerk)

    def signs_for_delegated_paper(self, number: str) -> None:
        """Everybody signs for the paper that the inviting court made."""
        confirming.issue_court_paper(self.strengthening, CourtPaperFacts(
            number=number, judge="周岚", decided_on=clock.today(), proof=self.scan("诉前调书"),
            signed=tuple((party, clock.today()) for party in signers(self.agreement))), by=self.clerk)

    def _said(self, paper: str, **more: Any) -> ReviewFacts:
        """The commission's number for this application, who decided, its paper."""
        number = f"青溪劳人仲审〔{clock.today().year}〕{100 + self.strengthening.id}号"
        return ReviewFacts(number=number, officer=OFFICER, proof=self.scan(paper), **more)
