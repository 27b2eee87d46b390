"""Signing on screens: the room, the links, who somebody is, the signature itself; the seal is in ``sealing``.

Only who holds the personal link and shows a secret of their own causes a party's signature: no act of the staff does.
"""
from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from flask import current_app

from mediation import clock, files
from mediation.agreements.acts.marking import place_own_mark
from mediation.agreements.facts import MarkFacts
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.agreements.signing import WantedMark, wanted_marks
from mediation.audit import trail
from mediation.cases import who
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.signing import Door, SigningWay, way_allowed
from mediation.law.terms import MarkKind
from mediation.notices.acts import tell
from mediation.parties.acting import PartyActing
from mediation.parties.models import AccessCode
from mediation.people.models import Person
from mediation.signing.models import Signer, SigningRoom
from mediation.signing.queries import held, pin_of, room_of, signer_of
from mediation.signing.secrets_of_signers import (code_matches, has_text_messages, link_hash, new_code, new_link,
                                                  pin_matches, set_pin)
from mediation.signing.strokes import NotASignature, Strokes, kept, read_strokes

CODE_SETTLED = timedelta(hours=12)
SEEN_FOR, FRESH_FOR = timedelta(minutes=30), timedelta(minutes=5)
"""How long somebody who showed who they are may read; and how fresh that must be when they sign."""
JSON = "application/json"
LINK_WORDS = "【消息提醒】您有一份文件等您本人查看和签字：{address} 三天内有效。链接只给您一个人，请不要转发。本消息不会要求您付款。"
CODE_WORDS = "【消息提醒】您的签字验证码是{code}，十分钟内有效。工作人员不会问您要验证码，请不要告诉任何人。"


def level_of(agreement: Agreement) -> str:
    """What the court that would confirm this agreement asks of signatures."""
    court = agreement.case.body.court
    return str(court.setting("SIGN_LEVEL_FOR_CONFIRMATION")) if court is not None else "CA"


