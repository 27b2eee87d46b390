"""Issuing a paper, registering one made elsewhere, recording how it was handed over."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from mediation import clock, files
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.cases.numbering import number_paper
from mediation.deadlines.acts import begin, end, running
from mediation.documents import kinds
from mediation.documents.bearing import borne_by
from mediation.documents.check_codes import CheckMark, new_check_mark
from mediation.documents.drafts import done_with
from mediation.documents.filling import case_on_paper, party_on_paper
from mediation.documents.models import Paper, Service, ServiceWay
from mediation.documents.particulars import Particulars
from mediation.documents.phrasing import phrasing_of
from mediation.documents.press import make
from mediation.documents.refusals import PaperRefused
from mediation.documents.receiving import waiting_for
from mediation.documents.remembering import remember
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Side
from mediation.parties.acting import only_itself
from mediation.parties.models import Party
from mediation.sealed import public_id

PDF = "application/pdf"
LONGEST_TAKER = 60
CLOSING_LETTERS = frozenset({"D06", "D30"})


def issue(case: Case, code: str, extra: Any = None, *, by: Any, recipients: Sequence[Party] = (),
          on: date | None = None, about: Any = None, facts: str | None = None, number: str | None = None,
          copies: int = 1, corrects: Paper | None = None, mark: CheckMark | None = None) -> Paper:
    """Print a paper once and keep it; raises RequirementNotMet listing everything that it still lacks.

    ``extra`` is the kind's own particulars, ``on`` the day it bears (today), ``about`` the record it belongs to,
    ``number`` one given already (a case or agreement number), else the next of the kind's series is taken; ``mark`` the
    one that it bore as a draft.
    """
    kind = kinds.paper(code)
    if kind.drafted_for:
        raise RequirementNotMet(f"《{kind.title}》由{kind.drafted_for}制发，收到后扫描归卷。")
    day = on or clock.today()
    if number is None and kind.number_word:
        number = number_paper(case.body, kind.number_word, day)
    mark = mark or new_check_mark()
    particulars = Particulars(case=case_on_paper(case, facts), number=number or case.number or case.receipt_number,
                              made_on=day, recipients=tuple(party_on_paper(party) for party in recipients), extra=extra,
                              check=mark, phrasing=phrasing_of(case.body, code))
    try:
        printed = make(code, particulars, corrected=corrects is not None)
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused
    stored = files.put(printed.pdf, PDF)
    about_type, about_ref = _belongs_to(about, corrects)
    row = Paper(
        case=case, code=code, kind_version=printed.kind_version, title=kind.title, number=number,
        check_code=mark.code, party=recipients[0] if len(recipients) == 1 else None,
        about_type=about_type, about_ref=about_ref, pages=printed.pages, copies=copies, issued_on=day,
        issued_at=clock.now(), issued_by=None if by.is_system else by, file=stored, corrects=corrects,
        public_id=public_id(),
        places=[asdict(place) for place in printed.places], bears=borne_by(kind.content(particulars), case))
    remember(row, extra, recipients, facts)
    db.session.add(row)
    db.session.flush()
    done_with(case, code, about or case)
    trail.record("issue_paper", by=by, record=row, case=case, code=code, sha256=printed.sha256)
    return row


def _belongs_to(about: Any, corrects: Paper | None) -> tuple[str | None, str | None]:
    """The record that a paper is about; a corrected one is about the same as the paper that it corrects."""
    if about is not None:
        return about.record_type, about.public_id
    return (corrects.about_type, corrects.about_ref) if corrects is not None else (None, None)


def register_scan(case: Case, code: str, title: str, content: bytes, media_type: str, *, by: Any,
                  number: str | None = None, party: Party | None = None, about: Any = None,
                  on: date | None = None) -> Paper:
    """Keep a paper that another body made, or one signed by hand, as it was received; ``on`` is the day it bears."""
    stored = files.put(content, media_type)
    row = Paper(case=case, code=code, kind_version=0, title=title, number=number, party=party, pages=1,
                about_type=about.record_type if about is not None else None,
                about_ref=about.public_id if about is not None else None, issued_on=on or clock.today(),
                issued_at=clock.now(), issued_by=None if by.is_system else by, file=stored, is_registered_scan=True)
    db.session.add(row)
    db.session.flush()
    trail.record("register_scan", by=by, record=row, case=case, code=code, sha256=stored.sha256)
    return row


def keep_signed_scan(papers: Sequence[Paper], sha256: str, *, by: Any) -> None:
    """Papers came back signed, on one scan; a better scan takes the place of an earlier one."""
    for paper in papers:
        trail.record("keep_signed_scan", by=by, record=paper, case=paper.case, sha256=sha256,
                     replaces=paper.signed_scan_sha256)
        paper.signed_scan_sha256 = sha256


def serve(paper: Paper, party: Party, way: ServiceWay, served_on: date, *, by: Any, taken_by: str = "",
          remark: str = "", proof: str | None = None) -> Service:
    """Record that a paper was handed to a party; a paper can't be served before it was made or tomorrow."""
    if served_on > clock.today():
        raise RequirementNotMet("送达的日期不能晚于今天。", field="served_on")
    if served_on < paper.issued_on:
        raise RequirementNotMet(f"送达的日期不能早于文书的日期（{paper.issued_on}）。", field="served_on")
    if way is ServiceWay.ELECTRONIC and not party.electronic_service:
        raise RequirementNotMet(f"{party.name}没有在送达地址确认书里同意电子送达。", field="way", article="民事诉讼法第九十条")
    row = Service(paper=paper, party=party, way=way.value, served_on=served_on, taken_by=taken_by, remark=remark,
                  proof_sha256=proof, recorded_at=clock.now(), by_id=by.id)
    db.session.add(row)
    if paper.code in CLOSING_LETTERS:
        _wait_from_service(paper, party, served_on)
    trail.record("serve_paper", by=by, record=paper, case=paper.case, way=way.value)
    return row


def confirm_receipt(paper: Paper, party: Party, *, by: Any) -> Service:
    """A party confirms on its own page that a paper has reached it: electronic service, on this day (CPL 90; ONL 17).

    Raises NotNow for a paper that is not waiting for this party, RequirementNotMet without its consent to electronic
    service.
    """
    only_itself(party, by=by)
    if paper not in waiting_for(party):
        raise NotNow("这份文书您已经签收过了，或者已经换了新的。请回到“我的案件”看最新的。")
    return serve(paper, party, ServiceWay.ELECTRONIC, clock.today(), by=by, taken_by=by.name[:LONGEST_TAKER],
                 remark=f"{clock.now().astimezone(clock.SHANGHAI):%H:%M}本人在网上看过并确认收到。")


def _wait_from_service(paper: Paper, party: Party, served_on: date) -> None:
    """The wait before the archive is counted from the day on which the last of those it is for had the letter."""
    case = paper.case
    waiting = running(case, case, "ARCHIVE")
    reached = {service.party_id for service in paper.services} | {party.id}
    addressed = case.heard(Side.APPLICANT) if paper.code == "D06" else case.taking_part
    if waiting is not None and reached >= {one.id for one in addressed} and served_on > waiting.starts_on:
        end(waiting, served_on)
        begin(case, case, "ARCHIVE", served_on)
