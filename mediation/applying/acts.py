"""Beginning an application on line, saving pages, adding photographs, handing in, forgetting what lay too long."""
from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from mediation import clock
from mediation.applying.models import ApplicationDraft, AppliesAs, DraftPhoto
from mediation.applying.queries import locator_in_use, visits_of
from mediation.applying.telling import facts_of, made_of
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.errors import NotFound, NotNow, RequirementNotMet
from mediation.evidence.acts import handed_in_as
from mediation.evidence.derivatives import keep_found
from mediation.evidence.uploads import Upload, keep
from mediation.evidence.words import NOBODY_ALONE, SHARE_LATER
from mediation.extensions import db
from mediation.intake.online.acts import Applying, apply_online
from mediation.intake.registering.receipts import Slip
from mediation.law.numbers import make_locator
from mediation.law.terms import Zone
from mediation.parties.acts import SECRET_DIGITS, Code
from mediation.people.models import SYSTEM
from mediation.people.passwords import hash_secret

MOST_PHOTOS = 20
MOST_BYTES = 60 * 1024 * 1024
UNKNOWN = "unknown"


def begin_draft(body: Body, applies_as: AppliesAs, *, by: Applying) -> tuple[ApplicationDraft, Code]:
    """Begin an application with a body that was chosen among all of them; the secret is returned once."""
    if not may_apply(body, applies_as):
        raise RequirementNotMet("这个组织不收这一方在网上的申请，请另选一个，或者打电话问。", field="body",
                                article="企业劳动争议协商调解规定第二十一条")
    code = Code(_new_locator(), "".join(secrets.choice("0123456789") for _ in range(SECRET_DIGITS)))
    now = clock.now()
    draft = ApplicationDraft(locator=code.locator, secret_hash=hash_secret(code.secret), body=body,
                             applies_as=applies_as.value, told_on=clock.today(), began_at=now, saved_at=now)
    db.session.add(draft)
    db.session.flush()
    trail.record("begin_draft", by=by, record=draft, body=body.public_id)
    return draft, code


def may_apply(body: Body, applies_as: AppliesAs) -> bool:
    """Whether a body takes applications on line, from this side (the setting APPLICANT_ROLES)."""
    allowed = body.setting("APPLICANT_ROLES")
    side = "employers" if applies_as is AppliesAs.EMPLOYER else "workers"
    return bool(body.setting("ONLINE_APPLICATIONS")) and allowed in ("both", side)


def _new_locator() -> str:
    while True:
        locator = make_locator("".join(secrets.choice("0123456789") for _ in range(8)))
        if not locator_in_use(locator):
            return locator


def choose_body(draft: ApplicationDraft, body: Body, *, by: Applying) -> None:
    """Another body after all, before anything has been handed in."""
    _still_open(draft)
    if not may_apply(body, draft.as_term):
        raise RequirementNotMet("这个组织不收这一方在网上的申请，请另选一个，或者打电话问。")
    draft.body, draft.told_on, draft.saved_at = body, clock.today(), clock.now()
    trail.record("choose_body", by=by, record=draft, body=body.public_id)


def save_answer(draft: ApplicationDraft, page: str, said: dict[str, Any], *, by: Applying,
                unknown: bool = False) -> None:
    """Keep what was said on a page; what is not known is said too, beside whatever was typed."""
    _still_open(draft)
    answers = draft.answers
    answers[page] = {**said, **({UNKNOWN: True} if unknown else {})}
    draft.sealed_answers = json.dumps(answers, ensure_ascii=False)
    draft.saved_at = clock.now()
    trail.record("save_answer", by=by, record=draft, page=page)


def add_photos(draft: ApplicationDraft, uploads: Sequence[Upload], zone: Zone, *, by: Applying) -> None:
    """Seal photographs as they came; the same one twice is one."""
    _still_open(draft)
    _check_zone(zone)
    known = {photo.file_sha256 for photo in draft.photos}
    ordinal = max((photo.ordinal for photo in draft.all_photos), default=0)
    for upload in uploads:
        if sum(photo.file.size for photo in draft.photos) + len(upload.content) > MOST_BYTES:
            raise RequirementNotMet("照片一共不能超过60兆，请先交这些，其余的收到回执以后再补。", field="photos")
        sha256 = keep(upload, by=by)
        keep_found(sha256, upload.found)
        if sha256 in known:
            continue
        known.add(sha256)
        ordinal += 1
        draft.all_photos.append(DraftPhoto(original_name=upload.name, ordinal=ordinal, zone=zone.value,
                                           file_sha256=sha256))
        db.session.flush()
    if len(draft.photos) > MOST_PHOTOS:
        raise RequirementNotMet(f"一次申请最多{MOST_PHOTOS}张，其余的收到回执以后再补。", field="photos")
    draft.saved_at = clock.now()


def change_photo(photo: DraftPhoto | None, zone: Zone | None, *, by: Applying) -> None:
    """Who may see a photograph is put otherwise; without a zone it is taken away."""
    if photo is None:
        raise NotFound("没有找到这张照片，可能已经移除。")
    _still_open(photo.draft)
    photo.draft.saved_at = clock.now()
    if zone is None:
        trail.record("remove_photo", by=by, record=photo.draft)
        photo.removed_at = clock.now()
        return
    _check_zone(zone)
    photo.zone = zone.value


def hand_in(draft: ApplicationDraft, *, by: Applying) -> Slip:
    """Hand it in: a case is made as at the counter; nothing stays here but what happened, for the other doors."""
    db.session.refresh(draft, with_for_update=True)
    _still_open(draft)
    slip = apply_online(facts_of(draft), made_of(draft), by=by)
    draft.case, draft.handed_in_at = slip.party.case, clock.now()
    draft.sealed_answers = json.dumps({"happened": draft.said_on("happened")}, ensure_ascii=False)
    draft.all_photos = [photo for photo in draft.all_photos if photo.removed_at is not None]
    for visit in visits_of(draft):
        visit.shown = None
    trail.record("hand_in", by=by, record=draft, case=draft.case)
    return slip


def forget_draft(draft: ApplicationDraft, *, by: Any = SYSTEM) -> list[str]:
    """Delete what was never handed in; returns the files that it leaves, to be let go where nothing else needs them."""
    left = sorted({photo.file_sha256 for photo in draft.all_photos})
    for visit in visits_of(draft):
        db.session.delete(visit)
    db.session.flush()
    trail.record("forget_draft", by=by, record=draft)
    db.session.delete(draft)
    db.session.flush()
    return left


def kept_for(body: Body) -> timedelta:
    """How long a body keeps an application that nobody goes on with."""
    return timedelta(days=body.setting("ONLINE_DRAFT_DAYS"))


def _check_zone(zone: Zone) -> None:
    if zone not in handed_in_as():
        raise RequirementNotMet(str(NOBODY_ALONE if zone is Zone.PRIVATE else SHARE_LATER), field="zone")


def _still_open(draft: ApplicationDraft) -> None:
    if draft.handed_in_at is not None:
        raise NotNow("这份申请已经交了。要补充、更改，请用回执上的查询码进“我的案件”。")