def open_room(agreement: Agreement, door: Door, *, by: Any) -> SigningRoom:
    """Have the text signed on screens as well as on paper; raises RequirementNotMet where the door takes paper only."""
    if not who.staff(by, agreement.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以办。")
    if agreement.standing != AgreementStanding.SIGNING.value or agreement.paper is None:
        raise NotNow("这份协议没有在签署。")
    allowed = way_allowed(door, SigningWay.DRAWN, level_of(agreement))
    if not allowed:
        raise RequirementNotMet(f"{allowed.why}。", field="door", article=str(allowed.articles[0]))
    room = room_of(agreement)
    if room is None:
        room = SigningRoom(agreement=agreement, paper=agreement.paper, door=door.value, opened_at=clock.now(),
                           opened_by=by)
        db.session.add(room)
    room.door = door.value
    db.session.flush()
    trail.record("open_signing_room", by=by, record=room, case=agreement.case, door=door.value)
    return room


def send_link(room: SigningRoom, whose: str, *, by: Any) -> str:
    """Give a party its personal link, by its own channel; an earlier one is dead. Returns the address, shown once."""
    if not who.staff(by, room.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以发链接。")
    wanted = _place(room, whose)
    if wanted.party is None:
        raise RequirementNotMet("链接只发给当事人；调解员登录后在自己的页面签。")
    if wanted.placed is not None:
        raise NotNow(f"{wanted.party.name}已经签过了。")
    signer = _signer(room, wanted)
    address = f"{current_app.config['BASE_URL'].rstrip('/')}/sign/{new_link(signer)}"
    signer.codes_sent = 0
    db.session.flush()
    tell(room.case, wanted.party, words=LINK_WORDS.format(address=address), by=by,
         read_out="请他打开纸条或者短信上的链接，用自己的验证码或者签字密码进去看协议；链接可以当面交给本人。",
         key=f"sign-link:{signer.public_id}:{signer.link_hash}")
    trail.record("send_signing_link", by=by, record=signer, case=room.case)
    return address


def _place(room: SigningRoom, whose: str) -> WantedMark:
    found = next((row for row in wanted_marks(room.agreement) if row.whose == whose), None)
    if found is None:
        raise RequirementNotMet("这份协议上没有这个人的签名处，请刷新页面。")
    return found


def _signer(room: SigningRoom, wanted: WantedMark) -> Signer:
    signer = signer_of(room, wanted.whose)
    if signer is None:
        signer = Signer(room=room, whose=wanted.whose, party=wanted.party, person=wanted.person, codes_sent=0)
        db.session.add(signer)
    return signer


def send_code(signer: Signer) -> None:
    """Send the signer a one-time code to the telephone on file; nobody else gets to see it."""
    party = signer.party
    if party is None or not has_text_messages(party):
        raise RequirementNotMet("没有能收验证码的手机，请用自己设的签字密码。", field="code")
    code = new_code(signer)
    tell(signer.room.case, party, words=CODE_WORDS.format(code=code), by=PartyActing(party),
         read_out="验证码短信没有发出去。验证码不能由别人转告，请他用自己的查询码进“我的案件”设一个签字密码。",
         key=f"sign-code:{signer.public_id}:{signer.codes_sent}:{link_hash(code + signer.public_id)[:16]}")


def consent_and_identify(signer: Signer, typed: str) -> str:
    """The signer agrees to sign electronically and shows who they are; returns the key of the visit.

    Raises RequirementNotMet for a wrong code.
    """
    party = signer.party
    if party is None:
        raise NotPermitted("请登录后签。")
    if code_matches(signer, typed):
        signer.identified_by = f"一次性验证码（手机尾号{(party.phone or '')[-4:]}）"
    elif pin_matches(party, typed):
        pin = pin_of(party)
        assert pin is not None
        signer.identified_by = f"本人签字密码（{clock.day_of(pin.set_at)}凭查询码设定）"
    else:
        raise RequirementNotMet("验证码或者密码不对，或者验证码已经过了十分钟。", field="code")
    key = secrets.token_urlsafe(24)
    signer.visit_hash, signer.identified_at = link_hash(key), clock.now()
    signer.consented_at = signer.consented_at or clock.now()
    trail.record("identify_signer", by=PartyActing(party), record=signer, case=signer.room.case)
    return key


def identify_if(allowed: bool, signer: Signer, typed: str) -> str:
    """As ``consent_and_identify``, unless somebody has been guessing."""
    if not allowed:
        raise RequirementNotMet("试的次数太多了，请过十五分钟再试。", field="code")
    return consent_and_identify(signer, typed)


def choose_signing_password(code: AccessCode, typed: str) -> None:
    """The party, which came in with its own code, sets its password for signing; the staff never see it.

    A code given a short while ago does not do: whose code was changed behind their back is told before it can be used.
    """
    party = code.party
    if clock.now() - code.issued_at < CODE_SETTLED:
        raise RequirementNotMet("查询码出了不到12小时，还不能用来设签字密码；急着签的，请到现场在纸上签。", field="pin")
    set_pin(party, typed)
    tell(party.case, party, by=PartyActing(party), read_out="您的签字密码刚刚设过。不是您本人设的，请马上打电话告诉我们。",
         key=f"signing-pin:{party.public_id}:{clock.now().isoformat()}")
    trail.record("set_signing_password", by=PartyActing(party), record=party, case=party.case)


def is_here(signer: Signer, key: str | None) -> bool:
    """Whether this visit is of the signer, who showed who they are not too long ago."""
    if key is None or signer.visit_hash != link_hash(key) or signer.identified_at is None:
        return False
    return clock.now() - signer.identified_at < SEEN_FOR


def is_fresh(signer: Signer) -> bool:
    """Whether they showed it so lately that they may sign without showing it again."""
    return signer.identified_at is not None and clock.now() - signer.identified_at < FRESH_FOR


def sign(signer: Signer, shown_sha256: str, *, strokes: Strokes | None = None, typed_name: str = "") -> None:
    """The party signs the very file that it was shown; the last mark needed brings the agreement into effect.

    Raises RequirementNotMet when the text was changed since it was shown, or nothing was written.
    """
    party = signer.party
    if party is None:
        raise NotPermitted("请登录后签。")
    if not is_fresh(signer):
        raise RequirementNotMet("为了您的安全，请再输一次验证码或者签字密码。", field="code")
    if strokes is None and typed_name.replace(" ", "") != party.name.replace(" ", ""):
        raise RequirementNotMet(f"请写签名，或者填和协议上一样的全名：{party.name}。", field="typed_name")
    _write(signer, shown_sha256, strokes, typed_name, by=PartyActing(party))


def sign_as_mediator(room: SigningRoom, whose: str, shown_sha256: str, strokes: Strokes | None, typed_name: str, *,
                     by: Person) -> None:
    """A mediator signs after the parties, under their own account and password shown just now."""
    wanted = _place(room, whose)
    if wanted.person is None or wanted.person.id != by.id:
        raise NotPermitted("调解员只能签自己的名字。")
    waiting = [row.words for row in wanted_marks(room.agreement) if row.party is not None and row.placed is None]
    if waiting:
        raise RequirementNotMet(f"先由当事人签，还缺：{'、'.join(waiting)}。")
    if strokes is None and typed_name.replace(" ", "") != by.name.replace(" ", ""):
        raise RequirementNotMet(f"请写签名，或者填全名：{by.name}。", field="typed_name")
    signer = _signer(room, wanted)
    signer.identified_by, signer.identified_at = "本人账号和密码", clock.now()
    signer.consented_at = clock.now()
    _write(signer, shown_sha256, strokes, typed_name, by=by)


def _write(signer: Signer, shown_sha256: str, strokes: Strokes | None, typed_name: str, *, by: Any) -> None:
    room = signer.room
    agreement = held(room.agreement)
    if signer.signed_at is not None:
        raise NotNow("您已经签过了。")
    if agreement.paper_id != room.paper_id or shown_sha256 != room.paper.file_sha256:
        raise RequirementNotMet("协议的文本在您看过之后换了，请重新看新的文本再签；刚才没有签成。")
    if hashlib.sha256(files.content_of(room.paper.file_sha256)).hexdigest() != shown_sha256:
        raise RequirementNotMet("存档的文本有问题，不能签，请告诉工作人员。")
    now = clock.now()
    if strokes is not None:
        signer.strokes_sha256 = files.put(kept(strokes), JSON).sha256
    signer.typed_name = "" if strokes is not None else typed_name.strip()
    signer.signed_at, signer.text_sha256 = now, shown_sha256
    signer.code_hash = signer.code_until = None
    place_own_mark(agreement, MarkFacts(whose=signer.whose, kind=MarkKind.ELECTRONIC, happened_at=now,
                                        happened_on=clock.today(), proof=signer.strokes_sha256), by=by)
    trail.record("sign_electronically", by=by, record=signer, case=room.case, text=shown_sha256)


def read_signature(points: str) -> Strokes | None:
    """What the pad sent; None when it sent nothing. Raises RequirementNotMet for what is no signature."""
    if not points.strip():
        return None
    try:
        return read_strokes(points)
    except NotASignature as wrong:
        raise RequirementNotMet(str(wrong), field="typed_name") from wrong
