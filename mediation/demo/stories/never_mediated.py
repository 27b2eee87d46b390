"""Disputes that never came to a mediation with us: refused, nobody found, or before another body."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, person, tale
from mediation.demo.walk.taking_in import NotTaken
from mediation.handoffs.models import ResultKind
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, CaseKind, Source

COMMISSION = "云岭市青溪区劳动人事争议仲裁委员会"
COURT = "云岭市青溪区人民法院"
XINJIANG = "塔河市劳动人事争议仲裁委员会"


@tale("C001", begins=340, body="township", basis=Basis.TOWNSHIP, source=Source.OWN_MOTION, occupation="职工",
      asked=[firm("医疗器材", bankrupt=True)],
      elsewhere=[Elsewhere(COURT, "受理破产清算申请，指定管理人；后转重整。", "（2026）粤0699破7号", 30),
                 Elsewhere("云岭市青溪区人力资源和社会保障局", "动用欠薪应急保障金垫付五百五十余万元，按职工债权顺位受偿。")])
def claims_of_workers_in_a_bankruptcy(walk: OnStage) -> Iterator[Moment]:
    """No mediation and no confirmation in a bankruptcy: the administrator lists the claims of the workers."""
    yield 0
    walk.comes_in()
    yield 1
    walk.refers("破产管理人（云岭正衡破产管理人）", "云岭市青溪区城南路18号四楼，0757-0000 5001",
                "单位已进入破产程序，职工债权由管理人调查后列出清单公示，不经调解和司法确认；对清单有异议的，可以要求管理人更正。",
                deadline="以管理人公示载明的日期为准")
    yield from ways.closed(walk, 20)


@tale("C005", begins=310, body="courier", basis=Basis.PEOPLE, asked=[firm("教育培训")], occupation="培训老师")
def wages_paid_out_through_a_shop(walk: OnStage) -> Iterator[Moment]:
    yield from ways.refused(walk, words="单位说改变发放方式已经告知，不同意调解。")
    yield from ways.to_arbitration(walk, 12, "青溪劳人仲案〔2026〕118号", "裁决支持工资差额，单位起诉，法院判决补足差额。")


@tale("C010", begins=280, body="township", basis=Basis.TOWNSHIP, asked=[firm("餐饮管理")], occupation="餐厅服务员",
      elsewhere=[Elsewhere("云岭市总工会", "指派法律援助律师代为仲裁。", days_before=10)])
def a_restaurant_that_has_closed(walk: OnStage) -> Iterator[Moment]:
    """Three tries in the log; the unions and the prosecutors went to the courts with them."""
    yield from ways.unreachable(walk)
    yield from ways.to_arbitration(walk, 14, "青溪劳人仲案〔2026〕131号",
                                   "证据来源不能固定，仲裁未支持；检察机关支持起诉并到平台公司固定证据，法院支持了请求。", after=90)


@tale("C015", begins=305, body="courier", basis=Basis.PEOPLE, occupation="外派工人",
      asked=[firm("金属工程"), firm("冶金建设", PartyRelation.CONTRACT_GIVER)])
def wages_earned_abroad(walk: OnStage) -> Iterator[Moment]:
    yield from ways.refused(walk, words="两家公司都说没有劳动关系，不同意调解。")
    yield from ways.to_arbitration(walk, 15, "青溪劳人仲案〔2026〕140号", "仲裁后起诉，法院认定与实际管理的公司有劳动关系，判付欠薪。")


@tale("C018", begins=250, body="township", basis=Basis.TOWNSHIP, asked=[firm("服饰")], occupation="缝纫工",
      elsewhere=[Elsewhere(COMMISSION, "裁决支付工资合计189,700元，已生效。", "青溪劳人仲案〔2025〕402号", 120),
                 Elsewhere(COURT, "强制执行中追加三名未实缴出资的股东为被执行人，股东支付十八万九千七百元，执行完毕。",
                           "（2026）粤0699执311号")])
def an_award_is_being_enforced(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    yield 2
    walk.refuses(NotTaken.DECIDED_ELSEWHERE, "已有生效仲裁裁决，正在法院执行。")
    walk.serves_the_ending()
    yield from ways.closed(walk, 40)


@tale("C021", begins=325, body="township", basis=Basis.TOWNSHIP, source=Source.OWN_MOTION, asked=[firm("船舶重工")],
      occupation="船厂工人",
      elsewhere=[Elsewhere(COURT, "仲裁阶段申请财产保全，一日内查封机器材料。", "（2026）粤0699财保5号", 2)])
def a_shipyard_before_the_commission(walk: OnStage) -> Iterator[Moment]:
    """Taken up by the body itself; the workers' filing before the commission ends it."""
    yield 0
    walk.comes_in()
    yield from ways.to_arbitration(walk, 2, "青溪劳人仲案〔2026〕97号",
                                   "仲裁调解书：265万元，以设备租金和变卖款支付；后由法院执行到位。", after=70)


