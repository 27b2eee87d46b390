"""What goes into a capsule, in the order in which its receiver reads, and what stays out and why.

Only issued papers as they are stored, what came back signed, and evidence that both sides see. The record of a talk
(D20) is kept whole, with what was conceded in it, so it stays; so does everything that was said or offered to settle.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.cases.models import Case
from mediation.confirmations.readiness import papers_of_application
from mediation.confirmations.scans import of_requests, originals, powers_and_joinings, texts_in_effect
from mediation.documents.first_case import papers_before_the_split
from mediation.documents.models import Paper
from mediation.documents.queries import papers_in
from mediation.documents.stage_papers import standing
from mediation.evidence.derivatives import as_printed, goes_along
from mediation.evidence.kinds import kind
from mediation.evidence.models import Evidence
from mediation.evidence.queries import shared_evidence
from mediation.evidence.scans import Scan, of_agents
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.handoffs.papers import PAPERS_OF
from mediation.law.remedies import Receiver, transfer_materials
from mediation.parties.models import Party
from mediation.returns.models import HandedInPage
from mediation.returns.queries import filed_pages_in

COURT_ORDER = ("D40", "D41", "D26", "D27", "D28", "D42", "D11", "D10", "D12", "D33", "D01", "D02", "D05", "D09", "D21")
"""The enclosures of a joint application in the order in which its form lists them (documents.md D40, 材料清单)."""
AGREEMENTS, POWERS = ("D26", "D27", "D28"), "D10"
IDENTITY = ("D11", "D10", "D12")
CODES = {**PAPERS_OF, "identity": IDENTITY, "own_identity": IDENTITY, "minutes": ()}
LETTERS = {HandoffWay.ARBITRATION: ("D46", "D47"), HandoffWay.COURT: ("D46", "D48"), HandoffWay.LEGAL_AID: ("D55",)}
EVIDENCE = frozenset({"evidence", "own_evidence"})
MINUTES_STAY = "笔录是整份存的，里面让步和方案分不出来，所以不装；需要程序事项的，另出说明"
NOT_SHARED = "没有双方都看得见的证据不装；要送的，先请提交的一方同意给对方看"
NOT_BY_ITSELF = "旧格式的文档、还在检查或者已隔离的文件，系统不自动转送；要送的，请当事人另存为 PDF 再交，或者刻盘移送"
OF_THE_HOUSE = "内部审批和办案人员的笔记"


@dataclass(frozen=True)
class Item:
    """One piece that goes in: what it is called, its content; ``own`` is a paper of ours, which goes in unchanged.

    ``only`` are the pages of a scan that belong to it, and how far each is turned back.
    """

    title: str
    sha256: str
    own: bool = False
    only: tuple[tuple[int, int], ...] = ()
    paper: Paper | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True)
class LeftOut:
    """What stays out, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Materials:
    """Everything that goes in, in order, and what is said of what does not."""

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]


def receiver_of(record: Handoff | Strengthening) -> Receiver:
    """To whom a capsule of this record goes."""
    return Receiver(record.way_now) if isinstance(record, Handoff) else Receiver.COURT


def receiver_name(record: Handoff | Strengthening) -> str:
    """The receiver by its name."""
    if isinstance(record, Handoff):
        return record.forum
    return record.court.name if record.court else ""


def needed_parties(record: Handoff | Strengthening) -> list[Party]:
    """Whose particulars the receiver needs: the signers of an agreement; who goes there and the other side."""
    if not isinstance(record, Handoff):
        return list(signers(record.agreement))
    return [party for party in record.case.active_parties
            if record.party is None or party is record.party or party.side != record.party.side]


def materials_of(record: Handoff | Strengthening) -> Materials:
    """What goes into a capsule of this record now, each content once."""
    found = _of_handoff(record) if isinstance(record, Handoff) else _of_application(record)
    once = {(item.sha256, item.only): item for item in reversed(list(found))}
    return Materials(tuple(reversed(once.values())), tuple(_left_out(record)))


def _of_application(strengthening: Strengthening) -> Iterator[Item]:
    case = strengthening.case
    papers = papers_of_application(strengthening, standing(papers_in(case)))
    signed = _signed_pages(case)
    for code in COURT_ORDER:
        for paper in papers:
            if paper.code == code:
                yield from _with_signed(paper, signed)
        if code == AGREEMENTS[-1]:
            for text in texts_in_effect(strengthening.agreement):
                yield from _scanned(originals(text))
        if code == POWERS:
            yield from _scanned(powers_and_joinings(strengthening))
    yield from _scanned(of_requests(strengthening.court_requests))
    yield from _pieces(shared_evidence(case))


