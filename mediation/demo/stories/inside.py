"""Inside a company: its committee, its own people, talks without any body."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.demo import ways
from mediation.demo.tales import Elsewhere, Moment, OnStage, firm, tale
from mediation.demo.walk import in_days
from mediation.documents.kinds.d20_minutes import SessionResult
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Basis, CaseKind, Source

OWN = firm("电子", name="远航电子（云岭）有限公司")
FORBIDDEN = "一方不履行本协议的，另一方可以直接申请人民法院强制执行。"


@tale("C078", begins=295, body="company", basis=Basis.ENTERPRISE, asked=[OWN], occupation="操作工")
def a_clause_that_promises_force(walk: OnStage) -> Iterator[Moment]:
    """The sentence stops the signing here: an agreement is no title. It was struck out, and not kept all the same."""
    yield from ways.mediated(walk)
    yield 9
    agreement = walk.drafts(walk.lines_for((1000, walk.day(40))))
    clause = walk.adds_clause(agreement, FORBIDDEN)
    yield 9
    try:
        walk.settles()
    except RequirementNotMet:
        db.session.rollback()
    yield 9
    walk.drops_clause(clause)
    walk.settles()
    walk.signs(seal=True)
    yield 44
    walk.defaults()
    yield 60
    walk.learns_elsewhere(walk.told_by("云岭市南屏区人民法院", "直接申请执行被驳回：调解协议没有执行力，应当先申请仲裁。", "（2026）粤0698执异12号"))


@tale("C128", begins=270, body="company", basis=Basis.ENTERPRISE, women=True, asked=[OWN], occupation="质检员")
def sick_pay_of_a_colleague(walk: OnStage) -> Iterator[Moment]:
    """As many members from the workers' side as from the firm's; the rule was then mended by collective talks."""
    yield from ways.settled(walk, (1000, 16), total=1_340_000)
    yield from ways.paid(walk, 15)
    walk.learns_elsewhere(walk.told_by("公司工会", "就病假工资办法开展集体协商，修订了规章。"))
    yield from ways.closed(walk, 40)


@tale("C118", begins=180, body="township", basis=Basis.NEW_FORM, kind=CaseKind.NEW_FORM, tier="b", asked=[firm("网络传媒")],
      occupation="主播")
def a_streamer_wants_to_leave(walk: OnStage) -> Iterator[Moment]:
    """What kind of contract it is stayed open; both let each other go."""
    yield from ways.mediated(walk)
    yield 9
    worker, company = walk.case.applicants[0], walk.case.respondents[0]
    walk.drafts([walk.an_act(company, worker, "解除三年主播协议，不再主张违约金，并解除账号绑定", walk.day(20)),
                 walk.an_act(worker, company, "交还直播设备，三个月内不使用原账号名称直播", walk.day(20))])
    walk.settles()
    walk.signs(seal=True)
    yield from ways.paid(walk, 20)
    yield from ways.closed(walk, 45)


@tale("C133", begins=190, body="courier", basis=Basis.NEW_FORM, kind=CaseKind.LABOUR, tier="a",
      asked=[firm("速运", name="迅达速运（云岭）有限公司")], occupation="快递员")
def a_courier_against_the_firm_that_houses_us(walk: OnStage) -> Iterator[Moment]:
    """Told at the counter who runs and pays this committee; it could not bring them together."""
    yield from ways.accepted(walk)
    yield from ways.talked(walk, 8, SessionResult.NOT_AGREED)
    yield 10
    walk.ends_for_distance("公司不认可劳动关系。")
    yield from ways.to_arbitration(walk, 14, "青溪劳人仲案〔2026〕201号", "仲裁、一审、二审后终审确认劳动关系，共付八万余元。",
                                   after=160)


@tale("C016", begins=280, body="courier", basis=Basis.PEOPLE, source=Source.NEGOTIATION, asked=[firm("投资管理")],
      occupation="部门经理")
def a_promise_in_writing_broken(walk: OnStage) -> Iterator[Moment]:
    """A settlement of their own, broken; then the application, and the commission before any session."""
    yield 0
    walk.asks_to_talk(walk.said(walk.tale))
    walk.tells_the_source()
    yield 3
    walk.settles_privately(walk.day(40))
    yield 42
    walk.defaults_on_settlement()
    yield 44
    walk.submits()
    yield 45
    walk.asks()
    yield 47
    walk.answers()
    yield 48
    walk.accepts()
    walk.names()
    yield from ways.to_arbitration(walk, 52, "青溪劳人仲案〔2026〕190号", "仲裁后起诉，法院认为可以提前要求履行，判决一并支付未到期部分。",
                                   after=120)


@tale("C135", begins=150, body="township", basis=Basis.TOWNSHIP, source=Source.NEGOTIATION, asked=[firm("玩具")],
      occupation="暑期工", elsewhere=[Elsewhere("工厂人事部", "当面协商，同意先付576.24元。", days_before=1)])
def four_hundred_more(walk: OnStage) -> Iterator[Moment]:
    """Settled and paid by themselves; then he asked for four hundred more: opened again, and nothing came of it."""
    yield 0
    walk.asks_to_talk(walk.said(walk.tale))
    walk.tells_the_source()
    yield 1
    walk.settles_privately(in_days(0))
    walk.closes_settled()
    yield 40
    walk.reopens("已付576.24元，当事人认为还差400元。")
    yield 50
    walk.closes_reopened("已按约付清结案；补提的400元对方不同意，已告知可以申请仲裁。")
