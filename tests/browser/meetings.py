"""Sessions of a case: planned, told, held, written down."""
from __future__ import annotations

from tests.browser.desk import Desk
from tests.browser.visitor import Typed

READY = {"已核对当事人身份和代理权限": True, "已告知权利义务": True, "已送达调解通知": True, "已告知虚假调解的后果": True}

NO_SHAM = "有没有虚假调解的可疑情形"


class Meetings(Desk):
    """A mediator with the sessions of a case."""

    def plans(self, day: str, begins: str = "14:00", ends: str = "16:30") -> str:
        """Fix a session."""
        return self.does("定调解会", {"哪一天": day, "几点开始": begins, "大约到几点": ends, "地点": "二楼调解室"})

    def hands_the_notice_to(self, day: str, takers: dict[str, str]) -> str:
        """Record that each of these was handed the notice."""
        typed: Typed = {}
        for party, taker in takers.items():
            typed |= {f"{party}：方式": "直接送达", f"{party}：日期": day, f"{party}：签收人": taker}
        return self.does("记送达", typed)

    def holds(self, minutes: Typed) -> str:
        """Everybody came; the minutes are written, read out and closed."""
        self.does("记到场")
        return self.sends({**minutes, NO_SHAM: "没有"}, "宣读完毕，定稿出文")
