"""Cases that a court or a commission handed over, and what they made of the agreement."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, person, tale
from mediation.demo.walk import in_days
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.intake.contacts.acts import ContactOutcome
from mediation.law.agreement import PaymentWay
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, CaseKind, CourtProcedure, Language
from mediation.performance.acts import PaymentWay as Paid
from mediation.sessions.models import SuspensionGround

STUDIO = {"body": "studio", "basis": Basis.COURT_ENTRUSTED, "procedure": CourtProcedure.ORDINARY}
DELEGATED = {"body": "studio", "basis": Basis.COURT_DELEGATED}


def entrusted(walk: OnStage, number: str, *instalments: tuple[int, int], total: int = 0, video: str = "",
              cash: bool = False) -> Iterator[Moment]:
    """Entrusted after docketing: both sign the terms on day 9, and on day 12 for the court's own paper."""
    yield from ways.settled(walk, *instalments, total=total, video=video,
                            way=PaymentWay.CASH if cash else PaymentWay.TRANSFER)
    yield 12
    walk.receives_court_paper(number)


@tale("C043", begins=355, firm_applies=True, asked=[firm("能源科技")], occupation="高级管理人员",
      from_number="（2025）新29民再14号", **STUDIO)
def a_penalty_out_of_all_proportion(walk: OnStage) -> Iterator[Moment]:
    """In the retrial: two millions and more were adjudged, fifty-six myriads agreed and paid."""
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 56_000_000, (1000, walk.day(25))))
    walk.settles()
    walk.signs()
    yield 12
    walk.receives_court_paper("（2025）新29民再14号")
    yield from ways.paid(walk, 24)
    yield from ways.closed(walk, 45)


@tale("C046", begins=265, from_number="（2026）新2999诉前调233号", asked=[firm("汽车配件")], occupation="操作工", **DELEGATED)
def nine_after_one_was_shown_the_way(walk: OnStage) -> Iterator[Moment]:
    """It stood still until the lead case was decided; the others settled by its measure."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    yield 9
    walk.suspends(SuspensionGround.LEAD_CASE, in_days(40), reason="等待同批一案的示范判决")
    yield 44
    walk.resumes()
    walk.learns_elsewhere(walk.told_by("塔河市人民法院", "示范案件作出判决。", "（2026）新2999民初301号"))
    yield from ways.talked(walk, 49, SessionResult.AGREED)
    yield from ways.agreed(walk, 50, (1000, 70), total=23_400_000)
    yield from ways.paid(walk, 68)
    yield from ways.closed(walk, 95)


@tale("C058", begins=155, kind=CaseKind.CIVIL_SERVICE, language=Language.SIGN, people=("艾尔肯·托合提",), migrant=True,
      asked=[person("承包人")], occupation="小工", from_number="（2026）新2999诉前调512号", **DELEGATED)
def two_thousand_five_hundred_for_one_who_cannot_hear(walk: OnStage) -> Iterator[Moment]:
    """A sign interpreter; paid across the table, fifty yuan more than was asked."""
    yield from ways.accepted(walk, answered=2)
    yield from ways.talked(walk, 5, SessionResult.AGREED)
    walk.drafts(walk.lines_of(walk.case.claims[0], 250_000, (1000, in_days(0)), way=PaymentWay.CASH))
    walk.settles()
    walk.settles_on_the_spot()
    walk.pays_all(way=Paid.CASH)
    yield from ways.closed(walk, 20)


@tale("C051", begins=165, body="courier", basis=Basis.COURT_DELEGATED, language=Language.UYGHUR, people=("艾力·肉孜",),
      migrant=True, asked=[firm("餐饮")], occupation="厨师", from_number="（2026）粤0699诉前调720号")
def paid_by_the_next_day(walk: OnStage) -> Iterator[Moment]:
    """Read out sentence by sentence by an interpreter; five thousand at once, the rest the day after."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8, SessionResult.AGREED)
    claim = walk.case.claims[0]
    cash = walk.lines_of(claim, 500_000, (1000, in_days(0)), way=PaymentWay.CASH)
    walk.drafts([*cash, *walk.lines_of(claim, 152_700, (1000, in_days(3)))])
    walk.settles()
    walk.signs(seal=True)
    walk.pays(walk.lines[0], way=Paid.CASH)
    yield 9
    walk.pays(walk.lines[1])
    yield from ways.closed(walk, 30)


@tale("C060", begins=225, body="courier", basis=Basis.COURT_DELEGATED, kind=CaseKind.CIVIL_SERVICE, migrant=True,
      language=Language.TIBETAN, people=("扎西顿珠",), asked=[person("雇主")], occupation="水泥车司机",
      from_number="（2026）粤0699诉前调355号")
