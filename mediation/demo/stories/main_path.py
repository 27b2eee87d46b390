"""The case of twelve: two employers who answer jointly, an interpreter, an extension recorded late, the court."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mediation.deadlines.acts import running
from mediation.demo import ways
from mediation.demo.tales import Moment, OnStage, firm, tale
from mediation.demo.walk import in_days
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.intake.powers.representation import AgentKind, Liability
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, Language
from mediation.sessions.models import FactTopic

SUBCONTRACTOR = firm("建筑劳务", name="云岭鑫源建筑劳务有限公司")
CONTRACTOR = firm("建设工程", PartyRelation.MAIN_CONTRACTOR, name="云岭大成建设工程有限公司")
TWELVE = ("李秀英", "买买提·阿卜杜拉", "刘建国", "欧阳静姝", "王大江", "吕㛃䶮", "陈玉梅", "赵强", "孙长河", "马小虎", "周翠萍", "𬱖某")
FACTS = ("申请人等十二人在石桥镇一处工地做木工和钢筋工，鑫源建筑劳务招的人，大成总包的工程。今年三月以后的工资一直没有结清，"
         "包工头拿总包没付进度款当理由，总包说已经付给劳务公司。工人手里有考勤表和微信记录。")
SUMS = (24_600_000,)


def until_the_second_session(walk: OnStage, first: int, second: int) -> Iterator[Moment]:
    """The application from a list, both employers asked, accepted within three working days, panel, interpreter."""
    yield from ways.consented(walk, answered=2)
    yield 5
    walk.accepts()
    for party in walk.case.respondents:
        walk.confirms_address(party)
    walk.answer_together(Liability.JOINTLY)
    walk.puts_up(*walk.case.applicants[:3])
    walk.names("zhouhui", "chenzhiyuan")
    walk.gives_power(walk.case.respondents[0], "黄立诚", AgentKind.LAWYER)
    mehmet = walk.named("买买提·阿卜杜拉")[0]
    walk.books_interpreter(mehmet, Language.UYGHUR)
    walk.registers_interpreter()
    for party in walk.case.applicants:
        if party.language_term is Language.UYGHUR and party is not mehmet:
            walk.needs_no_interpreter(party)
    over = walk.sits_on(first)
    walk.serves_notices(walk.note["session"])
    yield over
    walk.meets(SessionResult.CONTINUED, says=("十二人一共欠24.6万元，要求劳务公司和总包一起付。", "劳务公司：认可大部分，资金困难。总包：愿意监督支付。"))
    walk.notes_fact("十二人自今年三月起在石桥镇工地做工，工资按日计算，有考勤表。", FactTopic.RELATION)
    walk.notes_fact("欠付工资合计24.6万元，双方对账一致的部分为22.1万元。", FactTopic.WAGES)
    walk.hears_alone(walk.case.applicants[0], "最少要九成，今年年前拿到。")
    walk.offers(walk.case.respondents[0], 20_000_000, "分两期，可以到二十万。")
    yield walk.sits_on(second)
    walk.meets(SessionResult.AGREED)


@tale("C065a", variation="十二名工人诉劳务公司和总包，延期后达成协议，法院退回一次后确认，已付一半", begins=150, body="courier",
      basis=Basis.PEOPLE, workers=12, people=TWELVE, asked=[SUBCONTRACTOR, CONTRACTOR], sums=SUMS, facts=FACTS,
      migrant=True, occupation="木工")
def from_the_counter_to_the_ruling(walk: OnStage) -> Iterator[Moment]:
    """All of the main path: twelve come, eleven sign, one goes a way of his own; the ruling is there, half is paid."""
    yield from until_the_second_session(walk, 12, 25)
    period = running(walk.case, walk.case, walk.case.mediation_clock)
    assert period is not None and period.ends_on is not None
    last_day = period.ends_on
    yield (last_day - walk.began).days + 2
    walk.extends(last_day + timedelta(days=15), ExtensionReason.FUNDS, happened_on=last_day,
                 late_reason="双方在期限最后一日当面签字，经办人次日起外出，回来录入。")
    yield (last_day - walk.began).days + 4
    walk.drafts(walk.lines_for((500, walk.day(75)), (500, walk.day(190)), share=(9, 10), jointly=True),
                wants_confirmation=True)
    walk.settles()
    last = walk.named("𬱖某")[0]
    signed = (last_day - walk.began).days + 5
    for day, names in enumerate((TWELVE[:4], TWELVE[4:8], TWELVE[8:11])):
        yield signed + day
        walk.signs_of(walk.named(*names))
    yield signed + 4
    walk.leaves_out(last, "本人认为打了九折太低，不签，另行处理。")
    walk.note["split"] = walk.splits_off([last], "不接受协议条款，单独继续调解。")
    walk.signs()
    walk.seals()
    yield signed + 7
    walk.applies()
    yield signed + 9
    walk.court_returns(in_days(7), "identity_missing", words="缺总承包单位的营业执照复印件。")
    yield signed + 12
    walk.supplies(words="补交云岭大成建设工程有限公司营业执照复印件。")
    yield signed + 14
    walk.court_dockets()
    yield signed + 22
    walk.is_granted()
    yield signed + 24
    walk.court_serves()
    yield 76
    walk.pays_all(1)


@tale("C065b", variation="十二名工人诉劳务公司和总包，今天在签署，十一人已签", begins=34, body="courier", basis=Basis.PEOPLE,
      workers=12, people=("李秀英", "买买提·阿卜杜拉", "何春花", "司徒慧", "田守义", "罗立新", "杨红霞", "林平", "姚超", "曹玉柱", "潘桂兰",
                          "阿布都热依木江·努尔麦麦提托合提"),
      asked=[SUBCONTRACTOR, CONTRACTOR], sums=SUMS, facts=FACTS, migrant=True, occupation="木工")
def in_the_middle_of_signing(walk: OnStage) -> Iterator[Moment]:
    """Eleven of twelve have signed; Mehmet comes tomorrow with the interpreter; the contractor's power is missing."""
    yield from until_the_second_session(walk, 12, 25)
    walk.announces_agent(walk.case.respondents[1], "冯立新")
    yield 30
    walk.drafts(walk.lines_for((500, in_days(20)), (500, in_days(70)), share=(9, 10), jointly=True),
                wants_confirmation=True)
    walk.settles()
    last = walk.named("买买提·阿卜杜拉")[0]
    workers = [party for party in walk.case.applicants if party is not last]
    yield 32
    walk.signs_of(workers[:7])
    yield 34
    walk.signs_of(workers[7:])
    walk.plans_tomorrow()
