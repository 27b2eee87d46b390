"""The pieces of a file in their order: papers with what came back signed, scans that prove something, evidence.

Separate talks, notes of one's own, letters of supervision and evidence that its owner keeps to itself are in no part.
"""
from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mediation.agreements import scans as signed
from mediation.agreements.queries import consents_with_proof, copies_with_proof, marks_with_proof
from mediation.casefile.models import Part
from mediation.casefile.order import LEFT_OUT, Group, part_of, place_in, place_of
from mediation.casefile.queries import scans as kept
from mediation.cases.models import Case
from mediation.confirmations import scans as confirmed
from mediation.documents.models import Paper
from mediation.documents.packing import SECRET
from mediation.documents.queries import papers_in
from mediation.documents.stage_papers import standing
from mediation.evidence.derivatives import as_printed, may_be_opened
from mediation.evidence.models import Evidence
from mediation.evidence.queries import evidence_of
from mediation.evidence.scans import Scan, named, of_agents, of_moves
from mediation.law.terms import Zone
from mediation.returns.models import HandedInPage
from mediation.returns.queries import filed_pages_in

INNER_ZONES = frozenset({Zone.HANDLING, Zone.SIDE})
GROUPS_OF_RECORDS = {"obligation": Group.PERFORMANCE, "strengthening": Group.CONFIRMATION,
                     "handoff": Group.CONFIRMATION}
ENDING_ACTS = frozenset({"withdraw", "leave", "end_without_agreement", "reopen_void", "reopen_for_new_agreement"})


@dataclass(frozen=True)
class Piece:
    """One piece: its place, its name, its content; ``only`` are the pages of a scan that belong to it, turned back.

    ``own_pages`` is how many pages a paper of ours has: it is bound as it is; None for what came from outside. What is
    ``apart`` is only named: nobody opens it before it has been looked at.
    """

    place: tuple[int, int]
    title: str
    sha256: str
    remark: str = ""
    own_pages: int | None = None
    only: tuple[tuple[int, int], ...] = ()
    apart: bool = False


@dataclass(frozen=True)
class Pieces:
    """What is bound in one part, and what is said of what is not."""

    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...]


def pieces_of(case: Case, part: Part) -> Pieces:
    """The pieces of a part, each content once, in the order in which they are bound."""
    papers, evidence = papers_in(case), evidence_of(case)
    found = [*_papers(case, papers, part), *_evidence(evidence, part),
             *(_of_moves(evidence) if part is Part.INNER else _scans(case))]
    once: dict[tuple[str, tuple[tuple[int, int], ...]], Piece] = {}
    for piece in sorted(found, key=lambda each: each.place):
        whole = once.get((piece.sha256, ()))
        if whole is None:
            once[(piece.sha256, piece.only)] = piece
    return Pieces(tuple(once.values()), tuple(_left_out(papers, evidence, part)))


def fingerprint(case: Case, part: Part, pieces: Pieces) -> str:
    """A sum over everything that goes in: another sum means that the file has changed."""
    heads = [case.file_number, case.state, case.title, str(case.ended_on), part.value, pieces.left_out]
    said = [heads, [[each.title, each.remark, each.sha256, each.only] for each in pieces.pieces]]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _papers(case: Case, papers: Sequence[Paper], part: Part) -> Iterator[Piece]:
    """Every paper that counts, and what left the house though it counts no more; behind each what came back signed."""
    counting = {paper.id for paper in standing(papers)}
    pages = defaultdict(list)
    for page in filed_pages_in(case) if part is Part.MAIN else ():
        pages[page.paper_id].append(page)
    for paper in papers:
        if not _is_bound(paper) or part_of(paper.code) is not part:
            continue
        if paper.id not in counting and not paper.left_the_house:
            continue
        remark = "" if paper.id in counting else "已作废" if paper.voided_at else "已被更正"
        yield Piece(place_of(paper.code), _title(paper), paper.file_sha256, remark,
                    None if paper.is_registered_scan else paper.pages)
        yield from _signed(paper, pages[paper.id])


def _is_bound(paper: Paper) -> bool:
    return paper.code not in LEFT_OUT and not bears_secret(paper)


def bears_secret(paper: Paper) -> bool:
    """Whether somebody's secret stands on it, which is in no file."""
    return any(key.endswith(SECRET) for key in paper.bears)


def _title(paper: Paper) -> str:
    to = f"（{paper.party.name}）" if paper.party is not None else ""
    return " ".join(part for part in (f"{paper.title}{to}", paper.number or "") if part)


