"""How a published dispute is put on the stage: before which body, on what basis, who is asked, since when."""
from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from mediation import clock
from mediation.cases.elsewhere import Elsewhere as EnteredElsewhere
from mediation.cases.elsewhere import enter_elsewhere
from mediation.demo.disputes import Dispute, dispute
from mediation.demo.told import TOLD
from mediation.demo.walk import Walk, at
from mediation.intake.facts import RegisteringFacts
from mediation.law.calendar import CHINA
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, CaseKind, CourtProcedure, Language, Source

Moment = int | datetime
Begins = int | Callable[[date], int]
Telling = Callable[["OnStage"], Iterator[Moment]]
TALES: list[Tale] = []
REPORT = "公开报道（案例来源）"
ENTRUSTING = {Basis.COURT_DELEGATED: Source.COURT_DELEGATED, Basis.COURT_ENTRUSTED: Source.COURT_ENTRUSTED,
              Basis.ARB_DELEGATED: Source.ARBITRATION}


@dataclass(frozen=True)
class Asked:
    """One who is asked: a firm of a sector, or a person of an occupation."""

    what: str
    is_firm: bool = True
    relation: PartyRelation | None = None
    name: str = ""
    bankrupt: bool = False


def firm(sector: str, relation: PartyRelation | None = None, *, name: str = "", bankrupt: bool = False) -> Asked:
    return Asked(sector, True, relation, name, bankrupt)


def person(occupation: str, relation: PartyRelation | None = None) -> Asked:
    return Asked(occupation, False, relation)


@dataclass(frozen=True)
class Elsewhere:
    """What another body did: its name, the result, its number, how many days before the beginning (or only about)."""

    forum: str
    result: str
    number: str = ""
    days_before: int | None = None


@dataclass(frozen=True)
class Tale:
    """One case of the demo world: a published dispute, or a marked variation of it, and the walk that tells it.

    ``begins`` is the number of days between its first day and today, or how to count them from today. ``people`` are
    names that take the first places; ``workers`` is the number of workers where the report has none, or a variation's
    own; ``heirs`` apply in the place of a dead worker; ``firm_applies`` turns the sides around. ``claimants`` says how
    many of the workers make each claim, ``sums`` replaces the sums of the claims, in 分.
    """

    key: str
    dispute: Dispute
    telling: Telling
    begins: Begins
    body: str
    basis: Basis
    asked: tuple[Asked, ...]
    source: Source = Source.WRITTEN
    kind: CaseKind = CaseKind.LABOUR
    procedure: CourtProcedure | None = None
    from_number: str = ""
    language: Language | None = None
    ethnic: str = ""
    occupation: str = ""
    people: tuple[str, ...] = ()
    workers: int | None = None
    claimants: tuple[int, ...] = ()
    third: tuple[Asked, ...] = ()
    heirs: int = 0
    women: bool = False
    over_age: bool = False
    migrant: bool = False
    tier: str = ""
    firm_applies: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()
    sums: tuple[int | None, ...] = ()
    variation: str = ""
    facts: str = ""

    @property
    def n_workers(self) -> int:
        return self.workers or self.dispute.n_workers or 1

    def first_day(self, today: date) -> date:
        """The day on which the tale begins, seen from today."""
        return today - timedelta(days=self.begins if isinstance(self.begins, int) else self.begins(today))

    @property
    def seed(self) -> int:
        return zlib.crc32(self.key.encode())

    @property
    def random(self) -> Random:
        """The tale's own dice: the same numbers at every load."""
        return Random(self.seed)

    @property
    def title(self) -> str:
        """What the tale is called: the report's title, marked where it is a variation."""
        return f"变化：{self.variation}（据{self.dispute.title}）" if self.variation else self.dispute.title

    @property
    def told(self) -> str:
        """The facts as an applicant tells them, without the report's names."""
        return self.facts or TOLD[self.dispute.id]


