"""The court's papers as files, and what the liaison says of each of them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, Field
from wtforms.validators import Optional

from mediation.confirmations.incoming_models import CourtDelivery, DeliveredPaper
from mediation.court.deliveries import ASIDE, RESULTS, Matched
from mediation.court.table import Line
from mediation.errors import RequirementNotMet
from mediation.returns.forms import ScansField
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, ShanghaiDateField, ShortText


class DeliverForm(BaseForm):
    """Rulings and notices of the court, in any order."""

    scans = ScansField("法院文书", description="PDF 或扫描图片，可以一次选20个，合计不超过20兆。文件名里写着案号或收件号的最好认，"
                                           "如“（2026）粤0605诉前调确12号 裁定书.pdf”“收法0088.pdf”；没有的，看二维码和正文。")


class DeliveryForm(BaseForm):
    """For each file: whose it is, what it records, and that the liaison has looked at it."""

    waiting: Sequence[Matched]
    both_notified = BooleanField("“确认有效”的各件，裁定前都已通知双方到场核实")

    def of(self, paper: DeliveredPaper, what: str) -> Field:
        """One field of one file."""
        return self._fields[f"{what}-{paper.ordinal}"]

    def lines(self) -> list[Line]:
        """The rows of the files that were confirmed and are to be recorded."""
        return [Line(paper.ordinal, self._cells(paper), proof=paper.file_sha256)
                for paper in self._confirmed() if self.of(paper, "result").data != ASIDE]

    def aside(self) -> list[DeliveredPaper]:
        """The confirmed files that record nothing here."""
        return [paper for paper in self._confirmed() if self.of(paper, "result").data == ASIDE]

    def take_errors(self, lines: Sequence[Line]) -> None:
        """Put what is wrong with a row on the field of its file that says whose it is."""
        for line in lines:
            if line.error:
                self.refuse(line.error, f"receipt-{line.number}")

    def check_anything(self) -> None:
        """At least one file is confirmed; raises RequirementNotMet."""
        if not self._confirmed():
            raise RequirementNotMet("还没有勾选。每份看过以后勾选“已核对”，再登记。")

    def _confirmed(self) -> list[DeliveredPaper]:
        return [each.paper for each in self.waiting if self.of(each.paper, "seen").data]

    def _cells(self, paper: DeliveredPaper) -> list[str]:
        day = self.of(paper, "day").data
        said = [self.of(paper, what).data or "" for what in ("receipt", "number", "result", "judge", "ground")]
        return [*said[:2], day.isoformat() if day else "", *said[2:]]


def delivery_form(delivery: CourtDelivery, waiting: Sequence[Matched]) -> DeliveryForm:
    """The form with the fields of every file that waits, filled with what was read."""
    fields: dict[str, Any] = {}
    for each in waiting:
        place, paper = each.paper.ordinal, each.paper
        receipt = each.strengthening.receipt_number if each.strengthening else paper.receipt_read
        which = f"第{place}份"
        fields |= {
            f"receipt-{place}": ShortText(f"{which}：收件号", [Optional()], most=20, default=receipt or ""),
            f"number-{place}": ShortText(f"{which}：案号", [Optional()], most=60, default=paper.number_read),
            f"result-{place}": ChoiceField(f"{which}：结果", [Optional()], choices=[(one, one) for one in RESULTS],
                                           default=each.result or None),
            f"day-{place}": ShanghaiDateField(f"{which}：日期", [Optional()], default=paper.day_read),
            f"judge-{place}": ShortText(f"{which}：法官", [Optional()], most=60, default=paper.judge_read),
            f"ground-{place}": ShortText(f"{which}：情形", [Optional()], most=200),
            f"seen-{place}": BooleanField(f"{which}：已核对"),
        }
    made = type("DeliveryForm", (DeliveryForm,), fields)(record=delivery)
    made.waiting = waiting
    return made
