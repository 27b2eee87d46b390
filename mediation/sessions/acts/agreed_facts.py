"""Facts apart from offers: noted in the talks, confirmed by both sides on paper (D21), the only words that leave."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.documents.acts import issue
from mediation.documents.kinds.d21_agreed_facts import AgreedFacts
from mediation.documents.models import Paper
from mediation.documents.queries import latest_paper
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import ClaimType
from mediation.parties.models import Party
from mediation.sessions.models import AgreedFact, FactTopic
from mediation.sessions.queries import facts_of
from mediation.sessions.requirements import EVER, TALKING, every_party_signs, staff_may

PAPER = "D21"


def note_fact(case: Case, topic: FactTopic, words: str, *, by: Any, disputed: bool = False,
              claim_type: ClaimType | None = None, amount_fen: int | None = None) -> AgreedFact:
    """Note a fact that both sides say alike, or one that stays in dispute; a concession has no place here.

    A sum in 分 that the fact names goes with the kind of claim that it is for; a draft is held against it (ONL 22).
    """
    staff_may(case, by, TALKING, "记事实")
    if not words.strip():
        raise RequirementNotMet("请写下事实，如“2024年3月1日入职，任装卸工”。", field="words")
    if (claim_type is None) != (amount_fen is None):
        raise RequirementNotMet("金额和它属于哪一类请求要一起填；事实里没有金额的，都不填。",
                                field="amount_fen" if amount_fen is None else "claim_type")
    fact = AgreedFact(case=case, topic=topic.value, words=words.strip(), is_disputed=disputed, noted_on=clock.today(),
                      claim_type=claim_type.value if claim_type else None, amount_fen=amount_fen)
    db.session.add(fact)
    db.session.flush()
    trail.record("note_fact", by=by, record=case, case=case, fact=fact.public_id)
    return fact


def drop_fact(fact: AgreedFact, *, by: Any) -> None:
    """Take out a fact that was noted wrongly; what both have signed stays."""
    staff_may(fact.case, by, TALKING, "删去事实")
    if fact.signed_on is not None:
        raise NotNow("这条事实双方已经签名确认，不能删去。")
    trail.record("drop_fact", by=by, record=fact.case, case=fact.case, fact=fact.public_id)
    db.session.delete(fact)


def print_facts(case: Case, *, by: Any, nothing_disputed: bool = False) -> Paper:
    """Print the paper (D21) for both sides to sign: what is agreed, and what stays in dispute."""
    staff_may(case, by, EVER, "出无争议事实记载表")
    facts = facts_of(case)
    if not any(not fact.is_disputed for fact in facts):
        raise RequirementNotMet("还没有记下双方无争议的事实。", field="words")
    disputed = tuple(fact.words for fact in facts if fact.is_disputed)
    if not disputed and not nothing_disputed:
        raise RequirementNotMet("没有记下有争议的事实：确实没有的，请勾选。", field="nothing_disputed")
    topics = {topic: tuple(fact.words for fact in facts if fact.topic == topic.value and not fact.is_disputed)
              for topic in FactTopic}
    return issue(case, PAPER, AgreedFacts(
        relation=topics[FactTopic.RELATION], wages=topics[FactTopic.WAGES], objective=topics[FactTopic.OBJECTIVE],
        others=topics[FactTopic.OTHERS], disputed=disputed, nothing_disputed=not disputed), by=by)


def sign_facts(case: Case, parties: Sequence[Party], signed_on: date, *, by: Any, proof: str) -> list[AgreedFact]:
    """Record that every party has signed the paper; from now on these facts may be used elsewhere (ONL 18, 22)."""
    staff_may(case, by, EVER, "记录签名")
    paper = latest_paper(case, PAPER)
    if paper is None:
        raise NotNow("请先出无争议事实记载表。")
    every_party_signs(case, parties, "无争议事实")
    if not paper.issued_on <= signed_on <= clock.today():
        raise RequirementNotMet(f"签名的日期要在出文（{paper.issued_on}）到今天之间。", field="signed_on")
    later = [fact for fact in facts_of(case) if fact.noted_on > signed_on]
    if later:
        raise RequirementNotMet("出文之后又记了新的事实，请重新出表，再请双方签名。", field="signed_on")
    signed = [fact for fact in facts_of(case) if not fact.is_disputed]
    for fact in signed:
        fact.signed_on = signed_on
    paper.signed_scan_sha256 = proof
    trail.record("sign_facts", by=by, record=paper, case=case)
    return signed
