"""What stays open to each side when mediation fails, when an agreement is not performed, when a door has closed.

law.md §5.2–5.5, §6.1–6.3, §12 T17, T18, T32, T36. Remedies come fastest first; each with its article.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mediation.law.answers import Answer, Verdict
from mediation.law.calendar import CHINA, Calendar
from mediation.law.citation import Article, cite
from mediation.law.claims import all_payment_order_kinds, only_wages
from mediation.law.payment_order import Gate
from mediation.law.routes import RouteFacts, RouteKey, arbitrable, open_routes
from mediation.law.terms import Basis, CaseKind, ClaimType, Term
from mediation.law.time_limits import last_day

AID_FIRST_BELOW_DAYS = 7
ENFORCEABLE = "%(title)s可以申请强制执行；二年自最后一期履行期限届满起算"


class RemedyKey(Term):
    """The ways on from here."""

    PERFORM = "perform", "按协议履行"
    ENFORCEMENT = "enforcement", "申请强制执行"
    JUDICIAL_CONFIRMATION = "judicial_confirmation", "共同申请司法确认"
    ARBITRATION_REVIEW = "arbitration_review", "共同申请仲裁审查"
    PAYMENT_ORDER = "payment_order", "申请支付令"
    SUIT = "suit", "向人民法院起诉"
    ARBITRATION = "arbitration", "申请劳动人事争议仲裁"
    COURT_RESUMES = "court_resumes", "退回法院"
    MEDIATION_AGAIN = "mediation_again", "再次调解"
    INSPECTION = "inspection", "向劳动保障监察投诉"
    LEGAL_AID = "legal_aid", "申请法律援助"


class Title(Term):
    """What force the agreement has, or what was put in its place."""

    NONE = "none", "调解协议"
    SETTLEMENT = "settlement", "和解协议"
    RULING = "ruling", "司法确认裁定"
    ARBITRATION_PAPER = "arbitration_paper", "仲裁调解书"
    COURT_PAPER = "court_paper", "法院调解书"
    PAYMENT_ORDER = "payment_order", "支付令（债务人未异议）"
    AWARD = "award", "生效裁决"
    JUDGMENT = "judgment", "生效判决"


@dataclass(frozen=True)
class Remedy:
    """One way on, with why, until when, the paper it begins with, and what to warn of."""

    key: RemedyKey
    why: str
    articles: tuple[Article, ...]
    until: date | None = None
    paper: str = ""
    warning: str = ""
    note: str = ""


@dataclass(frozen=True)
class NoAgreementFacts:
    """A case that ended without agreement (or the claims that stayed open in one that was settled in part)."""

    basis: Basis
    routes: RouteFacts
    arbitration_done: bool = False


def _arbitration(why: str, until: date | None = None, warning: str = "") -> Remedy:
    return Remedy(RemedyKey.ARBITRATION, why, (cite("TJ", 5), cite("TJ", 27)), until, "D47", warning)


def _legal_aid() -> Remedy:
    return Remedy(RemedyKey.LEGAL_AID, "请求劳动报酬、工伤赔偿的可以申请法律援助",
                  (cite("LA", 31), cite("LA", 42, None, 3)), paper="D55")


def after_no_agreement(facts: NoAgreementFacts, calendar: Calendar = CHINA) -> list[Remedy]:
    """What stays open after mediation failed: the closing letter prints it (O17 30, RTF 26, TY 21, ONL 21).

    A suit that is pending goes on; a labour case that a court delegated before docketing goes to arbitration first,
    unless it was there already or an exception of §6.3 applies (T32, R).
    """
    found: list[Remedy] = []
    routes = {route.key: route for route in open_routes(facts.routes, calendar)}
    if facts.basis is Basis.COURT_ENTRUSTED:
        found.append(Remedy(RemedyKey.COURT_RESUMES, "诉讼还在法院，退回后恢复审理", (cite("TY", 21), cite("TY", 27)),
                            paper="D46"))
    elif facts.basis is Basis.COURT_DELEGATED:
        found.append(_back_to_court(facts))
    elif facts.basis is Basis.ARB_DELEGATED:
        found.append(Remedy(RemedyKey.ARBITRATION, "退回仲裁委开庭审理", (cite("O33", 70),), paper="D46"))
    arbitration, suit = routes[RouteKey.ARBITRATION], routes[RouteKey.SUIT]
    if arbitration.open and facts.basis not in (Basis.COURT_ENTRUSTED, Basis.ARB_DELEGATED):
        warning = arbitration.why if arbitration.until and arbitration.until < facts.routes.on else ""
        found.append(Remedy(RemedyKey.ARBITRATION, "向有管辖权的仲裁委申请仲裁", arbitration.articles, arbitration.until,
                            "D47", warning, arbitration.note))
    if suit.open and facts.basis is not Basis.COURT_ENTRUSTED:
        found.append(Remedy(RemedyKey.SUIT, suit.why, suit.articles, suit.until, "D48", note=suit.note))
    inspection = routes[RouteKey.INSPECTION]
    if inspection.open:
        found.append(Remedy(RemedyKey.INSPECTION, inspection.why, inspection.articles, inspection.until))
    return [*found, _legal_aid()]


def _back_to_court(facts: NoAgreementFacts) -> Remedy:
    warning = ""
    if arbitrable(facts.routes) is Verdict.YES and not facts.arbitration_done:
        warning = "劳动争议没有经过仲裁的，法院可能不予立案，请同时准备仲裁申请"
    return Remedy(RemedyKey.COURT_RESUMES, "材料退回委派法院；当事人坚持起诉的，法院应当依法登记立案",
                  (cite("TY", 21), cite("TY", 27)), paper="D46", warning=warning)


@dataclass(frozen=True)
class DefaultFacts:
    """An obligation that was not performed in time.

    ``last_due_on``: the last due date of the agreement (the last instalment). ``other_side_cooperates``: a joint door
    is still worth opening. ``claims``: what the unperformed money is for.
    """

    on: date
    title: Title
    claims: frozenset[ClaimType]
    kind: CaseKind = CaseKind.LABOUR
    tj10_body: bool = False
    effective_on: date | None = None
    clocks_start: bool = True
    last_due_on: date | None = None
    other_side_cooperates: bool = False
    confirmable: Verdict = Verdict.YES
    limitation_last_day: date | None = None
    worker_is_creditor: bool = True


_TITLES = frozenset(Title) - {Title.NONE, Title.SETTLEMENT}


def after_default(facts: DefaultFacts, calendar: Calendar = CHINA) -> list[Remedy]:
    """The remedy picker: what the creditor can do about an unpaid obligation, fastest first (law.md §5.4).

    A title is enforced (CPL 250: two years from the last due date). A plain agreement: payment order for the four
    kinds (TJ 16), a suit only for wages before a TJ 10 body (J1 51(2)), else arbitration (TJ 15, O17 28).
    """
    if facts.title in _TITLES:
        return [_enforcement(facts, calendar)]
    if facts.title is Title.SETTLEMENT:
        return [Remedy(RemedyKey.MEDIATION_AGAIN, "持和解协议申请调解，调解协议才能确认或者置换", (cite("O17", 12),), paper="D01"),
                _arbitration("一方不履行和解协议的，可以申请仲裁", facts.limitation_last_day), _legal_aid()]
    return [*_joint_doors(facts, calendar), *_plain_agreement(facts), _legal_aid()]


def _enforcement(facts: DefaultFacts, calendar: Calendar) -> Remedy:
    until = last_day("ENF-2Y", facts.last_due_on, calendar).on if facts.last_due_on else None
    return Remedy(RemedyKey.ENFORCEMENT, ENFORCEABLE % {"title": facts.title.label},
                  (cite("CPL", 250), cite("CPLI", 460), cite("CPLI", 481)), until, "D45",
                  "" if until is None or facts.on <= until else "已过二年，法院仍应受理，对方可以提出异议")


def _joint_doors(facts: DefaultFacts, calendar: Calendar) -> Iterator[Remedy]:
    """Review and confirmation, while they are open and the other side still comes along."""
    if not facts.other_side_cooperates or facts.effective_on is None or not facts.clocks_start:
        return
    routes = open_routes(RouteFacts(
        facts.on, facts.kind, claims=facts.claims, effective_on=facts.effective_on, clocks_start=facts.clocks_start,
        confirmable=facts.confirmable), calendar)
    for key, remedy, paper in ((RouteKey.ARBITRATION_REVIEW, RemedyKey.ARBITRATION_REVIEW, "D43"),
                               (RouteKey.JUDICIAL_CONFIRMATION, RemedyKey.JUDICIAL_CONFIRMATION, "D40")):
        route = next(route for route in routes if route.key is key)
        if route.open:
            yield Remedy(remedy, "对方仍愿配合的，先取得可以强制执行的文书", route.articles, route.until, paper,
                         note=route.note)


def _plain_agreement(facts: DefaultFacts) -> Iterator[Remedy]:
    """What a plain agreement gives: payment order, suit on wages, arbitration, or a civil suit."""
    outside = "" if facts.tj10_body else "第十条所列调解组织以外的机构主持的协议，法院可能不发支付令，请先问法院"
    if facts.kind is CaseKind.CIVIL_SERVICE:
        yield Remedy(RemedyKey.SUIT, "民事纠纷，持协议向人民法院起诉", (cite("RTF", 32),), paper="D48")
        return
    if facts.worker_is_creditor and all_payment_order_kinds(facts.claims):
        yield Remedy(RemedyKey.PAYMENT_ORDER, "劳动者持协议向用人单位所在地基层人民法院申请；被异议终结后，可以持协议起诉",
                     (cite("TJ", 16), cite("J1", 13, 3)), paper="D44", warning=outside)
    if facts.worker_is_creditor and facts.tj10_body and only_wages(facts.claims):
        yield Remedy(RemedyKey.SUIT, "只就劳动报酬达成的协议，可以直接起诉，法院可以按普通民事纠纷受理",
                     (cite("J1", 51, 2),), paper="D48")
    yield Remedy(RemedyKey.ARBITRATION, "一方逾期不履行的，可以申请仲裁；仲裁委可以依据协议裁决",
                 (cite("TJ", 15), cite("O17", 28)), facts.limitation_last_day, "D47")


def after_order_ended(gate: Gate, claims: Iterable[ClaimType], limitation_last_day: date | None = None
                      ) -> list[Remedy]:
    """What follows a payment order that the court has ended (J1 13; T17).

    One asked on the agreement: sue on the agreement, arbitration is not needed. One asked for arrears alone: arbitrate
    first. The agreement still stands in both.
    """
    if gate is Gate.ARREARS:
        return [_arbitration("依劳动合同法第三十条申请的支付令终结后，应当先申请仲裁，不能直接起诉", limitation_last_day)]
    found = [Remedy(RemedyKey.SUIT, "依调解协议申请的支付令终结后，可以直接持调解协议起诉，不用先仲裁",
                    (cite("TJ", 16), cite("J1", 13, 3)), paper="D48")]
    return [*found, *([_legal_aid()] if legal_aid_matter(claims) else [])]


@dataclass(frozen=True)
class ExpiryFacts:
    """An agreement whose thirty days went by without an application; ``performed`` counts what is done of all."""

    default: DefaultFacts
    all_performed: bool = False
    overdue: bool = False


def after_thirty_days(facts: ExpiryFacts, calendar: Calendar = CHINA) -> list[Remedy]:
    """What the notice D56 lists after the thirty days: perform; and if not, the doors that are left.

    Empty where everything is performed: no notice goes out then. CPL 205, O17 27–28.
    """
    if facts.all_performed:
        return []
    perform = Remedy(RemedyKey.PERFORM, "协议继续有效，请按约定履行", (cite("TJ", 14, 2), cite("RTF", 31)))
    left = [remedy for remedy in after_default(facts.default, calendar)
            if remedy.key not in (RemedyKey.JUDICIAL_CONFIRMATION, RemedyKey.ARBITRATION_REVIEW)]
    if facts.overdue:
        return [perform, *left]
    return [perform, *(Remedy(one.key, f"逾期不履行的：{one.why}", one.articles, one.until, one.paper, one.warning,
                              one.note) for one in left)]


@dataclass(frozen=True)
class DismissalFacts:
    """Confirmation was refused, dismissed, ended or revoked."""

    on: date
    claims: frozenset[ClaimType]
    kind: CaseKind = CaseKind.LABOUR
    effective_on: date | None = None
    original_end: date | None = None
    refused_to_take: bool = False
    limitation_last_day: date | None = None


def after_dismissal(facts: DismissalFacts) -> list[Remedy]:
    """What stays open after a court did not confirm (CPL 206; R9 1).

    Change the agreement or make a new one by mediation; or sue: in labour matters only on the four money kinds and
    only by the remembered exception of R9(1)(3), else arbitration (T18). After 不予受理 another court or door while
    the original thirty days last.
    """
    found: list[Remedy] = []
    if facts.refused_to_take and facts.original_end is not None and facts.on <= facts.original_end:
        found.append(Remedy(RemedyKey.JUDICIAL_CONFIRMATION, "不予受理的，三十日届满前可以向有管辖权的法院再次共同申请",
                            (cite("CPL", 205), cite("CPLI", 355, 1)), facts.original_end, "D40"))
    found.append(Remedy(RemedyKey.MEDIATION_AGAIN, "通过调解变更原协议，或者达成新的协议", (cite("CPL", 206),),
                        paper="D26"))
    if facts.kind is CaseKind.CIVIL_SERVICE:
        return [*found, Remedy(RemedyKey.SUIT, "向人民法院起诉", (cite("CPL", 206),), paper="D48")]
    if all_payment_order_kinds(facts.claims):
        found.append(Remedy(RemedyKey.SUIT, "就劳动报酬、工伤医疗费、经济补偿、赔偿金达成的协议，法院不予确认的，可以持协议起诉",
                            (cite("R9", 1),), paper="D48", note="只核到意见的摘录，请先问法院"))
    found.append(_arbitration("劳动争议依法先申请仲裁", facts.limitation_last_day))
    return [*found, _legal_aid()]


class Receiver(Term):
    """To whom a file is handed over."""

    ARBITRATION = "arbitration", "劳动人事争议仲裁委员会"
    COURT = "court", "人民法院"
    LEGAL_AID = "legal_aid", "法律援助机构"


@dataclass(frozen=True)
class TransferMaterial:
    """One kind of paper of the file: may it go to the receiver, and why not where it may not."""

    key: str
    name: str
    allowed: bool
    why: str = ""
    article: Article | None = None


_NOT_EVIDENCE = cite("ONL", 18)
_SENDABLE: tuple[tuple[str, str, frozenset[Receiver]], ...] = (
    ("application", "申请书", frozenset(Receiver)),
    ("registration", "受理登记材料", frozenset(Receiver)),
    ("identity", "双方身份和授权材料", frozenset({Receiver.ARBITRATION, Receiver.COURT})),
    ("own_identity", "申请人本人身份材料", frozenset({Receiver.LEGAL_AID})),
    ("evidence", "证据目录及证据", frozenset({Receiver.ARBITRATION, Receiver.COURT})),
    ("own_evidence", "申请人本人提交的证据", frozenset({Receiver.LEGAL_AID})),
    ("undisputed_facts", "无争议事实记载表", frozenset(Receiver)),
    ("agreement", "调解协议书", frozenset(Receiver)),
    ("closing_letter", "调解终止告知书", frozenset(Receiver)),
    ("address_confirmation", "送达地址确认书", frozenset({Receiver.ARBITRATION, Receiver.COURT})),
    ("proofs_of_service", "送达回证", frozenset({Receiver.ARBITRATION, Receiver.COURT})),
    ("expert_opinion", "鉴定、保全材料", frozenset({Receiver.ARBITRATION, Receiver.COURT})),
    ("minutes", "调解笔录（不含让步和方案的部分）", frozenset({Receiver.COURT, Receiver.ARBITRATION})),
)
_NEVER: tuple[tuple[str, str], ...] = (
    ("offers", "调解方案、出价记录"),
    ("concessions", "为达成调解作出的让步和妥协"),
    ("caucus", "单方谈话记录"),
    ("private_notes", "调解员笔记"),
)


def transfer_materials(to: Receiver) -> list[TransferMaterial]:
    """Which papers of the file may go to a receiver; offers, concessions and caucus notes never do (T23).

    TY 22, ONL 18, 21: what was conceded for a settlement is no evidence later; undisputed facts confirmed by both are.
    """
    sent = [TransferMaterial(key, name, to in receivers,
                             "" if to in receivers else f"不随案送{to.label}",
                             cite("ONL", 22) if key == "undisputed_facts" else None)
            for key, name, receivers in _SENDABLE]
    never = [TransferMaterial(key, name, False, "为调解作出的让步不得在后续程序作为不利证据，不附、不写", _NOT_EVIDENCE)
             for key, name in _NEVER]
    return sent + never


_AID_KINDS = frozenset({
    ClaimType.WAGES, ClaimType.OVERTIME, ClaimType.STOPPAGE_PAY, ClaimType.DOUBLE_PAY, ClaimType.WORK_INJURY,
    ClaimType.DEATH_BENEFIT, ClaimType.OCCUPATIONAL_DISEASE, ClaimType.MALICIOUS_ARREARS, ClaimType.SERVICE_PAY,
    ClaimType.PERSONAL_INJURY})
_INJURY_KINDS = frozenset({ClaimType.WORK_INJURY, ClaimType.DEATH_BENEFIT, ClaimType.OCCUPATIONAL_DISEASE,
                           ClaimType.PERSONAL_INJURY})
_NO_TEST_KINDS = _INJURY_KINDS | {ClaimType.WAGES, ClaimType.OVERTIME, ClaimType.STOPPAGE_PAY,
                                  ClaimType.MALICIOUS_ARREARS, ClaimType.SERVICE_PAY}


def legal_aid_matter(claims: Iterable[ClaimType]) -> bool:
    """Is any claim a matter for legal aid: pay or injury (LA 31)."""
    return not _AID_KINDS.isdisjoint(claims)


def legal_aid_no_means_test(claims: Iterable[ClaimType], migrant_worker: bool) -> Answer:
    """Is the worker spared the test of means: a migrant worker (进城务工人员) claiming pay or injury (LA 42(3))."""
    article = cite("LA", 42, None, 3)
    if migrant_worker and not _NO_TEST_KINDS.isdisjoint(claims):
        return Answer(Verdict.YES, "进城务工人员请求支付劳动报酬或者工伤赔偿，不审查经济困难状况", (article,))
    return Answer(Verdict.NO, "需要提交经济困难情况说明", (cite("LA", 41), article))


def less_than_seven_days(last_day_of_limitation: date, on: date) -> bool:
    """Are fewer than seven days left before limitation ends: aid may be given first, papers later (LA 44)."""
    return 0 <= (last_day_of_limitation - on).days < AID_FIRST_BELOW_DAYS
