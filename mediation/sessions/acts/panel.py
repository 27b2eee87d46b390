"""Who mediates: naming, leaving the choice to the court, disclosure, recusal and change."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.acts import perform
from mediation.cases.facts import Facts, NamingOfMediators
from mediation.cases.models import Case, Exclusion, PanelMember, Step
from mediation.cases.requests_models import RequestOutcome
from mediation.cases.requirements import is_affiliated, panel_is_in_order
from mediation.documents.acts import issue, keep_signed_scan
from mediation.documents.kinds.d13_mediator_choice import CandidateOnPaper, Choice
from mediation.documents.kinds.d14_recusal_application import RecusalApplication
from mediation.documents.kinds.d15_disclosure import Disclosure
from mediation.documents.kinds.d16_recusal_decision import RecusalDecision
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.documents.recusal import RECUSING, RecusalGround
from mediation.documents.remembering import recall
from mediation.documents.stage_papers import standing
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import MemberSide, Role
from mediation.notices.acts import tell
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.people.queries import holders
from mediation.sessions.acts.asking import answer_who_asked
from mediation.sessions.models import ChosenBy
from mediation.sessions.requirements import both_sides_keep, may_be_refused, on_the_roster, still_sits

ROSTER_SPECIALTY = "劳动争议调解"


def side_in_body(case: Case, person: Person) -> str | None:
    """On whose side a person sits in the committee of the case, by the post held today."""
    posts = [post for post in person.posts_today() if post.body_id == case.body_id and post.side]
    return posts[0].side if posts else None


def roster(case: Case) -> list[Person]:
    """Who may be named in this case: the body's mediators and director in post today, without those recused."""
    people = holders(case.body, Role.MEDIATOR, Role.DIRECTOR)
    return [person for person in people if not case.excludes(person) and any(
        person.holds(role, case.body_id) for role in (Role.MEDIATOR, Role.DIRECTOR))]


def name_mediators(case: Case, members: Sequence[Person], presiding: Person, *, by: Any,
                   chosen_by: ChosenBy = ChosenBy.BODY, disclosures: Mapping[int, str] | None = None,
                   panel_reason: str = "", facts: Facts | None = None) -> Step:
    """Name who mediates and who presides (row 15); both sides choose, or the body or the court names.

    ``disclosures`` are words by the row of a person; that somebody works for an employer of the case is disclosed
    by itself. Raises RequirementNotMet for a conflict, a member who is not on the roster, unequal sides in a company
    committee, or a sole mediator of an employer of the case.
    """
    on_the_roster(case, members)
    _presides_is_named(members, presiding)
    given = facts or Facts()
    step = perform(case, "name_mediators", by=by, facts=NamingOfMediators(
        happened_on=given.happened_on, late_reason=given.late_reason, on_behalf_of=given.on_behalf_of,
        proof=given.proof, members=seats(case, members),
        presiding=presiding, chosen_by=chosen_by.value))
    for person in members:
        _seat(case, person, presiding, chosen_by, step.happened_on, (disclosures or {}).get(person.id, ""))
    db.session.flush()
    _issue_choice(case, chosen_by, panel_reason, by=by, on=step.happened_on)
    return step


def seats(case: Case, members: Sequence[Person]) -> tuple[tuple[Person, str | None], ...]:
    """Who is to sit, with the side on which each sits in the committee of the case."""
    return tuple((person, side_in_body(case, person)) for person in members)


def seat_anew(case: Case, members: Sequence[Person], presiding: Person, chosen_by: ChosenBy, reason: str, *,
              by: Any, on: date) -> None:
    """A case that is mediated again has this panel from now on; where it is another than before, D13 says so."""
    before = {member.person_id: member for member in case.mediators}
    if set(before) == {person.id for person in members} and before[presiding.id].presides:
        return
    for member in before.values():
        member.left_on = on
    for person in members:
        old = before.get(person.id)
        _seat(case, person, presiding, chosen_by, on, (old.disclosure or "") if old is not None else "")
    db.session.flush()
    _issue_choice(case, chosen_by, reason, by=by, on=on)


def leave_choice_to_court(case: Case, *, by: Any, facts: Facts | None = None) -> Step:
    """No joint choice from the court's list: the court is asked to name (row 12a, ONL 10)."""
    return perform(case, "leave_choice_to_court", by=by, facts=facts)


