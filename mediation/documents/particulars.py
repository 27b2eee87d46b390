"""The named values that papers are made of, and the search for those that are missing.

Everything may be absent (``None`` or an empty tuple) until a paper asks for it: the press prints no blank for a
value that it does not have, it lists what is missing and where it is filled in.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Protocol

from mediation.documents.check_codes import CheckMark
from mediation.documents.refusals import Missing
from mediation.documents.sentences import Phrasing
from mediation.law.terms import Basis, CaseKind, IdentityKind, Language, LegalType, Side, Source

CASE_PAGE, BODY_PAGE = "案件页", "机构设置"
PARTY_PAGE, SESSION_PAGE, AGREEMENT_PAGE = "案件页 · 当事人", "调解会", "调解协议"


WORDS_OF_PROPERTIES = {"number": "案号", "name": "姓名或名称"}


def named(words: str, where: str = CASE_PAGE, default: Any = None, *, hint: str = "", long: bool = False,
          money: bool = False, section: str = "", asked: bool = True) -> Any:
    """A particular with its Chinese name and the page on which it is filled in.

    The rest is for the form of a paper that a clerk issues (``offers``): ``hint`` says what to write, a ``long`` text
    has paragraphs, a number may be ``money`` (分), particulars of one ``section`` stand together; what is not ``asked``
    stays as the file says it.
    """
    return field(default=default, metadata={"words": words, "where": where, "hint": hint, "long": long, "money": money,
                                            "section": section, "asked": asked})


@dataclass(frozen=True, kw_only=True)
class OfficeOnPaper:
    """An office that is named on a paper: a commission, a court, a legal-aid centre."""

    name: str | None = named("名称", BODY_PAGE)
    address: str | None = named("地址", BODY_PAGE)
    phone: str | None = named("电话", BODY_PAGE)


@dataclass(frozen=True, kw_only=True)
class BodyOnPaper:
    """The mediation body whose paper it is."""

    name: str | None = named("名称", BODY_PAGE)
    short: str | None = named("简称", BODY_PAGE)
    address: str | None = named("地址", BODY_PAGE)
    phone: str | None = named("联系电话", BODY_PAGE)
    org_code: str | None = named("机构代字", BODY_PAGE)
    seal_name: str | None = named("印章名称", BODY_PAGE)
    legal_type: LegalType | None = named("组织类型", BODY_PAGE)
    arbitration: OfficeOnPaper | None = named("当地仲裁委", BODY_PAGE)
    legal_aid: OfficeOnPaper | None = named("当地法律援助机构", BODY_PAGE)


@dataclass(frozen=True, kw_only=True)
class PersonOnPaper:
    """A natural person (documents.md §3.1).

    ``keeps_contact``: the other side is not to read where this person lives and is called; ``contact_stands`` says on
    a paper of both sides where that stands instead (``contacts.withheld``).
    """

    name: str | None = named("姓名", PARTY_PAGE)
    sex: str | None = named("性别", PARTY_PAGE)
    birth: date | None = named("出生日期", PARTY_PAGE)
    ethnic: str | None = named("民族", PARTY_PAGE)
    id_kind: IdentityKind | None = named("证件类型", PARTY_PAGE)
    id_number: str | None = named("证件号码", PARTY_PAGE)
    address: str | None = named("住址", PARTY_PAGE)
    habitual_address: str | None = named("经常居住地", PARTY_PAGE)
    phone: str | None = named("联系电话", PARTY_PAGE)
    occupation: str | None = named("职业或职务", PARTY_PAGE)
    workplace: str | None = named("工作单位", PARTY_PAGE)
    keeps_contact: bool = True
    contact_stands: str | None = None


@dataclass(frozen=True, kw_only=True)
class EmployerOnPaper:
    """An employing unit (documents.md §3.2)."""

    name: str | None = named("名称", PARTY_PAGE)
    uscc: str | None = named("统一社会信用代码", PARTY_PAGE)
    address: str | None = named("住所地", PARTY_PAGE)
    registered_at: str | None = named("注册地", PARTY_PAGE)
    legal_rep: str | None = named("法定代表人（主要负责人）", PARTY_PAGE)
    legal_rep_title: str | None = named("法定代表人（主要负责人）的职务", PARTY_PAGE)
    phone: str | None = named("联系电话", PARTY_PAGE)


@dataclass(frozen=True, kw_only=True)
class AgentOnPaper:
    """Who acts for a party (documents.md §3.3); ``special`` powers are listed one by one (民事诉讼法第六十二条)."""

    name: str | None = named("姓名", PARTY_PAGE)
    kind: str | None = named("代理人类型", PARTY_PAGE)
    workplace: str | None = named("所在单位", PARTY_PAGE)
    licence: str | None = named("执业证号", PARTY_PAGE)
    phone: str | None = named("联系电话", PARTY_PAGE)
    id_kind: IdentityKind | None = named("证件类型", PARTY_PAGE)
    id_number: str | None = named("证件号码", PARTY_PAGE)
    address: str | None = named("住址", PARTY_PAGE)
    special: bool | None = named("代理权限", PARTY_PAGE)
    powers: tuple[str, ...] = named("特别授权事项", PARTY_PAGE, ())
    until: date | None = named("授权截止日", PARTY_PAGE)


@dataclass(frozen=True, kw_only=True)
class PartyOnPaper:
    """A party: a person or an employing unit, with those who act for it and the language it speaks.

    ``reads_chinese``: it has signed that it needs neither interpreter nor translation.
    """

    side: Side | None = named("诉讼地位", PARTY_PAGE)
    person: PersonOnPaper | None = named("个人信息", PARTY_PAGE)
    employer: EmployerOnPaper | None = named("单位信息", PARTY_PAGE)
    agents: tuple[AgentOnPaper, ...] = named("代理人", PARTY_PAGE, ())
    representative: bool = False
    language: Language = Language.MANDARIN
    reads_chinese: bool = False
    relation: str | None = named("与其他当事人的关系", PARTY_PAGE)

    @property
    def name(self) -> str | None:
        """The name on papers."""
        one = self.employer or self.person
        return one.name if one else None


@dataclass(frozen=True, kw_only=True)
class ClaimOnPaper:
    """One claim; a sum of ``None`` is not known yet."""

    type: str | None = named("请求类型")
    period: str | None = named("计算期间")
    amount: int | None = named("请求金额")
    about: bool = False
    ground: str | None = named("计算方法或依据")
    claimant: str | None = named("请求人")


@dataclass(frozen=True, kw_only=True)
class ObligationOnPaper:
    """One line of what is owed by the agreement: a sum by a day, one of several instalments, or an act.

    ``due_words`` names the event where an act, never a sum, falls due with one.
    """

    debtor: str | None = named("义务人", AGREEMENT_PAGE)
    creditor: str | None = named("权利人", AGREEMENT_PAGE)
    ground: str | None = named("款项名称", AGREEMENT_PAGE)
    amount: int | None = named("应付金额", AGREEMENT_PAGE, money=True)
    act: str | None = named("义务内容", AGREEMENT_PAGE)
    due: date | None = named("履行期限", AGREEMENT_PAGE)
    due_words: str | None = named("履行时间", AGREEMENT_PAGE)
    instalment: int | None = named("期次", AGREEMENT_PAGE)
    instalments: int | None = named("期数", AGREEMENT_PAGE)
    method: str | None = named("支付方式", AGREEMENT_PAGE)
    account: str | None = named("收款账户", AGREEMENT_PAGE)
    payer: str | None = named("代为支付人", AGREEMENT_PAGE)

    @property
    def name(self) -> str:
        """How a list of what is missing calls this line."""
        return self.ground or self.act or ""


@dataclass(frozen=True, kw_only=True)
class MaterialOnPaper:
    """Something handed in."""

    name: str | None = named("材料名称")
    copies: int | None = named("份数")
    pages: int | None = named("页数")
    form: str | None = named("原件或复印件")


@dataclass(frozen=True, kw_only=True)
class ConsentOnPaper:
    """Whether a party agrees to mediation, since when, and how it said so."""

    party: str | None = named("当事人")
    agrees: bool | None = named("是否同意调解")
    on: date | None = named("表态日期")
    how: str | None = named("表态方式")


@dataclass(frozen=True, kw_only=True)
class ClockOnPaper:
    """A period as papers name it; ``provisional`` where its last day rests on holidays not yet announced."""

    words: str | None = named("期限")
    last_day: date | None = named("期限届满日")
    article: str | None = named("期限依据")
    provisional: bool = False


@dataclass(frozen=True, kw_only=True)
class AttendanceOnPaper:
    """Who came to a session and how."""

    name: str | None = named("到场人员", SESSION_PAGE)
    side: Side | None = named("到场人员的身份", SESSION_PAGE)
    how: str | None = named("到场方式", SESSION_PAGE)
    agent: str | None = named("到场代理人", SESSION_PAGE)


@dataclass(frozen=True, kw_only=True)
class SessionOnPaper:
    """A session: when, where or over what, led and recorded by whom."""

    number: int | None = named("第几次调解", SESSION_PAGE)
    begins: datetime | None = named("调解时间", SESSION_PAGE)
    ends: datetime | None = named("结束时间", SESSION_PAGE)
    place: str | None = named("调解地点或平台会议号", SESSION_PAGE)
    mode: str | None = named("调解方式", SESSION_PAGE)
    open: bool = False
    mediators: tuple[str, ...] = named("调解员", SESSION_PAGE, ())
    recorder: str | None = named("记录人", SESSION_PAGE)
    interpreter: str | None = named("翻译人员", SESSION_PAGE)
    invited: tuple[str, ...] = named("受邀人员", SESSION_PAGE, ())
    attendance: tuple[AttendanceOnPaper, ...] = named("到场人员", SESSION_PAGE, ())


@dataclass(frozen=True, kw_only=True)
class CaseOnPaper:
    """The case as papers speak of it."""

    body: BodyOnPaper | None = named("调解组织", BODY_PAGE)
    case_no: str | None = named("案号")
    receipt_no: str | None = named("回执号")
    source: Source | None = named("案件来源")
    source_body: str | None = named("移送机关")
    source_number: str | None = named("移送函号")
    basis: Basis | None = named("调解依据")
    kind: CaseKind | None = named("争议种类")
    cause: str | None = named("案由")
    received_on: date | None = named("收到申请日期")
    accepted_on: date | None = named("受理日期")
    applicants: tuple[PartyOnPaper, ...] = named("申请人", PARTY_PAGE, ())
    respondents: tuple[PartyOnPaper, ...] = named("被申请人", PARTY_PAGE, ())
    third: tuple[PartyOnPaper, ...] = named("第三人", PARTY_PAGE, ())
    claims: tuple[ClaimOnPaper, ...] = named("请求事项", default=())
    facts: str | None = named("事实与理由")
    mediators: tuple[str, ...] = named("调解员", default=())
    recorder: str | None = named("记录人")

    @property
    def number(self) -> str | None:
        """The case number, before acceptance the number of the receipt."""
        return self.case_no or self.receipt_no

    @property
    def parties(self) -> tuple[PartyOnPaper, ...]:
        """All parties, applicants first."""
        return self.applicants + self.respondents + self.third


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """All that one paper is made of: the case, the paper's number and day, to whom it goes, what it says besides,
    the mark by which it is checked, and how the body puts its sentences."""

    case: CaseOnPaper
    number: str | None = named("文书编号", "文书")
    made_on: date | None = named("落款日期", "文书")
    recipients: tuple[PartyOnPaper, ...] = named("收件人", "文书", ())
    extra: Any = None
    check: CheckMark | None = None
    phrasing: Phrasing = field(default_factory=Phrasing, hash=False)


class Asking(Protocol):
    """What asks for particulars: a kind of paper."""

    requires: tuple[str, ...]
    extra: type | None

    def also(self, particulars: Particulars) -> Iterable[Missing]:
        """What only some cases need."""


def missing(paper: Asking, particulars: Particulars) -> list[Missing]:
    """All that this paper needs and these particulars lack, each once, in the order in which the paper names them.

    Raises TypeError if the particulars carry another paper's ``extra``.
    """
    if paper.extra and not isinstance(particulars.extra, paper.extra):
        raise TypeError(f"this paper takes {paper.extra.__name__}, not {type(particulars.extra).__name__}")
    gaps = [gap for path in paper.requires for gap in _gaps(particulars, path.split("."), path, "", "")]
    gaps += paper.also(particulars)
    return list(dict.fromkeys(gaps))


def _gaps(owner: Any, steps: list[str], path: str, words: str, where: str) -> Iterator[Missing]:
    step, rest = steps[0], steps[1:]
    name = step.rstrip("?")
    value = getattr(owner, name)
    said = next((one.metadata for one in fields(owner) if one.name == name), {})
    named_here = said.get("words", WORDS_OF_PROPERTIES.get(name, ""))
    full = f"{words}的{named_here}" if words and named_here else words or named_here
    found_in = said.get("where", where)
    if value is None or value == () or value == "":
        if not step.endswith("?"):
            yield Missing(path, full, found_in)
    elif rest and isinstance(value, tuple):
        for number, one in enumerate(value, start=1):
            own = getattr(one, "name", None) or (f"第{number}项" if len(value) > 1 else "")
            yield from _gaps(one, rest, path, f"{full}{own}", found_in)
    elif rest:
        yield from _gaps(value, rest, path, full if name in ("body", "arbitration", "legal_aid") else words, found_in)
