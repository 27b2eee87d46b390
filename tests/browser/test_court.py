"""What a court does besides confirming: it sends back, it dismisses; the parties begin anew."""
from __future__ import annotations

from datetime import date

from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.counter import SUBCONTRACTOR
from tests.browser.court import CountingLiaison, Liaison
from tests.browser.desk import scan
from tests.browser.meetings import READY
from tests.builders import a_confirmation
from tests.pages.test_court_deliveries import a_pdf

WORKER, NUMBER = "李秀英", "（2026）粤0699诉前调确90号"
EVERYBODY = (WORKER, SUBCONTRACTOR, "周慧", "印章")


def mended_by_a_supplement(mediator: Clerk, liaison: Liaison) -> None:
    """The court finds the day unclear; the parties sign a supplement, the agreement itself is not touched."""
    assert "第0天申请（30日内）" in liaison.finds(WORKER)
    liaison.on("2026-11-10", "09:30").does("退回补正", {
        "履行期限不明确，或者以不确定的事作条件": True, "履行期限不明确，或者以不确定的事作条件：在哪里": "第1行：李秀英，拖欠工资",
        "写给当事人的话": "第1条的日子要写明。"})
    mediator.on("2026-11-10", "14:00").opens(WORKER).drafts_a_supplement("2026-11-30")
    assert "补充协议 迅劳人调人〔2026〕2号" in mediator.heading
    assert "已记录。协议自2026-11-10生效。" in mediator.ticks(EVERYBODY, "2026-11-10")
    mediator.does("已补齐，回到立案前", {"补充协议": "迅劳人调人〔2026〕2号"})
    sums = mediator.part("每人：要的、谈成的、到账的").inner_text().split()
    assert sums[sums.index("谈成") + 1] == "8,200.00"


def dismissed_all_the_same(mediator: Clerk, liaison: Liaison) -> None:
    """Docketed, then dismissed with its ground; the page of the case says which doors stay open."""
    liaison.on("2026-11-11", "09:30").does("登记受理", {"案号": NUMBER, "法官姓名": "何慎之"})
    ruling = {"要点": "给付条件仍不明确。", "裁定书": scan("裁定书.png"), "已经送达的当事人": [WORKER, SUBCONTRACTOR],
              "送达的日期": "2026-11-18"}
    assert "驳回" in liaison.on("2026-11-18", "10:00").tries("驳回申请", ruling)
    liaison.sends({"驳回的情形": "内容不明确", "裁定书": scan("裁定书.png")})
    assert "裁定驳回" in liaison.text
    assert "通过调解变更原协议，或者达成新的协议" in mediator.on("2026-11-19").looks()


def a_new_agreement(mediator: Clerk, director: Clerk) -> None:
    """Both sides want another agreement: the director opens the mediation anew, and it is signed with a clear day."""
    mediator.does("变更或另行达成协议", {"理由": "法院驳回，双方愿意另行达成协议。", "双方签字的材料": scan()})
    mediator.answers_are_in([WORKER, SUBCONTRACTOR], "同意调解", way="当面表示")
    director.signs_in("liguoqiang").opens(WORKER).does("再次调解")
    mediator.on("2026-11-24", "15:30").does("开始调解", READY)
    mediator.begins_a_draft({"主要事实、争议事项和各方责任": "三个月工资8,200元没有付，原协议未获确认。",
                             "税费由谁承担、税前还是税后": "税费依法承担"})
    mediator.adds_a_line({"付给谁": WORKER, "了结哪项请求": f"{WORKER} · 拖欠工资 8,200.00元", "金额": "8200",
                          "最迟哪一天": "2026-12-10", "户名": WORKER, "开户行": "云岭农商银行石桥支行",
                          "账号": "6228480000000001"})
    mediator.settles()
    assert "已记录。协议自2026-11-24生效。" in mediator.marks(EVERYBODY, "2026-11-24")
    assert "已被替代" in mediator.looks()


