"""What the counter does with what was filled in: a draft, an application, a case handed over, talks."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from mediation import clock
from mediation.bodies.models import Body, KnownEmployer
from mediation.bodies.queries import bodies_of_type, employers_known_to
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.errors import NotFound, NotNow
from mediation.extensions import db
from mediation.intake.facts import HandedOver, RegisteringFacts
from mediation.intake.from_court.assigning import sent_before
from mediation.intake.from_court.models import CourtAssignment
from mediation.intake.registering import acts, negotiation
from mediation.intake.registering.drafts import revise
from mediation.intake.registering.duplicates import Similar, matter_of_case, matter_of_facts, similar_cases
from mediation.intake.registering.entering import HANDED_OVER, inside_an_employer
from mediation.intake.registering.forms import AssignmentForm, CounterForm, TakingInForm
from mediation.intake.registering.list_forms import ListForm
from mediation.intake.registering.listing import WorkerList
from mediation.intake.registering.party_rows import shown
from mediation.law.industries import INDUSTRIES
from mediation.law.capacity import COLLECTIVE_FROM
from mediation.law.terms import Basis, CaseKind, CourtProcedure, LegalType, Role, Side, Source

HANDLING = (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)
BOOK_SHOWN = 300
SHOWN_IN_ROWS, SHOWN_CLAIMS = 12, 30


@dataclass(frozen=True)
class Counter:
    """What the page shows beside its form."""

    body: Body
    bodies: Sequence[Body]
    book: Sequence[KnownEmployer]
    others: Sequence[Body]
    similar: Sequence[Similar]
    case: Case | None = None
    first: CourtAssignment | None = None
    industries: Sequence[str] = INDUSTRIES

    @property
    def choice_first(self) -> bool:
        """Whether the applicant is told first who runs this body, and where else they may go."""
        return inside_an_employer(self.body)


def bodies_of(person: Any, *roles: Role) -> list[Body]:
    """The bodies in which a person may take cases in, the first post first."""
    wanted = {role.value for role in roles}
    found = {post.body.id: post.body for post in person.posts_today() if post.role in wanted and post.body.mediates}
    return list(found.values())


def body_asked(person: Any, value: str) -> Body:
    """The body that the address names, or the first of the person's own."""
    bodies = bodies_of(person, *HANDLING)
    found = next((body for body in bodies if value in ("", body.public_id)), None)
    if found is None:
        raise NotFound("没有找到这个机构，或者您在那里没有办案的岗位。")
    return found


def bodies_of_court(liaison: Any) -> list[Body]:
    """The bodies to which a court hands cases over."""
    courts = liaison.body_ids(Role.LIAISON)
    return [body for body in bodies_of_type(*LegalType) if body.court_id in courts and body_takes_from_court(body)]


def body_takes_from_court(body: Body) -> bool:
    return bool({Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED} & set(body.base_terms))


def body_of_court(liaison: Any, value: str) -> Body:
    """The body that the liaison's address names, or the first that takes cases from this court."""
    found = next((body for body in bodies_of_court(liaison) if value in ("", body.public_id)), None)
    if found is None:
        raise NotFound("没有接受本院委派、委托的调解组织。请先在机构设置里登记。")
    return found


def beside(form: TakingInForm, person: Any, case: Case | None = None,
           found: WorkerList | None = None) -> Counter:
    """What stands beside the form: the book, the other doors, cases that look alike."""
    book = book_of(form.body)
    if form.is_submitted():
        form.fill_from(book)
    bodies = bodies_of_court(person) if isinstance(form, AssignmentForm) else bodies_of(person, *HANDLING)
    first = sent_before(form.body, form.source.data, form.source_number.data or "") if case is None else None
    return Counter(form.body, bodies, book, other_doors(form.body), _like(form, person, case, found), case, first)


def _compared(form: TakingInForm, found: WorkerList | None) -> RegisteringFacts:
    """What is compared with the cases in the house: with a list, everybody on it."""
    if isinstance(form, ListForm) and found is not None and not found.errors:
        return form.facts_with(found)
    return form.facts()


def _like(form: TakingInForm, person: Any, case: Case | None, found: WorkerList | None) -> list[Similar]:
    """Cases that look like the one on the page; what the page does not ask is taken from the draft."""
    if case is not None and not isinstance(form, CounterForm):
        return similar_cases(person, matter_of_case(case), but=case)
    return similar_cases(person, matter_of_facts(_compared(form, found)), but=case) if form.is_whole else []


def other_doors(body: Body) -> list[Body]:
    """The other lawful bodies to which an applicant may go (TJ 10): those of the same court, else all there are."""
    if not inside_an_employer(body):
        return []
    found = bodies_of_type(LegalType.PEOPLES_COMMITTEE, LegalType.TOWNSHIP_BODY, LegalType.UNION_STUDIO)
    free = [other for other in found if other.id != body.id and not inside_an_employer(other)]
    near = [other for other in free if other.court_id is not None and other.court_id == body.court_id]
    return near or free


def take_in(form: CounterForm, *, by: Any) -> str:
    """Do what the pressed button says; returns where to go on."""
    form.fill_from(book_of(form.body))
    return _take(form, form.facts(), by)


def take_list(form: ListForm, found: WorkerList, *, by: Any) -> str:
    """Take in everybody who stands on a list; returns where to go on."""
    form.fill_from(book_of(form.body))
    onward = _take(form, form.facts_with(found), by)
    many = len(found.people) >= COLLECTIVE_FROM and form.do.data == "save" and not form.is_handed_over
    return onward.replace("/application", "/representatives") if many else onward


