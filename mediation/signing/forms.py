"""What is asked when an agreement is signed on screens."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, PasswordField
from wtforms.validators import Length, StopValidation

from mediation.law.signing import Door
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, RadioChoiceField, ShortText


class DoorForm(BaseForm):
    """What the agreement is meant for: that decides how it may be signed."""

    door = RadioChoiceField("这份协议签好以后准备怎么用", choices=[(door.value, door.label) for door in Door],
                            validators=[Filled()], description="法院、仲裁委对签名方式有不同要求，先定用途，再定怎样签。")


class IdentifyForm(BaseForm):
    """The signer agrees to sign on a screen, and shows who they are."""

    agree = BooleanField(_("我同意用电子方式签这份文件；我知道也可以到现场在纸上签，效力一样。"))
    code = ShortText(_("验证码或者签字密码"), most=20, validators=[Filled()],
                     description=_("短信里的六位数字，或者您自己在“我的案件”里设的签字密码。不要告诉任何人，包括工作人员。"))

    def validate_agree(self, field: BooleanField) -> None:
        if not field.data:
            raise StopValidation(_("同意的，请先勾选；不同意的，请打电话约时间在纸上签。"))


class OnShownText(BaseForm):
    """What is signed is what was shown."""

    shown = HiddenField()
    seen = BooleanField(_("每一页我都看了，是我自己愿意签的。"))

    def validate_seen(self, field: BooleanField) -> None:
        if not field.data:
            raise StopValidation(_("请看完每一页，再勾选。"))


class SignForm(OnShownText):
    """The signature, written or typed, by whoever showed who they are a moment ago."""

    points = HiddenField()
    typed_name = ShortText(_("写不了的，填您的全名"), most=60)
    code = ShortText(_("验证码或者签字密码"), most=20, description=_("离刚才核实身份超过五分钟的，要再填一次。"))

    def __init__(self, *args: Any, fresh: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if fresh:
            del self.code


class CertificateForm(OnShownText):
    """The signature under a certificate of one's own; its password goes to the service and is kept nowhere."""

    account = ShortText(_("证书编号"), most=100, validators=[Filled()],
                        description=_("认证机构发证书时给您的编号。"))
    certificate_password = PasswordField(_("证书口令"), validators=[Filled(), Length(max=100)],
                                         description=_("只交给认证机构核对，本系统不保存。输错几次证书会被锁，请看清楚再填。"))


class MediatorSignForm(BaseForm):
    """A mediator signs with their own password, shown again now."""

    shown = HiddenField()
    points = HiddenField()
    typed_name = ShortText("写不了的，填全名", most=60)
    password = PasswordField("本人密码", validators=[Filled()])


class SealForm(BaseForm):
    """The seal is placed with the password of whoever keeps it, shown again now."""

    password = PasswordField("本人密码", validators=[Filled()])


class PinForm(BaseForm):
    """A party's own password for signing."""

    pin = PasswordField(_("签字密码（6到12位数字）"), validators=[Filled()])
    again = PasswordField(_("再填一次"), validators=[Filled(_("请把密码再填一次。"))])

    def validate_again(self, field: PasswordField) -> None:
        if field.data != self.pin.data:
            raise StopValidation(_("两次填的不一样，请再填一次。"))
