"""The statute book: instruments with their day of effect, articles as papers cite them, and renumberings.

Marks (law.md §0): V the text was read, Vp an excerpt was read, P practice or local, R remembered only.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Statute:
    """An instrument of law: its title as papers cite it, and since when the version cited here is in force.

    ``in_force`` is None where the day was not established; the note then says what is known.
    """

    code: str
    title: str
    number: str
    in_force: date | None
    mark: str = "V"
    note: str = ""


@dataclass(frozen=True)
class Article:
    """One article, with paragraph (款) and item (项) where needed; ``until`` is the last day of its force."""

    statute: str
    number: str
    code: str = ""
    since: date | None = None
    until: date | None = None
    mark: str = "V"
    note: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.statute}{self.number}"

    def in_force_on(self, day: date) -> bool:
        """Whether the article bears this number and applies on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


SPC = "最高人民法院关于"
STATUTES: dict[str, Statute] = {statute.code: statute for statute in (
    Statute("TJ", "劳动争议调解仲裁法", "2007年12月29日主席令第80号", date(2008, 5, 1), note="至今未修改。"),
    Statute("O17", "企业劳动争议协商调解规定", "人力资源和社会保障部令第17号", date(2012, 1, 1),
            note="第二十七条、第三十一条所引旧办案规则条文，现读作令第33号第七十四条至第七十九条、第二十七条。"),
    Statute("O33", "劳动人事争议仲裁办案规则", "人力资源和社会保障部令第33号", date(2017, 7, 1),
            note="取代2009年令第2号；三日、五日、十日为工作日，十五日、四十五日为自然日（第八十条）。"),
    Statute("RTF", "人民调解法", "2010年8月28日主席令第34号", date(2011, 1, 1)),
    Statute("MOJ75", "人民调解工作若干规定", "司法部令第75号", date(2002, 11, 1)),
    Statute("CPL", "民事诉讼法", "2023年9月1日第五次修正", date(2024, 1, 1),
            note="2021年、2023年两次修正使条文序号变动，引用以当日序号为准。"),
    Statute("CPLI", f"{SPC}适用《中华人民共和国民事诉讼法》的解释", "法释〔2022〕11号", date(2022, 4, 10),
            note="所引民事诉讼法条文为2021年序号：第二百零一条现为第二百零五条，第二百四十六条现为第二百五十条。"),
    Statute("O5", f"{SPC}人民调解协议司法确认程序的若干规定", "法释〔2011〕5号", date(2011, 3, 30),
            note="未见废止（R）；与民事诉讼法及其解释不一致处以后者为准。"),
    Statute("TY", f"{SPC}人民法院特邀调解的规定", "法释〔2016〕14号", date(2016, 7, 1)),
    Statute("ONL", "人民法院在线调解规则", "法释〔2021〕23号", date(2022, 1, 1),
            note="此前司法解释与其不一致的，以其为准（第三十条）。"),
    Statute("J1", f"{SPC}审理劳动争议案件适用法律问题的解释（一）", "法释〔2020〕26号", date(2021, 1, 1),
            note="第三十二条第一款自2025年9月1日起废止。"),
    Statute("J2", f"{SPC}审理劳动争议案件适用法律问题的解释（二）", "法释〔2025〕12号", date(2025, 9, 1)),
    Statute("R9", "人力资源社会保障部 最高人民法院关于劳动人事争议仲裁与诉讼衔接有关问题的意见（一）",
            "人社部发〔2022〕9号", date(2022, 2, 21), "Vp", "仅核第一条首句和官方解读。"),
    Statute("LCL", "劳动合同法", "2012年12月28日修正", date(2013, 7, 1)),
    Statute("LCR", "劳动合同法实施条例", "国务院令第535号", date(2008, 9, 18)),
    Statute("LL", "劳动法", "2018年12月29日第二次修正", date(2018, 12, 29),
            note="第八十条关于主任由工会代表担任的规定，以劳动争议调解仲裁法第十条和令第17号第十五条为准。"),
    Statute("UL", "工会法", "2021年12月24日第三次修正", date(2022, 1, 1)),
    Statute("ES", "电子签名法", "2019年4月23日第二次修正", date(2019, 4, 23)),
    Statute("CC", "民法典", "2020年5月28日主席令第45号", date(2021, 1, 1)),
    Statute("LI", "劳动保障监察条例", "国务院令第423号", date(2004, 12, 1)),
    Statute("NM", "保障农民工工资支付条例", "国务院令第724号", date(2020, 5, 1)),
    Statute("SI", "社会保险法", "2018年12月29日修正", date(2018, 12, 29)),
    Statute("WI", "工伤保险条例", "国务院令第586号修订", date(2011, 1, 1)),
    Statute("OV", "超龄劳动者基本权益保障暂行规定", "人力资源和社会保障部令第56号", date(2026, 7, 1)),
    Statute("PIPL", "个人信息保护法", "2021年8月20日主席令第91号", date(2021, 11, 1)),
    Statute("DSL", "数据安全法", "2021年6月10日主席令第84号", date(2021, 9, 1)),
    Statute("ND", "网络数据安全管理条例", "国务院令第790号", date(2025, 1, 1)),
    Statute("CSL", "网络安全法", "2025年10月28日修正", date(2026, 1, 1), "Vp", "2026年1月1日起条文序号有变动。"),
    Statute("FEE", "诉讼费用交纳办法", "国务院令第481号", date(2007, 4, 1)),
    Statute("LA", "法律援助法", "2021年8月20日主席令第93号", date(2022, 1, 1)),
    Statute("HOL", "全国年节及纪念日放假办法", "国务院令第795号修订", date(2025, 1, 1)),
    Statute("W25", "关于职工全年月平均工作时间和工资折算问题的通知", "人社部发〔2025〕2号", date(2025, 1, 1)),
    Statute("WP", "工资支付暂行规定", "劳部发〔1994〕489号", date(1995, 1, 1)),
    Statute("AL", "职工带薪年休假条例", "国务院令第514号", date(2008, 1, 1)),
    Statute("ALI", "企业职工带薪年休假实施办法", "人力资源和社会保障部令第1号", date(2008, 9, 18)),
    Statute("AR", "档案法", "2020年6月20日修订", date(2021, 1, 1)),
    Statute("BF", "无障碍环境建设法", "2023年6月28日主席令第6号", date(2023, 9, 1)),
    Statute("YZ", "关于加强新就业形态劳动纠纷一站式调解工作的通知", "人社厅发〔2024〕4号", None, "Vp",
            "2024年1月六部门印发，成文日未核。"),
    Statute("NE", "关于维护新就业形态劳动者劳动保障权益的指导意见", "人社部发〔2021〕56号", date(2021, 7, 16), "Vp"),
    Statute("BJ1", "北京市关于加强新就业形态劳动纠纷一站式调解工作的通知", "京人社仲发〔2025〕1号", None,
            note="仅适用于北京；2025年1月印发，施行日未核。"),
    Statute("BJ2", "北京市高级人民法院、北京市劳动人事争议仲裁委员会关于审理劳动争议案件解答（一）", "2024年4月公布", None,
            note="仅适用于北京；施行日未核。"),
    Statute("U23", "工会参与劳动争议处理办法", "总工发〔2023〕23号", date(2023, 12, 28), "Vp", "仅核第一条至第四条。"),
    Statute("CAUSE", "民事案件案由规定", "法〔2025〕226号", date(2026, 1, 1), "Vp"),
    Statute("CAUSE20", "民事案件案由规定", "法〔2020〕347号", date(2021, 1, 1), "R", "适用至2025年12月31日。"),
    Statute("CASENO", f"{SPC}人民法院案件案号的若干规定", "法〔2018〕335号", date(2019, 1, 1),
            note="施行日凭记忆（R）。"),
    Statute("ZJ", "浙江省劳动人事争议调解仲裁条例", "2015年12月4日通过", None, note="仅适用于浙江；施行日未核。"),
)}

