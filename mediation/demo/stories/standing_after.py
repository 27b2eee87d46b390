"""Cases with an agreement in effect today, before the court or being paid: marked variations of published disputes."""
from __future__ import annotations

from collections.abc import Iterator

from mediation import clock
from mediation.demo import ways
from mediation.demo.tales import Moment, OnStage, firm, person, tale
from mediation.demo.walk import in_days
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.law.agreement import PaymentWay
from mediation.law.terms import Basis, CaseKind, CourtProcedure, Source
from mediation.performance.acts import PaymentWay as Paid

PEOPLE = {"body": "courier", "basis": Basis.PEOPLE}
TOWNSHIP = {"body": "township", "basis": Basis.TOWNSHIP}
DELEGATED = {"body": "courier", "basis": Basis.COURT_DELEGATED}


def filed(walk: OnStage, *, due: int = 60, day: int = 13) -> Iterator[Moment]:
    """In effect on day 10, filed with the court on a day."""
    yield from ways.settled(walk, (500, due), (500, due + 40))
    yield day
    walk.applies()


@tale("C045a", variation="刚生效，三十日内可以申请司法确认", begins=14, asked=[firm("电梯维保")], occupation="维保工", sums=(4_600_000,),
      **PEOPLE)
def in_effect_since_last_week(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 40))


@tale("C128a", variation="企业调委会的协议，所在地法院不办理确认", begins=15, body="company", basis=Basis.ENTERPRISE, women=True,
      asked=[firm("电子", name="远航电子（云岭）有限公司")], occupation="仓库管理员", sums=(860_000,))
def this_court_does_not_confirm_it(walk: OnStage) -> Iterator[Moment]:
    """The page says why, and shows the other door."""
    yield from ways.settled(walk, (1000, 45))


@tale("C160a", variation="双方选择司法确认，等用工方签申请书", begins=16, asked=[person("用工人")], kind=CaseKind.CIVIL_SERVICE, workers=3,
      migrant=True, occupation="泥工", sums=(840_000,), people=("司徒文斌",), **PEOPLE)
def one_side_has_joined(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (600, 30), (400, 60))
    yield 15
    walk.chooses_confirmation()
    walk.joins(walk.case.applicants)


@tale("C106a", variation="昨天报到法院，等决定是否受理", begins=15, asked=[firm("苗木")], migrant=True, workers=7, occupation="绿化工",
      sums=(3_900_000,), **TOWNSHIP)
def waiting_to_be_docketed(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk, day=14)
    walk.makes_a_capsule(walk.strengthening)


@tale("C101b", variation="法院退回，要补充协议写明收款账户", begins=19, asked=[person("承包人")], kind=CaseKind.CIVIL_SERVICE, workers=3,
      migrant=True, occupation="瓦工", sums=(1_296_000,), **PEOPLE)
def sent_back_for_a_supplement(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk)
    yield 17
    walk.court_returns(in_days(4), "method_unclear", clause="第一条", words="收款账户写的不是本人，请双方补签。")


@tale("C020a", variation="法院已受理，审查中", begins=25, asked=[firm("羽绒制品")], migrant=True, workers=5, occupation="充绒工",
      sums=(7_450_000,), **PEOPLE)
def under_review(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk)
    yield 16
    walk.court_dockets()


@tale("C103a", variation="法院受理后要求说明数额怎样算出", begins=29, asked=[firm("乳制品")], workers=6, occupation="挤奶工",
      sums=(7_000_000,), **TOWNSHIP)
def asked_to_explain(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk)
    yield 16
    walk.court_dockets()
    yield 24
    walk.court_returns(in_days(5), "facts_unclear", words="请说明停工期间工资的计算。")


@tale("C101c", variation="补充协议签好，补报后法院确认", begins=70, asked=[person("承包人")], kind=CaseKind.CIVIL_SERVICE, workers=2,
      migrant=True, occupation="抹灰工", sums=(1_150_000,), **PEOPLE)
