"""D10 授权委托书: who may act for a party, in what, until when (民事诉讼法第六十二条: special powers one by one)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import phrases
from mediation.documents.blocks import (
    Block,
    Enclosures,
    Labelled,
    Paragraph,
    Place,
    Signatures,
    Strong,
    Tick,
    Tickboxes,
    Title,
)
from mediation.documents.kinds import Paper
from mediation.documents.needs import EMPLOYER, PERSON, each
from mediation.documents.particulars import PARTY_PAGE, AgentOnPaper, Particulars, PartyOnPaper, named
from mediation.documents.refusals import Missing
from mediation.law.capacity import SpecialPower
from mediation.law.citation import cite
from mediation.law.terms import Term


class Proceeding(Term):
    """In which proceedings an agent acts."""

    MEDIATION = "mediation", "调解"
    ARBITRATION = "arbitration", "仲裁"
    SUIT = "suit", "诉讼"
    CONFIRMATION = "confirmation", "司法确认"


@dataclass(frozen=True, kw_only=True)
class PowerOfAttorney:
    """Principal, agent, powers."""

    principal: PartyOnPaper | None = named("委托人", PARTY_PAGE)
    agent: AgentOnPaper | None = named("受委托人", PARTY_PAGE)
    proceedings: tuple[Proceeding, ...] = named("委托事项", PARTY_PAGE, (Proceeding.MEDIATION,))
    powers: tuple[SpecialPower, ...] = named("特别授权事项", PARTY_PAGE, ())
    account: str | None = named("代领款项的收款账户", PARTY_PAGE)
    until: date | None = named("委托期限", PARTY_PAGE)
    until_words: str | None = named("委托期限", PARTY_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    principal, agent = extra.principal, extra.agent
    until = phrases.day(extra.until) if extra.until else extra.until_words
    matter = f"{phrases.names(case.applicants)}与{phrases.names(case.respondents)}{phrases.dispute(case)}"
    number = f"（{case.number}）" if case.number else ""
    how = "签名" if principal.person else "盖公章"
    proof = "单位出具的职员证明" if principal.employer else "律师事务所函、法律援助函或者亲属关系证明（按代理人身份提交）"
    return [
        Title("授权委托书"),
        Labelled("委托人", phrases.party_text(principal)), Labelled("受委托人", agent_words(agent)),
        Paragraph((Strong("委托事项："), f"代为参加{matter}{number}的"
                   f"{'、'.join(one.label for one in extra.proceedings)}活动。")),
        Paragraph(Strong("委托权限："), keep=True),
        Tickboxes((Tick("一般授权", not agent.special), Tick("特别授权（逐项勾选）：", bool(agent.special)))),
        Tickboxes(tuple(Tick(_power(power, extra.account), power in extra.powers) for power in SpecialPower),
                  stacked=True),
        Paragraph((Strong("委托期限："), f"自签名之日起至{until}止。")),
        Signatures((Place(f"委托人 {principal.name}", how), Place(f"受委托人 {agent.name}", "签名"))),
        Enclosures(("双方身份证件复印件", proof)),
    ]


def _power(power: SpecialPower, account: str | None) -> str:
    if power is SpecialPower.COLLECT_MONEY and account:
        return f"{power.label}（收款账户：{account}）"
    return power.label


def agent_words(agent: AgentOnPaper) -> str:
    """The agent without its powers, which stand below."""
    parts = [agent.name, agent.kind, agent.workplace, f"执业证号{agent.licence}" if agent.licence else None,
             phrases.identity_text(agent.id_kind, agent.id_number),
             f"住{agent.address}" if agent.address else None, f"联系电话{agent.phone}"]
    return "，".join(part for part in parts if part) + "。"


def also(particulars: Particulars) -> Iterable[Missing]:
    """An end; special powers one by one; an account if money is collected."""
    extra = particulars.extra
    if not (extra.until or extra.until_words):
        yield Missing("extra.until", "委托期限", PARTY_PAGE)
    if extra.agent and extra.agent.special and not extra.powers:
        yield Missing("extra.powers", "特别授权事项", PARTY_PAGE)
    if SpecialPower.COLLECT_MONEY in extra.powers and not extra.account:
        yield Missing("extra.account", "代领款项的收款账户", PARTY_PAGE)


def contradictions(particulars: Particulars) -> Iterable[str]:
    """A general power has no special items."""
    if not particulars.extra.agent.special and particulars.extra.powers:
        yield "一般授权不能勾选特别授权事项，请改为特别授权或者取消勾选"


PAPER = Paper(
    code="D10", version=1, title="授权委托书", stage="申请", articles=(cite("TJ", 24), cite("CPL", 62)),
    signers="委托人签名或盖公章，受委托人签名", copies="一份", layout="L", extra=PowerOfAttorney,
    requires=("case.applicants.name", "case.respondents.name", "extra.principal.name",
              *each("extra.principal", (*PERSON, *EMPLOYER)), "extra.agent.name", "extra.agent.kind",
              "extra.agent.phone", "extra.agent.special", "extra.proceedings"),
    also=also, contradictions=contradictions, body=body,
)