def by_video_over_a_thousand_miles(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 22), video="人民法院调解平台 会议号 830 161")
    yield from ways.paid(walk, 21)
    yield from ways.closed(walk, 45)


@tale("C075", begins=335, women=True, asked=[firm("印刷")], occupation="文员", from_number="（2025）新2999民初887号", **STUDIO)
def four_years_of_suits(walk: OnStage) -> Iterator[Moment]:
    """Settled at eight thousand; the suit was withdrawn on the agreement."""
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 800_000, (1000, walk.day(18))))
    walk.settles()
    walk.signs()
    yield 13
    walk.withdraws_suit("（2025）新2999民初887号之一")
    yield from ways.paid(walk, 18)
    yield from ways.closed(walk, 60)


@tale("C083", begins=195, migrant=True, asked=[firm("路桥工程")], occupation="农民工", from_number="（2026）新2999民初411号",
      **STUDIO)
def registered_online_mediated_on_the_site(walk: OnStage) -> Iterator[Moment]:
    yield from entrusted(walk, "（2026）新2999民初411号", (1000, 40), video="在线调解平台 411")
    yield from ways.paid(walk, 39)


@tale("C091", begins=180, asked=[firm("文化传媒")], occupation="编辑", from_number="（2026）新29民终77号", **STUDIO)
def reached_at_last_and_settled_on_the_day(walk: OnStage) -> Iterator[Moment]:
    """The first try before docketing had come to nothing: nobody at the company picked up the telephone."""
    yield 0
    walk.comes_in()
    walk.signs_for_the_file()
    yield 1
    walk.asks()
    walk.tries(walk.case.respondents[0], ContactOutcome.NO_ANSWER, "诉前调解时也没有联系上。")
    yield 2
    walk.tries(walk.case.respondents[0], ContactOutcome.REACHED, "法定代表人接听，同意到工作室谈。")
    walk.answers()
    walk.accepts()
    walk.names()
    yield walk.sits_on(5)
    walk.meets(SessionResult.AGREED)
    walk.drafts(walk.spread(3_600_000, (1000, walk.day(15))))
    walk.settles()
    walk.signs()
    yield 7
    walk.receives_court_paper("（2026）新29民终77号")
    yield from ways.paid(walk, 14)
    yield from ways.closed(walk, 40)


@tale("C111", begins=275, asked=[firm("高速公路服务")], occupation="收费员", from_number="（2026）新29民终19号", **STUDIO)
def more_than_ten_talks_in_the_appeal(walk: OnStage) -> Iterator[Moment]:
    """Several items in one package; what is to be done and what is to be paid."""
    yield from ways.accepted(walk)
    for day in (6, 8, 10):
        yield from ways.talked(walk, day)
    yield from ways.talked(walk, 12, SessionResult.AGREED)
    yield 13
    employer = walk.case.respondents[0]
    lines = walk.spread(18_800_000, (1000, walk.day(48)))
    lines += [walk.an_act(employer, worker, "补缴解除期间的社会保险费，并协助办理失业登记", walk.day(48))
              for worker in walk.case.applicants]
    walk.drafts(lines)
    walk.settles()
    walk.signs()
    yield 14
    walk.receives_court_paper("（2026）新29民终19号")
    yield from ways.paid(walk, 48)
    yield from ways.closed(walk, 70)


@tale("C115", begins=370, asked=[firm("玩具制造")], occupation="职工", from_number="（2025）新2999民初205号", **STUDIO)
def twenty_one_after_a_letter_of_the_court(walk: OnStage) -> Iterator[Moment]:
    yield from entrusted(walk, "（2025）新2999民初205号", (1000, 35), total=14_700_000)
    yield from ways.paid(walk, 33)
    yield from ways.closed(walk, 60)


@tale("C116", begins=310, firm_applies=True, asked=[firm("智能制造")], occupation="研发总监",
      from_number="（2026）新2999诉前调77号", **DELEGATED)
def three_suits_in_one_package(walk: OnStage) -> Iterator[Moment]:
    """Claim, counterclaim and a third matter, talked over together."""
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 80_000_000, (500, walk.day(30)), (500, walk.day(120))),
                facts_words="双方互有请求，并有关联纠纷，一并了结。")
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 29, 118)
    yield from ways.closed(walk, 140)


@tale("C150", begins=115, body="courier", basis=Basis.PEOPLE, kind=CaseKind.CIVIL_SERVICE, ethnic="彝族", migrant=True,
      claimants=(12, 6), asked=[person("承包老板", PartyRelation.CONTRACTOR)], occupation="番茄地管护工")
