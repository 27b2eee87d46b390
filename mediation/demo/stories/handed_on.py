"""Ways out that stand before a commission or a court today: marked variations of published disputes."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.stories.no_agreement import failed
from mediation.demo.tales import Moment, OnStage, firm, person, tale
from mediation.law.suits import AwardForce
from mediation.law.terms import Basis, CaseKind

NUMBER = "青溪劳人仲案〔2026〕{}号"


@tale("C166w", variation="四人各走各的路：裁决、撤销、一审、执行", begins=120, workers=4, claimants=(4,), body="courier",
      basis=Basis.PEOPLE, asked=[firm("医药")], occupation="销售内勤")
def four_ways_from_one_failure(walk: OnStage) -> Iterator[Moment]:
    """Of four who failed together one has an award, one lost it, one is judged, one may enforce."""
    yield from failed(walk, reason="四人的加班时间分歧太大。")
    yield 17
    walk.prepares_arbitration(walk.case.applicants[0])
    yield 18
    walk.is_returned("请按人分开提交，每人一份申请书。")
    yield 20
    handed = [walk.files_arbitration(party) for party in walk.case.applicants]
    yield 23
    for number, handoff in enumerate(handed, 301):
        walk.takes_up(handoff)
        walk.is_accepted_by_commission(NUMBER.format(number))
    waiting, annulled, judged, enforced = handed
    yield 60
    for number, handoff, force in ((302, annulled, AwardForce.FINAL), (303, judged, AwardForce.NOT_FINAL),
                                   (304, enforced, AwardForce.NOT_FINAL)):
        walk.takes_up(handoff)
        walk.gets_award(NUMBER.format(number), "裁决支付加班工资。", force)
    yield 66
    walk.takes_up(judged)
    walk.sues_on_award(walk.case.applicants[2])
    yield 72
    walk.is_docketed("（2026）粤0699民初2303号")
    yield 82
    walk.takes_up(enforced)
    walk.award_binds()
    yield 112
    walk.takes_up(waiting)
    walk.gets_award(NUMBER.format(301), "裁决支付加班工资。", AwardForce.FINAL)
    walk.takes_up(judged)
    walk.is_judged("（2026）粤0699民初2303号", "判决支付加班工资31,500元。")
    yield 115
    walk.takes_up(annulled)
    walk.award_is_set_aside("（2026）粤06民特77号", "裁决所依据的考勤表系伪造，裁定撤销。")


@tale("C036w", variation="已到仲裁委，暂缓受理，先在这里调", begins=9, body="courier", basis=Basis.PEOPLE,
      asked=[firm("信息科技")], occupation="项目经理")
def put_off_for_mediation(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 6)
    yield 7
    walk.files_arbitration(deferred=True)


@tale("C055w", variation="退回法院立案后，法院又委托调解", begins=70, body="studio", basis=Basis.COURT_DELEGATED,
      kind=CaseKind.CIVIL_SERVICE, asked=[person("种植户")], occupation="拾花工", workers=1,
      from_number="（2026）新2999诉前调1355号")
def mediated_again_in_the_suit(walk: OnStage) -> Iterator[Moment]:
    yield from failed(walk, reason="种植户只认一半工钱。")
    yield 18
    walk.goes_to_court("工钱的数额")
    yield 26
    walk.is_docketed("（2026）新2999民初410号")
    yield 60
    walk.court_entrusts_mediation()
