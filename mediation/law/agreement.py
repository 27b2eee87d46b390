"""What an agreement needs: whose marks, when it takes effect, how many copies (law.md §4.1; documents.md §0.1, §13).

The moment of effect is derived from the marks, by channel, and never typed. The checks while drafting are in
``agreement_checks`` and can be imported from here.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mediation.law.agreement_checks import AGREEMENT_RULES, AgreementRule, check_agreement
from mediation.law.agreement_facts import (
    AgentFacts,
    AgreedClaim,
    AgreementFacts,
    InjuryFacts,
    ObligationFacts,
    PartyFacts,
    PaymentWay,
    SettlementScope,
)
from mediation.law.answers import Answer, Finding, Severity, Verdict
from mediation.law.citation import Article, cite
from mediation.law.terms import Basis, MarkKind

__all__ = [
    "AGREEMENT_RULES", "MEDIATOR", "SEAL", "SUIT_WITHDRAWN", "AgentFacts", "AgreedClaim", "AgreementFacts",
    "AgreementRule", "Copies", "Effect", "InjuryFacts", "ObligationFacts", "PartyFacts", "PaymentWay", "PlacedMark",
    "RequiredMarks", "SettlementScope", "check_agreement", "copies", "court_paper", "mark_allowed", "moment_of_effect",
    "oral_allowed", "party_mark", "required_marks", "seal_too_early",
]

MEDIATOR = "mediator"
SEAL = "seal"
SUIT_WITHDRAWN = "suit_withdrawn"
_PARTY, _COURT_PAPER = "party:", "court_paper:"
_OF_BODY_TYPE = frozenset({Basis.NEW_FORM, Basis.ARB_DELEGATED})
_COURT = frozenset({Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED})


def party_mark(party: str) -> str:
    """The name under which a party's mark on the agreement is kept."""
    return _PARTY + party


def court_paper(party: str) -> str:
    """The name under which a party's signing for the court's 调解书 is kept."""
    return _COURT_PAPER + party


@dataclass(frozen=True)
class PlacedMark:
    """Somebody put their mark on the agreement: the day in China, and the instant where it is known."""

    who: str
    on: date
    at: datetime | None = None
    kind: MarkKind | None = None


@dataclass(frozen=True)
class RequiredMarks:
    """The marks that decide the moment of effect, those that belong on the paper besides, and their Chinese words.

    ``instead``: one mark that by itself does instead of all of ``for_effect`` (a suit withdrawn on the agreement).
    """

    for_effect: tuple[str, ...]
    on_paper: tuple[str, ...]
    words: Mapping[str, str]
    article: Article
    oral: bool = False
    instead: str | None = None
    electronic_only: bool = False
    note: str = ""


@dataclass(frozen=True)
class Effect:
    """When an agreement took effect, or what is still missing. ``clocks_start``: do the 15 and 30 days run from it."""

    on: date | None
    at: datetime | None
    missing: tuple[str, ...]
    missing_marks: tuple[str, ...]
    article: Article
    clocks_start: bool


def _channel(basis: Basis, own_basis: Basis | None) -> Basis:
    """The basis whose form applies: new-form and commission cases take the form of the body's own type."""
    if basis in _OF_BODY_TYPE:
        return own_basis or Basis.ENTERPRISE
    return basis


def oral_allowed(basis: Basis, own_basis: Basis | None = None) -> Answer:
    """May the parties agree orally on this basis (RTF 28, 30; TY 23; TJ 14(1) demands writing)."""
    channel = _channel(basis, own_basis)
    if channel is Basis.PEOPLE:
        return Answer(Verdict.YES, "人民调解可以达成口头协议，由调解员记录协议内容", (cite("RTF", 28), cite("RTF", 30)))
    if channel in _COURT:
        return Answer(Verdict.YES, "可以口头达成，记入调解笔录，由双方和调解员签名", (cite("TY", 23),))
    return Answer(Verdict.NO, "应当制作调解协议书，请打印协议书由双方签名或者盖章", (cite("TJ", 14, 1),))