def _take(form: TakingInForm, facts: RegisteringFacts, by: Any) -> str:
    asked = form.do.data
    if facts.source in HANDED_OVER:
        return case_page(acts.receive_assignment(facts, _handed_over(form, by), by=by))
    if facts.source is Source.OWN_MOTION:
        return case_page(acts.start_own_motion(facts, by=by))
    if asked == "talks":
        return case_page(negotiation.ask_to_talk(facts, by=by))
    case = acts.register(facts, by=by)
    return _go_on(case, form, asked, by)


def _handed_over(form: TakingInForm, by: Any) -> HandedOver:
    """What is said of the handing over, with the scan of the letter where the page asks for one."""
    letter = form.letter.kept(by=by) if isinstance(form, AssignmentForm) else None
    return replace(form.handed_over(), proof=letter)


def draft_form(case: Case, **more: Any) -> TakingInForm:
    """The page of a draft; of a long list of people each is changed on their own page."""
    kind = CounterForm if len(case.applicants) <= SHOWN_IN_ROWS and len(case.claims) <= SHOWN_CLAIMS else TakingInForm
    return kind(body=case.body, record=case, **more)


def _revise(case: Case, form: TakingInForm, by: Any) -> None:
    asked = ("third",) if isinstance(form, CounterForm) else ("third", "applicants", "claims", "oral")
    revise(case, form.facts(), by=by, keep=asked)


def save_quietly(case: Case, form: TakingInForm, *, by: Any) -> dict[str, Any]:
    """Keep a draft as it stands; the page learns when it was saved and the version that it now shows."""
    _revise(case, form, by)
    db.session.flush()
    return {"saved": f"{clock.now().astimezone(clock.SHANGHAI):%H:%M}", "version": case.version}


def take_further(case: Case, form: TakingInForm, *, by: Any) -> str:
    """Change a draft, and hand it in if that was asked for."""
    form.fill_from(book_of(form.body))
    _revise(case, form, by)
    return _go_on(case, form, form.do.data, by)


def _go_on(case: Case, form: TakingInForm, asked: str | None, by: Any) -> str:
    if asked == "submit":
        acts.submit(case, form.submission(), by=by)
        return f"/desk/cases/{case.public_id}/receipts"
    return draft_page(case)


def draft_for(case: Case) -> Case:
    """The case while it is a draft; afterwards its application stands as it was made."""
    if case.state != CaseState.DRAFT.value:
        raise NotNow("申请已经提交，不能再当草稿改。请回到案件页。")
    return case


def book_of(body: Body) -> Sequence[KnownEmployer]:
    """The body's book of employers, as far as a page offers it."""
    return employers_known_to(body, limit=BOOK_SHOWN)


def said(form: TakingInForm) -> str:
    """What is told after the button."""
    if form.is_handed_over:
        return "已登记。下一步：确认接受委派、委托。"
    if form.source.data is Source.OWN_MOTION:
        return "已登记主动调解。下一步：征询双方意愿。"
    if form.do.data == "talks":
        return "已登记协商。对方五日内答复。"
    return "已提交。请打印回执，交给申请人。" if form.do.data == "submit" else "草稿已保存。"


def case_page(case: Case) -> str:
    return f"/desk/cases/{case.public_id}"


def draft_page(case: Case) -> str:
    return f"/desk/cases/{case.public_id}/application"


def as_filled(case: Case) -> dict[str, Any]:
    """A draft as its page shows it."""
    application = case.application
    said = application.oral_answers
    begins, ends = (clock_time(said.get(name)) for name in ("begins", "ends"))
    return {
        "basis": Basis(case.basis), "kind": CaseKind(case.kind), "source": Source(case.source),
        "received_on": case.received_on or clock.today(), "source_number": case.source_number,
        "source_body": case.source_body,
        "court_procedure": CourtProcedure(case.court_procedure) if case.court_procedure else None,
        "choice_told": application.choice_told_on is not None,
        "applicants": [shown(party) for party in case.side(Side.APPLICANT)],
        "respondents": [shown(party) for party in case.side(Side.RESPONDENT)],
        "claims": [_shown_claim(claim, case) for claim in case.claims if not claim.given_up],
        "materials": [{"name": one.name, "copies": one.copies, "pages": one.pages, "is_original": one.is_original}
                      for one in case.materials],
        "facts_and_reasons": application.facts_and_reasons, "tried_elsewhere": application.tried_elsewhere,
        "own_form": application.own_form, "oral_place": application.place, "oral_begins": begins, "oral_ends": ends,
        "oral_when": said.get("when", ""), "oral_asks": said.get("asks", ""),
        "duplicate_known": bool(application.duplicate_reason), "duplicate_reason": application.duplicate_reason,
    }


def clock_time(instant: str | None) -> Any:
    """The time of day in China of a stored instant."""
    return datetime.fromisoformat(instant).astimezone(clock.SHANGHAI).time() if instant else None


def _shown_claim(claim: Any, case: Case) -> dict[str, Any]:
    letter, side = ("a", case.applicants) if claim.claimant.side == Side.APPLICANT.value else ("r", case.respondents)
    place = side.index(claim.claimant) if claim.claimant in side else 0
    return {"ref": claim.public_id, "whose": f"{letter}{place}", "type": claim.type_term, "from_on": claim.from_on,
            "until_on": claim.until_on, "amount": claim.amount_fen, "about": claim.is_about, "formula": claim.formula,
            "knew_on": claim.knew_on}
