"""The packs of one case: what is in each, in how many copies, what is still lacking and how to get it."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mediation.agreements.checking import number_of_copies
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.agreements.signing import signers
from mediation.agreements.states import LATE
from mediation.agreements.strengthening_states import TITLES
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.closing.checklist import is_due
from mediation.desk.pack_ways import Way, ways_to
from mediation.documents import kinds
from mediation.documents.copies import Share, shares
from mediation.documents.kinds.s07_pack_slip import PackedPaper, PackSlip, SigningTurn
from mediation.documents.models import SUPERVISION_CODES, Paper
from mediation.documents.packing import can_be_opened
from mediation.documents.packs import Pack, Piece, Standing, packs_for
from mediation.documents.signing_order import in_turn
from mediation.documents.stage_papers import papers_due, standing
from mediation.law.terms import Basis, Term

OUT = frozenset({AgreementStanding.SIGNING.value, AgreementStanding.IN_EFFECT.value})
ENFORCEABLE = frozenset(state.value for state in TITLES)
OUTCOMES = (CaseState.NO_AGREEMENT.value, CaseState.EFFECTIVE.value)


class Found(Term):
    """How a place of a pack stands."""

    THERE = "got", "已有"
    LACKING = "lacking", "还缺"
    IF_WANTED = "if_wanted", "用得上时才有"


@dataclass(frozen=True)
class Packed:
    """One paper in a pack; a scan of what came from outside lies in the file, and is not printed again."""

    paper: Paper
    shares: tuple[Share, ...]
    prints: bool

    @property
    def copies(self) -> int:
        return sum(share.number for share in self.shares) if self.prints else 0

    @property
    def holders(self) -> str:
        return "，".join(share.words for share in self.shares)

    @property
    def title(self) -> str:
        to = f"（{self.paper.party.name}）" if self.paper.party is not None else ""
        return f"{self.paper.title}{to}"


@dataclass(frozen=True)
class Place:
    """One place of a pack with what fills it; ``ways`` are how what is lacking is got."""

    piece: Piece
    found: Found
    papers: tuple[Packed, ...] = ()
    ways: tuple[Way, ...] = ()

    @property
    def name(self) -> str:
        codes = sorted({each.paper.code for each in self.papers}) or self.piece.codes
        known = [code for code in codes if code in kinds.papers()]
        return "／".join(f"{kinds.paper(code).title} {code}" for code in known)

    @property
    def comes_from_outside(self) -> bool:
        return all(kinds.paper(code).drafted_for for code in self.piece.codes)

    @property
    def articles(self) -> str:
        codes = [each.paper.code for each in self.papers] or self.piece.codes
        first = next((code for code in codes if code in kinds.papers()), None)
        return "；".join(str(article) for article in kinds.paper(first).articles) if first else ""


@dataclass(frozen=True)
class CasePack:
    """One pack of the case."""

    pack: Pack
    places: tuple[Place, ...]

    def _with(self, found: Found) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.found is found)

    @property
    def there(self) -> tuple[Place, ...]:
        return self._with(Found.THERE)

    @property
    def lacking(self) -> tuple[Place, ...]:
        return self._with(Found.LACKING)

    @property
    def if_wanted(self) -> tuple[Place, ...]:
        """What may be made here for those who want it; nothing that can't be made now."""
        return tuple(place for place in self._with(Found.IF_WANTED)
                     if not place.comes_from_outside and any(way.url for way in place.ways))

    @property
    def printed(self) -> list[Packed]:
        return [each for place in self.there for each in place.papers if each.prints]

    @property
    def copies(self) -> int:
        return sum(each.copies for each in self.printed)

    @property
    def pages(self) -> int:
        """How many pages are printed, the cover apart."""
        return sum(each.paper.pages * each.copies for each in self.printed)