def required_marks(basis: Basis, parties: Iterable[str], *, oral: bool = False, body_presided: bool = True,
                   on_court_platform: bool = False, own_basis: Basis | None = None,
                   names: Mapping[str, str] | None = None,
                   mediators: tuple[str, ...] = (MEDIATOR,)) -> RequiredMarks:
    """Whose marks an agreement needs on this basis; ValueError with fewer than two parties.

    ``body_presided``: in a court channel a body (and not a single mediator) presided, so its seal belongs on it.
    ``on_court_platform``: signed on the courts' platform (ONL 19). ``own_basis``: what the body is by itself, for
    new-form and commission cases. ``names``: names of the parties for the words. ``mediators``: those who must sign.
    TJ 14(2), O17 26; RTF 29–30; TY 20, 23–24; CPL 100; ONL 19.
    """
    called = {party: (names or {}).get(party, "当事人") for party in parties}
    if len(called) < 2:
        raise ValueError("协议至少有两个当事人，请先补全当事人。")
    channel = _channel(basis, own_basis)
    oral = oral and bool(oral_allowed(basis, own_basis))
    signed = tuple(party_mark(party) for party in called)
    words = _mark_words(channel, called, mediators)
    if channel in _COURT:
        seal = (SEAL,) if body_presided else ()
        return _court_marks(basis, signed, mediators, seal, words, oral, on_court_platform)
    if oral:
        return RequiredMarks((), (), words, cite("RTF", 30), True)
    article = cite("RTF", 29) if channel is Basis.PEOPLE else cite("TJ", 14, 2)
    note = "工会调解组织比照劳动争议调解组织" if channel is Basis.UNION_SELF else ""
    return RequiredMarks((*signed, *mediators, SEAL), (), words, article, note=note)


def _mark_words(channel: Basis, called: Mapping[str, str], mediators: tuple[str, ...]) -> dict[str, str]:
    """The Chinese words for each mark that may be asked for."""
    how = "签名、盖章或者按指印" if channel is Basis.PEOPLE or channel in _COURT else "签名或者盖章"
    words = {party_mark(party): f"{name}{how}" for party, name in called.items()}
    words |= {court_paper(party): f"{name}签收人民法院调解书" for party, name in called.items()}
    words |= {mediator: "调解员签名" for mediator in mediators}
    return words | {SEAL: "加盖调解组织印章", SUIT_WITHDRAWN: "依据协议撤诉"}


def _court_marks(basis: Basis, signed: tuple[str, ...], mediators: tuple[str, ...], seal: tuple[str, ...],
                 words: dict[str, str], oral: bool, on_platform: bool) -> RequiredMarks:
    """The marks of the court's channels: 委托 waits for the court's paper, 委派 for the parties alone."""
    if basis is Basis.COURT_ENTRUSTED:
        papers = tuple(court_paper(who.removeprefix(_PARTY)) for who in signed)
        return RequiredMarks(papers, (*signed, *mediators, *seal), words, cite("TY", 24, 3), oral, SUIT_WITHDRAWN)
    if on_platform:
        electronic = {who: text.replace("签名、盖章或者按指印", "完成电子签章") for who, text in words.items()}
        return RequiredMarks(signed, (*mediators, SEAL), electronic, cite("ONL", 19), electronic_only=True,
                             note="组织没有电子印章的，上传已加盖印章的协议书")
    if oral:
        return RequiredMarks((*signed, *mediators), seal, words, cite("TY", 24), True)
    return RequiredMarks(signed, (*mediators, *seal), words, cite("TY", 24))


def _moment(mark: PlacedMark) -> tuple[date, bool, float]:
    """The order of marks: by day; on one day a mark without a known instant comes last."""
    return mark.on, mark.at is None, mark.at.timestamp() if mark.at else 0.0


def _first_of_each(marks: Iterable[PlacedMark], electronic_only: bool) -> dict[str, PlacedMark]:
    placed: dict[str, PlacedMark] = {}
    for mark in marks:
        if electronic_only and mark.who.startswith(_PARTY) and mark.kind is not MarkKind.ELECTRONIC:
            continue
        known = placed.get(mark.who)
        if known is None or _moment(mark) < _moment(known):
            placed[mark.who] = mark
    return placed


