"""D04 征询调解意愿通知书: the other side is asked whether it agrees to mediation; with reply slip and counterfoil."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Addressee,
    Block,
    CutLine,
    Handwritten,
    KeyTable,
    Paragraph,
    SmallTitle,
    Strong,
    Tick,
    Tickboxes,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import LETTER
from mediation.documents.particulars import ClockOnPaper, Particulars, named
from mediation.documents.sentences import Sentence
from mediation.law.citation import cite

CHOICES = ("同意调解", "不同意调解", "同意，但要求更换或选择调解员")


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """What is asked and until when."""

    reply_by: ClockOnPaper | None = named("答复期限")
    ways: tuple[str, ...] = named("答复方式", default=("当面", "电话", "书面"))
    contact: str | None = named("联系人")


SENTENCES = (
    Sentence("asked", "〔申请人〕于〔收到日期〕就与〔对方〕之间的〔争议〕向〔本组织〕申请调解，请求：〔请求〕。"),
    Sentence("premise", "调解以双方同意为前提。请于〔答复期限〕选择：", cite("O17", 22)),
    Sentence("ways", "答复方式：〔答复方式〕。"),
    Sentence("refusal", "逾期不答复或者不同意的，〔本组织〕将依法书面通知申请人不予受理。", cite("O17", 22)),
    Sentence("contact", "联系人：〔联系人〕，电话：〔电话〕，地址：〔地址〕。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, say = particulars.case, particulars.extra, PAPER.speech(particulars)
    here, to = phrases.itself(case.body), phrases.names(particulars.recipients)
    asked = phrases.you(particulars.recipients)
    other = asked if particulars.recipients == case.respondents else phrases.names(case.respondents)
    return [
        *parts.letter_head(particulars, PAPER.title), Addressee(to),
        Paragraph(say("asked", {"申请人": phrases.names(case.applicants), "收到日期": phrases.day(case.received_on),
                                "对方": other, "争议": phrases.dispute(case), "本组织": here,
                                "请求": phrases.claims_summary(case.claims)})),
        Paragraph(say("premise", {"答复期限": Strong(phrases.by_day(extra.reply_by.last_day))})),
        Tickboxes(tuple(Tick(choice) for choice in CHOICES)),
        Paragraph((*say("ways", {"答复方式": "、".join(extra.ways)}), *say("refusal", {"本组织": here}))),
        Paragraph(say("contact", {"联系人": extra.contact, "电话": case.body.phone, "地址": case.body.address})),
        parts.seal(particulars),
        CutLine(f"（骑缝）{particulars.number}"), SmallTitle("回执"), _reply(to),
        *parts.counterfoil(particulars, PAPER.title),
    ]


def _reply(to: str) -> KeyTable:
    return KeyTable((
        row(("答复人", to)),
        row(("选择", Tickboxes(tuple(Tick(choice) for choice in CHOICES)))),
        row(("代理人", Handwritten(9)), ("签名或盖章", Handwritten(9))),
        row(("联系电话", Handwritten(7)), ("日期", Handwritten(7))),
    ), label_width=23, small=True)


PAPER = Paper(
    code="D04", version=1, title="征询调解意愿通知书", stage="受理",
    articles=(cite("O17", 22), cite("O17", 23), cite("ONL", 15)),
    signers="调解组织印章；被征询人在回执上签名或盖章", copies="正本附回执一份，存根一份", layout="L",
    number_word="询", extra=Inquiry,
    requires=(*LETTER, "case.body.phone", "case.body.address", "case.received_on", "case.applicants.name",
              "case.respondents.name", "case.claims.type", "extra.reply_by.last_day", "extra.ways", "extra.contact"),
    body=body, sentences=SENTENCES, own_words=True,
)
