"""The court sends an application back to be mended, and what is supplied: a paper, a statement, a supplement."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from mediation.agreements.models import Strengthening, StrengtheningState
from mediation.cases.models import Step
from mediation.confirmations.acts.moving import (known_as, move, tell_clerk, tell_court, tell_parties,
                                                 whether_again)
from mediation.confirmations.acts.rulings import note_ruling
from mediation.confirmations.alike import like_key
from mediation.confirmations.models import CourtRequest, RulingKind
from mediation.confirmations.places import LONGEST, Place, of_material
from mediation.confirmations.papers import OTHER_RULING, register_court_paper
from mediation.confirmations.queries import open_request
from mediation.confirmations.requirements import ConfirmationFacts
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.numbers import date_words
from mediation.law.return_reasons import RETURN_REASONS

BEFORE_DOCKETING, AFTER_DOCKETING = "354", "356"


@dataclass(frozen=True)
class Return:
    """What the court asks: coded reasons, which clause, line, paper or party each is about, and its own words.

    ``places``: reason and place, as many as are named; ``clause`` says in words what no place says.
    """

    reasons: tuple[str, ...]
    clause: str = ""
    words: str = ""
    places: tuple[tuple[str, Place], ...] = ()

    @property
    def where(self) -> str:
        """What it is about, in one line."""
        named = dict.fromkeys(place.words for _, place in self.places)
        return "；".join([*([self.clause] if self.clause else []), *named])[:LONGEST]

    @property
    def all_places(self) -> list[dict[str, str]]:
        """The places of all reasons as they are kept; a missing paper is its own place."""
        named = {reason for reason, _ in self.places}
        papers = [(code, reason.material) for code, reason in RETURN_REASONS.items() if code in self.reasons]
        return [*(place.kept(reason) for reason, place in self.places),
                *(of_material(material).kept(code) for code, material in papers if material and code not in named)]


def return_application(strengthening: Strengthening, asked: Return, facts: ConfirmationFacts, *, by: Any) -> Step:
    """Send it back, by article 354 before docketing, by 356 after it; ``facts.until`` is the last day to supply."""
    if strengthening.state != StrengtheningState.CONF_FILED.value:
        act, ground = "ask_for_statements", AFTER_DOCKETING
    else:
        act, ground = "ask_for_papers", BEFORE_DOCKETING
    step = move(strengthening, act, by=by, facts=replace(
        facts, request_reasons=asked.reasons, reason_code=ground, reason=what_is_asked(asked)))
    assert facts.until is not None
    db.session.add(CourtRequest(
        strengthening=strengthening, ground=ground, reasons=list(asked.reasons), clause=asked.where,
        places=asked.all_places, words=asked.words, asked_on=step.happened_on, due_on=facts.until))
    _take_in_hand(strengthening, by)
    if facts.proof:
        register_court_paper(strengthening, "E02", facts.proof, facts.number, by=by, on=step.happened_on)
    last = date_words(facts.until)
    tell_clerk(strengthening, f"法院退回补正，{last}（含当日）前补齐：{what_is_asked(asked)}", step, by=by)
    tell_parties(strengthening, f"法院要求在{last}前补充材料或说明，请与我们联系。", step, by=by)
    return step


def what_is_asked(asked: Return) -> str:
    """What the court asks, each reason with what mends it, in words."""
    reasons = [RETURN_REASONS[code] for code in asked.reasons if code in RETURN_REASONS]
    told = "；".join(f"{reason.text}（{reason.mended_by.label}）" for reason in reasons)
    return "。".join(part for part in (told, asked.where and f"涉及：{asked.where}", asked.words) if part)


def supply(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Step:
    """What was asked is supplied; the application goes back to where it was asked.

    ``facts``: ``reason`` the statement, ``proof`` the paper, ``supplement`` a supplement in effect. The signed
    agreement itself is never edited, and the thirty days stay those of the first effect.
    """
    request = open_request(strengthening)
    if request is None:
        raise RequirementNotMet("法院没有待补的事项，请刷新页面。")
    docketed = strengthening.court_number is not None
    step = move(strengthening, "supply_after_docketing" if docketed else "supply_before_docketing", by=by,
                facts=replace(facts, request_reasons=tuple(request.reasons)))
    request.supplied_on, request.supply_words = step.happened_on, facts.reason
    request.supply_sha256, request.supplement = facts.proof, facts.supplement
    strengthening.like_key = like_key(strengthening.agreement)
    tell_court(strengthening, "要求补充的已经补来。", step, by=by)
    return step


def deem_withdrawn(strengthening: Strengthening, facts: ConfirmationFacts, *, by: Any) -> Step:
    """Nothing was supplied without good reason: the court treats it as withdrawn (CPLI 357(2), for what 356 asked)."""
    step = move(strengthening, "deem_withdrawn", by=by, facts=facts)
    note_ruling(strengthening, RulingKind.DEEMED_WITHDRAWN, step, facts)
    if facts.proof:
        register_court_paper(strengthening, OTHER_RULING, facts.proof, facts.number, by=by, on=step.happened_on)
    words = f"{known_as(strengthening)}未按期补充，法院按撤回申请处理"
    again = whether_again(strengthening)
    tell_clerk(strengthening, f"{words}；{again}。", step, by=by)
    tell_parties(strengthening, f"{words}，协议仍然有效；{again}。", step, by=by)
    return step


def _take_in_hand(strengthening: Strengthening, by: Any) -> None:
    """Whoever records the court's first act keeps the matter."""
    if strengthening.handled_by is None and not by.is_system:
        strengthening.handled_by = by
