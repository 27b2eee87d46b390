"""What a party fills in on its own pages about who mediates."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from mediation.cases.models import Case, PanelMember
from mediation.documents.recusal import RecusalGround
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText, RadioChoiceField

GROUNDS = [(RecusalGround.WISH.value, _("没有下面这些，只是想换一位")),
           (RecusalGround.KINSHIP.value, _("是对方或者对方代理人的近亲属")),
           (RecusalGround.INTEREST.value, _("和这件事有利害关系")),
           (RecusalGround.OTHER_RELATION.value, _("和对方有别的关系，可能不公正"))]


class OtherMediatorForm(BaseForm):
    """Whom the party does not want, and why."""

    member = RadioChoiceField(_("哪一位"), [Filled()])
    ground = RadioChoiceField(_("为什么"), [Filled(_("请选为什么要换。"))], choices=GROUNDS)
    words = LongText(_("具体说一说"), [Filled(_("请具体说一说为什么要换。"))], most=500)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_ref = {member.public_id: member for member in case.mediators}
        self.member.offer([(ref, member.person.name) for ref, member in self.by_ref.items()])
        if not self.is_submitted() and len(self.by_ref) == 1:
            self.member.data = next(iter(self.by_ref))

    @property
    def unwanted(self) -> PanelMember:
        return self.by_ref[self.member.data]

    @property
    def why(self) -> RecusalGround:
        return RecusalGround(self.ground.data)