def moment_of_effect(basis: Basis, marks: Iterable[PlacedMark], required: RequiredMarks,
                     oral_agreed_on: date | None = None) -> Effect:
    """When the agreement took effect: the last of the marks that this channel asks for; or which are missing.

    A mark placed twice counts by its first time. ``oral_agreed_on``: the day of an oral agreement (RTF 30). A court
    delegation signed orally takes effect with the last party's mark on the record, once the mediator's is there too
    (TY 24). An agreement in a suit (委托) starts neither the 15 nor the 30 days. T3, T5.
    """
    clocks_start = basis is not Basis.COURT_ENTRUSTED
    placed = _first_of_each(marks, required.electronic_only)
    if required.instead is not None and required.instead in placed:
        mark = placed[required.instead]
        return Effect(mark.on, mark.at, (), (), cite("TY", 20), clocks_start)
    missing = tuple(who for who in required.for_effect if who not in placed)
    if required.oral and not required.for_effect:
        unsaid = () if oral_agreed_on else ("双方口头达成协议的日期",)
        return Effect(oral_agreed_on, None, unsaid, (), required.article, clocks_start)
    if missing or not required.for_effect:
        words = tuple(required.words[who] for who in missing)
        return Effect(None, None, words, missing, required.article, clocks_start)
    deciding = [placed[who] for who in required.for_effect]
    if basis is Basis.COURT_DELEGATED:
        deciding = [mark for mark in deciding if mark.who.startswith(_PARTY)] or deciding
    last = max(deciding, key=_moment)
    return Effect(last.on, last.at, (), (), required.article, clocks_start)


def seal_too_early(marks: Iterable[PlacedMark], required: RequiredMarks) -> Finding | None:
    """The seal stands on the paper before somebody signed it: it belongs on it last (documents.md §13)."""
    placed = _first_of_each(marks, False)
    seal = placed.get(SEAL)
    others = [placed[who] for who in (*required.for_effect, *required.on_paper) if who != SEAL and who in placed]
    if seal is None or not any(mark.on > seal.on for mark in others):
        return None
    return Finding("seal_too_early", Severity.YELLOW, "印章早于签名：组织章应当最后盖，请核对盖章日期。", required.article)


def mark_allowed(basis: Basis, kind: MarkKind, is_worker: bool, own_basis: Basis | None = None) -> Answer:
    """May a party put this kind of mark on an agreement of this basis.

    A fingerprint alone does only in people's mediation and in the court channels (RTF 29, TY 24), and only for a
    natural person. ``is_worker``: the party is a natural person.
    """
    channel = _channel(basis, own_basis)
    by_channel = cite("RTF", 29) if channel is Basis.PEOPLE else cite("TY", 24)
    written = by_channel if channel is Basis.PEOPLE or channel in _COURT else cite("TJ", 14, 2)
    if kind is MarkKind.ELECTRONIC:
        return Answer(Verdict.YES, "双方同意使用电子签名，且是可靠的电子签名", (cite("ES", 3), cite("ES", 13)),
                      note="申请司法确认要用何种签名，由法院设置")
    if kind is not MarkKind.FINGERPRINT:
        note = "个人盖章难以证明是本人所为，宜同时签名" if kind is MarkKind.SEAL and is_worker else ""
        return Answer(Verdict.YES, "签名或者盖章", (written,), note)
    if not is_worker:
        return Answer(Verdict.NO, "单位请盖公章，或者由法定代表人、有特别授权的代理人签名", (written,))
    if channel is Basis.PEOPLE or channel in _COURT:
        return Answer(Verdict.YES, "可以按指印", (by_channel,))
    return Answer(Verdict.NO, "这类协议书要求签名或者盖章：请签名；不会写字的，由代书人写明、见证人签名，再按指印", (written,),
                  note="代书、见证系实务做法")


@dataclass(frozen=True)
class Copies:
    """How many originals, and who keeps one."""

    number: int
    holders: tuple[str, ...]
    article: Article
    note: str = ""


def copies(basis: Basis, parties: int, *, to_court: bool = False, to_arbitration: bool = False) -> Copies:
    """How many originals of the agreement are printed: one for each party and one for the body, more by route.

    O17 26 (three with two parties), RTF 29; 委派: one goes to the court for record, TY 19; 委托: to the court, TY 20.
    """
    article = {Basis.PEOPLE: cite("RTF", 29), Basis.COURT_DELEGATED: cite("TY", 19),
               Basis.COURT_ENTRUSTED: cite("TY", 20)}.get(basis, cite("O17", 26))
    holders = [f"当事人{parties}份", "调解组织1份"]
    court = to_court or basis in _COURT
    if court:
        holders.append("人民法院1份")
    if to_arbitration:
        holders.append("仲裁委1份")
    note = "送法院、仲裁委的份数系通行做法" if to_arbitration or (court and basis not in _COURT) else ""
    return Copies(parties + 1 + court + to_arbitration, tuple(holders), article, note)
