"""Who plays which part in a body of the demo world, and the case they have in hand."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, Obligation, Strengthening
from mediation.agreements.states import OWED
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.scans import scan_of, upload_of
from mediation.evidence.uploads import Upload
from mediation.intake.registering.receipts import Slip
from mediation.parties.models import Party
from mediation.people.models import Person


@dataclass(frozen=True)
class Cast:
    """The logins of a body's clerk, of those who mediate by default (who presides first), of its director."""

    clerk: str
    mediators: tuple[str, ...]
    director: str
    liaison: str


CASTS = {
    "courier": Cast("wangmin", ("zhouhui",), "liguoqiang", "hejing"),
    "studio": Cast("gulnar", ("majun",), "aygul", "aili"),
    "township": Cast("wangmin", ("huangwei",), "sunli", "hejing"),
    "company": Cast("linfang", ("xuhong", "zhengkai"), "xuhong", "luoyan"),
}


@dataclass
class InHand:
    """One case with those who handle it; every verb of a walk is one act done at the present moment."""

    bodies: Bodies
    body: str = "courier"
    slips: list[Slip] = field(default_factory=list)
    note: dict[str, Any] = field(default_factory=dict)
    _case: Case | None = field(default=None, repr=False)

    @property
    def case(self) -> Case:
        assert self._case is not None, "the case has not been taken in yet"
        return self._case

    @case.setter
    def case(self, case: Case) -> None:
        self._case = case

    @property
    def is_begun(self) -> bool:
        return self._case is not None

    def person(self, login: str) -> Person:
        return self.bodies.people[login]

    @property
    def cast(self) -> Cast:
        return CASTS[self.body]

    @property
    def clerk(self) -> Person:
        return self.person(self.cast.clerk)

    @property
    def director(self) -> Person:
        return self.person(self.cast.director)

    @property
    def liaison(self) -> Person:
        return self.person(self.cast.liaison)

    @property
    def mediator(self) -> Person:
        """Who presides in this case, or would by default."""
        seated = [member.person for member in self.case.mediators if member.presides] if self.is_begun else []
        return seated[0] if seated else self.person(self.cast.mediators[0])

    @property
    def agreement(self) -> Agreement:
        """The last agreement of the case that is no supplement."""
        return [each for each in self.case.agreements if each.supplements is None][-1]

    @property
    def strengthening(self) -> Strengthening:
        found = self.agreement.strengthening
        assert found is not None, "the agreement is not in effect"
        return found

    @property
    def lines(self) -> list[Obligation]:
        return list(self.agreement.obligations)

    def lines_now(self) -> list[Obligation]:
        """The lines that are owed now, of the agreement and of its supplements."""
        return [line for each in self.case.agreements if each.standing == "in_effect" for line in each.obligations
                if line.state in OWED]

    def scan(self, what: str) -> str:
        """A scan of a signed paper of this case."""
        return scan_of(f"{self.case.receipt_number} {what}", by=self.clerk)

    def upload(self, what: str) -> Upload:
        """A signed paper of this case as it is handed in."""
        return upload_of(f"{self.case.receipt_number} {what}")

    def named(self, *names: str) -> list[Party]:
        """The parties with these names."""
        return [party for party in self.case.parties if party.name in names]


def minutes_ago(minutes: int) -> datetime:
    return clock.now() - timedelta(minutes=minutes)


def in_days(days: int) -> date:
    """A day counted from the present one."""
    return clock.today() + timedelta(days=days)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day in China."""
    return clock.instant(day, time(hour, minute))


def everybody(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(parties)


def split(total: int, parts: int) -> Sequence[int]:
    """A sum in 分 in parts that come to it exactly; what can't be divided goes to the first ones."""
    each, rest = divmod(total, parts)
    return [each + (number < rest) for number in range(parts)]
