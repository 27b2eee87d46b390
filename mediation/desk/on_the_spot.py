"""即时办结: a dispute settled and paid across the table. Every act is walked in its order, or none is done at all."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediation import clock
from mediation.agreements import acts as agreements
from mediation.agreements.facts import DraftFacts, ObligationFacts, OralFacts, SpotFacts
from mediation.agreements.models import Agreement, AgreementForm, Obligation
from mediation.cases.facts import Acceptance, Opening
from mediation.cases.models import Case
from mediation.documents.acts import issue
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.documents.kinds.s01_on_the_spot import OnTheSpot
from mediation.documents.models import Paper
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.intake.acceptance.acts import Answered, accept, ask_other_side, keep_address, record_answer
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.facts import RegisteringFacts
from mediation.intake.registering.acts import register, submit
from mediation.law.agreement import PaymentWay
from mediation.law.citation import cite
from mediation.law.terms import Basis, CaseKind
from mediation.notices.acts import cancel_of_party
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.performance.acts import PaymentFacts, SaidBy, record_payments
from mediation.sessions.acts import Presence, begin_mediation, hold_session, name_mediators
from mediation.sessions.models import Attendance, Attending, ChosenBy, Session
from mediation.sessions.queries import next_ordinal


@dataclass(frozen=True)
class AtTheTable:
    """The one page: who, what about, what was agreed, how much was paid how (分), who saw it, and what was checked."""

    application: RegisteringFacts
    terms: str
    amount_fen: int
    way: PaymentWay
    witness: str
    place: str
    began_at: datetime
    mediators: tuple[Person, ...]
    acceptance: Acceptance
    opening: Opening
    sham_suspected: bool
    receipt_signed: bool = False
    both_agree: bool = False
    addresses_confirmed: bool = False
    proof: str | None = None


def settle_at_the_table(said: AtTheTable, *, by: Any) -> Paper:
    """Request, consent, acceptance, naming, session, agreement, payment; prints the one sheet (S01) to be signed.

    Raises what any of these acts refuses; the caller's transaction then goes back to where it was.
    """
    case = register(said.application, by=by)
    submit(case, by=by)
    _both_agree(case, said, by)
    accept(case, said.acceptance, by=by)
    _name(case, said.mediators, by)
    _keep_addresses(case, said, by)
    begin_mediation(case, by=by, facts=said.opening)
    _meet(case, said, by)
    agreement = _agree(case, said, by)
    _take_effect(case, said, by)
    pay_lines(agreement.obligations, said.way, proof=said.proof, words=f"当场付清，在场见证人：{said.witness}", by=by)
    for party in case.parties:
        cancel_of_party(party, by=by)
    sheet = issue(case, "S01", _sheet(case, said), by=by, about=agreement, copies=len(case.active_parties) + 1)
    agreement.paper = sheet
    return sheet


def pay_lines(lines: Iterable[Obligation], way: PaymentWay, *, proof: str | None, words: str, by: Any) -> None:
    """What was paid across the table closes its lines at once (row 52)."""
    record_payments([(line, PaymentFacts(
        paid_on=clock.today(), amount_fen=line.left_fen if line.amount_fen is not None else 0, way=way,
        said_by=SaidBy.PAYEE, proof=proof, words=words, on_behalf_of=(line.payee,))) for line in lines], by=by)


def _both_agree(case: Case, said: AtTheTable, by: Any) -> None:
    """The other side sits at the table and says yes."""
    if not said.both_agree:
        raise RequirementNotMet("双方当场同意由本组织调解，才能即时办结。", field="both_agree",
                                article=str(cite("O17", 22)))
    ask_other_side(case, by=by)
    waiting = tuple(party for party in case.active_parties if not party.has_agreed)
    if waiting:
        record_answer(case, Answered(on_behalf_of=waiting, word=PartyWord.AGREED, way=AnswerWay.IN_PERSON,
                                     words="当场同意调解。", happened_at=clock.now()), by=by)


def _keep_addresses(case: Case, said: AtTheTable, by: Any) -> None:
    """The addresses are kept, and the one sheet that both sign says that they were confirmed to the body; whoever wants
    electronic service says so later (D33).
    """
    for party in case.active_parties if said.addresses_confirmed else ():
        keep_address(party, ServiceAddress(address=party.address, electronic=False), by=by)


def _name(case: Case, mediators: Sequence[Person], by: Any) -> None:
    if not mediators:
        raise RequirementNotMet("请选择调解员。", field="members")
    name_mediators(case, mediators, mediators[0], by=by, chosen_by=ChosenBy.BOTH)


def _meet(case: Case, said: AtTheTable, by: Any) -> Session:
    """The sitting was not called: both sides are there already."""
    session = Session(case=case, ordinal=next_ordinal(case), starts_at=said.began_at, ends_at=clock.now(),
                      place=said.place, matter=case.matter or "即时调解", recorder=by.name, bring=[],
                      excuse_by=clock.today(), noticed_on=clock.today())
    db.session.add(session)
    session.attendances = [Attendance(party=party) for party in case.active_parties]
    db.session.flush()
    return hold_session(session, [Presence(party, Attending.IN_PERSON) for party in case.active_parties], by=by,
                        began_at=said.began_at, ended_at=clock.now())


def _agree(case: Case, said: AtTheTable, by: Any) -> Agreement:
    payer, payee = case.respondents[0], case.applicants[0]
    agreement = agreements.draft_agreement(case, DraftFacts(
        form=AgreementForm.ON_THE_SPOT, place=said.place, facts_words=said.application.facts_and_reasons), by=by)
    agreements.add_obligation(agreement, ObligationFacts(
        payer=payer, payee=payee, amount_fen=said.amount_fen, claim=case.claims[0], due_on=clock.today(),
        way=said.way), by=by)
    agreements.add_clause(agreement, said.terms, by=by)
    agreements.settle_terms(case, by=by, sham_suspected=said.sham_suspected)
    return agreement


def _take_effect(case: Case, said: AtTheTable, by: Any) -> None:
    """Noted in the record where the body has set so (row 26); a people's committee may take it as an oral agreement."""
    noted = case.body.setting("SPOT_PAYMENT_WITHOUT_AGREEMENT") or Basis.NEW_FORM is case.basis_term \
        or case.kind_term is CaseKind.NEW_FORM
    if noted or case.basis_term is not Basis.PEOPLE:
        agreements.settle_on_the_spot(case, SpotFacts(in_the_minutes=True, receipt_signed=said.receipt_signed), by=by)
    elif not said.receipt_signed:
        raise RequirementNotMet("当场付清的，要收款人当面点清、签收。", field="receipt_signed")
    else:
        agreements.agree_orally(case, OralFacts(), by=by)


def _sheet(case: Case, said: AtTheTable) -> OnTheSpot:
    return OnTheSpot(
        settled_at=clock.now(), place=said.place, matter=case.matter or case.claims[0].type_term.label,
        terms=said.terms, amount=said.amount_fen, method=said.way.label, payer=_name_of(case.respondents),
        payee=_name_of(case.applicants), witness=said.witness)


def _name_of(parties: Sequence[Party]) -> str:
    return str(parties[0].name)
