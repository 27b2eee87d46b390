"""What the page of an agreement shows: lines, clauses, the paper as it will print, what is wrong; marks, versions."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mediation.agreements.checking import Remark, number_of_copies, remarks, represented
from mediation.agreements.models import Agreement, AgreementStanding, Clause, Obligation
from mediation.agreements.places import ground_words, payer_words
from mediation.agreements.preview import Preview, papers_of_pack, preview_of
from mediation.agreements.queries import papers_about, supplements_of
from mediation.agreements.signing import WantedMark, effect_of, wanted_marks
from mediation.agreements.wording import FREE, breach_words, has_injury, text_of
from mediation.agreements.worker_sheets import concerns_the_reader, last_sheets, readers, sheet_of
from mediation.bodies.practice import PracticeShown, practice_shown
from mediation.cases import who
from mediation.cases.acts import may_now
from mediation.documents.models import Paper
from mediation.law.agreement import PaymentWay
from mediation.parties.models import Party


@dataclass(frozen=True)
class LineShown:
    """A line as the table of the page shows it."""

    line: Obligation
    payer: str
    what: str
    how: str
    wrong: bool


@dataclass(frozen=True)
class ClauseShown:
    """A clause as it prints, and where it came from."""

    clause: Clause
    text: str
    is_free: bool
    wrong: bool


@dataclass(frozen=True)
class RemarkShown:
    """One finding with links to its places on the page."""

    remark: Remark
    places: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class SheetShown:
    """A worker and the plain sheet that was printed last; None while there is none."""

    reader: Party
    paper: Paper | None


@dataclass(frozen=True)
class DraftPage:
    """Everything the page shows."""

    agreement: Agreement
    is_draft: bool
    may_write: bool
    lines: Sequence[LineShown]
    clauses: Sequence[ClauseShown]
    breach: str
    remarks: Sequence[RemarkShown]
    practice: PracticeShown | None
    red: int
    preview: Preview
    copies: int
    injury: bool
    waiting_for_consent: int
    represented: int
    marks: Sequence[WantedMark]
    missing: Sequence[str]
    versions: Sequence[Paper]
    pack: Sequence[Paper]
    sheets: Sequence[SheetShown]
    supplements: Sequence[Agreement]
    others: Sequence[Agreement]
    acts: dict[str, str]


def draft_page(agreement: Agreement, person: Any) -> DraftPage:
    """The page for one reader."""
    is_draft = agreement.standing == AgreementStanding.DRAFT.value
    found = remarks(agreement) if is_draft else []
    wrong = {row for remark in found for row in remark.rows if remark.is_red}
    spoken_for, agreed = represented(agreement), {consent.party_id for consent in agreement.consents}
    return DraftPage(
        agreement=agreement, is_draft=is_draft, may_write=who.staff(person, agreement.case),
        lines=[_line(line, str(line.ordinal) in wrong) for line in agreement.obligations],
        clauses=[ClauseShown(clause, text_of(clause), clause.subject == FREE, f"clause:{clause.public_id}" in wrong)
                 for clause in agreement.clauses],
        breach=breach_words(agreement), remarks=[RemarkShown(each, _places(agreement, each)) for each in found],
        practice=practice_shown(agreement.case.body.court) if is_draft else None,
        red=sum(each.is_red for each in found), preview=preview_of(agreement), copies=number_of_copies(agreement),
        injury=has_injury(agreement), waiting_for_consent=sum(party.id not in agreed for party in spoken_for),
        represented=len(spoken_for), marks=[] if is_draft else wanted_marks(agreement),
        missing=() if is_draft else effect_of(agreement).missing, versions=papers_about(agreement),
        pack=papers_of_pack(agreement), sheets=list(_sheets(agreement)) if agreement.number else [],
        supplements=supplements_of(agreement),
        others=[each for each in agreement.case.agreements
                if each is not agreement and each.standing == AgreementStanding.DRAFT.value],
        acts=dict(may_now(agreement.case, person)))


def _sheets(agreement: Agreement) -> Iterator[SheetShown]:
    last = last_sheets(agreement)
    for reader in readers(agreement):
        if concerns_the_reader(sheet_of(agreement, reader)):
            yield SheetShown(reader, last.get(reader.id))


def _line(line: Obligation, wrong: bool) -> LineShown:
    what = line.act_words or ground_words(line)
    if line.instalment:
        what = f"{what}　{line.instalment}/{line.instalments or '?'}期"
    if line.every_months:
        what = f"{what}　每{line.every_months}个月一次"
    return LineShown(line, payer_words(line), what, _how(line), wrong)


def _how(line: Obligation) -> str:
    """By which way, and the end of the account's number; the whole of it stands in the paper beside."""
    if line.amount_fen is None:
        return ""
    way, number = PaymentWay(line.way), line.account_number or ""
    if not number:
        return f"{way.label}（没有账户）" if way is PaymentWay.TRANSFER else way.label
    holder = "" if line.account_holder == line.payee.name else f"{line.account_holder} "
    return f"{way.label} {holder}尾号{number[-4:]}"


def _places(agreement: Agreement, remark: Remark) -> list[tuple[str, str]]:
    """Where on the page a finding belongs: the anchor and its words."""
    numbers = {f"clause:{clause.public_id}": number for number, clause in enumerate(agreement.clauses, start=1)}
    names = {f"party:{party.public_id}": party.name for party in agreement.parties}
    places = []
    for row in remark.rows:
        if row in numbers:
            places.append((f"#clause-{row.removeprefix('clause:')}", f"第{numbers[row]}条"))
        elif row in names:
            places.append((f"/desk/cases/{agreement.case.public_id}#workers", names[row]))
        elif row == "breach":
            places.append(("#frame", "违约责任"))
        else:
            places.append((f"#line-{row}", f"第{row}行"))
    return places