@dataclass
class OnStage(Walk):
    """The walk of a tale: it knows its first day, and takes its case in as the tale says."""

    tale: Tale = field(kw_only=True)
    began: date = field(kw_only=True)
    today: date = field(kw_only=True)
    said: Callable[[Tale], RegisteringFacts] = field(kw_only=True)

    def day(self, number: int) -> date:
        """A day of the tale; what falls on a day off is done on the next working day."""
        return CHINA.roll(self.began + timedelta(days=number)).on

    def sits_on(self, number: int, hour: int = 9, minute: int = 30, *, video: str = "", hours: float = 1) -> datetime:
        """A session is fixed for a day of the tale; returns the moment when it is over."""
        starts = at(self.day(number), hour, minute)
        while starts <= clock.now():
            starts = at(CHINA.next_working_day(clock.day_of(starts)), hour, minute)
        self.note["session"] = self.plans(starts, video=video, length=timedelta(hours=hours))
        return starts + timedelta(hours=hours, minutes=2)

    def days_until_today(self) -> int:
        """How many days lie between the beginning and the day on which the tale is told."""
        return (self.today - self.began).days

    def working_days_before_today(self, number: int) -> int:
        """The day of the tale so many working days before today: a period of that length then ends today."""
        return (CHINA.working_days_before(self.today, number).on - self.began).days

    def sits_today(self, hour: int, minute: int, *, video: str = "") -> None:
        """A session on the very day on which the tale is told."""
        self.plans(at(self.today, hour, minute), video=video)

    def plans_tomorrow(self, hour: int = 9, minute: int = 30, *, video: str = "") -> None:
        """A meeting is fixed for the next working day."""
        self.plans(at(CHINA.next_working_day(clock.today()), hour, minute), video=video)

    def comes_in(self) -> None:
        """Taken in by the way that its source gives; where it was published, and what others did, is entered."""
        facts = self.said(self.tale)
        if self.tale.source in ENTRUSTING.values():
            self.is_handed(facts)
        elif self.tale.source is Source.OWN_MOTION:
            self.starts_itself(facts)
        else:
            self.takes_in(facts)
        self.tells_the_source()

    def tells_the_source(self) -> None:
        """Where the dispute was published, and what other bodies did before it came here."""
        report = self.tale.dispute
        self.learns_elsewhere(EnteredElsewhere(
            REPORT, f"本例取自公开案例：{self.tale.title}。{report.source}　摘要：{report.facts}", report.id, report.published_on))
        for one in self.tale.elsewhere:
            day = self.began - timedelta(days=one.days_before) if one.days_before is not None else None
            self.learns_elsewhere(EnteredElsewhere(one.forum, one.result, one.number, day))

    @staticmethod
    def told_by(forum: str, result: str, number: str = "") -> EnteredElsewhere:
        """What another body did, learnt today."""
        return EnteredElsewhere(forum, result, number, clock.today())

    def learns_elsewhere(self, told: EnteredElsewhere) -> None:
        enter_elsewhere(self.case, told, by=self.director if self.tale.source is Source.OWN_MOTION else self.clerk)


def working_days_ago(number: int) -> Callable[[date], int]:
    """So many working days before today: a period of that length ends today."""
    return lambda today: (today - CHINA.working_days_before(today, number).on).days


def tale(key: str, *, begins: Begins, body: str, basis: Basis, asked: Sequence[Asked] = (), variation: str = "",
         **more: Any) -> Callable[[Telling], Telling]:
    """Put a telling on the stage; ``key`` is the dispute's id, with a letter after it for a variation."""
    def enter(telling: Telling) -> Telling:
        source = ENTRUSTING.get(basis)
        options: dict[str, Any] = {**({"source": source} if source else {}), **more}
        TALES.append(Tale(key=key, dispute=dispute(key[:4]), telling=telling, begins=begins, body=body, basis=basis,
                          asked=tuple(asked) or (firm("建筑劳务"),), variation=variation, **options))
        return telling
    return enter
