"""An application made on line, and who on its list joins it: handed in by the party itself, completed by the clerk."""
from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import perform, write_down
from mediation.cases.facts import Facts
from mediation.cases.limitation import recount
from mediation.cases.models import Case, Interruption
from mediation.cases.naming import name_the_case
from mediation.cases.states import CaseState
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.acts import HandedIn, hand_in
from mediation.evidence.models import EvidenceForm
from mediation.evidence.uploads import Upload, keep
from mediation.extensions import db
from mediation.intake.facts import ClaimFacts, MaterialFacts, PartyFacts, RegisteringFacts, Submission
from mediation.intake.online.models import Joining, NamedWorker, OpenQuestion, Unknown
from mediation.intake.online.queries import clerk_with_fewest_cases
from mediation.intake.registering.acts import submit
from mediation.intake.registering.application_papers import print_application
from mediation.intake.registering.entering import add_claims, add_materials, count_workers, new_case
from mediation.intake.registering.receipts import Slip, issue_receipt
from mediation.law.limitation import Interruption as Event
from mediation.law.money import yuan
from mediation.law.terms import Side, Source, Zone
from mediation.parties.acting import PartyActing
from mediation.parties.acts import enter
from mediation.parties.models import Answer, Party
from mediation.people.models import SystemActor
from mediation.sealed import lookup

STILL_JOINING = (CaseState.SUBMITTED, CaseState.NEED_CORRECTION, CaseState.CONSENT_PENDING)
LINK_LASTS = timedelta(days=30)
NOBODY_NAMED = "未报姓名"
MADE_ON_LINE = "网上填写的调解申请（本人点按提交，没有签名）"


class Applying(SystemActor):
    """Somebody who applies and is no party yet: the first act makes them one."""

    role_words = "party"
    name = "申请人"


@dataclass(frozen=True)
class Photo:
    """A photograph that comes with an application, and who may see it."""

    upload: Upload
    zone: Zone


@dataclass(frozen=True)
class Named:
    """A name on the list of a group, with a telephone and a sum where they are known."""

    name: str
    phone: str = ""
    amount_fen: int | None = None


@dataclass(frozen=True)
class MadeOnLine:
    """What an application on line brings besides the facts that every application has.

    ``reach`` is for the staff alone: when and how the applicant can be reached without harm.
    """

    unknown: tuple[Unknown, ...] = ()
    reach: str = ""
    photos: tuple[Photo, ...] = ()
    named: tuple[Named, ...] = ()


def apply_online(facts: RegisteringFacts, made: MadeOnLine = MadeOnLine(), *, by: Applying) -> Slip:
    """Take an application in as it was filled in and handed in on line (rows 4b and 5); returns the applicant's slip.

    It is in writing by being kept as it was made (CC 469; O17 21 and TJ 12 ask for no signature); that it was made by
    tapping, and when, stays with it. What is unknown is asked by the clerk; nobody on the list is an applicant yet.
    The other side learns of nothing.
    """
    clerk = clerk_with_fewest_cases(facts.body, [each.name for each in (*facts.applicants, *facts.respondents)])
    case = new_case(replace(facts, source=Source.ONLINE), by=by)
    case.clerk, case.application.made_online_at = clerk, clock.now()
    applicant = PartyActing(case.applicants[0])
    perform(case, "begin_application", by=applicant, facts=Facts(on_behalf_of=tuple(case.applicants)))
    db.session.flush()
    db.session.add_all(OpenQuestion(case=case, about=each.value) for each in made.unknown)
    if made.reach:
        db.session.add(OpenQuestion(case=case, about=Unknown.REACH.value, learnt=made.reach, learnt_at=clock.now()))
    db.session.add_all(NamedWorker(case=case, ordinal=place, name=each.name, phone=each.phone,
                                   amount_fen=each.amount_fen) for place, each in enumerate(made.named, start=1))
    add_materials(case, [MaterialFacts(MADE_ON_LINE, is_original=True), *_listed(made.photos)])
    db.session.flush()
    _take_photos(case, made.photos, by=applicant)
    slip = submit(case, Submission(reason=_what_is_open(made)), by=applicant)[0]
    _keep_changeable(slip.paper, applicant.party)
    return slip