def disclose(case: Case, member: PanelMember, words: str, *, by: Any) -> PanelMember:
    """A mediator says what might be held against them (ONL 13); every party is told and may ask for another."""
    still_sits(member)
    if not words.strip():
        raise RequirementNotMet("请写明披露的内容；没有需要披露的，不用办这一步。", field="words")
    member.disclosure, member.kept_by_both = words.strip(), False
    trail.record("disclose", by=by, record=case, case=case, member=member.public_id)
    if _disclosure_of(case, member) is None:
        _issue_disclosure(case, member, by=by)
    for party in case.taking_part:
        tell(case, party, by=by, key=f"disclosure:{member.public_id}:{clock.now():%Y%m%d%H%M%S}:{party.public_id}",
             read_out=f"调解员{member.person.name}披露：{member.disclosure} 您可以同意由其继续调解，也可以要求更换。")
    return member


def keep_after_disclosure(case: Case, member: PanelMember, *, by: Any, facts: Facts) -> Step:
    """Every party has read the disclosure and still wants this mediator (row 16, "both keep")."""
    still_sits(member)
    both_sides_keep(case, facts.on_behalf_of)
    reason = facts.reason or f"双方已知悉披露，仍同意由{member.person.name}调解。"
    step = perform(case, "change_mediator", by=by, facts=replace(facts, reason_code="kept", reason=reason))
    member.kept_by_both = True
    paper = _disclosure_of(case, member) or _issue_disclosure(case, member, by=by, kept=True, words=reason)
    if step.proof:
        keep_signed_scan([paper], step.proof, by=by)
    answer_who_asked(case, member, RequestOutcome.NOT_DONE, reason, by=by)
    return step


def _disclosure_of(case: Case, member: PanelMember) -> Paper | None:
    """The declaration of this mediator: printed with what was disclosed, or beforehand to be written by hand.

    What holds of somebody by itself was not printed.
    """
    said = [(paper, recall(paper)) for paper in standing(papers_of(case)) if paper.code == "D15"]
    return next((paper for paper, kept in reversed(said)
                 if kept is not None and kept.extra.words in (member.disclosure, None)
                 and kept.extra.mediator == member.person.name), None)


def _issue_disclosure(case: Case, member: PanelMember, *, by: Any, kept: bool | None = None, words: str = "") -> Paper:
    """D15: the mediator ticks and signs it, then both sides say whether they still want this mediator."""
    return issue(case, "D15", Disclosure(
        mediator=member.person.name, workplace=_candidate(case, member.person).workplace,
        words=member.disclosure or words, disclosed_on=clock.today(), kept=kept), by=by)


def change_mediator(case: Case, member: PanelMember, successor: Person | None, ground: RecusalGround, *, by: Any,
                    facts: Facts) -> Step:
    """A mediator leaves and another is named (row 16): D14 of those who asked for it, and the decision, D16.

    Recused for kinship, interest or another relation (TY 15), the person sees nothing of the case from now on.
    Without such a ground a party has asked for another (ONL 14) and the person only leaves the panel.
    """
    still_sits(member)
    recused = ground in RECUSING
    staying = [each.person for each in case.mediators if each is not member]
    panel = [*staying, *([successor] if successor is not None else [])]
    if recused and not case.excludes(member.person):
        case.exclusions.append(Exclusion(person=member.person, reason=facts.reason, since_on=_day(facts)))
    on_the_roster(case, panel)
    panel_is_in_order(case, NamingOfMediators(
        members=seats(case, panel)))
    step = perform(case, "change_mediator", by=by, facts=replace(
        facts, reason_code="recused" if recused else "changed"))
    member.left_on = step.happened_on
    chosen_by = ChosenBy(member.named_by)
    if successor is not None:
        _seat(case, successor, successor if member.presides else None, chosen_by, step.happened_on, "")
    db.session.flush()
    if not any(each.presides for each in case.mediators):
        case.mediators[0].presides = True
    _issue_recusal(case, member.person.name, successor, ground, step, facts, by)
    _issue_choice(case, chosen_by, "", by=by, on=step.happened_on)
    answer_who_asked(case, member, RequestOutcome.DONE, f"准许，{member.person.name}不再调解本案。", by=by)
    return step


def refuse_recusal(case: Case, member: PanelMember, ground: RecusalGround, findings: str, *, by: Any,
                   facts: Facts) -> Step:
    """A party asked for recusal (TY 15) and it is refused: the application, D14, and the decision with its reason, D16.

    ``facts.reason`` is what the party said, ``findings`` what was found. Raises RequirementNotMet without who asked or
    without findings, and after a disclosure with which somebody does not agree: then another mediates (ONL 13).
    """
    still_sits(member)
    may_be_refused(member, ground, findings, facts.on_behalf_of)
    step = perform(case, "change_mediator", by=by, facts=replace(facts, reason_code="refused"))
    _apply_for_recusal(case, member.person.name, ground, step, facts, by)
    _decide_on_recusal(case, RecusalDecision(
        asked_by="、".join(party.name for party in facts.on_behalf_of), asked_on=step.happened_on,
        mediator=member.person.name, ground=ground, findings=findings.strip(), granted=False,
        panel=tuple(each.person.name for each in case.mediators)), step, by)
    answer_who_asked(case, member, RequestOutcome.NOT_DONE, findings.strip(), by=by)
    return step


