"""D20 调解笔录: one session, in the fixed order of the record; concessions stay out of it unless agreed."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    DATE_BY_HAND,
    Block,
    Heading,
    Labelled,
    Paragraph,
    Place,
    SealPlace,
    Signatures,
    Strong,
    Tick,
    Tickboxes,
    Title,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import SESSION_PAGE, Particulars, SessionOnPaper, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Side, Term


class SessionResult(Term):
    """How a session ended."""

    AGREED = "agreed", "达成协议"
    PARTLY = "partly", "部分达成"
    NOT_AGREED = "not_agreed", "未达成"
    CONTINUED = "continued", "另行定期继续调解"


class RouteTold(Term):
    """The ways out that the parties were told of."""

    ARBITRATION = "arbitration", "仲裁"
    SUIT = "suit", "诉讼"
    PAYMENT_ORDER = "payment_order", "支付令"
    INSPECTION = "inspection", "监察"
    LEGAL_AID = "legal_aid", "法律援助"


WITH_TERMS = (SessionResult.AGREED, SessionResult.PARTLY)


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The session and what was said in it, section by section."""

    session: SessionOnPaper | None = named("调解会", SESSION_PAGE)
    matter: str | None = named("事由", SESSION_PAGE)
    identity: str | None = named("核对身份与权限", SESSION_PAGE)
    told: str | None = named("告知权利义务、询问回避", SESSION_PAGE)
    applicant_says: str | None = named("申请人陈述", SESSION_PAGE)
    respondent_says: str | None = named("被申请人答复", SESSION_PAGE)
    facts_undisputed: str | None = named("无争议的事实与证据", SESSION_PAGE)
    facts_disputed: str | None = named("有争议的事实与证据", SESSION_PAGE)
    law_told: str | None = named("法律与风险提示", SESSION_PAGE)
    negotiation: str | None = named("方案与协商", SESSION_PAGE)
    apart: bool = False
    result: SessionResult | None = named("调解结果", SESSION_PAGE)
    agreement_number: str | None = named("协议书编号", SESSION_PAGE)
    without_text: bool = False
    terms_noted: bool = True
    reason: str | None = named("未达成的原因", SESSION_PAGE)
    routes_told: tuple[RouteTold, ...] = named("已告知的救济途径", SESSION_PAGE, ())
    facts_paper: bool | None = named("是否另制无争议事实记载表", SESSION_PAGE)
    recording: str | None = named("录音录像编号", SESSION_PAGE)
    interrupted_from: datetime | None = named("中断时间", SESSION_PAGE)
    interrupted_until: datetime | None = named("恢复时间", SESSION_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    sections = (
        ("一、核对身份与权限", extra.identity), ("二、告知权利义务、询问回避", extra.told),
        ("三、申请人陈述", extra.applicant_says), ("四、被申请人答复", extra.respondent_says),
    )
    return [
        Title(f"调解笔录（第{phrases.count(extra.session.number)}次）".replace("两", "二")), *_head(particulars),
        *(block for heading, text in sections for block in (Heading(heading), Paragraph(text))),
        Heading("五、核对事实与证据"), Paragraph((Strong("无争议："), extra.facts_undisputed)),
        Paragraph((Strong("有争议："), extra.facts_disputed)),
        Heading("六、法律与风险提示"), Paragraph(extra.law_told),
        Heading("七、方案与协商"),
        Tickboxes((Tick("共同", not extra.apart), Tick("分别（分别谈话另页记录）", extra.apart))),
        Paragraph(extra.negotiation),
        *_result(particulars),
        Paragraph("为达成调解作出的让步，不得在后续程序中作为不利证据；无争议事实另行书面确认。"),
        Paragraph("以上笔录经当事人校阅（已向当事人宣读），确认无误。", keep=True),
        *_signatures(particulars),
    ]


def _head(particulars: Particulars) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    session = extra.session
    lines = [
        ("时间", f"{phrases.moment(session.begins)}至{phrases.moment(session.ends)}"),
        ("地点", f"{session.place}（{session.mode}）"), ("案号", case.number), ("事由", extra.matter),
        ("调解员", _mediators(session)), ("记录人", session.recorder),
        ("受邀人员", "、".join(session.invited)), ("翻译", session.interpreter),
        ("录音录像", extra.recording),
    ]
    if extra.interrupted_from:
        until = phrases.moment(extra.interrupted_until) if extra.interrupted_until else "本次未恢复"
        lines.append(("中断", f"{phrases.moment(extra.interrupted_from)}中断，{until}恢复"))
    present = [(side.label, "；".join(_attending(one) for one in session.attendance if one.side is side))
               for side in Side]
    return [Labelled(label, text) for label, text in (*lines, *present) if text]


def _mediators(session: SessionOnPaper) -> str:
    first, *others = session.mediators
    return f"{first}（主持）" + "".join(f"、{name}" for name in others)


def _attending(one) -> str:
    agent = f"，代理人{one.agent}" if one.agent else ""
    return f"{one.name}（{one.how}{agent}）"


def _result(particulars: Particulars) -> list[Block]:
    extra = particulars.extra
    blocks: list[Block] = [Heading("八、结果"),
                           Tickboxes(tuple(Tick(one.label, one is extra.result) for one in SessionResult))]
    if extra.agreement_number:
        blocks.append(Paragraph(f"协议内容见调解协议书{extra.agreement_number}。"))
    elif extra.without_text and extra.result in WITH_TERMS:
        blocks.append(Paragraph("双方没有另立协议书，协议内容和履行情况以本笔录“七、方案与协商”记载的为准。"))
    if extra.reason:
        blocks.append(Paragraph((Strong("原因："), extra.reason)))
    if extra.result in (SessionResult.NOT_AGREED, SessionResult.PARTLY):
        blocks.append(Tickboxes(tuple(Tick(one.label, one in extra.routes_told) for one in RouteTold), lead="已告知："))
    return [*blocks, Heading("九、无争议事实"),
            Tickboxes((Tick("另制记载表", extra.facts_paper), Tick("无", not extra.facts_paper)))]


def _signatures(particulars: Particulars) -> list[Block]:
    """All who were there sign: parties, agents, mediators, recorder; of many workers each in the list."""
    case, session = particulars.case, particulars.extra.session
    came = [party for party in case.parties if party.name in {one.name for one in session.attendance}]
    agents = [Place(f"代理人 {one.agent}", "签名") for one in session.attendance if one.agent]
    staff = [Place(f"调解员 {name}", "签名") for name in session.mediators]
    staff.append(Place(f"记录人 {session.recorder}", "签名"))
    if session.interpreter:
        staff.append(Place(f"翻译 {session.interpreter}", "签名"))
    return [*parts.party_signatures(case, came), Signatures((*dict.fromkeys(agents), *staff)),
            SealPlace(case.body.name, DATE_BY_HAND)]


def also(particulars: Particulars) -> Iterable[Missing]:
    """An agreement needs its number, or the terms in the record where no text is made of them (RTF 28, TY 23); a
    failure its reason and the ways out that were told.
    """
    extra = particulars.extra
    if extra.result in WITH_TERMS and extra.without_text and not extra.terms_noted:
        yield Missing("extra.negotiation", "口头达成或者当场履行的内容（写在“七、方案与协商”）", SESSION_PAGE)
    if extra.result in WITH_TERMS and not extra.agreement_number and not extra.without_text:
        yield Missing("extra.agreement_number", "协议书编号", SESSION_PAGE)
    if extra.result in (SessionResult.NOT_AGREED, SessionResult.PARTLY):
        if not extra.reason:
            yield Missing("extra.reason", "未达成的原因", SESSION_PAGE)
        if not extra.routes_told:
            yield Missing("extra.routes_told", "已告知的救济途径", SESSION_PAGE)


PAPER = Paper(
    code="D20", version=2, title="调解笔录", stage="调解", articles=(cite("RTF", 27), cite("O17", 32)),
    signers="到场全部当事人、代理人、调解员、记录人签名，调解组织印章", copies="一份", layout="N", extra=Minutes,
    requires=("case.body.name", "case.number", *NAMED, "extra.session.number", "extra.session.begins",
              "extra.session.ends", "extra.session.place", "extra.session.mode", "extra.session.mediators",
              "extra.session.recorder", "extra.session.attendance.name", "extra.session.attendance.side",
              "extra.session.attendance.how", "extra.matter", "extra.identity", "extra.told", "extra.applicant_says",
              "extra.respondent_says", "extra.facts_undisputed", "extra.facts_disputed", "extra.law_told",
              "extra.negotiation", "extra.result", "extra.facts_paper"),
    also=also, body=body,
)