def mended_by_a_supplement(walk: OnStage) -> Iterator[Moment]:
    """The signed agreement is never edited: what differs is signed anew."""
    yield from filed(walk, due=55)
    yield 15
    walk.court_returns(in_days(7), "due_unclear", clause="第一条", words="第二期的日期与附件不一致。")
    yield 18
    supplement = walk.supplements(walk.later_by(15))
    walk.supplies(words="双方已签补充协议。", supplement=supplement)
    yield 20
    walk.court_dockets()
    yield 28
    walk.is_granted()
    walk.court_serves()
    yield 66
    walk.pay_together(line for line in walk.lines_now() if line.instalment == 1)


@tale("C106b", variation="确认裁定刚作出，等送达", begins=34, asked=[firm("花卉")], migrant=True, workers=4, occupation="花农",
      sums=(2_800_000,), people=("古丽巴哈尔·依明",), **TOWNSHIP)
def granted_this_week(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk)
    yield 16
    walk.court_dockets()
    yield 32
    walk.is_granted()


@tale("C121a", variation="确认申请被驳回，等双方变更协议", begins=45, asked=[firm("木门")], kind=CaseKind.CIVIL_SERVICE, over_age=True,
      migrant=True, occupation="油漆工", sums=(4_200_000,), **PEOPLE)
def dismissed_as_unclear(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk)
    yield 16
    walk.court_dockets()
    yield 36
    walk.court_decides("dismiss", "unclear", words="给付条件不明确。")


@tale("C003a", variation="驳回后双方重新谈", begins=60, asked=[firm("保洁服务")], kind=CaseKind.CIVIL_SERVICE, over_age=True,
      workers=2, occupation="保洁员", sums=(2_600_000,), women=True, **PEOPLE)
def opened_for_a_new_agreement(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk)
    yield 16
    walk.court_dockets()
    yield 36
    walk.court_decides("dismiss", "mandatory_law", words="含放弃社会保险的内容。")
    yield 50
    walk.reopens_for_new_agreement("双方愿意删去有问题的条款重新签。")
    yield 52
    walk.answers(parties=walk.case.active_parties)
    walk.mediates_again()


@tale("C085a", variation="双方撤回确认申请，直接履行", begins=40, migrant=True, workers=3, asked=[firm("模板工程")], occupation="木工",
      sums=(2_750_000,), **PEOPLE)
def application_withdrawn(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk, due=30)
    yield 16
    walk.withdraws_application()
    yield 29
    walk.pays_all(1)


@tale("C056a", variation="审查中发现真有争议，终结特别程序", begins=50, migrant=True, workers=8, asked=[firm("建筑劳务")], occupation="钢筋工",
      sums=(9_640_000,), **TOWNSHIP)
def a_real_dispute_came_to_light(walk: OnStage) -> Iterator[Moment]:
    yield from filed(walk)
    yield 17
    walk.court_dockets()
    yield 41
    walk.court_decides("terminate", words="总包与分包对欠款数额仍有争议。")


@tale("C126a", variation="单位对确认裁定提出异议，审查中", begins=55, workers=3, asked=[firm("包装印刷")], occupation="印刷工",
      sums=(4_380_000,), **PEOPLE)
def objected_to(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (500, 60), (500, 100))
    yield from ways.confirmed(walk, 15)
    yield 38
    walk.objects(walk.case.respondents[0], "单位称其中一人不是本单位职工。")


@tale("C100a", variation="三十日已过，没有申请确认", begins=62, kind=CaseKind.CIVIL_SERVICE, migrant=True, asked=[person("用工人")],
      occupation="瓦工", sums=(309_000,), **PEOPLE)
def too_late_for_the_court(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 70))


@tale("C091a", variation="法院委托，调解书已签收", begins=21, body="studio", basis=Basis.COURT_ENTRUSTED,
      procedure=CourtProcedure.ORDINARY, asked=[firm("影视传媒")], occupation="剪辑师", from_number="（2026）新2999民初1102号",
      sums=(4_100_000,))
def the_courts_own_paper(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (500, 30), (500, 60))
    yield 13
    walk.receives_court_paper("（2026）新2999民初1102号")


@tale("C086a", variation="第二期今天到期", begins=48, kind=CaseKind.CIVIL_SERVICE, migrant=True, asked=[person("雇主")],
      occupation="焊工", from_number="（2026）粤0699诉前调1066号", **DELEGATED)
