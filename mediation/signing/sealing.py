"""The body's electronic seal, last of all: every mark, the signing record, one signature over the whole."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from mediation import clock, files
from mediation.agreements.acts.marking import place_own_mark
from mediation.agreements.facts import MarkFacts
from mediation.agreements.models import Agreement, Mark
from mediation.agreements.signing import wanted_marks
from mediation.audit import trail
from mediation.cases import who
from mediation.documents.check_codes import CheckMark, check_address
from mediation.documents.filling import case_on_paper
from mediation.documents.kinds.s04_signing_record import SignedLine, SigningRecord
from mediation.documents.models import Paper
from mediation.documents.particulars import Particulars
from mediation.documents.press import make
from mediation.documents.press.marks import PlacedSeal, PlacedSignature, with_marks
from mediation.documents.press.places import SEAL as SEAL_PLACE
from mediation.documents.press.places import SEAL_DAY
from mediation.documents.press.sheet import SigningPlace
from mediation.documents.signatures.keys import KeyUnusable, body_key
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.law.agreement import SEAL
from mediation.law.numbers import date_words
from mediation.law.terms import MarkKind, Side
from mediation.signing.models import Signer, SigningRoom
from mediation.signing.queries import held
from mediation.signing.strokes import of_kept

PDF = "application/pdf"
SHOWN = 16


def place_seal(room: SigningRoom, *, by: Any) -> str:
    """Seal the agreement when everybody has signed, on paper or on a screen; returns the SHA-256 of the sealed file.

    Raises RequirementNotMet while a mark is missing or the key or the time-stamp authority fails; then nothing is kept.
    """
    if not who.clerk_or_director(by, room.case):
        raise NotPermitted("只有本组织的办案人员和主任可以盖电子印章。")
    agreement = held(room.agreement)
    if room.sealed_sha256 is not None:
        raise NotNow("已经盖过电子印章了。")
    if agreement.paper_id != room.paper_id:
        raise NotNow("协议出了新的文本，请在新的文本上签署。")
    if not any(signer.signed_at for signer in room.signers):
        raise RequirementNotMet("没有人电子签名，请在纸上盖章。")
    now = clock.now()
    place_own_mark(agreement, MarkFacts(whose=SEAL, kind=MarkKind.ELECTRONIC, happened_at=now,
                                        happened_on=clock.day_of(now)), by=by)
    room.sealed_at, room.sealed_sha256 = now, files.put(_sealed(room, now), PDF).sha256
    trail.record("place_electronic_seal", by=by, record=room, case=room.case, sha256=room.sealed_sha256)
    return room.sealed_sha256


def _sealed(room: SigningRoom, now: datetime) -> bytes:
    from mediation.documents.signatures.sealing import SealNotPlaced, seal_pdf  # a second to load: when first sealed
    body = room.case.body
    try:
        key = body_key()
        record = _record(room, now, key.name)
        whole = with_marks(files.content_of(room.paper.file_sha256), list(_signatures(room)), _seal(room, now), record)
        return seal_pdf(whole, body.name, f"签署{room.paper.title}")
    except (SealNotPlaced, KeyUnusable) as failed:
        raise RequirementNotMet("电子印章没有盖成（密钥或者时间戳服务有问题），什么都没有改动。请告诉系统管理员，或者在纸上盖章。") from failed


def _places(paper: Paper) -> list[SigningPlace]:
    return [SigningPlace(**place) for place in paper.places or []]


def _who_on_paper(signer: Signer) -> str:
    """What stands before the place of this signer on the paper."""
    if signer.party is not None:
        return f"{Side(signer.party.side).label} {signer.name}"
    return f"调解员 {signer.name}"


def _signatures(room: SigningRoom) -> Iterator[PlacedSignature]:
    """The signatures made on screens, each in its place; of several people of one name each in the place of their turn;
    a mediator who kept the record signs in both places.
    """
    free = _places(room.paper)
    by_whose = {signer.whose: signer for signer in room.signers}
    for row in wanted_marks(room.agreement):
        words = _words_of(row.party, row.person)
        place = next((place for place in free if place.who == words), None)
        if place is None:
            continue
        free.remove(place)
        signer = by_whose.get(row.whose)
        if signer is not None and signer.signed_at is not None:
            yield _in_place(signer, place)
            yield from (_in_place(signer, other) for other in free if other.who == f"记录人 {signer.name}")


def _in_place(signer: Signer, place: SigningPlace) -> PlacedSignature:
    assert signer.signed_at is not None
    return PlacedSignature(place, clock.day_of(signer.signed_at), _written(signer), signer.typed_name)


def _words_of(party: Any, person: Any) -> str:
    if party is not None:
        return f"{Side(party.side).label} {party.name}"
    return f"调解员 {person.name}" if person is not None else ""


def _written(signer: Signer) -> tuple[tuple[tuple[float, float, float], ...], ...]:
    if signer.strokes_sha256 is None:
        return ()
    strokes = of_kept(files.content_of(signer.strokes_sha256))
    return tuple(tuple((point.x, point.y, point.pressure) for point in stroke) for stroke in strokes)


def _seal(room: SigningRoom, now: datetime) -> PlacedSeal:
    places = {place.who: place for place in _places(room.paper)}
    return PlacedSeal(places[SEAL_PLACE], room.case.body.seal_name or room.case.body.name, clock.day_of(now),
                      places.get(SEAL_DAY))


def _record(room: SigningRoom, now: datetime, certificate: str) -> bytes:
    agreement, paper = room.agreement, room.paper
    check = CheckMark(paper.check_code, check_address()) if paper.check_code else None
    extra = SigningRecord(
        paper=paper.title, text_sha256=paper.file_sha256, door=room.door_term.label, effect=_effect_words(agreement),
        certificate=certificate, lines=tuple(_lines(room, agreement.marks)))
    return make("S04", Particulars(case=case_on_paper(room.case), number=paper.number, made_on=clock.day_of(now),
                                   extra=extra, check=check)).pdf


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
            yield SignedLine(who=_who_on_paper(signer), way="屏幕手写" if signer.strokes_sha256 else "填写全名",
                             identified=signer.identified_by, at=_moment(mark),
                             proof=(signer.strokes_sha256 or signer.text_sha256 or "")[:SHOWN])
        else:
            yield SignedLine(who=_words_of(mark.party, mark.person), way=f"纸上{MarkKind(mark.kind).label}",
                             identified="纸质原件", at=date_words(mark.placed_on),
                             proof=(mark.proof_sha256 or "原件在卷")[:SHOWN])


def _moment(mark: Mark) -> str:
    assert mark.placed_at is not None
    return mark.placed_at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def still_to_sign(room: SigningRoom) -> list[str]:
    """Whose marks are missing before the seal."""
    return [row.words for row in wanted_marks(room.agreement) if row.placed is None and row.whose != SEAL]
