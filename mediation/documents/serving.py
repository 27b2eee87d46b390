"""The receipt on which somebody signs for papers (D34)."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation.cases import who
from mediation.cases.models import Case
from mediation.documents.acts import issue
from mediation.documents.kinds.d34_service_receipt import ServiceReceipt
from mediation.documents.models import Paper, ServiceWay
from mediation.documents.particulars import MaterialOnPaper
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.parties.models import Party


def print_receipt(case: Case, party: Party, papers: Sequence[Paper], way: ServiceWay | None, *, by: Any) -> Paper:
    """Print the receipt for these papers; several may stand on one. Raises RequirementNotMet with what it lacks."""
    check_staff(case, by)
    if not papers:
        raise RequirementNotMet("请勾选要送达的文书。", field="papers")
    named = tuple(MaterialOnPaper(name=f"{paper.title}（{paper.number}）" if paper.number else paper.title, copies=1)
                  for paper in papers)
    extra = ServiceReceipt(papers=named, address=party.service_address or party.address,
                           way=way.label.removesuffix("送达") if way else None, made_out_by=by.name)
    return issue(case, "D34", extra, by=by, recipients=[party])


def check_staff(case: Case, person: Any) -> None:
    """Only who handles a case hands its papers over."""
    if not who.staff(actor=person, model=case):
        raise NotPermitted("只有本案办案人可以办送达。")
