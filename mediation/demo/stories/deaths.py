"""Cases of the dead: the heirs speak and sign."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, tale
from mediation.demo.walk import in_days
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.law.capacity import PartyRelation
from mediation.law.terms import Basis, CourtProcedure, Source


@tale("C048", begins=330, body="studio", basis=Basis.UNION_SELF, heirs=2, asked=[firm("建筑安装")])
def a_sudden_illness_on_the_site(walk: OnStage) -> Iterator[Moment]:
    """The union's studio spoke with the family first, then of the law."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 7)
    for heir in walk.case.applicants:
        walk.hears_alone(heir, "先把后事办好，数额可以商量。")
    yield from ways.talked(walk, 10, SessionResult.AGREED)
    yield 11
    walk.drafts(walk.lines_of(walk.case.claims[0], 18_000_000, (600, walk.day(14)), (400, walk.day(45))))
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 14, 43)
    yield from ways.closed(walk, 60)


@tale("C068", begins=13, body="courier", basis=Basis.PEOPLE, heirs=2, asked=[firm("建筑工程")])
def seventy_and_ten(walk: OnStage) -> Iterator[Moment]:
    """The report ends where the committee took it in; here the two sides have met once, and stand far apart."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8)
    walk.offers(walk.case.applicants[0], 60_000_000, "家属背靠背表示可以降到六十万。")
    walk.offers(walk.case.respondents[0], 18_000_000, "单位背靠背表示可以加到十八万，分两次。")
    walk.sits_on(16)


@tale("C070", begins=110, body="township", basis=Basis.TOWNSHIP, heirs=2, asked=[firm("纺织")])
def the_funeral_first(walk: OnStage) -> Iterator[Moment]:
    """Step by step: the funeral is paid at once, recognition is applied for, the rest follows its result."""
    yield from ways.accepted(walk, answered=1)
    yield from ways.talked(walk, 3)
    yield from ways.talked(walk, 4, SessionResult.AGREED)
    claim, employer = walk.case.claims[0], walk.case.respondents[0]
    help_with_it = walk.an_act(employer, claim.claimant, "配合家属申请工伤认定，提交考勤、病历等材料", in_days(20))
    walk.drafts([*walk.lines_of(claim, 5_000_000, (1000, in_days(2))), help_with_it], injury_graded=True)
    walk.settles()
    walk.signs(seal=True)
    yield 6
    walk.pays(walk.lines[0])
    yield 20
    walk.pays(walk.lines[1])
    walk.learns_elsewhere(walk.told_by("云岭市人力资源和社会保障局", "受理工伤认定申请。", "云人社工认〔2026〕316号"))


@tale("C071", begins=240, body="studio", basis=Basis.COURT_ENTRUSTED, procedure=CourtProcedure.ORDINARY, heirs=3,
      asked=[firm("电力工程")], from_number="（2026）新2999民初166号",
      elsewhere=[Elsewhere("塔河市劳动人事争议仲裁委员会", "裁决590,125.48元，另按月支付抚恤金1,500元。",
                           "塔劳人仲案〔2026〕9号", 35)])
def forty_myriads_in_three_parts(walk: OnStage) -> Iterator[Moment]:
    """Two of three have been paid; the third is still to come."""
    yield from ways.mediated(walk)
    yield 9
    walk.drafts(walk.lines_of(walk.case.claims[0], 40_000_000, (400, walk.day(30)), (300, walk.day(140)),
                              (300, walk.day(270))))
    walk.settles()
    walk.signs()
    yield 12
    walk.receives_court_paper("（2026）新2999民初166号")
    yield 29
    walk.pays_all(1)
    yield 139
    walk.pays_all(2)


@tale("C138", begins=290, body="studio", basis=Basis.COURT_ENTRUSTED, procedure=CourtProcedure.SUMMARY, heirs=2,
      asked=[firm("物业管理")], from_number="（2026）新29民终41号")
def from_twenty_nine_to_fifty_thousand(walk: OnStage) -> Iterator[Moment]:
    """The rounds of the talks stay with the mediator."""
    yield 0
    walk.comes_in()
    walk.signs_for_the_file()
    yield 1
    walk.asks()
    walk.answers()
    walk.accepts()
    walk.names()
    yield walk.sits_on(2)
    walk.meets(SessionResult.CONTINUED)
    employer = walk.case.respondents[0]
    for amount in (2_900_000, 4_000_000, 5_000_000):
        walk.offers(employer, amount)
    walk.offers(walk.case.applicants[0], 5_000_000, "五万可以，要一次付清。")
    yield walk.sits_on(4)
    walk.meets(SessionResult.AGREED)
    walk.drafts(walk.lines_of(walk.case.claims[0], 5_000_000, (1000, in_days(8))))
    walk.settles()
    walk.signs()
    yield 6
    walk.receives_court_paper("（2026）新29民终41号")
    yield from ways.paid(walk, 11)
    yield from ways.closed(walk, 40)


@tale("C140", begins=170, body="courier", basis=Basis.NEW_FORM, heirs=2, source=Source.NEGOTIATION,
      asked=[firm("即时配送科技", PartyRelation.PLATFORM)])
def two_thousand_out_of_pity(walk: OnStage) -> Iterator[Moment]:
    """Talks without a mediation: signed, paid, closed."""
    yield 0
    walk.asks_to_talk(walk.said(walk.tale))
    walk.tells_the_source()
    yield 2
    walk.agrees_on_talks(walk.day(20))
    yield 9
    walk.settles_privately(walk.day(16))
    yield 15
    walk.closes_settled()


@tale("C141", begins=385, body="courier", basis=Basis.PEOPLE, heirs=2, asked=[firm("船舶修造")])
def paid_and_asked_for_again(walk: OnStage) -> Iterator[Moment]:
    """What was agreed and paid stands as long as nobody has set it aside."""
    yield from ways.settled(walk, (1000, 20))
    yield from ways.paid(walk, 18)
    yield 25
    walk.archives()
    yield 180
    walk.learns_elsewhere(walk.told_by("劳动人事争议仲裁委员会", "家属另行申请仲裁要求差额，裁决支持。", "云劳人仲案〔2026〕61号"))
    yield 260
    walk.learns_elsewhere(walk.told_by("人民法院", "执行审查：调解协议没有被认定无效之前，不支持按该裁决执行。", "（2026）粤06执61号"))
