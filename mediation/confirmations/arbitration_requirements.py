"""What the law asks at each step of arbitration review (O17 27; O33 74-80), of the court's paper (TY 19, CPL 100)."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.agreements.queries import lines_that_hold
from mediation.cases.facts import Facts
from mediation.cases.requirements import refuse
from mediation.cases.rows import of_the_case
from mediation.confirmations.courts import inviting_court
from mediation.confirmations.requirements import ConfirmationFacts, check_number, judge_is_named
from mediation.deadlines.acts import calendar_of, running
from mediation.law import counting
from mediation.law.arbitration_review import MORE_WORKING_DAYS, NoPaperGround, ReviewRefusal
from mediation.law.calendar import LastDay
from mediation.law.citation import Article, cite
from mediation.law.numbers import date_words
from mediation.law.routes import Route, RouteFacts, RouteKey, open_routes
from mediation.law.terms import Basis, ClaimType
from mediation.law.time_limits import last_day

REFUSALS = frozenset(ground.value for ground in ReviewRefusal)
NO_PAPER = frozenset(ground.value for ground in NoPaperGround)


@dataclass(frozen=True)
class ReviewFacts(Facts):
    """What is said when a step of the review is recorded.

    ``joint_error`` is the law's answer on who signed the application; ``signed`` who signed for the commission's paper
    on which day; ``number`` and ``officer`` are the commission's own.
    """

    commission: str = ""
    joint_error: str | None = None
    number: str = ""
    officer: str = ""
    grounds: tuple[str, ...] = ()
    signed: tuple[tuple[Any, date], ...] = ()
    decided_on: date | None = None
    new_last_day: date | None = None
    extended_by: str = counting.BY_THE_COMMISSION


@dataclass(frozen=True)
class CourtPaperFacts(ConfirmationFacts):
    """The court's own paper: who signed for it on which day, and the day that it bears."""

    signed: tuple[tuple[Any, date], ...] = ()
    decided_on: date | None = None


def claims_of(strengthening: Any) -> frozenset[ClaimType]:
    """What the agreement is about: the claims of the case and what its lines are for."""
    lines = [line.claim.type_term for line in lines_that_hold(strengthening.agreement) if line.claim is not None]
    return frozenset(lines) | {claim.type_term for claim in strengthening.case.claims}


def review_route(strengthening: Any, on: date) -> Route:
    """Whether the commission may be asked, whatever the day and the record stands: the law's answer with its reason."""
    case = strengthening.case
    routes = open_routes(RouteFacts(
        on=on, kind=case.kind_term, claims=claims_of(strengthening),
        effective_on=strengthening.agreement.effective_on, clocks_start=case.basis_term is not Basis.COURT_ENTRUSTED,
        confirmed=strengthening.state == "conf_granted", reviewed=strengthening.state == "arbrev_issued",
        review_limit=False), calendar_of(case.body))
    return next(route for route in routes if route.key is RouteKey.ARBITRATION_REVIEW)


def review_last_day(strengthening: Any) -> LastDay | None:
    """The last of the days for review, by the body's setting; None where its place knows no such limit."""
    case, effective_on = strengthening.case, strengthening.agreement.effective_on
    length = case.body.setting("ARBREV_TIME_LIMIT")
    if length is None or effective_on is None:
        return None
    return last_day("ARBREV-15", effective_on, calendar_of(case.body), length)


@of_the_case
def not_entrusted_by_a_court(model: Any) -> None:
    """法院委托的案件除外（办案规则第74条）"""
    if model.case.basis_term is Basis.COURT_ENTRUSTED:
        refuse("法院委托的案件由法院制作调解书，不申请仲裁审查。", None, cite("O33", 74))


def the_commission_may_review_it(model: Any, facts: Any) -> None:
    """属于仲裁委受理范围，不确认劳动关系，未经司法确认（办案规则第75条）"""
    route = review_route(model, facts.happened_on)
    if not route.open:
        refuse(f"{route.why}，请改走其他途径。", None, route.articles[-1])


def within_the_days_for_review(model: Any, facts: Any) -> None:
    """自协议生效之日起十五日内（令17第27条、办案规则第74条；当地没有期限的除外）"""
    last = review_last_day(model)
    if last is not None and facts.happened_on > last.on:
        refuse(f"共同申请仲裁审查的期间已于{date_words(last.on)}（含当日）届满。三十日内还可以共同申请司法确认。",
               "happened_on", cite("O33", 74))


def the_commission_is_named(model: Any, facts: Any) -> None:
    """写明有管辖权的仲裁委（调解仲裁法第21条）"""
    if not facts.commission.strip():
        refuse("请写明向哪个仲裁委申请：劳动合同履行地或者用人单位所在地的仲裁委。", "commission", cite("TJ", 21))


