"""Who may act and for whom: age and capacity, agents and their powers, representatives, parties that go together.

law.md §1.3, §3.6, §12 T19 and T22; documents.md §3.2–3.4.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation.law.answers import Answer, Mark, Refusal, Verdict
from mediation.law.citation import Article, cite
from mediation.law.numbers import date_words
from mediation.law.terms import Term

COLLECTIVE_FROM = 10
REPRESENTATIVES = (3, 5)
FULL_AGE = 18
WORKING_AGE = 16
AGENTS_AT_MOST = 2


class Capacity(Term):
    """What a natural person may do alone."""

    FULL = "full", "完全民事行为能力"
    OWN_INCOME = "own_income", "十六周岁以上，以自己的劳动收入为主要生活来源，视为完全民事行为能力"
    GUARDIAN = "guardian", "由法定代理人代理"
    CHILD_LABOUR = "child_labour", "不满十六周岁，由监护人代理，并通报劳动保障监察"


@dataclass(frozen=True)
class CapacityAnswer:
    """What a person may do alone on a day, and whom to call in."""

    capacity: Capacity
    guardian_needed: bool
    alert_inspection: bool
    why: str
    articles: tuple[Article, ...]


def age_on(born: date, on: date) -> int:
    """Full years of age on a day; someone born on 29 February comes of age on 28 February of a common year (CC 202)."""
    had_birthday = (on.month, on.day) >= (born.month, born.day)
    if (born.month, born.day) == (2, 29) and (on.month, on.day) == (2, 28) and _is_common_year(on.year):
        had_birthday = True
    return on.year - born.year - (0 if had_birthday else 1)


def _is_common_year(year: int) -> bool:
    return year % 4 != 0 or (year % 100 == 0 and year % 400 != 0)


def capacity_on(born: date, on: date, *, own_income: bool = False, limited: bool = False,
                special_craft: bool = False) -> CapacityAnswer:
    """What a person may do alone on a day.

    ``own_income``: lives mainly on own labour. ``limited``: an adult without or with limited capacity.
    ``special_craft``: arts, sports or special crafts under state rules. CC 18, 20–23; LL 15; TJ 25 (T19).
    """
    age = age_on(born, on)
    if age < WORKING_AGE:
        alert = not special_craft
        return CapacityAnswer(
            Capacity.CHILD_LABOUR if alert else Capacity.GUARDIAN, True, alert,
            "不满十六周岁，请法定监护人到场" + ("；招用童工违法，请通报劳动保障监察" if alert else "（文艺、体育、特种工艺单位）"),
            (cite("LL", 15), cite("TJ", 25), cite("CC", 19)))
    if limited:
        return CapacityAnswer(
            Capacity.GUARDIAN, True, False, "无或者限制民事行为能力，由法定代理人代理；没有的，由仲裁委指定",
            (cite("TJ", 25), cite("CC", 21), cite("CC", 22), cite("CC", 23)))
    if age < FULL_AGE and own_income:
        return CapacityAnswer(Capacity.OWN_INCOME, False, False,
                              "十六周岁以上不满十八周岁，以自己的劳动收入为主要生活来源，可以自己参加调解", (cite("CC", 18, 2),))
    if age < FULL_AGE:
        return CapacityAnswer(Capacity.GUARDIAN, True, False,
                              "不满十八周岁，又不以自己的劳动收入为主要生活来源，请法定代理人到场", (cite("CC", 19), cite("TJ", 25)))
    return CapacityAnswer(Capacity.FULL, False, False, "年满十八周岁，可以自己参加调解", (cite("CC", 18, 1),))


class AuthorityScope(Term):
    """How far a power of attorney reaches; "全权代理" without a list is general (CPLI 89)."""

    GENERAL = "general", "一般授权"
    SPECIAL = "special", "特别授权"


class SpecialPower(Term):
    """What an agent may do only where the power of attorney names it (CPL 62)."""

    ADMIT = "admit", "代为承认请求"
    GIVE_UP = "give_up", "代为放弃请求"
    CHANGE = "change", "代为变更请求"
    SETTLE = "settle", "代为和解、调解"
    SIGN_FOR = "sign_for", "代为签收文书"
    COLLECT_MONEY = "collect_money", "代为收取款项"


_NOT_IN_CPL_62 = frozenset({SpecialPower.SIGN_FOR, SpecialPower.COLLECT_MONEY})


@dataclass(frozen=True)
class PowerOfAttorney:
    """What a party gave to an agent, in writing."""

    scope: AuthorityScope
    special_powers: frozenset[SpecialPower] = frozenset()
    until: date | None = None
    since: date | None = None


def agent_may(power: SpecialPower, scope: AuthorityScope, special_powers: frozenset[SpecialPower],
              until: date | None, on: date) -> Answer:
    """May an agent do this for the party on a day; ``until`` is the last day of the power, None without an end.

    TJ 24; CPL 62(2). A general power covers none of the special powers.
    """
    articles = (cite("TJ", 24), cite("CPL", 62, 2))
    note = "民事诉讼法第六十二条没有列这一项，按授权委托书通行写法要求写明" if power in _NOT_IN_CPL_62 else ""
    if until is not None and on > until:
        return Answer(Verdict.NO, f"授权委托书到{date_words(until)}为止，请补交新的授权委托书", articles, note)
    if scope is AuthorityScope.GENERAL:
        return Answer(Verdict.NO, f"一般授权（含只写“全权代理”）不能{power.label}，请补交写明“{power.label}”的特别授权",
                      articles + (cite("CPLI", 89),), note)
    if power not in special_powers:
        return Answer(Verdict.NO, f"特别授权里没有写“{power.label}”，请补交写明这一项的授权委托书", articles, note)
    return Answer(Verdict.YES, f"特别授权写明了{power.label}", articles, note)


def collective(n_workers: int, common_request: bool) -> bool:
    """Ten or more workers with a common request: they may put up representatives (TJ 7, O33 62)."""
    return n_workers >= COLLECTIVE_FROM and common_request


def representatives_error(n_workers: int, n_representatives: int) -> Refusal | None:
    """Why this number of representatives does not do; none at all always does, because putting them up is a right.

    TJ 7; O33 63 says three to five for arbitration, followed in mediation by analogy.
    """
    articles = (cite("TJ", 7), cite("O33", 63))
    if n_representatives == 0:
        return None
    if n_workers < COLLECTIVE_FROM:
        return Refusal("too_few_for_representatives",
                       f"劳动者只有{n_workers}人，不满十人，请各人自己参加或者各自委托代理人。", articles)
    least, most = REPRESENTATIVES
    if not least <= n_representatives <= most:
        return Refusal("number_of_representatives",
                       f"代表人应当是{least}至{most}名，现在是{n_representatives}名，请增减后再登记。", articles,
                       note="三至五名是仲裁阶段的规定，调解阶段比照")
    return None


class PartyRelation(Term):
    """Why a further party stands on the same side: what ties it to the worker's employer, or to the worker."""

    DISPATCH_FIRM = "dispatch_firm", "派遣单位"
    USER_FIRM = "user_firm", "用工单位"
    INVESTOR = "investor", "出资人"
    CONTRACT_GIVER = "contract_giver", "发包组织"
    CONTRACTOR = "contractor", "个人承包经营者"
    NAME_LENDER = "name_lender", "被挂靠人"
    MAIN_CONTRACTOR = "main_contractor", "施工总承包单位"
    AFFILIATE = "affiliate", "关联企业"
    SUCCESSOR = "successor", "承继单位"
    ADMINISTRATOR = "administrator", "管理人"
    REPRESENTATIVE_OFFICE = "representative_office", "外国企业常驻代表机构"
    PLATFORM = "platform", "平台企业"
    PLATFORM_PARTNER = "platform_partner", "平台用工合作企业"
    HEIR = "heir", "近亲属"
    GUARDIAN = "guardian", "法定代理人"


