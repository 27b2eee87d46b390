"""A capsule crosses: the clerk makes it and takes it to a disc, the court checks it, what comes back is recorded."""
from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.counter import SUBCONTRACTOR
from tests.browser.court import Liaison
from tests.browser.desk import scan
from tests.builders import a_confirmation

WORKER = "李秀英"


def on_a_disc(visitor: Any) -> bytes:
    """What the link of the first capsule gives."""
    link = visitor.main.get_by_role("link", name=re.compile("^下载第1份"))
    answer = visitor.context.request.get(link.get_attribute("href"))
    assert answer.ok
    return bytes(answer.body())


def as_a_file(content: bytes) -> dict[str, Any]:
    return {"name": "移送包.zip", "mimeType": "application/zip", "buffer": content}


def test_a_capsule_is_made_checked_by_the_court_and_its_receipt_recorded(window: Window, world: World) -> None:
    world.begins(a_confirmation, date(2026, 11, 9), "17:00")
    clerk: Clerk = window(Clerk, "zhouhui")
    clerk.opens(WORKER).presses("移送包：预览、制作、回执")
    assert "司法确认申请书" in clerk.text and "单方谈话记录" in clerk.text
    clerk.presses("制作移送包")
    made, here = on_a_disc(clerk), clerk.page.url
    assert made.startswith(b"PK") and "还没有回执" in clerk.text
    liaison: Liaison = window(Liaison, "hejing")
    liaison.on("2026-11-10", "09:30").finds(WORKER)
    liaison.presses("移送包：下载、查验")
    assert on_a_disc(liaison) == made
    liaison.presses("查验一个移送包").fills({"移送包": as_a_file(made)}, liaison.main).presses("查验", liaison.main)
    assert "是真的：本系统制作的移送包，没有改动" in liaison.text and SUBCONTRACTOR not in liaison.text
    at = made.index(b"%PDF") + 40
    spoiled = made[:at] + bytes([made[at] ^ 1]) + made[at + 1:]
    liaison.fills({"移送包": as_a_file(spoiled)}, liaison.main).presses("查验", liaison.main)
    assert "移送包有问题，不能用" in liaison.text and "00_封面.pdf" in liaison.text
    clerk.on("2026-11-10", "11:00").goes_to(here).presses("登记第1份的回执")
    clerk.fills({"对方收件人": "何静", "收件编号": "收〔2026〕90号", "盖章的回执": scan("回执.png")}, clerk.main)
    clerk.presses("登记", clerk.main)
    assert "已登记回执。" in clerk.text and "何静 收到，收件编号 收〔2026〕90号" in clerk.text
    liaison.on("2026-11-10", "11:10").goes_to(liaison.application).presses("移送包：下载、查验")
    assert "何静 收到" in liaison.text