@tale("C025", begins=220, body="courier", basis=Basis.PEOPLE, occupation="前台",
      asked=[firm("酒店管理", PartyRelation.SUCCESSOR)])
def who_would_not_sign_the_contract_again(walk: OnStage) -> Iterator[Moment]:
    yield from ways.refused(walk, words="单位说多次催签被拒，不同意调解。")
    yield 11
    walk.files_arbitration()
    yield 16
    walk.closes_handoff(ResultKind.REFUSED, "青溪劳人仲不字〔2026〕16号", "仲裁不予受理；起诉后法院没有支持二倍工资。")


@tale("C026", begins=265, body="courier", basis=Basis.PEOPLE, firm_applies=True, asked=[firm("医药科技")],
      occupation="首席技术官")
def a_claim_against_a_chief_engineer(walk: OnStage) -> Iterator[Moment]:
    """The employer applies, with three claims listed one by one."""
    yield from ways.refused(walk, words="本人认为没有违反竞业限制，不同意调解。")
    yield from ways.to_arbitration(walk, 10, "青溪劳人仲案〔2026〕88号", "仲裁终结后起诉，法院驳回公司全部请求。", after=120)


@tale("C028", begins=240, body="courier", basis=Basis.NEW_FORM, kind=CaseKind.NEW_FORM, tier="a", occupation="配送员",
      asked=[firm("服务外包", PartyRelation.PLATFORM_PARTNER)])
def a_courier_who_signed_as_a_contractor(walk: OnStage) -> Iterator[Moment]:
    yield from ways.refused(walk, words="单位说签的是承揽协议，不同意调解。")
    yield from ways.to_arbitration(walk, 8, "青溪劳人仲案〔2026〕155号", "仲裁确认存在劳动关系，一审、二审维持。", after=150)


@tale("C030", begins=190, body="courier", basis=Basis.PEOPLE, kind=CaseKind.NEW_FORM, tier="b", occupation="骑手",
      asked=[firm("物业服务")],
      elsewhere=[Elsewhere("云岭市人力资源和社会保障局", "确认职业伤害，鉴定十级，已付职业伤害保障待遇。", days_before=35)])
def hurt_at_a_gate(walk: OnStage) -> Iterator[Moment]:
    """The damage is the property manager's, which is no labour dispute: to the court."""
    yield 0
    walk.comes_in()
    yield 1
    walk.refers(COURT, "云岭市青溪区法院路6号，0757-0000 1001", "与物业公司之间是侵权纠纷，不是劳动争议。",
                matter="civil_between_them", deadline="诉讼时效三年")


@tale("C031", begins=360, body="studio", basis=Basis.UNION_SELF, source=Source.INSPECTION, migrant=True,
      asked=[person("包工头", PartyRelation.CONTRACTOR), firm("建业工程", PartyRelation.NAME_LENDER)],
      from_number="塔人社监〔2025〕6号",
      elsewhere=[Elsewhere("塔河市劳动保障监察大队", "责令限期支付，逾期后联系不上。", "塔人社监令〔2025〕9号", 15)])
