"""A line of an agreement is not paid: from the default by way of a payment order to enforcement and the money."""
from __future__ import annotations

from datetime import date

from mediation.cases.states import CaseState
from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.desk import scan
from tests.builders import a_case

WORKER = "李秀英"
ORDER = "（2026）粤0699民督12号"
CONDITIONS = ("请求给付的是金钱或者有价证券", "请求的款项已到期且数额确定，写明了所根据的事实、证据", "申请人没有对待给付义务",
              "被申请人在我国境内且未下落不明", "支付令能够送达被申请人",
              "收到申请的人民法院有管辖权（被申请人住所地基层人民法院）", "申请人没有就本请求申请诉前保全")


def performance(clerk: Clerk) -> str:
    """What the page of the case says of the money, read anew."""
    clerk.looks()
    return " ".join(clerk.part("履行").inner_text().split())


def ways_on(clerk: Clerk) -> str:
    """What can be done about the line, unfolded."""
    part = clerk.part("履行")
    part.get_by_text("第1项没有付，可以怎么办").click()
    return " ".join(part.get_by_role("list").first.inner_text().split())


def the_line_is_late(clerk: Clerk) -> None:
    """Not on its last day: the day after it, and then the line says what can be done."""
    clerk.on("2026-11-30", "17:00")
    assert "可以怎么办" not in performance(clerk)
    clerk.on("2026-12-01").does("逾期未履行", {"情况": "打过电话，单位说没有钱。"})
    assert "逾期未履行" in performance(clerk)
    ways = ways_on(clerk)
    assert "申请支付令" in ways and "申请仲裁" in ways and "去办" in ways


def the_order_is_asked(clerk: Clerk) -> None:
    """The seven conditions are gone through; what was not looked at is named."""
    clerk.on("2026-12-02").goes_to(clerk.case)
    asked = {"被申请人住所地的基层人民法院": "云岭市青溪区人民法院", "申请人签名的支付令申请书": scan("申请书.png")}
    assert "还没有核对：被申请人在我国境内且未下落不明" in clerk.tries("申请支付令", asked)
    clerk.sends({"逐项核对过的受理条件（民诉解释第四百二十七条）": CONDITIONS, "申请人签名的支付令申请书": scan("申请书.png")})
    assert "已申请支付令" in performance(clerk)


def the_court_gives_it(clerk: Clerk) -> None:
    """Taken in under its number, issued, served: each with its day, and what runs from it."""
    clerk.on("2026-12-04").does("法院受理支付令申请", {"案号": ORDER})
    assert ORDER in performance(clerk)
    clerk.on("2026-12-10").does("法院发出支付令", {"法官": "周岚", "法院文书的扫描件": scan("支付令.png")})
    assert "法官 周岚" in performance(clerk)
    clerk.on("2026-12-14").does("支付令送达债务人", {"怎样送达": "直接送达", "法院的送达回证": scan("送达回证.png")})
    assert "2026-12-29" in performance(clerk), "fifteen days from the service"


def it_is_enforced(clerk: Clerk) -> None:
    """On the fifteenth day nothing may be enforced yet; on the sixteenth the page offers it."""
    clerk.on("2026-12-29", "17:00")
    assert "申请强制执行" not in performance(clerk)
    clerk.on("2026-12-30")
    assert "申请强制执行" in performance(clerk)
    said = clerk.does("申请强制执行", {"财产线索": "农商银行石桥支行的账户。", "申请人签名的强制执行申请书": scan("执行申请书.png")})
    assert f"执行依据：支付令（债务人未异议） {ORDER}" in said


def test_a_line_that_is_not_paid_goes_by_a_payment_order_to_enforcement_and_is_paid(
        window: Window, world: World) -> None:
    world.begins(lambda bodies: a_case(bodies, CaseState.EFFECTIVE), date(2026, 11, 20), "17:00")
    clerk: Clerk = window(Clerk, "wangmin").opens(WORKER)
    the_line_is_late(clerk)
    the_order_is_asked(clerk)
    the_court_gives_it(clerk)
    it_is_enforced(clerk)
    clerk.on("2027-01-12").receives("2026年11月30日", "2027-01-12")
    said = performance(clerk)
    assert "议定 8,200.00 元 已付 8,200.00 元" in said and "已履行" in said
    assert "到账／未到" not in said
