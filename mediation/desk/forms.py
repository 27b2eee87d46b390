"""Forms of the desk."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation import clock
from mediation.documents.forms import title_of
from mediation.documents.models import Paper, ServiceWay
from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.web.forms import BaseForm, ConfirmForm
from mediation.web.widgets import ChoicesField, Filled, LongText, RadioChoiceField, ShanghaiDateField, ShortText


class SeenForm(ConfirmForm):
    """Opens what came in; it has no questions."""


class ServiceForm(BaseForm):
    """How a paper was handed over, to one party or to several at once."""

    parties = ChoicesField("交给了谁", [Filled("请勾选受送达人。")])
    way = RadioChoiceField("怎样送达", [Filled()], terms=ServiceWay)
    served_on = ShanghaiDateField("送达的日期", [Filled()], default=clock.today,
                                  description="回证上签收的日期；留置的为留置之日，电子送达的为到达系统之日。")
    taken_by = ShortText("代收人及关系", most=60, description="不是本人签收的，写明谁代收、是什么关系，如“妻子 张某”。")
    remark = LongText("备考", most=500, description="拒收事由、见证人、邮寄单号、拍照录像编号。")
    scan = OptionalScan("回证或者凭证的扫描件")

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        served = {each.party_id for each in paper.services}
        self.parties.offer([(party.public_id, f"{party.name}（已记过）" if party.id in served else party.name)
                            for party in paper.case.taking_part])
        if not self.is_submitted() and paper.party is not None:
            self.parties.data = [paper.party.public_id]


class SignedScanForm(BaseForm):
    """Which papers came back signed, on one scan."""

    papers = ChoicesField("签回来的文书", [Filled("请勾选这份扫描件上有哪些文书。")],
                          description="几份一起扫成一个文件的，一次勾上。协议和确认申请书在“记签名与盖章”里登记。")
    scan = ScanField("签字扫描件")

    def __init__(self, *args: Any, papers: Sequence[Paper], asked: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_ref = {paper.public_id: paper for paper in papers}
        self.papers.offer([(ref, title_of(paper) + ("（已有扫描件，换成这一份）" if paper.signed_scan_sha256 else ""))
                           for ref, paper in self.by_ref.items()])
        if not self.is_submitted():
            self.papers.data = [ref for ref in asked if ref in self.by_ref]

    @property
    def chosen(self) -> list[Paper]:
        """The papers that were ticked."""
        return [self.by_ref[ref] for ref in self.papers.data]


class NoteForm(BaseForm):
    """One's own note on a case."""

    words = LongText("我的笔记", description="只有您自己看得见，不进案卷。")

    def __init__(self, *args: Any, note: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=note, data={"words": note.words or ""} if note is not None else None, **kwargs)
