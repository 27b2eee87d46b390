"""Agreements that went to the arbitration commission within fifteen days, one for each way in which that may stand."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Moment, OnStage, firm, tale
from mediation.law.terms import Basis

PEOPLE = {"body": "courier", "basis": Basis.PEOPLE}
COMPANY = {"body": "company", "basis": Basis.ENTERPRISE}
TOWNSHIP = {"body": "township", "basis": Basis.TOWNSHIP}


def asked(walk: OnStage, due: int = 60, day: int = 13) -> Iterator[Moment]:
    """In effect on day 10; both sides go to the commission on a day."""
    yield from ways.settled(walk, (1000, due))
    yield day
    walk.asks_for_review()


def taken_in(walk: OnStage, due: int = 60) -> Iterator[Moment]:
    """Taken in by the commission on day 15."""
    yield from asked(walk, due)
    yield 15
    walk.commission_dockets()


@tale("C128r", variation="双方共同申请仲裁审查，等仲裁委决定", begins=14, asked=[firm("电子")], occupation="质检员", sums=(1_260_000,),
      **COMPANY)
def waiting_for_the_commission(walk: OnStage) -> Iterator[Moment]:
    """The court of the place does not confirm what a firm's own committee mediated: this is the door that is open."""
    yield from asked(walk)


@tale("C045r", variation="仲裁委审查中", begins=17, asked=[firm("电梯维保")], occupation="维保工", sums=(3_100_000,), **PEOPLE)
def under_review_by_the_commission(walk: OnStage) -> Iterator[Moment]:
    yield from taken_in(walk)


@tale("C106r", variation="仲裁委认为不属于其管辖，还可以走司法确认", begins=22, asked=[firm("苗木")], workers=2,
      occupation="绿化工", sums=(980_000,), **TOWNSHIP)
def not_its_place(walk: OnStage) -> Iterator[Moment]:
    yield from asked(walk)
    yield 16
    walk.commission_refuses("wrong_commission")


@tale("C020r", variation="仲裁委不予制作调解书，还可以走司法确认", begins=24, asked=[firm("羽绒制品")], workers=3,
      occupation="充绒工", sums=(2_050_000,), **PEOPLE)
def not_clear_enough(walk: OnStage) -> Iterator[Moment]:
    yield from taken_in(walk)
    yield 20
    walk.commission_extends()
    yield 22
    walk.commission_gives_no_paper("unclear")


@tale("C126r", variation="撤回审查申请，准备改走司法确认", begins=21, asked=[firm("包装印刷")], occupation="印刷工", sums=(1_720_000,),
      **PEOPLE)
def taken_back_from_the_commission(walk: OnStage) -> Iterator[Moment]:
    yield from taken_in(walk)
    yield 18
    walk.withdraws_review()


@tale("C103r", variation="双方签收仲裁调解书，第一期已付", begins=50, asked=[firm("乳制品")], workers=3,
      occupation="挤奶工", sums=(4_400_000,), **TOWNSHIP)
def a_paper_of_the_commission(walk: OnStage) -> Iterator[Moment]:
    yield from taken_in(walk, 48)
    yield 19
    walk.signs_for_review_paper()
    yield 46
    walk.pays_all()


@tale("C160r", variation="法院委派，双方签收诉前调书", begins=26, asked=[firm("装饰工程")], occupation="架子工",
      from_number="（2026）粤0699诉前调1188号", sums=(1_380_000,), body="courier", basis=Basis.COURT_DELEGATED)
def the_inviting_courts_own_paper(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 60))
    yield 14
    walk.signs_for_delegated_paper("（2026）粤0699诉前调1188号")
