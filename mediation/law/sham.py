"""Flags of sham mediation and of harm to others: what in a file asks a court to look twice, why, and what to do.

ONL 23 (the court may ask for proof; without it no confirmation), CPLI 358(2) (harm to others), CPL 115. A flag is a
question, never an answer: it refuses nothing, says its facts, and is seen by the court only. The thresholds and the
weights are judgement, not law and no statistic: what seldom has an innocent reason weighs most, one text on one day
nothing by itself, because honest crews have it too.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mediation.law.citation import Article, cite
from mediation.law.money import yuan
from mediation.law.terms import Term

ROUND_FEN = 100_000
"""A sum of whole thousands of 元 is round."""
LARGE_FEN = 5_000_000
MANY_ALIKE = 2
GRAVE = 3
"""Seldom innocent: one person on both sides, worker and employer tied, a large sum that nobody disputes."""
USUAL = 1
NOTHING_ALONE = 0
WAGE_WORDS = ("工资", "考勤", "流水", "打卡", "结算")
"""Records of wages; an IOU (欠条) is none: the one who is to pay writes it."""
WORK_WORDS = ("合同", "考勤", "打卡", "社保", "工牌")
INSOLVENT_WORDS = ("破产", "清算", "执行", "失信", "限制高消费", "查封", "冻结")


class ToDo(Term):
    """What a flag suggests: let the parties explain, ask for papers, pass it on."""

    EXPLAIN = "explain", "请当事人说明"
    ASK = "ask", "要求补交材料"
    PASS_ON = "pass_on", "核实后移送线索"


@dataclass(frozen=True)
class ShamFacts:
    """What the file of one application shows. Names and numbers are words for the liaison; sums in 分.

    ``same_text``: other applications agreed on the same day in the same words. ``same_account``: who else is paid on
    an account of this agreement. ``insolvency``: administrators, and entries of enforcement or liquidation.
    ``uncounted``: claims whose sum nobody worked out. ``wage_evidence``, ``work_record``: whether any shared evidence
    speaks of wages; of a contract, attendance or insurance.
    ``gives_up_all``: workers who get nothing. ``paid_to_others``: worker and whose account. ``agents_of_both``:
    agents who act for both sides. ``never_came``: workers who came to no session themselves. ``outside_payers``:
    third parties who are to pay and did not sign. ``related``: what ties a worker to the employer besides the work.
    ``beside``: other applications of the same employer in which a grave flag stands by itself.
    """

    agreed: tuple[int, ...] = ()
    same_text: tuple[str, ...] = ()
    same_account: tuple[str, ...] = ()
    insolvency: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    has_evidence: bool = True
    has_facts: bool = True
    wage_evidence: bool = True
    work_record: bool = True
    gives_up_all: tuple[str, ...] = ()
    paid_to_others: tuple[str, ...] = ()
    agents_of_both: tuple[str, ...] = ()
    never_came: tuple[str, ...] = ()
    outside_payers: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    asked_in_full: bool = False
    days_to_agree: int | None = None


@dataclass(frozen=True)
class Flag:
    """One flag that stands: its facts, why it is one, the article, what it suggests, how much it weighs."""

    code: str
    label: str
    facts: tuple[str, ...]
    why: str
    article: Article
    to_do: ToDo
    weight: int

    @property
    def is_grave(self) -> bool:
        return self.weight >= GRAVE


@dataclass(frozen=True)
class FlagRule:
    """One flag: ``check`` gives the facts for which it stands, nothing where it does not."""

    code: str
    label: str
    check: Callable[[ShamFacts], tuple[str, ...]]
    why: str
    article: Article
    to_do: ToDo
    weight: int = USUAL


def _same_text(facts: ShamFacts) -> tuple[str, ...]:
    return facts.same_text if len(facts.same_text) >= MANY_ALIKE else ()


def _no_evidence(facts: ShamFacts) -> tuple[str, ...]:
    if facts.has_evidence or facts.has_facts:
        return ()
    return ("双方没有共享任何证据，也没有签字的无争议事实",)


def _round_sums(facts: ShamFacts) -> tuple[str, ...]:
    if facts.wage_evidence or not facts.agreed or any(sum_ % ROUND_FEN for sum_ in facts.agreed):
        return ()
    return (f"议定的{len(facts.agreed)}笔都是整千元（{'、'.join(yuan(each) for each in facts.agreed[:3])}元），没有工资、考勤的证据",)


def _at_once(facts: ShamFacts) -> tuple[str, ...]:
    total = sum(facts.agreed)
    if not facts.asked_in_full or facts.days_to_agree is None or facts.days_to_agree > 1 or total < LARGE_FEN:
        return ()
    when = "当天" if facts.days_to_agree == 0 else "第二天"
    return (f"收到申请的{when}就按主张全额{yuan(total)}元达成协议，没有争执",)


def _no_work_record(facts: ShamFacts) -> tuple[str, ...]:
    return () if facts.work_record else ("共享的证据里没有劳动合同、考勤、社保记录",)


def _gives_in(facts: ShamFacts) -> tuple[str, ...]:
    if not facts.insolvency or not facts.asked_in_full:
        return ()
    return (f"单位偿债困难，仍按主张全额{yuan(sum(facts.agreed))}元认账",)


_EXPLAIN, _ASK, _PASS_ON = ToDo.EXPLAIN, ToDo.ASK, ToDo.PASS_ON
_SHAM, _OTHERS = cite("ONL", 23), cite("CPLI", 358, None, 2)

FLAG_RULES: tuple[FlagRule, ...] = (
    FlagRule("same_text", "同日同文的协议", _same_text,
             "同一天签的协议文字相同：可能是集体争议，也可能是一方统一制作、没有真正协商。请逐人问是不是自己的意思。", _SHAM, _EXPLAIN,
             NOTHING_ALONE),
    FlagRule("same_account", "不同的人收款到同一账户", lambda facts: facts.same_account,
             "几个人的钱进同一个账户，要看钱最后到了谁手里，有没有借劳动者名义套取款项。", _SHAM, _ASK),
    FlagRule("insolvency", "单位破产、清算或者被执行", lambda facts: facts.insolvency,
             "工资债权优先受偿：单位资不抵债时，虚构的工资会损害其他债权人和其他职工。", _OTHERS, _ASK),
    FlagRule("uncounted", "金额没有算法", lambda facts: facts.uncounted,
             "没有写工资标准、期间和算法，看不出这笔钱怎样来的。", _SHAM, _EXPLAIN),
    FlagRule("round_sums", "整数金额而没有工资证据", _round_sums,
             "真实的欠薪很少都是整数；没有工资条、考勤、流水对照，请要来看。", _SHAM, _ASK),
    FlagRule("no_evidence", "没有任何证据", _no_evidence,
             "没有证据证明有劳动关系、有欠款；当事人不能说明、又不补证据的，不予确认。", _SHAM, _ASK),
    FlagRule("gives_up_all", "劳动者放弃全部请求", lambda facts: facts.gives_up_all,
             "一分钱不要的，请单独问他为什么，是否受到胁迫、是否另有约定。", cite("CPLI", 358, None, 4), _EXPLAIN),
    FlagRule("paid_to_others", "收款人不是劳动者本人", lambda facts: facts.paid_to_others,
             "钱付到别人账户，请看委托收款的书面材料，并问劳动者本人。", _OTHERS, _ASK),
    FlagRule("agents_of_both", "同一人代理双方", lambda facts: facts.agents_of_both,
             "双方由同一人代理，利益冲突，劳动者的意思不能靠他转达，请本人到场。", cite("CPLI", 351), _EXPLAIN, GRAVE),
    FlagRule("never_came", "劳动者没有到过场", lambda facts: facts.never_came,
             "调解会上没有见过劳动者本人，请让本人到场或者视频核实身份和意思。", cite("CPLI", 356), _EXPLAIN),
    FlagRule("outside_payers", "由没有签名的案外人付款", lambda facts: facts.outside_payers,
             "案外人没有签名就要他出钱，或者用的是别人的财产，可能损害他人。", _OTHERS, _ASK),
    FlagRule("related", "劳动者与单位另有关系", lambda facts: facts.related,
             "劳动者与单位的负责人、电话、地址相同，要看是不是真实的劳动关系。", _SHAM, _ASK, GRAVE),
    FlagRule("at_once", "大额、全额、没有争执", _at_once,
             "大额款项当即全额认可，没有讨价还价，要看纠纷是不是真的。", _SHAM, _PASS_ON, GRAVE),
    FlagRule("no_work_record", "没有用工的记录", _no_work_record,
             "看不出谁在哪里干了多久；没签合同、不打卡的单位也不少，请问同事、工作内容，或者要工作群、转账记录。", _SHAM, _ASK),
    FlagRule("gives_in", "偿债困难而全额认账", _gives_in,
             "付不出钱的单位对主张一分不争，要看是不是借工资债权抢在别的债权人前面。", _OTHERS, _ASK),
    FlagRule("beside", "同一单位的其他申请有重点提示", lambda facts: facts.beside,
             "虚假的往往成批由一个人准备，做得细的那几件自己看不出来；也可能只是同一单位，请放在一起核实。", _SHAM, _EXPLAIN, GRAVE),
)


def flags_of(facts: ShamFacts) -> list[Flag]:
    """The flags that stand in this file, the gravest first, else in the order of the table; none decides anything."""
    found = ((rule, rule.check(facts)) for rule in FLAG_RULES)
    flags = [Flag(rule.code, rule.label, shown, rule.why, rule.article, rule.to_do, rule.weight)
             for rule, shown in found if shown]
    return sorted(flags, key=lambda flag: -flag.weight)


def grave_by_itself(facts: ShamFacts) -> list[Flag]:
    """The grave flags that this file has whatever others of its employer show: what the flag "beside" rests on."""
    return [flag for flag in flags_of(replace(facts, beside=())) if flag.is_grave]


def concern_of(facts: ShamFacts) -> tuple[int, int]:
    """How much a file asks to be looked at before others: the weights of its flags together, then the sum, in 分."""
    return sum(flag.weight for flag in flags_of(facts)), sum(facts.agreed)
