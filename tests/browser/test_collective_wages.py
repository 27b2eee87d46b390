"""The path of the house: twelve workers, from the list at the counter to the court's ruling and the money."""
from __future__ import annotations

from datetime import date, time

from mediation import clock
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.invented import mobile, resident_number
from tests.browser.agreement import accounts
from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.counter import BUILDER, NOT_JUDGED, SUBCONTRACTOR
from tests.browser.court import Liaison
from tests.browser.crowd import TWELVE, crowd
from tests.browser.desk import scan
from tests.browser.meetings import READY
from tests.browser.portal import Worker, codes_on
from tests.builders import a_case, a_submitted_case

WORKERS = crowd(TWELVE)
COURT_NUMBER = "（2026）粤0699诉前调确88号"
MEMET, LAST = "买买提·阿卜杜拉", "郑秀兰"


def the_days_before(bodies: Bodies) -> None:
    """A colleague took something in yesterday; in another case both sides agreed on Monday."""
    with clock.set_back(clock.instant(date(2026, 11, 2), time(17))):
        a_case(bodies, CaseState.CONSENTED, workers=("钱海",))
    a_submitted_case(bodies, by="zhouhui", workers=("孙梅",))


def the_desk_in_the_morning(clerk: Clerk) -> None:
    """What came in since yesterday, and what is due today, stand on the first page."""
    desk = clerk.on("2026-11-05", "08:30").goes_to("/desk").text
    assert "昨晚以来" in desk and "新申请 1" in desk
    row = clerk.main.get_by_role("row").filter(has_text="钱海").inner_text()
    assert "今天" in row and "受理" in row
    clerk.presses("新申请 1")
    assert "孙梅" in clerk.main.inner_text() and "钱海" not in clerk.main.inner_text()


def at_the_counter(clerk: Clerk) -> bytes:
    """Thursday: twelve come with a list; both employers are asked the same day. Returns the receipts."""
    seen = clerk.takes_in_a_list(WORKERS, [(SUBCONTRACTOR, {}), (BUILDER, {"与其他当事人的关系": "施工总承包单位"})])
    assert "共 12 人、12 项请求，合计 210,000.00 元" in seen
    slips = clerk.prints_receipts()
    clerk.opens("买买提 阿卜杜拉")
    clerk.does("征询对方意愿")
    return slips


def accepted_within_three_working_days(clerk: Clerk) -> None:
    """Friday both employers agree; Monday the case is accepted, a panel named, an interpreter booked."""
    clerk.on("2026-11-06", "10:00").does("记答复", {
        "谁的答复": [SUBCONTRACTOR, BUILDER], "答复": "同意调解", "怎样答复的": "书面回执", "签名或盖章的回执": scan()})
    assert "决定是否受理 最迟 2026-11-11（含当日） 周三" in clerk.text
    clerk.on("2026-11-09", "09:30").does("受理", {NOT_JUDGED: True})
    assert "迅劳人调字〔2026〕第001号" in clerk.text
    clerk.does("指定调解员", {"调解员": ["王敏", "周慧"], "主持调解员": "王敏", "两名以上的理由": "人数多，当事人要求。"})
    clerk.files_addresses()
    clerk.does("约翻译", {
        "为谁翻译": f"申请人 {MEMET}", "语种": "维吾尔语", "翻译人员姓名": "热娜·艾力", "电话": mobile(4100),
        "身份证号码": resident_number(41), "单位": "云岭市民族语言服务中心", "资质": "维汉双语翻译",
        "费用来源": "本机构承担，当事人不付费"})


def two_sessions(clerk: Clerk) -> None:
    """One session on the third day, one on the last day of the period; both have their minutes."""
    clerk.plans("2026-11-12")
    clerk.on("2026-11-12", "16:40")
    clerk.hands_the_notice_to("2026-11-10", {SUBCONTRACTOR: "刘大海", BUILDER: "韩成"})
    clerk.does("开始调解", READY)
    clerk.does("记签名", {"签名的登记表的扫描件": scan()})
    said = clerk.holds({"三、申请人陈述": "八月至十月没有发工资。", "四、被申请人答复": "总包没有付工程款，同意分期。",
                        "八、结果": "另行定期继续调解"})
    assert "笔录已定稿" in said
    clerk.plans("2026-12-09")
    clerk.on("2026-12-09", "16:40")
    said = clerk.holds({"三、申请人陈述": "同意少一成，要分两期。", "四、被申请人答复": "要请示总公司。",
                        "七、方案与协商": "按九成分两期付；双方同意再谈十五天。", "八、结果": "另行定期继续调解"})
    assert "笔录已定稿" in said


def an_extension_of_the_last_day(clerk: Clerk) -> None:
    """Both agreed on the last day; it is recorded two days later, and nobody asks why."""
    clerk.on("2026-12-11", "09:10")
    assert "已经届满，请决定怎么办 最迟 2026-12-09（含当日）" in clerk.looks()
    clerk.does("双方同意延期", {"延长到哪一天": "2026-12-24", "为什么延长": "筹款", "双方同意的日期": "2026-12-09",
                          "以上全部": True, "双方签名的确认书或笔录的扫描件": scan()})
    assert "最迟 2026-12-24（含当日） 周四" in clerk.text
    assert "2026-12-09 周三 补记 12-11 09:10 双方同意延期" in " ".join(clerk.part("经过").inner_text().split())


