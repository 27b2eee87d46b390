"""The papers of an application for confirmation, the grounds on which a court decides, and whether the file is ready.

law.md §5.1; documents.md E02, E03, E05 and the list of materials; CPLI 354–358, O5 3.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediation.law.answers import Answer, Audience, Finding, Severity, Verdict
from mediation.law.calendar import CHINA, Calendar
from mediation.law.citation import Article, cite
from mediation.law.numbers import date_words
from mediation.law.terms import Basis, Term
from mediation.law.time_limits import last_day


class RefusalGround(Term):
    """Why a court refuses to take an application in (裁定不予受理), CPLI 355(1); found later: dismissed, 355(2)."""

    NOT_COURT_MATTER = "not_court_matter", "不属于人民法院受理范围"
    WRONG_COURT = "wrong_court", "不属于收到申请的人民法院管辖"
    FAMILY_STATUS = "family_status", "申请确认婚姻关系、亲子关系、收养关系等身份关系无效、有效或者解除"
    OTHER_PROCEDURE = "other_procedure", "涉及适用其他特别程序、公示催告程序、破产程序审理"
    PROPERTY_TITLE = "property_title", "调解协议内容涉及物权、知识产权确权"


class DismissalGround(Term):
    """Why a court dismisses an application (裁定驳回申请), CPLI 358."""

    MANDATORY_LAW = "mandatory_law", "违反法律强制性规定"
    OTHERS_INTERESTS = "others_interests", "损害国家利益、社会公共利益、他人合法权益"
    PUBLIC_MORALS = "public_morals", "违背公序良俗"
    NOT_VOLUNTARY = "not_voluntary", "违反自愿原则"
    UNCLEAR = "unclear", "内容不明确"
    OTHER = "other", "其他不能进行司法确认的情形"


REFUSAL_GROUNDS: tuple[tuple[RefusalGround, Article], ...] = tuple(
    (ground, cite("CPLI", 355, 1, item)) for item, ground in enumerate(RefusalGround, start=1))
DISMISSAL_GROUNDS: tuple[tuple[DismissalGround, Article], ...] = tuple(
    (ground, cite("CPLI", 358, None, item)) for item, ground in enumerate(DismissalGround, start=1))


_PAPERS = cite("CPLI", 354)
_ASKED = cite("CPLI", 356)


class Material(Term):
    """The papers that go to the court with a joint application."""

    APPLICATION = "application", "司法确认申请书"
    AGREEMENT = "agreement", "调解协议书"
    PROOF_OF_MEDIATION = "proof_of_mediation", "主持调解证明"
    IDENTITY = "identity", "双方身份证明、主体资格证明"
    CONTACTS = "contacts", "双方住所、送达地址和联系方式"
    UNDERTAKING = "undertaking", "承诺书"
    POWER_OF_ATTORNEY = "power_of_attorney", "授权委托书"
    PROPERTY_PROOF = "property_proof", "财产权利证明"
    MINUTES = "minutes", "调解笔录"
    MEDIATION_APPLICATION = "mediation_application", "调解申请书"
    RIGHTS_NOTICE = "rights_notice", "权利义务告知书"
    TRANSFER_LETTER = "transfer_letter", "移送函"
    EXPERT_OPINION = "expert_opinion", "鉴定材料"
    PRESERVATION = "preservation", "保全材料"


@dataclass(frozen=True)
class MaterialRule:
    """One paper of the pack: always required, required in a case (``when``), or only useful."""

    material: Material
    required: bool
    when: str
    article: Article
    note: str = ""


_LISTED = "法院送审清单，系实务资料"

MATERIALS: tuple[MaterialRule, ...] = (
    MaterialRule(Material.APPLICATION, True, "", cite("O5", 3), "口头申请的，由法院记入笔录，双方签名"),
    MaterialRule(Material.AGREEMENT, True, "", _PAPERS),
    MaterialRule(Material.PROOF_OF_MEDIATION, True, "", _PAPERS),
    MaterialRule(Material.IDENTITY, True, "", _PAPERS),
    MaterialRule(Material.CONTACTS, True, "", _PAPERS),
    MaterialRule(Material.UNDERTAKING, True, "", cite("O5", 4), "承诺可以写在申请书里"),
    MaterialRule(Material.POWER_OF_ATTORNEY, False, "有代理人的", cite("O5", 3)),
    MaterialRule(Material.PROPERTY_PROOF, False, "涉及财产权利的", _PAPERS),
    MaterialRule(Material.MINUTES, False, "", _ASKED, _LISTED),
    MaterialRule(Material.MEDIATION_APPLICATION, False, "", _ASKED, _LISTED),
    MaterialRule(Material.RIGHTS_NOTICE, False, "", _ASKED, _LISTED),
    MaterialRule(Material.TRANSFER_LETTER, False, "法院委派的", cite("TY", 19), _LISTED),
    MaterialRule(Material.EXPERT_OPINION, False, "有鉴定的", _ASKED, _LISTED),
    MaterialRule(Material.PRESERVATION, False, "有保全的", _ASKED, _LISTED),
)
_RULE_OF = {rule.material: rule for rule in MATERIALS}


def materials_needed(*, has_agent: bool = False, property_rights: bool = False) -> tuple[Material, ...]:
    """The papers that this application cannot go without (CPLI 354, O5 3)."""
    needed = [rule.material for rule in MATERIALS if rule.required]
    conditional = ((has_agent, Material.POWER_OF_ATTORNEY), (property_rights, Material.PROPERTY_PROOF))
    return tuple(needed + [material for applies, material in conditional if applies])


@dataclass(frozen=True)
class ReadinessFacts:
    """An application before it goes to the court. ``confirmable`` is the answer of may_confirm.

    ``agreement_findings``: what the checks still have against the agreement. ``electronic_without_ca``: signed
    electronically below the level that the court asks for. ``all_can_attend``: both sides can come to be heard.
    ``only_money``: nothing but sums is owed.
    """

    basis: Basis
    on: date
    effective_on: date | None
    confirmable: Answer
    present: frozenset[Material] = frozenset()
    has_agent: bool = False
    property_rights: bool = False
    court_chosen: bool = True
    court_competent: bool = True
    joint_error: str = ""
    employer_bankrupt: bool = False
    already_reviewed: bool = False
    all_performed: bool = False
    trims_performed: bool = True
    trims_acts: bool = True
    electronic_without_ca: bool = False
    all_can_attend: bool = True
    only_money: bool = True
    agreement_findings: tuple[Finding, ...] = ()


_RED, _YELLOW = Severity.RED, Severity.YELLOW
COURT_CHECKS = frozenset({
    "payer_missing", "payee_missing", "payer_is_payee", "person_unknown", "third_party_unsigned",
    "joint_debtor_unsigned", "amount_missing", "amount_not_positive", "total_differs", "words_differ",
    "claim_sum_differs", "due_missing", "event_uncertain", "account_missing", "recurring_without_end",
    "party_number_missing", "guardian_missing", "language_unsettled", "represented_not_consented",
    "worker_without_row", "heirs_missing", "agent_without_power", "relation_confirmed", "insurance_money",
    "injury_notice_missing", "injury_not_recognised", "title_confirmed"})
"""The checks of the agreement itself that a court makes too: capacity, who owes whom how much, when and how
(CPLI 358(5), 461), nothing outside what may be confirmed (CPLI 355, 358(1); J1 52; J2 19)."""


def readiness(facts: ReadinessFacts, calendar: Calendar = CHINA) -> list[Finding]:
    """What still stands between this application and the court, red first.

    CPL 205; CPLI 351–358; O5 3. Red: it would be refused, returned or come too late.
    """
    found = [*_of_the_door(facts, calendar), *_of_the_pack(facts), *of_the_outcome(facts)]
    return sorted(found, key=lambda finding: finding.severity is not _RED)


def _of_the_door(facts: ReadinessFacts, calendar: Calendar) -> Iterator[Finding]:
    """Is the door open at all: effect, days, court, jointly."""
    article = cite("CPL", 205)
    verdict = facts.confirmable.verdict
    if verdict is not Verdict.YES:
        yield Finding("court_does_not_confirm" if verdict is Verdict.NO else "ask_court_first",
                      _RED if verdict is Verdict.NO else _YELLOW, facts.confirmable.why + "。", article,
                      note=facts.confirmable.note)
    if facts.effective_on is None:
        yield Finding("not_in_effect", _RED, "协议还没有生效，请先补齐签名、印章。", article)
    else:
        last = last_day("CONF-30", facts.effective_on, calendar)
        if facts.on > last.on:
            yield Finding("thirty_days_over", _RED,
                          f"三十日已于{date_words(last.on)}届满。协议继续有效，逾期不履行的可以申请仲裁或者支付令。", article,
                          note="法院准许顺延的除外")
        elif last.provisional:
            yield Finding("last_day_provisional", _YELLOW, f"最后一日{date_words(last.on)}是预估，请尽量提前。", article)
    if facts.joint_error:
        yield Finding("not_joint", _RED, facts.joint_error, cite("CPLI", 351))
    if not facts.court_chosen:
        yield Finding("no_court", _RED, "还没有选法院，请由双方选定一家有管辖权的法院。", cite("CPLI", 352))
    elif not facts.court_competent:
        yield Finding("wrong_court", _RED, "所选法院没有管辖权，请在列出的法院中选一家。", cite("CPLI", 355, 1, 2))
    if facts.already_reviewed:
        yield Finding("already_reviewed", _RED, "已经置换成仲裁调解书，不用再确认。", cite("O33", 77))


def _of_the_pack(facts: ReadinessFacts) -> Iterator[Finding]:
    """Are the papers there."""
    needed = materials_needed(has_agent=facts.has_agent, property_rights=facts.property_rights)
    for material in needed:
        if material not in facts.present:
            rule = _RULE_OF[material]
            yield Finding("material_missing", _RED, f"缺{material.label}，请补上。", rule.article, row=material.value,
                          note=rule.note)
    if facts.electronic_without_ca:
        yield Finding("signature_level", _YELLOW, "协议的电子签名没有证书，这家法院可能要求纸质签名或者有证书的电子签名。",
                      cite("ES", 13), note="由法院设置")


def of_the_outcome(facts: ReadinessFacts) -> Iterator[Finding]:
    """What the court would hold against the agreement itself, whatever the papers; known before a court is chosen."""
    if facts.employer_bankrupt:
        yield Finding("employer_bankrupt", _RED, "用人单位已进入破产程序，不走司法确认，请向管理人主张职工债权。",
                      cite("CPLI", 355, 1, 4))
    if facts.all_performed and facts.trims_performed:
        yield Finding("nothing_left_to_enforce", _YELLOW, "义务已全部履行，没有可以强制执行的内容，有的法院不予确认。",
                      cite("CPL", 206), audience=Audience.COURT, note="各地法院做法不同")
    if not facts.only_money and facts.trims_acts:
        yield Finding("not_only_money", _YELLOW, "协议里有给付钱款以外的事，法院可能只确认给付钱款的部分，请先向双方说明。",
                      cite("J1", 52), note="劳动争议解释（一）只说给付义务，各地法院做法不同")
    if not facts.all_can_attend:
        yield Finding("must_attend", _YELLOW, "法院要通知双方共同到场核实，请先约好时间，或者申请视频核实。", _ASKED)
    yield from facts.agreement_findings
