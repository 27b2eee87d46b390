"""D17 翻译（手语、陪同）人员登记与保密承诺: who interprets for whom, what was interpreted, and the promise."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, Clauses, Heading, KeyTable, Paragraph, Place, Signatures, Title, row
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.particulars import SESSION_PAGE, Particulars, named
from mediation.documents.sentences import Sentence, numbered
from mediation.law.citation import cite
from mediation.law.terms import IdentityKind, Language


@dataclass(frozen=True, kw_only=True)
class Interpreting:
    """The interpreter and the work."""

    language: Language | None = named("语种", SESSION_PAGE)
    name: str | None = named("翻译人员姓名", SESSION_PAGE)
    id_kind: IdentityKind | None = named("翻译人员证件类型", SESSION_PAGE, IdentityKind.RESIDENT)
    id_number: str | None = named("翻译人员证件号码", SESSION_PAGE)
    phone: str | None = named("翻译人员电话", SESSION_PAGE)
    workplace: str | None = named("翻译人员单位", SESSION_PAGE)
    qualification: str | None = named("翻译人员资质", SESSION_PAGE)
    relation: str | None = named("翻译人员与双方的关系", SESSION_PAGE)
    for_party: str | None = named("为谁翻译", SESSION_PAGE)
    duty: str | None = named("翻译方式", SESSION_PAGE)
    begins: date | None = named("翻译开始日期", SESSION_PAGE)
    ends: date | None = named("翻译结束日期", SESSION_PAGE)
    fee_source: str | None = named("翻译的费用来源", SESSION_PAGE)
    papers: tuple[str, ...] = named("翻译的文书", SESSION_PAGE, ())


PROMISES = numbered("promise", (
    "如实、完整地翻译，不增减、不歪曲当事人和调解员的意思；", "对调解中知悉的个人隐私、商业秘密和调解内容保密；",
    "与本案没有利害关系；有可能影响公正翻译的情形时，主动说明并退出。"))
SENTENCES = (
    Sentence("willing", "本人自愿担任本案翻译（手语、陪同）人员，并承诺："), *PROMISES,
    Sentence("agreed", "双方确认：由〔翻译人员〕担任翻译，无异议。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, say = particulars.case, particulars.extra, PAPER.speech(particulars)
    until = f"至{phrases.day(extra.ends)}" if extra.ends else "起，至调解结束"
    rows = (
        row(("案号", case.number), ("语种", extra.language.label)),
        row(("姓名", extra.name), ("联系电话", extra.phone)),
        row(("证件及号码", phrases.identity_text(extra.id_kind, extra.id_number))),
        row(("单位", extra.workplace), ("资质", extra.qualification)),
        row(("为谁翻译", extra.for_party), ("与双方关系", extra.relation)),
        row(("翻译方式", extra.duty), ("参与期间", f"{phrases.day(extra.begins)}{until}")),
        row(("费用来源", extra.fee_source)),
        row(("翻译的文书", "、".join(extra.papers) if extra.papers else phrases.NONE)),
    )
    return [
        Title("翻译（手语、陪同）人员登记表", case.body.name), KeyTable(rows),
        Heading("承诺"), Paragraph(say("willing"), keep=True),
        Clauses(tuple(say(promise.key) for promise in PROMISES)),
        Signatures((Place(f"翻译人员 {extra.name}", "签名"),), columns=2),
        Paragraph(say("agreed", {"翻译人员": extra.name}), keep=True),
        *parts.party_signatures(case),
    ]


PAPER = Paper(
    code="D17", version=2, title="翻译（手语、陪同）人员登记表", stage="准备", articles=(cite("RTF", 20),),
    signers="翻译人员签名，双方签名或盖章", copies="一份", layout="T", extra=Interpreting,
    requires=("case.body.name", "case.number", *NAMED, "extra.language", "extra.name", "extra.id_kind",
              "extra.id_number", "extra.phone", "extra.workplace", "extra.qualification", "extra.relation",
              "extra.for_party", "extra.duty", "extra.begins", "extra.fee_source"),
    body=body, sentences=SENTENCES, own_words=True,
)
