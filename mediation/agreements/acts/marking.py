"""Marks as they come back on paper: whose, how, on which day; the last one needed brings the agreement into effect."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from mediation import clock
from mediation.agreements.acts.effect import take_effect_if_complete
from mediation.agreements.facts import MarkFacts
from mediation.agreements.models import Agreement, AgreementStanding, Mark
from mediation.agreements.queries import mark_of
from mediation.agreements.signed_copies_models import SignedCopy
from mediation.agreements.signing import THIRD, WantedMark, marks_missing, wanted_marks
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.facts import Facts
from mediation.cases.languages import language_is_settled
from mediation.documents.models import Paper
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law import agreement as law
from mediation.law.capacity import AuthorityScope, SpecialPower, agent_may
from mediation.law.citation import cite
from mediation.law.scope import own_basis
from mediation.law.terms import MarkKind
from mediation.parties.models import Agent, Party

MARKED_IN = (AgreementStanding.SIGNING.value, AgreementStanding.IN_EFFECT.value)


def place_mark(agreement: Agreement, facts: MarkFacts, *, by: Any) -> Mark:
    """Record one mark; when the set that the channel asks for is complete, the agreement takes effect by itself."""
    return place_marks(agreement, [facts], by=by)[0]


def place_marks(agreement: Agreement, several: Sequence[MarkFacts], *, by: Any) -> list[Mark]:
    """Record the marks of one paper that came back, the seal after the signatures; one scan does for all of them.

    Raises RequirementNotMet for a mark that this channel does not take, an agent without the power, a signer without
    an interpreter, and a seal before the signatures.
    """
    if not who.staff(by, agreement.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以记录签名和印章。")
    if agreement.standing not in MARKED_IN:
        raise NotNow("这份协议没有在签署，不能记录签名。请刷新页面看最新进展。")
    if not several:
        raise RequirementNotMet("请勾选已经签名或者盖章的人。", field="marks")
    if not agreement.on_court_platform and any(facts.kind is MarkKind.ELECTRONIC for facts in several):
        raise RequirementNotMet("电子签名由本人在自己的链接里签，别人不能代为记录。", field="marks", article=str(cite("ES", 13)))
    gone = [party.name for party in agreement.parties if not party.is_active]
    if gone:
        raise RequirementNotMet(f"{'、'.join(gone)}已经分案或者退出，请先把他移出协议、出新文本，再记签名。", field="marks")
    in_order = sorted(several, key=lambda facts: facts.whose == law.SEAL)
    _one_at_a_time(agreement)
    marks = [_placed(agreement, facts, by) for facts in in_order]
    take_effect_if_complete(agreement, in_order[-1].late_reason, by=by)
    return marks


def place_own_mark(agreement: Agreement, facts: MarkFacts, *, by: Any) -> Mark:
    """The mark that somebody places by their own hand on a screen: a party by its link, a mediator, the seal's keeper.

    Whoever calls has made sure that it is them; the order is kept by the seal coming last.
    """
    if agreement.standing not in MARKED_IN:
        raise NotNow("这份协议没有在签署，不能签名。请刷新页面看最新进展。")
    _one_at_a_time(agreement)
    mark = _placed(agreement, facts, by)
    take_effect_if_complete(agreement, by=by)
    return mark


def _one_at_a_time(agreement: Agreement) -> None:
    """Of two who record marks at the same moment the slower is told: else each would miss the other's, and the last
    marks would bring nothing into effect.
    """
    flag_modified(agreement, "standing")
    db.session.flush()


def _placed(agreement: Agreement, facts: MarkFacts, by: Any) -> Mark:
    wanted = next((row for row in wanted_marks(agreement) if row.whose == facts.whose), None)
    if wanted is None:
        raise RequirementNotMet("这份协议上没有这个人的签名处，请刷新页面。", field="marks")
    if wanted.placed is not None or mark_of(agreement, facts.whose) is not None:
        raise RequirementNotMet(f"“{wanted.words}”已经记过了。", field="marks")
    day = facts.happened_on or (clock.day_of(facts.happened_at) if facts.happened_at else clock.today())
    _check_day(agreement, facts, day, wanted.words)
    _check_signer(agreement, wanted, facts, day)
    if facts.whose == law.SEAL:
        _check_seal(agreement, day)
    mark = Mark(whose=facts.whose, party=wanted.party, person=wanted.person, signed_by_agent=_signed_by(facts),
                certificate=facts.certificate, kind=facts.kind.value, placed_on=day, placed_at=facts.happened_at,
                recorded_at=clock.now(), by_id=by.id, proof_sha256=facts.proof)
    agreement.marks.append(mark)
    db.session.flush()
    trail.record("place_mark", by=by, record=agreement, case=agreement.case, kind=mark.kind, placed=str(day),
                 whose=facts.whose)
    return mark


def _signed_by(facts: MarkFacts) -> str:
    actor = facts.agent or facts.representative
    return str(actor.name) if actor is not None else ""


def _check_day(agreement: Agreement, facts: MarkFacts, day: date, words: str) -> None:
    if day > clock.today() or (facts.happened_at is not None and facts.happened_at > clock.now()):
        raise RequirementNotMet(f"“{words}”的日期不能晚于今天。", field="happened_on")
    if agreement.agreed_on is not None and day < agreement.agreed_on:
        raise RequirementNotMet(f"“{words}”的日期不能早于条款谈定、文本交付签署之日（{agreement.agreed_on}）。", field="happened_on")
    late = (clock.today() - day).days
    if late > agreement.case.body.setting("LATE_RECORD_DAYS") and not facts.late_reason.strip():
        raise RequirementNotMet(f"“{words}”在{late}天前，请用一句话写明为什么现在才记录。", field="late_reason")


def _check_signer(agreement: Agreement, wanted: WantedMark, facts: MarkFacts, day: date) -> None:
    case = agreement.case
    if wanted.party is None:
        if facts.whose != law.SEAL and not facts.whose.startswith(THIRD) and facts.kind is not MarkKind.SIGNATURE \
                and facts.kind is not MarkKind.ELECTRONIC:
            raise RequirementNotMet("调解员应当签名。", field="marks", article=str(cite("TJ", 14, 2)))
        return
    party = wanted.party
    allowed = law.mark_allowed(case.basis_term, facts.kind, not party.is_employer, own_basis(case.body.type_term))
    if not allowed:
        raise RequirementNotMet(f"{party.name}：{allowed.why}。", field="marks", article=str(allowed.articles[0]))
    if facts.agent is not None:
        check_agent(facts.agent, party, day)
    elif facts.representative is not None:
        _check_representative(agreement, facts.representative, party)
    elif not language_is_settled(party, day):
        raise RequirementNotMet(
            f"{party.name}使用{party.language_term.label}：请先登记翻译（D17）并由翻译签名，或者由本人签名写明不需要翻译。",
            field="marks", article=str(cite("CPL", 11)))


def check_agent(agent: Agent, party: Party, day: date) -> None:
    """To sign an agreement for a party asks for a power of attorney that says so (CPL 62); raises RequirementNotMet."""
    if party not in agent.parties:
        raise RequirementNotMet(f"{agent.name}不是{party.name}的代理人。", field="marks")
    if day < agent.from_on:
        raise RequirementNotMet(f"{agent.name}的授权从{agent.from_on}开始。", field="marks")
    scope = AuthorityScope.SPECIAL if agent.special else AuthorityScope.GENERAL
    powers = frozenset(SpecialPower(value) for value in agent.special_powers)
    answer = agent_may(SpecialPower.SETTLE, scope, powers, agent.until_on, day)
    if not answer:
        raise RequirementNotMet(f"{agent.name}代{party.name}签名：{answer.why}。", field="marks",
                                article=str(answer.articles[-1]))


def _check_representative(agreement: Agreement, representative: Party, party: Party) -> None:
    """A representative signs for those who consented to these terms in writing (O33 63)."""
    if not representative.is_representative or representative.side != party.side:
        raise RequirementNotMet(f"{representative.name}不是{party.name}一方的代表人。", field="marks")
    if not any(consent.party_id == party.id for consent in agreement.consents):
        raise RequirementNotMet(f"{party.name}还没有同意这些条款，代表人不能代签。", field="marks", article=str(cite("O33", 63)))


def _check_seal(agreement: Agreement, day: date) -> None:
    """The seal comes last (documents.md §13)."""
    waiting = [row.words for row in marks_missing(agreement) if row.whose != law.SEAL]
    if waiting:
        raise RequirementNotMet(f"组织章最后盖，还缺：{'、'.join(waiting)}。", field="marks", article=str(cite("TJ", 14, 2)))
    last = max((mark.placed_on for mark in agreement.marks), default=day)
    if day < last:
        raise RequirementNotMet(f"印章早于签名：最后一个签名在{last}，组织章应当最后盖，请核对盖章日期。", field="marks",
                                article=str(cite("TJ", 14, 2)))


def take_back_mark(agreement: Agreement, whose: str, *, by: Any) -> None:
    """Whoever has just recorded a mark may take it back while the agreement waits for others."""
    mark = mark_of(agreement, whose)
    if mark is None:
        raise RequirementNotMet("没有这个签名记录，请刷新页面。")
    minutes = agreement.case.body.setting("TAKE_BACK_MINUTES")
    if mark.by_id != by.id or clock.now() > mark.recorded_at + timedelta(minutes=minutes):
        raise NotPermitted(f"只有记录的人能在{minutes}分钟内撤回；之后要改的请办“更正”。")
    if agreement.standing != AgreementStanding.SIGNING.value:
        raise NotNow("协议已经生效，不能撤回签名；记错的请办“更正”。")
    agreement.marks.remove(mark)
    trail.record("take_back_mark", by=by, record=agreement, case=agreement.case, whose=whose)
    db.session.flush()


def record_signed_copy(paper: Paper, party: Party, facts: Facts, *, by: Any) -> SignedCopy:
    """A paper that goes with the agreement came back with a party's mark (the joint application, its statement)."""
    if not who.staff(by, paper.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以记录。")
    day = facts.happened_on or clock.today()
    if not paper.issued_on <= day <= clock.today():
        raise RequirementNotMet(f"签名的日期应在文书制作日（{paper.issued_on}）和今天之间。", field="happened_on")
    if not language_is_settled(party, day):
        raise RequirementNotMet(f"{party.name}使用{party.language_term.label}，请先登记翻译（D17）。", field="marks",
                                article=str(cite("CPL", 11)))
    row = SignedCopy(paper=paper, party=party, signed_on=day, proof_sha256=facts.proof, recorded_at=clock.now(),
                     by_id=by.id)
    db.session.add(row)
    db.session.flush()
    trail.record("record_signed_copy", by=by, record=paper, case=paper.case)
    return row
