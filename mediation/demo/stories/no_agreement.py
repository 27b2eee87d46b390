"""Mediations that came to nothing, and where the parties went from there."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.cases.states import EndReason
from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, person, tale
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.handoffs.models import ResultKind
from mediation.intake.powers.representation import AgentKind
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, CaseKind, Source
from mediation.sessions.models import Attending, FactTopic

COURT = "云岭市青溪区人民法院"


def failed(walk: OnStage, why: EndReason = EndReason.TOO_FAR_APART, reason: str = "", *,
           sessions: int = 1) -> Iterator[Moment]:
    """Accepted, talked over once or more, ended without agreement on day 16; the letter is handed over."""
    yield from ways.accepted(walk)
    for number in range(sessions):
        last = number == sessions - 1
        yield from ways.talked(walk, 8 + 3 * number, SessionResult.NOT_AGREED if last else SessionResult.CONTINUED)
    yield 16
    walk.ends(why, reason)
    walk.serves_the_ending()


@tale("C006", begins=255, body="courier", basis=Basis.PEOPLE, asked=[firm("文化传媒")], occupation="短视频运营总监")
def work_on_the_telephone_after_hours(walk: OnStage) -> Iterator[Moment]:
    """Facts that both sides say alike are signed before it ends: they may be used before the commission."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    walk.notes_fact("申请人在试用期内担任短视频运营总监，约定工作日早九点至晚六点。", FactTopic.RELATION)
    walk.notes_fact("聊天记录显示下班后多次在线回复和修改方案。", FactTopic.OBJECTIVE)
    walk.hears_alone(walk.case.applicants[0], "最低两万元，可以分两次。")
    walk.offers(walk.case.applicants[0], 2_000_000)
    walk.offers(walk.case.respondents[0], 500_000, "作为补助，不承认加班。")
    yield from ways.talked(walk, 12, SessionResult.NOT_AGREED)
    yield 13
    walk.signs_facts()
    walk.ends(EndReason.TOO_FAR_APART, "加班时长和计算基数分歧较大。")
    walk.serves_the_ending()
    yield 15
    walk.makes_a_capsule(walk.prepares_arbitration(plan_on=walk.day(20)))
    yield 16
    walk.hears_it_came("青溪区劳动人事争议仲裁委员会立案窗口", "收〔2026〕171号", stamped=True)
    yield from ways.to_arbitration(walk, 20, "青溪劳人仲案〔2026〕171号", "仲裁后起诉，法院酌定延时加班费1万元、休息日加班费5,517.24元。",
                                   after=100)


@tale("C008", begins=235, body="township", basis=Basis.TOWNSHIP, source=Source.INSPECTION, asked=[firm("房地产开发")],
      occupation="销售员", from_number="青溪人社监〔2026〕31号",
      elsewhere=[Elsewhere("云岭市青溪区劳动保障监察大队", "约谈后单位先行支付了一部分工资，并作调查笔录。", days_before=12)])