ENDED: dict[tuple[str, int, int | None], tuple[date, str]] = {
    ("J1", 32, 1): (date(2025, 8, 31), "自2025年9月1日起由劳动争议解释（二）第二十一条废止。"),
}


@dataclass(frozen=True)
class Numbering:
    """Which articles a rule of the CPL had while one version was in force."""

    first: int
    last: int
    mark: str


CPL_VERSIONS: tuple[tuple[date, date | None, str], ...] = (
    (date(2013, 1, 1), date(2021, 12, 31), "2012年、2017年修正文本的序号。"),
    (date(2022, 1, 1), date(2023, 12, 31), "2021年修正文本的序号。"),
    (date(2024, 1, 1), None, "2023年修正文本的序号。"),
)


def _numbers(*columns: int | tuple[int, int], marks: str = "RRV") -> tuple[Numbering, ...]:
    spans = (column if isinstance(column, tuple) else (column, column) for column in columns)
    return tuple(Numbering(first, last, mark) for (first, last), mark in zip(spans, marks))


RENUMBERED: dict[str, tuple[Numbering, ...]] = {
    "confirmation_application": _numbers(194, 201, 205, marks="RVV"),
    "confirmation_ruling": _numbers(195, 202, 206),
    "special_procedure_single_judge": _numbers(178, 185, 185),
    "special_procedure_time": _numbers(180, 187, 187),
    "payment_order": _numbers((214, 217), (221, 224), (225, 228)),
    "enforcement_period": _numbers(239, 246, 250, marks="RVV"),
    "delay_interest": _numbers(253, 260, 264),
    "computing_periods": _numbers(82, 85, 85),
    "electronic_service": _numbers(87, 90, 90),
}


