"""Which papers the steps of a stage make due, and which of them are there.

The procedure names the agreement D26; which of the agreement's papers it is follows from the basis of the case.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediation.cases.models import Case, Step
from mediation.cases.states import CaseState as M
from mediation.clock import day_of
from mediation.documents.kinds import papers as kinds
from mediation.documents.models import Paper

STAGES: tuple[tuple[str, frozenset[str]], ...] = (
    ("协商", frozenset({M.NEGOTIATING, M.SETTLED_PRIVATE})),
    ("申请", frozenset({M.DRAFT, M.SUBMITTED, M.NEED_CORRECTION})),
    ("受理", frozenset({M.CONSENT_PENDING, M.CONSENTED, M.ACCEPTED, M.NOT_ACCEPTED, M.REFERRED})),
    ("调解", frozenset({M.ASSIGNED, M.IN_MEDIATION, M.SUSPENDED})),
    ("签署", frozenset({M.SIGNING})),
    ("生效", frozenset({M.EFFECTIVE})),
    ("终结", frozenset({M.NO_AGREEMENT, M.WITHDRAWN})),
    ("重新办理", frozenset({M.REOPENED})),
    ("归档", frozenset({M.ARCHIVED})),
)
RECEIPT = "D54"
AGREEMENTS = ("D26", "D27", "D28")
ONLY_THE_LAST_COUNTS = frozenset({"D32", "D36", "D50"})
"""A paper that goes on: each print says all that the one before said, and more."""
OF_EARLIER_STAGES = (*AGREEMENTS, "D24")
"""What was made in an earlier stage and still counts: a suspension that ends the mediation has been told already."""
SIGNED_WITH_THEM = ("D40", "D41")
"""Of these it is recorded person by person who has signed, with the marks."""
WHO_SIGNS_OUTSIDE = ("申请人", "当事人", "双方", "委托人", "单位公章", "代表人", "受送达人", "收款人", "接收单位")


@dataclass(frozen=True)
class DuePaper:
    """One kind of paper that the stage asks for: got, part or lacking; ``kind_known``: whether it can be printed.

    ``to_sign`` and ``signed``: how many of its papers parties sign, and how many have come back signed.
    """

    code: str
    title: str
    state: str
    words: str
    kind_known: bool
    to_sign: int = 0
    signed: int = 0


@dataclass(frozen=True)
class StagePapers:
    """The papers of the present stage."""

    stage: str
    papers: list[DuePaper]

    @property
    def there(self) -> int:
        return sum(paper.state == "got" for paper in self.papers)

    @property
    def count(self) -> str:
        """How many kinds are there, and how many of the papers that parties sign have come back: 5/6，已签3/4."""
        to_sign = sum(paper.to_sign for paper in self.papers)
        words = f"{self.there}/{len(self.papers)}"
        return f"{words}，已签{sum(paper.signed for paper in self.papers)}/{to_sign}" if to_sign else words


def stage_of(case: Case) -> tuple[str, frozenset[str]]:
    """The stage in which the case stands, by its name and its states."""
    return next((name, states) for name, states in STAGES if case.state in states)


def stage_papers(case: Case, issued: Sequence[Paper], signed: tuple[int, int] | None = None) -> StagePapers:
    """What the steps of this stage made due, each kind once, against what was issued since the stage began.

    ``signed`` says how many of the parties have signed the agreement that is out.
    """
    name, _states = stage_of(case)
    steps = steps_of_stage(case)
    codes = list(dict.fromkeys(code for step in steps for code in papers_due(step)))
    made = [*issued_since(case, issued), *(paper for paper in standing(issued) if paper.code in OF_EARLIER_STAGES)]
    return StagePapers(name, list(_due(codes, made, signed)))


def papers_due(step: Step) -> tuple[str, ...]:
    """Which papers of its row a step made due: of a lapse those of who withdrew, of a recusal those of how it went.

    The decision on it is due whether it was granted or refused; both sides keeping the mediator is none. A settlement
    of the parties' own that was not kept (row 4) has no lines that are followed here: no ledger, no reminder of them.
    """
    asked = bool(step.on_behalf_of)
    if step.act == "default_on_settlement":
        return ()
    if step.act == "change_mediator":
        return ("D15",) if step.reason_code == "kept" else ("D14", "D16") if asked else ("D16",)
    if step.act == "lapse_correction" and step.proof is None:
        return tuple(code for code in step.papers if code != "D25")
    return tuple(step.papers)


def steps_of_stage(case: Case) -> list[Step]:
    """The steps that led into the present stage or were made in it."""
    _name, states = stage_of(case)
    return [step for step in case.steps if step.taken_back_at is None and step.to_state in states]


def issued_since(case: Case, issued: Sequence[Paper]) -> list[Paper]:
    """The papers of the present stage that count: not void, not replaced by a corrected one."""
    steps = steps_of_stage(case)
    codes = {code for step in steps for code in step.papers}
    codes |= set(AGREEMENTS) if codes & set(AGREEMENTS) else set()
    first = min((day_of(step.recorded_at) for step in steps), default=None)
    return [paper for paper in standing(issued)
            if first is not None and paper.code in codes and day_of(paper.issued_at) >= first]


def pack_of_stage(case: Case, issued: Sequence[Paper]) -> list[Paper]:
    """What is printed in one go: every paper made in the present stage, receipts apart, which bear a secret each."""
    steps = steps_of_stage(case)
    first = min((day_of(step.recorded_at) for step in steps), default=None)
    return [paper for paper in standing(issued) if first is not None and day_of(paper.issued_at) >= first
            and not paper.is_registered_scan and paper.code != RECEIPT]


def standing(issued: Sequence[Paper]) -> list[Paper]:
    """Papers that still count: not void, not corrected; of a ledger only the last about its agreement."""
    replaced = {paper.corrects_id for paper in issued if paper.corrects_id}
    counting = [paper for paper in issued if paper.voided_at is None and paper.id not in replaced]
    last = {_goes_on(paper): paper.id for paper in counting if paper.code in ONLY_THE_LAST_COUNTS}
    return [paper for paper in counting if last.get(_goes_on(paper), paper.id) == paper.id]


def _goes_on(paper: Paper) -> tuple[str, str | None, str | None]:
    """Prints that are alike in this are prints of one paper that goes on."""
    return paper.code, paper.about_ref, paper.number


def comes_back_signed(paper: Paper) -> bool:
    """Whether somebody outside signs this paper, so that its signed scan belongs to it."""
    kind = kinds().get(paper.code)
    if kind is None or paper.is_registered_scan:
        return False
    return any(words in kind.signers for words in WHO_SIGNS_OUTSIDE)


def coming_back(issued: Sequence[Paper]) -> list[Paper]:
    """The papers to which a signed scan can be added on its own; the marks bring that of an agreement."""
    return [paper for paper in standing(issued)
            if comes_back_signed(paper) and paper.code not in (*AGREEMENTS, *SIGNED_WITH_THEM)]


def _due(codes: Sequence[str], made: Sequence[Paper], signed: tuple[int, int] | None) -> Iterator[DuePaper]:
    for code in codes:
        alike = AGREEMENTS if code in AGREEMENTS else (code,)
        papers = {paper.id: paper for paper in made if paper.code in alike}.values()
        copies = len(papers)
        kind = kinds().get(code)
        known = kind is not None and not kind.drafted_for
        title = kind.title if kind else ""
        words = f"{title} {code}"
        if copies and signed and code in AGREEMENTS and signed[0] < signed[1]:
            yield DuePaper(code, title, "part", f"{words} 已签{signed[0]}/{signed[1]}", known, 1)
        elif copies:
            yield _made(code, title, words, known, [paper for paper in papers if comes_back_signed(paper)], copies)
        else:
            lack = "" if known else "·收到后归卷" if kind else "·文书待补"
            yield DuePaper(code, title, "lacking", words + lack, known)


def _made(code: str, title: str, words: str, known: bool, to_sign: Sequence[Paper], copies: int) -> DuePaper:
    """A kind that has been printed, with how many of its papers have come back; of an agreement the marks say it."""
    by_marks = code in (*AGREEMENTS, *SIGNED_WITH_THEM)
    back = sum(by_marks or paper.signed_scan_sha256 is not None for paper in to_sign)
    said = f"{words}×{copies}" if copies > 1 else words
    said += f" 已签{back}/{len(to_sign)}" if back < len(to_sign) else ""
    return DuePaper(code, title, "got", said, known, len(to_sign), back)
