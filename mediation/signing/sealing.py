"""The body's electronic seal, last of all: every mark, the signing record, one signature over the whole."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from mediation import clock, files
from mediation.agreements.acts.marking import place_own_mark
from mediation.agreements.facts import MarkFacts
from mediation.agreements.models import Mark
from mediation.agreements.signing import wanted_marks
from mediation.audit import trail
from mediation.cases import who
from mediation.documents.models import Paper
from mediation.documents.press.marks import PlacedSeal, PlacedSignature, marks_alone, with_marks
from mediation.documents.press.places import SEAL as SEAL_PLACE
from mediation.documents.press.places import SEAL_DAY
from mediation.documents.press.sheet import SigningPlace
from mediation.documents.signatures.keys import KeyUnusable, body_key
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.law.agreement import SEAL
from mediation.law.terms import MarkKind
from mediation.signing.models import Signer, SigningRoom
from mediation.signing.queries import held
from mediation.signing.recording import record_of, words_of
from mediation.signing.strokes import of_kept

PDF = "application/pdf"


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
        record = record_of(room, now, key.name).pdf
        return seal_pdf(_whole(room, record, now), body.name, f"签署{room.paper.title}")
    except (SealNotPlaced, KeyUnusable) as failed:
        raise RequirementNotMet("电子印章没有盖成（密钥或者时间戳服务有问题），什么都没有改动。请告诉系统管理员，或者在纸上盖章。") from failed


def _whole(room: SigningRoom, record: bytes, now: datetime) -> bytes:
    """Everything but the seal's own signature; what parties signed with their own certificates stays untouched."""
    printed, signatures, seal = files.content_of(room.paper.file_sha256), list(_signatures(room)), _seal(room, now)
    if room.carried_sha256 is None:
        return with_marks(printed, signatures, seal, record)
    from mediation.documents.signatures.layers import filled  # a second to load: when first sealed
    return filled(files.content_of(room.carried_sha256), [marks_alone(printed, signatures, seal), record])


def _places(paper: Paper) -> list[SigningPlace]:
    return [SigningPlace(**place) for place in paper.places or []]


def _signatures(room: SigningRoom) -> Iterator[PlacedSignature]:
    """The signatures made on screens, each in its place; of several people of one name each in the place of their turn;
    a mediator who kept the record signs in both places.
    """
    free = _places(room.paper)
    by_whose = {signer.whose: signer for signer in room.signers if signer.signed_at is not None}
    for row in wanted_marks(room.agreement):
        words = words_of(row.party, row.person)
        place = next((place for place in free if place.who == words), None)
        if place is None:
            continue
        free.remove(place)
        signer = by_whose.get(row.whose)
        if signer is not None:
            yield _in_place(signer, place, row.placed)
            yield from (_in_place(signer, other, None) for other in free if other.who == f"记录人 {signer.name}")


def _in_place(signer: Signer, place: SigningPlace, mark: Mark | None) -> PlacedSignature:
    assert signer.signed_at is not None
    note = [f"代理人{signer.agent.name}" if signer.agent is not None else "",
            "本人证书签名，见电子签署记录" if mark is not None and mark.certificate else ""]
    return PlacedSignature(place, clock.day_of(signer.signed_at), _written(signer), signer.typed_name,
                           "；".join(filter(None, note)))


def _written(signer: Signer) -> tuple[tuple[tuple[float, float, float], ...], ...]:
    if signer.strokes_sha256 is None:
        return ()
    strokes = of_kept(files.content_of(signer.strokes_sha256))
    return tuple(tuple((point.x, point.y, point.pressure) for point in stroke) for stroke in strokes)


def _seal(room: SigningRoom, now: datetime) -> PlacedSeal:
    places = {place.who: place for place in _places(room.paper)}
    return PlacedSeal(places[SEAL_PLACE], room.case.body.seal_name or room.case.body.name, clock.day_of(now),
                      places.get(SEAL_DAY))


def still_to_sign(room: SigningRoom) -> list[str]:
    """Whose marks are missing before the seal."""
    return [row.words for row in wanted_marks(room.agreement) if row.placed is None and row.whose != SEAL]
