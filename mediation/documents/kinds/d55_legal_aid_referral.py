"""D55 法律援助转介单: a party agrees to be referred; concessions and private talks are not written into it."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import (
    Addressee,
    Block,
    CutLine,
    Handwritten,
    KeyTable,
    Paragraph,
    Place,
    Signatures,
    SmallTitle,
    Strong,
    Tick,
    Tickboxes,
    row,
)
from mediation.documents.kinds import Paper
from mediation.documents.particulars import ClockOnPaper, Particulars, PartyOnPaper, named
from mediation.documents.refusals import Missing
from mediation.documents.sentences import Sentence
from mediation.law.citation import cite
from mediation.law.terms import Term

AID_PAGE = "法律援助转介"
NOT_RUNNING = "现在没有在计算的期限"


class AidMatter(Term):
    """For what aid is asked (documents.md D55)."""

    PAY = "pay", "请求支付劳动报酬"
    INJURY = "injury", "工伤待遇或赔偿"
    OTHER = "other", "其他"


@dataclass(frozen=True, kw_only=True)
class Referral:
    """What is asked for and how urgent it is; ``recipients`` of the paper holds the one who is referred."""

    matter: AidMatter | None = named("援助事项", AID_PAGE)
    matter_words: str | None = named("其他事项", AID_PAGE)
    no_means_test: bool | None = named("是否免核查经济困难", AID_PAGE)
    no_means_test_ground: str | None = named("免核查的理由", AID_PAGE)
    ends: ClockOnPaper | None = named("时效或期限届满日", AID_PAGE)
    under_seven_days: bool | None = named("是否不足七日", AID_PAGE)
    summary: str | None = named("案情摘要", AID_PAGE)
    materials: int | None = named("材料份数", AID_PAGE)


SENTENCES = (
    Sentence("opening", "〔姓名〕（〔证件〕，电话〔电话〕，住〔住址〕，使用〔语言〕）与〔对方〕〔争议〕，请求：〔请求〕。"
                        "本人同意转介申请法律援助。"),
    Sentence("no_means_test", "免核查经济困难〔理由〕", cite("LA", 42)),
    Sentence("ends", "时效或期限届满日：〔届满日〕"),
    Sentence("under_seven_days", "不足七日，请先行提供法律援助", cite("LA", 44)),
    Sentence("summary", "〖案情摘要：〗〔案情摘要〕"),
    Sentence("enclosed", "附：材料〔份数〕份。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, say = particulars.case, particulars.extra, PAPER.speech(particulars)
    party = particulars.recipients[0]
    other = f"：{extra.matter_words}" if extra.matter_words else ""
    ticks = tuple(Tick(one.label + (other if one is AidMatter.OTHER else ""), one is extra.matter) for one in AidMatter)
    ground = f"，理由：{extra.no_means_test_ground}" if extra.no_means_test_ground else ""
    against = case.respondents if party in case.applicants else case.applicants
    return [
        *parts.letter_head(particulars, "法律援助转介单"), Addressee(case.body.legal_aid.name),
        Paragraph(say("opening", _who(party) | {"对方": phrases.names(against), "争议": phrases.dispute(case),
                                                "请求": phrases.claims_summary(case.claims)})),
        Tickboxes(ticks, lead="事项："), Tickboxes((Tick(f"免核查经济困难{ground}", extra.no_means_test),)),
        Paragraph(say("ends", {"届满日": Strong(phrases.clock_end(extra.ends) if extra.ends else NOT_RUNNING)})),
        Tickboxes((Tick("不足七日，请先行提供法律援助", extra.under_seven_days),)),
        Paragraph(say("summary", {"案情摘要": extra.summary})),
        Paragraph(say("enclosed", {"份数": str(extra.materials)}), keep=True),
        Signatures((Place(f"当事人 {party.name}", "签名，同意转介"),)),
        parts.seal(particulars), *_answer(),
    ]


def _who(party: PartyOnPaper) -> dict[str, str | Strong]:
    """Who is referred, with what the aid centre asks of them."""
    person = party.person
    return {"姓名": person.name, "证件": phrases.identity_text(person.id_kind, person.id_number), "电话": person.phone,
            "住址": person.address, "语言": party.language.label}


def _answer() -> list[Block]:
    return [
        CutLine("（由法律援助机构填写并退回）"), SmallTitle("回复"),
        KeyTable((row(("决定", Tickboxes((Tick("决定援助"), Tick("不予援助"))))),
                  row(("指派律师", Handwritten(9)), ("电话", Handwritten(9))),
                  row(("不予援助理由", Handwritten(9))),
                  row(("机构印章", Handwritten(14)), ("日期", Handwritten(14)))), label_width=23, small=True),
    ]


def also(particulars: Particulars) -> Iterable[Missing]:
    """The aid centre; words for 「其他」 and for the waived means test."""
    extra = particulars.extra
    if extra.matter is AidMatter.OTHER and not extra.matter_words:
        yield Missing("extra.matter_words", "其他事项的内容", AID_PAGE)
    if extra.no_means_test and not extra.no_means_test_ground:
        yield Missing("extra.no_means_test_ground", "免核查经济困难的理由", AID_PAGE)


PAPER = Paper(
    code="D55", version=1, title="法律援助转介单", stage="移送",
    articles=(cite("LA", 31), cite("LA", 42), cite("LA", 43), cite("LA", 44)),
    signers="当事人签名，调解组织印章", copies="三联：法律援助机构、当事人、卷内各一份", layout="L", number_word="援", extra=Referral,
    requires=("number", "made_on", "case.body.name", "case.body.legal_aid.name", "recipients.person.name",
              "recipients.person.id_number", "recipients.person.phone", "recipients.person.address",
              "case.applicants.name", "case.respondents.name", "case.claims.type", "extra.matter",
              "extra.no_means_test", "extra.ends?.last_day", "extra.under_seven_days", "extra.summary",
              "extra.materials"),
    also=also, body=body, sentences=SENTENCES, own_words=True,
)
