"""Two texts of an agreement beside each other: which lines are the same, and in the others which words differ."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mediation.agreements.models import Agreement
from mediation.agreements.on_paper import clauses_on_paper, obligation_on_paper
from mediation.agreements.lines import lines_gone, lines_on_paper
from mediation.agreements.signing import signers
from mediation.agreements.wording import breach_words
from mediation.documents.filling import claim_on_paper
from mediation.documents.particulars import ObligationOnPaper
from mediation.documents.phrases import claim_text
from mediation.law.money import yuan
from mediation.law.numbers import date_words
from mediation.law.terms import Side

WORD = re.compile(r"\d[\d,.]*|[A-Za-z]+|[〇零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+|.", re.DOTALL)
ALIKE = 0.5
NEAR = 8
"""How far apart two lines may stand to be the same line changed: comparing each with each takes too long."""
SAME, CHANGED, ADDED, GONE = "same", "changed", "added", "gone"


@dataclass(frozen=True)
class Part:
    """A piece of a line; ``differs`` where the other text does not have it."""

    words: str
    differs: bool = False


@dataclass(frozen=True)
class Row:
    """A line of the older text and the line of the newer one that takes its place."""

    what: str
    old: Sequence[Part]
    new: Sequence[Part]


def lines_of(agreement: Agreement) -> list[str]:
    """All that the parties agree to, as its paper says it, one item a line."""
    said = [f"{Side(party.side).label}：{party.name}" for party in signers(agreement)]
    said += [f"订立方式：{agreement.form_term.label}", f"地点：{agreement.place}"]
    said += [f"事实：{paragraph}" for paragraph in agreement.facts_words.splitlines() if paragraph.strip()]
    said += [f"条款：{words}" for words in clauses_on_paper(agreement)]
    said += [f"第{line.ordinal}行：{_line(obligation_on_paper(line))}" for line in lines_on_paper(agreement)]
    said += [f"违约：{words}" for words in [breach_words(agreement)] if words]
    said += [f"保留的请求：{claim_text(claim_on_paper(claim), True)}" for claim in agreement.open_claims]
    if agreement.settles_all and not agreement.is_partial:
        said.append("范围：双方就本协议所列请求一次性了结")
    if agreement.wants_confirmation:
        said.append("司法确认：双方共同申请，申请书随协议一次签")
    return said


def _line(line: ObligationOnPaper) -> str:
    count = f"第{line.instalment}期，共{line.instalments or '?'}期" if line.instalment else None
    due = f"{date_words(line.due)}前（含当日）" if line.due else None
    parts = (line.ground, f"{yuan(line.amount)}元" if line.amount is not None else None, line.act, count, due,
             line.due_words, line.method, line.account, f"由{line.payer}代付" if line.payer else None)
    return "，".join([f"{line.debtor}向{line.creditor}", *(str(part) for part in parts if part)])


def changed_by(supplement: Agreement) -> list[Row]:
    """What a supplement changes in the lines of the agreement: put anew, added, taken out (补充协议)."""
    rows: list[Row] = []
    for line in lines_on_paper(supplement):
        new = _line(obligation_on_paper(line))
        if line.replaces is None:
            rows.append(Row(ADDED, (), (Part(new, True),)))
        else:
            rows.append(Row(CHANGED, *_words(_line(obligation_on_paper(line.replaces)), new)))
    return [*rows, *(Row(GONE, (Part(_line(obligation_on_paper(line)), True),), ())
                     for line in lines_gone(supplement))]


def compared(old: Sequence[str], new: Sequence[str]) -> list[Row]:
    """Both texts, line by line, with what is gone and what was added."""
    rows: list[Row] = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            rows += [Row(SAME, (Part(line),), (Part(line),)) for line in old[first:last]]
        else:
            rows += _differing(old[first:last], new[start:end])
    return rows


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Lines that differ: each beside the one that it became, the others alone."""
    at = 0
    for line in old:
        twin = _twin(line, new, at)
        if twin is None:
            yield Row(GONE, (Part(line, True),), ())
            continue
        yield from (Row(ADDED, (), (Part(each, True),)) for each in new[at:twin])
        yield Row(CHANGED, *_words(line, new[twin]))
        at = twin + 1
    yield from (Row(ADDED, (), (Part(each, True),)) for each in new[at:])


def _twin(line: str, new: Sequence[str], at: int) -> int | None:
    """Where the line that is most like this one stands; the same head counts before likeness."""
    head, best, found = line.partition("：")[0], ALIKE, None
    for place, other in enumerate(new[at:at + NEAR], start=at):
        if other.partition("：")[0] != head:
            continue
        likeness = SequenceMatcher(None, line, other, autojunk=False)
        if likeness.quick_ratio() > best and likeness.ratio() > best:
            best, found = likeness.ratio(), place
    return found


def _words(old: str, new: str) -> tuple[list[Part], list[Part]]:
    """One line in two wordings: sums, numbers and names of sums are compared whole, the rest by character."""
    before, after = WORD.findall(old), WORD.findall(new)
    left: list[Part] = []
    right: list[Part] = []
    for what, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left += [Part("".join(before[first:last]), what != "equal")] if last > first else []
        right += [Part("".join(after[start:end]), what != "equal")] if end > start else []
    return left, right


def differing_pair(texts: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Which two of the texts are shown first: the newest, and the last before it that says something else."""
    newest = len(texts) - 1
    before = next((place for place in range(newest - 1, -1, -1) if texts[place] != texts[newest]), max(newest - 1, 0))
    return before, newest
