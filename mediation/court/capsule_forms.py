"""The file that came on a disc."""
from __future__ import annotations

from flask_wtf.file import FileField
from wtforms import Form
from wtforms.validators import StopValidation

from mediation.evidence.uploads import MOST_BYTES
from mediation.web.forms import BaseForm


class CapsuleFile(FileField):
    """A capsule that is to be checked, whole or damaged; ``content`` is its bytes."""

    content: bytes = b""

    def pre_validate(self, form: Form) -> None:
        if not self.data:
            raise StopValidation("请选择收到的移送包（整个压缩包）。")
        self.content = self.data.stream.read(MOST_BYTES + 1)
        if not self.content:
            raise StopValidation("这个文件是空的（0字节），请重新选择。")
        if len(self.content) > MOST_BYTES:
            raise StopValidation("文件超过20兆，网页上查不了，请用 python -m mediation.capsule verify 查。")


class CheckForm(BaseForm):
    """One file."""

    file = CapsuleFile("移送包", description="选择收到的整个压缩包（.zip），不要解开后再压缩。不超过20兆，查完不留。",
                       render_kw={"accept": ".zip,application/zip"})
