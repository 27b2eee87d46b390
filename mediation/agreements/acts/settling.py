"""Row 23 and 27: the terms are agreed and the pack goes out for signing; or the text is refused and talk goes on."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements import checking
from mediation.agreements.acts.copying import copy_as_draft
from mediation.agreements.acts.drafting import remake
from mediation.agreements.acts.keeping import keep_version
from mediation.agreements.acts.effect import take_effect_if_complete
from mediation.agreements.models import Agreement, AgreementForm, AgreementStanding, TermsConsent
from mediation.agreements.on_paper import application_of, settlement_of, signing_lines
from mediation.agreements.queries import agreements_standing, last_of_each
from mediation.agreements.signing import signers, third_parties
from mediation.agreements.wording import paper_code
from mediation.agreements.worker_sheets import SHEET, concerns_the_reader, last_sheets, readers, sheet_of
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import perform
from mediation.cases.facts import Facts, Terms
from mediation.cases.models import Case
from mediation.cases.numbering import number_paper
from mediation.cases.requirements import a_reason_is_given, a_signed_paper_is_attached
from mediation.documents import acts as documents
from mediation.documents import kinds
from mediation.documents.kinds.s02_signing_slip import SigningSlip
from mediation.documents.models import Paper
from mediation.documents.remembering import recall
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.parties.models import Party

DRAFT, SIGNING = AgreementStanding.DRAFT, AgreementStanding.SIGNING
NO_SHAM = "没有发现虚假调解的可疑情形"


def consent_to_terms(agreement: Agreement, party: Party, facts: Facts, *, by: Any) -> TermsConsent:
    """A worker who is represented agrees to these terms, on a signed paper (O33 63)."""
    if not who.staff(by, agreement.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以记录。")
    if party not in checking.represented(agreement):
        raise RequirementNotMet(f"{party.name}不是由代表人代表的劳动者，由本人在协议上签名即可。", field="parties")
    day = facts.happened_on or clock.today()
    if day > clock.today():
        raise RequirementNotMet("同意的日期不能晚于今天。", field="happened_on")
    if any(consent.party_id == party.id for consent in agreement.consents):
        raise RequirementNotMet(f"{party.name}的同意已经记过了。", field="parties")
    row = TermsConsent(party=party, consented_on=day, proof_sha256=facts.proof, recorded_at=clock.now(), by_id=by.id)
    agreement.consents.append(row)
    db.session.flush()
    trail.record("consent_to_terms", by=by, record=agreement, case=agreement.case)
    return row


def settle_terms(case: Case, facts: Facts | None = None, *, by: Any,
                 sham_suspected: bool | None = None) -> list[Agreement]:
    """The terms are agreed: every draft of the case gets its number and its papers, and goes out for signing.

    The step says that the mediator saw no sign of a sham. Raises RequirementNotMet for such a suspicion, for red
    findings, for represented workers who have not consented, and for papers that still lack something.
    """
    facts = facts or Facts()
    if sham_suspected is False:
        facts = replace(facts, reason=facts.reason or NO_SHAM)
    drafts = agreements_standing(case, DRAFT)
    if not drafts:
        raise RequirementNotMet("还没有起草协议，请先起草。")
    day = facts.happened_on or (clock.day_of(facts.happened_at) if facts.happened_at else clock.today())
    for agreement in drafts:
        agreement.agreed_on = day
    perform(case, "settle_terms", by=by, facts=_terms(facts, drafts, sham_suspected))
    for agreement in drafts:
        _hand_out(agreement, day, by)
    return drafts


def _terms(facts: Facts, drafts: Sequence[Agreement], sham_suspected: bool | None) -> Terms:
    red = tuple(dict.fromkeys(message for each in drafts for message in checking.red_messages(each)))
    waiting = tuple(dict.fromkeys(name for each in drafts for name in checking.not_consented(each)))
    return Terms(**vars(facts), red_findings=red, not_consented=waiting,
                 partial=any(each.is_partial for each in drafts), sham_suspected=sham_suspected)


def _hand_out(agreement: Agreement, day: date, by: Any) -> None:
    """Number the text, and print what is to be signed of it: nothing of an oral or an on-the-spot agreement."""
    agreement.standing = SIGNING.value
    if agreement.form == AgreementForm.WRITTEN.value:
        code = paper_code(agreement.case)
        agreement.number = number_paper(agreement.case.body, kinds.paper(code).number_word or "协", day)
        print_agreement(agreement, day, by=by)
        if agreement.wants_confirmation:
            _print_application(agreement, day, by)
        _print_slip(agreement, day, by)
        print_sheets(agreement, day, by=by)
    db.session.flush()


def print_agreement(agreement: Agreement, day: date, *, by: Any, corrects: Paper | None = None) -> Paper:
    """Issue the text as it stands; every version that was issued stays in the file."""
    agreement.paper = documents.issue(
        agreement.case, paper_code(agreement.case), settlement_of(agreement), by=by, on=day, about=agreement,
        number=agreement.number, copies=checking.number_of_copies(agreement), corrects=corrects)
    keep_version(agreement, by=by, paper=agreement.paper)
    return agreement.paper


def _print_application(agreement: Agreement, day: date, by: Any) -> None:
    """The joint application to the court and its statement, signed in one go with the agreement."""
    extra = application_of(agreement)
    for code, number in (("D40", len(signers(agreement)) + 1), ("D41", 1)):
        documents.issue(agreement.case, code, extra, by=by, on=day, about=agreement, copies=number,
                        corrects=_last_of(agreement, code))


def _last_of(agreement: Agreement, code: str) -> Paper | None:
    """The paper of this kind that was printed before for the same agreement."""
    return next(iter(last_of_each(agreement, (code,))), None)


def _print_slip(agreement: Agreement, day: date, by: Any) -> None:
    documents.issue(agreement.case, "S02", SigningSlip(lines=signing_lines(agreement)), by=by, on=day, about=agreement,
                    corrects=_last_of(agreement, "S02"))


def print_sheets(agreement: Agreement, day: date, *, by: Any) -> None:
    """A plain sheet for each worker; anew only where the agreement now says something else of the worker."""
    last = last_sheets(agreement)
    for reader in readers(agreement):
        before, now = last.pop(reader.id, None), sheet_of(agreement, reader)
        if not concerns_the_reader(now):
            continue
        said = recall(before) if before is not None else None
        if said is None or said.extra != now:
            documents.issue(agreement.case, SHEET, now, by=by, on=day, about=agreement, recipients=(reader,),
                            corrects=before)
    for sheet in last.values():
        sheet.make_void(clock.now())


def offer_sheets(agreement: Agreement, *, by: Any) -> None:
    """The plain sheets that a text handed out before had none of, or that no longer say what it says."""
    if not who.staff(by, agreement.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以办理。")
    if not agreement.number or agreement.standing not in (SIGNING.value, AgreementStanding.IN_EFFECT.value):
        raise NotNow("协议交付签署以后才有给劳动者的一页纸；已被替代的，请在新的协议上出具。")
    print_sheets(agreement, clock.today(), by=by)


def reject_text(case: Case, facts: Facts, *, by: Any) -> list[Agreement]:
    """The text is refused while there is time left: it stays in the file, unused, and a copy is drafted on.

    Who refuses it has signed their view, or the talk was noted down: a scan of that is attached. Marks already on the
    text count for nothing; raises NotNow when one agreement made with it is already in effect.
    """
    out = agreements_standing(case, SIGNING)
    made_together = [each for each in agreements_standing(case, AgreementStanding.IN_EFFECT)
                     if out and each.agreed_on == out[0].agreed_on]
    if made_together:
        raise NotNow("已有协议生效，不能退回起草；没有签的人请“移出协议”或者分案。")
    a_reason_is_given(case, facts)
    a_signed_paper_is_attached(case, facts)
    perform(case, "reject_text", by=by, facts=facts)
    drafts = []
    for agreement in out:
        agreement.standing = AgreementStanding.DROPPED.value
        drafts.append(copy_as_draft(agreement, by=by))
    return drafts


def leave_out(agreement: Agreement, party: Party, reason: str, *, by: Any) -> Paper | None:
    """Somebody does not sign and goes a way of their own: their lines leave the text, which is issued anew.

    Marks of the others stay, because no line of theirs changes. Raises NotNow once the agreement is in effect.
    """
    case = agreement.case
    if not who.staff(by, case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以办理。")
    if agreement.standing not in (DRAFT.value, SIGNING.value):
        raise NotNow("协议已经生效，不能再移出当事人。")
    if party not in agreement.parties:
        raise RequirementNotMet(f"{party.name}不在这份协议里。", field="parties")
    if not reason.strip():
        raise RequirementNotMet("请写明移出的原因。", field="reason")
    _can_do_without(agreement, party)
    return _issued_without(agreement, party, reason, by)


def _can_do_without(agreement: Agreement, party: Party) -> None:
    others = [other for other in agreement.parties if other is not party]
    if any(mark.party_id == party.id for mark in agreement.marks):
        raise RequirementNotMet(f"{party.name}已经签名，不能移出；不同意的，请办“不同意文本”。", field="parties")
    if len({other.side for other in others}) < 2:
        raise RequirementNotMet("移出后协议只剩一方，请改办“调解不成，终结”或者“不同意文本”。", field="parties")
    joint = [line.ordinal for line in agreement.obligations if party in line.joint_payers and line.payee in others]
    if joint and agreement.standing == SIGNING.value:
        raise RequirementNotMet(f"第{joint[0]}行由{party.name}连带付款，少了他这一行就变了：请先办“不同意文本”，改好再签。",
                                field="parties")
    owed = [line.ordinal for line in agreement.obligations if line.payer is party and line.payee in others]
    if owed and not party.is_worker:
        raise RequirementNotMet(f"第{owed[0]}行由{party.name}履行，请先办“不同意文本”改好各行。", field="parties")


def _issued_without(agreement: Agreement, party: Party, reason: str, by: Any) -> Paper | None:
    third = dict(third_parties(agreement))
    for line in [line for line in agreement.obligations if party in (line.payer, line.payee)]:
        agreement.obligations.remove(line)
    for line in agreement.obligations:
        line.joint_payers = [other for other in line.joint_payers if other is not party]
    agreement.parties = [other for other in agreement.parties if other is not party]
    agreement.open_claims = [claim for claim in agreement.open_claims if claim.claimant is not party]
    db.session.flush()
    _keep_marks_of_third_parties(agreement, third)
    remake(agreement)
    trail.record("leave_out", by=by, record=agreement, case=agreement.case, reason=reason[:200])
    if agreement.standing == DRAFT.value or agreement.paper is None:
        keep_version(agreement, by=by)
        return None
    paper = _print_without(agreement, by)
    db.session.flush()
    take_effect_if_complete(agreement, by=by)
    return paper


def _keep_marks_of_third_parties(agreement: Agreement, before: dict[str, str]) -> None:
    """Whoever pays for several workers has one place, named by the first of these lines; it may be gone now."""
    now = {name: whose for whose, name in third_parties(agreement)}
    for mark in agreement.marks:
        name = before.get(mark.whose)
        if name is not None:
            mark.whose = now.get(name, mark.whose)
    db.session.flush()


def _print_without(agreement: Agreement, by: Any) -> Paper:
    """The text without who left, and what goes with it. Where some have signed, their print stays the agreement and
    the new one is attached to it; no line of theirs differs. The application to the court is signed anew.
    """
    day, signed_print = clock.today(), agreement.paper if agreement.marks else None
    paper = print_agreement(agreement, day, by=by, corrects=agreement.paper)
    if signed_print is not None:
        agreement.paper = signed_print
    if agreement.wants_confirmation:
        _print_application(agreement, day, by)
    _print_slip(agreement, day, by)
    print_sheets(agreement, day, by=by)
    return paper
