"""Stretches of road that many tales have in common; days count from the beginning of the tale."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypedDict, Unpack

from mediation.demo.tales import Moment, OnStage
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.handoffs.models import ResultKind
from mediation.intake.acceptance.acts import NotTaken
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.contacts.acts import ContactOutcome
from mediation.law.agreement import PaymentWay
from mediation.law.terms import Basis, Language
from mediation.sessions.models import Attending

DAYS_TO_SUE_ARE_OVER = 20
COURTS = (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED)


def consented(walk: OnStage, day: int = 0, *, answered: int = 3) -> Iterator[Moment]:
    """Taken in, the other side asked, everybody agrees."""
    yield day
    walk.comes_in()
    if walk.tale.basis in COURTS:
        yield day
        walk.signs_for_the_file()
    yield day + 1
    walk.asks()
    yield day + answered
    if walk.case.state == "consent_pending":
        walk.answers(way=AnswerWay.SLIP)


def accepted(walk: OnStage, day: int = 0, *, answered: int = 3) -> Iterator[Moment]:
    """Consented, accepted and given to a mediator on one day; who works for the employer is kept by both."""
    yield from consented(walk, day, answered=answered)
    yield day + answered + 1
    walk.accepts()
    walk.names()
    walk.keeps_the_panel()


def talked(walk: OnStage, day: int, result: SessionResult = SessionResult.CONTINUED, *, video: str = "",
           hour: int = 9, hours: float = 1) -> Iterator[Moment]:
    """An interpreter where one is needed, and one session."""
    for party in walk.case.active_parties:
        if party.language_term is not Language.MANDARIN and not party.interpreters:
            walk.books_interpreter(party, party.language_term)
            walk.registers_interpreter()
    yield walk.sits_on(day, hour, 30, video=video, hours=hours)
    walk.meets(result, how=Attending.BY_VIDEO if video else Attending.IN_PERSON)


def mediated(walk: OnStage, day: int = 0, *, video: str = "") -> Iterator[Moment]:
    """From the counter to the end of the first session, in which both sides agree."""
    yield from accepted(walk, day)
    yield from talked(walk, day + 8, SessionResult.AGREED, video=video)


class Terms(TypedDict, total=False):
    """What an agreement of a tale says beside its instalments; what is left out is as ``agreed`` has it."""

    share: tuple[int, int]
    total: int
    jointly: bool
    way: PaymentWay
    confirm: bool


def agreed(walk: OnStage, day: int, *instalments: tuple[int, int], share: tuple[int, int] = (1, 1), total: int = 0,
           jointly: bool = False, way: PaymentWay = PaymentWay.TRANSFER, confirm: bool = False) -> Iterator[Moment]:
    """The text is drafted, settled and signed by all; the seal comes on the next working day.

    ``instalments`` are per-mille and days of the tale; ``total`` is a sum for all together in 分, where the share of
    each is not told.
    """
    yield day
    plan = tuple((permille, walk.day(due)) for permille, due in instalments)
    lines = (walk.spread(total, *plan, way=way, jointly=jointly) if total else
             walk.lines_for(*plan, share=share, way=way, jointly=jointly))
    walk.drafts(lines, wants_confirmation=confirm)
    walk.settles()
    walk.signs()
    if walk.tale.basis is not Basis.COURT_ENTRUSTED:
        yield day + 1
        walk.seals()


def settled(walk: OnStage, *instalments: tuple[int, int], video: str = "", **terms: Unpack[Terms]) -> Iterator[Moment]:
    """The whole way to an agreement in effect on day 10 of the tale; entrusted by a court it waits for the court."""
    yield from mediated(walk, video=video)
    yield from agreed(walk, 9, *instalments, **terms)


def confirmed(walk: OnStage, day: int) -> Iterator[Moment]:
    """Applied for together, docketed, checked and confirmed; served on both."""
    yield day
    walk.applies()
    yield day + 2
    walk.court_dockets()
    yield day + 9
    walk.is_granted()
    yield day + 11
    walk.court_serves()


def paid(walk: OnStage, *days: int, way: PaymentWay = PaymentWay.TRANSFER) -> Iterator[Moment]:
    """Each instalment is paid on its day; with one day all is paid at once."""
    for number, day in enumerate(days, start=1):
        yield day
        walk.pays_all(number if len(days) > 1 else None)


def closed(walk: OnStage, day: int) -> Iterator[Moment]:
    """The file goes to the archive."""
    yield day
    walk.archives()


def refused(walk: OnStage, day: int = 0, words: str = "单位表示不同意调解。") -> Iterator[Moment]:
    """The other side does not want to mediate: not accepted."""
    yield day
    walk.comes_in()
    yield day + 1
    walk.asks()
    yield day + 4
    walk.answers(PartyWord.REFUSED, walk.case.respondents, AnswerWay.PHONE, words, goes_on=False)
    walk.refuses(NotTaken.OTHER_SIDE_REFUSES)
    walk.serves_the_ending()


def unreachable(walk: OnStage, day: int = 0) -> Iterator[Moment]:
    """Nobody answers: three tries are in the log, the case is not accepted."""
    yield day
    walk.comes_in()
    yield day + 1
    walk.asks()
    for later, outcome in ((1, ContactOutcome.NO_ANSWER), (3, ContactOutcome.NO_ANSWER), (6, ContactOutcome.NOT_VALID)):
        yield day + later
        for party in walk.case.respondents:
            walk.tries(party, outcome)
    yield day + 9
    walk.answers(PartyWord.UNREACHABLE, walk.case.respondents, goes_on=False)
    walk.refuses(NotTaken.UNREACHABLE)
    walk.serves_the_ending()


def to_arbitration(walk: OnStage, day: int, number: str = "", words: str = "", *, after: int = 55) -> Iterator[Moment]:
    """A party goes to the commission, which accepts and decides; when nobody can sue any more the handoff ends."""
    yield day
    walk.files_arbitration()
    if words:
        yield day + 3
        walk.is_accepted_by_commission(number)
        yield day + 40
        walk.gets_award(number, words)
        yield day + max(after, 40 + DAYS_TO_SUE_ARE_OVER)
        walk.closes_handoff(ResultKind.AWARD, number, words)


def due(walk: OnStage, day: int) -> date:
    return walk.day(day)
