"""What the pages of applying say in plain words: what can have happened, what to save, how one can be reached."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from mediation.law.doors import Happened
from mediation.law.routes import RouteKey
from mediation.law.terms import Language, Zone

HAPPENED: dict[Happened, Any] = {
    Happened.UNPAID: _("钱没给、没给够（工资、跑单的钱、押金）"),
    Happened.OVERTIME: _("加班没给加班费"),
    Happened.DISMISSED: _("被辞退、被封号、不让干了"),
    Happened.INJURED: _("干活受了伤，钱没谈好"),
    Happened.NO_CONTRACT: _("一直没签合同"),
    Happened.NOT_THEIRS: _("不承认我是他的人"),
    Happened.INSURANCE: _("没交社保、少交社保"),
    Happened.LEAVE: _("年假、补贴没给"),
    Happened.PAPERS: _("不给离职证明、扣证件"),
    Happened.HELPER: _("给人家里、给个人帮工"),
    Happened.HOUSING_FUND: _("公积金没交"),
    Happened.RECOGNITION: _("要认定工伤"),
    Happened.GRADE: _("不服伤残鉴定的结果"),
    Happened.AGENCY: _("社保局不发待遇"),
    Happened.RETIREMENT: _("退休、户口、档案的事"),
    Happened.COMPETES: _("离职后去了同行（竞业限制）"),
    Happened.TRAINING: _("培训费、服务期的事"),
    Happened.LEFT: _("不辞而别、没有交接"),
    Happened.SETTLE: _("想和对方谈好，一次了结"),
    Happened.DEBT: _("借款、股权的事"),
    Happened.OTHER: _("别的事"),
}

SAVE_ALWAYS: tuple[tuple[str, Any], ...] = (
    ("chats", _("聊天记录：和站长、老板、人事说钱、说上班的那些")),
    ("pay", _("发钱的记录：银行流水、微信和支付宝转账")),
    ("work", _("干活的记录：打卡、排班、接单、工作照、工牌")),
    ("papers", _("纸：合同、欠条、工资条、通知")),
)
SAVE_MORE: dict[Happened, tuple[tuple[str, Any], ...]] = {
    Happened.DISMISSED: (("notice", _("辞退、封号的通知，群里被移出的画面")),),
    Happened.INJURED: (("hospital", _("病历、诊断证明、缴费单，出事地方的照片")),),
    Happened.OVERTIME: (("hours", _("加班那几天的打卡和派活消息")),),
    Happened.INSURANCE: (("insurance", _("社保查询的页面（12333的App里能查）")),),
}
SAVE_ON_AN_APP = ("app", _("App里的单量、收入、规则、客服回复：账号被封就看不到了，先截屏"))

HOW_ONE_WORKS = (
    ("employer", _("在一个单位上班")),
    ("platform", _("接平台的单（外卖、快递、网约车、直播）")),
    ("site", _("在工地、跟着包工头")),
    ("person", _("给个人、给人家里做事")),
)
STILL_THERE = (("yes", _("还在干")), ("no", _("不干了")))
REACHED_BY = (
    ("sms", _("发短信（短信里不写是什么事）")),
    ("by_hand", _("打电话")),
    ("self", _("都不要，我自己来查")),
)
LANGUAGES = (
    (Language.MANDARIN.value, _("普通话")), (Language.UYGHUR.value, _("维吾尔语")),
    (Language.KAZAKH.value, _("哈萨克语")), (Language.KYRGYZ.value, _("柯尔克孜语")),
    (Language.MONGOLIAN.value, _("蒙古语")), (Language.TIBETAN.value, _("藏语")), (Language.SIGN.value, _("手语")),
    (Language.ENGLISH.value, _("英语")), (Language.OTHER.value, _("别的语言")),
)
SEEN_BY = {Zone.PRIVATE: _("只有我：先封存，办案人也不看"), Zone.HANDLING: _("我和办案人：对方看不见")}
"""Who may see a photograph that goes with the application."""
ROUTES: dict[RouteKey, Any] = {
    RouteKey.MEDIATION: _("在这里调解"), RouteKey.ARBITRATION: _("劳动仲裁"),
    RouteKey.JUDICIAL_CONFIRMATION: _("请法院确认协议"), RouteKey.ARBITRATION_REVIEW: _("请仲裁委出调解书"),
    RouteKey.PAYMENT_ORDER: _("请法院发支付令"), RouteKey.SUIT: _("去法院起诉"),
    RouteKey.INSPECTION: _("劳动监察投诉"), RouteKey.LEGAL_AID: _("申请法律援助（请律师不花钱）"),
}


def worth_saving(happened: list[Happened], for_a_platform: bool) -> list[tuple[str, Any]]:
    """What to photograph now, before it is gone; first what goes first."""
    found = [SAVE_ON_AN_APP] if for_a_platform or not happened or Happened.DISMISSED in happened else []
    for each in happened:
        found += [one for one in SAVE_MORE.get(each, ()) if one not in found]
    return [*found, *SAVE_ALWAYS]
