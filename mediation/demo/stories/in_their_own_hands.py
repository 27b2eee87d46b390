"""Cases in which the parties themselves have just done something on their own pages."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from mediation import clock
from mediation.closing.party_acts import ask_to_withdraw
from mediation.demo import ways
from mediation.demo.tales import Moment, OnStage, firm, tale
from mediation.grievances.acts import complain, who_may_answer
from mediation.law.terms import Basis
from mediation.parties.acting import PartyActing
from mediation.sessions.acts.times import ProposedTimes, choose_times, propose_times

TOWNSHIP = {"body": "township", "basis": Basis.TOWNSHIP}


@tale("C083b", variation="约时间，等各方选；一名劳动者投诉了调解员", begins=6, asked=[firm("电缆工程")], occupation="电工", **TOWNSHIP)
def times_are_proposed(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield 4
    worker = walk.case.applicants[0]
    first = clock.instant(clock.today() + timedelta(days=5), time(9, 30))
    propose_times(walk.case, ProposedTimes([first, first + timedelta(hours=5)], 90, "石桥镇政府一楼调解室"),
                  by=walk.mediator)
    choose_times(worker, [0], by=PartyActing(worker))
    complain(worker, walk.mediator, who_may_answer(walk.case, walk.mediator)[0], "打了三次电话没有人接，希望快一点。",
             by=PartyActing(worker))


@tale("C110c", variation="劳动者在网上说想撤回，等单独谈话", begins=2, asked=[firm("苗木基地")], migrant=True, **TOWNSHIP)
def wants_to_withdraw(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    worker = walk.case.applicants[0]
    ask_to_withdraw(worker, "老板说先给一半，让我撤了再说。", by=PartyActing(worker))
