"""Changing what is known of the parties of a case, as long as no paper in the house bears it."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.cases.naming import name_the_case
from mediation.cases.states import BEFORE_EFFECT
from mediation.errors import NotNow
from mediation.extensions import db
from mediation.intake.borne import borne_by
from mediation.intake.facts import PartyFacts
from mediation.intake.powers.representation import staff_only
from mediation.intake.registering.entering import count_workers
from mediation.law.terms import Side
from mediation.notices.acts import tell_helper
from mediation.parties.acts import change, enter
from mediation.parties.models import Party

OLD_NUMBER_WORDS = "您留给我们的手机号刚刚改成了另一个。不是您要改的，请马上拨打{phone}。本消息不会要求您付款。"


def change_party(party: Party, facts: PartyFacts, *, by: Any) -> tuple[str, ...]:
    """Correct what is known of a party; what an issued paper bears is refused with the names of those papers."""
    staff_only(party.case, by)
    old_phone = party.phone
    changed = change(party, facts, by=by, borne=borne_by(party))
    if "phone" in changed and old_phone:
        _tell_the_old_number(party, old_phone, by)
    name_the_case(party.case)
    return changed


def _tell_the_old_number(party: Party, old_phone: str, by: Any) -> None:
    """Whoever had the number till now learns of it: codes for signing go to the new one from tomorrow."""
    tell_helper(party.case, f"{party.name}（原来的号码）", old_phone, by=by,
                read_out=f"{party.name}登记的手机号刚刚改了。不是本人要改的，请马上告诉我们。",
                secret_words=OLD_NUMBER_WORDS.format(phone=party.case.body.phone),
                key=f"phone-changed:{party.public_id}:{clock.now().isoformat()}")


def add_party(case: Case, side: Side, facts: PartyFacts, *, by: Any) -> Party:
    """Somebody more takes part; those who are asked for something are asked whether they agree like the others."""
    staff_only(case, by)
    _still_open(case)
    with db.session.no_autoflush:
        party = enter(case, side, facts, by=by, place="")
    if side is Side.RESPONDENT:
        for claim in case.claims:
            if claim.is_open and claim.claimant.side == Side.APPLICANT.value:
                claim.against.append(party)
    count_workers(case)
    db.session.flush()
    name_the_case(case)
    trail.record("add_party", by=by, record=party, case=case, side=side.value)
    return party


def _still_open(case: Case) -> None:
    if case.state_term not in BEFORE_EFFECT:
        raise NotNow("本案已经办结，当事人不能再追加；写错的请用“更正”。")