def three_days_and_four_nights(walk: OnStage) -> Iterator[Moment]:
    """Settled by word of mouth: people's mediation may (the record of the mediator is signed)."""
    yield from ways.consented(walk, answered=1)
    yield 1
    walk.accepts()
    walk.names()
    yield walk.sits_on(2, 10, hours=76)
    walk.meets(SessionResult.AGREED)
    yield 6
    concerned = [party for party in walk.case.applicants if party.claims]
    walk.drafts(walk.lines_for((1000, in_days(1))), form_is_oral=True, parties=(*concerned, *walk.case.respondents))
    walk.settles()
    walk.agrees_orally()
    yield from ways.paid(walk, 7)
    yield from ways.closed(walk, 30)


@tale("C151", begins=85, language=Language.OTHER, people=("Imran Khalid Qureshi",), asked=[firm("软件科技")],
      occupation="测试工程师", from_number="（2026）新2999民初733号",
      elsewhere=[Elsewhere("塔河市劳动人事争议仲裁委员会", "逾期没有结果，申请人起诉。", "塔劳人仲案〔2026〕180号", 40)], **STUDIO)
def in_urdu(walk: OnStage) -> Iterator[Moment]:
    """A passport, and an interpreter found by the court's friends, who promises secrecy."""
    yield from ways.settled(walk, (1000, 20), total=680_000)
    yield 11
    walk.receives_court_paper("（2026）新2999民初733号")
    yield from ways.paid(walk, 14)


@tale("C153", begins=300, migrant=True, asked=[person("承包人")], occupation="农民工", from_number="（2026）新2999民初12号",
      kind=CaseKind.CIVIL_SERVICE, **STUDIO)
def seventeen_after_eight_years(walk: OnStage) -> Iterator[Moment]:
    """Limitation is a defence only: the other side did not raise it, and paid at the table."""
    yield from entrusted(walk, "（2026）新2999民初12号", (1000, 12), cash=True)
    walk.pays_all(way=Paid.CASH)
    yield from ways.closed(walk, 40)


@tale("C155", begins=250, asked=[firm("锰业")], occupation="技术员", from_number="（2026）新2999民初55号", **STUDIO)
def a_firm_that_has_stopped_its_furnaces(walk: OnStage) -> Iterator[Moment]:
    """The court's paper was not kept; enforcement, and talks of three sides there."""
    yield from entrusted(walk, "（2026）新2999民初55号", (1000, 45))
    yield 50
    walk.defaults()
    yield 80
    walk.learns_elsewhere(walk.told_by("塔河市人民法院执行局", "冻结对公账户余额45万余元；公司已停产，与人社局开三方座谈，协商分期。",
                                       "（2026）新2999执208号"))
    yield 110
    walk.pay_together(walk.lines[:3])


@tale("C161", begins=75, asked=[firm("商贸")], occupation="兼职学生", from_number="（2026）新2999诉前调901号", **DELEGATED)
def a_student_far_away_by_video(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk, answered=2)
    yield from ways.talked(walk, 5, SessionResult.AGREED, video="人民法院调解平台 会议号 901 333")
    walk.drafts(walk.spread(186_000, (1000, in_days(1))))
    walk.settles()
    walk.signs(seal=True)
    walk.pays_all(way=Paid.WECHAT)
    yield from ways.closed(walk, 40)


@tale("C163", begins=395, migrant=True, asked=[firm("煤矿")], occupation="采煤工", from_number="（2025）新2999民初31号", **STUDIO)
def sixteen_miners(walk: OnStage) -> Iterator[Moment]:
    """Seventy myriads were asked, seven and more agreed, one of them thirteen thousand."""
    yield from ways.accepted(walk)
    for day in (5, 7, 9):
        yield from ways.talked(walk, day)
    yield from ways.talked(walk, 11, SessionResult.AGREED)
    yield 12
    first, *others = walk.case.claims
    lines = walk.lines_of(first, 1_300_000, (1000, walk.day(30)))
    for claim in others:
        lines += walk.lines_of(claim, 380_000, (1000, walk.day(30)))
    walk.drafts(lines)
    walk.settles()
    walk.signs()
    yield 13
    walk.receives_court_paper("（2025）新2999民初31号")
    yield from ways.paid(walk, 29)
    yield from ways.closed(walk, 50)


@tale("C033", begins=190, body="studio", basis=Basis.ARB_DELEGATED, workers=12, asked=[firm("汽车电子（中外合资）")],
      occupation="工程师", from_number="塔劳人仲委〔2026〕5号",
      elsewhere=[Elsewhere("仲裁院、法院、司法局、总工会", "组成专项调解组；全公司两千余人，登记申请的先办。", days_before=5)])
def performance_pay_in_a_joint_venture(walk: OnStage) -> Iterator[Moment]:
    """Entrusted by the commission: ten working days from the consent."""
    yield from ways.accepted(walk, answered=2)
    yield from ways.talked(walk, 6, SessionResult.AGREED)
    yield from ways.agreed(walk, 7, (500, 25), (500, 55), total=21_600_000)
    yield from ways.paid(walk, 24, 54)
    yield from ways.closed(walk, 80)


