"""What was paid: ticked line by line."""
from __future__ import annotations

from tests.browser.desk import Desk, scan


class Money(Desk):
    """A clerk with the proof of payments."""

    def receives(self, due: str, day: str, way: str = "银行转账", part: str = "", payee: str = "") -> str:
        """The lines due on a day came in, of everybody or of one payee, in full or in part."""
        self.goes_to(self.case).presses("到账／未到")
        group = self.main.get_by_role("group", name="到账的项目")
        for tick in group.get_by_label(f"{payee}").all():
            if due in tick.evaluate("each => each.labels[0].textContent"):
                tick.check()
        return self.sends({"只到了一部分的，到账金额（元）": part, "到账的日期": day, "怎么付的": way, "谁说的": "付款人提供凭证",
                           "凭证（收条、转账回单）": scan("回单.png")})
