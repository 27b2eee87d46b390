"""D01 调解申请书: who applies against whom, what is asked for, and why (令第17号第二十一条)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents import parts, phrases
from mediation.documents.blocks import Block, Enclosures, Heading, Paragraph, Place, Signatures, Strong, Title
from mediation.documents.contacts import ON_OWN_CONFIRMATION
from mediation.documents.kinds import Paper
from mediation.documents.needs import AGENT, APPLICANTS_IN_FULL, each
from mediation.documents.particulars import Particulars, named
from mediation.law.citation import cite
from mediation.law.terms import Side


@dataclass(frozen=True, kw_only=True)
class Application:
    """What the application says beyond the case."""

    evidence_items: int | None = named("证据份数")
    evidence_pages: int | None = named("证据页数")


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    content: list[Block] = [
        Title(f"{phrases.kind_word(case)}调解申请书"),
        *parts.party_lines(case.applicants, Side.APPLICANT),
        *parts.party_lines(case.respondents, Side.RESPONDENT, unknown=True),
        *parts.party_lines(case.third, Side.THIRD, unknown=True),
        *parts.claim_lines(case.claims, "调解请求："),
        Heading("事实与理由："),
        Paragraph(case.facts),
    ]
    if extra.evidence_items:
        pages = f"{extra.evidence_pages}页" if extra.evidence_pages else ""
        content.append(Paragraph((Strong("证据："), f"见证据目录（共{extra.evidence_items}份{pages}）。")))
    who = "本人" if len(case.applicants) == 1 and case.applicants[0].person else "申请人"
    content.append(Paragraph((Strong("声明："), f"{who}自愿申请调解，已了解调解不影响依法申请仲裁、提起诉讼的权利；"
                              "以上陈述属实。")))
    content += parts.closing_to(case.body.name)
    content += signatures(particulars)
    agents = any(party.agents for party in case.applicants)
    content.append(Enclosures(("身份证明复印件", "证据目录及材料", "送达地址确认书", *(("授权委托书",) if agents else ()))))
    return [*content, *parts.roster(case.applicants, "申请人名单")]


def signatures(particulars: Particulars) -> list[Block]:
    """The applicants sign, seal or put their fingerprint; of many each in a list."""
    applicants = particulars.case.applicants
    if len(applicants) > parts.PLACES_BESIDE_EACH_OTHER:
        return [parts.signature_list([str(party.name) for party in applicants], "签名、盖章或按指印")]
    places = tuple(Place(f"申请人 {party.name}", "签名、盖章或按指印" if party.person else "盖章")
                   for party in applicants)
    return [Signatures(places)]


PAPER = Paper(
    code="D01", version=2, title="劳动争议调解申请书", stage="申请",
    articles=(cite("TJ", 12), cite("O17", 21), cite("RTF", 17)),
    signers="申请人签名、盖章或按指印", copies="按被申请人数另加一份", layout="L", extra=Application, long=True,
    requires=("case.body.name", *APPLICANTS_IN_FULL, "case.respondents.name", *each("case.respondents", AGENT),
              "case.claims.type", "case.facts"),
    body=body, contact_stands=ON_OWN_CONFIRMATION,
)
