"""D52B 工会劳动法律监督意见书: the union finds a breach, asks for its correction and for an answer (UL 22-23)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mediation.documents import phrases, supervision
from mediation.documents.blocks import Addressee, Block, Clauses, Letterhead, PaperNumber, Paragraph, Strong, Title
from mediation.documents.kinds import Paper
from mediation.documents.offers import Offer, To, offer
from mediation.documents.particulars import Particulars, named
from mediation.documents.supervision import SUPERVISION, Breach
from mediation.law.citation import cite

if TYPE_CHECKING:
    from mediation.cases.models import Case

TITLE = "工会劳动法律监督意见书"
HOW_LONG = "没有全国统一的期限；默认按本机构的设置“一函两书答复期限（工作日）”。"
SIGNS = "工会劳动法律监督委员会主任、副主任，或者按当地规定由工会主席、副主席签发。"


@dataclass(frozen=True, kw_only=True)
class SupervisionOpinion:
    """What was found and proven, what is asked, how many working days there are to answer, who signs it off."""

    issuer: str | None = named("发出的工会", SUPERVISION, hint=supervision.SENT_BY)
    breaches: tuple[Breach, ...] = named("查实的违法行为", SUPERVISION, default=())
    asked: str | None = named("整改要求", SUPERVISION, long=True)
    answer_days: int | None = named("书面答复的期限（工作日）", SUPERVISION, hint=HOW_LONG)
    supervisors: tuple[str, ...] = named("监督员", SUPERVISION, default=(), hint="两名以上，每行一名，出示《工会劳动法律监督证》。")
    signer: str | None = named("签发人", SUPERVISION, hint=SIGNS)
    contact: str | None = named("联系人和电话", SUPERVISION)


def body(particulars: Particulars) -> Sequence[Block]:
    extra, employer = particulars.extra, phrases.names(particulars.recipients)
    days = f"{phrases.ordinal(extra.answer_days)}个工作日内"
    return [
        Letterhead(extra.issuer), PaperNumber(particulars.number), Title(TITLE), Addressee(employer),
        Paragraph(f"经本会监督员{'、'.join(extra.supervisors)}调查核实，你单位存在下列违反劳动法律法规的行为：", keep=True),
        Clauses(tuple(supervision.breach_text(one) for one in extra.breaches)),
        *(Paragraph(text) for text in f"现要求你单位：{extra.asked}".split("\n")),
        Paragraph(("请自收到本意见书之日起", Strong(days), "书面答复整改情况（可以用所附《整改回函》）。拒收、逾期不答复或者无正当理由"
                   "不改正的，将提请县级以上总工会依法处理。")),
        Paragraph(f"联系人：{extra.contact}。"),
        *supervision.signed_by(extra.issuer, phrases.day(particulars.made_on), extra.signer),
        *supervision.receipt(particulars, TITLE, employer),
        *supervision.answer_form(particulars, extra.issuer, employer, len(extra.breaches)),
    ]


def contradictions(particulars: Particulars) -> Sequence[str]:
    """Two supervisors or more look into a matter; some days are given."""
    extra = particulars.extra
    found = [] if len(extra.supervisors) > 1 else ["监督员应当有两名以上"]
    return found if extra.answer_days > 0 else [*found, "答复的期限至少为一个工作日"]


PAPER = Paper(
    code="D52B", version=1, title=TITLE, stage="监督", articles=(cite("UL", 22), cite("UL", 23), cite("LCL", 78)),
    signers="签发人签名，工会或者工会劳动法律监督委员会印章；受送达单位在回执上签收", copies="单位一份，工会一份", layout="L", number_word="意",
    extra=SupervisionOpinion,
    requires=("number", "made_on", "recipients.name", "extra.issuer", "extra.breaches.what", "extra.breaches.evidence",
              "extra.breaches.law", "extra.asked", "extra.answer_days", "extra.supervisors", "extra.signer",
              "extra.contact"),
    contradictions=contradictions, body=body,
)


def begin(case: Case, by: Any) -> SupervisionOpinion:
    """The union's name, the days to answer of its setting, whom to ask; nothing that was told in mediation."""
    return SupervisionOpinion(
        issuer=case.body.name, answer_days=case.body.setting("REPLY_DAYS_UNION_PAPERS"),
        contact="，".join(part for part in (by.name, case.body.phone) if part))


offer(Offer("D52B", To.ONE, begin, supervision.only_by_a_union, supervision.employers))
