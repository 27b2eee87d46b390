"""Rating, changing one's mind, following up: call, answer, appeal, decision. None of it leaves a step in the case.

Events in the trail name the rating, never the case or the party: whoever is rated may read the trail of the case.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Step
from mediation.deadlines.acts import calendar_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.ratings import Finding, Level, Reason, answer_due, reasons_for
from mediation.parties.acting import only_itself
from mediation.parties.models import Party
from mediation.ratings.handlers import may_follow_up
from mediation.ratings.models import CallBack, CalledBack, FollowUp, Rating
from mediation.ratings.queries import directors_of
from mediation.ratings.rateable import Rateable, rateable_by


@dataclass(frozen=True)
class Given:
    """What a party says: how content, why, in its own words, and whether it may be called about it."""

    level: Level
    reasons: Sequence[Reason] = ()
    words: str = ""
    call_me: bool = False


def rate(party: Party, step: Step, given: Given, *, by: Any) -> Rating:
    """Rate an act, or change what was said of it while its month runs and nobody has begun to look into it.

    What may not change any more has gone into published figures, or somebody has acted on it. Nothing else in the
    case changes, whatever is said.
    """
    only_itself(party, by=by)
    found = _rateable(party, step)
    if set(given.reasons) - set(reasons_for(given.level)):
        raise RequirementNotMet("选的理由和评价对不上，请重新选。", field="reasons")
    rating = found.rating
    if rating is not None and not may_be_changed(rating):
        raise NotNow("这次评价已经不能改了：过了当月，或者已经有人在查。")
    if rating is None:
        rating = Rating(body=party.case.body, case=party.case, party=party, step=step, closing=found.closing,
                        given_at=clock.now())
        db.session.add(rating)
    else:
        rating.changed_at = clock.now()
    rating.level, rating.reasons = given.level.value, [reason.value for reason in given.reasons]
    rating.words, rating.call_me = given.words or None, given.call_me and rating.is_bad
    _open_or_drop(rating)
    db.session.flush()
    trail.record("rate", record=rating)
    return rating


def may_be_changed(rating: Rating) -> bool:
    """Whether what was said may still be said otherwise."""
    month, today = clock.day_of(rating.given_at), clock.today()
    begun = rating.follow_up is not None and rating.follow_up.is_begun
    return (month.year, month.month) == (today.year, today.month) and not begun


def _rateable(party: Party, step: Step) -> Rateable:
    found = next((each for each in rateable_by(party) if each.step.id == step.id), None)
    if found is None:
        raise NotNow("这一步现在不能评价：时间过了，或者不是您案件里的事。")
    return found


def _open_or_drop(rating: Rating) -> None:
    """A bad rating is followed up; one that has become better is no more."""
    follow_up = rating.follow_up
    if rating.is_bad and follow_up is None:
        due = answer_due(clock.today(), calendar_of(rating.body), rating.body.setting("RATING_ANSWER_DAYS"))
        rating.follow_up = FollowUp(opened_at=clock.now(), due_on=due.on, due_how=due.how)
    elif follow_up is not None:
        follow_up.dropped_at = None if rating.is_bad else clock.now()


def record_call(follow_up: FollowUp, outcome: CalledBack, words: str = "", *, by: Any) -> CallBack:
    """The rater was called, as they had asked."""
    _check(follow_up, by)
    if not follow_up.rating.call_me:
        raise RequirementNotMet("评价人没有说可以打电话，请不要打，查清以后写明答复就行。", field="outcome")
    row = CallBack(called_at=clock.now(), by=by, outcome=outcome.value)
    row.words = words or None
    follow_up.calls.append(row)
    db.session.flush()
    trail.record("call_back", by=by, record=follow_up, outcome_of_call=outcome.value)
    return row


def answer(follow_up: FollowUp, finding: Finding, found: str, words: str, *, by: Any) -> None:
    """What was found, kept for those who follow up, and what the rater is answered."""
    _check(follow_up, by)
    if follow_up.answered_on is not None:
        raise NotNow("这次差评已经答复过了。")
    if follow_up.rating.call_me and not follow_up.calls:
        raise RequirementNotMet("评价人要求打电话，请先打电话并记下来；打不通的也记一次。")
    follow_up.finding, follow_up.found, follow_up.answer = finding.value, found, words
    follow_up.answered_on, follow_up.answered_by = clock.today(), by
    db.session.flush()
    trail.record("answer_rating", by=by, record=follow_up, finding=finding.value)


def appeal(follow_up: FollowUp, words: str, *, by: Any) -> None:
    """The rater is not content with the answer: once, and it goes to somebody else."""
    rating = follow_up.rating
    only_itself(rating.party, by=by)
    if follow_up.answered_on is None:
        raise NotNow("还没有答复，请等答复出来再说。")
    if follow_up.appealed_on is not None:
        raise NotNow("已经提过一次了，由另一个人重新查，请等回复。")
    due = answer_due(clock.today(), calendar_of(rating.body), rating.body.setting("RATING_APPEAL_DAYS"))
    follow_up.appeal, follow_up.appealed_on = words, clock.today()
    follow_up.appeal_due_on, follow_up.appeal_due_how = due.on, due.how
    db.session.flush()
    trail.record("appeal_rating", record=follow_up)


def decide(follow_up: FollowUp, decision: Finding, words: str, *, by: Any) -> None:
    """Somebody else than who answered has looked into it again; this is the last answer here."""
    _check(follow_up, by)
    if not follow_up.is_appealed:
        raise NotNow("没有要复核的申诉。")
    follow_up.decision, follow_up.decision_words = decision.value, words
    follow_up.decided_on, follow_up.decided_by = clock.today(), by
    db.session.flush()
    trail.record("decide_appeal", by=by, record=follow_up, decision=decision.value)


def _check(follow_up: FollowUp, by: Any) -> None:
    """Only who may follow up, and only while there is something to do."""
    if not may_follow_up(by, follow_up, directors_of([follow_up.rating.body])[follow_up.rating.body_id]):
        raise NotPermitted("这件差评由没有参与办案的人跟办。")
    if not follow_up.is_open:
        raise NotNow("这件差评已经办完了。")
