"""What is said of a session when it is planned, and what should be looked at before it is fixed."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from mediation import clock
from mediation.cases.languages import language_is_settled
from mediation.cases.models import Case
from mediation.deadlines.acts import calendar_of, running
from mediation.law.terms import Language
from mediation.sessions.models import Session
from mediation.sessions.queries import at_the_same_time


@dataclass(frozen=True)
class Plan:
    """When, where and over what a session is to be held; ``bring`` are values of the notice's list."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    video_link: str = ""
    matter: str = ""
    recorder: str = ""
    bring: tuple[str, ...] = ()
    bring_words: str = ""
    excuse_by: date | None = None


def warnings_for(case: Case, plan: Plan, noticed_on: date, besides: Session | None = None) -> list[str]:
    """What may be right but is seldom meant: a clash, short notice, a day off, a language without interpreter."""
    return [*_short_notice(case, plan, noticed_on), *_clashes(case, plan, besides), *_rests(case, plan),
            *_after_the_period(case, plan), *_without_interpreter(case)]


def _short_notice(case: Case, plan: Plan, noticed_on: date) -> Iterator[str]:
    least = case.body.setting("SESSION_NOTICE_DAYS")
    given = calendar_of(case.body).working_days_between(noticed_on, clock.day_of(plan.starts_at))
    if given < least:
        yield f"通知到开会只有{max(given, 0)}个工作日，本组织一般提前{least}个工作日"


def _clashes(case: Case, plan: Plan, besides: Session | None) -> Iterator[str]:
    sitting = {member.person_id: member.person.name for member in case.mediators}
    for other in at_the_same_time(plan.starts_at, plan.ends_at, besides):
        at = other.starts_at.astimezone(clock.SHANGHAI).strftime("%m-%d %H:%M")
        both = [sitting[member.person_id] for member in other.case.mediators if member.person_id in sitting]
        if both:
            yield f"{'、'.join(both)}在{at}另有一场调解会"
        if plan.place and other.place == plan.place and other.case.body_id == case.body_id:
            yield f"{plan.place}在{at}已经有一场调解会"
        if other.case_id == case.id:
            yield f"本案在{at}已经定了第{other.ordinal}次调解会"


def _rests(case: Case, plan: Plan) -> Iterator[str]:
    day = clock.day_of(plan.starts_at)
    if calendar_of(case.body).is_rest_day(day):
        yield f"{day}是休息日"


def _after_the_period(case: Case, plan: Plan) -> Iterator[str]:
    period = running(case, case, case.mediation_clock)
    if period is not None and period.ends_on is not None and clock.day_of(plan.starts_at) > period.ends_on:
        yield f"调解期限到{period.ends_on}届满，开会那天已经过期，要先由双方同意延期"


def _without_interpreter(case: Case) -> Iterator[str]:
    for party in case.taking_part:
        booked = any(each.left_on is None for each in party.interpreters)
        if party.language_term is not Language.MANDARIN and not booked and not language_is_settled(party):
            yield f"{party.name}使用{party.language_term.label}，还没有约翻译"