def pay_withheld_on_purpose(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 2
    walk.refers("塔河市公安局（由劳动保障监察大队移送）", "塔河市解放路60号，0997-0000 1099",
                "被申请人收到工程款后挪用、责令后失联，涉嫌拒不支付劳动报酬，应当移送公安机关。", matter="inspection_matters")
    yield 80
    walk.learns_elsewhere(walk.told_by("塔河市人民法院", "判决前付清三十余万元并取得谅解，判处缓刑并处罚金。"))
    yield from ways.closed(walk, 85)


@tale("C038", begins=175, body="township", basis=Basis.NEW_FORM, kind=CaseKind.NEW_FORM, tier="c", occupation="众包骑手",
      asked=[firm("即时配送科技", PartyRelation.PLATFORM)])
def a_rider_of_the_crowd(walk: OnStage) -> Iterator[Moment]:
    yield from ways.refused(walk, words="平台说骑手自己决定上线和接单，不同意调解。")
    yield from ways.to_arbitration(walk, 9, "青溪劳人仲案〔2026〕203号", "裁决驳回确认劳动关系的请求。")


@tale("C041", begins=320, body="studio", basis=Basis.UNION_SELF, asked=[firm("物流运输")], occupation="货车司机")
def a_driver_with_his_own_truck(walk: OnStage) -> Iterator[Moment]:
    yield from ways.refused(walk, words="公司说双方是租车关系，不同意调解。")
    yield from ways.to_arbitration(walk, 10, "塔劳人仲案〔2026〕21号", "仲裁否认劳动关系，一审确认，二审改判不存在劳动关系。", after=160)


@tale("C120", begins=200, body="township", basis=Basis.NEW_FORM, kind=CaseKind.NEW_FORM, source=Source.PETITION,
      workers=6, asked=[firm("直播文化传媒", PartyRelation.PLATFORM_PARTNER)], occupation="主播", tier="b",
      elsewhere=[Elsewhere("云岭市总工会", "发出一函两书，没有完全解决，移送检察机关。", days_before=25)])
def contracts_and_insurance_of_streamers(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.refers("云岭市青溪区人力资源和社会保障局劳动保障监察大队", "云岭市青溪区同济路30号，0757-0000 1041",
                "补签劳动合同、补缴社会保险属于劳动保障监察和征收机构的职责。", matter="inspection_matters")
    yield 30
    walk.learns_elsewhere(walk.told_by("云岭市青溪区人民检察院", "发出检察建议，企业补签合同、补缴社会保险。"))
    yield from ways.closed(walk, 45)


@tale("C130", begins=295, body="township", basis=Basis.TOWNSHIP, asked=[firm("矿业")], occupation="掘进工", migrant=True,
      elsewhere=[Elsewhere("四川、宁夏两地总工会", "接力援助，协助取证和职业病诊断。", days_before=40)])
def dust_in_the_lungs_of_twenty_five(walk: OnStage) -> Iterator[Moment]:
    yield from ways.refused(walk, words="公司否认劳动关系，不同意调解。")
    yield from ways.to_arbitration(walk, 12, "青溪劳人仲案〔2026〕110号", "仲裁、一审、二审后进入再审，劳动关系得到确认。", after=200)


@tale("C131", begins=390, body="township", basis=Basis.TOWNSHIP, source=Source.OWN_MOTION, asked=[firm("硅砂粉体")],
      occupation="粉碎工",
      elsewhere=[Elsewhere("县级人民政府", "先行垫付四百五十万元，按三万、六万、九万元三档发放；另有十二人死亡。", days_before=20)])
def three_grades_of_silicosis(walk: OnStage) -> Iterator[Moment]:
    """Paid in advance by the government; diagnosis and recognition are for the offices."""
    yield 0
    walk.comes_in()
    yield 2
    walk.refers("云岭市人力资源和社会保障局工伤保险科", "云岭市人民路20号，0757-0000 1043",
                "职业病诊断和工伤认定尚未作出，由有权机构办理；政府已先行垫付。", matter="injury_recognition",
                deadline="职工、近亲属、工会一年内申请工伤认定")
    yield from ways.closed(walk, 30)


@tale("C156", begins=150, body="courier", basis=Basis.PEOPLE, asked=[firm("五金制品")], occupation="冲压工",
      elsewhere=[Elsewhere(COMMISSION, "裁决支付工伤待遇四十余万元，已生效。", "青溪劳人仲案〔2025〕377号", 60)])
def a_firm_that_says_it_was_outsourced(walk: OnStage) -> Iterator[Moment]:
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    yield 3
    walk.refuses(NotTaken.DECIDED_ELSEWHERE, "已有生效裁决，请向法院申请执行。")
    walk.serves_the_ending()
    yield 60
    walk.learns_elsewhere(walk.told_by(COURT, "执行法官到厂核对外包协议、厘清责任，促成履行。"))
    yield from ways.closed(walk, 62)


@tale("C158", begins=185, body="courier", basis=Basis.COURT_DELEGATED, asked=[firm("建筑劳务")], occupation="油漆工",
      migrant=True, from_number="（2026）粤0699诉前调833号",
      elsewhere=[Elsewhere(COMMISSION, "裁决一次性待遇十三万余元，另自2018年7月起每月支付生活护理费874元。",
                           "青溪劳人仲案〔2026〕12号", 30)])
def a_monthly_allowance_is_being_enforced(walk: OnStage) -> Iterator[Moment]:
    """The court had sent it by mistake: with an award in force it goes back."""
    yield 0
    walk.comes_in()
    yield 1
    walk.gives_back("本案已有生效裁决并在执行中，不属于委派调解的范围，请在执行程序中促成和解。")
    yield 40
    walk.learns_elsewhere(walk.told_by(COURT, "执行和解，约定不再另行起诉，共付十五万余元，执行完毕。"))
    yield from ways.closed(walk, 42)


@tale("C165", begins=160, body="township", basis=Basis.TOWNSHIP, asked=[firm("建筑工程")], heirs=1,
      people=("高晓东",))
def a_son_asks_for_what_was_due_to_his_father(walk: OnStage) -> Iterator[Moment]:
    yield from ways.refused(walk, words="单位说工伤待遇有人身专属性，不能继承，不同意调解。")
    yield from ways.to_arbitration(walk, 9, "青溪劳人仲案〔2026〕233号", "裁决支持继承人的请求。")


@tale("C168", begins=145, body="township", basis=Basis.TOWNSHIP, asked=[firm("建设集团")], occupation="项目管理员")
def within_a_year_of_leaving(walk: OnStage) -> Iterator[Moment]:
    """No answer within the days that the body waits."""
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    yield 11
    walk.nobody_answers()
    walk.refuses(NotTaken.NO_ANSWER)
    walk.serves_the_ending()
    yield from ways.to_arbitration(walk, 18, "青溪劳人仲案〔2026〕251号", "裁决和一审支持加班费18,120元，监察机关调取的考勤被采信。")
