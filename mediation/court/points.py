"""The six points that a court checks: what is asked of each side, and what the file itself can tell (CPLI 356, 358)."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mediation.agreements.models import Obligation, Strengthening
from mediation.agreements.queries import lines_that_hold, sum_that_holds
from mediation.cases.requirements import is_affiliated
from mediation.confirmations.requirements import original_last_day
from mediation.confirmations.review_models import ReviewHearing, ReviewPoint
from mediation.law.citation import Article
from mediation.law.claims import CLAIM_RULES
from mediation.law.money import in_words, yuan
from mediation.law.numbers import date_words
from mediation.law.review_points import GROUNDS, QUESTIONS, Point
from mediation.law.terms import ClaimType, Language

WATCHED = (ClaimType.SOCIAL_INSURANCE, ClaimType.EMPLOYMENT_RELATION)


@dataclass(frozen=True)
class Computed:
    """What the file itself says of a point, in words that can stand as the reason; ``clean`` where nothing is open."""

    words: str
    clean: bool


@dataclass(frozen=True)
class PointShown:
    """One point: the question, what the file tells, what has been noted, and what each party answered."""

    point: Point
    question: str
    hints: list[str]
    article: Article
    noted: ReviewPoint | None
    answers: list[tuple[ReviewHearing, str]]

    @property
    def standing(self) -> str:
        """过, 有问题, or not yet."""
        if self.noted is None or self.noted.passes is None:
            return ""
        return "过" if self.noted.passes else "有问题"


def points_of(strengthening: Strengthening) -> list[PointShown]:
    """All six, in their order."""
    noted = {row.point: row for row in strengthening.review_points}
    answers = [(row, row.answers) for row in strengthening.hearings]
    return [PointShown(point, QUESTIONS[point], list(HINTS[point](strengthening)), GROUNDS[point],
                       noted.get(point.value),
                       [(row, said[point.value]) for row, said in answers if point.value in said])
            for point in Point]


def computed(strengthening: Strengthening) -> dict[Point, Computed]:
    """The points that the file can answer by itself: sums, days, accounts; the court and the thirty days.

    The liaison finds them filled in, reads them and may say otherwise.
    """
    lines = lines_that_hold(strengthening.agreement)
    clear = bool(lines) and all(line.due_on is not None for line in lines) and not loose_lines(lines)
    filed, last = strengthening.filed_on, original_last_day(strengthening).on
    in_time = filed is not None and filed <= last
    return {Point.CLEAR: Computed(f"程序核对：{'；'.join(_clear(strengthening))}", clear),
            Point.JURISDICTION: Computed(f"程序核对：{'；'.join(_jurisdiction(strengthening))}", in_time)}


def loose_lines(lines: Sequence[Obligation]) -> list[str]:
    """Payments by transfer for which no account is named."""
    return [_called(line) for line in lines
            if line.amount_fen is not None and line.way == "transfer" and not line.account_sealed]


def _voluntary(strengthening: Strengthening) -> Iterator[str]:
    agreement = strengthening.agreement
    here = {party.id for party in agreement.parties}
    asked = [claim.amount_fen for claim in agreement.case.claims if claim.claimant_id in here]
    known = sum(amount for amount in asked if amount is not None)
    if known and None not in asked:
        agreed = sum_that_holds(agreement)
        yield f"主张{yuan(known)}元，议定{yuan(agreed)}元，为主张的{agreed * 100 // known}%"
    for party in agreement.parties:
        if party.language != Language.MANDARIN.value:
            yield f"{party.name}使用{party.language_term.label}，核实时要有翻译"


def _lawful(strengthening: Strengthening) -> Iterator[str]:
    types = {claim.type_term for claim in strengthening.case.claims}
    for kind in (*WATCHED, *(each for each in ClaimType if CLAIM_RULES[each].injury)):
        if kind in types:
            yield f"请求中有“{kind.label}”，请看协议怎样写"
    for line in lines_that_hold(strengthening.agreement):
        if line.act_words:
            yield f"{_called(line)}不是给付钱款：{line.act_words}"


def _others(strengthening: Strengthening) -> Iterator[str]:
    case = strengthening.case
    for line in lines_that_hold(strengthening.agreement):
        if line.third_party_payer:
            signed = "已签名" if line.third_party_signs else "没有在协议上签名"
            yield f"{_called(line)}由案外人{line.third_party_payer}代付，{signed}"
    for member in case.mediators:
        if is_affiliated(case, member.person):
            yield f"调解员{member.person.name}在本案单位任职"


def _morals(_strengthening: Strengthening) -> Iterator[str]:
    yield "没有能由程序核对的，请询问双方"


def _clear(strengthening: Strengthening) -> Iterator[str]:
    agreement = strengthening.agreement
    lines, agreed = lines_that_hold(agreement), sum_that_holds(agreement)
    yield f"共{len(lines)}项；应付合计{yuan(agreed)}元（{in_words(agreed)}）"
    undated = [_called(line) for line in lines if line.due_on is None]
    yield f"没有写明日期的：{'、'.join(undated)}" if undated else f"每项都有日期，最后一日{_last_day(lines)}"
    loose = loose_lines(lines)
    yield f"转账而没有写明账户的：{'、'.join(loose)}" if loose else "转账的都写明了账户"


def _called(line: Obligation) -> str:
    """A line by its number; one of a supplement says so."""
    return f"{'补充协议' if line.agreement.supplements_id else ''}第{line.ordinal}项"


def _last_day(lines: Sequence[Obligation]) -> str:
    days = [line.due_on for line in lines if line.due_on]
    return date_words(max(days)) if days else "没有"


def _jurisdiction(strengthening: Strengthening) -> Iterator[str]:
    case = strengthening.case
    chosen = [step for step in case.steps
              if step.act == "choose_confirmation" and step.record_ref == strengthening.public_id]
    if chosen:
        yield f"当事人选择的理由：{chosen[-1].reason}"
    yield f"调解组织所在地：{case.body.address}"
    yield f"协议生效后第{strengthening.filed_on_day}天申请（三十日内）"


HINTS: dict[Point, Callable[[Strengthening], Iterator[str]]] = {
    Point.VOLUNTARY: _voluntary, Point.LAWFUL: _lawful, Point.OTHERS: _others, Point.MORALS: _morals,
    Point.CLEAR: _clear, Point.JURISDICTION: _jurisdiction}
