"""The period of the mediation: an extension of the last day, recorded when it is already over."""
from __future__ import annotations

from datetime import date

from mediation.cases.states import CaseState
from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.desk import scan
from tests.builders import a_case


def test_an_extension_of_the_last_day_is_recorded_late_with_the_reason_why(window: Window, world: World) -> None:
    world.begins(lambda bodies: a_case(bodies, CaseState.IN_MEDIATION), date(2026, 11, 9), "17:00")
    mediator: Clerk = window(Clerk, "zhouhui").opens("李秀英")
    mediator.on("2026-12-14")
    assert "已经届满，请决定怎么办 最迟 2026-12-09（含当日）" in mediator.looks()
    agreed = {"延长到哪一天": "2026-12-24", "为什么延长": "对账", "以上全部": True, "双方签名的确认书或笔录的扫描件": scan()}
    assert "届满后不能再延长" in mediator.tries("双方同意延期", {**agreed, "双方同意的日期": "2026-12-12"})
    said = mediator.tries_again({"双方同意的日期": "2026-12-09", "双方签名的确认书或笔录的扫描件": scan()})
    assert "请用一句话写明为什么现在才记录" in said
    mediator.sends({"补记的原因": "当天停电，系统打不开。", "双方签名的确认书或笔录的扫描件": scan()})
    assert "最迟 2026-12-24（含当日） 周四" in mediator.text
    past = " ".join(mediator.part("经过").inner_text().split())
    assert "2026-12-09 周三 补记 12-14 09:00 双方同意延期" in past and "补记原因：当天停电，系统打不开。" in past
