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
from mediation.documents.columns import in_two_columns
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED, commission
from mediation.documents.particulars import ClockOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.documents.sentences import Sentence, Speech, choices
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


ENDED = "〔你〕之间的〔争议〕（案号：〔案号〕），〔本组织〕于〔日期〕〔受理或收到申请〕，"
SENTENCES = (
    Sentence("not_performed", ENDED + "经调解达成协议（〔协议书编号〕）。截至〔终止日期〕，下列义务逾期未履行："),
    Sentence("partly", ENDED + "部分请求已达成协议（〔协议书编号〕），下列请求未达成一致，于〔终止日期〕终止调解："),
    Sentence("no_agreement", ENDED + "经调解未达成一致，于〔终止日期〕终止调解。"),
    Sentence("why", "终止原因："),
    choices("reason", [f"{one.label}〔说明{number}〕" for number, one in enumerate(EndReason, start=1)]),
    Sentence("limitation", "〖时效提示：〗依照〔依据〕，〔时效〕自〔中断日期〕起中断，重新计算。"
                           "请自该日起〔期间〕内〔申请仲裁或起诉〕，最后期限为〔最后期限〕。", cite("O17", 31)),
    Sentence("arbitration", "〖救济途径：〗可以向〔仲裁委〕（地址：〔地址〕，电话：〔电话〕）申请仲裁。〔其他途径〕", cite("O17", 30)),
    Sentence("forum", "〖救济途径：〗可以依法〔途径〕。〔其他途径〕"),
    Sentence("telephones", "法律援助电话12348，工会维权电话12351，劳动保障监察电话12333。"),
    Sentence("copies", "本告知书一式〔份数〕份，〔双方或各方〕与〔本组织〕各执一份。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, say = particulars.case, particulars.extra, PAPER.speech(particulars)
    parties = len(case.parties)
    made = {"份数": phrases.count(parties + 1), "双方或各方": "双方" if parties == 2 else "各方",
            "本组织": phrases.itself(case.body)}
    return in_two_columns(particulars, [
        *parts.letter_head(particulars, "调解终止告知书"), Addressee(phrases.names(case.parties)),
        *_what_ended(particulars, say), *_what_stays_open(particulars, say), Paragraph(say("copies", made), keep=True),
        *_receipts(particulars), parts.seal(particulars),
        *([Enclosures(extra.enclosures)] if extra.enclosures else []),
    ])


def _what_ended(particulars: Particulars, say: Speech) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    ended = {"你": phrases.you(case.parties), "争议": phrases.dispute(case), "案号": case.number,
             "本组织": phrases.itself(case.body), "日期": phrases.day(case.accepted_on or case.received_on),
             "受理或收到申请": "受理" if case.accepted_on else "收到申请", "协议书编号": extra.agreement_number,
             "终止日期": phrases.day(extra.ended_on)}
    if extra.unperformed:
        return [Paragraph(say("not_performed", ended)), Clauses(extra.unperformed)]
    blocks: list[Block] = [Paragraph(say("partly" if extra.open_claims else "no_agreement", ended))]
    if extra.open_claims:
        blocks.append(Clauses(extra.open_claims))
    return [*blocks, Paragraph(say("why"), keep=True, strong=True), _reasons(extra, say)]


def _reasons(extra: Closing, say: Speech) -> Tickboxes:
    """Every reason with the one that was ticked; the words about it stand behind it."""
    words = {one: f"：{extra.reason_words}" if extra.reason_words and one is extra.reason else "" for one in EndReason}
    ticks = [Tick(one.label + words[one], one is extra.reason) for one in EndReason]
    return say.ticks("reason", ticks, places={f"说明{number}": each for number, each in enumerate(words.values(), 1)})


def _what_stays_open(particulars: Particulars, say: Speech) -> list[Block]:
    case, extra = particulars.case, particulars.extra
    limitation = {"依据": extra.limitation_ground, "时效": phrases.limitation_name(case),
                  "中断日期": Strong(phrases.day(extra.limitation_from)), "期间": extra.limitation.words,
                  "申请仲裁或起诉": phrases.first_forum(case), "最后期限": Strong(phrases.clock_end(extra.limitation))}
    ways = {"其他途径": "".join(extra.other_routes)}
    office = case.body.arbitration
    if phrases.arbitrable(case):
        way = say("arbitration", ways | {"仲裁委": office.name, "地址": office.address, "电话": office.phone})
    else:
        way = say("forum", ways | {"途径": phrases.first_forum(case)})
    return [Paragraph(say("limitation", limitation)), Paragraph(way), Paragraph(say("telephones"))]


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
    also=also, body=body, sentences=SENTENCES, two_languages=True,
)
