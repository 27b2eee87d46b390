"""No agreement: by way of the commission and the court to a title, whose lines are followed like an agreement's."""
from __future__ import annotations

from datetime import date

from mediation.cases.states import CaseState
from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.counter import SUBCONTRACTOR
from tests.browser.desk import scan
from tests.builders import a_case

WORKER = "李秀英"
COMMISSION, COURT = "云岭市青溪区劳动人事争议仲裁委员会", "云岭市青溪区人民法院"
ARBITRATED, TRIED = "青劳人仲案〔2026〕321号", "（2027）粤0699民初9号"


def handed_on(clerk: Clerk) -> str:
    """What the page of the case says of where it went, read anew."""
    clerk.looks()
    return " ".join(clerk.part("移送").inner_text().split())


def the_ways_are_looked_at(clerk: Clerk) -> None:
    """The ways on, with what each needs; the one that is taken begins from there."""
    clerk.goes_to(clerk.case).presses("看本案可以走的路")
    way = clerk.part("申请劳动仲裁")
    assert "要带什么" in way.inner_text()


def it_goes_to_the_commission(clerk: Clerk) -> None:
    """Filed, taken in, and awarded: the award is not final, each side has its own fifteen days."""
    clerk.does("登记申请仲裁", {"哪一方": WORKER})
    assert COMMISSION in handed_on(clerk)
    clerk.on("2026-11-20").does("登记仲裁受理、重新起算", {"仲裁案号": ARBITRATED})
    assert ARBITRATED in handed_on(clerk)
    award = {"结果": "裁决", "对方的案号": ARBITRATED, "文书的日期": "2026-12-25", "内容": "支付工资5,000元。",
             "劳动者收到的日期": "2026-12-28", "用人单位收到的日期": "2026-12-28", "文书或者通知的扫描件": scan("裁决书.png")}
    clerk.on("2026-12-28").tries("登记裁决、仲裁调解书", award)
    clerk.sends({"裁决书写明": "非终局裁决", "文书或者通知的扫描件": scan("裁决书.png")})
    said = handed_on(clerk)
    assert "支付工资5,000元" in said and "2027-01-12" in said, "fifteen days from the receipt"


def it_goes_to_the_court(clerk: Clerk) -> None:
    """Sued on the last day, registered, judged; nobody appeals."""
    clerk.on("2027-01-12").does("不服裁决，起诉", {"哪一方": WORKER, "法院": COURT})
    assert COURT in handed_on(clerk)
    clerk.on("2027-01-15").does("登记法院立案", {"法院案号": TRIED})
    assert TRIED in handed_on(clerk)
    clerk.on("2027-03-01").does("登记判决、裁定、法院调解书", {
        "结果": "判决（可以上诉）", "对方的案号": TRIED, "文书的日期": "2027-02-26", "内容": "支付工资8,200元。",
        "劳动者收到的日期": "2027-03-01", "用人单位收到的日期": "2027-03-01", "文书或者通知的扫描件": scan("判决书.png")})
    said = handed_on(clerk)
    assert "支付工资8,200元" in said and "2027-03-16" in said, "fifteen days for an appeal"


def the_judgment_binds(clerk: Clerk) -> None:
    """Not before the days for an appeal are over; then its lines are written in."""
    clerk.on("2027-03-16")
    assert "上诉" in clerk.tries("裁判生效，可以申请执行", {})
    clerk.on("2027-03-17").does("裁判生效，可以申请执行", {"文书写明的最后履行日": "2027-03-31"})
    clerk.goes_to(clerk.case).presses("登记文书确定的义务")
    said = clerk.sends({"是什么文书": "生效判决", "制作机关": COURT, "文号": TRIED, "生效的日期": "2027-03-17",
                        "文书确定的义务": f"{SUBCONTRACTOR}，{WORKER}，拖欠工资，8200元，2027年3月31日",
                        "生效文书的扫描件": scan("判决书.png")})
    assert "议定 8,200.00 元 已付 0.00 元" in said


def test_without_an_agreement_the_claim_goes_by_award_and_judgment_to_a_title_and_its_lines_are_followed(
        window: Window, world: World) -> None:
    world.begins(lambda bodies: a_case(bodies, CaseState.NO_AGREEMENT), date(2026, 11, 16), "09:00")
    clerk: Clerk = window(Clerk, "wangmin").opens(WORKER)
    the_ways_are_looked_at(clerk)
    it_goes_to_the_commission(clerk)
    it_goes_to_the_court(clerk)
    the_judgment_binds(clerk)
    clerk.on("2027-03-30").receives("2027年3月31日", "2027-03-30")
    performance = " ".join(clerk.part("履行").inner_text().split())
    assert "已付 8,200.00 元" in performance and "已履行" in performance
