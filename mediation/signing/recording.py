"""The signing record (S04) of a room: whose marks, by which way, how each showed who they were, when, by what proof."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, Mark
from mediation.agreements.signing import WantedMark, wanted_marks
from mediation.documents.check_codes import CheckMark, check_address
from mediation.documents.filling import case_on_paper
from mediation.documents.kinds.s04_signing_record import SignedLine, SigningRecord
from mediation.documents.particulars import Particulars
from mediation.documents.press import Printed, make
from mediation.law.agreement import SEAL
from mediation.law.numbers import date_words
from mediation.law.signing import SigningWay
from mediation.law.terms import MarkKind, Side
from mediation.signing.models import Signer, SigningRoom

SHOWN = 16
FORESEEN = "一次性验证码（手机尾号0000）；证书：某某某；颁发：某某电子认证服务有限公司；序列号：" + 20 * "00"
FORESEEN_POWER = "；授权委托书（2026-01-01起，至2026-12-31；特别授权：代为承认请求、代为和解、调解；校验值0123456789abcdef）"
HEAD = "（法定代表人或者主要负责人{name}）"
"""How a party may be identified, as far as it can be foreseen when the pages of the record are set aside."""


def record_of(room: SigningRoom, now: datetime, certificate: str) -> Printed:
    """The record as it is sealed with the agreement."""
    return _printed(room, now, certificate, _effect_words(room.agreement), _lines(room, room.agreement.marks))


def pages_of_record(room: SigningRoom) -> int:
    """How many pages the record will have when everybody has signed: set aside before the first certificate signs."""
    now = clock.now()
    lines = (SignedLine(who=_foreseen_who(row), way="代理人本人证书", at=_instant(now), proof=SHOWN * "0",
                        identified=_foreseen_identity(row)) for row in wanted_marks(room.agreement))
    return _printed(room, now, SigningWay.CERTIFIED.label, _effect_words(room.agreement), lines).pages


def _foreseen_who(row: WantedMark) -> str:
    if row.party is None:
        return row.words
    return words_of(row.party, None) + (HEAD.format(name="某某某") if row.party.is_employer or row.party.agents else "")


def _foreseen_identity(row: WantedMark) -> str:
    if row.party is None:
        return "本人账号和密码"
    return FORESEEN + (FORESEEN_POWER if row.party.agents else "")


def _printed(room: SigningRoom, now: datetime, certificate: str, effect: str, lines: Iterable[SignedLine]) -> Printed:
    paper = room.paper
    check = CheckMark(paper.check_code, check_address()) if paper.check_code else None
    extra = SigningRecord(paper=paper.title, text_sha256=paper.file_sha256, door=room.door_term.label, effect=effect,
                          certificate=certificate, lines=tuple(lines))
    return make("S04", Particulars(case=case_on_paper(room.case), number=paper.number, made_on=clock.day_of(now),
                                   extra=extra, check=check))


def _effect_words(agreement: Agreement) -> str:
    if agreement.effective_on is None:
        return "由人民法院制作调解书，各方签收后生效"
    return f"自{date_words(agreement.effective_on)}起生效（最后一个必需的签名或者印章完成之日）"


def _lines(room: SigningRoom, marks: Sequence[Mark]) -> Iterator[SignedLine]:
    signed = {signer.whose: signer for signer in room.signers if signer.signed_at is not None}
    for mark in marks:
        signer = signed.get(mark.whose)
        if mark.whose == SEAL:
            yield SignedLine(who=room.case.body.name, way="电子印章", identified="组织的签章密钥", at=_moment(mark),
                             proof="见本文件的数字签名")
        elif signer is not None:
            yield SignedLine(who=_who(signer), way=_way(signer, mark), identified=_identified(signer, mark),
                             at=_moment(mark), proof=_proof(signer, mark))
        else:
            by = f"（代理人{mark.signed_by_agent}）" if mark.signed_by_agent else ""
            yield SignedLine(who=words_of(mark.party, mark.person) + by, way=f"纸上{MarkKind(mark.kind).label}",
                             identified="纸质原件", at=date_words(mark.placed_on),
                             proof=(mark.proof_sha256 or "原件在卷")[:SHOWN])


def words_of(party: Any, person: Any) -> str:
    """What stands before the place of a party or a mediator on the paper."""
    if party is not None:
        return f"{Side(party.side).label} {party.name}"
    return f"调解员 {person.name}" if person is not None else ""


def _who(signer: Signer) -> str:
    words = words_of(signer.party, signer.person)
    if signer.agent is not None:
        return f"{words}（代理人{signer.agent.name}）"
    if signer.party is not None and signer.party.is_employer:
        return words + HEAD.format(name=signer.hand)
    return words


def _way(signer: Signer, mark: Mark) -> str:
    way = SigningWay.CERTIFIED.label if mark.certificate else "屏幕手写" if signer.strokes_sha256 else "填写全名"
    return f"代理人{way}" if signer.agent is not None else way


def _identified(signer: Signer, mark: Mark) -> str:
    certificate = f"证书：{mark.certificate}" if mark.certificate else ""
    return "；".join(filter(None, (signer.identified_by, certificate, signer.power)))


def _proof(signer: Signer, mark: Mark) -> str:
    if mark.certificate:
        return "见本文件的数字签名"
    return (signer.strokes_sha256 or signer.text_sha256 or "")[:SHOWN]


def _moment(mark: Mark) -> str:
    assert mark.placed_at is not None
    return _instant(mark.placed_at)


def _instant(moment: datetime) -> str:
    return moment.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
