"""Cases that stand somewhere before an agreement today: marked variations of published disputes."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mediation import clock
from mediation.cases.states import EndReason
from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, person, tale, working_days_ago
from mediation.demo.walk import in_days
from mediation.documents.kinds.d07_correction_notice import Lacking
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.intake.acceptance.acts import NotTaken
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.contacts.acts import ContactOutcome
from mediation.intake.powers.representation import AgentKind, Heir
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, CaseKind, Language, Source
from mediation.parties.facts import PartyFacts
from mediation.parties.models import HeirStanding
from mediation.sessions.models import Attending, SuspensionGround

PEOPLE = {"body": "courier", "basis": Basis.PEOPLE}
TOWNSHIP = {"body": "township", "basis": Basis.TOWNSHIP}
NEW_YEAR = date(2027, 1, 15)
"""A day of a year whose holidays are not announced yet: what ends there is provisional."""


@tale("C140a", variation="协商中，等单位五日内答复", begins=2, source=Source.NEGOTIATION, asked=[firm("同城配送")], **PEOPLE)
def talks_asked_for(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.asks_to_talk(walk.said(walk.tale))
    walk.tells_the_source()


@tale("C016a", variation="双方自行和解，付款日将到", begins=12, source=Source.NEGOTIATION, asked=[firm("广告传播")],
      sums=(2_600_000,), **PEOPLE)
def settled_among_themselves(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.asks_to_talk(walk.said(walk.tale))
    walk.tells_the_source()
    yield 3
    walk.agrees_on_talks(walk.day(10))
    yield 8
    walk.settles_privately(in_days(9))


@tale("C161a", variation="昨天开始登记，材料还没交齐", begins=1, asked=[firm("奶茶连锁")], occupation="兼职学生", **PEOPLE)
def begun_yesterday(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.registers(walk.said(walk.tale))
    walk.tells_the_source()


@tale("C110a", variation="今天是联系对方的最后一天", begins=working_days_ago(3), migrant=True, asked=[firm("园区绿化")], **TOWNSHIP)
def to_be_called_today(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()


@tale("C095a", variation="今天收到的申请", begins=0, kind=CaseKind.NEW_FORM, tier="b", occupation="外卖员", body="courier",
      basis=Basis.NEW_FORM, asked=[firm("餐饮配送站点", PartyRelation.PLATFORM_PARTNER)])
def received_today(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()


@tale("C161b", variation="法院委派来的案件，等本组织确认", begins=1, asked=[firm("会展服务")], body="studio",
      basis=Basis.COURT_DELEGATED, from_number="（2026）新2999诉前调1188号", occupation="搭建工")
def sent_by_the_court(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()


@tale("C025a", variation="等申请人补正身份证明和委托书", begins=3, asked=[firm("酒店服务")], occupation="客房服务员", women=True, **PEOPLE)
def something_is_missing(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks_for_the_missing(Lacking.POWERS, Lacking.CLAIMS, words="请写明二倍工资的起止月份和计算方法。")


@tale("C005a", variation="等单位答复，已打两次电话", begins=3, asked=[firm("艺术培训")], occupation="培训老师", sums=(820_000,),
      people=("赵强",), **PEOPLE)
def called_twice(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    walk.tries(walk.case.respondents[0], ContactOutcome.NO_ANSWER, "前台无人接听。")
    yield 2
    walk.tries(walk.case.respondents[0], ContactOutcome.REACHED, "店长说要问总部，明天回电话。")


@tale("C168a", variation="答复期限已过，等主任决定", begins=working_days_ago(8), asked=[firm("装饰材料")], occupation="仓管员", **TOWNSHIP)
def the_days_to_answer_are_over(walk: OnStage) -> Iterator[Moment]:
    """The sweep has marked it: over, somebody has to decide."""
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    yield 3
    walk.tries(walk.case.respondents[0], ContactOutcome.NO_ANSWER)


@tale("C011a", variation="双方已同意，今天是受理的最后一天", begins=working_days_ago(5), migrant=True, workers=3,
      asked=[firm("幕墙工程")], occupation="安装工", sums=(4_830_000,), **TOWNSHIP)
def to_be_accepted_today(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    yield walk.working_days_before_today(3)
    walk.answers(way=AnswerWay.SLIP)


@tale("C083a", variation="刚受理，等指定调解员", begins=5, migrant=True, workers=6, asked=[firm("管道安装")], occupation="管工",
      sums=(3_331_100,), **TOWNSHIP)
def accepted_and_waiting_for_a_mediator(walk: OnStage) -> Iterator[Moment]:
    yield from ways.consented(walk)
    yield 4
    walk.accepts()


@tale("C043a", variation="法院委派，双方都请法院指定调解员", begins=6, asked=[firm("新能源")], body="studio", firm_applies=True,
      basis=Basis.COURT_DELEGATED, from_number="（2026）新2999诉前调1170号", occupation="销售总监")
def the_choice_is_left_to_the_court(walk: OnStage) -> Iterator[Moment]:
    yield from ways.consented(walk)
    yield 4
    walk.accepts()
    walk.leaves_choice_to_court()


@tale("C051a", variation="已指定调解员，维语翻译已约，后天开会", begins=7, language=Language.UYGHUR, people=("阿依古丽·吐尔逊江",),
      women=True, migrant=True, asked=[firm("清真食品")], occupation="面点工", sums=(652_700,), **PEOPLE)
def the_session_is_near(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    worker = walk.case.applicants[0]
    walk.books_interpreter(worker, Language.UYGHUR)
    walk.registers_interpreter()
    walk.sits_on(walk.days_until_today() + 2)


@tale("C146a", variation="昨天收到第一次会的通知，今天上午开会", begins=8, migrant=True, workers=4, asked=[firm("防水工程")],
      occupation="防水工", sums=(5_600_000,), people=("吐尔洪·司马义",), **TOWNSHIP)
def a_session_this_morning(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    foreign = walk.case.applicants[0]
    walk.books_interpreter(foreign, Language.UYGHUR, "古丽米热·艾合买提")
    walk.registers_interpreter()
    walk.sits_today(9, 30)


@tale("C088a", variation="谈过一次，今天下午视频再谈", begins=11, asked=[firm("快运物流")], occupation="分拣员",
      sums=(1_260_000,), **PEOPLE)
def a_session_this_afternoon(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 7)
    walk.hands_in_from_the_telephone()
    walk.sits_today(14, 0, video="人民法院调解平台 会议号 888 014")


@tale("C098a", variation="双方同意延期到明年，最后一日为暂定", begins=12, asked=[firm("水泥机械")], occupation="钳工", **TOWNSHIP)
def extended_into_next_year(walk: OnStage) -> Iterator[Moment]:
    """The holidays of that year are not announced: the day is provisional."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    yield 10
    walk.extends(max(NEW_YEAR, clock.today() + timedelta(days=50)), ExtensionReason.OTHER, words="等社保经办机构核算补缴数额")


