"""Cases that are being mediated, with parties known well enough for an agreement to be printed."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.agreements.acts import add_obligations, draft_agreement, place_marks, settle_terms
from mediation.agreements.facts import DraftFacts, MarkFacts, ObligationFacts
from mediation.agreements.models import Agreement
from mediation.agreements.signing import marks_missing
from mediation.cases.facts import Facts
from mediation.cases.models import Case, Claim, PanelMember
from mediation.cases.numbering import number_case, receipt_number
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.terms import Basis, ClaimType, CourtProcedure, IdentityKind, MarkKind, PartyKind, Side, Source
from mediation.parties.models import Answer, Party

DAY = date(2026, 11, 23)
NAMES = ("李秀英", "买买提·阿卜杜拉", "陈某", "王某", "赵某", "孙某", "周某", "吴某", "郑某", "冯某", "褚某", "卫某")
SIGNED = {PartyKind.WORKER.value: MarkKind.SIGNATURE, PartyKind.EMPLOYER.value: MarkKind.SEAL}


def a_case_in_mediation(bodies: Bodies, *, workers: int = 1, body: str = "courier", basis: Basis = Basis.PEOPLE,
                        mediators: tuple[str, ...] = ("wangmin",), fen: int = 820000, **more: Any) -> Case:
    """A wage dispute of so many workers with one employer, in mediation for a week."""
    begun = clock.today() - timedelta(days=7)
    case = Case(body=bodies[body], basis=basis.value, source=Source.WRITTEN.value, state=CaseState.IN_MEDIATION.value,
                receipt_number=receipt_number(), received_on=begun, accepted_on=begun, title="李秀英 诉 鑫源",
                matter="拖欠工资", made_at=clock.now(), is_collective=workers >= 10,
                clerk=bodies.people["wangmin"],
                court_procedure=CourtProcedure.ORDINARY.value if basis is Basis.COURT_ENTRUSTED else None, **more)
    db.session.add(case)
    number_case(case, begun)
    case.panel = [PanelMember(person=bodies.people[login], named_on=begun) for login in mediators]
    for number in range(workers):
        worker = _party(case, Side.APPLICANT, PartyKind.WORKER, NAMES[number], number + 1)
        case.claims.append(Claim(claimant=worker, type=ClaimType.WAGES.value, amount_fen=fen, knew_on=begun))
    _party(case, Side.RESPONDENT, PartyKind.EMPLOYER, "云岭鑫源建筑劳务有限公司", 1)
    db.session.flush()
    return case


def _party(case: Case, side: Side, kind: PartyKind, name: str, ordinal: int) -> Party:
    party = Party(side=side.value, kind=kind.value, ordinal=ordinal, name=name, answer=Answer.AGREED.value)
    case.parties.append(party)
    party.rename(name)
    party.address, party.phone = "云岭市青溪区石桥镇示例路8号", "13800000001"
    if kind is PartyKind.EMPLOYER:
        party.credit_code = "91440600MADEM0003H"
        party.legal_representative, party.legal_representative_title = "钱某", "经理"
    else:
        party.identify(IdentityKind.RESIDENT, "110101199003070134")
        party.born_on, party.sex, party.ethnic_group = date(1990, 3, 7), "女", "汉族"
    return party


def the_employer(case: Case) -> Party:
    return next(party for party in case.parties if party.is_employer)


def a_payment(case: Case, worker: Party, fen: int = 740000, due_on: date = date(2026, 12, 15),
              **more: Any) -> ObligationFacts:
    """The employer pays one worker's wages to an account."""
    claim = next((claim for claim in case.claims if claim.claimant is worker), None)
    return ObligationFacts(**{
        "payer": the_employer(case), "payee": worker, "amount_fen": fen, "claim": claim, "due_on": due_on,
        "account_holder": worker.name, "bank": "示例银行青溪支行", "account_number": "6222000000000001234", **more})


def a_draft_for_all(case: Case, by: Any, **frame: Any) -> Agreement:
    """A text with one payment for each worker."""
    agreement = draft_agreement(case, DraftFacts(**{
        "facts_words": "用人单位拖欠2026年8月至10月的工资。", "breach_interest": "未付金额每日0.5‰",
        "tax_words": "税前金额，个人所得税由付款人代扣代缴", **frame}), by=by)
    add_obligations(agreement, [a_payment(case, worker) for worker in case.workers], by=by)
    return agreement


def out_for_signing(case: Case, by: Any, day: date = DAY, **frame: Any) -> Agreement:
    """A text whose terms are settled."""
    agreement = a_draft_for_all(case, by, **frame)
    settle_terms(case, Facts(happened_on=day), by=by)
    return agreement


def of(party: Party) -> str:
    """The name under which a party's mark is kept."""
    return f"party:{party.public_id}"


def mark(agreement: Agreement, whose: str, day: date, **more: Any) -> MarkFacts:
    """A mark as this kind of party makes it."""
    row = next(row for row in marks_missing(agreement) if row.whose == whose)
    kind = MarkKind.SEAL if whose == "seal" else SIGNED.get(row.party.kind if row.party else "", MarkKind.SIGNATURE)
    return MarkFacts(**{"whose": whose, "kind": kind, "happened_on": day, **more})


def all_signed(agreement: Agreement, by: Any, day: date = DAY) -> None:
    """Everybody marks the paper on one day, the seal last."""
    place_marks(agreement, [mark(agreement, row.whose, day) for row in marks_missing(agreement)], by=by)
