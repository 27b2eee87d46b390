"""The court's own papers, handed in as files: matched to their applications, confirmed one by one, then recorded."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.audit import trail
from mediation.confirmations.acts.moving import known_as
from mediation.confirmations.incoming_models import CourtDelivery, DeliveredPaper
from mediation.confirmations.papers import awaited_papers
from mediation.confirmations.queries import papers_about
from mediation.court import table
from mediation.court.queries import by_number
from mediation.court.queries.deliveries import by_paper_code
from mediation.court.ruling_reading import RulingRead, read_ruling
from mediation.errors import NotNow
from mediation.evidence.uploads import keep
from mediation.extensions import db
from mediation.returns.reading import FileRead

ASIDE = "放下，不登记"
RESULTS = ("受理", "确认有效", "驳回", "不予受理", "准许撤回", "按撤回处理", "终结", *table.KEPT, ASIDE)


@dataclass(frozen=True)
class Matched:
    """A file that waits, the application it seems to belong to, and what it seems to record."""

    paper: DeliveredPaper
    strengthening: Strengthening | None
    result: str
    warnings: tuple[str, ...]

    @property
    def known_as(self) -> str:
        return known_as(self.strengthening) if self.strengthening else ""


def hand_in(files: Sequence[FileRead], *, by: Any) -> CourtDelivery:
    """Keep the files as they came with what was read on each; nothing is recorded yet."""
    read = [read_ruling(file.upload.name, file.pages) for file in files]
    by_code = by_paper_code(by, {code for each in read for code in each.codes})
    delivery = CourtDelivery(by=by, handed_in_at=clock.now())
    for ordinal, (file, said) in enumerate(zip(files, read, strict=True), start=1):
        delivery.papers.append(DeliveredPaper(
            ordinal=ordinal, name=file.upload.name, file_sha256=keep(file.upload, by=by), found_by=said.found_by.value,
            receipt_read=said.receipt or _receipt_by_code(said, by_code), number_read=said.number,
            other_number=said.other_number, result_read=said.result, day_read=said.day, judge_read=said.judge))
    db.session.add(delivery)
    db.session.flush()
    trail.record("hand_in_court_papers", by=by, record=delivery, files=len(delivery.papers))
    return delivery


def _receipt_by_code(said: RulingRead, by_code: dict[str, Strengthening]) -> str:
    found = [by_code[code] for code in said.codes if code in by_code]
    return (found[0].receipt_number or "") if found else ""


def matched(delivery: CourtDelivery, *, by: Any) -> list[Matched]:
    """Each file that waits with the application found by its receipt number, else by its court number."""
    waiting = delivery.waiting
    known = by_number(by, [number for paper in waiting for number in (paper.receipt_read, paper.number_read) if number])
    found = [(paper, known.get(paper.receipt_read) or known.get(paper.number_read)) for paper in waiting]
    return [Matched(paper, one, _proposed(paper, one), tuple(_warnings(paper, one))) for paper, one in found]


def _proposed(paper: DeliveredPaper, one: Strengthening | None) -> str:
    """What the paper records: where its result stands in the record already, only the paper is added."""
    if one is None:
        return paper.result_read
    awaited = set(awaited_papers(one))
    kept = [words for words, codes in table.KEPT.items() if awaited.intersection(codes)]
    wanted = "只存受理通知书" if paper.result_read == "受理" else "只存裁定书"
    return wanted if wanted in kept else paper.result_read


def _warnings(paper: DeliveredPaper, one: Strengthening | None) -> list[str]:
    """What the liaison should know before they confirm."""
    said = []
    if one is None:
        said.append("没有认出是哪件申请，请填收件号或案号。")
    if paper.other_number:
        said.append(f"文件里还有另一个案号{paper.other_number}，请看清是哪件的。")
    if one is not None and paper.number_read and one.court_number and one.court_number != paper.number_read:
        said.append(f"这件登记的案号是{one.court_number}，与文件上的不同。")
    if one is not None and any(each.file_sha256 == paper.file_sha256 for each in papers_about(one)):
        said.append("这个文件已经登记在这件申请里，不用再登记。")
    return said


def tried(lines: list[table.Line], both_notified: bool, *, by: Any) -> list[table.Line]:
    """The confirmed rows, each tried by the act that will record it; what is wrong stands on its row."""
    for line in table.understood(lines, by, both_notified):
        if line.strengthening is not None and not line.error and any(
                paper.file_sha256 == line.proof for paper in papers_about(line.strengthening)):
            line.error = "这个文件已经登记在这件申请里，不用再登记；可以选“放下，不登记”。"
    table.check(lines, by=by)
    return lines


def settle(delivery: CourtDelivery, lines: Sequence[table.Line], aside: Sequence[DeliveredPaper], *, by: Any) -> None:
    """Record every confirmed row by its act and lay the others aside; raises NotNow for what is settled already."""
    by_place = {paper.ordinal: paper for paper in delivery.waiting}
    if any(line.number not in by_place for line in lines) or any(paper.settled_at for paper in aside):
        raise NotNow("这几份里有的已经登记过了，请刷新页面。")
    table.record(lines, by=by)
    for line in lines:
        by_place[line.number].recorded_with = line.strengthening
    for paper in (*(by_place[line.number] for line in lines), *aside):
        paper.settled_at = clock.now()
    trail.record("record_court_papers", by=by, record=delivery, recorded=len(lines), aside=len(aside))
    db.session.flush()
