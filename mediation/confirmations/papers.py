"""The papers of a confirmation: those the parties and the body send to the court, and the court's own as they come."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from mediation import clock, files
from mediation.agreements.models import Agreement, ObligationState, Strengthening, StrengtheningState
from mediation.agreements.queries import lines_that_hold
from mediation.agreements.on_paper import application_of
from mediation.agreements.signing import signers
from mediation.cases.models import Case
from mediation.confirmations.arbitration_requirements import review_last_day
from mediation.confirmations.models import RulingKind
from mediation.confirmations.queries import papers_about
from mediation.confirmations.requirements import original_last_day
from mediation.deadlines.acts import calendar_of
from mediation.deadlines.models import Deadline
from mediation.documents import kinds
from mediation.documents.acts import issue, register_scan
from mediation.documents.confirmation import JointApplication
from mediation.documents.drafts import prepare
from mediation.documents.filling import clock_on_paper
from mediation.documents.kinds.d42_mediation_certificate import Certificate
from mediation.documents.kinds.d56_expiry_notice import Expiry, WayLeft
from mediation.documents.models import Paper, PaperDraft
from mediation.documents.particulars import ClockOnPaper
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.files import StoredFile
from mediation.law.remedies import DefaultFacts, RemedyKey, Title, after_default
from mediation.law.scope import tj10_body
from mediation.law.terms import ClaimType, Role
from mediation.people.queries import holders
from mediation.sessions.models import Attending, Session
from mediation.sessions.queries import attendances_of, sessions_of

OTHER_RULING, OF_THE_COMMISSION = "E09", "E07"
TITLES = {**{code: kinds.paper(code).title for code in ("E01", "E02", "E03", "E04", "E05")}, OTHER_RULING: "法院其他裁定",
          OF_THE_COMMISSION: "仲裁委文书"}
OF_RULING = {RulingKind.GRANTED: "E04", RulingKind.DISMISSED: "E05", RulingKind.REFUSED: "E03"}
WAYS = {RemedyKey.ARBITRATION: WayLeft.ARBITRATION, RemedyKey.PAYMENT_ORDER: WayLeft.PAYMENT_ORDER,
        RemedyKey.SUIT: WayLeft.SUIT}
CAME = (Attending.IN_PERSON.value, Attending.BY_VIDEO.value, Attending.BY_AGENT.value)


def issue_application_papers(strengthening: Strengthening, *, by: Any, on: date, anew: bool) -> list[Paper]:
    """Print the joint application, its statement and the proof of mediation (D40, D41, D42), those not yet printed.

    ``anew``: the application goes to another court than the one printed, or is made once more.
    """
    made = {paper.code for paper in papers_about(strengthening)}
    case, joint = strengthening.case, joint_application(strengthening)
    papers = [issue(case, code, joint, by=by, on=on, about=strengthening,
                    copies=len(joint.parties) + 1 if code == "D40" else 1)
              for code in ("D40", "D41") if code not in made or anew]
    if "D42" not in made:
        papers.append(issue(case, "D42", certificate(strengthening), by=by, on=on, about=strengthening))
    return papers


def joint_application(strengthening: Strengthening) -> JointApplication:
    """What D40 and D41 say: both sides as applicants, the agreement and its terms, the court they chose."""
    silent = [party.name for party in signers(strengthening.agreement) if not (party.service_address or party.address)]
    if silent:
        raise RequirementNotMet("司法确认申请书要写明每个人的送达地址，还缺：" + "、".join(silent) + "。请到当事人一栏补上。")
    return replace(application_of(strengthening.agreement),
                   court=strengthening.court.name if strengthening.court else None)


def certificate(strengthening: Strengthening) -> Certificate:
    """What the body certifies: where it mediated, who was there, when it was agreed; its head answers for it."""
    case, agreement = strengthening.case, strengthening.agreement
    heads = holders(case.body, Role.DIRECTOR)
    return Certificate(
        place=agreement.place or None, present=present_names(strengthening), agreed_on=agreement.agreed_on,
        agreement_number=agreement.number, head=heads[0].name if heads else None,
        maker=case.clerk.name if case.clerk else None)


def present_names(strengthening: Strengthening) -> tuple[str, ...]:
    """Who was there when it was agreed: by the record of the sessions, else whoever signed."""
    case = strengthening.case
    names = [name for session in sessions_of(case) for name in attended(case, session)]
    return tuple(dict.fromkeys(names)) or tuple(party.name for party in signers(strengthening.agreement))


def attended(case: Case, session: Session) -> list[str]:
    """Who of a case came to one of its sessions, an agent by name."""
    return [f"{party.name}（代理人{row.agent.name}）" if row.agent else party.name
            for row, party in attendances_of(case, session) if row.attending in CAME]


def issue_expiry_notice(strengthening: Strengthening, *, by: Any) -> Paper | None:
    """Print the notice that the thirty days are over (D56), one for all; None where everything has been performed."""
    agreement, case = strengthening.agreement, strengthening.case
    if strengthening.state != StrengtheningState.B_EXPIRED.value:
        raise NotNow("三十日届满、又没有申请司法确认的，才出期间届满告知。")
    if "D56" in {paper.code for paper in papers_about(strengthening)}:
        raise RequirementNotMet("期间届满告知已经出过，请在文书一栏查看。")
    if is_performed(agreement):
        return None
    return issue(case, "D56", expiry_notice(strengthening), by=by, about=strengthening, recipients=signers(agreement),
                 copies=len(signers(agreement)) + 1)


def prepare_expiry_notice(period: Deadline, strengthening: Strengthening, *, by: Any) -> PaperDraft | None:
    """Prepare the notice when the thirty days have closed; None where everything has been performed."""
    if is_performed(strengthening.agreement):
        return None
    return prepare(period, "D56", expiry_notice(strengthening), by=by, recipients=signers(strengthening.agreement))


def is_performed(agreement: Agreement) -> bool:
    """Whether nothing of an agreement is left to be done."""
    return all(line.state == ObligationState.PERFORMED.value for line in lines_that_hold(agreement))


def expiry_notice(strengthening: Strengthening) -> Expiry:
    """What D56 says."""
    agreement, case, end = strengthening.agreement, strengthening.case, original_last_day(strengthening)
    return Expiry(
        agreement_number=agreement.number, effective_on=agreement.effective_on, review_end=review_end(strengthening),
        confirmation_end=ClockOnPaper(words="司法确认申请期间", last_day=end.on, provisional=end.provisional),
        ways=ways_left(strengthening), limitation=limitation(case), contact=case.clerk.name if case.clerk else None)


def review_end(strengthening: Strengthening) -> ClockOnPaper | None:
    """The last of the fifteen days for arbitration review; None where the body's place knows no such limit."""
    last = review_last_day(strengthening)
    if last is None:
        return None
    return ClockOnPaper(words="仲裁审查申请期间", last_day=last.on, provisional=last.provisional)