def after_the_inspectors_record(walk: OnStage) -> Iterator[Moment]:
    """He would not wait: the filing before the commission ends the mediation."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 7)
    yield from ways.to_arbitration(walk, 10, "青溪劳人仲案〔2026〕184号", "采用监察调查笔录定额，裁决再付五千余元。")


@tale("C023", begins=275, body="township", basis=Basis.TOWNSHIP, asked=[firm("建筑工程", PartyRelation.CONTRACT_GIVER)],
      occupation="架子工", migrant=True)
def a_fall_on_a_site_let_to_one_man(walk: OnStage) -> Iterator[Moment]:
    yield from failed(walk, reason="单位认为没有劳动关系就不承担工伤责任。")
    yield 18
    walk.asks_for_aid(walk.case.applicants[0])
    yield 22
    walk.aid_is_granted()
    yield 25
    walk.aid_is_ended("已指派律师。")
    yield from ways.to_arbitration(walk, 27, "青溪劳人仲案〔2026〕166号", "公司承担工伤保险责任，判决支付工伤待遇。", after=130)


@tale("C035", begins=205, body="courier", basis=Basis.PEOPLE, occupation="派遣配送员",
      asked=[firm("人力资源", PartyRelation.DISPATCH_FIRM), firm("速运", PartyRelation.USER_FIRM, name="迅达速运（云岭）有限公司")])
def a_form_that_says_all_is_settled(walk: OnStage) -> Iterator[Moment]:
    yield from failed(walk, reason="两公司坚持交接表上已写“结清、无争议”。", sessions=2)
    yield from ways.to_arbitration(walk, 22, "青溪劳人仲案〔2026〕215号", "二审改判两公司连带支付加班费24,404.89元。", after=140)


@tale("C036", begins=170, body="courier", basis=Basis.PEOPLE, women=True, asked=[firm("信息科技")], occupation="项目经理")
def pay_cut_in_pregnancy(walk: OnStage) -> Iterator[Moment]:
    yield from failed(walk, reason="单位不同意按原工资补齐。")
    yield from ways.to_arbitration(walk, 20, "青溪劳人仲案〔2026〕240号", "裁决按每月17,000元补齐孕期工资差额。")


@tale("C040", begins=315, body="studio", basis=Basis.UNION_SELF, asked=[firm("商贸")], occupation="店员")
def one_who_asks_this_of_many_employers(walk: OnStage) -> Iterator[Moment]:
    yield from failed(walk, EndReason.UNWILLING, "被申请人不愿继续调解。")
    yield from ways.to_arbitration(walk, 19, "塔劳人仲案〔2026〕35号", "认定事实劳动关系，不支持二倍工资和经济补偿。", after=110)


@tale("C055", begins=345, body="studio", basis=Basis.COURT_DELEGATED, kind=CaseKind.CIVIL_SERVICE, migrant=True,
      asked=[person("种植户")], occupation="拾花工", from_number="（2025）新2999诉前调1207号")
def four_who_picked_cotton(walk: OnStage) -> Iterator[Moment]:
    """Back to the court that had sent it; its judge brought both to terms."""
    yield from failed(walk, reason="种植户只认一半工钱。")
    yield 17
    walk.goes_to_court("工钱的数额")
    yield 24
    walk.closes_handoff(ResultKind.SETTLED, "（2026）新2999民初18号", "法官上门促成和解，24小时内付清四千余元。")


@tale("C061", begins=130, body="courier", basis=Basis.NEW_FORM, kind=CaseKind.NEW_FORM, tier="a", occupation="骑手",
      asked=[firm("餐饮配送站点", PartyRelation.PLATFORM_PARTNER)])
def a_rider_whose_account_was_deleted(walk: OnStage) -> Iterator[Moment]:
    """The award is before the court: the handoff stays open."""
    yield from failed(walk, reason="站点说与其无关，各方互相推责。")
    yield 18
    walk.files_arbitration()
    yield 22
    walk.is_accepted_by_commission("青溪劳人仲案〔2026〕266号")
    yield 66
    walk.gets_award("青溪劳人仲案〔2026〕266号", "裁决支持118,221元。")
    yield 75
    walk.sues_on_award(walk.case.respondents[0])


@tale("C063", begins=140, body="courier", basis=Basis.COURT_DELEGATED, kind=CaseKind.CIVIL_SERVICE, tier="b",
      firm_applies=True, asked=[person("受害人")], occupation="骑手", from_number="（2026）粤0699诉前调655号",
      third=(firm("即时配送科技", PartyRelation.PLATFORM), firm("财产保险")))
def a_rider_who_ran_into_somebody(walk: OnStage) -> Iterator[Moment]:
    yield from failed(walk, reason="保险公司对伤残等级有异议。")
    yield 17
    walk.goes_to_court("受害人坚持立案。")
    yield 22
    walk.is_docketed("（2026）粤0699民初1903号")
    yield 85
    walk.is_judged("（2026）粤0699民初1903号", "判决保险公司在25万元三者险限额内赔偿，平台承担其余部分。")
    yield 110
    walk.closes_handoff(ResultKind.JUDGMENT, "（2026）粤0699民初1903号", "各方按判决履行完毕。")


@tale("C166", begins=225, body="courier", basis=Basis.PEOPLE, asked=[firm("医药")], occupation="销售内勤")
def overtime_that_nobody_would_approve(walk: OnStage) -> Iterator[Moment]:
    """The employer sent somebody with a power of attorney, and then nobody at all."""
    yield from ways.accepted(walk)
    walk.gives_power(walk.case.respondents[0], "沈立", AgentKind.EMPLOYEE)
    employer = walk.case.respondents[0]
    session_over = walk.sits_on(7)
    walk.serves_notices(walk.note["session"])
    yield session_over
    walk.meets(away={employer: Attending.NO_SHOW})
    session_over = walk.sits_on(11)
    walk.serves_notices(walk.note["session"])
    yield session_over
    walk.meets(away={employer: Attending.NO_SHOW})
    yield 14
    walk.ends(EndReason.NO_SHOW, "两次经通知无故不到场。")
    walk.serves_the_ending()
    yield from ways.to_arbitration(walk, 18, "青溪劳人仲案〔2026〕222号", "仲裁和一审按考勤、聊天记录和会议纪要认定加班，支付5万元。")


@tale("C170", begins=285, body="courier", basis=Basis.PEOPLE, firm_applies=True, asked=[firm("航空")], occupation="飞行员")
def an_airline_asks_for_the_cost_of_training(walk: OnStage) -> Iterator[Moment]:
    yield from failed(walk, EndReason.UNWILLING, "飞行员只愿付自己认可的数额，公司不再调解。")
    yield from ways.to_arbitration(walk, 20, "青溪劳人仲案〔2026〕129号", "法院认为无需按公司主张赔付，飞行员自愿支付665,725元。",
                                   after=150)


@tale("C125", begins=215, body="courier", basis=Basis.COURT_DELEGATED, from_number="（2026）粤0699诉前调402号",
      asked=[firm("市政工程")], occupation="自称农民工")
def seventy_five_who_never_worked_there(walk: OnStage) -> Iterator[Moment]:
    """Suspected of being a sham: the mediator must stop and report."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    yield 9
    walk.suspects_sham("云岭市青溪区人民法院立案庭、云岭市公安局青溪分局", "名单上的人说不出工地和工头，工资表笔迹相同，双方没有争议。")
    yield 30
    walk.stops_suspended(EndReason.SHAM, "查实为虚构欠薪，已移送公安机关。")
    yield 120
    walk.learns_elsewhere(walk.told_by("云岭市中级人民法院", "认定虚假诉讼，参与的律师一审被判处有期徒刑四年。"))


@tale("C093", begins=12, body="studio", basis=Basis.UNION_SELF, asked=[firm("建材制造")], occupation="操作工",
      elsewhere=[Elsewhere("塔河市劳动人事争议仲裁委员会", "已作裁决，申请人对待遇数额仍有争议。", "塔劳人仲案〔2026〕77号", 40)])
def the_first_of_the_studio(walk: OnStage) -> Iterator[Moment]:
    """The report ends where the two sides talk again: so does this case."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 7)
    walk.notes_fact("申请人右腿跟腱断裂，仲裁已经处理过一次。", FactTopic.OBJECTIVE)
    walk.sits_on(15, video="塔河工作室一号会议")
