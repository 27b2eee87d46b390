"""The forms by which an employer comes in, and by which the staff look at who came."""
from __future__ import annotations

import unicodedata
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from mediation.evidence.uploads import OptionalScan, ScanField
from mediation.intake.invitations.acts import CODE_DIGITS, RepresentativeFacts
from mediation.intake.powers.models import Authority, EmployerRepresentative
from mediation.law.capacity import SpecialPower
from mediation.web.forms import BaseForm
from mediation.web.widgets import (ChoicesField, Filled, LongText, NameField, PhoneField, RadioChoiceField,
                                   ShanghaiDateField, ShortText)

AUTHORITIES = [(Authority.HEAD.value, _("我是法定代表人（主要负责人）")), (Authority.EMPLOYEE.value, _("我是单位职员，受单位委托")),
               (Authority.LAWYER.value, _("我是律师，受单位委托"))]
POWERS = [(SpecialPower.ADMIT.value, _("承认对方的请求")), (SpecialPower.GIVE_UP.value, _("放弃请求")),
          (SpecialPower.CHANGE.value, _("变更请求")), (SpecialPower.SETTLE.value, _("和解、调解")),
          (SpecialPower.SIGN_FOR.value, _("签收文书"))]
NAMED = tuple(power for power in SpecialPower if power is not SpecialPower.COLLECT_MONEY)


class InvitationCodeField(ShortText):
    """The digits of a slip, however they are spaced."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(["".join(unicodedata.normalize("NFKC", value).split()) for value in valuelist])


class InvitationCodeForm(BaseForm):
    """What stands on the slip."""

    code = InvitationCodeField(_("邀请码（%(n)s位，在纸面的邀请单上）", n=CODE_DIGITS), [Filled()], most=40)


class RepresentativeForm(BaseForm):
    """Who comes for the employer, and on what."""

    name = NameField(_("您的姓名"), [Filled()])
    post = ShortText(_("职务"), [Filled()], most=60)
    phone = PhoneField(_("您的手机号"), [Filled()])
    authority = RadioChoiceField(_("您凭什么代表单位"), [Filled()], choices=AUTHORITIES)
    powers = ChoicesField(_("授权委托书上写明的（没写的不要勾）"), choices=POWERS,
                          description=_("一项也没写明，就是一般授权：能来谈、能交材料，不能替单位签协议。"))
    until_on = ShanghaiDateField(_("委托到哪天"), description=_("委托书没写到期日的，不填。"))
    scan = OptionalScan(_("授权委托书，或者法定代表人身份证明书"),
                        description=_("盖了单位的章。照片或者 PDF，不超过20兆。现在没有的，以后补交。"))
    agreed = BooleanField(_("我说的都是真的，单位同意在网上办；不是真的，我负责任"), [Filled(_("请勾选。"))])

    def said(self) -> RepresentativeFacts:
        """What was said."""
        return RepresentativeFacts(
            name=self.name.data, post=self.post.data, phone=self.phone.data, authority=Authority(self.authority.data),
            powers=tuple(SpecialPower(value) for value in self.powers.data or ()), until_on=self.until_on.data,
            paper=self.scan.upload)


class OwnPowerForm(BaseForm):
    """A power of attorney that is handed in later, or takes the place of an earlier one."""

    scan = ScanField(_("授权委托书，或者法定代表人身份证明书"), description=_("盖了单位的章。照片或者 PDF，不超过20兆。"))
    powers = ChoicesField(_("授权委托书上写明的（没写的不要勾）"), choices=POWERS,
                          description=_("一项也没写明，就是一般授权：能来谈、能交材料，不能替单位签协议。"))
    until_on = ShanghaiDateField(_("委托到哪天"), description=_("委托书没写到期日的，不填。"))

    def special(self) -> list[SpecialPower]:
        """The special powers that were said to be on it."""
        return [SpecialPower(value) for value in self.powers.data or ()]


class AuthorityForm(BaseForm):
    """What the staff found in the paper."""

    finding = RadioChoiceField("核对的结果", [Filled()], choices=[("yes", "与盖章的纸面一致，可以代表单位"), ("no", "还不行")])
    powers = ChoicesField("委托书写明的特别授权（照纸面勾；一项不勾就是一般授权）", choices=[
        (power.value, power.label) for power in NAMED])
    until_on = ShanghaiDateField("委托书写的最后一天", description="照纸面填；没有写到期日的，空着。")
    scan = OptionalScan("当面交来的纸面（扫描件）", description="对方在网上交过的，不用选；选了，以这一份为准。")
    remark = LongText("不行的：为什么、还要补什么", most=300)

    def __init__(self, *args: Any, record: EmployerRepresentative, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs,
                         data={"powers": list(record.powers), "until_on": record.until_on})

    @property
    def holds(self) -> bool:
        return bool(self.finding.data == "yes")

    def found(self) -> list[SpecialPower]:
        """The special powers on the paper."""
        return [SpecialPower(value) for value in self.powers.data or ()]
