"""D08 调解通知书: when and where a session takes place, who leads it, what to bring."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Addressee, Block, Paragraph, Strong, Tick, Tickboxes
from mediation.documents.columns import in_two_columns
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER, NAMED
from mediation.documents.particulars import SESSION_PAGE, Particulars, SessionOnPaper, named
from mediation.documents.refusals import Missing
from mediation.documents.sentences import Sentence, Speech, choices
from mediation.law.citation import cite
from mediation.law.terms import Term

MODES = ("现场", "视频", "电话")
OPEN_OR_NOT = ("否", "是（双方要求）")


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


SENTENCES = (
    Sentence("when", "〔申请人〕与〔被申请人〕〔争议〕（案号：〔案号〕），定于〔时间〕在〔地点〕调解。"),
    Sentence("who", "调解员：〔调解员〕；记录人：〔记录人〕。"),
    choices("mode", MODES, "方式："),
    choices("open", OPEN_OR_NOT, "公开："),
    choices("bring", [item.label for item in ToBring][:-1] + ["其他〔其他材料〕"], "请携带："),
    Sentence("help", "需要翻译、手语或者无障碍协助的，请提前告知语种和需要。"),
    Sentence("excuse", "不能到场的，请于〔说明期限〕说明并提出改期；无故不到场的，记录在案，〔调解组织〕可以终止调解。"),
    Sentence("contact", "联系人：〔联系人〕，电话：〔电话〕。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, say = particulars.case, particulars.extra, PAPER.speech(particulars)
    session = extra.session
    when = {"申请人": phrases.names(case.applicants), "被申请人": phrases.names(case.respondents),
            "争议": phrases.dispute(case), "案号": case.case_no, "时间": Strong(phrases.moment(session.begins)),
            "地点": Strong(session.place)}
    return in_two_columns(particulars, [
        *parts.letter_head(particulars, PAPER.title), Addressee(phrases.names(particulars.recipients)),
        Paragraph(say("when", when)),
        Paragraph(say("who", {"调解员": "、".join(session.mediators), "记录人": session.recorder})),
        say.ticks("mode", [Tick(mode, mode == session.mode) for mode in MODES], "方式："),
        say.ticks("open", [Tick(words, session.open is (words != OPEN_OR_NOT[0])) for words in OPEN_OR_NOT], "公开："),
        _what_to_bring(extra, say), Paragraph(say("help")),
        Paragraph(say("excuse", {"说明期限": phrases.by_day(extra.excuse_by), "调解组织": phrases.itself(case.body)})),
        Paragraph(say("contact", {"联系人": extra.contact, "电话": case.body.phone})),
        parts.seal(particulars),
    ])


def _what_to_bring(extra: SessionNotice, say: Speech) -> Tickboxes:
    other = f"（{extra.bring_words}）" if extra.bring_words else ""
    ticks = [Tick(item.label + (other if item is ToBring.OTHER else ""), item in extra.bring) for item in ToBring]
    return say.ticks("bring", ticks, "请携带：", places={"其他材料": other})


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
    also=also, body=body, sentences=SENTENCES, two_languages=True,
)
