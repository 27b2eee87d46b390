"""The application as a paper: D01 for a written one, D02 for one by word of mouth; D03 where people's mediation is."""
from __future__ import annotations

from datetime import datetime
from typing import Any

from mediation import clock
from mediation.cases.models import Case
from mediation.documents.acts import issue
from mediation.documents.check_codes import CheckMark, mark_kept_for
from mediation.documents.filling import case_on_paper
from mediation.documents.kinds.d01_application import Application as WrittenApplication
from mediation.documents.kinds.d02_oral_application import OralApplication
from mediation.documents.kinds.d03_register_entry import RegisterEntry
from mediation.documents.models import Paper
from mediation.documents.particulars import Particulars
from mediation.documents.queries import papers_of
from mediation.documents.press import make
from mediation.documents.refusals import PaperRefused
from mediation.errors import RequirementNotMet
from mediation.law.terms import Basis

REGISTER = "D03"
AS_WRITTEN = "见申请人提交的书面申请。"


def print_application(case: Case, *, by: Any) -> Paper:
    """Issue the application's paper; raises RequirementNotMet listing what it still lacks."""
    code, extra = _kind_of(case)
    return issue(case, code, extra, by=by, facts=case.application.facts_and_reasons, mark=_mark(case, code))


def register_of(case: Case) -> tuple[str, ...]:
    """The register that an application makes due besides its own paper: that of people's mediation."""
    return (REGISTER,) if case.basis_term is Basis.PEOPLE else ()


def enter_in_register(case: Case, *, by: Any) -> Paper | None:
    """Issue the register entry of people's mediation (D03); no other body keeps that register."""
    if not register_of(case):
        return None
    told = case.application.facts_and_reasons.strip() or case.matter
    return issue(case, REGISTER, RegisterEntry(registrar=by.name), by=by, on=case.received_on,
                 facts=told or (AS_WRITTEN if case.application.own_form else None))


def enter_when_completed(case: Case, *, by: Any) -> Paper | None:
    """The register entry of what was applied for on line: by the clerk, when what was unknown has been found out."""
    if case.application is None or case.application.made_online_at is None:
        return None
    there = any(paper.code == REGISTER and paper.voided_at is None for paper in papers_of(case))
    return None if there else enter_in_register(case, by=by)


def shown_before_signing(case: Case) -> bytes:
    """The same sheet while it is a draft, to be read out and signed: the same bytes that are issued on submission."""
    code, extra = _kind_of(case)
    particulars = Particulars(
        case=case_on_paper(case, case.application.facts_and_reasons), number=case.number or case.receipt_number,
        made_on=clock.today(), extra=extra, check=_mark(case, code))
    try:
        return make(code, particulars).pdf
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused


def _mark(case: Case, code: str) -> CheckMark:
    """Its code from the draft on; when a submission was taken back, the next sheet has another."""
    before = sum(paper.code == code for paper in papers_of(case))
    return mark_kept_for(f"{case.public_id}:{code}:{before}")


def _kind_of(case: Case) -> tuple[str, Any]:
    application = case.application
    if not application.is_oral:
        return "D01", WrittenApplication()
    said = application.oral_answers
    begins, ends = (datetime.fromisoformat(said[name]) if said.get(name) else None for name in ("begins", "ends"))
    texts = {name: said.get(name) or None for name in ("matter", "when", "asks", "reasons", "elsewhere")}
    return "D02", OralApplication(begins=begins, ends=ends, place=application.place or None,
                                  told=said.get("told") or None, **texts)
