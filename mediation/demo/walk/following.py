"""After the effect: confirmation by the court, what is paid and what is not."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, Obligation
from mediation.agreements.signing import signers
from mediation.agreements.states import OWED
from mediation.confirmations import acts as confirming
from mediation.confirmations.courts import Choosing, CourtGround
from mediation.confirmations.requirements import ConfirmationFacts
from mediation.demo.walk.cast import InHand
from mediation.documents.models import ServiceWay
from mediation.law.review_points import Point
from mediation.parties.models import Party
from mediation.performance import acts as performing
from mediation.performance.acts import PaymentFacts, PaymentWay, SaidBy
from mediation.performance.requirements import PerformanceFacts

ANSWERS = {True: "愿意，是我自己的意思。", False: "同意协议的内容，会按期付款。"}


class Confirming(InHand):
    """Record S, as far as judicial confirmation goes."""

    def chooses_confirmation(self, court_answer: str = "") -> None:
        court = self.bodies[self.body].court
        assert court is not None
        ground = CourtGround.INVITING if self.case.basis == "court_delegated" else CourtGround.BODY_SEAT
        confirming.choose_confirmation(self.strengthening, Choosing(court, ground), ConfirmationFacts(
            court_answer=court_answer), by=self.clerk)

    def joins(self, parties: Iterable[Party] | None = None) -> None:
        """The parties join the application with their signatures."""
        who = list(parties) if parties is not None else signers(self.agreement)
        confirming.join_application(self.strengthening, [confirming.Joining(party) for party in who], clock.today(),
                                    self.scan("司法确认申请书"), by=self.clerk)

    def files(self) -> None:
        confirming.file_application(self.strengthening, by=self.clerk)

    def applies(self, court_answer: str = "") -> None:
        """Chosen, joined and filed on one day."""
        self.chooses_confirmation(court_answer)
        self.joins()
        self.files()

    def drops_confirmation(self) -> None:
        confirming.drop_confirmation(self.strengthening, by=self.clerk)

    def court_returns(self, until: date, *reasons: str, clause: str = "", words: str = "") -> None:
        confirming.return_application(self.strengthening, confirming.Return(reasons, clause, words),
                                      ConfirmationFacts(until=until), by=self.liaison)

    def supplies(self, *, words: str = "", supplement: Agreement | None = None) -> None:
        confirming.supply(self.strengthening, ConfirmationFacts(
            reason=words, proof=self.scan("补正材料"), supplement=supplement), by=self.clerk)

    def court_dockets(self) -> None:
        self.note["court_number"] = self._court_number()
        confirming.docket(self.strengthening, ConfirmationFacts(
            number=self.note["court_number"], judge="周岚", proof=self.scan("受理通知书")), by=self.liaison)

    def court_reviews(self) -> None:
        """The six points, each with the answer of everybody who signed."""
        heard = [confirming.Heard(party, {point: ANSWERS[party.is_worker] for point in Point}, clock.now())
                 for party in signers(self.agreement)]
        confirming.record_review(self.strengthening, [confirming.Checked(point, True) for point in Point], heard,
                                 by=self.liaison)

    def court_decides(self, act: str, *grounds: str, words: str = "") -> None:
        """grant, dismiss, refuse, terminate, reject_objection, change_ruling, revoke."""
        number = self.note.get("court_number") or self._court_number()
        confirming.decide(self.strengthening, act, ConfirmationFacts(
            number=number, judge="周岚", grounds=grounds, reason=words, both_notified=True, proof=self.scan(f"裁定书{act}")),
            by=self.liaison)

    def court_serves(self) -> None:
        """The ruling reaches everybody."""
        ruling = self.strengthening.rulings[-1]
        confirming.record_service(ruling, signers(self.agreement), clock.today(), ServiceWay.DIRECT, by=self.liaison)

    def is_granted(self) -> None:
        self.court_reviews()
        self.court_decides("grant")

    def withdraws_application(self, reason: str = "双方决定直接履行，不再申请确认。") -> None:
        confirming.withdraw_application(self.strengthening, ConfirmationFacts(
            number=self.note.get("court_number", ""), judge="周岚", reason=reason, proof=self.scan("撤回申请")),
            by=self.liaison if self.strengthening.court_number else self.clerk)

    def is_deemed_withdrawn(self) -> None:
        confirming.deem_withdrawn(self.strengthening, ConfirmationFacts(
            number=self._court_number(), judge="周岚", proof=self.scan("按撤回处理裁定")), by=self.liaison)

    def opens_doors_again(self) -> None:
        confirming.open_doors_again(self.strengthening, by=self.clerk)

    def objects(self, party: Party, reason: str) -> None:
        confirming.object_to_ruling(self.strengthening, ConfirmationFacts(
            on_behalf_of=(party,), reason=reason, proof=self.scan("异议书")), by=self.liaison)

    def _court_number(self) -> str:
        court = self.bodies[self.body].court
        assert court is not None
        return f"（{clock.today().year}）{court.court_character}诉前调确{100 + self.strengthening.id}号"


class Performing(InHand):
    """Record P."""

    def pays(self, line: Obligation, amount_fen: int | None = None, **said: Any) -> None:
        """A payment on a line: all that is left unless a sum is said."""
        performing.record_payment(line, self._payment(line, amount_fen, **said), by=self.clerk)

    def pay_together(self, lines: Iterable[Obligation], **said: Any) -> None:
        """What is left of several lines comes at the same time: one act, one ledger."""
        performing.record_payments([(line, self._payment(line, None, **said)) for line in lines], by=self.clerk)

    def pays_all(self, instalment: int | None = None, **said: Any) -> None:
        """Every line that is owed, or those of one instalment."""
        self.pay_together([line for line in self.lines if line.state in OWED and instalment in (None, line.instalment)],
                          **said)

    def _payment(self, line: Obligation, amount_fen: int | None, *, way: PaymentWay = PaymentWay.TRANSFER,
                 said_by: SaidBy = SaidBy.PAYEE, words: str = "") -> PaymentFacts:
        left = line.left_fen if amount_fen is None else amount_fen
        is_sum = line.amount_fen is not None
        return PaymentFacts(
            paid_on=clock.today(), amount_fen=left if is_sum else 0, way=way if is_sum else PaymentWay.OTHER,
            said_by=said_by, proof=self.scan("收款凭证"), words=words, on_behalf_of=(line.payee,))

    def defaults(self, instalment: int | None = None) -> None:
        """Lines whose day has passed are recorded as not performed."""
        for line in self.lines:
            if line.state == "performing" and line.due_on and line.due_on < clock.today() \
                    and instalment in (None, line.instalment):
                performing.record_default(line, PerformanceFacts(reason="到期未付"), by=self.clerk)

    def reminds(self, line: Obligation, reason: str = "电话催告") -> None:
        performing.remind_of_performance(line, PerformanceFacts(reason=reason), by=self.clerk)

    def agrees_new_day(self, line: Obligation, until: date) -> None:
        performing.agree_new_day(line, PerformanceFacts(until=until, proof=self.scan("延期履行约定")), by=self.clerk)

    def waives(self, line: Obligation, reason: str) -> None:
        performing.waive(line, PerformanceFacts(reason=reason, proof=self.scan("免除声明")), by=self.clerk)

    def bounces(self, line: Obligation, reason: str) -> None:
        performing.undo_performed(line, PerformanceFacts(reason=reason), by=self.director)