def _signed(paper: Paper, pages: Sequence[HandedInPage]) -> Iterator[Piece]:
    """What came back signed: the filed pages of each file, or the whole scan that was filed by hand."""
    title = f"{_title(paper)} 签字扫描件"
    files: dict[str, list[HandedInPage]] = defaultdict(list)
    for page in sorted(pages, key=lambda each: each.paper_page or 0):
        files[page.file.file_sha256].append(page)
    for sha256, own in files.items():
        yield Piece(place_of(paper.code), title, sha256, only=tuple((page.number, page.turned) for page in own))
    if paper.signed_scan_sha256 is not None and paper.signed_scan_sha256 not in files:
        yield Piece(place_of(paper.code), title, paper.signed_scan_sha256)


def _evidence(evidence: Sequence[Evidence], part: Part) -> Iterator[Piece]:
    for piece in evidence:
        zone = piece.zone_term
        if zone is Zone.SHARED if part is Part.MAIN else zone in INNER_ZONES:
            giver = piece.party.name if piece.party is not None else "本组织调取"
            yield Piece(place_in(Group.EVIDENCE), f"证据{piece.ordinal} {piece.name}（{piece.form_term.label}，{giver}）",
                        as_printed(piece), _said_of(piece, part), apart=not may_be_opened(piece))


def _said_of(piece: Evidence, part: Part) -> str:
    """Why a piece is not bound, and in the inner part who may see it."""
    said = [] if part is Part.MAIN else [f"可见范围：{piece.zone_term.label}"]
    return "，".join([*said, *([] if may_be_opened(piece) else [piece.standing.label])])


def _of_moves(evidence: Sequence[Evidence]) -> Iterator[Piece]:
    open_to_staff = [piece for piece in evidence if piece.zone_term in INNER_ZONES or piece.zone_term is Zone.SHARED]
    return _from(of_moves(open_to_staff), Group.EVIDENCE)


def _scans(case: Case) -> Iterator[Piece]:
    """The scans that prove what happened, each in the group of what it proves."""
    yield from _from((
        *(Scan(each.proof, each.word_term.label, each.party.name) for each in kept.answers_with_proof(case)),
        *(Scan(each.consent, f"同意{each.step.act_words}", each.claim.claimant.name)
          for each in kept.changes_with_consent(case))), Group.APPLICATION)
    yield from _from(of_agents(case.agents), Group.POWERS)
    yield from _from((Scan(each.signed_scan, f"翻译登记表（{each.name}）", each.party.name)
                      for each in kept.interpreters_who_signed(case)), Group.RECORDS)
    yield from _from((*signed.of_marks(marks_with_proof(case)), *signed.of_consents(consents_with_proof(case))),
                     Group.AGREEMENT)
    yield from _from((Scan(each.proof_sha256, f"第{each.obligation.ordinal}项的到账凭证", each.obligation.payee.name)
                      for each in kept.payments_with_proof(case)), Group.PERFORMANCE)
    yield from _from((
        *signed.of_copies(copies_with_proof(case)), *confirmed.of_joinings(kept.joinings_with_proof(case)),
        *confirmed.of_requests(kept.requests_with_supply(case)), *confirmed.of_rulings(kept.rulings_with_scan(case)),
        *confirmed.of_reviews(kept.reviews_of(case)),
        *(Scan(each.scan_sha256, f"{each.forum}的文书 {each.forum_number}".strip())
          for each in kept.results_with_scan(case))), Group.CONFIRMATION)
    yield from _from((Scan(each.proof_sha256, f"{each.paper.title}的送达凭证", each.party.name)
                      for each in kept.services_with_proof(case)), Group.SERVICE)
    yield from _of_steps(case)


def _of_steps(case: Case) -> Iterator[Piece]:
    names = {party.public_id: party.name for party in case.parties}
    for step in case.steps:
        if step.proof and step.taken_back_at is None:
            group = GROUPS_OF_RECORDS.get(
                step.record_type, Group.AGREEMENT if step.act in ENDING_ACTS else Group.RECORDS)
            whose = named(names[ref] for ref in step.on_behalf_of if ref in names)
            yield from _from((Scan(step.proof, f"{step.act_words}的材料", whose),), group)


def _from(scans: Iterable[Scan], group: Group) -> Iterator[Piece]:
    for scan in scans:
        yield Piece(place_in(group), f"{scan.what}（{scan.whose}）" if scan.whose else scan.what, scan.sha256)


def _left_out(papers: Sequence[Paper], evidence: Sequence[Evidence], part: Part) -> Iterator[str]:
    """What the note says is not in the book, without saying what it is."""
    if part is Part.MAIN:
        slips = sum(bears_secret(paper) for paper in papers)
        if slips:
            yield f"收件回执{slips}份上有本人的密码，只交本人，不入卷。"
        inner = sum(piece.zone_term in INNER_ZONES for piece in evidence)
        if inner:
            yield f"没有给对方看的证据{inner}件在副卷。"
        return
    private = sum(piece.zone_term not in (*INNER_ZONES, Zone.SHARED) for piece in evidence)
    if private:
        yield f"当事人只给本人看的证据{private}件仍由其本人保管，不入卷。"