def test_the_court_returns_and_then_dismisses_and_the_parties_make_a_new_agreement(
        window: Window, world: World) -> None:
    world.begins(a_confirmation, date(2026, 11, 9), "17:00")
    liaison: Liaison = window(Liaison, "hejing")
    mediator: Clerk = window(Clerk, "zhouhui")
    mended_by_a_supplement(mediator, liaison)
    dismissed_all_the_same(mediator, liaison)
    a_new_agreement(mediator, window(Clerk))


def test_the_courts_papers_dropped_together_are_recorded_with_their_applications(
        window: Window, world: World) -> None:
    """One file names the receipt number, one nothing: the first is matched and recorded, the second laid aside."""
    receipts: list[str] = []
    world.begins(lambda bodies: receipts.append(a_confirmation(bodies).strengthening.receipt_number or ""),
                 date(2026, 11, 9), "17:00")
    liaison: Liaison = window(Liaison, "hejing")
    named = scan(f"收法{receipts[0]} {NUMBER} 受理通知书.png")
    other = {**scan("扫描件.png"), "buffer": a_pdf("other").getvalue(), "mimeType": "application/pdf"}
    liaison.goes_to("/court").presses("导入裁定 PDF")
    liaison.page.get_by_label("法院文书").set_input_files([named, other])
    liaison.presses("交进来，对一对")
    assert WORKER in liaison.text and "没有对上" in liaison.text
    first, second = liaison.main.get_by_role("listitem").filter(has=liaison.page.get_by_role("heading")).all()
    liaison.fills({"法官": "何慎之", "已核对：第1份": True}, first)
    liaison.fills({"结果": "放下，不登记", "已核对：第2份": True}, second)
    liaison.presses("登记已核对的各份", liaison.main)
    assert "已登记1份，放下1份。" in liaison.text
    assert NUMBER in liaison.goes_to("/court").text and "法院已受理 1" in liaison.text


def test_from_the_queue_to_the_recorded_result_in_twelve_presses_with_nothing_typed_twice(
        window: Window, world: World) -> None:
    """The row, the answers, the record and its scan, taken in, confirmed and served: every press is counted."""
    world.begins(a_confirmation, date(2026, 11, 9), "17:00")
    liaison: CountingLiaison = window(CountingLiaison, "hejing")
    liaison.goes_to("/court")
    liaison.clicks, liaison.typed = 0, []
    row = liaison.main.get_by_role("row").filter(has_text=WORKER).first
    liaison.presses(row.get_by_role("link").first.inner_text().strip(), row)
    for point, words in (("自愿", "是我自己愿意签的"), ("合法", "没有那样的约定"), ("不损他人", "不牵涉别人"),
                         ("公序良俗", "没有"), ("明确", "清楚"), ("管辖", "愿意向本院申请")):
        part = liaison.main.get_by_role("group", name=point, exact=True)
        liaison.fills({f"{WORKER}的回答": f"{words}。", f"{SUBCONTRACTOR}的回答": f"{words}，单位也是。"}, part)
    liaison.presses("保存，没写结论的都记为过")
    assert "已记下核实情况" in liaison.text
    liaison.presses("打印核实笔录").presses("归位签字扫描件")
    liaison.page.get_by_label("签字的核实笔录").set_input_files(scan("核实笔录.png"))
    liaison.presses("归位")
    liaison.presses("登记受理").fills({"案号": NUMBER, "法官姓名": "何慎之"}, liaison.main)
    liaison.presses("登记受理", liaison.main).presses("确认有效")
    held = [liaison.page.get_by_label(label).first.input_value() for label in ("裁定书案号", "法官姓名")]
    assert held == [NUMBER, "何慎之"], "what was typed when it was taken in is there again"
    assert liaison.page.get_by_label("裁定前已通知双方到场核实").is_checked(), "both were asked"
    liaison.fills({"已经送达的当事人": [WORKER, SUBCONTRACTOR]}, liaison.main)
    liaison.presses("确认有效", liaison.main)
    assert liaison.status == 200 and "确认有效" in liaison.text and "已签" in liaison.text
    assert liaison.clicks <= 12, liaison.clicks
    assert len(set(liaison.typed)) == len(liaison.typed), liaison.typed