def due_today(walk: OnStage) -> Iterator[Moment]:
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 2_800_000, (358, walk.day(20)), (321, walk.today),
                              (321, walk.day(90))))
    walk.settles()
    walk.signs(seal=True)
    yield 20
    walk.pays_all(1)


@tale("C160b", variation="款项三天后到期", begins=40, body="studio", basis=Basis.COURT_DELEGATED, workers=3,
      kind=CaseKind.CIVIL_SERVICE, asked=[person("用工人")], migrant=True, occupation="架子工",
      from_number="（2026）新2999诉前调1060号", sums=(920_000,))
def due_in_three_days(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (600, 25), (400, 43))
    yield 25
    walk.pays_all(1)


@tale("C066a", variation="工人在网上说没收到钱，逾期未履行", begins=52, migrant=True, workers=5, asked=[firm("针织")], occupation="挡车工",
      source=Source.INSPECTION, from_number="青溪人社监〔2026〕77号", sums=(6_200_000,), **TOWNSHIP)
def not_paid(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (500, 30), (500, 49))
    yield 29
    walk.pays_all(1)
    yield 51
    late = next(line for line in walk.lines if line.state == "performing" and line.due_on < clock.today())
    walk.makes_an_account(late.payee)
    walk.says_it_was_not_paid(late, "说好前天付第二笔，一分没到。")
    walk.defaults()
    walk.reminds(late, "工人在网上说没收到，电话催告。")


@tale("C136a", variation="一人的钱要不回来，本人免除余款", begins=75, workers=4, asked=[firm("电子组装")], occupation="暑期工",
      sums=(1_540_000,), **TOWNSHIP)
def let_off_the_rest(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (700, 25), (300, 50))
    yield 24
    walk.pays_all(1)
    yield 54
    walk.defaults(2)
    first, *others = [line for line in walk.lines if line.state == "defaulted"]
    yield 60
    walk.pay_together(others)
    walk.waives(first, "本人已返乡，书面表示不再要余款。")


@tale("C098b", variation="部分达成：钱谈妥，社会保险的请求保留", begins=30, asked=[firm("机床")], occupation="铣工", sums=(None, 3_000_000),
      **TOWNSHIP)
def part_of_it_agreed(walk: OnStage) -> Iterator[Moment]:
    """The open claim has its own notice, and its own last day."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 9, SessionResult.PARTLY)
    yield 10
    insurance, money = walk.case.claims
    walk.drafts(walk.lines_of(money, 2_400_000, (1000, walk.day(45))), open_claims=(insurance,), settles_all=False)
    walk.settles()
    walk.signs(seal=True)
    yield 14
    walk.files_arbitration(reason="就保留的社会保险请求申请仲裁。")


@tale("C150a", variation="口头协议，工钱今天付清一半", begins=9, kind=CaseKind.CIVIL_SERVICE, ethnic="彝族", workers=4,
      claimants=(2, 2), asked=[person("承包户")], occupation="采摘工", sums=(1_200_000, 400_000), migrant=True, **PEOPLE)
def agreed_by_word_of_mouth(walk: OnStage) -> Iterator[Moment]:
    yield from ways.consented(walk, answered=1)
    yield 2
    walk.accepts()
    walk.names()
    yield from ways.talked(walk, 5, SessionResult.AGREED)
    walk.drafts(walk.lines_for((500, walk.day(9)), (500, in_days(20))), form_is_oral=True)
    walk.settles()
    walk.agrees_orally()
    yield 9
    walk.pays_all(1, way=Paid.WECHAT)


@tale("C135b", variation="当场付清，没有另写协议", begins=3, body="township", basis=Basis.NEW_FORM, kind=CaseKind.NEW_FORM,
      tier="b", asked=[firm("跑腿服务")], occupation="跑腿员", sums=(57_624,))
def paid_at_once(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    walk.asks()
    walk.answers()
    walk.accepts()
    walk.names()
    yield walk.sits_on(1)
    walk.meets(SessionResult.AGREED)
    walk.drafts(walk.lines_for((1000, in_days(0)), way=PaymentWay.CASH))
    walk.settles()
    walk.settles_on_the_spot()
    walk.pays_all(way=Paid.CASH)
