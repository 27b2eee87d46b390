"""D02 口头申请笔录: an oral application, recorded on the spot (劳动争议调解仲裁法第十二条)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Block,
    Labelled,
    Paragraph,
    Place,
    QuestionAnswer,
    Signatures,
    Tick,
    Tickboxes,
    Title,
)
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.needs import APPLICANTS_IN_FULL
from mediation.documents.particulars import Particulars, named
from mediation.law.citation import cite
from mediation.law.terms import Side

TOLD = "申请调解自愿、免费；应当如实陈述，捏造事实要承担法律责任；申请调解不影响申请仲裁和起诉。以上内容是否听清？"


@dataclass(frozen=True, kw_only=True)
class OralApplication:
    """What was asked and answered."""

    begins: datetime | None = named("笔录开始时间")
    ends: datetime | None = named("笔录结束时间")
    place: str | None = named("申请地点")
    told: str | None = named("是否听清告知事项", default="听清了。")
    matter: str | None = named("争议事项")
    when: str | None = named("争议发生和知道的时间")
    asks: str | None = named("要求对方做什么")
    reasons: str | None = named("理由和证据")
    elsewhere: str | None = named("是否向其他部门反映过")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    places = tuple(Place(f"申请人 {party.name}", "签名或按指印") for party in case.applicants)
    return [
        Title("口头申请笔录"),
        Labelled("时间", f"{phrases.moment(extra.begins)}至{phrases.moment(extra.ends)}"),
        Labelled("地点", extra.place), Labelled("记录人", case.recorder),
        *parts.party_lines(case.applicants, Side.APPLICANT),
        *parts.party_lines(case.respondents, Side.RESPONDENT, unknown=True),
        QuestionAnswer(TOLD, extra.told),
        QuestionAnswer("与哪个单位、因什么事发生争议？", extra.matter),
        QuestionAnswer("争议什么时间发生、你什么时间知道的？", extra.when),
        QuestionAnswer("要求对方做什么、金额怎么算？", extra.asks),
        *parts.claim_lines(case.claims, "请求事项："),
        QuestionAnswer("理由和证据是什么？", extra.reasons),
        QuestionAnswer("是否向劳动监察、仲裁、法院、信访等部门反映过？", extra.elsewhere),
        Paragraph("以上笔录与我说的一致。", keep=True),
        Tickboxes((Tick("我已看过"), Tick("已向我宣读"))),
        Signatures((*places, Place(f"记录人 {case.recorder}", "签名"))),
        *parts.roster(case.applicants, "申请人名单"),
    ]


PAPER = Paper(
    code="D02", version=2, title="口头申请笔录", stage="申请", articles=(cite("TJ", 12), cite("O17", 21)),
    signers="申请人签名或按指印，记录人签名", copies="一份", layout="N", extra=OralApplication,
    requires=("case.body.name", "extra.begins", "extra.ends", "extra.place", "case.recorder", *APPLICANTS_IN_FULL,
              "case.respondents.name", "extra.told", "extra.matter", "extra.when", "extra.asks", "case.claims.type",
              "extra.reasons", "extra.elsewhere"),
    body=body, contact_stands=ON_OWN_CONFIRMATION,
)
