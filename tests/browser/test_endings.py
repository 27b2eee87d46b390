"""A case that does not come to an agreement: refused, failed, withdrawn."""
from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdfium2

from mediation.cases.states import CaseState
from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.counter import SUBCONTRACTOR
from tests.browser.desk import scan
from tests.browser.portal import Worker, codes_on
from tests.builders import a_case

MONDAY = date(2026, 11, 9)


def words_of(paper: bytes) -> str:
    """The text of a paper, without its line ends."""
    pages = pypdfium2.PdfDocument(BytesIO(paper))
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "").replace("\n", "")


def test_the_other_side_refuses_and_the_worker_is_told_where_else_to_go(window: Window) -> None:
    clerk: Clerk = window(Clerk, "wangmin")
    clerk.takes_in_one("赵强")
    slips = clerk.prints_receipts()
    clerk.opens("赵强").does("征询对方意愿")
    clerk.does("记一次联系", {"联系谁": SUBCONTRACTOR, "结果": "联系上了", "说了什么": "说没有欠，不来。"}, press="记下这次联系")
    clerk.on("2026-11-09")
    clerk.answers_are_in([SUBCONTRACTOR], "不同意调解", said="说没有欠，不来。")
    said = clerk.does("不予受理", {"不予受理的理由": "对方不同意调解"})
    assert "已办：不予受理" in said and "当事人随时可以申请仲裁" in said
    refusal = words_of(clerk.downloads("迅劳人调不受〔2026〕1号"))
    assert "不同意调解" in refusal and "仲裁" in refusal
    clerk.does("登记申请仲裁", {"哪一方": "赵强", "随案移送的材料": ["申请书"]})
    assert "已申请仲裁" in clerk.part("移送").inner_text()
    worker = window(Worker, width=390).looks_up(*codes_on(slips, "赵强"))
    assert "云岭市青溪区劳动人事争议仲裁委员会" in worker.text


def test_no_agreement_is_reached_and_the_case_goes_to_arbitration_with_its_list(
        window: Window, world: World) -> None:
    world.begins(lambda bodies: a_case(bodies, CaseState.IN_MEDIATION), MONDAY, "17:00")
    mediator: Clerk = window(Clerk, "zhouhui").opens("李秀英")
    said = mediator.on("2026-11-12").tries("调解不成，终结", {"终结的原因": "期限届满未达成且未同意延期"})
    assert "调解期限还没有届满" in said and "您填的内容都还在" in said
    said = mediator.sends({"终结的原因": "分歧较大", "说明": "双方对工时的说法相差大。"})
    assert "调解不成" in said
    letter = words_of(mediator.downloads("迅劳人调终〔2026〕1号"))
    assert "云岭市青溪区劳动人事争议仲裁委员会" in letter
    mediator.does("准备移送材料", {"哪一方": "李秀英", "随案移送的材料": ["申请书", "调解终止告知书"], "争议焦点": "工资从哪一天起算。"})
    transfer = words_of(mediator.downloads("迅劳人调移〔2026〕1号"))
    assert "工资从哪一天起算" in transfer and "调解终止告知书" in transfer
    mediator.on("2026-11-16").does("终结后申请仲裁")
    clerk: Clerk = window(Clerk, "wangmin").on("2026-11-20").opens("李秀英")
    clerk.does("登记仲裁受理、重新起算", {"仲裁案号": "青劳人仲案〔2026〕321号"})
    assert "青劳人仲案〔2026〕321号" in clerk.part("移送").inner_text()


def test_a_worker_withdraws_after_a_word_alone_and_takes_it_back_the_next_day(window: Window, world: World) -> None:
    world.begins(lambda bodies: a_case(bodies, CaseState.ACCEPTED), MONDAY, "17:00")
    clerk: Clerk = window(Clerk, "wangmin").opens("李秀英")
    said = clerk.on("2026-11-10").tries("撤回申请", {"撤回的原因": "双方已自行和解"})
    assert "撤回前要单独与本人谈话核实" in said
    clerk.sends({"哪天单独谈的": "2026-11-10", "谁谈的": "王敏", "经过": "本人说单位答应月底发。",
                 "本人签名的撤回申请，或者单独谈话的记录": scan()})
    assert "申请已撤回，归档" in clerk.text and "11-12 00:00 前可以撤" in clerk.text
    clerk.on("2026-11-11", "17:30").goes_to(clerk.case).presses("撤回申请")
    assert "期限照原来的算" in clerk.text
    clerk.presses("撤回")
    assert "指定调解员 最迟 2026-12-09（含当日）" in clerk.looks()
    assert "撤回刚才的操作：撤回申请" in clerk.part("经过").inner_text()
