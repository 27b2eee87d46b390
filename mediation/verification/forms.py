"""What somebody has in hand: the code on a paper, or the file."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import Form
from wtforms.validators import StopValidation

from mediation.evidence.uploads import AS_IT_CAME, MOST_BYTES
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText, ShortText


class HeldFile(FileField):
    """A file to be checked, whatever it is: a damaged one too, for that is what is asked. ``content`` is its bytes."""

    content: bytes = b""

    def pre_validate(self, form: Form) -> None:
        if not self.data:
            return
        self.content = self.data.stream.read(MOST_BYTES + 1)
        if not self.content:
            raise StopValidation(_("这个文件是空的（0字节），请重新选择。"))
        if len(self.content) > MOST_BYTES:
            raise StopValidation(_("文件超过20兆，本系统出具的文书没有这么大；更大的移送包请用 python -m mediation.capsule verify 查。"))


class VerifyForm(BaseForm):
    """One of the two is enough; with both, the file counts."""

    code = ShortText(_("查验码"), most=200, description=_("印在每一页的下面，十二位，像 7K3M-Q9RX-WB4E。"))
    file = HeldFile(_("或者选择文件"), description=_("PDF 原件最准；照片和扫描件只能认出是哪一份；移送包选整个压缩包。不超过20兆，查完不留。"),
                    render_kw={"accept": ",".join((*AS_IT_CAME, ".zip"))})

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        if not super().validate(*args, **kwargs):
            return False
        if not self.code.data and not self.file.content:
            self.code.errors = [_("请填查验码，或者选择文件。")]
            return False
        return True


class MessageForm(BaseForm):
    """A message that somebody received, or what they know of it."""

    message = LongText(_("收到的消息，或者核对码，或者发来的号码"), [Filled()], most=600,
                       description=_("最好把整条消息原样粘过来。这里只查，不留。"))
