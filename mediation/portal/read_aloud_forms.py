"""Handing in a recording of a sentence."""
from __future__ import annotations

from typing import Any

from wtforms import Form
from wtforms.validators import StopValidation

from mediation.evidence.check_models import CheckStanding
from mediation.evidence.fields import EvidenceField
from mediation.evidence.kinds import M4A, MEGABYTE, MP3, WAV
from mediation.law.terms import Language
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, Filled

MOST = 2 * MEGABYTE
SOUNDS = (MP3, M4A, WAV)
HELP = "mp3、m4a 或 wav 录音，不超过2兆。用手机录一句就行，读慢一点。"


class SoundField(EvidenceField):
    """A recording: looked at as evidence is, small, of a kind that every telephone plays."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, description=HELP, render_kw={"accept": ".mp3,.m4a,.wav,audio/*"}, **kwargs)

    def pre_validate(self, form: Form) -> None:
        """What is wrong with the file stands on this field."""
        super().pre_validate(form)
        if self.upload is None:
            return
        if self.upload.media_type not in SOUNDS:
            raise StopValidation(f"这不是能放的录音（看内容，不看文件名）。{HELP}")
        if len(self.upload.content) > MOST:
            raise StopValidation("录音超过2兆，请录短一点，或者另存为 mp3 再传。")
        if self.upload.found is None or self.upload.found.standing is not CheckStanding.NOT_SHOWN:
            raise StopValidation("这个文件没有通过检查，不能用。请换一个，或者过一会儿再传。")


class SpokenForm(BaseForm):
    """The language and the recording."""

    language = ChoiceField("哪种语言", [Filled()], terms=Language)
    sound = SoundField("录音")