@dataclass(frozen=True)
class RelationRule:
    """What the law says about a further party: must it be joined, and does it answer jointly."""

    relation: PartyRelation
    must_join: bool
    words: str
    articles: tuple[Article, ...]
    mark: Mark = Mark.VERIFIED
    note: str = ""


_RULES = (
    RelationRule(PartyRelation.DISPATCH_FIRM, True, "派遣单位和用工单位为共同当事人", (cite("TJ", 22, 2),)),
    RelationRule(PartyRelation.USER_FIRM, True, "派遣单位和用工单位为共同当事人", (cite("TJ", 22, 2),)),
    RelationRule(PartyRelation.INVESTOR, True,
                 "用人单位没有营业执照、被吊销、到期或者解散的，与出资人、开办单位、主管部门为共同当事人",
                 (cite("O33", 6), cite("J1", 29), cite("J1", 30))),
    RelationRule(PartyRelation.CONTRACT_GIVER, True, "发包组织和个人承包经营者为共同当事人",
                 (cite("O33", 7), cite("LCL", 94))),
    RelationRule(PartyRelation.CONTRACTOR, True, "发包组织和个人承包经营者为共同当事人",
                 (cite("O33", 7), cite("LCL", 94))),
    RelationRule(PartyRelation.NAME_LENDER, False,
                 "违法转包、分包或者挂靠的，劳动者可以请求有资质的承包人、被挂靠人承担用工主体责任；这不是劳动关系",
                 (cite("J2", 1), cite("J2", 2))),
    RelationRule(PartyRelation.MAIN_CONTRACTOR, False, "分包单位拖欠农民工工资的，由施工总承包单位先行清偿",
                 (cite("NM", 30),), Mark.REMEMBERED, "条号未核"),
    RelationRule(PartyRelation.AFFILIATE, False, "关联企业混同用工的，先看书面劳动合同，再看用工管理；可以请求共同承担责任",
                 (cite("J2", 3),)),
    RelationRule(PartyRelation.SUCCESSOR, True, "用人单位合并、分立的，承继单位为当事人；承继不明的，全部列为当事人",
                 (cite("J1", 26),)),
    RelationRule(PartyRelation.ADMINISTRATOR, True, "用人单位已进入破产程序的，由管理人代表；不走司法确认，走职工债权",
                 (cite("CPLI", 355, 1, 4),)),
    RelationRule(PartyRelation.REPRESENTATIVE_OFFICE, False, "常驻代表机构可以作为当事人，也可以追加外国企业",
                 (cite("J2", 5),)),
    RelationRule(PartyRelation.PLATFORM, False, "平台企业按用工事实确定责任", (cite("YZ"),), Mark.EXCERPT,
                 "属于哪一类用工由调解员查明后认定"),
    RelationRule(PartyRelation.PLATFORM_PARTNER, False, "平台用工合作企业按用工事实确定责任", (cite("YZ"),),
                 Mark.EXCERPT, "属于哪一类用工由调解员查明后认定"),
    RelationRule(PartyRelation.HEIR, True, "劳动者死亡的，由近亲属或者代理人参加；每一位第一顺序继承人都要有着落",
                 (cite("TJ", 25), cite("CC", 1127))),
    RelationRule(PartyRelation.GUARDIAN, True, "无或者限制民事行为能力的劳动者由法定代理人代理", (cite("TJ", 25),)),
)

PARTY_RELATIONS: dict[PartyRelation, RelationRule] = {rule.relation: rule for rule in _RULES}