def packs_of(case: Case, agreements: Sequence[Agreement], issued: Sequence[Paper],
             supervision: Sequence[Paper]) -> list[CasePack]:
    """The packs that apply to the case, without the ways to what is lacking.

    ``issued`` are the papers of the mediation, ``supervision`` those of the union beside it (``documents.queries``).
    """
    counting = _counting(agreements, issued)
    of = standing_of(case, agreements, counting, supervision)
    to_court = frozenset(each.public_id for each in agreements if _goes_to_court(each))
    handed_on = "D46" in of.due or any(paper.code == "D46" for paper in counting)
    found: list[CasePack] = []
    for pack, pieces in packs_for(of):
        papers = standing(supervision) if pack.apart else counting
        found.append(CasePack(pack, tuple(
            _place(case, piece, of, papers, to_court, handed_on) for piece in pieces)))
    return found


def with_ways(case: Case, found: CasePack, agreements: Sequence[Agreement], person: Any) -> CasePack:
    """The pack with the way to each paper that is not there."""
    places = tuple(place if place.papers else replace(
        place, ways=ways_to(case, agreements, place.piece.codes, person)) for place in found.places)
    return replace(found, places=places)


def standing_of(case: Case, agreements: Sequence[Agreement], issued: Sequence[Paper],
                supervision: Sequence[Paper]) -> Standing:
    """What the file says of the case for its packs."""
    steps = [step for step in case.steps if step.taken_back_at is None and step.takes_back_id is None]
    reached = [step.to_state for step in steps if step.record_type == "case"]
    out = [each for each in agreements if each.standing in OUT]
    outcome = next((state for state in reversed(reached) if state in OUTCOMES), None)
    codes = {paper.code for paper in issued}
    return Standing(
        due=frozenset(code for code in {code for step in steps for code in papers_due(step)} if is_due(case, code)),
        people=case.basis_term is Basis.PEOPLE,
        settled=case.state == CaseState.NEGOTIATING.value or CaseState.SETTLED_PRIVATE.value in reached
        or "D29" in codes,
        agreed=bool(out), failed=outcome == CaseState.NO_AGREEMENT.value,
        defaulted=any(line.state in LATE for each in out for line in each.obligations),
        confirmed=any(each.strengthening is not None and each.strengthening.state in ENFORCEABLE for each in out),
        collective=case.is_collective, supervised=bool(standing(supervision)),
        agents=any(party.agents for party in case.taking_part),
        employers=any(party.is_employer for party in case.taking_part))


def _counting(agreements: Sequence[Agreement], issued: Sequence[Paper]) -> list[Paper]:
    """The papers that go into a pack: those that stand, and that belong to no agreement that has been given up."""
    gone = {record.public_id for each in agreements if each.standing not in OUT
            for record in (each, each.strengthening) if record is not None}
    return [paper for paper in standing(issued) if paper.about_ref not in gone and can_be_opened(paper)
            and paper.code not in SUPERVISION_CODES]


def _goes_to_court(agreement: Agreement) -> bool:
    """Whether a court has an original of it, besides each who signs and the body."""
    return number_of_copies(agreement) > len(signers(agreement)) + 1


def _place(case: Case, piece: Piece, of: Standing, papers: Iterable[Paper], to_court: frozenset[str],
           handed_on: bool) -> Place:
    filled = tuple(Packed(paper, shares(case, paper, paper.about_ref in to_court, handed_on),
                          not paper.is_registered_scan) for paper in papers if paper.code in piece.codes)
    if filled:
        return Place(piece, Found.THERE, filled)
    return Place(piece, Found.LACKING if piece.is_needed(of) else Found.IF_WANTED)


def cover_of(case: Case, found: CasePack) -> PackSlip:
    """What the cover of the pack says: its papers, who signs in which order, what was lacking when it was printed."""
    printed = found.printed
    turns = in_turn([each.paper.code for each in printed], any(party.agents for party in case.taking_part))
    return PackSlip(
        pack=found.pack.title,
        papers=tuple(PackedPaper(title=each.title, pages=each.paper.pages, copies=each.copies, holders=each.holders)
                     for each in printed),
        turns=tuple(SigningTurn(who=turn.label, papers=tuple(kinds.paper(code).title for code in codes))
                    for turn, codes in turns.items()),
        lacking=tuple(place.name for place in found.lacking))
