"""Mediated, agreed and paid: the disputes that came to a good end without a court."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, person, tale
from mediation.demo.walk import in_days
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.intake.powers.representation import Liability
from mediation.law.agreement import PaymentWay
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, CaseKind, Language, Source
from mediation.performance.acts import PaymentWay as Paid
from mediation.performance.acts import SaidBy


@tale("C011", begins=330, body="township", basis=Basis.TOWNSHIP, source=Source.PETITION, migrant=True,
      asked=[firm("装饰工程")], occupation="装修工",
      elsewhere=[Elsewhere("石桥镇职工法律服务基地", "发出《工会劳动法律监督提示函》，联合司法所、劳动保障所协商。", days_before=4)])
def nine_after_a_union_reminder(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 24), total=9_860_000)
    yield from ways.paid(walk, 20)
    yield from ways.closed(walk, 40)


@tale("C013", begins=290, body="township", basis=Basis.TOWNSHIP, source=Source.HOTLINE_12351, migrant=True,
      asked=[firm("建设工程")], from_number="12351-工单-20260208-031", occupation="建筑工人",
      elsewhere=[Elsewhere("省总工会12351热线", "接电话称欠三十多人工资，派单核查；实际人数百余名。", days_before=2)])
def a_hotline_call_for_a_hundred_and_twenty(walk: OnStage) -> Iterator[Moment]:
    """The company paid most of it across the table, the rest in two further payments."""
    yield from ways.consented(walk)
    yield 4
    walk.accepts()
    walk.names()
    yield from ways.talked(walk, 8, SessionResult.AGREED, hours=3)
    yield from ways.agreed(walk, 8, (700, 9), (1000, 30), total=118_400_000)
    yield from ways.paid(walk, 9, 28)


@tale("C053", begins=300, body="studio", basis=Basis.UNION_SELF, source=Source.GRID, migrant=True, occupation="务工者",
      asked=[firm("农业工程")], from_number="兵地联调2026-017",
      elsewhere=[Elsewhere("兵团项目所在地社会矛盾化解窗口", "受理反映后派单给兵地联合调解。", days_before=1)])
def five_by_soldiers_and_locals_together(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 18))
    yield from ways.paid(walk, 15)
    yield from ways.closed(walk, 30)


@tale("C088", begins=270, body="courier", basis=Basis.PEOPLE, asked=[firm("物流服务")], occupation="装卸工")
def in_the_dialect_that_he_understands(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 16))
    yield from ways.paid(walk, 14)
    yield from ways.closed(walk, 31)


@tale("C095", begins=120, body="township", basis=Basis.NEW_FORM, kind=CaseKind.NEW_FORM, tier="b", occupation="外卖员",
      asked=[firm("餐饮配送外包", PartyRelation.PLATFORM_PARTNER)])
def two_hundred_and_ninety_six_yuan(walk: OnStage) -> Iterator[Moment]:
    """A small sum paid across the table; the record of the session stands for an agreement."""
    yield 0
    walk.comes_in()
    walk.asks()
    walk.answers()
    walk.accepts()
    walk.names()
    yield walk.sits_on(1)
    walk.meets(SessionResult.AGREED)
    walk.drafts(walk.lines_for((1000, in_days(0)), way=PaymentWay.CASH), facts_words="欠配送费296元。")
    walk.settles()
    walk.settles_on_the_spot()
    walk.pays_all(way=Paid.CASH)
    yield from ways.closed(walk, 9)


@tale("C105", begins=260, body="township", basis=Basis.TOWNSHIP, migrant=True, occupation="民工",
      asked=[firm("建设工程", PartyRelation.MAIN_CONTRACTOR), person("承包人", PartyRelation.CONTRACTOR)])
def ten_myriads_and_eight(walk: OnStage) -> Iterator[Moment]:
    """Each respondent answers for a share of its own."""
    yield from ways.accepted(walk, answered=2)
    company, contractor = walk.case.respondents
    walk.answer_together(Liability.BY_SHARE, (company, 10_000_000), (contractor, 8_000_000))
    yield from ways.talked(walk, 5, SessionResult.AGREED)
    yield 6
    for_company = walk.spread(10_000_000, (1000, in_days(4)))
    for_contractor = [one for one in walk.spread(8_000_000, (1000, in_days(4)))]
    walk.drafts([*for_company, *walk.by_another(for_contractor, contractor)])
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 10)
    yield from ways.closed(walk, 25)


@tale("C110", begins=245, body="township", basis=Basis.TOWNSHIP, migrant=True, asked=[firm("市政工程")],
      elsewhere=[Elsewhere("云岭市青溪区人民检察院", "支持农民工起诉，并建议先行调解。", days_before=6)])
def signed_and_paid_within_four_days(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 14))
    yield from ways.paid(walk, 13)
    yield from ways.closed(walk, 33)


@tale("C113", begins=89, body="studio", basis=Basis.UNION_SELF, source=Source.ORAL, asked=[firm("矿山设备")],
      occupation="机修工")
def paid_across_the_table_after_a_heart_attack(walk: OnStage) -> Iterator[Moment]:
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
    yield from ways.closed(walk, 20)


@tale("C136", begins=210, body="township", basis=Basis.TOWNSHIP, occupation="暑期工",
      asked=[firm("电子元件", PartyRelation.USER_FIRM), firm("人力资源", PartyRelation.DISPATCH_FIRM)])
def the_firm_pays_what_the_agent_kept(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 17), total=15_730_000)
    yield from ways.paid(walk, 16)


@tale("C145", begins=350, body="studio", basis=Basis.UNION_SELF, source=Source.PETITION, language=Language.UYGHUR,
      migrant=True, asked=[firm("市政建设")], occupation="农民工", people=("买买提·阿卜杜拉",))
def nineteen_who_speak_uyghur(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 20))
    yield from ways.paid(walk, 18)
    yield from ways.closed(walk, 40)


@tale("C146", begins=230, body="studio", basis=Basis.UNION_SELF, source=Source.POLICE, migrant=True,
      asked=[firm("建筑安装")],
      elsewhere=[Elsewhere("派出所、劳动监察、住建部门", "到场联合处置，稳住现场，引导到工作室调解。", days_before=1)])
def paid_off_in_nine_days(walk: OnStage) -> Iterator[Moment]:
    """Each day some were paid; the last of them on the ninth day."""
    yield from ways.settled(walk, (1000, 24))
    for day in range(11, 20):
        yield day
        walk.pay_together([line for line in walk.lines if line.state == "performing"][:3], said_by=SaidBy.PAYER)
    yield from ways.paid(walk, 20)
    yield from ways.closed(walk, 45)


@tale("C148", begins=135, body="courier", basis=Basis.NEW_FORM, kind=CaseKind.NEW_FORM, tier="b", workers=3,
      asked=[firm("速运", name="迅达速运（云岭）有限公司")], occupation="快递员",
      elsewhere=[Elsewhere("云岭市总工会", "就派费和算法规则发出一函两书，企业答复愿意协商。", days_before=20)])
def delivery_fees_of_the_firm_itself(walk: OnStage) -> Iterator[Moment]:
    """The body sits inside the employer: the mediator who presides does not work for it."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8, SessionResult.AGREED)
    yield from ways.agreed(walk, 9, (1000, 20))
    yield from ways.paid(walk, 18)
    yield from ways.closed(walk, 35)


@tale("C098", begins=380, body="studio", basis=Basis.UNION_SELF, asked=[firm("机械厂")], occupation="职工")
def back_payment_and_help_after_many_years(walk: OnStage) -> Iterator[Moment]:
    """What belongs to the agency is an act of the employer; the period was extended twice."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 9)
    yield 15
    walk.extends(walk.day(80), ExtensionReason.OTHER, words="等待社保经办机构核算补缴数额")
    yield from ways.talked(walk, 60)
    yield 75
    walk.extends(walk.day(150), ExtensionReason.OTHER, words="等待单位集体研究")
    yield from ways.talked(walk, 140, SessionResult.AGREED)
    yield 142
    worker, employer = walk.case.applicants[0], walk.case.respondents[0]
    insurance, hardship = walk.case.claims
    walk.drafts([walk.an_act(employer, worker, "为申请人补缴工作期间的社会保险费，并交付缴费凭证", walk.day(170),
                             claim=insurance), *walk.lines_of(hardship, 2_000_000, (1000, walk.day(160)))])
    walk.settles()
    walk.signs(seal=True)
    yield 158
    walk.pays(walk.lines[1])
    yield 169
    walk.pays(walk.lines[0])
    yield from ways.closed(walk, 190)
