"""Parts that several papers share: the head of a letter, who the parties are, lists of many, payments, counterfoils."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from mediation.documents import phrases
from mediation.documents.blocks import (
    Block,
    Clauses,
    Column,
    CutLine,
    Handwritten,
    Heading,
    KeyTable,
    Labelled,
    NewSheet,
    PaperNumber,
    Paragraph,
    Place,
    SealPlace,
    Signatures,
    SmallTitle,
    Strong,
    Title,
    WideTable,
    row,
)
from mediation.documents.particulars import (
    CaseOnPaper,
    ClaimOnPaper,
    ObligationOnPaper,
    Particulars,
    PartyOnPaper,
)
from mediation.law.terms import Side

PLACES_BESIDE_EACH_OTHER = 8
"""Up to so many signatures have places of their own; more stand in a list."""
CLAIMS_IN_TEXT = 12


def letter_head(particulars: Particulars, title: str) -> list[Block]:
    """Issuer, title, number and the red line of a letter that the body sends."""
    return [Title(title, particulars.case.body.name), PaperNumber(particulars.number, ruled=True)]


def seal(particulars: Particulars, beside: tuple[str, ...] = ()) -> SealPlace:
    """The body's name and the paper's day, with the place of the seal."""
    return SealPlace(particulars.case.body.name, phrases.day(particulars.made_on), beside=beside)


def where_to_go(case: CaseOnPaper) -> str:
    """The forum that stays open, with its address."""
    if not phrases.arbitrable(case):
        return f"可以依法{phrases.first_forum(case)}。"
    office = case.body.arbitration
    return f"可以向{office.name}（地址：{office.address}，电话：{office.phone}）申请仲裁。"


def closing_to(office: str) -> list[Block]:
    """此致 and to whom."""
    return [Paragraph("此致", keep=True), Paragraph(office, indent=False)]


def counterfoil(particulars: Particulars, title: str) -> list[Block]:
    """The part that stays with the body: to whom, how and when the letter was handed over."""
    return [
        CutLine(f"（骑缝）{particulars.number}"),
        SmallTitle(f"{title}（存根）"),
        KeyTable((
            row(("案号", particulars.case.number), ("收件人", phrases.names(particulars.recipients))),
            row(("送达方式", Handwritten(7)), ("送达日期", Handwritten(7))),
            row(("收件人签收", Handwritten(8)), ("经办人", Handwritten(8))),
        ), label_width=23, small=True),
    ]


def party_lines(parties: Sequence[PartyOnPaper], side: Side, unknown: bool = False) -> list[Block]:
    """Each party of a side with its agents; of many the first ones, the others are in the list."""
    if len(parties) > phrases.MANY:
        return [Labelled(side.label, f"{phrases.names(parties)}（名单附后）。"), *agent_lines(parties)]
    lines: list[Block] = []
    for number, party in enumerate(parties, start=1):
        label = phrases.side_label(side, number, len(parties))
        relation = f"（{party.relation}）" if party.relation else ""
        lines += [Labelled(f"{label}{relation}", phrases.party_text(party, unknown)), *agent_lines([party])]
    return lines


def agent_lines(parties: Iterable[PartyOnPaper]) -> list[Block]:
    """Those who act for the parties, each once."""
    agents = dict.fromkeys(agent for party in parties for agent in party.agents)
    return [Labelled("委托代理人", phrases.agent_text(agent)) for agent in agents]


def claim_lines(claims: Sequence[ClaimOnPaper], heading: str) -> list[Block]:
    """The claims one by one with their total; many of them in a table."""
    several = len({claim.claimant for claim in claims}) > 1
    known = [claim for claim in claims if claim.amount is not None]
    if len(claims) > CLAIMS_IN_TEXT:
        return [Heading(heading), claims_table(claims)]
    lines: list[Block] = [Heading(heading), Clauses(tuple(phrases.claim_text(claim, several) for claim in claims))]
    if len(known) > 1:
        about = "约" if any(claim.about for claim in claims) else ""
        lines.append(Paragraph(("合计：", Strong(f"{about}{phrases.sum_in_full(phrases.claims_total(claims))}"), "。")))
    return lines


def claims_table(claims: Sequence[ClaimOnPaper]) -> WideTable:
    """Many claims: by whom, what for, for which time, how much."""
    columns = (Column("序号", 9, "centre"), Column("请求人", 28), Column("请求事项", 30), Column("计算期间", 46),
               Column("金额（元）", 24, "money"))
    rows = tuple((str(number), claim.claimant or phrases.NONE, claim.type, claim.period or "—",
                  claim.amount if claim.amount is not None else (phrases.UNKNOWN if claim.about else "—"))
                 for number, claim in enumerate(claims, start=1))
    return WideTable(columns, rows, totals="合计", in_words=True)


def roster(parties: Sequence[PartyOnPaper], title: str) -> list[Block]:
    """The list of many parties on a sheet of its own; nothing if they stand in the text."""
    people = [party.person for party in parties if party.person]
    if len(parties) <= phrases.MANY or not people:
        return []
    columns = (Column("序号", 9, "centre"), Column("姓名", 34), Column("性别", 10, "centre"),
               Column("出生日期", 26, "centre"), Column("证件号码", 38, "centre"), *(
                   (Column("住址和联系电话", 102),) if all(one.contact_stands for one in people) else
                   (Column("联系电话", 26, "centre"), Column("住址", 76))))
    rows = tuple((str(number), one.name, one.sex, phrases.day(one.birth), one.id_number,
                  *((one.contact_stands,) if len(columns) == 6 else
                    (one.phone or one.contact_stands, one.address or one.contact_stands)))
                 for number, one in enumerate(people, start=1))
    return [NewSheet(landscape=True), Title(title), WideTable(columns, rows)]


def payments(obligations: Sequence[ObligationOnPaper]) -> list[Block]:
    """The payments, a table for each who pays: when, how much, in which way, to which account, and their total."""
    paying = [line for line in obligations if line.amount is not None]
    debtors = list(dict.fromkeys(line.debtor for line in paying))
    if len(debtors) < 2:
        return [Paragraph("应付款项按下表支付：", keep=True), _payment_table(paying)] if paying else []
    blocks: list[Block] = []
    for number, debtor in enumerate(debtors, start=1):
        own = [line for line in paying if line.debtor == debtor]
        blocks += [Paragraph(f"（{phrases.ordinal(number)}）{debtor}应付款项按下表支付：", keep=True), _payment_table(own)]
    total = sum(line.amount or 0 for line in paying)
    return [*blocks, Paragraph(("以上各方应付款项合计", Strong(phrases.sum_in_full(total)), "。"))]


def _payment_table(paying: Sequence[ObligationOnPaper]) -> WideTable:
    """One row a payment; whose and what for stand beside it where several are paid, or for several grounds."""
    said = [_of_whom_and_what(line, paying) for line in paying]
    columns = (Column("序号" if any(said) else "期次", 10, "centre"),
               *((Column(_head_of(paying), 30),) if any(said) else ()), Column("应付日期", 30, "centre"),
               Column("金额（元）", 24, "money"), Column("方式", 20, "centre"), Column("收款账户", 54 if any(said) else 58))
    rows = tuple((str(number if any(said) else line.instalment or number), *((words,) if any(said) else ()),
                  phrases.day(line.due), line.amount,
                  f"{line.method}（由{line.payer}代付）" if line.payer else line.method, line.account or "—")
                 for number, (line, words) in enumerate(zip(paying, said, strict=True), start=1))
    return WideTable(columns, rows, totals="合计", in_words=True)


def _head_of(paying: Sequence[ObligationOnPaper]) -> str:
    several = len({line.ground for line in paying}) > 1
    if len({line.creditor for line in paying}) < 2:
        return "款项"
    return "收款人、款项" if several else "收款人"


def _of_whom_and_what(line: ObligationOnPaper, paying: Sequence[ObligationOnPaper]) -> str:
    """What tells one payment of the table from the others: the payee, the ground, the instalment, where they differ."""
    creditors, grounds = ({getattr(one, name) for one in paying} for name in ("creditor", "ground"))
    if len(creditors) < 2 and len(grounds) < 2:
        return ""
    parts = [line.creditor if len(creditors) > 1 else "", line.ground if len(grounds) > 1 else "",
             f"第{line.instalment}期" if line.instalment else ""]
    return "，".join(part for part in parts if part)


def party_signatures(case: CaseOnPaper, parties: Sequence[PartyOnPaper] | None = None) -> list[Block]:
    """A place to sign for each party, or a list where there are many; the mark is that of the channel."""
    parties = case.parties if parties is None else parties
    fingerprint = phrases.fingerprint_does(case)
    many = len(parties) > PLACES_BESIDE_EACH_OTHER
    listed = [party for party in parties if many and party.person]
    placed = [party for party in parties if party not in listed]
    blocks: list[Block] = []
    if listed:
        names = [str(party.name) for party in listed]
        blocks.append(signature_list(names, phrases.mark_of(listed[0], fingerprint)))
    places = [Place(f"{party.side.label} {party.name}", phrases.mark_of(party, fingerprint)) for party in placed]
    return [*blocks, *([Signatures(tuple(places))] if places else [])]


def signature_list(names: Sequence[str], how: str) -> WideTable:
    """Many signatures, one a row."""
    columns = (Column("序号", 10, "centre"), Column("姓名", 44), Column(how, 56, "hand"), Column("日期", 40, "hand"))
    rows = tuple((str(number), name, None, None) for number, name in enumerate(names, start=1))
    return WideTable(columns, rows, row_height=11)
