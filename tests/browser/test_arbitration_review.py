"""Arbitration review: both ask the commission at the desk, it takes it in, both sign for its paper: a title."""
from __future__ import annotations

from datetime import date

from mediation.cases.states import CaseState
from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.counter import SUBCONTRACTOR
from tests.browser.desk import scan
from tests.builders import a_case

WORKER, NUMBER = "李秀英", "青溪劳人仲审〔2026〕31号"
COMMISSION = "云岭市青溪区劳动人事争议仲裁委员会"


def test_both_sides_ask_the_commission_and_its_paper_can_be_enforced_once_both_have_signed(
        window: Window, world: World) -> None:
    world.begins(lambda bodies: a_case(bodies, CaseState.EFFECTIVE), date(2026, 11, 9), "17:00")
    clerk: Clerk = window(Clerk, "wangmin").opens(WORKER)
    said = clerk.tries("共同申请仲裁审查", {
        "哪些当事人在申请书上签名或盖章": [WORKER], "双方签名的仲裁审查申请书": scan("仲裁审查申请书.png")})
    assert f"还差{SUBCONTRACTOR}确认" in said
    clerk.sends({"哪些当事人在申请书上签名或盖章": [SUBCONTRACTOR], "双方签名的仲裁审查申请书": scan("仲裁审查申请书.png")})
    assert COMMISSION in clerk.text and "申请执行" not in clerk.text
    clerk.on("2026-11-11", "10:00").does("仲裁委受理审查", {
        "仲裁委文书上的案号或者文号": NUMBER, "仲裁员或者经办人": "洪某", "仲裁委文书": scan("受理通知书.png")})
    assert NUMBER in clerk.text
    paper = {"调解书的日期": "2026-11-13", f"{WORKER}签收的日期": "2026-11-13", "仲裁委文书上的案号或者文号": NUMBER,
             "仲裁员或者经办人": "洪某", "双方已签收的仲裁调解书": scan("仲裁调解书.png")}
    said = clerk.on("2026-11-16", "10:00").tries("双方签收仲裁调解书", paper)
    assert SUBCONTRACTOR in said
    clerk.sends({f"{SUBCONTRACTOR}签收的日期": "2026-11-16", "双方已签收的仲裁调解书": scan("仲裁调解书.png")})
    assert "已出仲裁调解书" in clerk.text
    late = clerk.on("2026-11-23", "09:00").does("逾期未履行")
    assert "申请强制执行" in late and "仲裁调解书" in late
