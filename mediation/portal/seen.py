"""What the other side sees of a party, and what it does not (security S2, S10, S11, S17).

Reckoned from what is there: pieces of evidence by their zone, and what stands on the papers that the other side has.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from mediation.cases.states import CaseState
from mediation.documents.stage_papers import AGREEMENTS
from mediation.following.told import has_applied, is_told_of
from mediation.law.terms import Side
from mediation.parties.models import Party
from mediation.portal import queries
from mediation.portal.papers import PapersOfCase

DATA: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("phone",), _("电话")), (("address", "service_address"), _("住址")), (("identity_number",), _("身份证号")))
OF_AN_EMPLOYER: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("phone",), _("电话")), (("address", "service_address"), _("地址")))
BANK_CARD = _("银行账号")
BETWEEN_THEM = (CaseState.NEGOTIATING, CaseState.SETTLED_PRIVATE)
"""Where the parties talk or have settled with each other: the other side knows of it by that."""


@dataclass(frozen=True)
class Seen:
    """``by_employer``: the other side is an employer; ``told``: it has been told of the case at all."""

    by_employer: bool
    told: bool
    visible: list[str]
    hidden: list[str]


def seen_by_the_other_side(party: Party, papers: PapersOfCase) -> Seen:
    """What whoever is told on the other side sees now of this party."""
    other = party.case.side(Side.RESPONDENT if has_applied(party) else Side.APPLICANT)
    told = [one for one in other if is_told_of(one) or party.case.state_term in BETWEEN_THEM]
    there = papers.seen_by(told) if told else []
    borne = {key for paper in there for key in paper.bears if key.startswith(f"party:{party.public_id}:")}
    shown, kept_back = [], []
    for columns, words in OF_AN_EMPLOYER if party.is_employer else DATA:
        stands = any(f"party:{party.public_id}:{column}" in borne for column in columns)
        (shown if stands else kept_back).append(str(words))
    if not any(paper.code in AGREEMENTS for paper in there):
        kept_back.append(str(BANK_CARD))
    shared, kept = queries.pieces_by_zone(party)
    return Seen(any(one.is_employer for one in other), bool(told), _visible(party, shown, shared) if told else [],
                _hidden(kept_back, kept if told else kept + shared))


def _visible(party: Party, shown: list[str], shared: int) -> list[str]:
    visible = [gettext("单位名称") if party.is_employer else gettext("您的姓名"),
               gettext("您的要求") if has_applied(party) else gettext("您的答复")]
    if shown:
        visible.append(gettext("文书上写的%(what)s", what=gettext("、").join(shown)))
    if shared:
        visible.append(gettext("公开的材料%(n)s份", n=shared))
    return visible


def _hidden(kept_back: list[str], kept: int) -> list[str]:
    hidden = [gettext("没公开的材料%(n)s份", n=kept)] if kept else []
    if kept_back:
        hidden.append(gettext("、").join(kept_back))
    return [*hidden, gettext("单独和调解员说的话")]
