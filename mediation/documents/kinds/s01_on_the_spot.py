"""S01 即时办结单: a dispute settled and paid across the table: request, consent, agreement and receipt on one sheet."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mediation.documents import phrases
from mediation.documents.blocks import (
    Block,
    KeyRow,
    KeyTable,
    Lines,
    PaperNumber,
    Paragraph,
    Place,
    SealPlace,
    Signatures,
    Strong,
    Title,
    row,
)
from mediation.documents.contacts import TOLD_TO_THE_BODY
from mediation.documents.kinds import Paper
from mediation.documents.needs import EMPLOYER, PERSON, each
from mediation.documents.particulars import Particulars, named
from mediation.law.citation import cite

SPOT_PAGE = "即时办结"


@dataclass(frozen=True, kw_only=True)
class OnTheSpot:
    """What was settled and paid, how, and who saw it."""

    settled_at: datetime | None = named("办结时间", SPOT_PAGE)
    place: str | None = named("办结地点", SPOT_PAGE)
    matter: str | None = named("争议事项", SPOT_PAGE)
    terms: str | None = named("协议内容", SPOT_PAGE)
    amount: int | None = named("给付金额", SPOT_PAGE)
    method: str | None = named("支付方式", SPOT_PAGE)
    payer: str | None = named("付款方", SPOT_PAGE)
    payee: str | None = named("收款人", SPOT_PAGE)
    witness: str | None = named("见证人", SPOT_PAGE)


def body(particulars: Particulars) -> Sequence[Block]:
    case, extra = particulars.case, particulars.extra
    here = phrases.itself(case.body)
    claims = Lines(tuple(f"{number}. {phrases.claim_text(claim)}" for number, claim in enumerate(case.claims, start=1)))
    paid = (Strong(phrases.sum_in_full(extra.amount)), f"，{extra.method}，由{extra.payer}当场付给{extra.payee}")
    places = [Place(f"{party.side.label} {party.name}", phrases.mark_of(party, phrases.fingerprint_does(case)),
                    dated=False) for party in case.parties]
    places += [Place(f"调解员 {name}", "签名", dated=False) for name in case.mediators]
    places.append(Place(f"见证人 {extra.witness}", "签名", dated=False))
    return [
        Title("即时办结单", case.body.name), PaperNumber(f"案号：{case.number}"),
        KeyTable((
            row(("办结时间", phrases.moment(extra.settled_at)), ("地点", extra.place)), *_parties(particulars),
            row(("争议事项", extra.matter)), row(("请求", claims)), row(("协议内容", extra.terms)),
            row(("当场给付", paid)),
        )),
        Paragraph(f"双方自愿申请并同意由{here}调解员{'、'.join(case.mediators)}调解，已被告知权利义务；上述内容系自愿达成；"
                  f"{extra.payee}确认款项已经收到；双方就上列请求不再有争议。调解不影响依法享有的其他权利。", keep=True),
        Signatures(tuple(places), columns=3),
        SealPlace(case.body.name, phrases.day(particulars.made_on)),
    ]


def _parties(particulars: Particulars) -> tuple[KeyRow, ...]:
    return tuple(row((party.side.label, phrases.party_text(party))) for party in particulars.case.parties)


PAPER = Paper(
    code="S01", version=2, title="即时办结单", stage="结案", articles=(cite("TJ", 14), cite("RTF", 28), cite("RTF", 30)),
    signers="双方签名、盖章或按指印，调解员和见证人签名，调解组织印章", copies="每方一份，调解组织一份", layout="T", extra=OnTheSpot,
    requires=("made_on", "case.body.name", "case.number", "case.applicants.name", "case.respondents.name",
              *each("case.applicants", (*PERSON, *EMPLOYER)), *each("case.respondents", (*PERSON, *EMPLOYER)),
              "case.mediators", "case.claims.type", "extra.settled_at", "extra.place", "extra.matter", "extra.terms",
              "extra.amount", "extra.method", "extra.payer", "extra.payee", "extra.witness"),
    body=body, contact_stands=TOLD_TO_THE_BODY,
)
