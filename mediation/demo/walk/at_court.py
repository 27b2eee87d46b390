"""After a default: the payment order and the enforcement, as asked by the worker and done by the court."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation import clock
from mediation.agreements.models import Obligation
from mediation.bodies.models import Body
from mediation.demo.walk.cast import InHand
from mediation.law.payment_order import Gate, ObjectionFlaw, OrderCondition, OrderEnd
from mediation.performance import court_acts
from mediation.performance.court_requirements import CourtFacts, Pause

JUDGE = "郑言"


class AtCourt(InHand):
    """Record P, from a default on, as far as a court has it in hand."""

    def asks_for_an_order(self, lines: Sequence[Obligation], gate: Gate = Gate.AGREEMENT) -> None:
        court_acts.file_payment_order(lines, CourtFacts(
            court_name=self._court.name, gate=gate, conditions=tuple(OrderCondition),
            proof=self.scan("支付令申请书"), on_behalf_of=(lines[0].payee,)), by=self.clerk)

    def order_is_docketed(self, line: Obligation) -> None:
        court_acts.docket_payment_order(line, CourtFacts(
            number=self._number(line, "民督"), proof=self.scan("支付令受理通知书")), by=self.clerk)

    def order_is_issued(self, line: Obligation) -> None:
        court_acts.issue_payment_order(line, self._decided(line, "民督", "支付令"), by=self.liaison)

    def order_is_served(self, line: Obligation) -> None:
        court_acts.serve_payment_order(line, CourtFacts(reason="直接送达", proof=self.scan("支付令送达回证")), by=self.clerk)

    def order_goes_out(self, line: Obligation) -> None:
        """Docketed and issued on one day."""
        self.order_is_docketed(line)
        self.order_is_issued(line)

    def objection_is_dismissed(self, line: Obligation) -> None:
        court_acts.dismiss_objection(line, CourtFacts(
            reason_code=ObjectionFlaw.CANNOT_PAY.value, reason="单位来函只说资金紧张，请求分期。"), by=self.clerk)

    def order_is_objected_to(self, line: Obligation) -> None:
        court_acts.end_payment_order(line, self._decided(
            line, "民督", "终结督促程序裁定", reason_code=OrderEnd.OBJECTION.value, objected_on=clock.today(),
            reason="单位主张已经付过，并附转账记录。"), by=self.clerk)

    def asks_for_enforcement(self, lines: Sequence[Obligation]) -> None:
        court_acts.apply_for_enforcement(lines, CourtFacts(
            court_name=self._court.name, number=self._number(lines[0], "执"), reason="单位在某某银行开有基本户。",
            proof=self.scan("强制执行申请书"), on_behalf_of=(lines[0].payee,)), by=self.clerk)

    def enforcement_finds_nothing(self, line: Obligation) -> None:
        court_acts.pause_enforcement(line, self._decided(
            line, "执", "终结本次执行裁定", reason_code=Pause.NO_ASSETS.value, reason="账户无余额，名下没有车辆、不动产。"),
            by=self.clerk)

    @property
    def _court(self) -> Body:
        court = self.bodies[self.body].court
        assert court is not None
        return court

    def _decided(self, line: Obligation, kind: str, what: str, **more: Any) -> CourtFacts:
        return CourtFacts(number=self._number(line, kind), judge=JUDGE, proof=self.scan(what), **more)

    def _number(self, line: Obligation, kind: str) -> str:
        """One number for each line that leads an application."""
        return f"（{clock.today().year}）{self._court.court_character}{kind}{100 + line.id}号"
