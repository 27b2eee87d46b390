"""What a court handed over, at the stations that its liaison watches: silence, seven days, the way back, signed for."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.cases.states import EndReason
from mediation.demo import ways
from mediation.demo.tales import Moment, OnStage, firm, tale, working_days_ago
from mediation.intake.from_court.models import SuitWish
from mediation.law.terms import Basis, CourtProcedure

DELEGATED = {"body": "studio", "basis": Basis.COURT_DELEGATED}


@tale("C161c", variation="法院委派，三个工作日内没有确认", begins=working_days_ago(5), asked=[firm("物业服务")], occupation="保洁员",
      women=True, from_number="（2026）新2999诉前调1181号", **DELEGATED)
def the_body_has_not_answered(walk: OnStage) -> Iterator[Moment]:
    """The sweep has marked it and told the liaison, who may take it back."""
    yield 0
    walk.comes_in()


@tale("C161d", variation="法院委托，简易程序，七日内调解", begins=5, asked=[firm("广告制作")], body="studio", occupation="安装工",
      basis=Basis.COURT_ENTRUSTED, procedure=CourtProcedure.SUMMARY, from_number="（2026）新2999民初1322号")
def seven_days_of_a_summary_suit(walk: OnStage) -> Iterator[Moment]:
    """Signed for at once; the first session was held, the seventh day is near."""
    yield from ways.accepted(walk, answered=1)
    yield from ways.talked(walk, 4)


@tale("C161e", variation="法院委派，没有调成，已交回，等法院签收", begins=24, asked=[firm("纺织")], occupation="挡车工", women=True,
      from_number="（2026）新2999诉前调1140号", **DELEGATED)
def sent_back_with_the_agreed_facts(walk: OnStage) -> Iterator[Moment]:
    """Nobody disputes the wage; the company did not come twice, which the letter tells."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    yield 20
    walk.ends_for_distance("双方对工龄起算年份分歧较大。")
    yield 22
    walk.returns_to_court("工龄从哪一年算起", SuitWish.INSISTS, "单位两次无正当理由不到场。")


@tale("C161f", variation="法院委派，没有调成，法院已签收，告知先仲裁", begins=40, asked=[firm("冷链物流")], occupation="叉车工",
      from_number="（2026）新2999诉前调1098号", **DELEGATED)
def signed_for_and_sent_to_arbitration_first(walk: OnStage) -> Iterator[Moment]:
    """The court asked for the proofs of service, got them, and told the worker that the commission comes first."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 9)
    yield 15
    walk.ends(EndReason.UNWILLING, "单位不愿再调。")
    walk.serves_the_ending()
    yield 17
    walk.returns_to_court("加班费的基数", SuitWish.UNDECIDED)
    yield 18
    walk.court_signs_for_it(lacking="送达回证")
    yield 20
    walk.returns_to_court("加班费的基数", SuitWish.ARBITRATION)
    yield 21
    walk.court_signs_for_it(words="已告知当事人先申请仲裁")
