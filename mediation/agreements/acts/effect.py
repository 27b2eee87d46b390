"""What follows when an agreement takes effect (rows 24, 24c, 25, 26, 29): case, claims, strengthening, lines."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.acts.notices import tell_of_effect
from mediation.agreements.acts.open_claims import notify_open_claims
from mediation.agreements.acts.replacing import replace_lines, replace_older
from mediation.agreements.facts import CourtPaperFacts, OralFacts, SpotFacts
from mediation.agreements.ledger import print_ledger
from mediation.agreements.models import Agreement, AgreementForm, AgreementStanding, Mark, Strengthening
from mediation.agreements.on_paper import oral_agreement_of
from mediation.agreements.queries import agreements_standing
from mediation.agreements.signing import effect_of, signers
from mediation.audit import trail
from mediation.cases.acts import last_step_day, perform
from mediation.cases.facts import Effect, Facts
from mediation.cases.models import Case
from mediation.deadlines.acts import end, running
from mediation.documents import acts as documents
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law import agreement as law
from mediation.law.citation import cite
from mediation.law.scope import own_basis
from mediation.law.terms import Basis, CaseKind, MarkKind

SIGNING, IN_EFFECT = AgreementStanding.SIGNING, AgreementStanding.IN_EFFECT


def take_effect_if_complete(agreement: Agreement, late_reason: str = "", *, by: Any) -> bool:
    """Bring the agreement into effect when the marks that its channel asks for are there; the day follows from them.

    The case moves when no other agreement of it is still out for signing.
    """
    if agreement.standing != SIGNING.value or agreement.case.basis_term is Basis.COURT_ENTRUSTED:
        return False
    effect = effect_of(agreement)
    if effect.on is None:
        return False
    if agreement.supplements is not None:
        _supplement_in_effect(agreement, effect.on, late_reason, by)
        return True
    _in_effect(agreement, effect.on, by)
    if not agreements_standing(agreement.case, SIGNING):
        _move_case(agreement, effect.on, late_reason, by)
    _open_doors(agreement, late_reason, by)
    _open_lines(agreement, effect.on, late_reason, by)
    if agreement.is_partial:
        notify_open_claims(agreement, by=by)
    tell_of_effect(agreement, by=by)
    return True


def _move_case(agreement: Agreement, day: date, late_reason: str, by: Any) -> None:
    case = agreement.case
    in_effect = agreements_standing(case, IN_EFFECT)
    case.is_partial = any(each.is_partial for each in in_effect)
    case.ended_on = day
    act = "take_partial_effect" if case.is_partial else "take_effect"
    if agreement.form == AgreementForm.ORAL.value:
        act = "take_effect_orally"
    perform(case, act, by=by, facts=Effect(happened_on=_step_day(case, day), effective_on=day, late_reason=late_reason,
                                           partial=case.is_partial))


def _step_day(record: Any, day: date) -> date:
    """Effect may lie before something that was recorded meanwhile; the history stays in order."""
    return max(day, last_step_day(record) or day)


def _in_effect(agreement: Agreement, day: date, by: Any) -> None:
    """The day of effect, and what becomes of the claims: settled at what the lines come to, or open still."""
    replace_older(agreement, day, by=by)
    agreement.effective_on, agreement.standing = day, IN_EFFECT.value
    for claim in agreement.case.claims:
        if claim.claimant not in agreement.parties or claim.given_up or not claim.is_open:
            continue
        if agreement.is_partial and claim in agreement.open_claims:
            continue
        claim.agreed_fen, claim.is_open = _agreed(agreement, claim), False
        period = running(claim, agreement.case, "LIM-1Y")
        if period is not None:
            end(period, day)
    db.session.flush()


def _agreed(agreement: Agreement, claim: Any) -> int | None:
    """What the lines give for a claim; not known where one sum was agreed for several claims together."""
    sums = [line for line in agreement.obligations if line.amount_fen is not None]
    own = [line.amount_fen or 0 for line in sums if line.claim is claim]
    loose = [line.amount_fen or 0 for line in sums if line.claim is None and line.payee is claim.claimant]
    alone = sum(other.claimant is claim.claimant and not other.given_up for other in agreement.case.claims) == 1
    if own or not loose:
        return sum(own) + (sum(loose) if alone else 0)
    return sum(loose) if alone else None


def _open_doors(agreement: Agreement, late_reason: str, by: Any, act: str = "open_doors") -> Strengthening:
    """Row 24a: what may now be asked of court or commission; the thirty and fifteen days run from the effect."""
    strengthening = Strengthening(agreement=agreement, case=agreement.case, body_id=agreement.case.body_id,
                                  court=agreement.case.body.court)
    db.session.add(strengthening)
    db.session.flush()
    perform(strengthening, act, by=by, facts=Facts(happened_on=agreement.effective_on, late_reason=late_reason))
    return strengthening


def _open_lines(agreement: Agreement, day: date, late_reason: str, by: Any) -> None:
    """Row 24b: each line is followed until it is performed; what becomes of them stands in the ledger (D36)."""
    for line in agreement.obligations:
        perform(line, "open_performance", by=by, facts=Facts(happened_on=day, late_reason=late_reason))
    print_ledger(agreement, by=by)


def _only_one_out(case: Case) -> list[Agreement]:
    agreements = agreements_standing(case, SIGNING)
    if not agreements:
        raise NotNow("没有谈定的协议在等待生效。请刷新页面看最新进展。")
    return agreements


def agree_orally(case: Case, facts: OralFacts, *, by: Any) -> list[Agreement]:
    """Row 25, people's mediation: an oral agreement takes effect on the day it was made; its mediator notes it (D28).

    In a court delegation the marks stand on the record of the session: they are placed as on a written agreement.
    """
    agreements = _only_one_out(case)
    if case.basis_term is Basis.COURT_DELEGATED:
        raise NotNow("法院委派的口头协议记入调解笔录：请记录双方和调解员在笔录上的签名，齐了即生效。")
    allowed = law.oral_allowed(case.basis_term, own_basis(case.body.type_term))
    if not allowed:
        raise RequirementNotMet(f"{allowed.why}。", article=str(allowed.articles[0]))
    day = facts.happened_on or clock.today()
    for agreement in agreements:
        agreement.form, agreement.agreed_on = AgreementForm.ORAL.value, day
        effect = effect_of(agreement)
        _in_effect(agreement, effect.on or day, by)
    case.is_partial, case.ended_on = any(each.is_partial for each in agreements), day
    perform(case, "take_effect_orally", by=by, facts=_effect(facts, day, case.is_partial))
    for agreement in agreements:
        agreement.paper = documents.issue(case, "D28", oral_agreement_of(agreement), by=by, about=agreement)
        agreement.number = agreement.paper.number
        _open_doors(agreement, facts.late_reason, by)
        _open_lines(agreement, day, facts.late_reason, by)
    return agreements


def _effect(facts: Facts, day: date, partial: bool, *, court_paper: bool = False) -> Effect:
    return Effect(happened_on=day, happened_at=facts.happened_at, late_reason=facts.late_reason, reason=facts.reason,
                  proof=facts.proof, on_behalf_of=facts.on_behalf_of, effective_on=day, partial=partial,
                  court_paper=court_paper)


def settle_on_the_spot(case: Case, facts: SpotFacts, *, by: Any) -> list[Agreement]:
    """Row 26: paid across the table and noted in the record; nothing is left to strengthen.

    The lines are opened here and closed by the payments recorded on them.
    """
    agreements = _only_one_out(case)
    new_form = case.basis_term is Basis.NEW_FORM or case.kind_term is CaseKind.NEW_FORM
    if not (new_form or case.body.setting("SPOT_PAYMENT_WITHOUT_AGREEMENT")):
        raise RequirementNotMet("本机构没有设置“小额当场付清可以不签协议书”，请制作书面协议。", article=str(cite("TJ", 14, 1)))
    lacking = [words for there, words in ((facts.in_the_minutes, "记入调解笔录"), (facts.receipt_signed, "收款人签收"))
               if not there]
    day = facts.happened_on or clock.today()
    shown = _effect(facts, day, False)
    perform(case, "take_effect_paid", by=by, facts=Effect(**{**vars(shown), "missing": tuple(lacking)}))
    case.ended_on = day
    for agreement in agreements:
        agreement.form, agreement.agreed_on = AgreementForm.ON_THE_SPOT.value, day
        _in_effect(agreement, day, by)
        _open_lines(agreement, day, facts.late_reason, by)
    return agreements


def receive_court_paper(case: Case, facts: CourtPaperFacts, *, by: Any) -> list[Agreement]:
    """Row 24c: both have signed for the court's 调解书 (its scan as proof), or the suit was withdrawn on the agreement."""
    agreements = _only_one_out(case)
    for agreement in agreements:
        _note_court_marks(agreement, facts, by)
        effect = effect_of(agreement)
        if effect.on is None:
            raise RequirementNotMet(f"还缺：{'、'.join(effect.missing)}。", field="signed_for", article=str(effect.article))
        _in_effect(agreement, effect.on, by)
    day = max(agreement.effective_on for agreement in agreements if agreement.effective_on)
    case.is_partial, case.ended_on = any(each.is_partial for each in agreements), day
    perform(case, "take_effect_at_court", by=by,
            facts=_effect(facts, _step_day(case, day), case.is_partial, court_paper=True))
    act = "open_doors" if facts.suit_withdrawn_on else "open_with_court_paper"
    for agreement in agreements:
        strengthening = _open_doors(agreement, facts.late_reason, by, act)
        strengthening.court_number = facts.number or None
        _open_lines(agreement, agreement.effective_on or day, facts.late_reason, by)
    return agreements


