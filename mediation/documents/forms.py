"""Forms about issued papers."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation.cases.models import Case
from mediation.documents.models import Paper, ServiceWay
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, ChoicesField, Filled, RadioChoiceField


class ReceiptForm(BaseForm):
    """Which papers somebody is to sign for."""

    party = ChoiceField("受送达人", [Filled()])
    papers = ChoicesField("送达的文书", [Filled("请勾选要送达的文书。")])
    way = RadioChoiceField("送达方式", terms=ServiceWay, description="已定的预先勾上；不定的当场在纸上勾。")

    def __init__(self, *args: Any, case: Case, papers: Sequence[Paper], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.party.offer([(party.public_id, party.name) for party in case.taking_part], "请选择")
        self.papers.offer([(paper.public_id, title_of(paper)) for paper in papers])


def title_of(paper: Paper) -> str:
    """A paper as a list names it."""
    to = f" → {paper.party.name}" if paper.party is not None else ""
    return f"{paper.title} {paper.number or paper.code}{to}"
