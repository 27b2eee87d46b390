"""D30 调解终止告知书: mediation ended, why, from when limitation runs anew, which ways stay open (令第17号第三十条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.cases.states import EndReason
from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Addressee,
    Block,
    Clauses,
    Enclosures,
    Paragraph,
    Place,
    Signatures,
    Strong,
    Tick,
    Tickboxes,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED, commission
from mediation.documents.particulars import ClockOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite


@dataclass(frozen=True, kw_only=True)
class Closing:
    """How it ended and what follows; ``open_claims`` where the rest was agreed, ``unperformed`` what was not done."""

    ended_on: date | None = named("终止日期")
    reason: EndReason | None = named("终止原因")
    reason_words: str | None = named("终止原因说明")
    open_claims: tuple[str, ...] = named("未达成的请求", default=())
    agreement_number: str | None = named("协议书编号")
    unperformed: tuple[str, ...] = named("逾期未履行的义务", default=())
    limitation_from: date | None = named("仲裁时效重新计算的日期")
    limitation_ground: str | None = named("时效中断的依据")
    limitation: ClockOnPaper | None = named("申请仲裁的最后期限")
    other_routes: tuple[str, ...] = named("其他途径", default=())
    enclosures: tuple[str, ...] = named("附件", default=())


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    parties = len(case.parties)
    each_keeps = "双方" if parties == 2 else "各方"
    return [
        *parts.letter_head(particulars, "调解终止告知书"), Addressee(phrases.names(case.parties)),
        *_what_ended(particulars), *_what_stays_open(particulars),
        Paragraph(f"本告知书一式{phrases.count(parties + 1)}份，{each_keeps}与{phrases.itself(case.body)}各执一份。", keep=True),
        *_receipts(particulars), parts.seal(particulars),
        *([Enclosures(extra.enclosures)] if extra.enclosures else []),
    ]


def _what_ended(particulars: Particulars) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    here, you = phrases.itself(case.body), phrases.you(case.parties)
    taken = f"于{phrases.day(case.accepted_on)}受理" if case.accepted_on else f"于{phrases.day(case.received_on)}收到申请"
    if extra.unperformed:
        return [Paragraph(f"{you}之间的{phrases.dispute(case)}（案号：{case.number}），{here}{taken}，经调解达成协议"
                          f"（{extra.agreement_number}）。截至{phrases.day(extra.ended_on)}，下列义务逾期未履行："),
                Clauses(extra.unperformed)]
    if extra.open_claims:
        result = f"部分请求已达成协议（{extra.agreement_number}），下列请求未达成一致，于{phrases.day(extra.ended_on)}终止调解："
    else:
        result = f"经调解未达成一致，于{phrases.day(extra.ended_on)}终止调解。"
    blocks: list[Block] = [Paragraph(f"{you}之间的{phrases.dispute(case)}（案号：{case.number}），{here}{taken}，{result}")]
    if extra.open_claims:
        blocks.append(Clauses(extra.open_claims))
    other = f"：{extra.reason_words}" if extra.reason_words else ""
    ticks = tuple(Tick(one.label + (other if one is extra.reason else ""), one is extra.reason) for one in EndReason)
    return [*blocks, Paragraph(Strong("终止原因："), keep=True), Tickboxes(ticks)]


def _what_stays_open(particulars: Particulars) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    return [
        Paragraph((Strong("时效提示："), f"依照{extra.limitation_ground}，{phrases.limitation_name(case)}自",
                   Strong(phrases.day(extra.limitation_from)), f"起中断，重新计算。请自该日起{extra.limitation.words}内"
                   f"{phrases.first_forum(case)}，最后期限为", Strong(phrases.clock_end(extra.limitation)), "。")),
        Paragraph((Strong("救济途径："), parts.where_to_go(case), *extra.other_routes)),
        Paragraph("法律援助电话12348，工会维权电话12351，劳动保障监察电话12333。"),
    ]


def _receipts(particulars: Particulars) -> list[Block]:
    """Each party signs for the letter; of many each in a list."""
    parties = particulars.case.parties
    if len(parties) > parts.PLACES_BESIDE_EACH_OTHER:
        return [parts.signature_list([str(party.name) for party in parties], "签收（签名或盖章）")]
    return [Signatures(tuple(Place(f"{party.side.label} {party.name}", "签收" if party.person else "签收并盖章")
                             for party in parties))]


def also(particulars: Particulars) -> Iterable[Missing]:
    """「其他」 needs words; a part that was agreed needs the number of its agreement."""
    extra = particulars.extra
    yield from commission(particulars)
    if extra.reason is EndReason.OTHER and not extra.reason_words and not extra.unperformed:
        yield Missing("extra.reason_words", "终止原因说明", "结案")
    if (extra.open_claims or extra.unperformed) and not extra.agreement_number:
        yield Missing("extra.agreement_number", "协议书编号", "调解协议")


PAPER = Paper(
    code="D30", version=1, title="调解终止告知书", stage="结案",
    articles=(cite("O17", 30), cite("O17", 31), cite("RTF", 26), cite("TY", 26), cite("ONL", 25)),
    signers="双方签名或盖章签收，调解组织印章", copies="每方一份，调解组织一份；移送的另加一份", layout="L", number_word="终",
    extra=Closing,
    requires=("number", "made_on", "case.body.name", "case.number", "case.received_on", *NAMED,
              "extra.ended_on", "extra.reason", "extra.limitation_from", "extra.limitation_ground",
              "extra.limitation.words", "extra.limitation.last_day"),
    also=also, body=body,
)
