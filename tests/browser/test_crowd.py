"""A dispute of forty-eight that goes three ways: some withdraw, most sign, a few go on."""
from __future__ import annotations

from tests.browser.agreement import accounts
from tests.browser.clerk import Clerk
from tests.browser.conftest import Window
from tests.browser.counter import NOT_JUDGED, SUBCONTRACTOR
from tests.browser.crowd import FORTY_EIGHT, crowd
from tests.browser.desk import scan
from tests.browser.meetings import READY

WORKERS = crowd(FORTY_EIGHT)
WITHDRAW, SIGN, GO_ON = FORTY_EIGHT[:12], FORTY_EIGHT[12:44], FORTY_EIGHT[44:]


def mediation_begins(clerk: Clerk) -> None:
    """All forty-eight come with one list; the employer agrees; the next day they sit together."""
    assert "共 48 人、48 项请求，合计 840,000.00 元" in clerk.takes_in_a_list(WORKERS, [(SUBCONTRACTOR, {})])
    clerk.opens(FORTY_EIGHT[0]).does("征询对方意愿")
    clerk.answers_are_in([SUBCONTRACTOR], "同意调解")
    clerk.on("2026-11-06").does("受理", {NOT_JUDGED: True})
    clerk.does("指定调解员", {"调解员": ["王敏", "周慧"], "主持调解员": "王敏"})
    clerk.files_addresses()
    clerk.does("开始调解", READY)


def three_ways(clerk: Clerk) -> None:
    """Twelve withdraw after a word with each alone, four get a case of their own; the first goes on for the rest."""
    first = clerk.case
    clerk.does("部分申请人撤回", {
        "谁撤回": list(WITHDRAW), "哪天单独谈的": "2026-11-06", "谁谈的": "王敏", "撤回的原因": "双方已自行和解",
        "经过": "逐一单独谈过，公司已经另外付清。", "本人签名的撤回申请，或者单独谈话的记录": scan()})
    assert "林小梅等36人" in clerk.heading
    clerk.does("分案", {"分出去的人": list(GO_ON), "分案的理由": "四人对工时有争议，要继续调解。"})
    assert "等4人" in clerk.heading and "调解中" in clerk.text
    clerk.case = first
    assert "林小梅等32人" in clerk.looks()


def thirty_two_sign(clerk: Clerk) -> None:
    """One agreement with a line and a mark for each; it is in effect from the last mark."""
    clerk.begins_a_draft({
        "主要事实、争议事项和各方责任": "八月至十月的工资没有付。", "任何一期逾期，未付部分全部到期": True,
        "逾期的违约金或者利息": "未付金额每日0.5‰", "税费由谁承担、税前还是税后": "税费依法承担"})
    clerk.draws_lines_by_pattern({"付多少": "各人不同：粘贴名单", "名单": accounts(WORKERS[12:44], 100),
                                  "最迟哪一天；分期的填第一期": "2026-12-31"})
    clerk.settles()
    said = clerk.on("2026-11-09", "15:00").marks([*SIGN, SUBCONTRACTOR, "周慧", "王敏", "印章"], "2026-11-09")
    assert "已记录。协议自2026-11-09生效。" in said


def test_twelve_withdraw_thirty_two_sign_and_four_go_on(window: Window) -> None:
    clerk: Clerk = window(Clerk, "wangmin")
    mediation_begins(clerk)
    three_ways(clerk)
    thirty_two_sign(clerk)
    clerk.looks()
    sums = clerk.part("每人：要的、谈成的、到账的").inner_text().split()
    assert sums[sums.index("要的") + 1] == sums[sums.index("谈成") + 1] == "560,000.00"
    worklist = clerk.goes_to("/desk").main.get_by_role("table").inner_text()
    assert "林小梅等32人" in worklist and "谢玉兰等4人" in worklist