def _listed(photos: Sequence[Photo]) -> list[MaterialFacts]:
    return [MaterialFacts("照片、文件", pages=len(photos))] if photos else []


def _take_photos(case: Case, photos: Sequence[Photo], *, by: PartyActing) -> None:
    for number, photo in enumerate(photos, start=1):
        hand_in(by.party, HandedIn(f"申请时交的第{number}张", form=EvidenceForm.PHOTO, zone=photo.zone), photo.upload, by=by)


def _what_is_open(made: MadeOnLine) -> str:
    """What the desk reads first."""
    asked = f"；还要问清{len(made.unknown)}项" if made.unknown else ""
    listed = f"；名单{len(made.named)}人，等各人自己回话" if made.named else ""
    return f"网上申请{asked}{listed}"


def _keep_changeable(paper: Paper, party: Party) -> None:
    """A name that nobody has given yet is completed, not corrected."""
    if party.name == NOBODY_NAMED:
        paper.bears = [key for key in paper.bears if key != f"party:{party.public_id}:name"]


def print_for_signature(case: Case, *, by: Any) -> Paper:
    """The application as a paper (D01), for the applicant to sign when the file is complete; refused until it is."""
    if not who.staff(by, case):
        raise NotPermitted("只有本案办案人可以打印申请书。")
    if has_application_paper(case):
        raise NotNow("申请书已经打印过了，请在“文书”里再打印一份。")
    return print_application(case, by=by)


def has_application_paper(case: Case) -> bool:
    """Whether the application is there as a paper."""
    return any(paper.code in ("D01", "D02") and paper.voided_at is None for paper in papers_of(case))


def settle_question(question: OpenQuestion, learnt: str, *, by: Any) -> None:
    """The clerk has found out what the applicant did not know, and says what it is."""
    if not who.staff(by, question.case):
        raise NotPermitted("只有本案办案人可以记问清的事。")
    if question.learnt_at is not None:
        raise NotNow("这一项已经记过了，请刷新页面。")
    if not learnt.strip():
        raise RequirementNotMet("请写明问到的是什么；已经填进当事人、请求里的，写“已填”。", field="learnt")
    question.learnt, question.learnt_at, question.by = learnt.strip(), clock.now(), by
    trail.record("settle_question", by=by, record=question, case=question.case, about=question.about)


def give_links(case: Case, *, by: Any) -> list[tuple[NamedWorker, str]]:
    """A link of their own for everybody on the list who has not answered; one that was given before is dead."""
    if not (who.staff(by, case) or _handed_in_the_list(case, by)):
        raise NotPermitted("只有本案办案人、递交名单的人可以给链接。")
    _still_open(case)
    waiting = [each for each in case.named_workers if each.word_term is Joining.WAITING]
    given = []
    for named in waiting:
        token = secrets.token_urlsafe(24)
        named.link_hash, named.link_until = link_hash(token), clock.now() + LINK_LASTS
        given.append((named, token))
    trail.record("give_links", by=by, record=case, case=case, count=len(given))
    return given


def _handed_in_the_list(case: Case, by: Any) -> bool:
    """Whether this is the party that named the others, and takes part itself."""
    return isinstance(by, PartyActing) and by.party is case.applicants[0] and by.party.is_active


def link_hash(token: str) -> str:
    """How a link is looked up."""
    return hashlib.sha256(token.encode()).hexdigest()


