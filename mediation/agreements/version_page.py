"""What the page of two texts shows: which there are, the two that were chosen, and each line of both."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mediation.agreements.models import Agreement
from mediation.agreements.queries import versions_of
from mediation.agreements.versions import ADDED, CHANGED, GONE, SAME, Row, compared, differing_pair
from mediation.agreements.versions_models import AgreementVersion
from mediation.clock import SHANGHAI
from mediation.errors import NotFound

WORDS = {SAME: "未改", CHANGED: "改了", ADDED: "增加", GONE: "删去"}


@dataclass(frozen=True)
class VersionPage:
    """Both texts; ``old`` is missing where only one was ever kept."""

    choices: Sequence[tuple[str, str]]
    old: AgreementVersion | None
    new: AgreementVersion | None
    old_name: str
    new_name: str
    rows: Sequence[Row]
    summary: str


def version_page(agreement: Agreement, old_ref: str, new_ref: str) -> VersionPage:
    """The page for two texts named by their address; raises NotFound for one that is not of this agreement."""
    texts = _related(agreement)
    kept = [(version, _name(version, texts)) for version in versions_of(texts)]
    choices = [(version.public_id, name) for version, name in kept]
    if not kept:
        return VersionPage((), None, None, "", "", (), "还没有保存过版本：从下一次改动起，每一稿都会留下。")
    before, newest = differing_pair([version.lines for version, _ in kept])
    old, old_name = _chosen(kept, old_ref, before)
    new, new_name = _chosen(kept, new_ref, newest)
    rows = compared(old.lines, new.lines)
    return VersionPage(choices, old, new, old_name, new_name, rows, _summary(rows, len(kept)))


def _related(agreement: Agreement) -> list[Agreement]:
    """The texts of the same workers: this one, those not used that it was copied from, its supplements."""
    workers = {party.id for party in agreement.parties if party.is_worker}
    return [each for each in agreement.case.agreements
            if each is agreement or workers & {party.id for party in each.parties}]


def _name(version: AgreementVersion, texts: Sequence[Agreement]) -> str:
    own = next(each for each in texts if each.public_id == version.agreement_ref)
    text = f"文本{texts.index(own) + 1}（{own.number or own.standing_term.label}）" if len(texts) > 1 else ""
    when = version.made_at.astimezone(SHANGHAI)
    marks = ["交付签署" if version.paper else "", "后撤回" if version.voided_at else ""]
    return "　".join(part for part in (f"{text}第{version.number}稿", f"{when:%Y-%m-%d %H:%M}",
                                      version.by.name if version.by else "", "".join(marks)) if part)


def _chosen(kept: Sequence[tuple[AgreementVersion, str]], ref: str, place: int) -> tuple[AgreementVersion, str]:
    if not ref:
        return kept[place]
    for version, name in kept:
        if version.public_id == ref:
            return version, name
    raise NotFound("没有找到这一稿，请从列表里选。")


def _summary(rows: Sequence[Row], kept: int) -> str:
    count = Counter(row.what for row in rows)
    changed = [f"{WORDS[what]}{count[what]}处" for what in (CHANGED, ADDED, GONE) if count[what]]
    if changed:
        return "，".join(changed) + "。"
    return "只保存了一稿，还没有可以对照的。" if kept == 1 else "两稿文字相同。"
