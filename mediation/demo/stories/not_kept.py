"""Agreements that were not kept in time, and what was done about it."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, person, tale
from mediation.demo.walk import in_days
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.intake.contacts.acts import ContactOutcome
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, CaseKind, Source


@tale("C020", begins=375, body="courier", basis=Basis.PEOPLE, kind=CaseKind.CIVIL_SERVICE, migrant=True,
      asked=[person("羽绒服厂经营者")], occupation="缝纫工")
def confirmed_and_still_not_paid(walk: OnStage) -> Iterator[Moment]:
    """The court confirmed it; in the enforcement the sums were put off, the account watched, and all was paid."""
    yield from ways.settled(walk, (1000, 50), total=31_500_000)
    yield from ways.confirmed(walk, 16)
    yield 55
    walk.defaults()
    yield 70
    walk.learns_elsewhere(walk.told_by("云岭市青溪区人民法院执行局", "受理执行申请；组织和解分期，收款账户纳入监管，机器设备“活封”。",
                                       "（2026）粤0699执77号"))
    for line in walk.lines:
        walk.agrees_new_day(line, walk.day(150))
    yield 110
    for line in walk.lines:
        walk.pays(line, (line.amount_fen or 0) // 2)
    yield 149
    walk.pays_all()
    yield from ways.closed(walk, 170)


@tale("C066", begins=300, body="township", basis=Basis.TOWNSHIP, source=Source.INSPECTION, migrant=True,
      asked=[firm("服装加工")], occupation="车工", from_number="青溪人社监〔2026〕8号",
      elsewhere=[Elsewhere("云岭市青溪区人力资源和社会保障局", "主持工人、企业、镇政府三方协商，移送镇调解中心制作协议。", days_before=3)])
def a_settlement_is_no_title(walk: OnStage) -> Iterator[Moment]:
    """Not paid by the day; a petition, and then money. Nobody had asked the court to confirm it."""
    yield from ways.settled(walk, (1000, 60))
    yield 66
    walk.defaults()
    walk.reminds(walk.lines[0], "工人到信访窗口反映，当日催告。")
    yield 67
    walk.learns_elsewhere(walk.told_by("云岭市信访局", "25人集体来访，转执行局和人社部门处置。", "云信〔2026〕606号"))
    yield 84
    walk.pays_all()
    yield from ways.closed(walk, 100)


@tale("C101", begins=315, body="courier", basis=Basis.PEOPLE, kind=CaseKind.CIVIL_SERVICE, migrant=True,
      asked=[person("承包人")], occupation="农民工")
def paid_when_the_bailiff_came(walk: OnStage) -> Iterator[Moment]:
    yield from ways.settled(walk, (1000, 45))
    yield from ways.confirmed(walk, 14)
    yield 47
    walk.defaults()
    yield 60
    walk.learns_elsewhere(walk.told_by("云岭市青溪区人民法院执行局", "受理执行申请。", "（2026）粤0699执166号"))
    yield 92
    walk.pays_all()
    yield from ways.closed(walk, 110)


@tale("C103", begins=285, body="township", basis=Basis.TOWNSHIP, migrant=True, asked=[firm("乳品机械")], occupation="装配工")
def thirteen_and_fifteen_myriads(walk: OnStage) -> Iterator[Moment]:
    """One payment was agreed and none came; then a first part, and a new day for the rest, signed by both."""
    yield from ways.settled(walk, (1000, 45))
    yield from ways.confirmed(walk, 13)
    yield 48
    walk.defaults()
    yield 90
    for line in walk.lines:
        walk.pays(line, (line.amount_fen or 0) * 13 // 28)
        walk.agrees_new_day(line, walk.day(180))
    yield 178
    walk.pays_all()
    yield from ways.closed(walk, 200)


@tale("C160", begins=330, body="studio", basis=Basis.COURT_DELEGATED, migrant=True, asked=[person("用工人")],
      kind=CaseKind.CIVIL_SERVICE, occupation="杂工", from_number="（2025）新2999诉前调1310号")
def more_than_a_hundred_calls(walk: OnStage) -> Iterator[Moment]:
    """Minutes, agreement and application to the court signed on one day; the last part came before New Year."""
    yield from ways.mediated(walk)
    walk.drafts(walk.lines_for((595, in_days(7)), (405, in_days(30))), wants_confirmation=True)
    walk.settles()
    walk.signs(seal=True)
    walk.applies()
    yield 10
    walk.court_dockets()
    walk.is_granted()
    yield 13
    walk.court_serves()
    walk.pays_all(1)
    yield 41
    walk.defaults(2)
    for day in range(45, 100, 9):
        yield day
        walk.tries(walk.case.respondents[0], ContactOutcome.NO_ANSWER if day < 80 else ContactOutcome.REACHED,
                   "催付第二期。")
    yield 101
    walk.reminds(next(line for line in walk.lines if line.instalment == 2), "先后打了一百多个电话。")
    yield 105
    walk.pays_all()
    yield from ways.closed(walk, 120)


@tale("C090", begins=210, body="courier", basis=Basis.PEOPLE, occupation="普工", migrant=True,
      asked=[firm("钢构工程", bankrupt=True), person("实际施工人", PartyRelation.CONTRACTOR)])
def half_a_day_at_work(walk: OnStage) -> Iterator[Moment]:
    """The firm is bankrupt and its administrator lists the claim; the one who really built pays by agreement."""
    yield 0
    walk.comes_in()
    yield 1
    walk.asks()
    yield 3
    bankrupt, builder = walk.case.respondents
    walk.answers_no(bankrupt, "管理人：已确认职工债权八十余万元，不参加调解。")
    walk.answers(parties=[builder])
    yield 4
    walk.accepts()
    walk.names()
    yield from ways.talked(walk, 9, SessionResult.AGREED)
    yield 10
    claim = walk.case.claims[0]
    walk.drafts(walk.by_another(walk.lines_of(claim, 30_000_000, (500, walk.day(20)), (500, walk.day(80))), builder))
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 19, 79)
    walk.learns_elsewhere(walk.told_by("破产管理人", "职工债权清单确认八十余万元，已付部分由实际施工人代为清偿。"))


@tale("C096", begins=100, body="courier", basis=Basis.PEOPLE, kind=CaseKind.CIVIL_SERVICE, migrant=True,
      asked=[person("用工人")], occupation="搬运工")
def sixty_or_a_hundred_and_seventy_thousand(walk: OnStage) -> Iterator[Moment]:
    """What each hoped for was told to the mediator alone; the first instalment came on its day."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    worker, employer = walk.case.applicants[0], walk.case.respondents[0]
    walk.hears_alone(worker, "听说十级能赔十七万，少了不签。")
    walk.offers(worker, 12_000_000)
    walk.hears_alone(employer, "最多六万，一次拿不出来。")
    walk.offers(employer, 6_000_000)
    walk.offers(employer, 9_000_000, "分三次可以到九万。")
    yield from ways.talked(walk, 14, SessionResult.AGREED)
    yield 15
    low, high = walk.case.claims
    walk.drafts([*walk.lines_of(high, 9_000_000, (400, walk.day(30)), (300, walk.day(135)), (300, walk.day(220)))])
    walk.settles()
    walk.signs(seal=True)
    yield 30
    walk.pays_all(1)


@tale("C085", begins=160, body="courier", basis=Basis.PEOPLE, migrant=True, asked=[firm("钢筋工程")], occupation="钢筋工")
def by_wechat_with_somebody_far_away(walk: OnStage) -> Iterator[Moment]:
    """In instalments; one was late and came after a reminder."""
    yield from ways.settled(walk, (400, 30), (300, 90), (300, 240), total=9_300_000, video="微信群 秦州讨薪调解")
    yield 29
    walk.pays_all(1)
    yield 93
    walk.defaults(2)
    yield 100
    walk.pays_all(2)
