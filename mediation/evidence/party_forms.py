"""What a party fills in about its files: handing them in, saying who may see one, sharing it, taking it back."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField
from wtforms.validators import Optional, Regexp

from mediation.evidence.acts import HandedIn, handed_in_as, moves_open_to
from mediation.evidence.fields import MultipleEvidence
from mediation.evidence.in_pieces import Beginning
from mediation.evidence.models import Evidence, EvidenceForm
from mediation.law.terms import Zone
from mediation.web.forms import BaseForm, ConfirmForm
from mediation.web.widgets import Filled, LongText, RadioChoiceField, ShortText, WholeNumberField

WORDS = {Zone.PRIVATE: _("只有我自己"), Zone.HANDLING: _("我和办案的人，对方看不见"),
         Zone.SIDE: _("和我一方的人，还有办案的人"), Zone.SHARED: _("双方都看得见（给对方看）")}
LARGEST_SAID = 999_999_999_999
CAMERA = {"accept": "image/*", "capture": "environment"}


class SaidForm(BaseForm):
    """What is said of the files that are handed in together; who may see them, nobody unless it is said."""

    name = ShortText(_("这是什么"), most=80, description=_("如“8月工资条”。不填就用文件名。"))
    proves = LongText(_("能说明什么"), most=500)
    zone = RadioChoiceField(_("谁看得见"), default=lambda: handed_in_as()[0].value, validators=[Filled()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone.offer([(each.value, WORDS[each]) for each in handed_in_as()])

    def said_of(self, number: int, together: int) -> HandedIn:
        """What is said of file ``number`` of those handed in together."""
        name = self.name.data.strip()
        return HandedIn(name=f"{name}（{number}）" if name and together > 1 else name, proves=self.proves.data,
                        zone=Zone(self.zone.data), form=EvidenceForm.ELECTRONIC)


class HandInForm(SaidForm):
    """Files of a party, taken with the camera or chosen."""

    camera = MultipleEvidence(_("拍照"), needed=False, description=_("拍一张交一张；模糊的可以重拍。"), render_kw=CAMERA)
    files = MultipleEvidence(_("从手机、电脑里选"), needed=False)

    @property
    def uploads(self) -> list[Any]:
        """Every file that can be taken."""
        return [*self.camera.uploads, *self.files.uploads]

    @property
    def not_taken(self) -> list[tuple[str, str]]:
        """Every file that can't, with the reason."""
        return [*self.camera.not_taken, *self.files.not_taken]

    def validate(self, extra_validators: Any = None) -> bool:
        """One file at least; those that are fine are not lost with one that is not."""
        fine = super().validate(extra_validators)
        if self.uploads:
            for field in (self.camera, self.files):
                field.errors = []
            return not self.errors
        if fine:
            self.refuse(str(_("请拍照，或者选一个文件。")), "files")
        return False


class BeginForm(SaidForm):
    """What a page that sends a file in pieces says before the first: its name and bytes, the SHA-256 of its first
    piece where the browser can reckon it, and which one it is of how many."""

    file_name = HiddenField()
    size = WholeNumberField(_("大小"), validators=[Filled()], most=LARGEST_SAID)
    first = HiddenField(validators=[Optional(), Regexp(r"[0-9a-f]{64}\Z")])
    number = WholeNumberField(_("第几个"))
    together = WholeNumberField(_("共几个"))

    def beginning(self) -> Beginning:
        """As the act takes it."""
        return Beginning(self.file_name.data or "", self.size.data, self.first.data or "",
                         self.said_of(self.number.data or 1, self.together.data or 1))

    @property
    def said(self) -> str:
        """Everything that is wrong, in a line."""
        return "；".join(str(words) for errors in self.errors.values() for words in errors)


class WhoSeesForm(BaseForm):
    """Into which zone its owner moves a piece."""

    zone = RadioChoiceField(_("谁看得见"), validators=[Filled()])

    def __init__(self, *args: Any, record: Evidence, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.zone.offer([(each.value, WORDS[each]) for each in moves_open_to(record)])


class ShareForm(ConfirmForm):
    """That the other side may see a piece: after its owner has seen what that will be."""


class TakeAwayForm(ConfirmForm):
    """That a piece which nobody has seen is taken back."""