def join_application(named: NamedWorker, facts: PartyFacts, amount_fen: int | None = None, *, by: Any,
                     proof: Upload | None = None) -> Slip:
    """A worker on the list applies too: by tapping on their own link, or on a paper signed at the counter.

    They ask for what the representative asks for, each for their own sum; their limitation is interrupted by this day.
    """
    _may_answer(named, by, proof)
    case = named.case
    if any(_is_the_same(party, facts) for party in case.applicants):
        raise RequirementNotMet("这个证件号码已经在本案里了，请核对。", field="identity_number")
    with db.session.no_autoflush:
        party = enter(case, Side.APPLICANT, facts, by=by, place="")
        party.answer, party.answered_on = Answer.AGREED.value, clock.today()
    db.session.flush()
    named.party, named.proof = party, keep(proof, by=by) if proof else None
    _answered(named, Joining.JOINS, by)
    actor = PartyActing(party) if by.is_system else by
    write_down(case, "join_application", "参加申请", by=actor, facts=Facts(on_behalf_of=(party,), proof=named.proof))
    _ask_for_the_same(case, party, amount_fen)
    count_workers(case)
    name_the_case(case)
    db.session.flush()
    materials = add_materials(case, [MaterialFacts("参加申请的表示" + ("（签字）" if proof else "（本人点按）"),
                                                   is_original=True)])
    db.session.flush()
    return issue_receipt(case, party, by=actor, received_at=clock.now(), materials=materials, what="参加申请的表示",
                         how="当面递交" if proof else "网上提交")


def decline_to_join(named: NamedWorker, *, by: Any) -> None:
    """A worker on the list does not apply: nobody asks for anything in their name."""
    _may_answer(named, by, None, declines=True)
    _answered(named, Joining.DECLINES, by)
    trail.record("decline_to_join", by=by, record=named, case=named.case)


def _answered(named: NamedWorker, word: Joining, by: Any) -> None:
    named.word, named.answered_at, named.by = word.value, clock.now(), None if by.is_system else by
    named.link_hash = named.link_until = None


def _may_answer(named: NamedWorker, by: Any, proof: Upload | None, *, declines: bool = False) -> None:
    """Only the worker answers: by the link alone, or on paper, which the staff record."""
    if named.word_term is not Joining.WAITING:
        raise NotNow(f"{named.name}已经回过话了：{named.word_term.label}。")
    if not by.is_system:
        if not who.staff(by, named.case):
            raise NotPermitted("只有本案办案人可以记名单上的人是否参加。")
        if proof is None and not declines:
            raise RequirementNotMet("请上传本人签字的纸；名单上的人没有签字、没有点按，就不是申请人。", field="scan",
                                    article="劳动人事争议仲裁办案规则第六十三条（参照）")
    elif not isinstance(by, NamedActing) or by.named is not named:
        raise NotPermitted("只有本人可以回答参加不参加。")
    _still_open(named.case)


def _still_open(case: Case) -> None:
    if case.state_term not in STILL_JOINING:
        raise NotNow("这件事已经办到后面，名单不再收人。要申请的，请自己另外提出，调解员可以并在一起办。")


class NamedActing(SystemActor):
    """A worker on a list, by their own link: nobody but they."""

    role_words = "party"

    def __init__(self, named: NamedWorker) -> None:
        self.named = named
        self.name = named.name
        self.public_id = named.public_id


def _is_the_same(party: Party, facts: PartyFacts) -> bool:
    number = facts.identity_number
    return bool(number) and party.identity_lookup == lookup(number, "identity")


def _ask_for_the_same(case: Case, party: Party, amount_fen: int | None) -> None:
    """The kinds of claim of the first applicant; the worker's own sum stands with the first of them."""
    first = case.applicants[0]
    place = [each.public_id for each in case.applicants].index(party.public_id)
    wanted = list(dict.fromkeys(claim.type_term for claim in first.claims if not claim.given_up))
    before = len(case.claims)
    add_claims(case, [ClaimFacts(type=kind, of=place, amount_fen=amount_fen if number == 0 else None, about=True)
                      for number, kind in enumerate(wanted)])
    db.session.flush()
    for claim in case.claims[before:]:
        claim.interruptions.append(Interruption(happened_on=clock.today(), kind=Event.MEDIATION_APPLIED.value))
        db.session.flush()
        recount(case, claim)


def words_of_sum(amount_fen: int | None) -> str:
    """A sum of the list as it is read."""
    return f"约{yuan(amount_fen)}元" if amount_fen is not None else "数额还不清楚"


def made_at(case: Case) -> datetime | None:
    """When the application was made on line; None for one made otherwise."""
    return case.application.made_online_at if case.application else None