def in_hanzi(number: int) -> str:
    """A number below ten thousand as statutes write it: 14 → 十四, 205 → 二百零五, 210 → 二百一十."""
    if not 0 < number < 10000:
        raise ValueError("条文序号应在1至9999之间。")
    words, skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if skipped else "") + "一二三四五六七八九"[digit - 1] + name
        skipped = not digit and bool(words)
    return words.removeprefix("一") if words.startswith("一十") else words


def cite(code: str, article: int | None = None, paragraph: int | None = None, item: int | None = None) -> Article:
    """An article in the numbering in force today: cite("TJ", 14, 1) is 劳动争议调解仲裁法第十四条第一款.

    Without ``article`` the whole instrument is cited. KeyError if the statute book has no such code.
    """
    statute = STATUTES[code]
    number = ""
    if article is not None:
        number = f"第{in_hanzi(article)}条"
    if paragraph is not None:
        number += f"第{in_hanzi(paragraph)}款"
    if item is not None:
        number += f"第{in_hanzi(item)}项"
    until, note = None, statute.note
    if article is not None and (code, article, paragraph) in ENDED:
        until, note = ENDED[code, article, paragraph]
    return Article(statute.title, number, code, statute.in_force, until, statute.mark, note)


def cite_on(rule: str, on: date) -> Article:
    """A rule of the CPL under the number it had on a day (law.md §0.2); the keys are those of RENUMBERED.

    KeyError for an unknown rule; ValueError for a day before 2013-01-01, whose numbers are not kept.
    """
    numberings = RENUMBERED[rule]
    for (since, until, note), numbering in zip(CPL_VERSIONS, numberings):
        if since <= on and (until is None or on <= until):
            number = f"第{in_hanzi(numbering.first)}条"
            if numbering.last != numbering.first:
                number += f"至第{in_hanzi(numbering.last)}条"
            return Article(STATUTES["CPL"].title, number, "CPL", since, until, numbering.mark, note)
    raise ValueError("2013年1月1日以前的民事诉讼法条文序号没有收录，请查当时的文本。")
