"""即时办结: settled and paid across the table, on one page."""
from __future__ import annotations

from tests.browser.conftest import Window
from tests.browser.counter import SUBCONTRACTOR, TOLD, Counter
from tests.browser.meetings import NO_SHAM

SAID = ("双方当场申请并同意由本组织调解", "当事人有行为能力", "这件事没有生效的裁判、裁决或者调解书", "已核对双方身份和代理权限", "已告知权利义务",
        "双方都在场，不用另行通知", "已告知虚假调解的后果", "双方确认：送达地址照上面填的，只用纸质送达")


def test_a_dispute_settled_and_paid_across_the_table_is_one_page_and_one_sheet(window: Window) -> None:
    clerk: Counter = window(Counter, "wangmin")
    clerk.chooses("登记", "即时办结")
    clerk.describes_the_applicant("赵强")
    clerk.names_respondents([(SUBCONTRACTOR, {})])
    clerk.fills({TOLD: True, "争议的款项": "拖欠工资", "要求的金额": "300", "什么事": "十月少付一天的工资。",
                 "怎么说定的": "单位当场付清296元，双方再无争议。", "当场付了多少": "296", "在场看见的人": "周慧"})
    clerk.fills({**dict.fromkeys(SAID, True), NO_SHAM: "没有"}).presses("办结，出即时办结单", clerk.main)
    assert clerk.status == 422 and "签收" in clerk.refusals
    assert "全部 0" in window(Counter, "wangmin").text
    clerk.sends({"收款人当面点清，已经签收": True}, "办结，出即时办结单")
    assert "已即时办结" in clerk.text and "赵强" in clerk.heading
    sums = clerk.part("每人：要的、谈成的、到账的").inner_text().split()
    assert (sums[sums.index("谈成") + 1], sums[sums.index("到账") + 1]) == ("296.00", "296.00")
    assert clerk.downloads("即时办结单").startswith(b"%PDF")
