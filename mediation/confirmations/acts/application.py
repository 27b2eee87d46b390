"""The parties' joint application: the court chosen, each one joining, filed in time, dropped, withdrawn."""
from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening, StrengtheningState
from mediation.agreements.queries import signed_copies
from mediation.agreements.signing import signers
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.models import Step
from mediation.confirmations.acts.moving import (expire_if_over, move, only_when, tell_clerk, tell_court,
                                                 tell_parties, whether_again)
from mediation.confirmations.acts.rulings import note_ruling
from mediation.confirmations.alike import like_key
from mediation.confirmations.courts import Choosing, power_of
from mediation.confirmations.joint import joint_error
from mediation.confirmations.models import FiledDespite, JointConfirmation, RulingKind
from mediation.confirmations.papers import OTHER_RULING, issue_application_papers, register_court_paper
from mediation.confirmations.queries import papers_about, receipt_number_is_taken
from mediation.confirmations.readiness import findings
from mediation.confirmations.requirements import ConfirmationFacts, day_of_the_thirty
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.answers import Finding, Severity
from mediation.law.confirmation import day_of_thirty
from mediation.law.numbers import date_words
from mediation.parties.models import Agent, Party

S = StrengtheningState
REFUSED_ANYHOW = frozenset({"not_in_effect", "thirty_days_over", "not_joint", "no_court", "wrong_court"})


@dataclass(frozen=True)
class Joining:
    """That a party joins the application, itself or through an agent."""

    party: Party
    agent: Agent | None = None


def choose_confirmation(strengthening: Strengthening, choosing: Choosing, facts: ConfirmationFacts, *, by: Any) -> Step:
    """Both sides choose confirmation and a court that has power; the papers to sign are printed (CPL 205)."""
    power = power_of(strengthening, choosing)
    own_court = choosing.court is strengthening.case.body.court
    printed_for_it = own_court and not any(
        step.act == "choose_confirmation" and step.record_ref == strengthening.public_id
        for step in strengthening.case.steps)
    answered = f"；法院答复：{facts.court_answer}" if facts.court_answer else ""
    step = move(strengthening, "choose_confirmation", by=by, facts=replace(
        facts, court=choosing.court, competent=power is not None, reason_code=choosing.ground.value,
        reason=f"{choosing.court.name}；{choosing.connection}{answered}"))
    strengthening.court = choosing.court
    strengthening.joint_confirmations.clear()
    strengthening.initiator = None
    db.session.flush()
    issue_application_papers(strengthening, by=by, on=step.happened_on, anew=not printed_for_it)
    _join_by_signed_copies(strengthening)
    return step


def _join_by_signed_copies(strengthening: Strengthening) -> None:
    """Whoever signed the joint application that went out with the agreement has joined, while it is the last."""
    printed = [paper for paper in papers_about(strengthening) if paper.code == "D40"]
    joined = {row.party_id for row in strengthening.joint_confirmations}
    for copy in signed_copies(strengthening.agreement):
        if printed and copy.paper is printed[-1] and copy.party_id not in joined:
            strengthening.joint_confirmations.append(JointConfirmation(
                party=copy.party, confirmed_on=copy.signed_on, proof_sha256=copy.proof_sha256, recorded_at=clock.now()))
            strengthening.initiator = strengthening.initiator or copy.party
    db.session.flush()


def join_application(strengthening: Strengthening, joining: Sequence[Joining], confirmed_on: date,
                     proof: str | None = None, *, by: Any, initiator: Party | None = None) -> None:
    """Parties join: with a signed paper (``proof``), or at one sitting before the clerk. The first one starts it."""
    only_when(strengthening, [S.CONF_PREP], who.staff_for_party, "确认共同申请", by=by)
    if not joining:
        raise RequirementNotMet("请选择哪些当事人确认。", field="joining")
    agreed_on = strengthening.agreement.agreed_on
    if confirmed_on > clock.today() or (agreed_on and confirmed_on < agreed_on):
        raise RequirementNotMet("确认的日期不能晚于今天，也不能早于达成协议的日期。", field="confirmed_on")
    known = {row.party_id for row in strengthening.joint_confirmations}
    parties = signers(strengthening.agreement)
    for each in joining:
        if each.party not in parties or each.party.id in known:
            raise RequirementNotMet(f"{each.party.name}已经确认过，或者不是协议的当事人。", field="joining")
        known.add(each.party.id)
        strengthening.joint_confirmations.append(JointConfirmation(
            party=each.party, agent=each.agent, confirmed_on=confirmed_on, proof_sha256=proof, recorded_at=clock.now()))
    strengthening.initiator = strengthening.initiator or initiator or joining[0].party
    trail.record("join_application", by=by, record=strengthening, case=strengthening.case, parties=len(joining))
    db.session.flush()


