"""The grid in which the addresses of all parties are confirmed at once."""
from __future__ import annotations

from typing import Any

from wtforms import FieldList, Form, FormField

from mediation.cases.forms import ActForm
from mediation.cases.models import Case
from mediation.cases.service_addresses import without_address
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.errors import RequirementNotMet
from mediation.evidence.uploads import OptionalScan
from mediation.parties.models import Party
from mediation.web.widgets import ChoiceField, PhoneField, PostcodeField, PublicIdField, RadioChoiceField, ShortText

YES, NO, LATER = "yes", "no", "later"
ELECTRONIC = ((YES, "接受"), (NO, "不接受"))


class AddressRow(Form):
    """Where papers reach one party."""

    party = PublicIdField()
    address = ShortText("送达地址", most=200)
    postcode = PostcodeField("邮编")
    receiver = ShortText("收件人", most=60)
    phone = PhoneField("电话")
    electronic = ChoiceField("电子送达", choices=ELECTRONIC, blank="—")


class AddressesForm(ActForm):
    """The addresses of all who have not confirmed theirs; rows without an answer are left for later."""

    rest = RadioChoiceField("没有单独选的各方", choices=[(LATER, "先不登记"), (NO, "只用纸质送达"), (YES, "接受电子送达（用表里的电话）")],
                            default=LATER)
    rows = FieldList(FormField(AddressRow), "各方送达地址")
    scan = OptionalScan("签了名的送达地址确认书（扫描件，一份可以含多人）",
                        description="已经签回的选这里，一次存档；没有签的不选，逐方打印确认书来签（要填邮编）。")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        self.waiting = without_address(record)
        super().__init__(*args, record=record, rows=[_known(party) for party in self.waiting], **kwargs)

    @property
    def lines(self) -> list[tuple[Party, Form]]:
        """Each party with the fields of its row."""
        asked = {party.public_id: party for party in self.waiting}
        return [(party, entry.form) for entry in self.rows
                if (party := asked.get(entry.form.party.data or "")) is not None]

    def said(self) -> list[tuple[Party, ServiceAddress]]:
        """What was confirmed; raises RequirementNotMet when nobody's address was."""
        found = [(party, _address(row, answer)) for party, row in self.lines
                 if (answer := row.electronic.data or self.rest.data) in (YES, NO)]
        if not found:
            raise RequirementNotMet("请选择各方是否接受电子送达；还没有确认的留空。", field="rows")
        return found


def _known(party: Party) -> dict[str, Any]:
    return {"party": party.public_id, "address": party.service_address or party.address, "phone": party.phone,
            "receiver": party.legal_representative or party.name}


def _address(row: Form, answer: str) -> ServiceAddress:
    electronic = answer == YES
    return ServiceAddress(address=row.address.data or None, postcode=row.postcode.data or None,
                          receiver=row.receiver.data or None, phone=row.phone.data or None, electronic=electronic,
                          mobile=(row.phone.data or None) if electronic else None)
