"""What a party says for itself on its own pages: whether it wants mediation, and where papers reach it."""
from __future__ import annotations

from typing import Any

from mediation.audit import trail
from mediation.cases.acts import told_in_time
from mediation.cases.models import Step
from mediation.cases.naming import name_the_case
from mediation.cases.service_addresses import without_address
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.deadlines.acts import running
from mediation.deadlines.models import Deadline
from mediation.documents.acts import issue
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.documents.models import Paper
from mediation.errors import NotNow, RequirementNotMet
from mediation.intake.acceptance.acts import Answered, consented, keep_address, note_answer
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.powers.authority import unproven
from mediation.notices.acts import warn_of_new_ways
from mediation.parties.acting import only_itself
from mediation.parties.models import Answer, Party, PartyStanding

MAY_STILL_ANSWER = (PartyStanding.ACTIVE.value, PartyStanding.REFUSED.value)


def may_answer(party: Party) -> bool:
    """Whether this party is being asked, or may change what it answered: while the answers are waited for (row 11)."""
    if party.case.state != CaseState.CONSENT_PENDING.value or party.standing not in MAY_STILL_ANSWER:
        return False
    if party.deceased_on is not None:
        return False
    return party.answer == Answer.ASKED.value or any(row.party_id == party.id for row in party.case.party_answers)


def who_asked(party: Party) -> list[Party]:
    """The other side of who is asked: those with whom it would talk."""
    return [other for other in party.case.taking_part if other.side != party.side]


def waited_until(party: Party) -> Deadline | None:
    """The period in which the answer is waited for."""
    return running(party.case, party.case, "CONSENT-WAIT")


def answer_for_oneself(party: Party, word: PartyWord, words: str = "", *, by: Any) -> Step | None:
    """A party that was asked answers yes or no (O17 22); nobody's answer missing, the consents are stored (row 11a).

    One of several on a side that does not want to leaves, and the case goes on against the others, as when the staff
    record it. Who came for an employer and whose authority does not hold yet is heard, and it counts for nothing until
    the staff have looked (CC 171, CPL 62). Raises NotNow when the answers are no longer waited for: then it is said to
    the staff.
    """
    only_itself(party, by=by)
    if not may_answer(party):
        raise NotNow("现在不用答复：还没有问到您，或者双方的答复都齐了。想改主意，请打电话告诉我们；调解中也随时可以不调。")
    if word not in (PartyWord.AGREED, PartyWord.REFUSED):
        raise RequirementNotMet("请选“愿意”或者“不愿意”。", field="word")
    case = party.case
    facts = told_in_time(case, Answered(on_behalf_of=(party,), word=word, way=AnswerWay.ONLINE, words=words))
    who = unproven(party)
    note_answer(case, party, facts, who.representative if who else None, by=by)
    if who is not None:
        return None
    name_the_case(case)
    return consented(case, facts, by=by)


def is_asked_for_address(party: Party) -> bool:
    """Whether where papers reach this party is still to be said: by row 17 before the mediation begins (ONL 17)."""
    begins = party.case.state_term in BEFORE_EFFECT - {CaseState.SETTLED_PRIVATE}
    return begins and may_say_address(party) and party in without_address(party.case)


def may_say_address(party: Party) -> bool:
    """Whether this party may say where papers reach it: it has applied or has been asked, and the file is open.

    It binds as its own declaration (CPL 90), so that nobody makes it whose authority has not been found good.
    """
    if unproven(party) is not None:
        return False
    known = party.answer != Answer.NOT_ASKED.value or party in party.case.applicants
    return party.case.is_open and party.is_active and party.takes_part and known \
        and party.case.state not in (CaseState.DRAFT.value, CaseState.NEGOTIATING.value)


def say_own_address(party: Party, said: ServiceAddress, *, by: Any) -> Paper | None:
    """A party says where papers reach it and whether by electronic means (CPL 90; ONL 17); D33 says it on paper.

    Returns the D33, or None where the file still lacks something that the paper bears and the party can't be asked
    for here: then the staff print it, and the address holds all the same.
    """
    only_itself(party, by=by)
    if not may_say_address(party):
        raise NotNow("现在不用填送达地址。")
    _can_be_reached(said)
    is_new_mail = bool(said.email) and said.email != party.email
    keep_address(party, said, by=by)
    if is_new_mail and party.phone:
        warn_of_new_ways(party, by=by)
    try:
        return issue(party.case, "D33", said, by=by, recipients=(party,), about=party)
    except RequirementNotMet:
        return None


def _can_be_reached(said: ServiceAddress) -> None:
    """Refuse on its field what a party left out; the same is asked of it as of the staff."""
    if not (said.address or "").strip():
        raise RequirementNotMet("请填写寄得到的地址。", field="address")
    if said.electronic is None:
        raise RequirementNotMet("请选择是否接受电子送达。", field="electronic")
    if said.electronic and not (said.mobile or said.email or said.wechat):
        raise RequirementNotMet("接受电子送达的，手机、邮箱、微信至少填一种。", field="mobile")


def open_contact(party: Party, is_open: bool, *, by: Any) -> None:
    """A person lets the other side read its telephone and address on papers from now on, or keeps them (S10)."""
    only_itself(party, by=by)
    if party.is_employer:
        raise NotNow("单位的电话、地址照常写在文书上。")
    party.contact_is_open = is_open
    trail.record("open_contact" if is_open else "close_contact", by=by, record=party, case=party.case)
