"""From what was said at the counter to the rows of the case file: parties, claims, application, materials."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.cases.models import Case, Claim
from mediation.cases.naming import name_the_case
from mediation.cases.numbering import receipt_number
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.intake.facts import ClaimFacts, MaterialFacts, OralFacts, RegisteringFacts
from mediation.intake.registering.models import Application, Material
from mediation.intake.registering.queries import receipt_number_in_use
from mediation.law.answers import Refusal
from mediation.law.citation import cite
from mediation.law.scope import collective, may_take
from mediation.law.terms import Basis, LegalType, Role, Side, Source
from mediation.parties.acts import enter
from mediation.parties.models import Party

SIDES = (("applicants", Side.APPLICANT), ("respondents", Side.RESPONDENT), ("third", Side.THIRD))
BASIS_OF = {Source.COURT_DELEGATED: Basis.COURT_DELEGATED, Source.COURT_ENTRUSTED: Basis.COURT_ENTRUSTED,
            Source.ARBITRATION: Basis.ARB_DELEGATED}
HANDED_OVER = frozenset(BASIS_OF)


def inside_an_employer(body: Body) -> bool:
    """Whether a body sits inside an employer: the applicant is told so before anything is stored (security S1)."""
    return body.legal_type == LegalType.ENTERPRISE_COMMITTEE.value or bool(body.employer_name)


def new_case(facts: RegisteringFacts, *, by: Any) -> Case:
    """An unopened case with everything that was said, in the session but not yet sent to the database.

    Raises RequirementNotMet where this body may not take the matter, or where something said can't be right.
    """
    check_door(facts)
    with db.session.no_autoflush:
        case = Case(
            body=facts.body, body_id=facts.body.id, receipt_number=_free_receipt_number(),
            received_on=facts.received_on, made_at=clock.now(),
            clerk=by if by.holds(Role.CLERK, facts.body.id) else None)
        db.session.add(case)
        case.application = Application(choice_told_on=clock.today() if facts.choice_told else None)
        describe(case, facts)
        for name, side in SIDES:
            for place, party in enumerate(getattr(facts, name)):
                enter(case, side, party, by=by, place=f"{name}-{place}-")
        add_claims(case, facts.claims)
        add_materials(case, facts.materials)
        count_workers(case)
        name_the_case(case)
    if facts.choice_told:
        trail.record("tell_choice", by=by, record=case, case=case)
    return case


def describe(case: Case, facts: RegisteringFacts) -> None:
    """Write what is said of the matter itself."""
    case.basis, case.kind, case.source = facts.basis.value, facts.kind.value, facts.source.value
    case.matter = facts.matter
    case.source_number = facts.source_number or None
    case.source_body = facts.source_body or None
    case.court_procedure = facts.court_procedure.value if facts.court_procedure else None
    application = case.application
    application.is_oral = facts.source is Source.ORAL
    application.facts_and_reasons = facts.facts_and_reasons
    application.tried_elsewhere = facts.tried_elsewhere
    application.own_form = facts.own_form
    application.duplicate_reason = facts.duplicate_reason
    application.place = facts.oral.place if facts.oral else ""
    application.oral_answers = _answers(facts.oral) if facts.oral else {}


def add_claims(case: Case, claims: Sequence[ClaimFacts]) -> None:
    """Give each claim to the party that makes it, against all of the other side unless some are named."""
    for place, said in enumerate(claims):
        claim = Claim(case=case, claimant=claimant_of(case, said, place))
        db.session.add(claim)
        write_claim(claim, said)


def write_claim(claim: Claim, said: ClaimFacts) -> None:
    """Type, period, sum (which may be about or unknown), how it was worked out, since when it was known."""
    if said.from_on and said.until_on and said.from_on > said.until_on:
        raise RequirementNotMet("请求期间的止日早于起日，请核对。", field="claims")
    if said.amount_fen is not None and said.amount_fen < 0:
        raise RequirementNotMet("请求金额不能是负数。", field="claims")
    claim.type = said.type.value
    claim.from_on, claim.until_on, claim.knew_on = said.from_on, said.until_on, said.knew_on
    claim.amount_fen, claim.is_about = said.amount_fen, said.about
    claim.formula, claim.ground = said.formula, said.ground
    others = _side(claim.case, Side.APPLICANT if said.by_respondent else Side.RESPONDENT)
    claim.against = [others[index] for index in said.against] if said.against else list(others)


def add_materials(case: Case, materials: Sequence[MaterialFacts]) -> list[Material]:
    """Note what was handed in."""
    rows = [Material(case=case, name=one.name, copies=one.copies, pages=one.pages, is_original=one.is_original,
                     received_at=clock.now()) for one in materials]
    db.session.add_all(rows)
    return rows


def count_workers(case: Case) -> None:
    """Ten or more workers on one side make the dispute collective (TJ 7)."""
    case.is_collective = any(
        collective(len([party for party in _side(case, side) if party.is_worker]), common_request=True)
        for side in (Side.APPLICANT, Side.RESPONDENT))


def claimant_of(case: Case, said: ClaimFacts, place: int) -> Party:
    side = _side(case, Side.RESPONDENT if said.by_respondent else Side.APPLICANT)
    if not 0 <= said.of < len(side):
        raise RequirementNotMet("这一项请求是谁提出的？请先填写那一方当事人。", field=f"claims-{place}-whose")
    return side[said.of]


def _side(case: Case, side: Side) -> list[Party]:
    """The parties of a side in their order, also before they are stored."""
    return sorted(case.side(side), key=lambda party: party.ordinal)


def _answers(oral: OralFacts) -> dict[str, str]:
    return {"begins": oral.begins.isoformat(), "ends": oral.ends.isoformat(), "matter": oral.matter, "when": oral.when,
            "asks": oral.asks, "reasons": oral.reasons, "elsewhere": oral.elsewhere, "told": oral.told}


def check_door(facts: RegisteringFacts) -> None:
    """Whether this body may take such a matter on this basis, from such a source."""
    body = facts.body
    if facts.basis not in body.base_terms:
        raise RequirementNotMet(f"{body.short_name}不能以“{facts.basis.label}”办案，请改选依据。", field="basis")
    refused: Refusal | None = may_take(facts.kind, facts.basis, frozenset(body.kind_terms))
    if refused is not None:
        raise RequirementNotMet(refused.message, field="kind", article=str(refused.articles[0]))
    wanted = BASIS_OF.get(facts.source)
    if wanted is not None and facts.basis is not wanted:
        raise RequirementNotMet(f"来源是“{facts.source.label}”的，依据请选“{wanted.label}”。", field="basis")
    if wanted is None and facts.basis in BASIS_OF.values():
        raise RequirementNotMet(f"依据是“{facts.basis.label}”的，来源请选移送的法院或仲裁委。", field="source")
    if facts.source is Source.COURT_ENTRUSTED and facts.court_procedure is None:
        raise RequirementNotMet("委托调解的期限看诉讼程序，请选普通程序或简易程序。", field="court_procedure",
                                article=str(cite("TY", 27)))
    if inside_an_employer(body) and not facts.choice_told:
        raise RequirementNotMet("先向申请人说明本组织由谁办、谁付钱，以及还可以去哪些调解组织；说明后勾选。", field="choice_told")


def _free_receipt_number() -> str:
    while True:
        number = receipt_number()
        if not receipt_number_in_use(number):
            return number
