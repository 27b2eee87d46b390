"""What is asked of a capsule that is to be made, and of the receipt that came back."""
from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField
from wtforms import Form
from wtforms.validators import StopValidation

from mediation import clock
from mediation.capsule.acts import JSON, Told
from mediation.capsule.receipts import MOST_BYTES
from mediation.evidence.harmless import check_harmless
from mediation.evidence.uploads import OptionalScan
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, ShanghaiDateField, ShortText


class MakeForm(BaseForm):
    """One press."""


class ReceiptForm(BaseForm):
    """What the receiver said, or the receipt with its stamp."""

    received_by = ShortText("对方收件人", most=120, validators=[Filled()])
    number = ShortText("收件编号", most=80, description="对方没有给编号的，不填。")
    received_on = ShanghaiDateField("收到的日期", validators=[Filled()], default=clock.today)
    scan = OptionalScan("盖章的回执")

    def told(self, *, by: Any) -> Told:
        """What the form says; the stamped receipt is kept with it."""
        return Told(self.received_by.data or "", self.received_on.data, self.number.data or "", self.scan.kept(by=by))


class ReceiptFileField(FileField):
    """The signed receipt; ``content`` is its bytes."""

    content: bytes = b""

    def pre_validate(self, form: Form) -> None:
        if not self.data:
            raise StopValidation("请选择对方签名的回执文件（.json）。")
        self.content = self.data.stream.read(MOST_BYTES + 1)
        try:
            check_harmless(self.content, JSON)
        except ValueError as wrong:
            raise StopValidation(str(wrong)) from wrong


class ReceiptFileForm(BaseForm):
    """The receipt that the receiver signed with its own key."""

    file = ReceiptFileField("签名的回执文件", description="对方用 sign-receipt 出的 .json 文件。签名不对、说的是另一个移送包的，不收。",
                            render_kw={"accept": ".json,application/json"})
