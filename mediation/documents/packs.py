"""The packs of papers that a case comes to, one below the other in the order of documents.md §7.

A pack is declared here once: when it applies, and its kinds in order. Who signs, the articles, and the copies of a
kind stand with the kind itself and in ``copies``. Of supervision (D52) a pack of its own is made, never mixed with the
mediation's file; a receipt (D54) bears its holder's secret and is in none.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation.documents import kinds


@dataclass(frozen=True)
class Standing:
    """What the file says of a case for its packs.

    ``due`` are the kinds that its steps made due; ``settled``: the parties settle among themselves; ``agreed``: an
    agreement is out for signing or in effect; ``failed``: mediation ended without one; ``defaulted``: a line of it was
    not performed when it was due; ``confirmed``: a court has made it enforceable; ``supervised``: the union has issued
    a paper of supervision beside the case.
    """

    due: frozenset[str] = frozenset()
    people: bool = False
    settled: bool = False
    agreed: bool = False
    failed: bool = False
    defaulted: bool = False
    confirmed: bool = False
    collective: bool = False
    supervised: bool = False
    agents: bool = False
    employers: bool = False


When = Callable[[Standing], bool]


@dataclass(frozen=True)
class Piece:
    """One place of a pack: any of these kinds fills it. ``when`` says whether it must be filled in this case.

    Without ``when`` it must be where a step of the case made it due (``cases.procedure``); else it is there for those
    who need it, and may stay empty.
    """

    codes: tuple[str, ...]
    when: When | None = None

    def is_needed(self, standing: Standing) -> bool:
        """Whether the pack of this case is incomplete without it."""
        return self.when(standing) if self.when is not None else not standing.due.isdisjoint(self.codes)

    @property
    def title(self) -> str:
        """What it is called: the kinds by name, 或者 between them."""
        return "或者".join(kinds.paper(code).title for code in self.codes if code in kinds.papers())


def always(standing: Standing) -> bool:
    """In every case to which the pack applies."""
    return True


def never(standing: Standing) -> bool:
    """Only those who want it need it."""
    return False


def piece(codes: str, when: When | None = None) -> Piece:
    """A place of a pack; ``codes`` are separated by blanks."""
    return Piece(tuple(codes.split()), when)


@dataclass(frozen=True)
class Pack:
    """One pack; ``of_all``: the other packs of the case come before its own; ``apart``: no part of the file."""

    key: str
    title: str
    applies: When
    pieces: tuple[Piece, ...]
    of_all: bool = False
    apart: bool = False


AGENTS_AND_HEADS = (piece("D10", lambda of: of.agents), piece("D11", lambda of: of.employers))
BEGINNING = (piece("D01 D02"), piece("D05"), piece("D09"), piece("D33"), *AGENTS_AND_HEADS, piece("D15"))
MINUTES, FACTS = piece("D20", always), piece("D21")
CONFIRMATION = (piece("D40"), piece("D41"), piece("D42"), piece("E04"))
"""What goes to the court with the joint application, in whichever body the agreement was made, and what comes back."""
BOOK = piece("D50", always)

PACKS: tuple[Pack, ...] = (
    Pack("settlement", "和解包", lambda of: of.settled,
         (piece("D29", always), piece("D26 D27", never), piece("D43", never), piece("D40", never))),
    Pack("enterprise", "劳动争议调解成功包", lambda of: of.agreed and not of.people,
         (*BEGINNING, MINUTES, FACTS, piece("D26 S01", always), piece("D43", never), *CONFIRMATION,
          piece("D36"), piece("D38"), piece("D35"), BOOK)),
    Pack("people", "人民调解成功包", lambda of: of.agreed and of.people,
         (piece("D01 D02"), piece("D03", always), piece("D09"), piece("D18", never), MINUTES,
          piece("D27 D28 S01", always), *CONFIRMATION, piece("D36"), piece("D38"), piece("D35"), BOOK)),
    Pack("failed", "不成包", lambda of: of.failed,
         (*BEGINNING, MINUTES, FACTS, piece("D30", always), piece("D46"), piece("D47", never), piece("D48", never))),
    Pack("default", "不履行包", lambda of: of.defaulted,
         (piece("D36", always), piece("D37", always), piece("D44", never), piece("D47", never),
          piece("D45", lambda of: of.confirmed))),
    Pack("collective", "集体包", lambda of: of.collective,
         (piece("D12", always), piece("D51", always)), of_all=True),
    Pack("supervision", "工会监督并行包", lambda of: of.supervised,
         (piece("D52A", never), piece("D52B", never), piece("D52C", never)), apart=True),
)


def packs_for(standing: Standing) -> list[tuple[Pack, tuple[Piece, ...]]]:
    """The packs that apply to a case, each with its pieces; a kind that the press does not print yet is in none."""
    found = [pack for pack in PACKS if pack.applies(standing)]
    return [(pack, pieces_of(pack, found)) for pack in found]


def pieces_of(pack: Pack, others: list[Pack]) -> tuple[Piece, ...]:
    """The pieces of a pack, each kind once; a collective dispute has those of its other packs and its own."""
    before = [each for other in others if not (other.of_all or other.apart) for each in other.pieces]
    pieces = [*(before if pack.of_all else ()), *pack.pieces]
    return tuple(dict.fromkeys(each for each in pieces if not kinds.papers().keys().isdisjoint(each.codes)))
