"""A file that is held back is fetched, or let go as harmless, only by two people together (security S7, B7, U9).

One who may know of it asks with a reason; another one of the body's staff for the case, who works for no employer of
it, decides. Who handed it in is told with the decision itself, and reads each look under 谁看过.
"""
from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.act_pages import HANDLING
from mediation.cases.requirements import is_affiliated
from mediation.errors import NotFound, NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.access import may_see
from mediation.evidence.check_models import CheckStanding
from mediation.evidence.checking import look_again
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.notices.acts import tell, tell_staff
from mediation.people.models import Person
from mediation.people.queries import holders
from mediation.releases.models import Release, Wanted
from mediation.releases.queries import releases_of

LONGEST = timedelta(hours=24)


def may_decide(piece: Evidence, person: Any) -> bool:
    """Whether somebody may be the second: they may know of the piece and work for no employer of the case."""
    return may_see(piece, person) and not is_affiliated(piece.case, person)


def seconds_for(piece: Evidence, first: Any) -> Sequence[Person]:
    """Who of the body could be the second to this first one, by name."""
    return [person for person in holders(piece.case.body, *HANDLING)
            if person.id != first.id and may_decide(piece, person)]


def ask(piece: Evidence, wanted: Wanted, reason: str, *, by: Any) -> Release:
    """Ask for a file that is held back; everybody who could be the second is told.

    Raises RequirementNotMet without a reason and where the body has no second person, NotNow while something is asked
    already and for a file that is not held back.
    """
    if not may_see(piece, by):
        raise NotPermitted("您的岗位不能申请。")
    if piece.standing is not CheckStanding.HELD_BACK:
        raise NotNow("这份材料没有被隔离。")
    if not reason.strip():
        raise RequirementNotMet("请写明为什么要下载或者放行。", field="reason")
    seconds = seconds_for(piece, by)
    if not seconds:
        raise RequirementNotMet(nobody_words(piece), field="wanted")
    if any(each.decided_at is None for each in releases_of(piece)):
        raise NotNow("这份材料已经有人申请，还没有复核。")
    release = Release(evidence=piece, wanted=wanted.value, reason=reason.strip(), asked_by_id=by.id,
                      asked_at=clock.now())
    db.session.add(release)
    db.session.flush()
    trail.record("ask_for_evidence_held_back", by=by, record=release, case=piece.case, wanted=release.wanted)
    for person in seconds:
        tell_staff(piece.case, person, words=f"{piece.case.known_as}：{by.name}请您复核一份被隔离的材料（证据{piece.ordinal}）。",
                   key=f"release:{release.public_id}:{person.public_id}", by=by)
    return release


def decide(release: Release, allowed: bool, words: str, *, by: Any) -> None:
    """The second person allows it or not; with a yes the first may fetch the file for a day, or it is looked at anew.

    Raises NotPermitted for the first person and whoever works for an employer of the case, NotNow when it is decided.
    """
    piece, case = release.evidence, release.evidence.case
    if by.id == release.asked_by_id or not may_decide(piece, by):
        raise NotPermitted("要由另一位不在本案单位任职的办案人复核。")
    if release.decided_at is not None:
        raise NotNow("已经复核过了。")
    if allowed and piece.standing is not CheckStanding.HELD_BACK:
        raise NotNow("这份材料已经不在隔离中。")
    if not allowed and not words.strip():
        raise RequirementNotMet("不同意的，请写明理由。", field="words")
    now = clock.now()
    release.allowed, release.words, release.decided_by_id, release.decided_at = allowed, words.strip(), by.id, now
    if allowed and release.wanted_term is Wanted.FETCH:
        release.until = now + LONGEST
    elif allowed and piece.check is not None:
        look_again(piece.file_sha256)
    db.session.flush()
    trail.record("decide_on_evidence_held_back", by=by, record=release, case=case, allowed=allowed,
                 wanted=release.wanted)
    tell_staff(case, release.asked_by, by=by,
               words=f"{case.known_as}：证据{piece.ordinal}的申请，{by.name}{'同意' if allowed else '不同意'}。",
               key=f"release:{release.public_id}:decided")
    if allowed and piece.party is not None and piece.party.is_active:
        tell(case, piece.party, key=f"release:{release.public_id}", by=by,
             read_out=f"您交的第{piece.ordinal}号材料原来被隔离，经{release.asked_by.name}申请、{by.name}复核，"
                      + ("二十四小时内可以下载核查。" if release.until else "确认没有问题，重新检查后放行。"))


def check_may_fetch(release: Release, person: Any) -> None:
    """Only who asked, within the day; raises NotFound for everybody else, NotNow when the time is over."""
    if person.id != release.asked_by_id or release.until is None or not may_see(release.evidence, person):
        raise NotFound("没有找到这份材料。")
    if clock.now() >= release.until:
        raise NotNow("同意下载的二十四小时已经过了，确有需要的，请重新申请。")


def nobody_words(piece: Evidence) -> str:
    """That the body has no second person, and whom to ask."""
    above = piece.case.body.above
    where = f"{above.name}{'（' + above.phone + '）' if above.phone else ''}" if above is not None \
        else "设立本组织的单位（上级工会、街道）"
    return f"本组织没有第二位不在本案单位任职、可以看这份材料的办案人。请联系{where}增派一位；或者请交的人另存为不带这些内容的文件再交。"
