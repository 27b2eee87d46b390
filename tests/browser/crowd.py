"""The workers of a collective dispute, and their list as it is copied from a spreadsheet."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.demo.invented import mobile, resident_number

TWELVE = ("李秀英", "张伟", "王芳", "刘洋", "陈静", "杨勇", "赵敏", "黄强", "周丽", "吴军", "买买提·阿卜杜拉", "郑秀兰")
SURNAMES = "林何高梁郭马罗宋谢唐许韩"
GIVEN = ("建国", "小梅", "国庆", "玉兰")
FORTY_EIGHT = tuple(surname + given for given in GIVEN for surname in SURNAMES)
MONTHLY = 7_000


@dataclass(frozen=True)
class Worker:
    """One line of the list."""

    name: str
    number: str
    phone: str
    language: str
    yuan: int


def crowd(names: Sequence[str]) -> tuple[Worker, ...]:
    """Workers of these names, each with two or three months of wages to ask for."""
    return tuple(Worker(name, resident_number(300 + place), mobile(700 + place), "维语" if "·" in name else "汉语",
                        MONTHLY * (2 + place % 2)) for place, name in enumerate(names))


def as_pasted(workers: Sequence[Worker]) -> str:
    """The list with its head, its columns parted as a spreadsheet parts them."""
    head = ("姓名", "身份证号", "电话", "住址", "语言", "工种", "请求类型", "起", "止", "金额")
    rows = [(worker.name, worker.number, worker.phone, "云岭市青溪区石桥镇示例路8号", worker.language, "装卸工", "拖欠工资",
             "2026-08-01", "2026-10-31", str(worker.yuan)) for worker in workers]
    return "\n".join("\t".join(row) for row in (head, *rows))