@tale("C050", begins=345, body="studio", basis=Basis.ARB_DELEGATED, migrant=True, occupation="农民工",
      asked=[firm("人力资源", PartyRelation.DISPATCH_FIRM), firm("木业", PartyRelation.USER_FIRM)],
      from_number="塔劳人仲委〔2025〕88号",
      elsewhere=[Elsewhere("县总工会", "发出工会劳动法律监督提示函督促。", days_before=14)])
def thirty_of_a_dispatch_firm(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk, answered=2)
    yield from ways.talked(walk, 6, SessionResult.AGREED)
    yield from ways.agreed(walk, 7, (1000, 20), jointly=True)
    yield from ways.paid(walk, 19)


@tale("C073", begins=240, body="studio", basis=Basis.ARB_DELEGATED, women=True, asked=[firm("零售")], occupation="收银员",
      from_number="塔劳人仲委〔2026〕21号")
def back_to_work_in_pregnancy(walk: OnStage) -> Iterator[Moment]:
    """An act is owed, not only money: the contract goes on, the work is made lighter."""
    yield from ways.accepted(walk, answered=2)
    yield from ways.talked(walk, 6, SessionResult.AGREED)
    yield 7
    employer, worker = walk.case.respondents[0], walk.case.applicants[0]
    walk.drafts([walk.an_act(employer, worker, "恢复履行劳动合同，安排申请人到岗并减轻劳动强度", walk.day(10),
                             claim=walk.case.claims[0]),
                 *walk.by_another(walk.lines_of(walk.case.claims[0], 120_000, (1000, walk.day(15))), employer)])
    walk.settles()
    walk.signs(seal=True)
    yield 10
    walk.pays(walk.lines[0])
    yield 15
    walk.pays(walk.lines[1])
    yield from ways.closed(walk, 40)


@tale("C076", begins=320, body="studio", basis=Basis.ARB_DELEGATED, women=True, asked=[firm("贸易")], occupation="行政专员",
      from_number="塔劳人仲委〔2026〕2号",
      elsewhere=[Elsewhere("劳动人事争议仲裁委员会", "裁决恢复劳动关系。", days_before=45)])
def a_post_for_somebody_expecting(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk, answered=2)
    yield from ways.talked(walk, 6, SessionResult.AGREED)
    yield 7
    employer, worker = walk.case.respondents[0], walk.case.applicants[0]
    walk.drafts([walk.an_act(employer, worker, "按病假安排申请人保胎休养，依法支付病假工资，期满后安排原岗位", walk.day(14),
                             claim=walk.case.claims[0])])
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 14)
    yield from ways.closed(walk, 45)


@tale("C065", begins=140, body="courier", basis=Basis.COURT_DELEGATED, workers=12, migrant=True,
      asked=[person("实际施工人", PartyRelation.CONTRACTOR), firm("建筑劳务"), firm("建设工程", PartyRelation.MAIN_CONTRACTOR)],
      occupation="农民工", from_number="（2026）粤0699诉前调601号",
      elsewhere=[Elsewhere("云岭市青溪区人民法院", "先作示范诉讼并保全。", "（2026）粤0699民初410号", 25)])
def half_of_it_at_the_signing(walk: OnStage) -> Iterator[Moment]:
    """Three answer jointly; half was paid when it was signed, the rest is still to come."""
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_for((500, walk.day(10)), (500, walk.day(165)), jointly=True))
    walk.settles()
    walk.signs()
    yield 10
    walk.seals()
    walk.pays_all(1)


@tale("C086", begins=62, body="courier", basis=Basis.COURT_DELEGATED, kind=CaseKind.CIVIL_SERVICE, migrant=True,
      asked=[person("用工人")], occupation="木工", from_number="（2026）粤0699诉前调1020号")
def three_instalments_online(walk: OnStage) -> Iterator[Moment]:
    yield from ways.mediated(walk, video="人民法院调解平台 会议号 102 086")
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 2_800_000, (358, walk.day(15)), (321, walk.day(68)),
                              (321, walk.day(188))))
    walk.settles()
    walk.signs(seal=True)
    yield 14
    walk.pays_all(1)


@tale("C143", begins=105, body="courier", basis=Basis.COURT_DELEGATED, kind=CaseKind.CIVIL_SERVICE, women=True,
      over_age=True, asked=[firm("幼儿园")], occupation="返聘教师", from_number="（2026）粤0699诉前调866号")
def sixty_and_hired_again(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 13), total=920_000)
    yield from ways.paid(walk, 13)
    yield from ways.closed(walk, 40)
