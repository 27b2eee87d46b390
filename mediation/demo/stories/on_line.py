"""Cases that came in by themselves, at night, at a telephone; and an application that is still being filled in."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from mediation import clock
from mediation.applying.models import AppliesAs
from mediation.demo.tales import Moment, OnStage, person, tale
from mediation.law.terms import Basis, CaseKind, Zone

RIDER = {
    "happened": {"what": ["unpaid", "dismissed"], "how": "platform"}, "save": {"have": ["app", "pay"]},
    "whom": {"app": "飞鱼外卖", "station": "石桥站"}, "work": {},
    "asking": {"amount": 360000, "asks": "把上个月的跑单钱和押金给我。"},
    "story": {"story": "上个月跑满了，站长说系统没有结，后来把我的号封了，不知道找哪家公司。"},
    "you": {"name": "马小龙", "phone": "13800000390", "reached_by": "by_hand", "reach": "晚上九点以后打，别告诉站长。"},
}
ROOFERS = {
    "happened": {"what": ["unpaid"], "how": "site"}, "save": {}, "whom": {"station": "万和新城二期工地", "payer": "包工头老罗"},
    "asking": {"amount": 820000, "asks": "三个月的工钱，每人数额不一样。"},
    "story": {"story": "十二个人做了三个月屋面，老罗说甲方没给钱，一直拖着。"}, "photos": {},
    "names": {"names": [{"name": f"{family}师傅", "phone": "", "fen": 600000 + 20000 * number}
                        for number, family in enumerate("张王陈杨赵周吴徐孙胡朱")]},
    "you": {"name": "刘长根", "phone": "13800000391", "reached_by": "sms"},
}
HALF = {"happened": {"what": ["injured"], "how": "employer"}, "save": {}, "whom": {"company": "云岭顺达五金厂"}}


@tale("C095b", variation="昨晚在网上申请，只知道App的名字", begins=1, kind=CaseKind.NEW_FORM, occupation="外卖员",
      body="township", basis=Basis.TOWNSHIP)
def a_rider_last_night(walk: OnStage) -> Iterator[Moment]:
    """He knows the app's name and the station; the clerk finds out which firm it is. Somebody else stopped half-way."""
    yield clock.instant(walk.began, time(22, 40))
    walk.begins_on_line(HALF)
    yield clock.instant(walk.began, time(23, 10))
    draft = walk.begins_on_line(RIDER)
    walk.adds_photographs(draft, ["App里的单量", "被封号的页面"], Zone.HANDLING)
    walk.adds_photographs(draft, ["和站长的聊天"])
    walk.hands_in_on_line(draft)
    walk.tells_the_source()


@tale("C101d", variation="网上替十二个人申请，九个人点了参加", begins=2, workers=9, asked=[person("承包人")],
      kind=CaseKind.LABOUR, occupation="防水工", body="courier", basis=Basis.PEOPLE)
def eleven_on_a_list(walk: OnStage) -> Iterator[Moment]:
    """One applied and wrote down eleven; eight have tapped, one will not, two said nothing: they are nobody yet."""
    yield clock.instant(walk.began, time(20, 15))
    walk.hands_in_on_line(walk.begins_on_line(ROOFERS, AppliesAs.GROUP))
    walk.tells_the_source()
    yield clock.instant(walk.began + timedelta(days=1), time(12, 30))
    walk.those_listed_answer(8, 1)
