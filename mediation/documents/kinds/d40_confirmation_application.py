"""D40 司法确认申请书: both sides jointly ask the court to confirm the agreement (民事诉讼法第二百零五条)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from mediation.documents import confirmation, parts, phrases, settlement
from mediation.documents.blocks import Block, Clauses, Enclosures, Heading, Paragraph, Strong, Title
from mediation.documents.confirmation import JointApplication
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.needs import AGENT, EMPLOYER, PERSON, each
from mediation.documents.particulars import Particulars
from mediation.law.citation import cite

ENCLOSED = ("调解协议书", "调解组织出具的主持调解情况证明", "双方身份或主体资格证明", "送达地址确认书")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    mediators = "、".join(case.mediators)
    workers = [party for party in extra.parties if party.person]
    agents = ("授权委托书",) if any(party.agents for party in extra.parties) else ()
    return [
        Title("司法确认申请书"), *confirmation.applicant_lines(extra.parties, extra.addresses),
        Heading("请求事项："),
        Paragraph(f"请求确认双方于{phrases.day(extra.agreed_on)}经{case.body.name}主持达成的{extra.agreement_number}调解协议有效。"),
        Heading("事实与理由："), Paragraph(extra.dispute_words),
        Paragraph(f"双方于{phrases.day(extra.agreed_on)}在{case.body.name}调解员{mediators}主持下达成调解协议，"
                  f"{_effect(particulars)}，主要内容如下："),
        Clauses(extra.terms),
        Paragraph("双方自愿达成协议，属于调解组织的职权范围；协议未违反法律、行政法规的强制性规定，未损害国家利益、社会公共利益和他人合法权益。"),
        Paragraph((Strong("承诺："), "协议内容系双方自愿达成，无恶意串通、虚构事实；如因虚假申请造成他人损失，自愿承担责任。")),
        *parts.closing_to(extra.court),
        *confirmation.signatures(extra.parties, "签名或盖章"),
        Enclosures((*ENCLOSED, *agents, *extra.enclosures)),
        *parts.roster(workers, "申请人名单"),
    ]


def _effect(particulars: Particulars) -> str:
    """The day of effect; on an application that is signed together with the agreement, what it will follow from."""
    if particulars.extra.effective_on is None:
        return settlement.effect(particulars).replace("本协议", "协议").rstrip("。")
    return f"协议于{phrases.day(particulars.extra.effective_on)}生效"


def contradictions(particulars: Particulars) -> Iterable[str]:
    """Both sides apply, each with an address; effect does not lie before the agreement."""
    extra = particulars.extra
    if len(extra.parties) < 2:
        yield "司法确认由双方共同申请，申请人至少两名"
    if len(extra.addresses) != len(extra.parties):
        yield "每个申请人应当各有一个送达地址"
    if extra.effective_on is not None and extra.effective_on < extra.agreed_on:
        yield "协议生效日期早于达成协议的日期"


PAPER = Paper(
    code="D40", version=2, title="司法确认申请书", stage="确认",
    articles=(cite("CPL", 205), cite("CPLI", 351), cite("CPLI", 354), cite("RTF", 33)),
    signers="双方签名或盖章", copies="人民法院一份，每方一份", layout="L", extra=JointApplication, long=True,
    requires=("case.body.name", "case.mediators", "extra.parties.name",
              *each("extra.parties", (*PERSON, *EMPLOYER, *AGENT)), "extra.addresses", "extra.court",
              "extra.agreement_number", "extra.agreed_on", "extra.dispute_words", "extra.terms"),
    contradictions=contradictions, body=body, contact_stands=ON_OWN_CONFIRMATION,
)
