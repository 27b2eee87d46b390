"""D41 司法确认承诺书: both sides vouch to the court for the agreement and for what they hand in."""
from __future__ import annotations

from collections.abc import Sequence

from mediation.documents import confirmation, parts, phrases
from mediation.documents.blocks import Block, Clauses, Paragraph, Title
from mediation.documents.confirmation import JointApplication
from mediation.documents.kinds import Paper
from mediation.documents.particulars import Particulars
from mediation.law.citation import cite

PROMISES = (
    "协议系双方自愿达成，无欺诈、胁迫；",
    "不存在恶意串通、规避法律、虚构债务或者劳动关系的情形；",
    "协议不损害国家利益、社会公共利益和他人合法权益；",
    "提交的材料真实，愿意到场接受人民法院核实；",
    "如有不实，承担法律责任并赔偿损失。",
)


def body(particulars: Particulars) -> Sequence[Block]:
    extra = particulars.extra
    return [
        Title("司法确认承诺书"),
        Paragraph(f"{phrases.names(extra.parties)}就{extra.agreement_number}调解协议申请司法确认，共同承诺："),
        Clauses(PROMISES), *parts.closing_to(extra.court),
        *confirmation.signatures(extra.parties, "签名并按指印"),
    ]


PAPER = Paper(
    code="D41", version=1, title="司法确认承诺书", stage="确认", articles=(cite("CPLI", 358), cite("ONL", 23)),
    signers="双方签名并按指印或盖章", copies="一份", layout="L", extra=JointApplication,
    requires=("case.body.name", "extra.parties.name", "extra.agreement_number", "extra.court"), body=body,
)