def _of_handoff(handoff: Handoff) -> Iterator[Item]:
    case, way = handoff.case, handoff.way_now
    papers = [*papers_before_the_split(case), *standing(papers_in(case))]
    signed, needed = _signed_pages(case), needed_parties(handoff)
    for paper in papers:
        if paper.code in LETTERS[way] and _goes_with(handoff, paper):
            yield from _with_signed(paper, signed)
    for key in _keys(handoff):
        for paper in papers:
            if paper.code in CODES.get(key, ()) and _is_for(handoff, paper, needed):
                yield from _with_signed(paper, signed)
        if key in ("identity", "own_identity"):
            wanted = [handoff.party] if key == "own_identity" else needed
            yield from _scanned(of_agents({agent.id: agent for party in wanted if party is not None
                                           for agent in party.agents}.values()))
        if key in EVIDENCE:
            own = key == "own_evidence"
            yield from _pieces(piece for piece in shared_evidence(case) if not own or piece.party is handoff.party)


def _keys(handoff: Handoff) -> list[str]:
    """What was chosen to go along and may, in the order of the law's list."""
    return [item.key for item in transfer_materials(receiver_of(handoff)) if item.allowed and item.key in handoff.items]


def _goes_with(handoff: Handoff, paper: Paper) -> bool:
    """A letter of this handoff, or a paper that its party made for it."""
    if paper.about_type == Handoff.record_type:
        return paper.about_ref == handoff.public_id
    return handoff.party is None or paper.party is None or paper.party is handoff.party


def _is_for(handoff: Handoff, paper: Paper, needed: Sequence[Party]) -> bool:
    """Whether a paper to one person is about somebody whom the receiver needs; legal aid needs its worker alone."""
    if paper.party is None:
        return True
    if HandoffWay(handoff.way) is HandoffWay.LEGAL_AID:
        return paper.party is handoff.party
    return paper.party in needed


def _with_signed(paper: Paper, signed: dict[int, list[HandedInPage]]) -> Iterator[Item]:
    """The paper as it was issued, behind it what came back signed."""
    to = f"（{paper.party.name}）" if paper.party is not None else ""
    title = f"{paper.title}{to}"
    yield Item(title, paper.file_sha256, own=not paper.is_registered_scan, paper=paper)
    pages: dict[str, list[HandedInPage]] = defaultdict(list)
    for page in sorted(signed.get(paper.id, ()), key=lambda each: each.paper_page or 0):
        pages[page.file.file_sha256].append(page)
    for sha256, own in pages.items():
        yield Item(f"{title} 签字扫描件", sha256, only=tuple((page.number, page.turned) for page in own))
    if paper.signed_scan_sha256 is not None and paper.signed_scan_sha256 not in pages:
        yield Item(f"{title} 签字扫描件", paper.signed_scan_sha256)


def _signed_pages(case: Case) -> dict[int, list[HandedInPage]]:
    found: dict[int, list[HandedInPage]] = defaultdict(list)
    for page in filed_pages_in(case):
        if page.paper_id is not None:
            found[page.paper_id].append(page)
    return found


def _scanned(scans: Iterable[Scan]) -> Iterator[Item]:
    for scan in scans:
        yield Item(f"{scan.what}（{scan.whose}）" if scan.whose else scan.what, scan.sha256)


def _pieces(pieces: Iterable[Evidence]) -> Iterator[Item]:
    """What has been looked at and can be; of a photograph that no printer reads, the picture made of it."""
    for piece in pieces:
        if goes_along(piece):
            yield Item(f"证据{piece.ordinal} {piece.name}", as_printed(piece), evidence=piece)


def _left_out(record: Handoff | Strengthening) -> Iterator[LeftOut]:
    """What is said of what stays out; it says nothing of what there is."""
    receiver = receiver_of(record)
    for item in transfer_materials(receiver):
        if not item.allowed and not item.key.startswith("own_"):
            yield LeftOut(item.name, item.why)
        elif item.allowed and isinstance(record, Handoff) and item.key not in record.items:
            yield LeftOut(item.name, "准备移送时没有选")
    yield LeftOut("调解笔录", MINUTES_STAY)
    yield LeftOut("没有给对方看的证据", NOT_SHARED)
    for piece in shared_evidence(record.case):
        if not goes_along(piece):
            yield LeftOut(f"证据{piece.ordinal} {piece.name}（{kind(piece.file.media_type).words}）", NOT_BY_ITSELF)
    yield LeftOut(OF_THE_HOUSE, "不是移送的材料")