def _issue_recusal(case: Case, mediator: str, successor: Person | None, ground: RecusalGround, step: Step,
                   facts: Facts, by: Any) -> None:
    """The application of those who asked, with the scan that they signed; the decision for everybody."""
    asking = "、".join(party.name for party in facts.on_behalf_of)
    if facts.on_behalf_of:
        _apply_for_recusal(case, mediator, ground, step, facts, by)
    _decide_on_recusal(case, RecusalDecision(
        asked_by=asking or "调解员本人或者本组织", asked_on=step.happened_on, mediator=mediator, ground=ground, granted=True,
        findings=f"{facts.reason.rstrip('。')}。经审查，予以准许。",
        panel=tuple(member.person.name for member in case.mediators),
        successor=successor.name if successor is not None else None), step, by)


def _apply_for_recusal(case: Case, mediator: str, ground: RecusalGround, step: Step, facts: Facts, by: Any) -> None:
    paper = _applied_beforehand(case, mediator, step, facts.on_behalf_of) or issue(
        case, "D14", RecusalApplication(mediator=mediator, ground=ground, words=facts.reason), by=by,
        recipients=facts.on_behalf_of, on=step.happened_on)
    if step.proof:
        keep_signed_scan([paper], step.proof, by=by)


def _applied_beforehand(case: Case, mediator: str, step: Step, asking: Sequence[Party]) -> Paper | None:
    """The application that these parties signed before it was decided, printed since the last decision on a recusal."""
    decided = max((each.recorded_at for each in case.steps if each.act == "change_mediator" and each is not step),
                  default=None)
    said = [(paper, recall(paper)) for paper in standing(papers_of(case))
            if paper.code == "D14" and (decided is None or paper.issued_at > decided)]
    return next((paper for paper, kept in reversed(said) if kept is not None and kept.extra.mediator == mediator
                 and {party.id for party in kept.recipients} == {party.id for party in asking}), None)


def _decide_on_recusal(case: Case, decision: RecusalDecision, step: Step, by: Any) -> None:
    issue(case, "D16", decision, by=by, recipients=tuple(case.taking_part), on=step.happened_on,
          copies=len(case.taking_part))


def _day(facts: Facts) -> date:
    return facts.happened_on or clock.today()


def _presides_is_named(members: Sequence[Person], presiding: Person | None) -> None:
    if members and presiding not in members:
        raise RequirementNotMet("主持调解员要在所选的调解员之中。", field="presiding")


def _seat(case: Case, person: Person, presiding: Person | None, chosen_by: ChosenBy, day: date, words: str) -> None:
    case.panel.append(PanelMember(
        person=person, side=side_in_body(case, person), presides=person is presiding, named_by=chosen_by.value,
        named_on=day, disclosure=" ".join(each for each in (_works_for(case, person), words.strip()) if each) or None))


def _works_for(case: Case, person: Person) -> str:
    if not is_affiliated(case, person):
        return ""
    return f"{person.name}是本案单位一方的人员。"


def _issue_choice(case: Case, chosen_by: ChosenBy, panel_reason: str, *, by: Any, on: date) -> None:
    """D13, with the roster from which the choice was made."""
    court = case.body.court.name if chosen_by is ChosenBy.COURT and case.body.court else None
    seated = [member.person for member in case.mediators]
    known = {person.id: person for person in [*roster(case), *seated]}
    issue(case, "D13", Choice(
        candidates=tuple(_candidate(case, person) for person in known.values()),
        chosen=tuple(person.name for person in seated),
        presiding=next(member.person.name for member in case.mediators if member.presides),
        by_parties=chosen_by is ChosenBy.BOTH, named_by=court, panel_reason=panel_reason or None), by=by, on=on)


def _candidate(case: Case, person: Person) -> CandidateOnPaper:
    employer = person.affiliations[0].employer_name if person.affiliations else case.body.name
    side = side_in_body(case, person)
    return CandidateOnPaper(name=person.name, workplace=employer, specialty=ROSTER_SPECIALTY,
                            side=MemberSide(side).label if side else None)