def _note_court_marks(agreement: Agreement, facts: CourtPaperFacts, by: Any) -> None:
    """Each party's signing for the court's paper, as its own mark; or the withdrawal of the suit."""
    if facts.suit_withdrawn_on is not None:
        _note(agreement, law.SUIT_WITHDRAWN, facts.suit_withdrawn_on, facts, by)
        return
    waiting = {party.public_id: party for party in signers(agreement)}
    for party, day in facts.signed_for:
        if party.public_id in waiting:
            _note(agreement, law.court_paper(party.public_id), day, facts, by, party)


def _note(agreement: Agreement, whose: str, day: date, facts: Facts, by: Any, party: Any = None) -> None:
    if day > clock.today():
        raise RequirementNotMet("签收的日期不能晚于今天。", field="signed_for")
    if agreement.agreed_on is not None and day < agreement.agreed_on:
        raise RequirementNotMet(f"签收的日期不能早于协议之日（{agreement.agreed_on}）。", field="signed_for")
    agreement.marks.append(Mark(whose=whose, party=party, kind=MarkKind.SIGNATURE.value, placed_on=day,
                                recorded_at=clock.now(), by_id=by.id, proof_sha256=facts.proof))
    db.session.flush()


def _supplement_in_effect(supplement: Agreement, day: date, late_reason: str, by: Any) -> None:
    """Its lines take the place of those they put anew; doors and their periods stay those of the first agreement."""
    supplement.effective_on, supplement.standing = day, IN_EFFECT.value
    gone = [line.replaces for line in supplement.obligations if line.replaces is not None] + supplement.cancelled_lines
    replace_lines(gone, day, "由补充协议替代", late_reason, by=by)
    _open_lines(supplement, day, late_reason, by)
    trail.record("supplement_in_effect", by=by, record=supplement, case=supplement.case, on=str(day))
