"""The parties of a case: who they are, who acts for them, what they ask for, and the code by which they follow it."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation import clock
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page, case_address
from mediation.cases.models import Case, Claim
from mediation.cases.queries import claim_of
from mediation.errors import NotFound
from mediation.intake.invitations.authority_acts import hand_in_on_paper
from mediation.intake.parties import changes, claim_changes, sections
from mediation.intake.parties.claim_forms import ClaimForm, GiveUpClaimForm
from mediation.intake.parties.forms import (DeathForm, EndPowerForm, HandInPowerForm, HeadForm, HeirStandingForm,
                                            LiabilityForm, NewPartyForm, PartyForm, PowerForm, ReceiptForm,
                                            RepresentativesForm)
from mediation.intake.parties.papers import print_choice, print_head_certificate, print_power
from mediation.intake.powers import representation
from mediation.intake.registering.receipts import paper_page, receive
from mediation.parties.models import Agent, Party
from mediation.parties.queries import agent_of, party_of
from mediation.web.who_may import may

views = Blueprint("parties", __name__)
ANCHOR = "parties"
CLAIM = "intake/party_claim.html"


def party(case: Case, ref: str) -> Party | None:
    """The party of the case that an address names."""
    return party_of(case.id, ref)


def agent(case: Case, ref: str) -> Agent | None:
    """The agent of the case that an address names."""
    return agent_of(case.id, ref)


def heir(case: Case, ref: str) -> Party | None:
    """The heir that an address names."""
    found = party_of(case.id, ref)
    return found if found is not None and found.heir_of is not None else None


@views.get("/desk/cases/<case_id>/parties")
@may(*HANDLING)
def parties(case_id: str) -> Any:
    """Everybody who takes part, with what may be recorded of each."""
    case = case_for(current_user, case_id)
    return render_template("intake/party_list.html", case=case, shown=sections.section(case, current_user))


@views.route("/desk/cases/<case_id>/parties/<ref>/death", methods=["GET", "POST"])
@may(*HANDLING)
def record_death(case_id: str, ref: str) -> Any:
    """A worker has died: the first-order heirs take part."""
    case = case_for(current_user, case_id)
    worker = party(case, ref)
    if worker is None or not worker.is_worker:
        raise NotFound("没有找到这名劳动者。")
    form = DeathForm(record=worker)
    if form.wants_rows:
        form.change_rows()
    elif form.accepted():
        with form.refusals():
            representation.record_death(worker, form.died_on.data, form.found(), by=current_user)
        if form.done:
            flash(f"已登记{worker.name}的继承人。")
            return redirect(case_address(case, ANCHOR), 303)
    return render_template("intake/party_death.html", form=form, case=case, worker=worker), form.status


def edit(record: Party, form: PartyForm, *, by: Any) -> None:
    """改当事人的资料"""
    changes.change_party(record, form.party(), by=by)


def add(record: Case, form: NewPartyForm, *, by: Any) -> None:
    """追加当事人"""
    changes.add_party(record, form.side.data, form.party(), by=by)


def give_power(record: Case, form: PowerForm, *, by: Any) -> str | None:
    """登记代理人"""
    if form.do.data == "print":
        papers = [print_power(each, form.given(), by=by) for each in form.chosen()]
        return paper_page(papers)
    representation.give_power(record, form.chosen(), form.given(), form.scan.upload, by=by)
    return None


def hand_in_power(record: Agent, form: HandInPowerForm, *, by: Any) -> None:
    """交回授权委托书"""
    hand_in_on_paper(record, form.given(record), form.scan.upload, by=by)


def end_power(record: Agent, form: EndPowerForm, *, by: Any) -> None:
    """结束委托"""
    representation.end_power(record, form.until_on.data, by=by)


def choose_representatives(record: Case, form: RepresentativesForm, *, by: Any) -> str | None:
    """推选代表人"""
    if form.do.data == "print":
        return paper_page([print_choice(record, form.chosen(), form.powers.data, by=by)])
    representation.put_up_representatives(record, form.chosen(), form.scan.upload, by=by, powers=form.powers.data)
    return None


def heir_standing(record: Party, form: HeirStandingForm, *, by: Any) -> None:
    """继承人怎样参加"""
    representation.heir_stands(record, form.standing.data, by=by)


def liability(record: Case, form: LiabilityForm, *, by: Any) -> None:
    """连带或者按份"""
    representation.answer_together(record, form.liability.data, form.amounts(record), by=by)


def head_certificate(record: Party, form: HeadForm, *, by: Any) -> str:
    """法定代表人身份证明书"""
    return paper_page([print_head_certificate(record, form.head(), by=by)])


def give_receipt(record: Party, form: ReceiptForm, *, by: Any) -> str:
    """出回执、换查询码"""
    receive(record, form.what.data, [row.facts() for _, row in form.materials.filled], by=by,
            received_at=clock.now(), new_code=form.new_code.data)
    return f"{case_address(record.case)}/receipts"


def add_claim(record: Case, form: ClaimForm, *, by: Any) -> None:
    """增加请求"""
    claim_changes.add_claim(record, form.claim(record), form.decision(by), by=by)


def change_claim(record: Claim, form: ClaimForm, *, by: Any) -> None:
    """改请求"""
    claim_changes.change_claim(record, form.claim(record.case), form.decision(by), by=by)


def give_up_claim(record: Claim, form: GiveUpClaimForm, *, by: Any) -> None:
    """放弃请求"""
    claim_changes.give_up_claim(record, form.decision(by), by=by)


add_act_page(views, "edit", PartyForm, edit, name="改资料", load=party, collection="parties", anchor=ANCHOR,
             template="intake/party_edit.html")
add_act_page(views, "add_party", NewPartyForm, add, name="追加当事人", anchor=ANCHOR, template="intake/party_edit.html")
add_act_page(views, "give_power", PowerForm, give_power, name="登记代理人", anchor=ANCHOR,
             template="intake/party_power.html")
add_act_page(views, "hand_in_power", HandInPowerForm, hand_in_power, name="交回授权委托书", load=agent,
             collection="agents", anchor=ANCHOR)
add_act_page(views, "end_power", EndPowerForm, end_power, name="结束委托", load=agent, collection="agents",
             anchor=ANCHOR)
add_act_page(views, "representatives", RepresentativesForm, choose_representatives, name="推选代表人", anchor=ANCHOR,
             template="intake/party_representatives.html")
add_act_page(views, "heir_standing", HeirStandingForm, heir_standing, name="继承人怎样参加", load=heir,
             collection="parties", anchor=ANCHOR)
add_act_page(views, "liability", LiabilityForm, liability, name="连带或者按份", anchor=ANCHOR)
add_act_page(views, "head_certificate", HeadForm, head_certificate, name="打印法定代表人身份证明书", load=party,
             collection="parties", anchor=ANCHOR)
add_act_page(views, "receipt", ReceiptForm, give_receipt, name="出回执", load=party, collection="parties",
             template="intake/party_receipt.html")
add_act_page(views, "add_claim", ClaimForm, add_claim, name="增加请求", anchor=ANCHOR, template=CLAIM)
add_act_page(views, "change_claim", ClaimForm, change_claim, name="改请求", load=claim_of, collection="claims",
             anchor=ANCHOR, template=CLAIM)
add_act_page(views, "give_up_claim", GiveUpClaimForm, give_up_claim, name="放弃请求", load=claim_of, collection="claims",
             anchor=ANCHOR, template=CLAIM)