def ways_left(strengthening: Strengthening) -> tuple[WayLeft, ...]:
    """What is open when the other side does not perform, by the law's list."""
    agreement, case, basis = strengthening.agreement, strengthening.case, strengthening.case.body.basis_term
    remedies = after_default(DefaultFacts(
        on=clock.today(), title=Title.NONE, claims=frozenset(claimed(agreement)), kind=case.kind_term,
        tj10_body=bool(basis and tj10_body(basis)), effective_on=agreement.effective_on), calendar_of(case.body))
    return tuple(dict.fromkeys(WAYS[remedy.key] for remedy in remedies if remedy.key in WAYS))


def claimed(agreement: Agreement) -> Iterator[ClaimType]:
    """What the money of the agreement is for."""
    for line in lines_that_hold(agreement):
        yield line.claim.type_term if line.claim else ClaimType.OTHER


def limitation(case: Case) -> ClockOnPaper | None:
    """The nearest end of the limitation of a claim."""
    rows = [row for row in case.deadlines if row.clock_id == "LIM-1Y" and row.is_running and row.ends_on]
    nearest = min(rows, key=lambda row: str(row.ends_on), default=None)
    return clock_on_paper(nearest) if nearest else None


def register_court_paper(strengthening: Strengthening, code: str, sha256: str, number: str, *, by: Any,
                         on: date | None = None, title: str = "") -> Paper:
    """Keep a paper of the court or of the commission as it came, under its own code."""
    stored = db.session.get_one(StoredFile, sha256)
    return register_scan(strengthening.case, code, title or TITLES[code], files.content_of(sha256),
                         stored.media_type, by=by, number=number or None, about=strengthening, on=on)


def paper_code(kind: RulingKind) -> str:
    """The code under which the paper of a decision is kept."""
    return OF_RULING.get(kind, OTHER_RULING)


def awaited_papers(strengthening: Strengthening) -> list[str]:
    """The codes of the court's papers that the file should have and has not yet: 文书待补."""
    due = Counter(paper_code(ruling.kind_term) for ruling in strengthening.rulings)
    due["E02"] = len(strengthening.court_requests)
    due["E01"] = int(strengthening.docketed_on is not None)
    here = Counter(paper.code for paper in papers_about(strengthening) if paper.is_registered_scan)
    return sorted((due - here).keys())
