"""What a party fills in on its own pages about mediation as such and about where papers reach it."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.intake.acceptance.models import PartyWord
from mediation.notices.acts import takes_texts
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import EmailField, Filled, LongText, PhoneField, PostcodeField, RadioChoiceField, ShortText

ANSWERED = {PartyWord.AGREED.value: _("愿意调解"), PartyWord.REFUSED.value: _("不愿意调解"),
            PartyWord.NO_ANSWER.value: _("没有答复"), PartyWord.UNREACHABLE.value: _("没有联系上")}
CALL = "call"
YES, NO = "yes", "no"


class ConsentForm(BaseForm):
    """Whether a party wants mediation, or first wants to be called."""

    word = RadioChoiceField(_("您愿意调解吗"), [Filled(_("请选愿意、不愿意，或者先打电话。"))], choices=[
        (PartyWord.AGREED.value, _("愿意调解")), (PartyWord.REFUSED.value, _("不愿意调解")),
        (CALL, _("先打电话给我，听人说清楚再定"))])
    words = LongText(_("想说的话"), most=300)

    @property
    def wants_a_call(self) -> bool:
        return bool(self.word.data == CALL)

    @property
    def said(self) -> PartyWord:
        """The answer."""
        return PartyWord(self.word.data)


class OwnAddressForm(BaseForm):
    """Where papers reach the party itself, and whether by electronic means."""

    address = ShortText(_("寄得到的地址"), [Filled()], description=_("写到门牌号。变了要再来改。"))
    postcode = PostcodeField(_("邮编"), [Filled()], description=_("六位数字，在网上查“地名加邮编”就有。"))
    receiver = ShortText(_("收件人"), [Filled()], most=60)
    phone = PhoneField(_("收件人电话"), [Filled()])
    electronic = RadioChoiceField(_("接受电子送达吗"), [Filled()], choices=[
        (YES, _("接受：在这里看、在这里签收")), (NO, _("不接受：寄纸质的给我"))])
    mobile = PhoneField(_("收通知的手机"))
    email = EmailField(_("收通知的邮箱"), description=_("不要用单位的邮箱。"))
    wechat = ShortText(_("收通知的微信号"), most=40)

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if party.is_employer:
            self.email.description = ""
        if not self.is_submitted():
            self.address.data = party.service_address or party.address
            self.receiver.data = (party.legal_representative if party.is_employer else "") or party.name
            self.phone.data, self.email.data = party.phone, party.email
            self.mobile.data = party.phone if takes_texts(party.phone) else None
            self.electronic.data = {True: YES, False: NO, None: None}[party.electronic_service]

    def address_said(self) -> ServiceAddress:
        """The address as the paper bears it; how to be told electronically only where that is wanted."""
        electronic = self.electronic.data == YES
        ways = {name: self[name].data or None for name in ("mobile", "email", "wechat")} if electronic else {}
        return ServiceAddress(address=self.address.data or None, postcode=self.postcode.data or None,
                              receiver=self.receiver.data or None, phone=self.phone.data or None,
                              electronic=electronic, **ways)


class ContactForm(BaseForm):
    """Whether the other side reads on papers where the party lives and is called."""

    shown = RadioChoiceField(_("以后给双方的文书上"), [Filled()], choices=[
        (NO, _("不写电话、住址（写“见本人送达地址确认书”）")), (YES, _("写上电话、住址，对方看得见"))])
