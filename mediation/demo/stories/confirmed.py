"""Agreements that went to the court for confirmation, and those that were later attacked."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, person, tale
from mediation.demo.walk import in_days
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.law.terms import Basis, CaseKind, Source


@tale("C003", begins=230, body="courier", basis=Basis.COURT_DELEGATED, kind=CaseKind.CIVIL_SERVICE, over_age=True,
      asked=[firm("后勤服务")], occupation="返聘人员", from_number="（2026）粤0699诉前调333号",
      elsewhere=[Elsewhere("云岭市青溪区人民法院", "其中几人申请支付令，几人由法院诉讼调解；同一笔报酬不重复申请司法确认。")])
def three_ways_for_ten_pensioners(walk: OnStage) -> Iterator[Moment]:
    """Four go their own way to the court; six settle and have it confirmed."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    yield 9
    others = walk.case.applicants[6:]
    walk.note["split"] = walk.splits_off(others, "四人选择支付令和诉讼调解，分案办理。")
    yield from ways.talked(walk, 12, SessionResult.AGREED)
    yield from ways.agreed(walk, 13, (1000, 60), confirm=True)
    yield from ways.confirmed(walk, 18)
    yield from ways.paid(walk, 58)
    yield from ways.closed(walk, 90)


@tale("C045", begins=220, body="courier", basis=Basis.PEOPLE, asked=[firm("机电设备")], occupation="安装工")
def may_a_court_confirm_an_injury_settlement(walk: OnStage) -> Iterator[Moment]:
    """The court's judges were of two minds; this one did not take it in. The agreement stands and was paid."""
    yield from ways.settled(walk, (1000, 35))
    yield 15
    walk.applies()
    yield 18
    walk.court_decides("refuse", "not_court_matter", words="工伤待遇争议应先经仲裁，不予受理。")
    yield from ways.paid(walk, 33)


@tale("C056", begins=260, body="township", basis=Basis.TOWNSHIP, source=Source.PETITION, migrant=True,
      asked=[firm("建筑劳务"), firm("建设集团")], occupation="建筑工人", from_number="云信〔2026〕211号",
      elsewhere=[Elsewhere("住建、人社、公安等多部门", "组织总包分包对账，两个口径相差十三万元，总包只认一百一十七万元。", days_before=5)])
def two_accounts_thirteen_myriads_apart(walk: OnStage) -> Iterator[Moment]:
    """Settled between them with the help of the offices; withdrawn after a word with each speaker."""
    yield from ways.accepted(walk)
    yield 8
    walk.withdraws("经多部门联调，双方已经自行和解并约定付款。", own_settlement=True)
    yield from ways.closed(walk, 30)


@tale("C100", begins=125, body="courier", basis=Basis.COURT_DELEGATED, kind=CaseKind.CIVIL_SERVICE, migrant=True,
      asked=[person("用工人")], occupation="瓦工", from_number="（2026）粤0699诉前调888号")
def three_thousand_and_ninety(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 14, SessionResult.AGREED)
    walk.drafts(walk.lines_for((1000, in_days(35))), wants_confirmation=True)
    walk.settles()
    walk.signs(seal=True)
    yield from ways.confirmed(walk, 20)
    yield from ways.paid(walk, 47)
    yield from ways.closed(walk, 75)


@tale("C106", begins=340, body="township", basis=Basis.TOWNSHIP, migrant=True, asked=[firm("园林绿化")], occupation="绿化工",
      elsewhere=[Elsewhere("云岭市青溪区人民检察院", "支持起诉并组织听证，双方在听证中愿意和解。", "青检民支〔2025〕9号", 6)])
def confirmed_on_the_day_of_the_hearing(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8, SessionResult.AGREED)
    walk.drafts(walk.lines_for((1000, walk.day(38))), wants_confirmation=True)
    walk.settles()
    walk.signs(seal=True)
    walk.applies()
    walk.court_dockets()
    walk.is_granted()
    yield 10
    walk.court_serves()
    yield from ways.paid(walk, 37)
    yield from ways.closed(walk, 60)


