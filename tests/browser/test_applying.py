"""At night, at a telephone: a rider who knows only the app's name applies with three photographs and follows."""
from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mediation.applying.models import AppliesAs
from mediation.applying.questions import ASKED
from mediation.demo.scans import upload_of
from tests.browser.conftest import Window, World
from tests.browser.portal import Worker
from tests.browser.test_reach import faults_of

NIGHT = date(2026, 11, 23)
PHONE = 390
NUMBERS = re.compile(r"查询码 (\d{3} \d{3} \d{3}) 密码 (\d{4} \d{4} \d{4} \d{2})")
CODE = re.compile(r"申请码 (\d{3} \d{3} \d{3}) 密码 (\d{4} \d{4} \d{4} \d{2})")


def three_photographs(folder: Path) -> list[str]:
    """Pictures as they lie on a telephone."""
    kept = []
    for name in ("工资条", "排班表", "聊天记录"):
        upload = upload_of(name)
        path = folder / f"{name}.{'pdf' if 'pdf' in upload.media_type else 'jpg'}"
        path.write_bytes(upload.content)
        kept.append(str(path))
    return kept


def is_no_wider_than_the_telephone(visitor: Any) -> bool:
    return bool(visitor.page.evaluate("document.documentElement.scrollWidth") <= PHONE)


def test_a_rider_applies_on_two_telephones_keeps_the_receipt_and_follows_with_the_code(
        world: World, window: Window, tmp_path: Path) -> None:
    world.begins(day=NIGHT, at="23:10")
    rider = window(Worker, width=PHONE).goes_to("/")
    rider.page.get_by_role("link", name=re.compile("^申请调解")).click()
    rider.fills({"云岭市青溪区石桥镇劳动争议调解中心": True, "干活的人": True}).presses("选好了，开始填")
    locator, secret = CODE.search(rider.text).groups()
    rider.presses("记好了，接着填")
    rider.fills({"钱没给、没给够（工资、跑单的钱、押金）": True, "接平台的单（外卖、快递、网约车、直播）": True})
    rider.presses("存好，下一页")
    assert rider.heading == "这件事可以去哪里" and "云岭市青溪区同济路30号二楼" in rider.text
    rider.presses("接着填申请").presses("不知道").fills({"在哪个App上接单、打卡": "飞鱼外卖"}).presses("存好，下一页")
    rider.presses("先到这里，离开")
    rider.page.go_back()
    assert "飞鱼外卖" not in rider.text
    again = window(Worker, width=PHONE).goes_to("/apply/resume")
    again.fills({"申请码": locator, "密码": secret}).presses("接着填")
    assert again.heading == "什么时候开始干的？"
    again.presses("不知道").fills({"一共要多少钱（大概）": "3600"}).presses("存好，下一页")
    again.fills({"说说经过": "十月跑了一个月，没有发钱。"}).presses("存好，下一页")
    again.fills({"选照片、截屏（可以一次选几张）": three_photographs(tmp_path)}).presses("传上去")
    assert again.text.count("只有您看得见") == 3
    again.page.get_by_role("button", name=re.compile("给办案人看.*工资条")).click()
    again.presses("照片齐了，下一页").fills({"您的名字": "马小龙"}).presses("存好，下一页")
    assert "飞鱼外卖" in again.text and is_no_wider_than_the_telephone(again)
    again.fills({"我填的是真的，愿意请这个组织调解": True}).presses("交上去")
    assert again.heading == "收到了" and "由 王敏 办" in again.text
    numbers = NUMBERS.search(again.text)
    picture = again.page.get_by_role("img", name="查询网址的二维码")
    assert picture.evaluate("each => each.complete && each.naturalWidth > 100")
    later = window(Worker, width=PHONE).looks_up(*numbers.groups())
    assert "王敏" in later.heading and "3,600.00" in later.text


@pytest.mark.parametrize("language", ["zh-CN", "en", "ug"])
def test_axe_finds_nothing_on_any_page_of_applying_and_none_is_wider_than_a_telephone(
        world: World, window: Window, language: str) -> None:
    world.begins(day=NIGHT, at="23:10")
    rider = window(Worker, width=PHONE).goes_to("/apply")
    rider.fills({"云岭市青溪区石桥镇劳动争议调解中心": True, "几个人一起，我替大家填": True}).presses("选好了，开始填")
    pages = [f"/apply/questions/{question.key}" for question in ASKED[AppliesAs.GROUP]]
    faults = []
    for address in ["/apply/code", "/apply/ways", *pages]:
        faults += [f"{address}: {fault}" for fault in faults_of(rider.goes_to(f"{address}?lang={language}"))]
        assert is_no_wider_than_the_telephone(rider), address
    assert faults == []
