"""Checks of the rows of a draft: who pays whom, how much, when, how (law.md §4.1; documents.md §3.6, §14)."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from mediation.law.agreement_facts import AgreementFacts, AgreementRule, Hit, ObligationFacts, PaymentWay
from mediation.law.answers import Audience, Severity
from mediation.law.citation import cite
from mediation.law.money import in_words, yuan
from mediation.law.numbers import date_words

_UNCLEAR = cite("CPLI", 358, None, 5)
_CLEAR = cite("CPLI", 461)
_CONTENT = cite("O17", 26)


def _money(facts: AgreementFacts) -> Iterator[ObligationFacts]:
    return (row for row in facts.obligations if row.is_money)


def _payer_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.payer is None and not row.third_party_payer:
            yield row.row, "没有写由谁履行，请选付款人或者义务人。"


def _payee_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.payee is None:
            yield row.row, "没有写向谁履行，请选收款人或者权利人。"


def _same_person(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.payer is not None and row.payer == row.payee:
            yield row.row, "付款人和收款人是同一人，请改正其中一个。"


def _unknown_person(facts: AgreementFacts) -> Iterator[Hit]:
    known = {party.id for party in facts.parties}
    for row in facts.obligations:
        if any(person is not None and person not in known for person in (row.payer, row.payee)):
            yield row.row, "付款人或者收款人不在本案当事人中，请先登记为当事人，或者作为第三方付款人填写。"


def _third_party_unsigned(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.third_party_payer and not row.third_party_signs:
            yield row.row, f"{row.third_party_payer}没有签名，协议约束不了他：请他一并签名，或者改由当事人付款。"


def _joint_debtor_unsigned(facts: AgreementFacts) -> Iterator[Hit]:
    signing = {party.id for party in facts.parties if party.signs}
    names = {party.id: party.name for party in facts.parties}
    for row in facts.obligations:
        for debtor in row.joint_debtors:
            if debtor not in signing:
                yield row.row, f"{names.get(debtor, '共同付款人')}承担连带责任却不在签名人中：请他签名，或者删去连带责任。"


def _amount_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for row in _money(facts):
        if row.amount is None:
            yield row.row, "没有写金额，请填写确定的数额；不是给付金钱的，请写明做什么。"


def _amount_not_positive(facts: AgreementFacts) -> Iterator[Hit]:
    for row in _money(facts):
        if row.amount is not None and row.amount <= 0:
            yield row.row, "金额应当大于零，请改正；方向写反的，请对调付款人和收款人。"


def _counted(facts: AgreementFacts) -> list[ObligationFacts]:
    """The rows that belong to the total: sums known, not paid over and over."""
    return [row for row in _money(facts) if row.amount is not None and not row.recurring]


def _total_differs(facts: AgreementFacts) -> Iterator[Hit]:
    total = sum(row.amount or 0 for row in _counted(facts))
    if facts.total is not None and facts.total != total:
        yield None, f"各行合计{yuan(total)}元，协议总额写的是{yuan(facts.total)}元，请改成一致。"


def _words_differ(facts: AgreementFacts) -> Iterator[Hit]:
    if facts.total is None or facts.total < 0 or not facts.total_words:
        return
    right = in_words(facts.total)
    if facts.total_words.removeprefix("人民币") != right:
        yield None, f"大写与小写不一致：{yuan(facts.total)}元的大写是“{right}”，请改正。"


def _claim_sum_differs(facts: AgreementFacts) -> Iterator[Hit]:
    by_claim: dict[str, int] = defaultdict(int)
    for row in _counted(facts):
        if row.claim is not None:
            by_claim[row.claim] += row.amount or 0
    for claim in facts.claims:
        paid = by_claim.get(claim.claim)
        if claim.agreed is not None and paid is not None and paid != claim.agreed:
            yield None, (f"{claim.claim.label}议定{yuan(claim.agreed)}元，各期合计{yuan(paid)}元，请改成一致。")


def _due_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.due_on is None and not row.event and not row.on_the_spot and not row.done:
            yield row.row, "没有写履行日期，请写明“于×年×月×日前（含当日）”。"


def _event_uncertain(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.event and not row.event_certain and row.due_on is None:
            yield row.row, f"“{row.event}”不一定会发生，不能作为付款条件，请改成日期，或者另加一个最迟日期。"


def _due_before_agreement(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.due_on is not None and row.due_on < facts.agreed_on and not row.on_the_spot and not row.done:
            yield row.row, (f"履行日期{date_words(row.due_on)}早于协议日期{date_words(facts.agreed_on)}，"
                            "请改日期；已经付过的，勾选“已履行”。")


def _series(facts: AgreementFacts) -> dict[str, list[ObligationFacts]]:
    found: dict[str, list[ObligationFacts]] = defaultdict(list)
    for row in facts.obligations:
        if row.series:
            found[row.series].append(row)
    return found


def _not_increasing(facts: AgreementFacts) -> Iterator[Hit]:
    for rows in _series(facts).values():
        last: date | None = None
        for row in rows:
            if row.due_on is not None and last is not None and row.due_on <= last:
                yield row.row, f"这一期的日期不晚于上一期（{date_words(last)}），请按先后改正。"
            last = row.due_on or last


def _account_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for row in _money(facts):
        cash = row.way is PaymentWay.CASH or row.on_the_spot or row.done
        if not cash and not row.account:
            yield row.row, "没有收款账户，请填写户名、账号、开户行；当场付现金的，勾选“当场现金”。"


def _agent_collects(facts: AgreementFacts) -> Iterator[Hit]:
    for row in _money(facts):
        if row.account_of_agent:
            yield row.row, f"收款账户是代理人{row.account_of_agent}的，请改成本人账户，或者补交写明“代为收取款项”的授权委托书。"


def _breach_missing(facts: AgreementFacts) -> Iterator[Hit]:
    later = [row for row in _money(facts) if not row.on_the_spot and not row.done]
    if later and not facts.breach_clause:
        yield None, "没有写逾期怎么办，请加上违约金或者利息的数额、算法。"


def _acceleration_missing(facts: AgreementFacts) -> Iterator[Hit]:
    if any(len(rows) > 1 for rows in _series(facts).values()) and not facts.acceleration:
        yield None, "分期付款没有写提前到期，请加上“任何一期逾期，未付部分全部到期”。"


def _recurring_without_end(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.recurring and row.recurring_until is None:
            yield row.row, "按月给付没有写到哪一天为止，请写明起止日期。"


def _tax_unsaid(facts: AgreementFacts) -> Iterator[Hit]:
    for row in _money(facts):
        if not row.tax_said:
            yield row.row, "没有写税费由谁承担、金额是税前还是税后，请补上。"


def _above_asked(facts: AgreementFacts) -> Iterator[Hit]:
    for claim in facts.claims:
        if claim.asked is not None and claim.agreed is not None and claim.agreed > claim.asked:
            yield None, (f"{claim.claim.label}议定{yuan(claim.agreed)}元，比请求的{yuan(claim.asked)}元还多，"
                         "请核对数额；属实的，在笔录写明原因，法院会问是否虚假调解。")


def _below_estimate(facts: AgreementFacts) -> Iterator[Hit]:
    """No draft reaches this yet: ``estimate`` is what the calculator of claims will say, and there is none so far."""
    for claim in facts.claims:
        if claim.estimate is not None and claim.agreed is not None and claim.agreed < claim.estimate:
            gap = claim.estimate - claim.agreed
            yield None, (f"{claim.claim.label}议定{yuan(claim.agreed)}元，比按规定估算少{yuan(gap)}元。协议不因此无效，"
                         "请当面讲明差额，把劳动者知情、自愿记入笔录。")


def _nothing_left(facts: AgreementFacts) -> Iterator[Hit]:
    warned = facts.to_be_confirmed and facts.trims_performed
    if warned and facts.obligations and all(row.done or row.on_the_spot for row in facts.obligations):
        yield None, "全部义务已经当场履行，没有可以强制执行的内容，有的法院不予确认；不必申请确认的，留好收条即可。"


def _act_trimmed(facts: AgreementFacts) -> Iterator[Hit]:
    if not facts.to_be_confirmed or not facts.trims_acts:
        return
    for row in facts.obligations:
        if not row.is_money:
            yield row.row, "法院可能只确认给付金钱的部分；这一行请写清做什么、哪一天、怎样算做到。"


_RED, _YELLOW = Severity.RED, Severity.YELLOW

MONEY_RULES: tuple[AgreementRule, ...] = (
    AgreementRule("payer_missing", _RED, _CLEAR, _payer_missing),
    AgreementRule("payee_missing", _RED, _CLEAR, _payee_missing),
    AgreementRule("payer_is_payee", _RED, _CLEAR, _same_person),
    AgreementRule("person_unknown", _RED, _CLEAR, _unknown_person),
    AgreementRule("third_party_unsigned", _RED, cite("CC", 465, 2), _third_party_unsigned),
    AgreementRule("joint_debtor_unsigned", _RED, cite("CC", 518), _joint_debtor_unsigned),
    AgreementRule("amount_missing", _RED, _UNCLEAR, _amount_missing),
    AgreementRule("amount_not_positive", _RED, _UNCLEAR, _amount_not_positive),
    AgreementRule("total_differs", _RED, _UNCLEAR, _total_differs),
    AgreementRule("words_differ", _RED, _UNCLEAR, _words_differ),
    AgreementRule("claim_sum_differs", _RED, _UNCLEAR, _claim_sum_differs),
    AgreementRule("due_missing", _RED, _CONTENT, _due_missing),
    AgreementRule("event_uncertain", _RED, _UNCLEAR, _event_uncertain),
    AgreementRule("due_before_agreement", _RED, _UNCLEAR, _due_before_agreement),
    AgreementRule("instalments_not_increasing", _RED, _UNCLEAR, _not_increasing),
    AgreementRule("account_missing", _RED, _CONTENT, _account_missing),
    AgreementRule("agent_collects", _YELLOW, cite("TJ", 24), _agent_collects),
    AgreementRule("breach_clause_missing", _YELLOW, cite("CC", 585), _breach_missing),
    AgreementRule("acceleration_missing", _YELLOW, _CLEAR, _acceleration_missing),
    AgreementRule("recurring_without_end", _YELLOW, _CLEAR, _recurring_without_end),
    AgreementRule("tax_unsaid", _YELLOW, _CLEAR, _tax_unsaid),
    AgreementRule("agreed_above_asked", _YELLOW, cite("ONL", 23), _above_asked, Audience.MEDIATOR),
    AgreementRule("agreed_below_estimate", _YELLOW, cite("J1", 35), _below_estimate, Audience.MEDIATOR),
    AgreementRule("nothing_left_to_enforce", _YELLOW, cite("CPL", 206), _nothing_left, Audience.COURT,
                  "各地法院做法不同"),
    AgreementRule("act_may_be_trimmed", _YELLOW, cite("J1", 52), _act_trimmed, Audience.COURT,
                  "劳动争议解释（一）只说给付义务，各地法院做法不同"),
)
