"""What a party answers to a proposal."""
from __future__ import annotations

from flask_babel import lazy_gettext as _

from mediation.sessions.put_models import PutAnswer
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText, MoneyField, RadioChoiceField


class PutAnswerForm(BaseForm):
    """Yes, no, or what else it would take."""

    answer = RadioChoiceField(_("您看行不行"), [Filled()], choices=[
        (PutAnswer.YES.value, _("可以接受")), (PutAnswer.NO.value, _("不接受")),
        (PutAnswer.COUNTER.value, _("换个数、换个办法"))])
    amount_fen = MoneyField(_("多少可以"), description=_("选“换个数”的才填。"))
    words = LongText(_("怎么办可以、为什么"), most=1000)

    @property
    def said(self) -> PutAnswer:
        """What was chosen."""
        return PutAnswer(self.answer.data)
