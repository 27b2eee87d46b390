"""How papers say things: days, sums, periods, who the parties are, how many copies are made."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from mediation.documents.particulars import (
    AgentOnPaper,
    BodyOnPaper,
    CaseOnPaper,
    ClaimOnPaper,
    ClockOnPaper,
    EmployerOnPaper,
    PartyOnPaper,
    PersonOnPaper,
)
from mediation.law.agreement import copies, mark_allowed
from mediation.law.citation import in_hanzi
from mediation.law.money import in_words, yuan
from mediation.law.numbers import date_words, last_day_words
from mediation.law.terms import Basis, CaseKind, IdentityKind, LegalType, MarkKind, Side
from mediation.law.time_limits import CLOCKS, Unit

UNKNOWN = "暂不清楚"
NONE = "无"
MANY = 3
"""From more parties than these on, a paper names the first and gives the others in a list."""
PROVISIONAL = "（暂定，以国务院当年公布的放假安排为准）"
SHANGHAI = timezone(timedelta(hours=8))
UNITS = {Unit.DAYS: "日", Unit.WORKING_DAYS: "个工作日", Unit.MONTHS: "个月", Unit.YEARS: "年"}


def day(on: date) -> str:
    """2026年3月9日."""
    return date_words(on)


def moment(at: datetime) -> str:
    """2026年3月9日14时05分, in the time of the place."""
    local = at.astimezone(SHANGHAI) if at.tzinfo else at
    return f"{date_words(local.date())}{local.hour}时{local.minute:02d}分"


def clock_time(at: datetime) -> str:
    """14:05, in the time of the place."""
    local = at.astimezone(SHANGHAI) if at.tzinfo else at
    return f"{local.hour}:{local.minute:02d}"


def clock_end(clock: ClockOnPaper) -> str:
    """The last day of a period, marked where it rests on holidays not yet announced."""
    return date_words(clock.last_day) + (PROVISIONAL if clock.provisional else "")


def by_day(on: date) -> str:
    """2026年12月21日前（含当日）."""
    return last_day_words(on)


def sum_in_full(fen: int) -> str:
    """人民币叁万陆仟伍佰捌拾元整（¥36,580.00）."""
    return f"人民币{in_words(fen)}（¥{yuan(fen)}）"


def period(clock: str) -> str:
    """The length of a period of the registry as statutes write it: 十五日, 三个工作日."""
    entry = CLOCKS[clock]
    return f"{in_hanzi(entry.length)}{UNITS[entry.unit]}"


def count(number: int) -> str:
    """How many, as statutes write it; 两 before a measure word."""
    return "两" if number == 2 else in_hanzi(number)


def ordinal(number: int) -> str:
    """一, 十二, 三十: how headings are numbered."""
    return in_hanzi(number)


def itself(body: BodyOnPaper) -> str:
    """What the body calls itself in its own papers."""
    if body.legal_type in (LegalType.ENTERPRISE_COMMITTEE, LegalType.PEOPLES_COMMITTEE):
        return "本委员会"
    return "本组织"


def dispute(case: CaseOnPaper) -> str:
    """The kind of dispute by its cause: 追索劳动报酬纠纷, else 劳动争议."""
    if case.cause:
        return case.cause if case.cause.endswith(("纠纷", "争议")) else f"{case.cause}争议"
    return "劳动争议" if case.kind is CaseKind.LABOUR or case.kind is None else case.kind.label


def names(parties: Sequence[PartyOnPaper]) -> str:
    """The parties by name; of many people, or many units, the first and their number."""
    people = [str(party.name) for party in parties if not party.employer]
    units = [str(party.name) for party in parties if party.employer]
    return "、".join((*_shortened(people, "人"), *_shortened(units, "家单位")))


def _shortened(listed: Sequence[str], counted: str) -> Sequence[str]:
    return [f"{listed[0]}等{len(listed)}{counted}"] if len(listed) > MANY else listed


def you(parties: Sequence[PartyOnPaper]) -> str:
    """How a letter addresses those it goes to."""
    if all(party.person for party in parties):
        return "你" if len(parties) == 1 else "你们"
    if all(party.employer for party in parties):
        return "你单位" if len(parties) == 1 else "你们单位"
    return "你（单位）"


def _or_unknown(value: str | None, unknown: bool) -> str | None:
    return value or (UNKNOWN if unknown else None)


def person_text(person: PersonOnPaper, unknown: bool = False) -> str:
    """A person in one sentence, as legal papers name one; ``unknown`` says 暂不清楚 for what is not known."""
    parts = [person.name, person.sex, person.ethnic, f"{day(person.birth)}出生" if person.birth else None,
             person.workplace, person.occupation]
    if person.contact_stands:
        parts += [identity_text(person.id_kind, person.id_number), f"住址和联系电话{person.contact_stands}"]
        return "，".join(part for part in parts if part) + "。"
    address = _or_unknown(person.address, unknown)
    parts.append(f"住{address}" if address and address != UNKNOWN else (f"住址{UNKNOWN}" if address else None))
    if person.habitual_address and person.habitual_address != person.address:
        parts.append(f"经常居住地{person.habitual_address}")
    parts.append(identity_text(person.id_kind, person.id_number))
    phone = _or_unknown(person.phone, unknown)
    parts.append(f"联系电话{phone}" if phone else None)
    return "，".join(part for part in parts if part) + "。"


def identity_text(kind: IdentityKind | None, number: str | None) -> str | None:
    """居民身份证号码110…; nothing where the number is not known."""
    if not number:
        return None
    label = kind.label if kind and kind is not IdentityKind.UNKNOWN else "证件"
    return f"{label}号码{number}"


def employer_text(employer: EmployerOnPaper, unknown: bool = False) -> str:
    """An employing unit in one sentence."""
    uscc, address = _or_unknown(employer.uscc, unknown), _or_unknown(employer.address, unknown)
    head, phone = _or_unknown(employer.legal_rep, unknown), _or_unknown(employer.phone, unknown)
    parts = [employer.name, f"统一社会信用代码{uscc}" if uscc else None, f"住所地{address}" if address else None]
    if employer.registered_at and employer.registered_at != employer.address:
        parts.append(f"注册地{employer.registered_at}")
    if head:
        title = f"，{employer.legal_rep_title}" if employer.legal_rep_title and head != UNKNOWN else ""
        parts.append(f"法定代表人（主要负责人）{head}{title}")
    parts.append(f"联系电话{phone}" if phone else None)
    return "，".join(part for part in parts if part) + "。"


def party_text(party: PartyOnPaper, unknown: bool = False) -> str:
    """A party in one sentence."""
    if party.employer:
        return employer_text(party.employer, unknown)
    return person_text(party.person, unknown)


def agent_text(agent: AgentOnPaper) -> str:
    """An agent with its powers."""
    parts = [agent.name, agent.kind, agent.workplace, f"执业证号{agent.licence}" if agent.licence else None,
             f"联系电话{agent.phone}" if agent.phone else None, powers_text(agent)]
    return "，".join(part for part in parts if part) + "。"


def powers_text(agent: AgentOnPaper) -> str | None:
    """一般授权, or 特别授权 with each power."""
    if agent.special is None:
        return None
    if not agent.special:
        return "一般授权"
    return f"特别授权（{'；'.join(agent.powers)}）" if agent.powers else "特别授权"


def side_label(side: Side, number: int, of: int) -> str:
    """申请人, or 申请人一, 申请人二 where there are several."""
    return side.label if of == 1 else f"{side.label}{in_hanzi(number)}"


def claim_text(claim: ClaimOnPaper, with_claimant: bool = False) -> str:
    """One claim: kind, period, sum in words and figures, how it was worked out."""
    who = f"{claim.claimant}：" if with_claimant and claim.claimant else ""
    span = f"（{claim.period}）" if claim.period else ""
    if claim.amount is None:
        money = f"，金额{UNKNOWN}" if claim.about else ""
    else:
        money = f"，{'约' if claim.about else ''}{sum_in_full(claim.amount)}"
    ground = f"；{claim.ground}" if claim.ground else ""
    return f"{who}{claim.type}{span}{money}{ground}。"


def claims_summary(claims: Sequence[ClaimOnPaper]) -> str:
    """The kinds of claim and their sum in one phrase."""
    kinds = "、".join(dict.fromkeys(str(claim.type) for claim in claims))
    known = [claim.amount for claim in claims if claim.amount is not None]
    if not known:
        return kinds
    about = any(claim.about or claim.amount is None for claim in claims)
    return f"{kinds}，合计{'约' if about else ''}{sum_in_full(sum(known))}"


def claims_total(claims: Sequence[ClaimOnPaper]) -> int:
    """The sum of the claims of which the sum is known."""
    return sum(claim.amount or 0 for claim in claims)


def copies_words(case: CaseOnPaper, parties: int, to_court: bool = False) -> str:
    """In how many copies an agreement is made and who keeps them (law.agreement.copies)."""
    made = copies(case.basis, parties, to_court=to_court)
    both = "双方当事人各执一份" if parties == 2 else "各方当事人各执一份"
    court = "，送人民法院一份" if made.number > parties + 1 else ""
    return f"一式{count(made.number)}份，{both}，{itself(case.body)}存一份{court}"


def kind_word(case: CaseOnPaper) -> str:
    """What the titles of papers call the matter: 劳动争议, 人事争议, 民事纠纷, 用工纠纷."""
    return {CaseKind.PERSONNEL: "人事争议", CaseKind.CIVIL_SERVICE: "民事纠纷",
            CaseKind.NEW_FORM: "新就业形态用工纠纷"}.get(case.kind, "劳动争议")


def arbitrable(case: CaseOnPaper) -> bool:
    """Whether the matter goes to arbitration first; a civil matter does not, a new-form one only if it is labour."""
    return case.kind in (None, CaseKind.LABOUR, CaseKind.PERSONNEL)


def limitation_name(case: CaseOnPaper) -> str:
    """Which limitation runs."""
    return "仲裁时效" if arbitrable(case) else "诉讼时效"


def first_forum(case: CaseOnPaper) -> str:
    """What a party may do instead of mediating, at any time."""
    return "申请仲裁" if arbitrable(case) else "申请仲裁或者向人民法院起诉" if case.kind is CaseKind.NEW_FORM else "向人民法院起诉"


def mark_of(party: PartyOnPaper, fingerprint: bool) -> str:
    """How a party makes its mark: a fingerprint does where the law of the channel takes one."""
    if party.employer:
        return "签名或盖公章"
    return "签名、盖章或按指印" if fingerprint else "签名或盖章"


def fingerprint_does(case: CaseOnPaper) -> bool:
    """Whether a fingerprint alone does on an agreement of this channel (RTF 29, TY 24)."""
    return bool(mark_allowed(case.basis or Basis.ENTERPRISE, MarkKind.FINGERPRINT, True, own_basis(case.body)))


def own_basis(body: BodyOnPaper) -> Basis:
    """What the body is by itself, for cases that take the form of its own type."""
    return Basis.PEOPLE if body.legal_type is LegalType.PEOPLES_COMMITTEE else Basis.ENTERPRISE