def file_application(strengthening: Strengthening, facts: ConfirmationFacts | None = None, *, by: Any) -> Step:
    """Everybody has joined: the application goes to the court, on day n of the thirty (CPL 205).

    Where the check of the file stands on red, ``facts.despite`` says why it goes all the same; what was found is kept
    with that reason, and the court reads both. Raises RequirementNotMet on ``despite`` where nothing is said.
    """
    facts = facts or ConfirmationFacts()
    day = facts.happened_on or clock.today()
    first = day_of_the_thirty(strengthening)
    assert first is not None
    _join_by_signed_copies(strengthening)
    nth, number, red = day_of_thirty(first, day), _receipt_number(), red_findings(strengthening)
    joint = joint_error(strengthening, day)
    if red and not joint and not facts.despite.strip():
        raise RequirementNotMet(f"送交前核对还有{len(red)}处红色的问题：{red[0].message}先补好；确实要先送交的，请写明为什么，法院看得见。",
                                field="despite")
    step = move(strengthening, "file_application", by=by, facts=replace(
        facts, competent=strengthening.court is not None, joint_error=joint,
        on_behalf_of=tuple(row.party for row in strengthening.joint_confirmations),
        reason=f"收法{number}，协议生效后第{nth}天（三十日内）"))
    _keep_why(strengthening, red, facts.despite, by)
    strengthening.filed_on, strengthening.filed_on_day, strengthening.receipt_number = day, nth, number
    strengthening.handled_by, strengthening.like_key = None, like_key(strengthening.agreement)
    tell_court(strengthening, f"收到{strengthening.case.body.short_name}报来的司法确认申请。", step, by=by)
    tell_parties(strengthening, f"双方共同的司法确认申请已于{date_words(day)}交给{_court(strengthening)}，"
                                f"收件号收法{number}。", step, by=by)
    return step


def red_findings(strengthening: Strengthening) -> list[Finding]:
    """What the check of the file has in red, apart from what no word can help: the procedure refuses that itself."""
    return [finding for finding in findings(strengthening)
            if finding.severity is Severity.RED and finding.code not in REFUSED_ANYHOW]


def _keep_why(strengthening: Strengthening, red: Sequence[Finding], why: str, by: Any) -> None:
    """What stood on red when it went, and the word why."""
    if not red:
        return
    strengthening.filed_despite.append(FiledDespite(
        findings=[{"code": each.code, "message": each.message, "article": str(each.article)} for each in red],
        reason=why.strip(), by=None if by.is_system else by, filed_at=clock.now()))


def drop_confirmation(strengthening: Strengthening, facts: ConfirmationFacts | None = None, *, by: Any) -> Step:
    """One side no longer wants it before it is filed; the thirty days run on."""
    return move(strengthening, "drop_confirmation", by=by, facts=facts or ConfirmationFacts())


def withdraw_application(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Step:
    """A party takes the application back; once docketed, the court allows it (CPLI 357)."""
    docketed = strengthening.court_number is not None
    step = move(strengthening, "withdraw_application", by=by, facts=facts)
    if docketed:
        note_ruling(strengthening, RulingKind.WITHDRAWN, step, facts)
        if facts.proof:
            register_court_paper(strengthening, OTHER_RULING, facts.proof, facts.number, by=by, on=step.happened_on)
    tell_court(strengthening, "当事人撤回了确认申请。", step, by=by)
    again = whether_again(strengthening)
    tell_clerk(strengthening, f"确认申请已撤回；{again}。", step, by=by)
    tell_parties(strengthening, f"司法确认申请已撤回，协议仍然有效；{again}。", step, by=by)
    return step


def open_doors_again(strengthening: Strengthening, facts: ConfirmationFacts | None = None, *, by: Any) -> Step:
    """After a refusal or a withdrawal: another court or another door, within the original thirty days (CPL 205)."""
    step = move(strengthening, "open_doors_again", by=by, facts=facts or ConfirmationFacts())
    strengthening.court_number = strengthening.docketed_on = None
    strengthening.judge = ""
    expire_if_over(strengthening, step, by=by)
    return step


def _receipt_number() -> str:
    """Four random digits (more when they run out): from the number nothing can be read."""
    for digits in (4, 4, 4, 4, 4, 4, 6, 8):
        number = "".join(secrets.choice("0123456789") for _ in range(digits))
        if not receipt_number_is_taken(number):
            return number
    raise RequirementNotMet("收件号暂时取不到，请再按一次。")


def _court(strengthening: Strengthening) -> str:
    return strengthening.court.name if strengthening.court else "法院"
