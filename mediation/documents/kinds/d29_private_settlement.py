"""D29 和解协议书: what the parties settled between themselves (令第17号第八条至第十一条): no mediator signs, no seal."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mediation.cases.states import CaseState
from mediation.documents import parts, phrases, settlement
from mediation.documents.blocks import Block, Clauses, Heading, Labelled, Note, Paragraph, Place, Signatures, Title
from mediation.documents.contacts import NOT_ON_THIS_PAPER
from mediation.documents.kinds import Paper
from mediation.documents.needs import NAMED
from mediation.documents.offers import Offer, To, offer
from mediation.documents.particulars import CaseOnPaper, ObligationOnPaper, Particulars, PartyOnPaper, named
from mediation.documents.refusals import Missing
from mediation.law.citation import cite
from mediation.law.terms import Side

if TYPE_CHECKING:
    from mediation.cases.models import Case
    from mediation.parties.models import Party

SETTLEMENT = "和解协议书"
WAYS = "支付方式写“银行转账”“当场现金”“微信”或者“支付宝”；写明内容而不是金额的，金额不填。"
CONCESSIONS = "双方在协商中为达成和解所作的让步和认可，不得在其后的仲裁、诉讼中作为对其不利的证据。"
BREACH = "一方不按期履行的，另一方可以持本协议申请调解或者依法申请仲裁。"


@dataclass(frozen=True, kw_only=True)
class PrivateSettlement:
    """The dispute, what is owed, what follows if it is not done; ``union`` witnesses where the parties wish it."""

    dispute: str | None = named("争议概况", SETTLEMENT, long=True)
    obligations: tuple[ObligationOnPaper, ...] = named("约定的义务", SETTLEMENT, default=(), hint=WAYS)
    clauses: tuple[str, ...] = named("其他条款", SETTLEMENT, default=(), hint="每行一条，没有的不填。")
    breach: str | None = named("逾期责任", SETTLEMENT, long=True, default=BREACH)
    union: str | None = named("见证的工会", SETTLEMENT, hint="双方请工会见证的才填。")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    acts = settlement.acts(extra.obligations)
    union = [Signatures((Place(f"见证的工会 {extra.union}", "盖章"),))] if extra.union else []
    return [
        Title(SETTLEMENT),
        *_who(case),
        Heading("一、争议概况"), *(Paragraph(text) for text in extra.dispute.split("\n")),
        Heading("二、约定的内容"), Paragraph("双方经自愿、平等协商，达成如下协议："),
        *parts.payments(extra.obligations), *([Clauses(acts)] if acts else []),
        *([Clauses(extra.clauses, start=len(acts) + 1)] if extra.clauses else []),
        Heading("三、逾期责任"), *(Paragraph(text) for text in extra.breach.split("\n")),
        Heading("四、其他"), Paragraph(CONCESSIONS),
        Paragraph("本协议由双方协商签订，自双方签名或者盖章之日起生效，对双方具有约束力；可以持本协议申请调解或者仲裁。"),
        Paragraph(f"本协议一式{phrases.count(len(case.parties))}份，各方各执一份。", keep=True),
        *_signatures(case), *union,
        Note("本协议未经调解组织主持达成，不能据以申请司法确认或者仲裁审查。"),
        *parts.roster(case.applicants, "甲方名单"),
    ]


def _called(case: CaseOnPaper) -> Iterator[tuple[str, PartyOnPaper]]:
    """Each party by its letter: they talk among themselves, and nobody has applied for anything."""
    for letter, side in (("甲方", case.applicants), ("乙方", case.respondents), ("丙方", case.third)):
        yield from ((letter if len(side) == 1 else f"{letter}{phrases.ordinal(number)}", party)
                    for number, party in enumerate(side, start=1))


def _who(case: CaseOnPaper) -> list[Block]:
    """The parties with those who act for them; of many workers their names are in the list."""
    if len(case.applicants) > phrases.MANY:
        first: list[Block] = [Labelled("甲方", f"{phrases.names(case.applicants)}（名单附后）。")]
        return first + [line for letter, party in _called(case) if party not in case.applicants
                        for line in _lines(letter, party)]
    return [line for letter, party in _called(case) for line in _lines(letter, party)]


def _lines(letter: str, party: PartyOnPaper) -> list[Block]:
    return [Labelled(letter, phrases.party_text(party, True)), *parts.agent_lines([party])]


def _signatures(case: CaseOnPaper) -> list[Block]:
    """A place for each party, many workers in a list; a fingerprint does."""
    listed = [party for party in case.applicants if len(case.parties) > parts.PLACES_BESIDE_EACH_OTHER]
    places = [Place(f"{letter} {party.name}", phrases.mark_of(party, True)) for letter, party in _called(case)
              if party not in listed]
    names = [str(party.name) for party in listed]
    many = [parts.signature_list(names, phrases.mark_of(listed[0], True))] if listed else []
    return [*many, Signatures(tuple(places))]


def also(particulars: Particulars) -> Iterable[Missing]:
    """Something is agreed, and each line says when and how."""
    extra = particulars.extra
    if not extra.obligations and not extra.clauses:
        yield Missing("extra.obligations", "约定的义务或者其他条款", SETTLEMENT)
    yield from settlement.lines_missing(extra.obligations)


PAPER = Paper(
    code="D29", version=2, title=SETTLEMENT, stage="协商", articles=(cite("O17", 8), cite("O17", 11)),
    signers="双方签名或盖章；请工会见证的，工会盖章", copies="每方一份", layout="L", extra=PrivateSettlement, long=True,
    requires=(*NAMED, "extra.dispute", "extra.obligations?.debtor", "extra.obligations?.creditor", "extra.breach"),
    also=also, contradictions=settlement.contradictions, body=body, contact_stands=NOT_ON_THIS_PAPER,
)


def begin(case: Case, by: Any) -> PrivateSettlement:
    """The claims as they were asked, to be changed into what was settled."""
    from mediation.documents.filling import case_on_paper  # whoever only prints needs no tables

    return PrivateSettlement(
        dispute=f"双方因{phrases.claims_summary(case_on_paper(case).claims)}发生争议。" if case.claims else None,
        obligations=tuple(ObligationOnPaper(
            debtor="、".join(party.name for party in claim.against or _others(case, claim.claimant)) or None,
            creditor=claim.claimant.name, ground=claim.type_term.label, amount=claim.amount_fen)
            for claim in case.claims))


def _others(case: Case, claimant: Party) -> Sequence[Party]:
    return case.respondents if claimant.side == Side.APPLICANT.value else case.applicants


def only_before_mediation(case: Case) -> str | None:
    """A settlement of the parties' own is made while they talk; what a mediator brings about is another paper."""
    if case.state_term in (CaseState.NEGOTIATING, CaseState.DRAFT):
        return None
    return "和解协议书用于双方自行协商；在调解中谈成的，起草调解协议。"


offer(Offer("D29", To.NOBODY, begin, only_before_mediation))
