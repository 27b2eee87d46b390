"""The packs of a case: what is in each and what it lacks, then the whole of one to be printed."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_login import current_user

from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING
from mediation.cases.models import Case
from mediation.desk.case_packs import CasePack, cover_of, packs_of, with_ways
from mediation.desk.queries import case_file
from mediation.documents.packing import covered_pack
from mediation.documents.queries import papers_in, supervision_papers_of
from mediation.documents.views import handed_over
from mediation.errors import NotFound
from mediation.web.who_may import may

views = Blueprint("packs", __name__)


@views.get("/desk/cases/<case_id>/packs")
@may(*HANDLING)
def packs(case_id: str) -> Any:
    """Every pack that applies to the case, with what is lacking first."""
    case = case_for(current_user, case_id)
    found = packs_now(case, current_user)
    trail.record_look("look_packs", by=current_user, record=case, case=case)
    return render_template("desk/packs.html", case=case, packs=found)


@views.get("/desk/cases/<case_id>/packs/<key>.pdf")
@may(*HANDLING)
def pack(case_id: str, key: str) -> Any:
    """One pack as one file: its cover, then each paper in its copies as it was issued."""
    case = case_for(current_user, case_id)
    found = next((each for each in packs_now(case, current_user) if each.pack.key == key and each.printed), None)
    if found is None:
        raise NotFound("这一包现在没有要打印的文书。")
    trail.record_look("print_pack", by=current_user, record=case, case=case, pack=key, count=found.copies)
    content = covered_pack(case, cover_of(case, found), [(each.paper, each.copies) for each in found.printed])
    return handed_over(content, "application/pdf", f"{case.known_as} {found.pack.title}", False)


def packs_now(case: Case, person: Any) -> list[CasePack]:
    """The packs of the case with the way to what each lacks."""
    case_file.read_whole(case)
    agreements = case_file.agreements_in(case)
    found = packs_of(case, agreements, papers_in(case), supervision_papers_of(case))
    return [with_ways(case, each, agreements, person) for each in found]
