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
from mediation.agreements.acts.marking import MARKED_IN, check_agent, place_own_mark
from mediation.agreements.facts import MarkFacts
from mediation.agreements.models import Agreement, AgreementStanding, Mark
from mediation.agreements.signing import WantedMark, wanted_marks
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.proof import works_for_the_other_side
from mediation.documents.signatures.external import is_configured
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.capacity import SpecialPower
from mediation.law.citation import cite
from mediation.law.signing import Door, SigningWay, way_allowed
from mediation.law.terms import MarkKind
from mediation.notices.acts import cancel_all, tell, tell_helper
from mediation.parties.acting import PartyActing
from mediation.parties.models import AccessCode, Agent
from mediation.people.models import Person
from mediation.signing.models import Signer, SigningRoom
from mediation.signing.queries import held, pin_of, room_of, signer_of
from mediation.signing.secrets_of_signers import (code_matches, has_text_messages, link_hash, new_code, new_link,
                                                  pin_matches, set_pin)
from mediation.signing.strokes import NotASignature, Strokes, kept, read_strokes

SETTLED = timedelta(hours=12)
"""A code or a telephone number changed behind somebody's back is told before it does for signing."""
SEEN_FOR, FRESH_FOR = timedelta(minutes=30), timedelta(minutes=5)
"""How long somebody who showed who they are may read; and how fresh that must be when they sign."""
JSON = "application/json"
LINK_WORDS = "您有一份文件等您本人查看和签字：{address} 三天内有效。链接只给您一个人，请不要转发。本消息不会要求您付款。"
CODE_WORDS = "您的签字验证码是{code}，十分钟内有效。工作人员不会问您要验证码，请不要告诉任何人。"


def level_of(agreement: Agreement) -> str:
    """What the court that would confirm this agreement asks of signatures."""
    court = agreement.case.body.court
    return str(court.setting("SIGN_LEVEL_FOR_CONFIRMATION")) if court is not None else "CA"


def ways_open(door: Door, agreement: Agreement) -> tuple[SigningWay, ...]:
    """How parties may sign on screens for this door: a certificate of their own only where the door asks for one, and
    where a service is set that signs with it.
    """
    level = level_of(agreement)
    if way_allowed(door, SigningWay.DRAWN, level):
        return (SigningWay.DRAWN,)
    return (SigningWay.CERTIFIED,) if is_configured() and way_allowed(door, SigningWay.CERTIFIED, level) else ()


def asks_certificate(room: SigningRoom) -> bool:
    """Whether parties sign here under certificates of their own."""
    return SigningWay.CERTIFIED in ways_open(room.door_term, room.agreement)


