"""From the question to the other side to the acceptance of the case, or to its refusal (O17 22)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import last_step_day, perform, told_in_time
from mediation.cases.facts import Acceptance, Facts
from mediation.cases.limitation import interruption_by
from mediation.cases.models import Case, Step
from mediation.cases.naming import name_the_case
from mediation.cases.numbering import number_case
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.documents.acts import issue, register_scan
from mediation.documents.kinds import d06_refusal_notice as d06
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.documents.models import Paper
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.intake.acceptance.endings import tell_refusal
from mediation.intake.acceptance.models import AnswerWay, PartyAnswer, PartyWord
from mediation.intake.acceptance.papers import ask, tell_acceptance
from mediation.intake.contacts.acts import ContactOutcome, ContactWay, Tried, record_contact
from mediation.intake.powers.authority import answer_awaiting_check, unproven
from mediation.intake.powers.models import EmployerRepresentative
from mediation.intake.registering.application_papers import enter_when_completed
from mediation.law.citation import cite
from mediation.law.terms import Side, Source, Term
from mediation.notices.acts import tell
from mediation.parties.models import Answer, Party, PartyStanding

ANSWERS = {PartyWord.AGREED: Answer.AGREED, PartyWord.REFUSED: Answer.REFUSED,
           PartyWord.UNREACHABLE: Answer.UNREACHABLE, PartyWord.NO_ANSWER: Answer.NO_ANSWER}
SPOKEN = {AnswerWay.PHONE: ContactWay.PHONE, AnswerWay.IN_PERSON: ContactWay.VISIT,
          AnswerWay.PLATFORM: ContactWay.MESSAGE}
"""Answers by word of mouth, and how they stand in the log of contacts."""
MAY_ANSWER = (CaseState.SUBMITTED, CaseState.CONSENT_PENDING, CaseState.CONSENTED, CaseState.REOPENED)


class NotTaken(Term):
    """Why a case is not accepted after the other side was asked (row 13)."""

    OTHER_SIDE_REFUSES = "other_side_refuses", "对方不同意调解"
    NO_ANSWER = "no_answer", "对方逾期不答复"
    UNREACHABLE = "unreachable", "联系不上对方"
    DECIDED_ELSEWHERE = "decided_elsewhere", "已有生效裁判、裁决或调解书，或者法院已受理"
    NO_INTEREST = "no_interest", "申请人没有直接利害关系"
    OTHER = "other", "其他"


REASONS_ON_PAPER = {
    NotTaken.OTHER_SIDE_REFUSES: d06.RefusalReason.OTHER_SIDE_REFUSES, NotTaken.NO_ANSWER: d06.RefusalReason.NO_ANSWER,
    NotTaken.UNREACHABLE: d06.RefusalReason.NO_ANSWER, NotTaken.DECIDED_ELSEWHERE: d06.RefusalReason.DECIDED_ELSEWHERE,
    NotTaken.NO_INTEREST: d06.RefusalReason.NO_INTEREST, NotTaken.OTHER: d06.RefusalReason.OTHER}


@dataclass(frozen=True)
class Answered(Facts):
    """What the parties in ``on_behalf_of`` answered and how; ``proof`` is the slip they signed.

    An answer by word of mouth is kept in the log of contacts: with ``happened_at`` it is entered there, without it must
    be there already.
    ``goes_on``: where one of several on a side does not take part, the case goes on against the others.
    """

    word: PartyWord = PartyWord.AGREED
    way: AnswerWay | None = None
    words: str = ""
    goes_on: bool = True


def ask_other_side(case: Case, facts: Facts | None = None, *, by: Any) -> Step:
    """Ask everybody who has not agreed yet (row 11): period to answer, D04 to each.

    Who filed has agreed by filing; in a case that the body begins itself both sides are asked.
    """
    step = perform(case, "ask_other_side", by=by, facts=facts)
    enter_when_completed(case, by=by)
    if case.source != Source.OWN_MOTION.value:
        for party in case.applicants:
            if party.answer == Answer.NOT_ASKED.value:
                party.answer, party.answered_on = Answer.AGREED.value, case.received_on or step.happened_on
    asked = [party for party in case.taking_part if not party.has_agreed]
    for party in asked:
        party.answer = Answer.ASKED.value
    for party, paper in zip(asked, ask(case, asked, by=by, on=step.happened_on), strict=True):
        tell(case, party, read_out="有人就劳动争议申请调解，请在通知书上写明是否同意调解，并在期限内交回。",
             key=f"ask:{paper.public_id}", by=by)
    consented(case, replace(facts or Facts(), happened_on=step.happened_on), by=by)
    return step


def record_answer(case: Case, facts: Answered, *, by: Any) -> Step | None:
    """Record what parties answered; when nobody's answer is missing any more, the consents are complete (row 11a).

    Returns the step of the completed consents, None while somebody still has to answer.
    """
    if not who.staff(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以记答复。")
    if case.state not in MAY_ANSWER:
        raise NotNow("本案现在不征询调解意愿，不能记答复。请刷新页面看最新进展。")
    facts = told_in_time(case, facts)
    if not facts.on_behalf_of:
        raise RequirementNotMet("请选择是哪一方的答复。", field="parties")
    for party in facts.on_behalf_of:
        if facts.happened_at is not None and facts.way in SPOKEN and not facts.proof:
            record_contact(case, Tried(party, SPOKEN[facts.way], ContactOutcome.REACHED, facts.words,
                                       facts.happened_at), by=by)
        _check_answer(case, party, facts)
        note_answer(case, party, facts, by=by)
    name_the_case(case)
    return consented(case, facts, by=by)


def _check_answer(case: Case, party: Party, facts: Answered) -> None:
    assert facts.happened_on is not None
    if case.received_on and facts.happened_on < case.received_on:
        raise RequirementNotMet(f"答复的日期不能早于收到申请之日（{case.received_on}）。", field="happened_on")
    if facts.word in (PartyWord.AGREED, PartyWord.REFUSED) and facts.way is None:
        raise RequirementNotMet("请选择对方是怎样答复的。", field="way")
    if facts.word in (PartyWord.AGREED, PartyWord.REFUSED):
        _check_record(case, party, facts)
    if facts.word is PartyWord.UNREACHABLE and not any(row.party_id == party.id for row in case.contacts):
        raise RequirementNotMet(f"“联系不上”要有联系记录：请先记录对{party.name}的联系。", field="word",
                                article="人民法院在线调解规则第十五条")
    if facts.word is PartyWord.NO_ANSWER and _was_not_looked_at(party):
        raise RequirementNotMet(f"{party.name}已经在网上答复，授权还没有核对：请先核对授权，再看要不要记“逾期未答复”。",
                                field="word")
    waiting = running(case, case, "CONSENT-WAIT")
    last_day = waiting.ends_on if waiting else None
    if facts.word is PartyWord.NO_ANSWER and (last_day is None or facts.happened_on <= last_day):
        until = f"到{last_day}（含当日）" if last_day else "还没有开始"
        raise RequirementNotMet(f"答复期限{until}，届满后才能记“逾期未答复”。", field="word")


def _was_not_looked_at(party: Party) -> bool:
    """Whether an answer waits only because the staff have not looked at a paper that is there."""
    found = unproven(party) if answer_awaiting_check(party) else None
    return found is not None and found.why == "waiting"


def _check_record(case: Case, party: Party, facts: Answered) -> None:
    """An answer counts with the paper that bears it, or with the contact of that day in which it was given."""
    if facts.proof or (facts.way is AnswerWay.LETTER_OF_COURT and case.source_number):
        return
    if facts.way is AnswerWay.SLIP:
        raise RequirementNotMet("书面答复的，请上传签名或盖章的回执。", field="scan")
    if facts.way is AnswerWay.LETTER_OF_COURT:
        raise RequirementNotMet("函件中记载的，请上传函件的扫描件。", field="scan")
    if not any(row.party is party and row.outcome == ContactOutcome.REACHED.value
               and clock.day_of(row.happened_at) == facts.happened_on for row in case.contacts):
        raise RequirementNotMet(f"没有{party.name}当天的联系记录：请填写几点说的（同时记入联系记录），或者上传签名的回执。",
                                field="happened_time", article=str(cite("O17", 22)))


def note_answer(case: Case, party: Party, facts: Answered, unproven: EmployerRepresentative | None = None, *,
                by: Any) -> None:
    """Keep what a party answered as it came, and let it count; whoever calls has asked whether it may.

    ``unproven``: who answered for an employer without authority yet (CC 171); it is kept, and counts for nothing.
    """
    assert facts.happened_on is not None
    db.session.add(PartyAnswer(
        case=case, party=party, word=facts.word.value, way=facts.way.value if facts.way else None, words=facts.words,
        happened_on=facts.happened_on, recorded_at=clock.now(), late_reason=facts.late_reason, proof=facts.proof,
        by_id=by.id, representative_id=unproven.id if unproven else None))
    if unproven is not None:
        trail.record("record_answer", by=by, record=party, case=case, word=facts.word.value, counts=False)
        return
    party.answer, party.answered_on = ANSWERS[facts.word].value, facts.happened_on
    others = [other for other in case.parties if other.side == party.side and other is not party and other.is_active
              and other.answer in (Answer.AGREED.value, Answer.ASKED.value, Answer.NOT_ASKED.value)]
    if facts.word is PartyWord.AGREED:
        party.standing, party.left_at = PartyStanding.ACTIVE.value, None
    elif facts.goes_on and others:
        party.standing, party.left_at = PartyStanding.REFUSED.value, clock.now()
    trail.record("record_answer", by=by, record=party, case=case, word=facts.word.value)


def consented(case: Case, facts: Facts, *, by: Any) -> Step | None:
    """Store the consents (row 11a) once every party that takes part has agreed; they are complete on the last day."""
    if case.state != CaseState.CONSENT_PENDING.value or not case.applicants or not case.respondents:
        return None
    if case.without_the_word_of(party for party in case.active_parties if party.has_agreed):
        return None
    days = [party.answered_on for party in case.active_parties if party.answered_on] + [last_step_day(case)]
    return perform(case, "store_consents", by=by, facts=Facts(
        happened_on=max(day for day in days if day is not None), late_reason=facts.late_reason,
        on_behalf_of=tuple(case.taking_part), proof=facts.proof))


def accept(case: Case, facts: Acceptance, *, by: Any) -> Step:
    """Accept the case (row 12): its number, the mediation period, D05 to every party and D09 to sign for."""
    step = perform(case, "accept", by=by, facts=facts)
    case.accepted_on = step.happened_on
    number_case(case, step.happened_on)
    name_the_case(case)
    tell_acceptance(case, by=by, on=step.happened_on)
    _tell_all(case, "您的劳动争议调解案件已经受理，请领取受理通知书和权利义务告知书。", step, by)
    return step


def refuse_acceptance(case: Case, facts: Facts, *, by: Any) -> Step:
    """Do not accept the case (row 13): D06 to the applicants with the reason, the ways on and the limitation.

    Nobody went on against the others any more, so everybody who was asked stands on the paper again.
    """
    if facts.reason_code == NotTaken.OTHER.value and not facts.reason.strip():
        raise RequirementNotMet("选“其他”的，请写明理由，通知书上要写。", field="reason")
    step = perform(case, "refuse_acceptance", by=by, facts=facts)
    for party in case.parties:
        if party.standing == PartyStanding.REFUSED.value:
            party.standing, party.left_at = PartyStanding.ACTIVE.value, None
    case.ended_on = step.happened_on
    assert step.reason_code is not None
    reason = NotTaken(step.reason_code)
    kind = interruption_by(step.act, step.reason_code)
    tell_refusal(case, REASONS_ON_PAPER[reason], step, by=by, kind=kind,
                 words=_reason_words(case, reason, facts.reason))
    name_the_case(case)
    return step


def _reason_words(case: Case, reason: NotTaken, words: str) -> str | None:
    if reason is NotTaken.UNREACHABLE:
        tries = [row for row in case.contacts if row.party.side == Side.RESPONDENT.value]
        return f"自{min(row.happened_at for row in tries).astimezone(clock.SHANGHAI):%Y年%-m月%-d日}起先后{len(tries)}次" \
               f"联系被申请人，均未能联系上。{words}"
    return words or None


def confirm_address(case: Case, party: Party, said: ServiceAddress, facts: Facts | None = None, *, by: Any) -> Paper:
    """A party confirms where papers reach it and whether by electronic means (D33); kept until it says otherwise."""
    return confirm_addresses(case, [(party, said)], facts, by=by)[0]


def confirm_addresses(case: Case, said: Sequence[tuple[Party, ServiceAddress]], facts: Facts | None = None,
                      signed: Upload | None = None, *, by: Any) -> list[Paper]:
    """Several parties confirm their addresses: what they have signed is kept as one scan, else each gets a D33.

    Raises RequirementNotMet for an address left empty, and for what the paper still lacks.
    """
    if not who.staff(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以登记送达地址。")
    facts = told_in_time(case, facts or Facts())
    papers = []
    for party, address in said:
        keep_address(party, address, by=by)
        if signed is None:
            papers.append(issue(case, "D33", address, by=by, recipients=(party,), on=facts.happened_on, about=party))
    if signed is not None and said:
        one = said[0][0] if len(said) == 1 else None
        papers.append(register_scan(case, "D33", "送达地址确认书", signed.content, signed.media_type, by=by, party=one,
                                    on=facts.happened_on))
    return papers


def keep_address(party: Party, said: ServiceAddress, *, by: Any) -> None:
    """Keep where papers reach a party; the paper that it signs for it is the caller's."""
    if not said.address or said.electronic is None:
        raise RequirementNotMet(f"请填写{party.name}的送达地址，并选择是否接受电子送达。", field="addresses")
    if said.electronic and not (said.mobile or said.email or said.wechat or said.other):
        raise RequirementNotMet(f"{party.name}接受电子送达的，请至少填一种电子送达方式（手机、邮箱或者微信）。", field="addresses")
    party.service_address, party.electronic_service = said.address, said.electronic
    party.email = said.email or party.email
    trail.record("confirm_address", by=by, record=party, case=party.case)


def _tell_all(case: Case, words: str, step: Step, by: Any) -> None:
    for party in case.taking_part:
        tell(case, party, read_out=words, key=f"{step.act}:{step.public_id}:{party.public_id}", by=by)
