"""Forms of the desk."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.documents.models import Paper, ServiceWay
from mediation.evidence.uploads import OptionalScan
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
                            for party in paper.case.active_parties])
        if not self.is_submitted() and paper.party is not None:
            self.parties.data = [paper.party.public_id]


class NoteForm(BaseForm):
    """One's own note on a case."""

    words = LongText("我的笔记", description="只有您自己看得见，不进案卷。")

    def __init__(self, *args: Any, note: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=note, data={"words": note.words or ""} if note is not None else None, **kwargs)
