"""The forms of an application made on line, on the desk: what was found out, who signed that they take part."""
from __future__ import annotations

from typing import Any

from mediation.evidence.uploads import OptionalScan
from mediation.intake.online.models import NamedWorker
from mediation.law.terms import IdentityKind
from mediation.parties.facts import PartyFacts
from mediation.web.forms import BaseForm
from mediation.web.widgets import (Filled, IdentityField, LongText, MoneyField, NameField, PhoneField,
                                   RadioChoiceField)


class LearntForm(BaseForm):
    """What the applicant did not know, as the clerk has found it out."""

    learnt = LongText("问到的是", [Filled("请写明问到的是什么；已经填进当事人、请求里的，写“已填”。")], most=500)


class SignJoiningForm(BaseForm):
    """Somebody on the list came to the counter: takes part, on a signed paper; or does not."""

    word = RadioChoiceField("参加不参加", [Filled()], choices=(("joins", "参加"), ("declines", "不参加")), default="joins")
    name = NameField("姓名", [Filled()])
    phone = PhoneField("电话")
    identity_number = IdentityField("身份证号", kind=IdentityKind.RESIDENT)
    amount = MoneyField("本人请求的数额（大概）")
    scan = OptionalScan("本人签字的纸（扫描件）")

    def __init__(self, *args: Any, record: NamedWorker, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if not self.is_submitted():
            self.name.data, self.phone.data, self.amount.data = record.name, record.phone, record.amount_fen

    def party(self) -> PartyFacts:
        """The worker as a party."""
        return party_named(self.name.data, self.phone.data, self.identity_number.data)


def party_named(name: str, phone: str | None, number: str | None) -> PartyFacts:
    """A worker of whom only this is known."""
    return PartyFacts(name=name, phone=phone or "", identity_number=number or "",
                      identity_kind=IdentityKind.RESIDENT if number else IdentityKind.UNKNOWN)
