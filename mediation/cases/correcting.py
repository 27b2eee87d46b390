"""Correcting what papers bear (row 67): proposed by one, confirmed by the director; the old value stays on record."""
from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import correcting_claims, who
from mediation.cases.acts import perform
from mediation.cases.corrections_models import ProposedCorrection
from mediation.cases.facts import Correction, Facts
from mediation.cases.models import Case
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law import identity
from mediation.law.identity import IdentityError
from mediation.law.terms import IdentityKind, Language, PartyKind
from mediation.parties.acts import WORDS, change
from mediation.parties.facts import PartyFacts
from mediation.parties.models import Party


def correctable(party: Party) -> list[tuple[str, str]]:
    """What of a party can be corrected, as (column, name)."""
    of_a_person = {"identity_number", "born_on", "sex", "ethnic_group"}
    of_a_unit = {"credit_code", "legal_representative"}
    left_out = of_a_person if party.is_employer else of_a_unit
    return [(column, words) for column, words in WORDS.items() if column not in left_out]


def propose_correction(case: Case, party: Party, column: str, new_value: str, reason: str, *,
                       by: Any) -> ProposedCorrection:
    """Say what a datum of a party should read; nothing changes before the director has confirmed it."""
    if not who.staff(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以提出更正。")
    if column not in dict(correctable(party)):
        raise RequirementNotMet("请选择要更正的内容。", field="column")
    if not reason.strip():
        raise RequirementNotMet("请写明错在哪里、依据什么更正。", field="reason")
    old, new = as_text(party, column), _checked(party, column, new_value.strip())
    if old == new:
        raise RequirementNotMet("更正后的内容和现在的一样，请核对。", field="new_value")
    if any(row.is_open and row.party_id == party.id and row.column == column for row in case.proposed_corrections):
        raise NotNow("这一项已经有人提出更正，请等主任确认。")
    row = ProposedCorrection(case=case, party=party, column=column, reason=reason.strip(), proposed_by_id=by.id,
                             proposed_at=clock.now())
    row.old_value, row.new_value = old, new
    db.session.add(row)
    db.session.flush()
    trail.record("propose_correction", by=by, record=party, case=case, column=column)
    return row


def confirm_correction(proposed: ProposedCorrection, facts: Facts | None = None, *, by: Any) -> tuple[str, ...]:
    """The director confirms (row 67): the datum changes; returns what changed with it."""
    _still_open(proposed)
    case, party = proposed.case, proposed.party
    facts = facts or Facts()
    perform(case, "correct_error", by=by, facts=Correction(
        happened_on=facts.happened_on, late_reason=facts.late_reason, reason=proposed.reason,
        proposed_by=proposed.proposed_by, field_name=proposed.column))
    if proposed.claim is not None:
        changed = correcting_claims.write_corrected(proposed, by=by)
    else:
        changed = change(party, _corrected(party, proposed.column, proposed.new_value or ""), by=by)
    _decide(proposed, True, by)
    return changed


def reject_correction(proposed: ProposedCorrection, *, by: Any) -> None:
    """The director does not confirm it; everything stays as it is."""
    _still_open(proposed)
    if not who.director(actor=by, model=proposed.case):
        raise NotPermitted("更正由主任决定。")
    _decide(proposed, False, by)
    trail.record("reject_correction", by=by, record=proposed.party, case=proposed.case, column=proposed.column)


def _still_open(proposed: ProposedCorrection) -> None:
    if not proposed.is_open:
        raise NotNow("这一项更正已经决定过了，请刷新页面。")
    if _stands(proposed) != (proposed.old_value or ""):
        raise NotNow("提出更正以后，这一项又有了改动，请重新提出更正。")


def _stands(proposed: ProposedCorrection) -> str:
    if proposed.claim is not None:
        return correcting_claims.as_kept(correcting_claims.asked(proposed.claim))
    return as_text(proposed.party, proposed.column)


def _decide(proposed: ProposedCorrection, confirmed: bool, by: Any) -> None:
    proposed.confirmed, proposed.decided_by_id, proposed.decided_at = confirmed, by.id, clock.now()


def as_text(party: Party, column: str) -> str:
    """A datum as it is shown and compared; empty where it is not known."""
    value = getattr(party, column)
    return value.isoformat() if isinstance(value, date) else value or ""


def _checked(party: Party, column: str, text: str) -> str:
    """The new value as it will be kept; raises RequirementNotMet where it can't be right."""
    try:
        if column == "name" and (wrong := identity.name_error(text)):
            raise RequirementNotMet(wrong, field="new_value")
        if column == "identity_number":
            return identity.check_identity(_identity_kind(party), text, clock.today())
        if column == "credit_code":
            return identity.social_credit_code(text)
        if column == "phone":
            return identity.phone(text)
        return date.fromisoformat(text).isoformat() if column == "born_on" else text
    except IdentityError as wrong_number:
        raise RequirementNotMet(str(wrong_number), field="new_value") from wrong_number
    except ValueError as no_day:
        raise RequirementNotMet("出生日期请写成 1990-01-31。", field="new_value") from no_day


def _identity_kind(party: Party) -> IdentityKind:
    kind = IdentityKind(party.identity_kind)
    return IdentityKind.RESIDENT if kind is IdentityKind.UNKNOWN else kind


def _corrected(party: Party, column: str, new: str) -> PartyFacts:
    """What is known of a party, with one datum put right; a new number says sex and birth anew."""
    known = {one.name: getattr(party, one.name) for one in fields(PartyFacts) if one.name != "ref"}
    texts = {name: value if value is not None or name in ("born_on", "employed_from", "employment_ended_on") else ""
             for name, value in known.items()}
    facts = PartyFacts(**{**texts, "kind": PartyKind(party.kind), "language": Language(party.language),
                          "identity_kind": _identity_kind(party)})
    if column == "born_on":
        return replace(facts, born_on=date.fromisoformat(new))
    return replace(facts, **{column: new})