def an_agreement_from_its_lines(clerk: Clerk) -> None:
    """Nine tenths for each, in two parts, both employers liable; the paper stands beside its lines."""
    clerk.begins_a_draft({
        "主要事实、争议事项和各方责任": "十二名申请人2026年8月至10月在石桥镇仓库做装卸，工资合计210,000元没有付。",
        "任何一期逾期，未付部分全部到期": True, "逾期的违约金或者利息": "未付金额每日0.5‰",
        "双方要共同申请司法确认": True})
    assert "还没有写任何义务" in clerk.part("检查").inner_text()
    clerk.draws_lines_by_pattern({
        "连带付款的其他人": BUILDER, "付多少": "各人不同：粘贴名单", "名单": accounts(WORKERS, 90),
        "什么时候付": "一部分在前、其余在后", "最迟哪一天；分期的填第一期": "2026-12-31", "先付百分之几": "50",
        "其余最迟哪一天": "2027-01-20"})
    assert "没有须改正的问题" in clerk.part("检查").inner_text()
    assert "人民币壹拾捌万玖仟元整（¥189,000.00）" in clerk.part("印出来的样子").inner_text()


def eleven_sign_and_one_is_split_off(clerk: Clerk) -> None:
    """The papers come back on two days; the one who does not sign goes on in a case of her own; the seal is last."""
    clerk.settles()
    assert clerk.prints_the_pack().startswith(b"%PDF")
    first = clerk.case
    clerk.on("2026-12-14", "16:00").marks(TWELVE[:8], "2026-12-14")
    clerk.on("2026-12-15", "16:00")
    clerk.marks([*TWELVE[8:11], SUBCONTRACTOR, BUILDER, "调解员 周慧", "调解员 王敏"], "2026-12-15")
    said = clerk.does("分案", {"分出去的人": LAST, "分案的理由": "本人不同意分期，愿意继续调解。"})
    assert "迅劳人调字〔2026〕第002号" in said and LAST in clerk.heading
    clerk.case = first
    assert "李秀英等11人" in clerk.looks()
    said = clerk.on("2026-12-16", "15:00").marks(["印章"], "2026-12-16")
    assert "已记录。协议自2026-12-16生效。" in said
    assert "170,100.00" in clerk.looks()


def applied_for_together(clerk: Clerk, liaison: Liaison) -> None:
    """One side starts, the other confirms; the court sends it back once, takes it in, and confirms."""
    clerk.on("2026-12-17", "09:30").does("选择司法确认")
    clerk.does("记录当事人确认", {"哪些当事人确认共同申请": TWELVE[:11], "签名的申请书或确认书": scan("申请书.png")})
    clerk.does("记录当事人确认", {"哪些当事人确认共同申请": [SUBCONTRACTOR, BUILDER], "签名的申请书或确认书": scan("确认书.png")})
    clerk.does("共同提交确认申请")
    row = liaison.signs_in("hejing").finds("李秀英")
    assert "12-21 决定是否受理" in row and "第1天申请（30日内）" in row
    liaison.does("退回补正", {"本院最常用的": "缺身份证明、主体资格证明，或者已过有效期", "写给当事人的话": "缺总包的营业执照复印件。"})
    assert "法院退回 1" in clerk.on("2026-12-18").goes_to("/desk").text
    assert "缺总包的营业执照复印件。" in clerk.looks()
    clerk.does("已补齐，回到立案前", {"补交的材料": scan("营业执照.png")})
    liaison.on("2026-12-21").does("登记受理", {"案号": COURT_NUMBER, "法官姓名": "何慎之", "受理通知书": scan()})
    said = liaison.on("2026-12-24").does("确认有效", {
        "裁定书": scan("裁定书.png"), "裁定前已通知双方到场核实": True,
        "已经送达的当事人": [*TWELVE[:11], SUBCONTRACTOR, BUILDER], "送达的日期": "2026-12-24"})
    assert "已登记：确认有效" in said and COURT_NUMBER in said


def looked_up_by_its_code(worker: Worker, slips: bytes) -> str:
    """The worker types what stands on his own slip; what the page says."""
    return worker.looks_up(*codes_on(slips, MEMET)).text


def paid_in_two_parts(clerk: Clerk) -> None:
    """Each part comes in on its day, and the page of the case says that everything is paid."""
    assert "已记录11项到账" in clerk.on("2026-12-31", "15:00").receives("2026年12月31日", "2026-12-31")
    assert "已记录11项到账" in clerk.on("2027-01-20", "16:00").receives("2027年1月20日", "2027-01-20")
    sums = clerk.part("每人：要的、谈成的、到账的").inner_text().split()
    assert sums[sums.index("到账") + 1] == "170,100.00"


def test_twelve_workers_go_from_the_list_at_the_counter_to_the_ruling_and_the_money(
        window: Window, world: World) -> None:
    world.begins(the_days_before, date(2026, 11, 4), "17:00")
    clerk: Clerk = window(Clerk, "wangmin")
    the_desk_in_the_morning(clerk)
    slips = at_the_counter(clerk)
    accepted_within_three_working_days(clerk)
    two_sessions(clerk)
    an_extension_of_the_last_day(clerk)
    an_agreement_from_its_lines(clerk)
    eleven_sign_and_one_is_split_off(clerk)
    applied_for_together(clerk, window(Liaison))
    worker = window(Worker, width=390)
    said = looked_up_by_its_code(worker, slips)
    assert "法院确认协议有效" in said and "谈成 12,600.00 到账 0.00" in said
    paid_in_two_parts(clerk)
    assert "到账 12,600.00" in looked_up_by_its_code(worker, slips)