@tale("C108", begins=355, body="township", basis=Basis.TOWNSHIP, migrant=True, asked=[firm("煤机修理")], occupation="修理工",
      elsewhere=[Elsewhere("云岭市青溪区人民检察院", "支持三十二人起诉。", "青检民支〔2025〕7号", 9)])
def all_of_it_before_the_first_session(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield 9
    walk.withdraws("检察机关推动后，单位已经全额付清二十三万二千五百元。", own_settlement=True)
    yield from ways.closed(walk, 25)


@tale("C126", begins=245, body="courier", basis=Basis.PEOPLE, workers=8, asked=[firm("纸业")], occupation="造纸工",
      elsewhere=[Elsewhere("云岭市青溪区人民法院", "受理破产申请；政府拨付维稳金优先支付农民工工资。", "（2026）粤0699破11号", 20)])
def a_confirmation_of_wages_that_were_not_owed(walk: OnStage) -> Iterator[Moment]:
    """Applied for together and confirmed: together is not yet true. A creditor objected, and the ruling was revoked."""
    yield from ways.settled(walk, (1000, 25))
    yield from ways.confirmed(walk, 14)
    yield from ways.paid(walk, 25)
    yield 32
    walk.objects(walk.case.respondents[0], "管理人查实其中约十七万元工资是虚列的。")
    yield 50
    walk.court_decides("revoke", words="部分工资虚构，撤销确认裁定。")
    walk.learns_elsewhere(walk.told_by("云岭市公安局青溪分局", "对虚列工资骗取维稳金立案侦查，是否构成虚假诉讼有争议。"))


@tale("C080", begins=365, body="courier", basis=Basis.PEOPLE, asked=[firm("化工")], occupation="操作工")
def an_agreement_set_aside(walk: OnStage) -> Iterator[Moment]:
    """Agreed too low after a burn; the courts set it aside. The case was opened again and ended without a new one."""
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 2_941_000, (1000, walk.day(20))))
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 19)
    yield 230
    walk.learns_elsewhere(walk.told_by("人民法院", "工伤基金不予支付，协议显失公平；单位另补40,500元和31,500元。", "（2026）粤06民再3号"))
    walk.reopens_void("协议显失公平，被法院撤销。")
    yield 236
    walk.ends_reopened("法院已经判决，不再调解。")
    walk.serves_the_ending()


@tale("C081", begins=350, body="courier", basis=Basis.PEOPLE, asked=[firm("食品加工")], occupation="分割工")
def a_benefit_given_up(walk: OnStage) -> Iterator[Moment]:
    """He had given it up in the agreement; commission and court held him to it."""
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 4_200_000, (1000, walk.day(20))))
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 18)
    yield from ways.closed(walk, 40)
    yield 200
    walk.learns_elsewhere(walk.told_by("劳动人事争议仲裁委员会、人民法院", "请求补付一次性伤残就业补助金101,776元，协议有效，没有支持。"))


@tale("C121", begins=380, body="courier", basis=Basis.PEOPLE, kind=CaseKind.CIVIL_SERVICE, over_age=True, migrant=True,
      asked=[firm("木器")], occupation="木工")
def regret_after_an_amputation(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 15))
    yield from ways.paid(walk, 15)
    yield from ways.closed(walk, 30)
    yield 250
    walk.learns_elsewhere(walk.told_by("云岭市青溪区人民法院、云岭市中级人民法院", "起诉要求撤销协议，两级法院都驳回。"))


@tale("C123", begins=325, body="township", basis=Basis.TOWNSHIP, asked=[firm("五金")], occupation="车工")
def three_myriads_were_too_little(walk: OnStage) -> Iterator[Moment]:
    """Below what the law gives: the court added 44,100."""
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 3_000_000, (1000, walk.day(20))))
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 18)
    yield from ways.closed(walk, 40)
    yield 210
    walk.learns_elsewhere(walk.told_by("人民法院", "按法定标准计算差额，判决单位再付44,100元。", "（2026）粤0699民初2210号"))
