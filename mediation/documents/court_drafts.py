"""What the drafts of the court's own papers share (E01–E05): who applies, what was agreed, what the court fills in.

The court makes the originals. A draft says what the file holds; what only the court knows is left in 〔〕.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import confirmation, parts, phrases
from mediation.documents.blocks import Block, Clauses, Note, PaperNumber, Paragraph, SealPlace, Tick, Title
from mediation.documents.confirmation import CONFIRMATION_PAGE
from mediation.documents.particulars import AGREEMENT_PAGE, ObligationOnPaper, Particulars, PartyOnPaper, named
from mediation.law.citation import Article

COURT = "人民法院"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""What a court goes on writing; made by ``docx_press``."""
DRAFT = "（草稿，供人民法院参考；以人民法院制发的正本为准）"
BY_COURT = "〔＿＿＿＿〕"
"""What the court fills in."""
DAY_BY_COURT = "〔＿＿〕年〔＿〕月〔＿〕日"
NUMBER_BY_COURT = "（〔＿＿〕）〔＿＿＿＿〕号"


@dataclass(frozen=True, kw_only=True)
class TextOnPaper:
    """An agreement, or a supplement to it, clause by clause as it stands."""

    number: str | None = named("协议书编号", AGREEMENT_PAGE)
    agreed_on: date | None = named("达成协议的日期", AGREEMENT_PAGE)
    clauses: tuple[str, ...] = named("协议条款", AGREEMENT_PAGE, ())
    obligations: tuple[ObligationOnPaper, ...] = named("协议义务", AGREEMENT_PAGE, ())
    breach: str | None = named("违约责任", AGREEMENT_PAGE)


@dataclass(frozen=True, kw_only=True)
class CourtDraft:
    """The application as the record of the confirmation has it.

    ``asked`` are codes of RETURN_REASONS, ``grounds`` those of a refusal or dismissal; both empty until the court has
    said so. The first of ``texts`` is the agreement, the others its supplements in effect.
    """

    court: str | None = named("人民法院", CONFIRMATION_PAGE)
    number: str | None = named("法院案号", CONFIRMATION_PAGE)
    receipt_number: str | None = named("收件号", CONFIRMATION_PAGE)
    judge: str | None = named("审判员", CONFIRMATION_PAGE)
    parties: tuple[PartyOnPaper, ...] = named("共同申请人", CONFIRMATION_PAGE, ())
    addresses: tuple[str, ...] = named("申请人的送达地址", CONFIRMATION_PAGE, ())
    filed_on: date | None = named("提出申请的日期", CONFIRMATION_PAGE)
    docketed_on: date | None = named("受理日期", CONFIRMATION_PAGE)
    texts: tuple[TextOnPaper, ...] = named("调解协议", AGREEMENT_PAGE, ())
    asked: tuple[str, ...] = named("要补正的事项", CONFIRMATION_PAGE, ())
    asked_words: str | None = named("补正的说明", CONFIRMATION_PAGE)
    due_on: date | None = named("补正的最后一日", CONFIRMATION_PAGE)
    grounds: tuple[str, ...] = named("裁定的理由", CONFIRMATION_PAGE, ())


REQUIRED = ("case.body.name", "extra.court", "extra.parties.name", "extra.filed_on", "extra.texts.agreed_on",
            "extra.texts.clauses")


def head(particulars: Particulars, title: str) -> list[Block]:
    """The court, what paper it is, that it is a draft, its number."""
    extra = particulars.extra
    return [Title(title, issuer=extra.court, below=DRAFT), PaperNumber(extra.number or NUMBER_BY_COURT)]


def applicants(extra: CourtDraft) -> list[Block]:
    """Both sides as applicants."""
    return confirmation.applicant_lines(extra.parties, extra.addresses)


def day_or_blank(day: date | None) -> str:
    """A day that is recorded, else what the court fills in."""
    return phrases.day(day) if day else DAY_BY_COURT


def the_agreement(particulars: Particulars) -> str:
    """甲与乙于某日经某组织主持达成的某号调解协议."""
    extra = particulars.extra
    first = extra.texts[0]
    return (f"{phrases.names(extra.parties)}于{phrases.day(first.agreed_on)}经{particulars.case.body.name}主持达成的"
            f"{first.number or ''}调解协议")


def the_texts(particulars: Particulars) -> Iterable[Block]:
    """Each clause as it stands in the agreement, the payments in their table, then each supplement."""
    for count, text in enumerate(particulars.extra.texts):
        number = f"（{text.number}）" if text.number else ""
        if count:
            yield Paragraph(f"双方于{phrases.day(text.agreed_on)}又达成补充协议{number}如下：", keep=True)
        else:
            yield Paragraph(f"申请人因{phrases.dispute(particulars.case)}，于{phrases.day(text.agreed_on)}经"
                            f"{particulars.case.body.name}主持调解，达成调解协议{number}如下：", keep=True)
        yield Clauses(text.clauses)
        yield from parts.payments(text.obligations)
        if text.breach:
            yield Paragraph(text.breach)


def end_of_ruling(particulars: Particulars) -> list[Block]:
    """The judge, the court's seal and the day, the clerk: all by the court."""
    extra = particulars.extra
    return [
        Paragraph(f"审　判　员　{extra.judge or BY_COURT}　　", indent=False, align="right", keep=True),
        SealPlace(extra.court, DAY_BY_COURT, mark="（院印）"),
        Paragraph(f"书　记　员　{BY_COURT}　　", indent=False, align="right"), origin(particulars),
        *parts.roster([party for party in extra.parties if party.person], "申请人名单"),
    ]


def origin(particulars: Particulars) -> Note:
    """Where the draft comes from and what is to be filled in."""
    return Note(f"本草稿由{particulars.case.body.name}按卷内登记的内容生成；〔〕内和需要选择的项目由人民法院填写。")


def ticked(grounds: Sequence[tuple[str, str, Article]], chosen: Sequence[str]) -> tuple[Tick, ...]:
    """Each ground with its article, ticked where the court has named it."""
    return tuple(Tick(f"{label}（{article.number}）", code in chosen) for code, label, article in grounds)
