"""What parties of the demo world say of how they were served: a month of one body with figures, a bad word open."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from random import Random

from mediation import clock
from mediation.cases.models import Step
from mediation.demo.bodies import Bodies
from mediation.demo.stage import Play
from mediation.extensions import db
from mediation.law.ratings import Finding, Level, Reason
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.ratings.access import follow_ups_for
from mediation.ratings.acts import Given, answer, rate, record_call
from mediation.ratings.models import CalledBack
from mediation.ratings.rateable import rateable_by

BODY = "courier"
RATERS = 36
SAID = (Given(Level.VERY_SATISFIED, (Reason.CLEAR, Reason.PATIENT)), Given(Level.VERY_SATISFIED, (Reason.QUICK,)),
        Given(Level.SATISFIED, (Reason.FAIR,)), Given(Level.SATISFIED), Given(Level.BASICALLY, (Reason.SLOW,)))
COMPLAINT = Given(Level.DISSATISFIED, (Reason.SLOW,), "等了两个星期没有人给我回话。", call_me=True)
LATELY = timedelta(days=2)


def rate_the_service(plays: Sequence[Play], bodies: Bodies) -> None:
    """On the last evening of the month before this one many rate one body; one has complained two days ago."""
    dice = Random(5)
    now = clock.now()
    evening = clock.instant(clock.day_of(now).replace(day=1) - timedelta(days=1), time(20, 30))
    with clock.set_back(evening):
        for party, step in list(_raters(plays, evening))[:RATERS]:
            rate(party, step, dice.choice(SAID), by=PartyActing(party))
        db.session.commit()
    _complain(plays, now - LATELY, bodies)


def _complain(plays: Sequence[Play], moment: datetime, bodies: Bodies) -> None:
    """Two bad words: one has been answered at once, the other is still to be followed up."""
    found = list(_raters(plays, moment))[-2:]
    with clock.set_back(moment):
        for party, step in found:
            rate(party, step, COMPLAINT, by=PartyActing(party))
        db.session.commit()
        above = bodies.people["qiuyue"]
        for follow_up in list(follow_ups_for(above))[1:]:
            record_call(follow_up, CalledBack.REACHED, "说电话换了号，没有人告诉他。", by=above)
            answer(follow_up, Finding.PARTLY, "号码换了没有登出来，已经更正。", "对不起，换号没有告诉您。新号码已经登在页面上。", by=above)
        db.session.commit()


def _raters(plays: Sequence[Play], moment: datetime) -> Iterator[tuple[Party, Step]]:
    """Each party of the body's cases, with the last act that it knew of by then and may rate."""
    for play in plays:
        if not play.walk.is_begun or play.walk.body != BODY:
            continue
        for party in play.walk.case.active_parties:
            with clock.set_back(moment):
                known = [each.step for each in rateable_by(party) if each.step.recorded_at < moment and not each.rating]
            if known:
                yield party, known[0]
