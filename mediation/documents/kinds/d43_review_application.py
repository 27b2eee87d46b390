"""D43 仲裁审查申请书: both sides jointly ask the commission to turn the agreement into its paper (令第17号第二十七条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.documents import confirmation, parts, phrases
from mediation.documents.blocks import Block, Clauses, Enclosures, Heading, Paragraph, Strong, Title
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.needs import AGENT, EMPLOYER, PERSON, each
from mediation.documents.particulars import AGREEMENT_PAGE, BODY_PAGE, Particulars, named
from mediation.law.citation import cite
from mediation.law.terms import ClaimType

ENCLOSED = ("调解协议书", "双方身份证明", "资格证明", "双方送达地址和联系电话")


@dataclass(frozen=True, kw_only=True)
class ReviewApplication:
    """The agreement, the commission, and where each applicant is reached; ``until`` is the last of the fifteen days."""

    addresses: tuple[str, ...] = named("申请人的送达地址", default=(), hint="按申请人的顺序，一人一行")
    commission: str | None = named("仲裁委", BODY_PAGE)
    agreement_number: str | None = named("协议书编号", AGREEMENT_PAGE)
    agreed_on: date | None = named("达成协议的日期", AGREEMENT_PAGE)
    effective_on: date | None = named("协议生效日期", AGREEMENT_PAGE)
    until: date | None = named("仲裁审查申请期间届满日", AGREEMENT_PAGE, hint="当地没有十五日限制的不填")
    dispute_words: str | None = named("争议概况", AGREEMENT_PAGE, long=True)
    terms: tuple[str, ...] = named("协议内容", AGREEMENT_PAGE, (), long=True)
    enclosures: tuple[str, ...] = named("其他相关材料", default=())


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra, parties = particulars.case, particulars.extra, particulars.recipients
    agents = ("授权委托书",) if any(party.agents for party in parties) else ()
    workers = [party for party in parties if party.person]
    return [
        Title("仲裁审查申请书"), *confirmation.applicant_lines(parties, extra.addresses),
        Heading("请求事项："),
        Paragraph(f"请求对双方于{phrases.day(extra.agreed_on)}经{case.body.name}主持达成的{extra.agreement_number}"
                  "调解协议进行审查，并根据协议制作调解书。"),
        Heading("事实与理由："), Paragraph(extra.dispute_words),
        Paragraph(f"双方于{phrases.day(extra.agreed_on)}在{case.body.name}调解员{'、'.join(case.mediators)}主持下达成调解协议，"
                  f"协议于{phrases.day(extra.effective_on)}生效，主要内容如下："),
        Clauses(extra.terms), Paragraph(_in_time(extra)),
        Paragraph((Strong("声明："), "双方自愿共同申请；协议没有申请司法确认，也不包含确认劳动关系的请求；"
                   "协议内容真实，没有弄虚作假，没有损害国家利益、社会公共利益或者他人合法权益。")),
        *parts.closing_to(extra.commission), *confirmation.signatures(parties, "签名或盖章"),
        Enclosures((*ENCLOSED, *agents, *extra.enclosures)), *parts.roster(workers, "申请人名单"),
    ]


def _in_time(extra: ReviewApplication) -> str:
    """That it is asked in time; where the place knows no fifteen days, that it is asked at all."""
    if extra.until is None:
        return "现双方共同提出仲裁审查申请。"
    return f"现双方在协议生效之日起{phrases.period('ARBREV-15')}内，即{phrases.by_day(extra.until)}，共同提出仲裁审查申请。"


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Both sides ask, each with an address, in time, and nobody asks to confirm an employment relation (O33 75)."""
    extra, parties = particulars.extra, particulars.recipients
    if len({party.side for party in parties}) < 2:
        yield "仲裁审查由双方共同申请，申请人应当包括双方"
    if len(extra.addresses) != len(parties):
        yield "每个申请人应当各有一个送达地址"
    if extra.effective_on < extra.agreed_on:
        yield "协议生效日期早于达成协议的日期"
    if extra.until is not None and particulars.made_on > extra.until:
        yield f"共同申请仲裁审查的期间已于{phrases.day(extra.until)}届满（办案规则第七十四条）"
    if any(claim.type == ClaimType.EMPLOYMENT_RELATION.label for claim in particulars.case.claims):
        yield "请求中有确认劳动关系，仲裁委不受理审查（办案规则第七十五条）"


PAPER = Paper(
    code="D43", version=2, title="仲裁审查申请书", stage="确认",
    articles=(cite("O17", 27), cite("O33", 74), cite("O33", 75)),
    signers="双方签名或盖章", copies="仲裁委一份，每方一份", layout="L", extra=ReviewApplication, long=True,
    requires=("made_on", "case.body.name", "case.mediators", "recipients.name",
              *each("recipients", (*PERSON, *EMPLOYER, *AGENT)), "extra.addresses", "extra.commission",
              "extra.agreement_number", "extra.agreed_on", "extra.effective_on", "extra.dispute_words", "extra.terms"),
    contradictions=contradictions, body=body, contact_stands=ON_OWN_CONFIRMATION,
)
