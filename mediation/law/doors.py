"""From what somebody says has happened to the doors that stand open for it (law.md §1.1, §1.2, §1.4).

What a rule says of a door stands in ``routes`` and ``scope``; here is only which of them a matter belongs to. How a
worker is tied to a platform is found by the mediator: whoever works for one is turned away from no door.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from mediation.law.calendar import CHINA, Calendar
from mediation.law.routes import Route, RouteFacts, RouteKey, open_routes
from mediation.law.scope import OutsideMatter, matters_outside
from mediation.law.terms import CaseKind, ClaimType, Term


class Happened(Term):
    """What an applicant says has happened; several may be said together."""

    UNPAID = "unpaid", "钱没给、没给够"
    OVERTIME = "overtime", "加班没给加班费"
    DISMISSED = "dismissed", "被辞退、不让干了"
    INJURED = "injured", "干活受了伤"
    NO_CONTRACT = "no_contract", "没签合同"
    NOT_THEIRS = "not_theirs", "不承认是他的人"
    INSURANCE = "insurance", "没交社保"
    LEAVE = "leave", "休假、补贴没给"
    PAPERS = "papers", "不给证明、扣东西"
    HELPER = "helper", "给人家里、给个人帮工"
    HOUSING_FUND = "housing_fund", "公积金没交"
    RECOGNITION = "recognition", "要认定工伤"
    GRADE = "grade", "不服伤残鉴定"
    AGENCY = "agency", "社保局不发待遇"
    RETIREMENT = "retirement", "退休、户口、档案"
    COMPETES = "competes", "违反竞业限制"
    TRAINING = "training", "培训费、服务期"
    LEFT = "left", "不辞而别、不交接"
    SETTLE = "settle", "想谈好、一次了结"
    DEBT = "debt", "借款、股权"
    OTHER = "other", "别的事"


BY_WORKERS = tuple(each for each in Happened if each not in {
    Happened.COMPETES, Happened.TRAINING, Happened.LEFT, Happened.SETTLE, Happened.DEBT})
BY_EMPLOYERS = (Happened.COMPETES, Happened.TRAINING, Happened.LEFT, Happened.SETTLE, Happened.INJURED, Happened.DEBT,
                Happened.OTHER)

_CLAIMS: dict[Happened, ClaimType] = {
    Happened.UNPAID: ClaimType.WAGES, Happened.OVERTIME: ClaimType.OVERTIME, Happened.DISMISSED: ClaimType.SEVERANCE,
    Happened.INJURED: ClaimType.WORK_INJURY, Happened.NO_CONTRACT: ClaimType.DOUBLE_PAY,
    Happened.NOT_THEIRS: ClaimType.EMPLOYMENT_RELATION, Happened.INSURANCE: ClaimType.SOCIAL_INSURANCE,
    Happened.LEAVE: ClaimType.ANNUAL_LEAVE, Happened.PAPERS: ClaimType.PAPERS_TRANSFER,
    Happened.HELPER: ClaimType.SERVICE_PAY, Happened.COMPETES: ClaimType.NON_COMPETE,
    Happened.TRAINING: ClaimType.TRAINING, Happened.LEFT: ClaimType.OTHER, Happened.SETTLE: ClaimType.OTHER,
    Happened.OTHER: ClaimType.OTHER,
}
_OUTSIDE: dict[Happened, str] = {
    Happened.INSURANCE: "insurance_back_payment", Happened.HELPER: "household_service",
    Happened.HOUSING_FUND: "housing_fund", Happened.RECOGNITION: "injury_recognition",
    Happened.GRADE: "grade_objection", Happened.AGENCY: "insurance_agency",
    Happened.RETIREMENT: "administrative_matters", Happened.DEBT: "civil_between_them",
}
SHUT_OUTSIDE = (RouteKey.MEDIATION, RouteKey.ARBITRATION, RouteKey.PAYMENT_ORDER)


@dataclass(frozen=True)
class Doors:
    """What stands open and what does not: the routes with their articles, and the offices that a matter belongs to."""

    kind: CaseKind
    routes: tuple[Route, ...]
    offices: tuple[OutsideMatter, ...]

    @property
    def may_mediate(self) -> bool:
        """Whether any part of it can be mediated at all."""
        return any(route.open for route in self.routes if route.key is RouteKey.MEDIATION)


def claim_of(happened: Happened) -> ClaimType | None:
    """The kind of claim behind it (TJ 2, J1 1); None for what is no claim between the two."""
    return _CLAIMS.get(happened)


def claims_behind(said: Iterable[Happened]) -> tuple[ClaimType, ...]:
    """The kinds of claim that were said, each once; OTHER where nobody knows."""
    found = tuple(dict.fromkeys(claim for each in said if (claim := claim_of(each)) is not None))
    return found or (ClaimType.OTHER,)


def kind_behind(said: Collection[Happened], *, for_a_platform: bool = False, for_a_person: bool = False) -> CaseKind:
    """What kind of dispute it is taken for until the mediator has found out (J1 2(4)–(6); 人社部发〔2021〕56号).

    ``for_a_platform``: work is given out by an app; ``for_a_person``: by a household or a person, who is no employer.
    """
    if for_a_person or (said and set(said) == {Happened.HELPER}):
        return CaseKind.CIVIL_SERVICE
    return CaseKind.NEW_FORM if for_a_platform else CaseKind.LABOUR


def doors(said: Collection[Happened], on: date, *, for_a_platform: bool = False, for_a_person: bool = False,
          arrears_suit: bool = False, calendar: Calendar = CHINA) -> Doors:
    """Every door for what was said, open or shut, with its article (TJ 2, 5, 9; J1 2; law.md §1.2).

    What is no claim between the two belongs to an office: where nothing else was said, mediation and arbitration are
    shut. Nothing said at all shuts no door. ``arrears_suit``: the courts there hear suits on unpaid premiums.
    """
    kind = kind_behind(said, for_a_platform=for_a_platform, for_a_person=for_a_person)
    claims = frozenset(claim for each in said if (claim := claim_of(each)) is not None)
    wanted = {_OUTSIDE[each] for each in said if each in _OUTSIDE}
    if kind is CaseKind.CIVIL_SERVICE:
        wanted.add("household_service")
    offices = tuple(matter for matter in matters_outside(arrears_suit=arrears_suit) if matter.key in wanted)
    routes = tuple(open_routes(RouteFacts(on=on, kind=kind, claims=claims), calendar))
    if offices and not claims:
        routes = tuple(_shut(route, offices) for route in routes)
    return Doors(kind, routes, offices)


def _shut(route: Route, offices: tuple[OutsideMatter, ...]) -> Route:
    """A door that is none for what belongs to an office alone."""
    if route.key not in (*SHUT_OUTSIDE, RouteKey.SUIT):
        return route
    articles = tuple(dict.fromkeys(article for office in offices for article in office.articles))
    to_court = all("人民法院" in office.where for office in offices)
    if route.key is RouteKey.SUIT:
        why = "这件事由法院办" if to_court else "先去上面写的机关"
        return Route(route.key, to_court, why, articles)
    return Route(route.key, False, "这件事不是劳动争议，去下面写的地方", articles)
