"""D45 强制执行申请书: what a title gives and was not paid, principal, interest and delay apart (民事诉讼法第二百五十条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import owed, parts, phrases
from mediation.documents.blocks import (
    Block,
    Clauses,
    Enclosures,
    Heading,
    Labelled,
    Paragraph,
    Place,
    Signatures,
    Strong,
    Text,
    Title,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import AGENT, EMPLOYER, PERSON, each
from mediation.documents.owed import OwedOnPaper
from mediation.documents.particulars import AGREEMENT_PAGE, PARTY_PAGE, Particulars, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.remedies import Title as LegalTitle

TITLE_PAGE = "司法确认"
NO_TITLE = frozenset({LegalTitle.NONE, LegalTitle.SETTLEMENT})
ENCLOSED = ("作为执行依据的生效法律文书", "文书生效的证明", "履行情况说明和付款凭证", "申请执行人身份证明")


@dataclass(frozen=True, kw_only=True)
class EnforcementApplication:
    """The title, what it gives, what was paid of it, since when it is late, until when enforcement may be asked.

    ``agreed_interest`` is a sum (分) worked out by the title, ``agreed_words`` how; ``delay_from`` is the first day of
    the delay for which the interest of CPL 264 is asked.
    """

    debtor: str | None = named("被执行人", PARTY_PAGE)
    court: str | None = named("执行法院", TITLE_PAGE, hint="作出裁定的法院，或者与其同级的财产所在地法院")
    title: LegalTitle | None = named("执行依据", TITLE_PAGE)
    title_by: str | None = named("作出执行依据的机关", TITLE_PAGE)
    title_number: str | None = named("执行依据的案号", TITLE_PAGE)
    title_effective_on: date | None = named("执行依据的生效日期", TITLE_PAGE)
    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    lines: tuple[OwedOnPaper, ...] = named("到期未付的款项", AGREEMENT_PAGE, ())
    early_ground: str | None = named("协议关于提前到期的约定", AGREEMENT_PAGE, long=True)
    agreed_interest: int | None = named("约定的利息或者违约金", AGREEMENT_PAGE, money=True)
    agreed_words: str | None = named("约定的利息或者违约金的算法", AGREEMENT_PAGE, long=True, hint="没有约定的不填")
    delay_from: date | None = named("迟延履行利息的起算日", AGREEMENT_PAGE)
    last_day: date | None = named("申请执行期间（二年）的最后一日", TITLE_PAGE)
    clues: tuple[str, ...] = named("财产线索", default=(), hint="银行账户、不动产、车辆、应收账款，一项一行")
    enclosures: tuple[str, ...] = named("其他附件", default=())


def body(particulars: Particulars) -> Sequence[Block]:
    extra, one = particulars.extra, particulars.recipients[0]
    debtor, lines = owed.party_called(particulars, extra.debtor), owed.own(particulars)
    of_agreement = f"，内容为{extra.agreement_number}调解协议" if extra.agreement_number else ""
    return [
        Title("强制执行申请书"), Labelled("申请执行人", phrases.party_text(one)), *parts.agent_lines([one]),
        Labelled("被执行人", phrases.party_text(debtor, unknown=True)),
        Labelled("执行依据", f"{extra.title_by}{extra.title_number}{_paper_of(extra.title)}"
                         f"（{phrases.day(extra.title_effective_on)}生效{of_agreement}）。"),
        Heading("申请事项："), Paragraph("请求强制执行下列款项：", keep=True), Clauses(tuple(_asked(extra, lines))),
        Heading("事实与理由："),
        Paragraph(f"上述法律文书生效后，被执行人没有全部履行。截至{phrases.day(particulars.made_on)}，已经支付的部分已从下表扣除：",
                  keep=True),
        owed.table(lines),
        *([Paragraph(f"其中提前到期的款项，依照约定：{extra.early_ground}")] if any(line.early for line in lines) else []),
        *_in_time(particulars),
        Heading("财产线索："), *([Clauses(extra.clues)] if extra.clues else [Paragraph(f"{phrases.UNKNOWN}，请求人民法院查询。")]),
        *parts.closing_to(extra.court),
        Signatures((Place(f"申请执行人 {one.name}", "签名" if one.person else "盖公章"),)),
        Enclosures((*ENCLOSED, *extra.enclosures)),
    ]


def _paper_of(title: LegalTitle) -> str:
    return {LegalTitle.RULING: "民事裁定书（确认调解协议）", LegalTitle.COURT_PAPER: "民事调解书",
            LegalTitle.PAYMENT_ORDER: "支付令", LegalTitle.AWARD: "仲裁裁决书", LegalTitle.JUDGMENT: "民事判决书",
            }.get(title, title.label)


def _asked(extra: EnforcementApplication, lines: Sequence[OwedOnPaper]) -> Iterable[Text]:
    """Principal, what was agreed besides, and the interest of delay, each for itself."""
    yield ("本金：", Strong(phrases.sum_in_full(owed.total_left(lines))), "；")
    if extra.agreed_words:
        sum_words = f"{phrases.sum_in_full(extra.agreed_interest)}，" if extra.agreed_interest else ""
        yield f"约定的利息或者违约金：{sum_words}{extra.agreed_words.rstrip('。；')}；"
    yield f"迟延履行期间的债务利息：自{phrases.day(extra.delay_from)}起至实际履行之日止，依照{cite('CPL', 264)}加倍计算；"
    yield "执行费用由被执行人负担。"


def _in_time(particulars: Particulars) -> list[Block]:
    """Within the two years; after them the court takes the application in all the same, and nothing is said."""
    last = particulars.extra.last_day
    if particulars.made_on > last:
        return []
    return [Paragraph(f"本申请在{phrases.period('ENF-2Y')}的申请执行期间内提出（最后一日为{phrases.day(last)}，{cite('CPL', 250)}）。")]


def also(particulars: Particulars) -> Iterable[Missing]:
    """The sums; what fell due early rests on the agreement; the debtor is a party of the case."""
    extra = particulars.extra
    yield from owed.lines_missing(particulars)
    if any(line.early for line in owed.own(particulars)) and not extra.early_ground:
        yield Missing("extra.early_ground", "协议关于提前到期的约定", AGREEMENT_PAGE)
    if extra.agreed_interest and not extra.agreed_words:
        yield Missing("extra.agreed_words", "约定的利息或者违约金的算法", AGREEMENT_PAGE)
    if extra.debtor and owed.party_called(particulars, extra.debtor) is None:
        yield Missing("extra.debtor", f"{extra.debtor}的当事人信息", PARTY_PAGE)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """An agreement alone is no title; nothing is asked before it is due."""
    extra = particulars.extra
    yield from owed.contradictions(particulars)
    if extra.title in NO_TITLE:
        yield f"{extra.title.label}本身不能申请强制执行，先申请司法确认、仲裁审查或者支付令"
    if extra.title_effective_on > particulars.made_on:
        yield "执行依据还没有生效"


PAPER = Paper(
    code="D45", version=1, title="强制执行申请书", stage="履行",
    articles=(cite("CPL", 206), cite("CPL", 250), cite("CPL", 264), cite("CPLI", 460)),
    signers="申请人签名或盖章", copies="人民法院一份，被执行人每人一份", layout="L", extra=EnforcementApplication,
    requires=("made_on", "recipients.name", *each("recipients", (*PERSON, *EMPLOYER, *AGENT)), "extra.debtor",
              "extra.court", "extra.title", "extra.title_by", "extra.title_number", "extra.title_effective_on",
              "extra.delay_from", "extra.last_day"),
    also=also, contradictions=contradictions, body=body,
)
