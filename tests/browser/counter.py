"""What is done at the counter: one person or a list is taken in, the receipts are handed out."""
from __future__ import annotations

from collections.abc import Sequence

from tests.browser.crowd import Worker, as_pasted, crowd
from tests.browser.desk import Desk, scan
from tests.browser.visitor import Typed

TOLD = "以上已向申请人说明，申请人仍然愿意由本组织调解"
NOT_JUDGED = "本争议没有生效的裁判、裁决或调解书，法院也没有受理"
SUBCONTRACTOR, BUILDER = "云岭鑫源建筑劳务有限公司", "云岭大成建设工程有限公司"


class Counter(Desk):
    """The desk with somebody standing before it."""

    def takes_in_a_list(self, workers: Sequence[Worker], employers: Sequence[tuple[str, Typed]]) -> str:
        """Many come with one list: it is looked at first, then taken in with a receipt for each."""
        self.chooses("登记", "名单导入")
        self.fills({"名单": as_pasted(workers), TOLD: True, "事实与理由": "在石桥镇仓库做装卸，八月至十月的工资没有发。",
                    "材料名称": "考勤表"})
        self.names_respondents(employers)
        self.presses("看一看", self.main)
        seen = self.text
        self.presses(f"收下并提交，出 {len(workers)} 张回执")
        return seen

    def takes_in_one(self, name: str, employers: Sequence[tuple[str, Typed]] = ((SUBCONTRACTOR, {}),),
                     press: str = "提交，出回执") -> str:
        """One person comes, for two months of wages."""
        self.presses("登记")
        self.fills({TOLD: True, "事实与理由": "做了两个月，工资一直没有发。", "材料名称": "工资条"})
        self.describes_the_applicant(name)
        self.fills({"请求类型": "拖欠工资", "起": "2026-09-01", "止": "2026-10-31", "金额": "14000"},
                   self.main.get_by_role("group", name="请求1", exact=True))
        self.names_respondents(employers)
        self.presses(press)
        return self.text

    def describes_the_applicant(self, name: str) -> None:
        """Who comes: name, number, telephone, address."""
        worker = crowd([name])[0]
        described = {"姓名或名称": worker.name, "证件号码": worker.number, "电话": worker.phone,
                     "住址": "云岭市青溪区石桥镇示例路8号"}
        self.fills(described, self.main.get_by_role("group", name="申请人", exact=True).last)

    def names_respondents(self, employers: Sequence[tuple[str, Typed]]) -> None:
        """Type the employers' names; those in the book of the body are filled in by the page."""
        for place, (name, more) in enumerate(employers, 1):
            rows = self.main.get_by_role("group", name="被申请人" if place == 1 else f"被申请人{place}", exact=True)
            self.fills({"姓名或名称": name, **more}, rows.last)
            if place < len(employers):
                self.presses("再加一个被申请人")

    def prints_receipts(self) -> bytes:
        """All the receipts of the case in one go."""
        return self.downloads(self.main.get_by_role("link", name="打印全部").inner_text())

    def files_addresses(self) -> str:
        """Everybody has signed where papers reach them, and takes electronic service."""
        return self.does("登记各方送达地址", {"没有单独选的各方": "接受电子送达", "签了名的送达地址确认书": scan()})

    def answers_are_in(self, parties: Sequence[str], answer: str, way: str = "电话", said: str = "") -> str:
        """What somebody answered to the question whether they want to be mediated."""
        heard = {"谁的答复": list(parties), "答复": answer, "怎样答复的": way, "几点说的": "08:30", "说了什么": said}
        return self.does("记答复", heard)
