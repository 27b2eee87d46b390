"""Like applications in one pass: what they have in common once, only the differences of each, decided each by each."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import BooleanField
from wtforms.validators import Optional

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.agreements.queries import sums_that_hold
from mediation.confirmations import acts
from mediation.confirmations.acts.moving import known_as
from mediation.confirmations.alike import text_without_differences
from mediation.confirmations.requirements import ConfirmationFacts
from mediation.court import table
from mediation.court.queries import alike
from mediation.court.review import warnings_of_the_parties
from mediation.law.confirmation_file import DismissalGround
from mediation.law.money import yuan
from mediation.law.review_points import Point
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, ShanghaiDateField, ShortText

NOTHING = "不动"
RESULTS = [("docket", "受理"), ("grant", "确认有效"),
           *((f"dismiss:{ground.value}", f"驳回：{ground.label}") for ground in DismissalGround)]
ALWAYS = ("劳动者", "步骤")


@dataclass(frozen=True)
class LikeOne:
    """One of the like applications, with what it has of its own by the name of the column."""

    strengthening: Strengthening
    number: str
    cells: dict[str, str]


@dataclass(frozen=True)
class LikeOnes:
    """All of them: the text they share, the columns in which they differ, what is the same in all."""

    text: list[str]
    columns: list[str]
    same: list[tuple[str, str]]
    rows: list[LikeOne]


def like_ones_shown(members: Sequence[Strengthening]) -> LikeOnes:
    """Columns in which all say the same stand once above the table."""
    sums = sums_that_hold([each.agreement_id for each in members])
    rows = [LikeOne(each, known_as(each), _cells(each, sums[each.agreement_id])) for each in members]
    differing = [name for name in rows[0].cells if name in ALWAYS or len({row.cells[name] for row in rows}) > 1]
    same = [(name, words) for name, words in rows[0].cells.items() if name not in differing]
    return LikeOnes(text_without_differences(members[0].agreement), differing, same, rows)


def _cells(one: Strengthening, agreed_fen: int) -> dict[str, str]:
    agreement, case = one.agreement, one.case
    workers = [party for party in agreement.parties if party.is_worker]
    here = {party.id for party in workers}
    claimed = [claim.amount_fen for claim in case.claims if claim.claimant_id in here]
    known = [fen for fen in claimed if fen is not None]
    days = sorted({line.due_on for line in agreement.obligations if line.due_on})
    return {
        "劳动者": "、".join(party.name for party in workers), "步骤": one.state_term.label,
        "主张": yuan(sum(known)) if known else "未说", "议定": yuan(agreed_fen),
        "付款日": "、".join(day.isoformat() for day in days) or "未写", "账户": "；".join(_accounts(one)) or "都是本人账户",
        "语言": "、".join(sorted({party.language_term.label for party in workers})),
        "代理人": "、".join(sorted({agent.name for party in workers for agent in party.agents})) or "没有",
        "提示": "；".join(warnings_of_the_parties(case, agreement)) or "没有",
        "六点": f"{sum(row.passes is not None for row in one.review_points)}/{len(Point)}"}


def _accounts(one: Strengthening) -> Iterator[str]:
    """Money that does not go to an account of the one who is to get it, or for which no account is written."""
    for line in one.agreement.obligations:
        if line.amount_fen is None or line.way == "cash":
            continue
        if not line.account_sealed:
            yield f"{line.payee.name}没有写账户"
        elif line.account_holder and line.account_holder != line.payee.name:
            yield f"{line.payee.name}的钱付给{line.account_holder}"


class TogetherForm(BaseForm):
    """What is said of all that are decided now; of each its result and its number (``together_form``)."""

    happened_on = ShanghaiDateField("受理、裁定的日期", default=clock.today)
    judge = ShortText("法官姓名", [Optional()], most=60)
    both_notified = BooleanField("“确认有效”的各件，裁定前都已通知双方到场核实（民事诉讼法解释第三百五十六条）")
    carry = BooleanField("把本件核过的六点带到其余还没有核的各件（劳动者的回答不带，各问各的）")

    members: Sequence[Strengthening] = ()

    def lines(self) -> list[table.Line]:
        """What is to be recorded, each by its own act; those left alone are not among them."""
        chosen = [each for each in self.members if self[f"result_{each.public_id}"].data]
        return [self._line(number, each) for number, each in enumerate(chosen, start=1)]

    def _line(self, number: int, one: Strengthening) -> table.Line:
        act, _, ground = self[f"result_{one.public_id}"].data.partition(":")
        typed = self[f"number_{one.public_id}"].data or one.court_number or ""
        return table.Line(number, [], one, act, ConfirmationFacts(
            happened_on=self.happened_on.data, number=typed, judge=self.judge.data or one.judge,
            both_notified=self.both_notified.data, grounds=(ground,) if ground else (),
            reason="同类案件一并核实，逐件决定"))

    def put_errors(self, lines: Sequence[table.Line]) -> None:
        """Each refusal at the row where it belongs."""
        for line in lines:
            if line.error and line.strengthening is not None:
                field = self[f"number_{line.strengthening.public_id}"]
                field.errors = [*field.errors, line.error]


def together_form(person: Any, strengthening: Strengthening) -> TogetherForm:
    """The form with a result and a number for each of the like applications that this person may see."""
    members = alike(person, strengthening)
    fields: dict[str, Any] = {"members": members}
    for each in members:
        fields[f"result_{each.public_id}"] = ChoiceField(
            f"{known_as(each)}的结果", [Optional()], choices=RESULTS, blank=NOTHING)
        fields[f"number_{each.public_id}"] = ShortText(f"{known_as(each)}的案号", [Optional()], most=60)
    form: TogetherForm = type("TogetherFormOfThese", (TogetherForm,), fields)()
    return form


def decide_together(strengthening: Strengthening, form: TogetherForm, *, by: Any) -> tuple[int, int]:
    """Carry the points over where wanted, then record every result by its own act; nothing at all where one is wrong.

    Returns how many results were recorded, and to how many the points were carried.
    """
    lines = form.lines()
    table.check(lines, by=by)
    form.put_errors(lines)
    if form.errors:
        return 0, 0
    others = [each for each in form.members if each is not strengthening] if form.carry.data else []
    for each in others:
        acts.carry_review(strengthening, each, by=by)
    return table.record(lines, by=by), len(others)
