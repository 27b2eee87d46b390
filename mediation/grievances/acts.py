"""A party complains; the director, or somebody outside, opens it to who is complained of and answers."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.deadlines.acts import calendar_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.grievances.access import answers, grievances_of
from mediation.grievances.models import Grievance
from mediation.grievances.queries import offices_outside, read_by_somebody
from mediation.law.terms import Role
from mediation.notices.acts import tell
from mediation.parties.acting import only_itself
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.people.queries import holders

MOST_OPEN = 5
"""So many unanswered ones a party may have; then the ones that are there are answered first."""


def who_handles(case: Case) -> list[Person]:
    """Against whom a party may complain by name: who keeps the case, who mediates or has mediated it, the directors."""
    people = [case.clerk, *(member.person for member in case.panel), *_directors(case)]
    return list({person.id: person for person in people if person is not None}.values())


def _directors(case: Case) -> list[Person]:
    return [person for person in holders(case.body, Role.DIRECTOR) if person.holds(Role.DIRECTOR, case.body_id)]


def who_may_answer(case: Case, about: Person | None) -> list[Body]:
    """The bodies to which a complaint about this person may go.

    The body of the case answers by a director who is neither complained of nor recused; what is about a director, or
    about the body itself, goes outside only. Outside it may always go.
    """
    directors = _directors(case)
    concerned = about is None or any(person.id == about.id for person in directors)
    own = not concerned and any(not case.excludes(person) for person in directors)
    return [*([case.body] if own else []), *read_by_somebody(offices_outside(case.body))]


def complain(party: Party, about: Person | None, to: Body, words: str, *, by: Any) -> Grievance:
    """A party complains of somebody who handles its case, or of the body; the answer has its last day.

    Raises RequirementNotMet where it would be answered by whom it is about.
    """
    only_itself(party, by=by)
    case = party.case
    if about is not None and about.id not in {person.id for person in who_handles(case)}:
        raise RequirementNotMet("请从名单里选，或者选“调解组织本身”。", field="about")
    if to.id not in {body.id for body in who_may_answer(case, about)}:
        raise RequirementNotMet("投诉主任或者调解组织本身的，不能交给本组织处理，请选外面的机关。", field="to")
    if not words.strip():
        raise RequirementNotMet("请写明是什么事。", field="words")
    if sum(row.replied_at is None for row in grievances_of(party)) >= MOST_OPEN:
        raise NotNow(f"您已经有{MOST_OPEN}件投诉在等答复，请先等答复；急的打12351、12333。")
    days = int(case.body.setting("GRIEVANCE_DAYS"))
    row = Grievance(case=case, party=party, about=about, to_body=to, words=words.strip(), made_at=clock.now(),
                    reply_by=calendar_of(case.body).add_working_days(clock.today(), days).on)
    db.session.add(row)
    db.session.flush()
    trail.record("complain", by=by, record=row)
    return row


def open_to_subject(row: Grievance, *, by: Any) -> None:
    """Who is complained of may read it, in order to answer to it; until then they do not know of it."""
    _only_who_answers(row, by)
    if row.about is None:
        raise NotNow("这件投诉没有指名，没有要告知的人。")
    if row.opened_at is not None:
        raise NotNow("已经告知过本人了。")
    row.opened_at, row.opened_by_id = clock.now(), by.id
    trail.record("open_grievance", by=by, record=row)


def reply(row: Grievance, words: str, *, by: Any) -> None:
    """What came of it, for the party to read; said once."""
    _only_who_answers(row, by)
    if row.replied_at is not None:
        raise NotNow("这件投诉已经答复过了。")
    if not words.strip():
        raise RequirementNotMet("请写明查了什么、怎么处理。", field="reply")
    row.replied_at, row.replied_by_id, row.reply = clock.now(), by.id, words.strip()
    tell(row.case, row.party, key=f"news:{row.public_id}", by=by, read_out="您的页面上有一条新的答复，请打开看看。")
    trail.record("reply_to_grievance", by=by, record=row)


def _only_who_answers(row: Grievance, by: Any) -> None:
    if not answers(by, row):
        raise NotPermitted("只有负责答复这件投诉的人可以办。")