def everyone_signed_the_application(model: Any, facts: Any) -> None:
    """双方共同申请，各自在申请书上签名或盖章（令17第27条）"""
    if facts.joint_error:
        refuse(facts.joint_error, "joining", cite("O17", 27))
    if facts.proof is None:
        refuse("请上传双方签名的仲裁审查申请书。", "scan", cite("O33", 74))


def the_commission_numbers_it(model: Any, facts: Any) -> None:
    """仲裁委的案号、经办人齐全"""
    if not facts.number.strip():
        refuse("请填写仲裁委文书上的案号或者文号。", "number", cite("O33", 75))
    if not facts.officer.strip():
        refuse("请填写仲裁委的仲裁员或者经办人姓名。", "officer", cite("O33", 75))


def the_decision_is_in_writing(model: Any, facts: Any) -> None:
    """仲裁委的书面文书已扫描（办案规则第75条至第79条）"""
    the_commission_numbers_it(model, facts)
    if facts.proof is None:
        refuse("请上传仲裁委文书的扫描件。", "scan", cite("O33", 78))


def the_refusal_names_its_ground(model: Any, facts: Any) -> None:
    """不予受理的五种情形之一（办案规则第75条）"""
    if not set(facts.grounds) & REFUSALS:
        refuse("请选择不予受理的情形。", "grounds", cite("O33", 75))


def the_commission_says_why_no_paper(model: Any, facts: Any) -> None:
    """不予制作调解书的六种情形之一（办案规则第78条）"""
    if not set(facts.grounds) & NO_PAPER:
        refuse("请选择不予制作调解书的情形。", "grounds", cite("O33", 78))


def the_extension_is_approved(model: Any, facts: Any) -> None:
    """经批准，只延长一次（办案规则第76条）"""
    row = running(model, model.case, "ARBREV-5WD")
    if row is not None and row.ends_on != row.first_ends_on:
        refuse(f"审查期限已经延长过一次，最长延长{MORE_WORKING_DAYS}个工作日。", None, cite("O33", 76))


def somebody_withdraws_in_writing(model: Any, facts: Any) -> None:
    """调解书送达前，一方或双方书面撤回（办案规则第76条）"""
    if not facts.on_behalf_of:
        refuse("请选择谁撤回审查申请。", "withdrawing", cite("O33", 76))
    if facts.proof is None:
        refuse("请上传当事人签名的撤回申请。", "scan", cite("O33", 76))


def _everyone_signed(model: Any, facts: Any, paper: str, article: Article) -> None:
    there = {party.id for party, _ in facts.signed}
    missing = [party for party in model.agreement.parties if party.id not in there]
    if missing:
        names = "、".join(party.name for party in missing)
        refuse(f"还缺{names}签收的日期。双方签收后{paper}才生效；有人不签收的，登记“一方未签收{paper}”。",
               f"signed-{missing[0].public_id}", article)
    if facts.decided_on is None:
        refuse(f"请填写{paper}的日期。", "decided_on", article)
    for party, day in facts.signed:
        if day < facts.decided_on:
            refuse(f"{party.name}签收的日期不能早于{paper}的日期（{facts.decided_on}）。", f"signed-{party.public_id}", article)


def everyone_signed_for_the_paper(model: Any, facts: Any) -> None:
    """双方都已签收仲裁调解书（办案规则第77条）"""
    _everyone_signed(model, facts, "仲裁调解书", cite("O33", 77))


def somebody_has_not_signed_for_the_paper(model: Any, facts: Any) -> None:
    """有当事人没有签收仲裁调解书（办案规则第77条）"""
    if not facts.on_behalf_of:
        refuse("请选择谁没有签收。", "unsigned", cite("O33", 77))


@of_the_case
def delegated_by_this_court(model: Any) -> None:
    """法院委派（立案前）的案件（特邀规定第19条）"""
    if model.case.basis_term is not Basis.COURT_DELEGATED:
        refuse("只有法院委派调解的案件，才由邀请的法院出具诉前调书。", None, cite("TY", 19))


def everyone_signed_for_the_courts_paper(model: Any, facts: Any) -> None:
    """双方都已签收法院的调解书（民诉法第100条）"""
    _everyone_signed(model, facts, "诉前调书", cite("CPL", 100))


def the_court_numbers_its_paper(model: Any, facts: Any) -> None:
    """法院调解书的案号、法官齐全"""
    judge_is_named(facts)
    check_number(inviting_court(model.case), facts, None)


def the_courts_paper_is_scanned(model: Any, facts: Any) -> None:
    """法院调解书已扫描"""
    if facts.proof is None:
        refuse("请上传法院调解书的扫描件。", "scan", cite("CPL", 100))


def somebody_has_not_signed_for_the_courts_paper(model: Any, facts: Any) -> None:
    """有当事人没有签收法院的调解书（民诉法第100条）"""
    if not facts.on_behalf_of:
        refuse("请选择谁没有签收。", "unsigned", cite("CPL", 100))