@tale("C101a", variation="对方五天前已答复同意，今天才补记", begins=7, migrant=True, workers=2, asked=[person("承包人")],
      kind=CaseKind.CIVIL_SERVICE, occupation="泥瓦工", sums=(1_280_000,), **PEOPLE)
def recorded_late(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    yield 7
    walk.answers(happened_on=clock.today() - timedelta(days=5), way=AnswerWay.PHONE,
                 late_reason="对方当时电话答复同意，经办人外出办案，今天补记。")


@tale("C023a", variation="等劳动能力鉴定，中止", begins=26, asked=[firm("脚手架租赁")], occupation="架子工", migrant=True,
      sums=(9_600_000,), **TOWNSHIP)
def waiting_for_an_appraisal(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    yield 10
    walk.suspends(SuspensionGround.APPRAISAL, in_days(30), both_agree=False, reason="已送劳动能力鉴定，等结论。")


@tale("C048a", variation="调解中劳动者去世，等继承人参加", begins=20, asked=[firm("仓储物流")], occupation="搬运工",
      sums=(3_750_000,), facts="申请人主张欠发的加班费和工资。", **PEOPLE)
def the_worker_has_died(walk: OnStage) -> Iterator[Moment]:
    """One heir signs, one has authorised her, a third has not been found yet."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    yield 14
    walk.loses_the_worker(in_days(-2), [
        Heir(PartyFacts("沈桂兰", phone="13800009101", address="云岭市青溪区石桥镇示例路21号"), HeirStanding.SIGNS),
        Heir(PartyFacts("高敏", phone="13800009102", address="云岭市青溪区石桥镇示例路21号"), HeirStanding.AUTHORISED),
        Heir(PartyFacts("高磊"))])
    walk.suspends(SuspensionGround.DEATH, in_days(20), both_agree=False, reason="申请人去世，配偶和长女已联系，次子尚未联系上。")


@tale("C105a", variation="换了调解员，两家公司各派代理人", begins=16, migrant=True, workers=5, occupation="民工",
      asked=[firm("建设工程", PartyRelation.MAIN_CONTRACTOR), person("承包人", PartyRelation.CONTRACTOR)],
      sums=(6_450_000,), people=("上官文斌",), **PEOPLE)
def another_mediator(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    walk.gives_power(walk.case.respondents[0], "唐佳怡", AgentKind.LAWYER)
    yield from ways.talked(walk, 9)
    yield 12
    walk.changes_mediator("chenzhiyuan", "申请人一方请求更换，另一方没有意见。")
    walk.sits_on(19)


@tale("C035a", variation="第一次会单位没来，再定一次", begins=13, occupation="分拣员", sums=(2_440_489,),
      asked=[firm("人力资源", PartyRelation.DISPATCH_FIRM), firm("仓配", PartyRelation.USER_FIRM)], **PEOPLE)
def nobody_came_for_the_firms(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    over = walk.sits_on(9)
    walk.serves_notices(walk.note["session"])
    yield over
    walk.begins()
    dispatch, user = walk.case.respondents
    walk.meets(away={dispatch: Attending.NO_SHOW, user: Attending.NO_SHOW})
    walk.sits_on(16)


@tale("C170a", variation="一方不愿再谈，昨天终结，准备申请仲裁", begins=18, firm_applies=True, asked=[firm("通用航空")],
      occupation="飞行员", **PEOPLE)
def ended_yesterday(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 10, SessionResult.NOT_AGREED)
    yield 17
    walk.ends(EndReason.UNWILLING, "飞行员一方不愿继续调解。")
    yield 18
    walk.prepares_arbitration(plan_on=in_days(7))


@tale("C006a", variation="调解不成，今天申请法律援助", begins=20, asked=[firm("短视频制作")], occupation="剪辑", **PEOPLE)
def legal_aid_is_asked_for(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 12, SessionResult.NOT_AGREED)
    yield 18
    walk.ends_for_distance("加班时长分歧较大。")
    yield 20
    walk.asks_for_aid(walk.case.applicants[0])


@tale("C156a", variation="调解不成，法律援助已批准", begins=28, asked=[firm("注塑")], occupation="注塑工", migrant=True,
      sums=(8_800_000,), **TOWNSHIP)
def legal_aid_is_granted(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 12, SessionResult.NOT_AGREED)
    yield 17
    walk.ends_for_distance("单位不认工伤。")
    yield 19
    walk.asks_for_aid(walk.case.applicants[0])
    yield 25
    walk.aid_is_granted()


@tale("C041a", variation="调解中直接申请了仲裁", begins=15, asked=[firm("冷链运输")], occupation="货车司机", **TOWNSHIP)
def gone_to_the_commission(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 9)
    yield 12
    walk.files_arbitration(reason="不愿再等。")


@tale("C055a", variation="委派调解不成，已交回法院立案", begins=24, migrant=True, workers=4, kind=CaseKind.CIVIL_SERVICE,
      body="studio", basis=Basis.COURT_DELEGATED, asked=[person("种植户")], occupation="拾花工",
      from_number="（2026）新2999诉前调1101号", sums=(480_000,))
def back_with_the_court(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 10, SessionResult.NOT_AGREED)
    yield 20
    walk.ends_for_distance("种植户只认一半。")
    yield 22
    walk.goes_to_court("工钱的数额")


@tale("C026a", variation="昨天撤回，还可以反悔", begins=9, asked=[firm("生物制药")], occupation="研究员", sums=(None, None, None),
      firm_applies=True, **PEOPLE)
def withdrawn_yesterday(walk: OnStage) -> Iterator[Moment]:
    yield from ways.accepted(walk)
    yield 8
    walk.withdraws("双方已经谈妥，公司撤回。", own_settlement=True)


@tale("C028a", variation="单位不同意调解，等送达不予受理通知", begins=6, asked=[firm("即时零售")], kind=CaseKind.NEW_FORM, tier="a",
      body="courier", basis=Basis.NEW_FORM, occupation="骑手")
def refused_this_week(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    yield 5
    walk.answers(PartyWord.REFUSED, walk.case.respondents, AnswerWay.PHONE, "站点说是合作关系，不调解。", goes_on=False)
    walk.refuses(NotTaken.OTHER_SIDE_REFUSES)


@tale("C120a", variation="社保补缴，转介劳动监察", begins=4, workers=2, asked=[firm("电商直播")], occupation="助播", **TOWNSHIP)
def referred_this_week(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 2
    walk.refers("云岭市青溪区人力资源和社会保障局劳动保障监察大队", "云岭市青溪区同济路30号，0757-0000 1041",
                "只要求补缴社会保险，属于征收机构和劳动保障监察的职责。", matter="inspection_matters")


@tale("C135a", variation="归档后反映没到账，昨天重新打开", begins=70, asked=[firm("塑胶玩具")], occupation="暑期工",
      sums=(113_500,), elsewhere=[Elsewhere("工厂财务部", "说已经转账。", days_before=1)], **TOWNSHIP)
def opened_again_yesterday(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 20))
    yield from ways.paid(walk, 18)
    yield from ways.closed(walk, 40)
    yield 69
    walk.reopens("本人反映转账被退回，没有收到。")
