"""D12 代表人推选书 with the list of all who choose them: the core table of a collective dispute."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Block,
    Column,
    Labelled,
    NewSheet,
    Note,
    Paragraph,
    Strong,
    Tick,
    Tickboxes,
    Title,
    WideTable,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import each
from mediation.documents.particulars import PARTY_PAGE, Particulars, PersonOnPaper, named
from mediation.law.citation import cite
from mediation.law.terms import Term


class RepresentativePower(Term):
    """What the chosen may do; a settlement needs each one's own signature."""

    APPEAR = "appear", "代为陈述、举证、参加调解"
    RECEIVE = "receive", "代收文书"
    PROPOSE = "propose", "提出方案（达成协议须逐人签名同意）"


@dataclass(frozen=True, kw_only=True)
class MemberRow:
    """One worker of the list: what is asked for and what was paid."""

    person: PersonOnPaper | None = named("名单上的人", PARTY_PAGE)
    job: str | None = named("工种", PARTY_PAGE)
    hired_on: date | None = named("入职时间", PARTY_PAGE)
    period: str | None = named("欠付期间", PARTY_PAGE)
    claimed: int | None = named("请求金额", PARTY_PAGE)
    paid: int | None = named("已付金额", PARTY_PAGE, 0)
    account: str | None = named("收款账户", PARTY_PAGE)

    @property
    def name(self) -> str | None:
        """Whose row it is."""
        return self.person.name if self.person else None


@dataclass(frozen=True, kw_only=True)
class Representatives:
    """Whom the workers choose, with which powers."""

    chosen: tuple[PersonOnPaper, ...] = named("代表人", PARTY_PAGE, ())
    powers: tuple[RepresentativePower, ...] = named("代表权限", PARTY_PAGE, ())
    members: tuple[MemberRow, ...] = named("人员名单", PARTY_PAGE, ())


CHOSEN = (Column("姓名", 34), Column("性别", 12, "centre"), Column("证件号码", 44, "centre"), Column("联系电话", 32, "centre"),
          Column("本人签名", 34, "hand"))
LIST = (Column("序号", 9, "centre"), Column("姓名", 24), Column("证件号码", 38, "centre"), Column("工种", 17, "centre"),
        Column("入职时间", 19, "centre"), Column("欠付期间", 22), Column("请求额（元）", 23, "money"),
        Column("已付（元）", 21, "money"), Column("应付（元）", 23, "money"), Column("收款账户", 34),
        Column("电话", 24, "centre"), Column("同意方案签名", 24, "hand"))


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    total = len(extra.members)
    chosen = tuple((one.name, one.sex, one.id_number, one.phone, None) for one in extra.chosen)
    return [
        Title("代表人推选书"),
        Paragraph(f"我等{total}人与{phrases.names(case.respondents)}因{phrases.claims_summary(case.claims)}发生争议，"
                  "请求一致，共同推选下列人员为代表：", keep=True),
        WideTable(CHOSEN, chosen, row_height=12),
        Labelled("代表权限", ""),
        Tickboxes(tuple(Tick(power.label, power in extra.powers) for power in RepresentativePower), stacked=True),
        Paragraph("代表人参加调解的行为对其所代表的人发生效力；变更、放弃请求，承认对方的请求，进行和解，须经被代表的人同意。"),
        Paragraph((Strong("推选人"), f"（共{total}人，签名或按指印；名单附后）：")),
        parts.signature_list([str(one.name) for one in extra.members], "签名或按指印"),
        *_list(extra.members),
    ]


def _list(members: Sequence[MemberRow]) -> list[Block]:
    rows = tuple((str(number), one.person.name, one.person.id_number, one.job, _short(one.hired_on), one.period,
                  one.claimed, one.paid, one.claimed - one.paid, one.account, one.person.phone, None)
                 for number, one in enumerate(members, start=1))
    return [NewSheet(landscape=True), Title("人员名单"),
            WideTable(LIST, rows, totals=f"合计{len(members)}人", page_totals="本页小计", row_height=9, in_words=True),
            Note("“同意方案签名”一栏在达成调解方案后由本人逐一签名；未签名的，方案对其不发生效力。")]


def _short(day: date) -> str:
    return f"{day.year}.{day.month}.{day.day}"


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Paid more than asked for; a representative who is not on the list."""
    extra = particulars.extra
    for one in extra.members:
        if one.paid > one.claimed:
            yield f"{one.name}的已付金额大于请求金额"
    names = {one.name for one in extra.members}
    for one in extra.chosen:
        if one.name not in names:
            yield f"代表人{one.name}不在人员名单中"


PAPER = Paper(
    code="D12", version=1, title="代表人推选书", stage="申请", articles=(cite("TJ", 7), cite("O33", 63)),
    signers="代表人签名，全体推选人签名或按指印", copies="一份", layout="T", extra=Representatives,
    requires=("case.applicants.name", "case.respondents.name", "case.claims.type",
              *each("extra.chosen", ("name", "sex", "id_number", "phone")), "extra.powers",
              *each("extra.members", ("person.name", "person.id_number", "person.phone", "job", "hired_on", "period",
                                      "claimed", "paid", "account"))),
    contradictions=contradictions, body=body,
)
