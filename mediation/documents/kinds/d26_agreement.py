"""D26 劳动争议调解协议书: the agreement made before a labour mediation body (令第17号第二十六条)."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import parts, phrases, settlement
from mediation.documents.blocks import (
    DATE_BY_HAND,
    Block,
    Clauses,
    Heading,
    Labelled,
    PaperNumber,
    Paragraph,
    SealPlace,
    Strong,
    Tick,
    Tickboxes,
    Title,
)
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.needs import AGENT, EMPLOYER, PERSON, each
from mediation.documents.particulars import Particulars
from mediation.documents.settlement import SETTLEMENT, Settlement
from mediation.law.citation import cite
from mediation.law.terms import Basis, Side

INJURY_LEFT_OPEN = "申请人已知悉本协议不影响工伤认定等法定权利。"


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    sides = {side: [party for party in extra.parties if party.side is side] for side in Side}
    return [
        Title(f"{phrases.kind_word(case)}调解协议书", below=settlement.SUPPLEMENT if extra.supplements else ""),
        PaperNumber(particulars.number),
        *(line for side, parties in sides.items() for line in parts.party_lines(parties, side)),
        Labelled("案号", case.number),
        Labelled("申请日期", (f"{phrases.day(case.received_on)}　", Strong("受理日期："), phrases.day(case.accepted_on))),
        Labelled("调解地点", extra.place), Labelled("调解员", "、".join(case.mediators)),
        *parts.claim_lines(case.claims, "一、请求事项"),
        Heading("二、调解结果"), Paragraph("经调解，双方自愿达成如下协议："), Clauses(extra.clauses),
        *_performance(particulars), *_end(particulars),
        *settlement.signatures(particulars, recorder=False),
        SealPlace(case.body.name, DATE_BY_HAND),
        *parts.roster(sides[Side.APPLICANT], "申请人名单"),
    ]


def _performance(particulars: Particulars) -> list[Block]:
    extra = particulars.extra
    blocks: list[Block] = [Heading("三、履行期限与方式"), *parts.payments(extra.obligations)]
    if acts := settlement.acts(extra.obligations):
        blocks += [Paragraph("其他义务："), Clauses(acts)]
    if last := settlement.last_due(extra.obligations):
        blocks.append(Paragraph(("全部履行完毕的日期为", Strong(phrases.day(last)), "。")))
    return blocks


def _end(particulars: Particulars) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    kept = "；".join(claim.rstrip("。；") for claim in extra.open_claims)
    blocks: list[Block] = []
    if extra.breach:
        blocks += [Heading("违约责任"), Paragraph(extra.breach)]
    blocks += [
        Heading("请求的了结"), Paragraph("双方就本协议所列请求一次性了结：", keep=True),
        Tickboxes((Tick("是", extra.settles_all),
                   Tick(f"否，保留未达成部分{f'：{kept}' if kept else ''}", not extra.settles_all))),
        Heading("声明"), Paragraph(f"本协议内容系双方自愿达成。{INJURY_LEFT_OPEN if extra.work_injury else ''}"),
        *settlement.translations(particulars),
        Heading("生效与份数"), Paragraph(f"{settlement.effect(particulars)}本协议"
                                    f"{phrases.copies_words(case, len(extra.parties), extra.to_court)}。"),
    ]
    if case.basis is not Basis.COURT_ENTRUSTED:
        blocks += [Heading("权利告知"), Paragraph(
            f"双方可以自本协议生效之日起{phrases.period('ARBREV-15')}内共同向仲裁委申请仲裁审查，"
            f"或者自生效之日起{phrases.period('CONF-30')}内共同向人民法院申请司法确认。"
            "涉及拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金，用人单位逾期不履行的，劳动者可以依法申请支付令。")]
    return _numbered(blocks, start=4)


def _numbered(blocks: Sequence[Block], start: int) -> list[Block]:
    """Headings numbered on: parts that a given agreement lacks leave no gap."""
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            block = Heading(f"{phrases.ordinal(start)}、{block.text}")
            start += 1
        numbered.append(block)
    return numbered


PAPER = Paper(
    code="D26", version=3, title="劳动争议调解协议书", stage="结案",
    articles=(cite("TJ", 14, 2), cite("O17", 26)),
    signers="双方签名或盖章，调解员签名，调解组织印章", copies="一式三份，双方和调解组织各执一份；当事人多于两方的每方一份", layout="L",
    number_word="协", extra=Settlement, long=True,
    requires=("number", "case.body.name", "case.basis", "case.case_no", "case.received_on", "case.accepted_on",
              "case.mediators", "case.claims.type", "extra.place", *SETTLEMENT,
              *each("extra.parties", (*PERSON, *EMPLOYER, *AGENT))),
    also=settlement.also, contradictions=settlement.contradictions, body=body, contact_stands=ON_OWN_CONFIRMATION,
)
