"""Papers: issuing those that are offered, opening and keeping them, the pack of a stage, the receipt to sign."""
from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_login import current_user

from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, case_address
from mediation.cases.models import Case
from mediation.documents import court_drafts, drafts, offering, packing, serving
from mediation.documents.forms import ReceiptForm, title_of
from mediation.documents.models import Paper, ServiceWay
from mediation.documents.offer_forms import OfferForm, offer_form
from mediation.documents.queries import draft_of, paper_of, papers_in, service_of
from mediation.documents.stage_papers import pack_of_stage, standing
from mediation.errors import NotFound, NotNow
from mediation.files import FileDamaged
from mediation.web.who_may import may

views = Blueprint("documents", __name__)
SHUT_IN = "sandbox; default-src 'none'; frame-ancestors 'none'"
ENDINGS = {"application/pdf": "pdf", "application/zip": "zip", "application/json": "json", "image/jpeg": "jpg",
           "image/png": "png", court_drafts.DOCX: "docx"}


@views.get("/desk/cases/<case_id>/papers/<paper_id>/file")
@may(*HANDLING)
def paper_file(case_id: str, paper_id: str) -> Any:
    """An issued paper as it was made: the stored bytes, to be read or printed again."""
    case = case_for(current_user, case_id)
    paper = found(case, paper_id)
    trail.record_look("open_paper", by=current_user, record=paper, case=case)
    keep = paper.is_registered_scan or request.args.get("keep") == "1"
    return handed_over(packing.bytes_of(paper), paper.file.media_type, f"{paper.title} {paper.number or ''}", keep)


@views.get("/desk/cases/<case_id>/papers/<paper_id>/services/<service_id>/proof")
@may(*HANDLING)
def service_proof(case_id: str, paper_id: str, service_id: str) -> Any:
    """The scan that proves that a paper was handed over."""
    case = case_for(current_user, case_id)
    service = service_of(found(case, paper_id), service_id)
    if service is None or service.proof_sha256 is None:
        raise NotFound("没有找到这份送达的凭证。")
    trail.record_look("open_service_proof", by=current_user, record=service.paper, case=case)
    return stored_file(service.proof_sha256, f"送达凭证 {service.served_on}")


@views.get("/desk/cases/<case_id>/drafts/<draft_id>/file")
@may(*HANDLING)
def draft_file(case_id: str, draft_id: str) -> Any:
    """A letter that was prepared when a period ended, as it would print now, with 草稿 on it."""
    case = case_for(current_user, case_id)
    draft = draft_of(case, draft_id)
    if draft is None:
        raise NotFound("没有找到这份草稿。")
    trail.record_look("open_draft", by=current_user, record=draft, case=case)
    return handed_over(drafts.draft_pdf(draft), "application/pdf", f"{drafts.title_of(draft)} 草稿", False)


@views.get("/desk/cases/<case_id>/papers.pdf")
@may(*HANDLING)
def stage_pack(case_id: str) -> Any:
    """Every paper of the present stage in its number of copies, to be printed in one go."""
    case = case_for(current_user, case_id)
    papers = pack_of_stage(case, papers_in(case))
    if not papers:
        raise NotFound("本阶段还没有要打印的文书。")
    trail.record_look("print_pack", by=current_user, case=case, count=len(papers))
    return handed_over(packing.whole_pack(case, papers), "application/pdf", f"{case.known_as} 整套", False)


@views.route("/desk/cases/<case_id>/service-receipt", methods=["GET", "POST"])
@may(*HANDLING)
def service_receipt(case_id: str) -> Any:
    """Print the receipt on which somebody signs for papers."""
    case = case_for(current_user, case_id)
    papers = [paper for paper in standing(papers_in(case)) if paper.code not in ("D34", "S02")]
    form = ReceiptForm(case=case, papers=papers)
    if form.accepted():
        with form.refusals():
            printed = serving.print_receipt(case, *chosen(case, papers, form), by=current_user)
        if form.done:
            return redirect(url_for("documents.paper_file", case_id=case_id, paper_id=printed.public_id), 303)
    return render_template("documents/service_receipt.html", case=case, form=form), form.status


@views.get("/desk/cases/<case_id>/papers/new")
@may(*HANDLING)
def new_papers(case_id: str) -> Any:
    """The papers that are issued when they are needed, besides those that the acts print."""
    case = case_for(current_user, case_id)
    return render_template("documents/new_papers.html", case=case, lines=offering.offer_lines(case, current_user))


@views.route("/desk/cases/<case_id>/papers/new/<code>", methods=["GET", "POST"])
@may(*HANDLING)
def new_paper(case_id: str, code: str) -> Any:
    """Look at a paper as it would print, then issue it."""
    case = case_for(current_user, case_id)
    form = offer_form(offering.offer_for(case, code, current_user), case, current_user, request.values.get("for", ""))
    if form.wants_rows:
        form.change_rows()
    elif form.accepted():
        with form.refusals():
            made = made_of(case, form)
        if form.done:
            return made
    return render_template("documents/new_paper.html", case=case, form=form, kind=form.offered.kind), form.status


def made_of(case: Case, form: OfferForm) -> Any:
    """The draft to look at; or the papers issued, and back to the case."""
    one, said, recipients = form.offered, form.particulars(), form.recipients()
    if form.is_preview:
        draft = offering.preview(case, one, said, recipients)
        return handed_over(draft, "application/pdf", f"{one.kind.title} 草稿", False)
    papers = offering.issue_offered(case, one, said, recipients, by=current_user)
    flash(f"已出具：{'；'.join(title_of(paper) for paper in papers[:3])}" + (f"等{len(papers)}份" if papers[3:] else ""))
    return redirect(case_address(case, "papers"), 303)


def chosen(case: Case, papers: list[Paper], form: ReceiptForm) -> tuple[Any, list[Paper], ServiceWay | None]:
    """The party, the papers and the way that the form names."""
    party = next(each for each in case.taking_part if each.public_id == form.party.data)
    return party, [paper for paper in papers if paper.public_id in form.papers.data], form.way.data or None


def found(case: Case, paper_id: str) -> Paper:
    """The paper of this case at this address."""
    paper = paper_of(case, paper_id)
    if paper is None:
        raise NotFound("没有找到这份文书。")
    return paper


def stored_file(sha256: str, name: str) -> Response:
    """A file that came from outside: handed over to be kept, never opened inside the page."""
    try:
        content, media_type = packing.handed_in(sha256)
    except FileDamaged as damaged:
        raise NotNow("这份扫描件损坏或者丢失，请立即告诉系统管理员。") from damaged
    return handed_over(content, media_type, name, True)


def handed_over(content: bytes, media_type: str, name: str, keep: bool) -> Response:
    """A file as an answer, shut in: it can neither run nor fetch anything."""
    way = "attachment" if keep else "inline"
    file_name = f"{quote(name)}.{ENDINGS.get(media_type, 'bin')}"
    return Response(content, mimetype=media_type, headers={
        "Content-Disposition": f"{way}; filename=paper.{ENDINGS.get(media_type, 'bin')}; filename*=UTF-8''{file_name}",
        "Content-Security-Policy": SHUT_IN})
