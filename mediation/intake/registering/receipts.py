"""The receipt (D54): what was handed in, what comes next and its last day, and how to follow the case."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import current_app

from mediation.cases.ahead import next_for
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case
from mediation.documents.acts import issue
from mediation.documents.filling import clock_on_paper
from mediation.documents.kinds.d54_receipt import Receipt
from mediation.documents.kinds.s08_code_slips import CodeSlip, CodeSlips
from mediation.documents.models import Paper
from mediation.documents.particulars import MaterialOnPaper
from mediation.documents.packing import SECRET, can_be_opened, stored
from mediation.documents.press import pack
from mediation.documents.queries import papers_of
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.intake.facts import MaterialFacts
from mediation.intake.powers.representation import staff_only
from mediation.intake.registering.entering import add_materials
from mediation.intake.registering.models import Material
from mediation.law.numbers import locator_words
from mediation.law.terms import Source
from mediation.notices.acts import tell
from mediation.parties.acts import give_code
from mediation.parties.models import Party
from mediation.parties.queries import codes_in_force

HOW = {
    Source.WRITTEN: "当面递交", Source.ONLINE: "网上提交", Source.ORAL: "口头", Source.OWN_MOTION: "主动调解",
    Source.COURT_DELEGATED: "法院委派", Source.COURT_ENTRUSTED: "法院委托", Source.ARBITRATION: "仲裁委转来",
    Source.HOTLINE_12348: "12348热线转来", Source.HOTLINE_12351: "12351热线转来", Source.INSPECTION: "劳动监察转来",
    Source.PETITION: "信访转来", Source.POLICE: "110联动转来", Source.GRID: "网格上报", Source.NEGOTIATION: "当面递交",
}
AT_ONCE = 40
"""Each receipt is a paper and a slowly made code: more of them in one request would keep everybody else waiting."""


@dataclass(frozen=True)
class Slip:
    """A receipt with the code printed on it, as it is handed to one person; the secret is not kept anywhere else."""

    party: Party
    paper: Paper
    locator: str
    secret: str = field(default="", repr=False)


def issue_receipt(case: Case, party: Party, *, by: Any, received_at: datetime, materials: Sequence[Material],
                  what: str = "调解申请", how: str = "", lacking: Sequence[str] = (), new_code: bool = True,
                  apart: bool = False) -> Slip:
    """Give a party a receipt for what was handed in; with a new code to follow the case, unless one is to stay.

    ``apart``: the secret stands on a slip of its own, with those of the others, and not on the receipt.
    """
    locator, secret, words = _code_words(party, by, new_code)
    words = f"{locator_words(locator)}（密码见本人的小票）" if apart else words
    ahead = next_for(party)
    extra = Receipt(
        received_at=received_at, how=how or HOW[Source(case.source)], what=what, lacking=tuple(lacking),
        materials=tuple(_on_paper(material) for material in materials),
        next_step=ahead.step if ahead else None, next_by=clock_on_paper(ahead.period) if ahead else None,
        look_up_address=look_up_address(locator), look_up_code=words)
    paper = issue(case, "D54", extra, by=by, recipients=[party])
    if secret and not apart:
        paper.bears = [*paper.bears, f"party:{party.public_id}{SECRET}"]
    return Slip(party, paper, locator, secret)


def issue_receipts(case: Case, *, by: Any, lacking: Sequence[str] = ()) -> list[Slip]:
    """Receipts for the application to those applicants who have none yet, so many at once as one request can bear."""
    received_at = case.application.received_at
    assert received_at is not None
    parties = without_receipt(case)[:AT_ONCE]
    together = len(parties) > 1
    slips = [issue_receipt(case, party, by=by, received_at=received_at, materials=case.materials, lacking=lacking,
                           apart=together) for party in parties]
    if together:
        _issue_slips(case, [(slip.party, slip.locator, slip.secret) for slip in slips], by=by)
    return slips


def _issue_slips(case: Case, slips: Sequence[tuple[Party, str, str]], *, by: Any) -> Paper:
    """The codes of those who applied together, four on a sheet, to be cut apart; each secret stands here alone."""
    ahead = next_for(slips[0][0])
    paper = issue(case, "S08", CodeSlips(
        next_step=ahead.step if ahead else None, next_by=clock_on_paper(ahead.period) if ahead else None,
        slips=tuple(CodeSlip(
            name=party.name, look_up_address=look_up_address(locator),
            look_up_code=f"{locator_words(locator)}　密码：{_grouped(secret)}")
            for party, locator, secret in slips)), by=by)
    paper.bears = [*paper.bears, *(f"party:{party.public_id}{SECRET}" for party, _locator, _secret in slips)]
    return paper


def slips_of(case: Case) -> list[Paper]:
    """The sheets of slips of a case that can still be printed."""
    return [paper for paper in papers_of(case) if paper.code == "S08" and can_be_opened(paper)]


def without_receipt(case: Case) -> list[Party]:
    """The applicants who have no receipt yet; with a long list they come in several goes."""
    have = {paper.party_id for paper in receipts_of(case)}
    return [party for party in case.applicants if party.id not in have and party.heir_of is None]


def waiting(case: Case) -> list[Party]:
    """Those who are still to get a receipt for an application that was handed in."""
    return without_receipt(case) if case.application and case.application.received_at and receipts_of(case) else []


def receive(party: Party, what: str, materials: Sequence[MaterialFacts], *, by: Any, received_at: datetime,
            new_code: bool = False) -> Slip:
    """A party hands something in, or asks for a new code: a receipt for it, with the code by which they follow.

    Who hands in nothing and has lost the code gets a slip with a new one. Raises RequirementNotMet for neither.
    """
    staff_only(party.case, by)
    if not materials and new_code:
        return _new_slip(party, by)
    if not materials:
        raise RequirementNotMet("请写明收到了什么材料。", field="materials")
    rows = add_materials(party.case, materials)
    db.session.flush()
    had_code = bool(codes_in_force(party))
    slip = issue_receipt(party.case, party, by=by, received_at=received_at, materials=rows, what=what, how="当面递交",
                         new_code=new_code or not had_code)
    if new_code and had_code:
        _say_it_is_new(party, slip.locator, by)
    return slip


def _new_slip(party: Party, by: Any) -> Slip:
    """A slip with a new code and nothing else; the one before is dead, and the party is told."""
    had_code = bool(codes_in_force(party))
    code = give_code(party, by=by)
    paper = _issue_slips(party.case, [(party, code.locator, code.secret)], by=by)
    if had_code:
        _say_it_is_new(party, code.locator, by)
    return Slip(party, paper, code.locator, code.secret)


def _say_it_is_new(party: Party, locator: str, by: Any) -> None:
    tell(party.case, party, read_out="您的查询码和密码换了新的，旧的作废。不是您本人来换的，请马上打电话告诉我们。",
         key=f"new-code:{locator}", by=by)


def look_up_address(locator: str) -> str:
    """What the code on a receipt leads to: the locator, never the secret."""
    return f"{current_app.config['BASE_URL'].rstrip('/')}/my?q={locator}"


def receipts_of(case: Case) -> list[Paper]:
    """The receipts of a case in the order of issue."""
    return [paper for paper in papers_of(case) if paper.code == "D54"]


def printable(case: Case) -> list[Paper]:
    """The receipts that can still be printed; what bears a secret only when it has just been issued."""
    return [paper for paper in receipts_of(case) if can_be_opened(paper)]


def pack_of(papers: Sequence[Paper]) -> bytes:
    """Several issued papers as one file, to be printed in one go."""
    return pack([stored(paper) for paper in papers])


def _code_words(party: Party, by: Any, new_code: bool) -> tuple[str, str, str]:
    """Locator, secret, and how the paper says them."""
    kept = None if new_code else next(iter(codes_in_force(party)), None)
    if kept is not None:
        return kept.locator, "", f"{locator_words(kept.locator)}（密码见先前的回执）"
    code = give_code(party, by=by)
    return code.locator, code.secret, f"{locator_words(code.locator)}　密码：{_grouped(code.secret)}"


def _grouped(secret: str) -> str:
    """A secret as one reads it out: in fours."""
    return " ".join(secret[start:start + 4] for start in range(0, len(secret), 4))


def _on_paper(material: Material) -> MaterialOnPaper:
    return MaterialOnPaper(name=material.name, copies=material.copies, pages=material.pages,
                           form="原件" if material.is_original else "复印件")


def paper_page(papers: Sequence[Paper]) -> str:
    """Where a paper that was just printed is opened; of several, the list of papers."""
    case = papers[0].case
    if len(papers) == 1:
        return f"{case_address(case)}/papers/{papers[0].public_id}/file"
    return case_address(case, "papers")
