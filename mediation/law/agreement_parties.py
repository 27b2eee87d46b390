"""Checks of the people in a draft: numbers, agents, those represented, guardians, interpreters, heirs."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.law.agreement_facts import AgreementFacts, AgreementRule, Hit
from mediation.law.answers import Severity
from mediation.law.capacity import SpecialPower, agent_may, representatives_error
from mediation.law.citation import cite
from mediation.law.terms import Language, PartyKind, Side


def party_row(party: str) -> str:
    """The row under which a finding about a party is shown."""
    return f"party:{party}"


def _number_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for party in facts.parties:
        if not party.number_ok:
            number = "统一社会信用代码" if party.kind is PartyKind.EMPLOYER else "身份证件号码"
            yield party_row(party.id), f"{party.name}的{number}没有填或者没有通过校验，请核对证件后改正。"


def _basics_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for party in facts.parties:
        if not party.name or not party.address_known:
            yield party_row(party.id), f"{party.name or '当事人'}的名称或者住址没有填，请补上。"


def _one_side_only(facts: AgreementFacts) -> Iterator[Hit]:
    signing = {party.side for party in facts.parties if party.signs}
    for side in (Side.APPLICANT, Side.RESPONDENT):
        if side not in signing:
            yield None, f"{side.label}一方没有人签名，请至少选一名。"


def _agent_without_power(facts: AgreementFacts) -> Iterator[Hit]:
    """Said while the text is drafted, when nobody knows yet who will sign; the mark itself is refused (CPL 62)."""
    for party in facts.parties:
        if party.agent is None or not party.signs:
            continue
        name, power = party.agent.name, party.agent.power
        if power is None:
            yield party_row(party.id), (f"{name}不能代{party.name}签名：卷内没有授权委托书，请补交写明“代为和解、调解”的委托书，"
                                        "或者由本人签名。")
            continue
        answer = agent_may(SpecialPower.SETTLE, power.scope, power.special_powers, power.until, facts.agreed_on)
        if not answer:
            yield party_row(party.id), f"{name}不能代{party.name}签名：{answer.why}，或者由本人签名。"


def _guardian_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for party in facts.parties:
        if party.guardian_needed and not party.guardian_present:
            yield party_row(party.id), f"{party.name}应由法定代理人代理，请登记法定代理人并由其签名。"


def _language_unsettled(facts: AgreementFacts) -> Iterator[Hit]:
    for party in facts.parties:
        if party.language is not Language.MANDARIN and not party.language_settled:
            yield party_row(party.id), f"{party.name}使用{party.language.label}，请登记翻译，或者由本人签名写明不需要翻译。"


def _interpreter_sentence_missing(facts: AgreementFacts) -> Iterator[Hit]:
    if facts.interpreter_sentence:
        return
    for party in facts.parties:
        if party.language is not Language.MANDARIN and party.language_settled:
            yield party_row(party.id), (f"请加上“本协议已由翻译用{party.language.label}向{party.name}宣读，"
                                        "其表示理解并自愿签署”；本人写明不需要翻译的，写明这一点。")


def _represented_not_consented(facts: AgreementFacts) -> Iterator[Hit]:
    for party in facts.parties:
        if party.represented and not party.consented:
            yield party_row(party.id), f"{party.name}由代表人代表，还没有同意和解内容，请取得本人签名的同意，或者分案。"


def _number_of_representatives(facts: AgreementFacts) -> Iterator[Hit]:
    if not facts.collective:
        return
    workers = sum(party.kind is PartyKind.WORKER for party in facts.parties)
    refusal = representatives_error(workers, facts.representatives)
    if refusal is not None:
        yield None, refusal.message


def _worker_without_row(facts: AgreementFacts) -> Iterator[Hit]:
    if not facts.collective:
        return
    named = {row.payee for row in facts.obligations} | {row.payer for row in facts.obligations}
    for party in facts.parties:
        if party.kind is PartyKind.WORKER and party.signs and party.id not in named:
            yield party_row(party.id), f"{party.name}在名单上，却没有一行写他的金额或者事项，请补上，或者分案。"


def _heirs_missing(facts: AgreementFacts) -> Iterator[Hit]:
    for party in facts.parties:
        if party.heirs_missing:
            yield party_row(party.id), (f"{party.name}一方还有{party.heirs_missing}名第一顺序继承人没有签名、授权或者注明，"
                                        "请逐一落实。")


def _bankrupt(facts: AgreementFacts) -> Iterator[Hit]:
    for party in facts.parties:
        if party.bankrupt and not party.administrator_acts:
            yield party_row(party.id), f"{party.name}已进入破产程序，请由管理人代表；职工债权由管理人列表公示，不走司法确认。"


def _mediator_not_disclosed(facts: AgreementFacts) -> Iterator[Hit]:
    if not facts.mediator_disclosed:
        yield None, "调解员有应当披露的关系，双方还没有签名同意由其继续调解，请补签披露声明或者更换调解员。"


_RED, _YELLOW = Severity.RED, Severity.YELLOW

PARTY_RULES: tuple[AgreementRule, ...] = (
    AgreementRule("party_number_missing", _RED, cite("CPLI", 461), _number_missing),
    AgreementRule("party_basics_missing", _RED, cite("O17", 26), _basics_missing),
    AgreementRule("one_side_only", _RED, cite("TJ", 14, 2), _one_side_only),
    AgreementRule("agent_without_power", _YELLOW, cite("CPL", 62, 2), _agent_without_power),
    AgreementRule("guardian_missing", _RED, cite("TJ", 25), _guardian_missing),
    AgreementRule("language_unsettled", _RED, cite("CPL", 11), _language_unsettled),
    AgreementRule("interpreter_sentence_missing", _YELLOW, cite("CPL", 11), _interpreter_sentence_missing,
                  note="句式系通行写法"),
    AgreementRule("represented_not_consented", _RED, cite("O33", 63), _represented_not_consented),
    AgreementRule("number_of_representatives", _YELLOW, cite("O33", 63), _number_of_representatives,
                  note="三至五名是仲裁阶段的规定，调解阶段比照"),
    AgreementRule("worker_without_row", _RED, cite("CPLI", 461), _worker_without_row),
    AgreementRule("heirs_missing", _RED, cite("TJ", 25), _heirs_missing),
    AgreementRule("employer_bankrupt", _RED, cite("CPLI", 355, 1, 4), _bankrupt),
    AgreementRule("mediator_not_disclosed", _YELLOW, cite("TY", 15), _mediator_not_disclosed,
                  note="企业调解委员会没有回避规定，比照办理"),
)
