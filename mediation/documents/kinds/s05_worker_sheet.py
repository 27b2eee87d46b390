"""S05 给劳动者的一页纸: what one worker gets by the agreement, when, what is given up, what if it is not paid, whom to call.

Plain words beside the agreement, which alone decides; nobody signs it.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mediation.documents import phrases
from mediation.documents.blocks import Block, Clauses, Heading, Paragraph, Strong, Title
from mediation.documents.columns import in_two_columns
from mediation.documents.kinds import Paper
from mediation.documents.particulars import AGREEMENT_PAGE, ClaimOnPaper, ObligationOnPaper, Particulars, named
from mediation.documents.refusals import Missing
from mediation.documents.sentences import Said, Sentence, Speech
from mediation.law.citation import cite
from mediation.law.terms import Basis


@dataclass(frozen=True, kw_only=True)
class WorkerSheet:
    """What the agreement says of one worker: lines owed to and by the worker, the claims, and how far they are settled.

    ``gone`` are lines of the first agreement that a supplement (``supplements``) does away with.
    """

    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    gets: tuple[ObligationOnPaper, ...] = named("劳动者应得的各项", AGREEMENT_PAGE, ())
    owes: tuple[ObligationOnPaper, ...] = named("劳动者应做的各项", AGREEMENT_PAGE, ())
    claims: tuple[ClaimOnPaper, ...] = named("劳动者的请求", AGREEMENT_PAGE, ())
    settles_all: bool = False
    open_claims: tuple[str, ...] = named("未达成的请求", AGREEMENT_PAGE, ())
    work_injury: bool = False
    breach: str | None = named("逾期责任", AGREEMENT_PAGE)
    supplements: str | None = named("原协议书编号", AGREEMENT_PAGE)
    gone: tuple[str, ...] = named("不再履行的各项", AGREEMENT_PAGE, ())


SENTENCES = (
    Sentence("hello", "〔姓名〕：这张纸用平常话告诉你，〔协议书编号〕调解协议里哪些事和你有关。签字以前请看完，不明白的先问；"
                      "不愿意，可以不签。都以协议书写的为准。"),
    Sentence("supplement", "这次签的是补充协议，只写和原协议（〔原协议书编号〕）不一样的地方；没有写到的，还照原协议。"),
    Sentence("gets", "一、你能得到什么，什么时候"),
    Sentence("money", "〔日期〕，〔付款人〕以〔方式〕付给你〔款项〕〔金额〕。"),
    Sentence("money_to", "〔日期〕，〔付款人〕以〔方式〕付给你〔款项〕〔金额〕，付到：〔账户〕。"),
    Sentence("act", "〔日期〕，〔义务人〕要为你做：〔事项〕。"),
    Sentence("total", "付给你的钱一共〔合计〕。"),
    Sentence("gets_nothing", "协议里没有要付给你的钱，也没有要为你做的事。"),
    Sentence("gone", "原协议里“〔事项〕”这一项不再履行。"),
    Sentence("owes", "你自己要做的"),
    Sentence("owes_money", "〔日期〕，你要付给〔收款人〕〔款项〕〔金额〕。"),
    Sentence("owes_act", "〔日期〕，你要为〔权利人〕做：〔事项〕。"),
    Sentence("gives_up", "二、你放弃什么"),
    Sentence("asked", "你提出的请求是：〔请求〕。"),
    Sentence("settled", "协议写明这些请求一次了结。协议生效以后，协议没有给你的部分，不能再要。"),
    Sentence("not_settled", "协议没有写一次了结：协议里没有写到的请求，你没有放弃。"),
    Sentence("still_open", "没有谈成的是：〔未达成的请求〕。这些你没有放弃，还可以另外要求。"),
    Sentence("injury", "工伤认定、劳动能力鉴定和工伤保险基金应当付的钱，不因为签了协议就没有了。"),
    Sentence("not_paid", "三、到时候不给怎么办"),
    Sentence("late", "协议写明：〔逾期责任〕"),
    Sentence("call_first", "先打〔电话〕告诉我们，我们去催。"),
    Sentence("confirm", "协议生效以后〔期间〕内，你和对方可以一起请法院确认协议。确认以后对方不给，你可以直接申请法院强制执行；"
                        "没有确认，就不能直接申请强制执行。", cite("CPL", 205)),
    Sentence("in_a_suit", "法院会按协议制作调解书。双方签收以后对方不给，你可以申请法院强制执行。", cite("CPL", 100)),
    Sentence("arbitrate", "没有经法院确认的，你可以申请仲裁；欠的是工资、工伤医疗费、经济补偿或者赔偿金的，"
                          "也可以拿着协议向法院申请支付令。", cite("TJ", 16)),
    Sentence("do_not_wait", "不要拖：申请仲裁的时效一般是〔期间〕，从知道对方没有照办的时候算起。", cite("TJ", 27)),
    Sentence("sue", "没有经法院确认的，你可以〔途径〕。"),
    Sentence("not_done", "三、到时候没有办到会怎样"),
    Sentence("tell_first", "你要付的钱、要做的事，请按日子办。办不到的，在那天以前打〔电话〕告诉我们，可以和对方商量改日子。"),
    Sentence("confirm_own", "协议生效以后〔期间〕内，你和对方可以一起请法院确认协议。确认以后你没有照办，对方可以直接申请法院强制执行；"
                            "没有确认，就不能直接申请强制执行。", cite("CPL", 205)),
    Sentence("own_in_a_suit", "法院会按协议制作调解书。双方签收以后你没有照办，对方可以申请法院强制执行。", cite("CPL", 100)),
    Sentence("call", "四、有事找谁"),
    Sentence("us", "〔调解组织〕，电话〔电话〕，地址：〔地址〕。"),
    Sentence("telephones", "法律援助电话12348，工会维权电话12351，劳动保障监察电话12333。"),
)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, say = particulars.case, particulars.extra, PAPER.speech(particulars)
    us = {"调解组织": case.body.name, "电话": case.body.phone, "地址": case.body.address}
    hello = {"姓名": Strong(str(particulars.recipients[0].name)), "协议书编号": extra.agreement_number}
    return in_two_columns(particulars, [
        Title(PAPER.title, case.body.name), Paragraph(say("hello", hello)),
        *([Paragraph(say("supplement", {"原协议书编号": extra.supplements}))] if extra.supplements else []),
        Heading(say("gets")), *_gets(extra, say), *_owes(extra, say),
        Heading(say("gives_up")), *_gives_up(extra, say),
        *_if_not_kept(particulars, say),
        Heading(say("call")), Paragraph(say("us", us)), Paragraph(say("telephones")),
        Paragraph(f"印制日期：{phrases.day(particulars.made_on)}", indent=False, align="right"),
    ])


def _gets(extra: WorkerSheet, say: Speech) -> list[Block]:
    items = [_owed(line, say) for line in extra.gets] + [say("gone", {"事项": each}) for each in extra.gone]
    sums = [line.amount for line in extra.gets if line.amount is not None]
    total = [Paragraph(say("total", {"合计": Strong(phrases.sum_in_full(sum(sums)))}))] if len(sums) > 1 else []
    return [Clauses(tuple(items)), *total] if items else [Paragraph(say("gets_nothing"))]


def _owed(line: ObligationOnPaper, say: Speech) -> Said:
    """One thing that the worker gets: a sum in which way and to which account, or an act."""
    if line.amount is None:
        return say("act", {"日期": _by(line), "义务人": line.debtor, "事项": line.act})
    debtor = f"{line.debtor}（由{line.payer}代付）" if line.payer else line.debtor
    places = {"日期": _by(line), "付款人": debtor, "方式": line.method, "款项": _ground(line),
              "金额": Strong(phrases.sum_in_full(line.amount))}
    return say("money_to", places | {"账户": line.account}) if line.account else say("money", places)


def _by(line: ObligationOnPaper) -> Strong:
    return Strong(phrases.by_day(line.due) if line.due else line.due_words)


def _ground(line: ObligationOnPaper) -> str:
    return f"{line.ground}（第{line.instalment}期）" if line.instalment else str(line.ground)


def _owes(extra: WorkerSheet, say: Speech) -> list[Block]:
    items = tuple(say("owes_act", {"日期": _by(line), "权利人": line.creditor, "事项": line.act})
                  if line.amount is None else
                  say("owes_money", {"日期": _by(line), "收款人": line.creditor, "款项": _ground(line),
                                     "金额": Strong(phrases.sum_in_full(line.amount))}) for line in extra.owes)
    return [Paragraph(say("owes"), strong=True, keep=True), Clauses(items)] if items else []


def _gives_up(extra: WorkerSheet, say: Speech) -> list[Block]:
    asked = [Paragraph(say("asked", {"请求": phrases.claims_summary(extra.claims)}))] if extra.claims else []
    left = [Paragraph(say("still_open", {"未达成的请求": "；".join(extra.open_claims)}))] if extra.open_claims else []
    injury = [Paragraph(say("injury"))] if extra.work_injury else []
    return [*asked, Paragraph(say("settled" if extra.settles_all else "not_settled")), *left, *injury]


def _if_not_kept(particulars: Particulars, say: Speech) -> list[Block]:
    """What follows when the day has passed: for who is owed something, or for who alone owes."""
    only_owes = particulars.extra.owes and not particulars.extra.gets and not particulars.extra.supplements
    heading, items = ("not_done", _not_done) if only_owes else ("not_paid", _not_paid)
    return [Heading(say(heading)), Clauses(tuple(items(particulars, say)))]


def _not_done(particulars: Particulars, say: Speech) -> Iterator[Said]:
    """What the other side can do, where the worker alone has something to pay or to do."""
    case, extra = particulars.case, particulars.extra
    yield say("tell_first", {"电话": case.body.phone})
    if extra.breach:
        yield say("late", {"逾期责任": extra.breach})
    if case.basis is Basis.COURT_ENTRUSTED:
        yield say("own_in_a_suit")
    else:
        yield say("confirm_own", {"期间": phrases.period("CONF-30")})


def _not_paid(particulars: Particulars, say: Speech) -> Iterator[Said]:
    """What can be done, by what the agreement and the channel leave open."""
    case, extra = particulars.case, particulars.extra
    yield say("call_first", {"电话": case.body.phone})
    if extra.breach:
        yield say("late", {"逾期责任": extra.breach})
    if case.basis is Basis.COURT_ENTRUSTED:
        yield say("in_a_suit")
        return
    yield say("confirm", {"期间": phrases.period("CONF-30")})
    if phrases.arbitrable(case):
        yield say("arbitrate")
        yield say("do_not_wait", {"期间": phrases.period("LIM-1Y")})
    else:
        yield say("sue", {"途径": phrases.first_forum(case)})


def also(particulars: Particulars) -> Iterable[Missing]:
    """Each line has its day, or the event with which it falls due."""
    for line in (*particulars.extra.gets, *particulars.extra.owes):
        if not (line.due or line.due_words):
            yield Missing("extra.gets.due", f"“{line.name}”的履行期限", AGREEMENT_PAGE)


PAPER = Paper(
    code="S05", version=2, title="给劳动者的一页纸", stage="结案", articles=(), signers="无", copies="每名劳动者一份", layout="L",
    extra=WorkerSheet,
    requires=("made_on", "recipients.name", "case.body.name", "case.body.phone", "case.body.address",
              "extra.agreement_number"),
    also=also, body=body, sentences=SENTENCES, two_languages=True,
)
