"""The agreement: drafted from its lines, printed, signed as the papers come back."""
from __future__ import annotations

from collections.abc import Sequence

from tests.browser.crowd import Worker
from tests.browser.desk import Desk, scan
from tests.browser.visitor import Typed


def accounts(workers: Sequence[Worker], percent: int) -> str:
    """The list that is pasted into the pattern: name, sum, holder, bank, account."""
    rows = [(each.name, str(each.yuan * percent // 100), each.name, "云岭农商银行石桥支行", f"6228480000{place:06d}")
            for place, each in enumerate(workers, 1)]
    return "\n".join("\t".join(row) for row in rows)


class Drafting(Desk):
    """A mediator with the agreement of a case."""

    def begins_a_draft(self, frame: Typed) -> str:
        """The frame of the text: facts, what happens if it is not kept, whether it goes to the court."""
        return self.does("起草协议", frame, press="开始起草")

    def draws_lines_by_pattern(self, pattern: Typed) -> str:
        """Lines by pattern, on the page of the draft."""
        self.presses("按模式生成")
        return self.sends(pattern, "生成各行")

    def adds_a_line(self, line: Typed) -> str:
        """One line, on the page of the draft."""
        return self.sends(line, "添加这一行")

    def drafts_a_supplement(self, due: str) -> str:
        """A supplement that puts the first line to another day, handed out to be signed."""
        self.looks()
        self.presses("起草补充协议", self.part("司法确认")).presses("起草补充协议", self.main)
        self.presses("改 第1行")
        self.sends({"最迟哪一天": due}, "保存这一行")
        self.presses("交付签署")
        return self.sends({"有没有虚假调解的可疑情形": "没有"}, "交付签署")

    def settles(self) -> str:
        """Both sides agree to the text; it goes out to be signed."""
        return self.does("条款谈定，交付签署", {"有没有虚假调解的可疑情形": "没有"})

    def prints_the_pack(self) -> bytes:
        """Everything that is to be signed, in the right number of copies, with a slip who signs where."""
        self.looks()
        return self.downloads("打印整套", self.part("协议"))

    def marks(self, names: Sequence[str], day: str, late: str = "") -> str:
        """The agreement came back signed by these on that day."""
        self.looks()
        return self.ticks(names, day, late)

    def ticks(self, names: Sequence[str], day: str, late: str = "") -> str:
        """From the page of a case or of an agreement: whatever of it these have signed, with one scan for the lot."""
        self.presses("记签名与盖章")
        for name in names:
            row = self.main.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=name))
            for tick in row.get_by_role("checkbox").all():
                tick.check()
        return self.sends({"签名、盖章的日期": day, "补记的原因": late, "扫描件": scan()}, "记录勾选的")
