"""What the staff put down wrongly of a claim is corrected (row 67); what a party asks otherwise is its own act."""
from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.corrections_models import ProposedCorrection
from mediation.cases.limitation import recount
from mediation.cases.models import Claim
from mediation.cases.naming import matter_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.money import yuan
from mediation.law.terms import ClaimType

CLAIM = "claim"
WORDS = {"type": "请求类型", "from_on": "期间起", "until_on": "期间止", "amount_fen": "金额", "about": "“约”",
         "ground": "怎么算的、依据"}


@dataclass(frozen=True)
class Asked:
    """What is written down of a claim: a sum of None is not known."""

    type: ClaimType
    from_on: date | None = None
    until_on: date | None = None
    amount_fen: int | None = None
    about: bool = False
    ground: str = ""


def asked(claim: Claim) -> Asked:
    """What is written down of a claim now."""
    return Asked(claim.type_term, claim.from_on, claim.until_on, claim.amount_fen, claim.is_about,
                 claim.formula or claim.ground)


def differing(old: Asked, new: Asked) -> list[str]:
    """The names of what reads otherwise."""
    return [one.name for one in fields(Asked) if getattr(old, one.name) != getattr(new, one.name)]


def in_words(said: Asked, names: list[str]) -> str:
    """Some of what is written down, as the director reads it."""
    shown = {"type": said.type.label, "from_on": said.from_on, "until_on": said.until_on,
             "amount_fen": None if said.amount_fen is None else f"{yuan(said.amount_fen)}元",
             "about": "是" if said.about else "不是", "ground": said.ground}
    return "；".join(f"{WORDS[name]}：{shown[name] or '没有填'}" for name in names)


def as_kept(said: Asked) -> str:
    """The text that is sealed."""
    return json.dumps({one.name: getattr(said, one.name) for one in fields(Asked)}, ensure_ascii=False,
                      default=date.isoformat)


def read(kept: str) -> Asked:
    """What was sealed."""
    values = json.loads(kept)
    days = {name: date.fromisoformat(values[name]) if values[name] else None for name in ("from_on", "until_on")}
    return Asked(**{**values, **days, "type": ClaimType(values["type"])})


def propose_claim_correction(claim: Claim, new: Asked, reason: str, *, by: Any) -> ProposedCorrection:
    """Say what should have been written down of a claim; nothing changes before the director has confirmed it."""
    case, old = claim.case, asked(claim)
    if not who.staff(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以提出更正。")
    new = replace(new, ground=new.ground.strip())
    _check(old, new, reason)
    if any(row.is_open and row.claim_id == claim.id for row in case.proposed_corrections if row.claim_id):
        raise NotNow("这一项请求已经有人提出更正，请等主任确认。")
    row = ProposedCorrection(case=case, party=claim.claimant, claim=claim, column=CLAIM, reason=reason.strip(),
                             proposed_by_id=by.id, proposed_at=clock.now())
    row.old_value, row.new_value = as_kept(old), as_kept(new)
    db.session.add(row)
    db.session.flush()
    trail.record("propose_correction", by=by, record=claim, case=case, column=",".join(differing(old, new)))
    return row


def _check(old: Asked, new: Asked, reason: str) -> None:
    if not reason.strip():
        raise RequirementNotMet("请写明错在哪里、依据什么更正。", field="reason")
    if new.from_on and new.until_on and new.from_on > new.until_on:
        raise RequirementNotMet("请求期间的止日早于起日，请核对。", field="until_on")
    if not differing(old, new):
        raise RequirementNotMet("更正后的内容和现在的一样，请核对。", field="amount")


def write_corrected(proposed: ProposedCorrection, *, by: Any) -> tuple[str, ...]:
    """Put the claim right as it was confirmed; its limitation and the matter of the case follow."""
    claim, new = proposed.claim, read(proposed.new_value or "")
    assert claim is not None
    case, changed = claim.case, differing(asked(claim), new)
    follows = case.matter == matter_of(case)
    claim.type, claim.from_on, claim.until_on = new.type.value, new.from_on, new.until_on
    claim.amount_fen, claim.is_about = new.amount_fen, new.about
    if "ground" in changed:
        claim.formula = new.ground
    if follows:
        case.matter = matter_of(case)
    recount(case, claim)
    trail.record("correct_claim", by=by, record=claim, case=case, columns=",".join(changed))
    return tuple(changed)
