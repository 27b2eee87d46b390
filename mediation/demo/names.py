"""Invented names: people of many kinds, firms by what they do. Equal seeds give equal names."""
from __future__ import annotations

from random import Random

from mediation.law.terms import Language

SURNAMES = ("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "高",
            "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭", "萧", "蔡", "潘", "田", "董", "袁", "于", "余",
            "叶", "蒋", "杜", "苏", "魏", "程", "吕", "丁", "沈", "任", "姚", "卢", "傅", "钟", "姜", "崔", "谭", "廖", "范", "汪",
            "陆", "金", "石", "戴", "贾", "韦", "夏", "邱", "方", "侯", "邹", "熊", "孟", "秦", "白", "江", "阎", "薛", "尹", "段",
            "欧阳", "司徒", "上官", "诸葛", "尉迟")
WOMEN = ("秀英", "桂兰", "静", "丽华", "芳", "敏", "玉梅", "雪", "燕", "红霞", "春花", "晓琳", "佳怡", "欣", "海燕", "慧", "凤英", "洁",
         "小娟", "文静", "美玲", "淑珍", "思雨", "翠萍", "琴", "艳红", "雅", "月", "志英", "彩云")
MEN = ("建国", "伟", "强", "志明", "军", "磊", "洋", "勇", "永福", "杰", "大江", "涛", "明", "国强", "德顺", "超", "海波", "平", "刚",
       "玉柱", "文斌", "辉", "鹏", "立新", "浩然", "鑫", "宏伟", "健", "晓东", "长河", "守义", "兴旺", "广才", "振华", "小虎")
UYGHUR_MEN = ("买买提", "艾力", "吐尔洪", "阿迪力", "玉素甫", "库尔班", "热合曼", "亚森", "艾尔肯", "塔依尔", "努尔麦麦提", "伊力哈木")
UYGHUR_WOMEN = ("阿依古丽", "古丽巴哈尔", "热依汗", "帕提古丽", "米日古丽", "阿米娜", "茹仙古丽", "祖丽皮亚")
FATHERS = ("阿卜杜拉", "吐尔逊", "艾合买提", "司马义", "肉孜", "玉山", "依明", "托合提", "麦麦提", "阿布都热依木")
UYGHUR_SCRIPT = {"买买提·阿卜杜拉": "مەمەت ئابدۇللا", "阿迪力·吐尔逊": "ئادىل تۇرسۇن", "艾力·肉孜": "ئەلى روزى"}
TIBETAN = ("扎西顿珠", "拉巴次仁", "索朗旺堆", "格桑梅朵")
YI = ("阿木", "尔古", "吉克", "沙马", "曲比", "阿苏", "马海", "吉木", "的莫", "阿尔", "俄木", "海来")
YI_GIVEN = ("拉则", "木呷", "伍各", "日火", "子布", "阿牛", "小林", "石布", "尔哈", "五呷")
FIRMS = ("恒泰", "鼎盛", "华源", "锦程", "中岳", "博远", "利达", "天工", "众和", "万邦", "明德", "顺昌", "瑞丰", "嘉禾", "宏图", "长青")
PECULIAR = {"rare": "吕㛃䶮", "rarest": "𬱖某", "double": "欧阳静姝", "uyghur": "买买提·阿卜杜拉",
            "long": "阿布都热依木江·努尔麦麦提托合提", "firm": "云岭市青溪区石桥镇天工恒泰建筑装饰装修劳务分包工程（集团）有限责任公司第一分公司"}


class Names:
    """A source of names that does not repeat itself."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.given: set[str] = set()

    def person(self, female: bool, language: Language | None = None, ethnic: str = "") -> str:
        """A name of somebody who speaks this language or belongs to this people."""
        for _ in range(400):
            name = self._person(female, language, ethnic)
            if name not in self.given:
                break
        self.given.add(name)
        return name

    def _person(self, female: bool, language: Language | None, ethnic: str) -> str:
        pick = self.random.choice
        if language is Language.UYGHUR or ethnic == "维吾尔族":
            return f"{pick(UYGHUR_WOMEN if female else UYGHUR_MEN)}·{pick(FATHERS)}"
        if language is Language.TIBETAN:
            return pick(TIBETAN)
        if ethnic == "彝族":
            return f"{pick(YI)}{pick(YI_GIVEN)}"
        return pick(SURNAMES) + pick(WOMEN if female else MEN)

    def firm(self, sector: str, city: str = "云岭") -> str:
        """A firm of a sector, as 建筑劳务."""
        for _ in range(200):
            name = f"{city}{self.random.choice(FIRMS)}{sector}有限公司"
            if name not in self.given:
                break
        self.given.add(name)
        return name
