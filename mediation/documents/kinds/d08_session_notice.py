"""D08 调解通知书: when and where a session takes place, who leads it, what to bring."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Addressee, Block, Paragraph, Strong, Tick, Tickboxes
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER, NAMED
from mediation.documents.particulars import SESSION_PAGE, Particulars, SessionOnPaper, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Term

MODES = ("现场", "视频", "电话")


class ToBring(Term):
    """What a party is asked to bring (documents.md D08)."""

    IDENTITY = "identity", "身份证或营业执照"
    POWERS = "powers", "授权委托书"
    EVIDENCE = "evidence", "劳动合同、工资、考勤等证据"
    FIGURES = "figures", "计算明细"
    OTHER = "other", "其他"


@dataclass(frozen=True, kw_only=True)
class SessionNotice:
    """The session and what goes with it."""

    session: SessionOnPaper | None = named("调解会", SESSION_PAGE)
    bring: tuple[ToBring, ...] = named("请携带的材料", SESSION_PAGE, ())
    bring_words: str | None = named("其他材料", SESSION_PAGE)
    excuse_by: date | None = named("不能到场的说明期限", SESSION_PAGE)
    contact: str | None = named("联系人", SESSION_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    session = extra.session
    other = f"（{extra.bring_words}）" if extra.bring_words else ""
    bring = tuple(Tick(item.label + (other if item is ToBring.OTHER else ""), item in extra.bring) for item in ToBring)
    return [
        *parts.letter_head(particulars, PAPER.title), Addressee(phrases.names(particulars.recipients)),
        Paragraph((f"{phrases.names(case.applicants)}与{phrases.names(case.respondents)}{phrases.dispute(case)}"
                   f"（案号：{case.case_no}），定于", Strong(phrases.moment(session.begins)), "在",
                   Strong(session.place), "调解。")),
        Paragraph(f"调解员：{'、'.join(session.mediators)}；记录人：{session.recorder}。"),
        Tickboxes(tuple(Tick(mode, mode == session.mode) for mode in MODES), lead="方式："),
        Tickboxes((Tick("否", not session.open), Tick("是（双方要求）", session.open)), lead="公开："),
        Tickboxes(bring, lead="请携带："),
        Paragraph("需要翻译、手语或者无障碍协助的，请提前告知语种和需要。"),
        Paragraph((f"不能到场的，请于{phrases.by_day(extra.excuse_by)}说明并提出改期；无故不到场的，记录在案，"
                   f"{phrases.itself(case.body)}可以终止调解。")),
        Paragraph(f"联系人：{extra.contact}，电话：{case.body.phone}。"),
        parts.seal(particulars),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """「其他」 needs words."""
    if ToBring.OTHER in particulars.extra.bring and not particulars.extra.bring_words:
        yield Missing("extra.bring_words", "“其他”材料的名称", SESSION_PAGE)


PAPER = Paper(
    code="D08", version=1, title="调解通知书", stage="准备", articles=(cite("O17", 24), cite("ONL", 17)),
    signers="调解组织印章", copies="每人一份，附送达回证", layout="L", number_word="通", extra=SessionNotice,
    requires=(*LETTER, "case.body.phone", "case.case_no", *NAMED, "extra.session.begins", "extra.session.place",
              "extra.session.mode", "extra.session.mediators", "extra.session.recorder", "extra.bring",
              "extra.excuse_by", "extra.contact"),
    also=also, body=body,
)