def open_room(agreement: Agreement, door: Door, *, by: Any) -> SigningRoom:
    """Have the text signed on screens as well as on paper; raises RequirementNotMet where the door takes paper only."""
    if not who.staff(by, agreement.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以办。")
    if agreement.standing != AgreementStanding.SIGNING.value or agreement.paper is None:
        raise NotNow("这份协议没有在签署。")
    ways = ways_open(door, agreement)
    if not ways:
        allowed = way_allowed(door, SigningWay.DRAWN, level_of(agreement))
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


def send_link(room: SigningRoom, whose: str, *, by: Any, agent: Agent | None = None) -> str:
    """Give a party, or its agent, a personal link; an earlier one is dead. Returns the address, shown once.

    Raises RequirementNotMet for an agent without a special power to settle (CPL 62), and for an employer of which
    nobody knows who heads it.
    """
    if not who.staff(by, room.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以发链接。")
    if not is_out(room):
        raise NotNow("这份文本已经收回或者换了，不能再发链接。请刷新页面。")
    wanted = _place(room, whose)
    if wanted.party is None:
        raise RequirementNotMet("链接只发给当事人；调解员登录后在自己的页面签。")
    if wanted.placed is not None:
        raise NotNow(f"{wanted.party.name}已经签过了。")
    if not wanted.party.is_active:
        raise NotNow(f"{wanted.party.name}已经分案或者退出，不在这份协议上签字。")
    signer = _signer(room, wanted, agent)
    check_hand(signer)
    address = f"{current_app.config['BASE_URL'].rstrip('/')}/sign/{new_link(signer)}"
    signer.codes_sent = 0
    db.session.flush()
    cancel_all(f"sign-link:{signer.public_id}:", by=by)
    send_to_signer(signer, LINK_WORDS.format(address=address), f"sign-link:{signer.public_id}:{signer.link_hash}",
                   by=by, read_out="请他打开纸条或者短信上的链接，用自己的验证码或者签字密码进去看协议；链接可以当面交给本人。")
    trail.record("send_signing_link", by=by, record=signer, case=room.case, agent=agent is not None)
    return address


def check_hand(signer: Signer) -> None:
    """Whether the person who would sign may: an agent by the power in the file, an employer's head by name."""
    party = signer.party
    assert party is not None
    if signer.agent is not None:
        if not signer.agent.speaks_for_them:
            raise RequirementNotMet(f"卷内没有{signer.agent.name}的授权委托书，不能代{party.name}签名。",
                                    article=str(cite("CPL", 62, 1)))
        check_agent(signer.agent, party, clock.today())
    elif not signer.hand:
        raise RequirementNotMet(f"还没有登记{party.name}的法定代表人（主要负责人）。请先登记；或者把链接发给有特别授权的代理人，"
                                "或者请单位在纸上盖章。")


def send_to_signer(signer: Signer, secret_words: str, key: str, *, by: Any, read_out: str,
                   is_asked_for: bool = False) -> None:
    """To whoever signs, by their own channel: a link or a code that nobody else is shown."""
    assert signer.party is not None
    if signer.agent is None:
        tell(signer.room.case, signer.party, secret_words=secret_words, by=by, read_out=read_out, key=key,
             is_asked_for=is_asked_for)
    else:
        tell_helper(signer.room.case, f"{signer.party.name}的代理人{signer.agent.name}", signer.agent.phone,
                    secret_words=secret_words, by=by, read_out=read_out, key=key, agent=signer.agent,
                    is_asked_for=is_asked_for)


def is_out(room: SigningRoom) -> bool:
    """Whether the text of this room is still the one that is signed: neither taken back nor replaced."""
    return room.agreement.paper_id == room.paper_id and room.agreement.standing in MARKED_IN


def is_called(signer: Signer) -> bool:
    """Whether this signer's link leads anywhere: the text is out, the party still takes part, the power still holds."""
    if not is_out(signer.room) or signer.party is None or not signer.party.is_active:
        return False
    try:
        check_hand(signer)
    except RequirementNotMet:
        return False
    return any(row.whose == signer.whose for row in wanted_marks(signer.room.agreement))


def signed_otherwise(signer: Signer) -> Mark | None:
    """The mark that stands in this place though this signer has not signed: on paper, or by the other one of party and
    agent; then nothing more is asked of them.
    """
    if signer.signed_at is not None:
        return None
    return next((mark for mark in signer.room.agreement.marks if mark.whose == signer.whose), None)


def _place(room: SigningRoom, whose: str) -> WantedMark:
    found = next((row for row in wanted_marks(room.agreement) if row.whose == whose), None)
    if found is None:
        raise RequirementNotMet("这份协议上没有这个人的签名处，请刷新页面。")
    return found


def _signer(room: SigningRoom, wanted: WantedMark, agent: Agent | None = None) -> Signer:
    signer = signer_of(room, wanted.whose, agent)
    if signer is None:
        signer = Signer(room=room, whose=wanted.whose, party=wanted.party, person=wanted.person, agent=agent,
                        codes_sent=0)
        db.session.add(signer)
    return signer


def send_code(signer: Signer) -> None:
    """Send the signer a one-time code to the telephone on file; nobody else gets to see it."""
    party = signer.party
    if party is None or not has_text_messages(signer):
        raise RequirementNotMet("没有能收验证码的手机，请用自己设的签字密码，或者到现场在纸上签。", field="code")
    if signer.agent is None and party.phone_changed_at is not None and clock.now() - party.phone_changed_at < SETTLED:
        raise RequirementNotMet("手机号改了不到12小时，还不能用来收验证码；急着签的，请到现场在纸上签。", field="code")
    if signer.agent is None and works_for_the_other_side(party.phone_changed_by, party):
        raise RequirementNotMet("登记的手机号是在本案单位任职的人改的，不能用来收验证码。请用签字密码，或者到现场在纸上签；也可以带身份证请没有任职的"
                                "办案人见证。", field="code")
    code = new_code(signer)
    send_to_signer(signer, CODE_WORDS.format(code=code), by=PartyActing(party), is_asked_for=True,
                   key=f"sign-code:{signer.public_id}:{secrets.token_urlsafe(12)}",
                   read_out="验证码短信没有发出去。验证码不能由别人转告，请他到现场在纸上签；当事人本人也可以用查询码进“我的案件”设签字密码。")
    trail.record("send_signing_code", by=PartyActing(party), record=signer, case=signer.room.case)


def consent_and_identify(signer: Signer, typed: str) -> str:
    """The signer agrees to sign electronically and shows who they are; returns the key of the visit.

    Raises RequirementNotMet for a wrong code.
    """
    party = signer.party
    if party is None:
        raise NotPermitted("请登录后签。")
    if code_matches(signer, typed):
        signer.identified_by = f"一次性验证码（手机尾号{(signer.phone or '')[-4:]}）"
    elif signer.agent is None and pin_matches(party, typed):
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
    not_too_often(allowed, field="code")
    return consent_and_identify(signer, typed)


def not_too_often(allowed: bool, field: str | None = None) -> None:
    """Raises RequirementNotMet where somebody has been guessing."""
    if not allowed:
        raise RequirementNotMet("试的次数太多了，请过十五分钟再试；一天里试错二十次的，要过一天，或者到现场在纸上签。", field=field)


def send_code_if(allowed: bool, signer: Signer) -> None:
    """As ``send_code``, unless too many went to this telephone within an hour or a day."""
    if not allowed:
        raise RequirementNotMet("验证码发得太多了（一小时三次、一天五次），请过一会儿再试，或者用签字密码，或者到现场在纸上签。", field="code")
    send_code(signer)


def choose_signing_password(code: AccessCode, typed: str) -> None:
    """The party, which came in with its own code, sets its password for signing; the staff never see it.

    A code given a short while ago does not do: whose code was changed behind their back is told before it can be used.
    """
    party = code.party
    if clock.now() - code.issued_at < SETTLED:
        raise RequirementNotMet("查询码出了不到12小时，还不能用来设签字密码；急着签的，请到现场在纸上签。", field="pin")
    set_pin(party, typed)
    tell(party.case, party, by=PartyActing(party), read_out="您的签字密码刚刚设过。不是您本人设的，请马上打电话告诉我们。",
         key=f"signing-pin:{party.public_id}:{clock.now().isoformat()}", is_warning=True)
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
    allowed = way_allowed(signer.room.door_term, SigningWay.DRAWN, level_of(signer.room.agreement))
    if not allowed:
        raise RequirementNotMet(f"{allowed.why}。", field="typed_name", article=str(allowed.articles[0]))
    if strokes is None and typed_name.replace(" ", "") != signer.hand.replace(" ", ""):
        raise RequirementNotMet(f"请写签名，或者填签字人的全名：{signer.hand}。", field="typed_name")
    write_mark(signer, shown_sha256, strokes, typed_name, by=PartyActing(party))


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
    write_mark(signer, shown_sha256, strokes, typed_name, by=by)


def write_mark(signer: Signer, shown_sha256: str, strokes: Strokes | None, typed_name: str, certificate: str = "", *,
               by: Any) -> None:
    """Whoever was let in puts their mark on the text that was shown; raises RequirementNotMet, NotNow."""
    room = signer.room
    agreement = held(room.agreement)
    if signer.signed_at is not None:
        raise NotNow("您已经签过了。")
    if signer.party is not None and not signer.party.is_active:
        raise NotNow("您已经分案或者退出，不在这份协议上签字。")
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
                                        happened_on=clock.today(), proof=signer.strokes_sha256, agent=signer.agent,
                                        certificate=certificate), by=by)
    if signer.agent is not None:
        _tell_of_the_agent(signer, by=by)
    trail.record("sign_electronically", by=by, record=signer, case=room.case, text=shown_sha256)


def _tell_of_the_agent(signer: Signer, *, by: Any) -> None:
    """The party learns at once that its agent has signed for it; which power that rests on is kept with the mark."""
    assert signer.agent is not None and signer.party is not None
    signer.power = power_words(signer.agent)
    tell(signer.room.case, signer.party, by=by, key=f"signed-by-agent:{signer.public_id}",
         read_out=f"您的代理人{signer.agent.name}刚替您在调解协议上签了字。您没有委托过他的，请马上告诉我们。")


def power_words(agent: Agent) -> str:
    """The power of attorney on which an agent signs, so that anybody finds it in the file."""
    powers = "、".join(SpecialPower(value).label for value in agent.special_powers)
    until = f"至{agent.until_on}" if agent.until_on else "未写期限"
    return f"授权委托书（{agent.from_on}起，{until}；特别授权：{powers}；校验值{(agent.power_file or '')[:16]}）"


def read_signature(points: str) -> Strokes | None:
    """What the pad sent; None when it sent nothing. Raises RequirementNotMet for what is no signature."""
    if not points.strip():
        return None
    try:
        return read_strokes(points)
    except NotASignature as wrong:
        raise RequirementNotMet(str(wrong), field="typed_name") from wrong
