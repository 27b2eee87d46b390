"""What is asked of who rates, and of who follows up a bad rating."""
from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from mediation.law.ratings import BAD, Finding, Level, Reason, reasons_for
from mediation.ratings.acts import Given
from mediation.ratings.models import CalledBack, Rating
from mediation.ratings.wording import REASONS
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoicesField, Filled, LongText, RadioChoiceField

MOST_WORDS = 500


class WordsOfARater(LongText):
    """Free words of a rater, short enough to be read."""

    most = MOST_WORDS


class RatingForm(BaseForm):
    """Why, in one's own words, and whether one may be called; the level has been chosen before.

    ``is_given``: it was sent, and not only the level that leads to it.
    """

    reasons = ChoicesField(_("为什么（可以不选，可以多选）"), choices=[])
    words = WordsOfARater(_("还想说什么（可以不写）"),
                          description=_("最多500字。写到具体的人和事，查的人可能猜出是您；办您案件的人看不到。"))
    call_me = BooleanField(_("可以给我打电话问一问"))

    def __init__(self, *args: Any, level: Level, rating: Rating | None = None, **kwargs: Any) -> None:
        held = {"reasons": [value for value in rating.reasons if Reason(value) in reasons_for(level)],
                "words": rating.words or "", "call_me": rating.call_me} if rating else {}
        self.is_given = "given" in request.form
        if not self.is_given:
            kwargs["formdata"] = None
        super().__init__(*args, data=held, **kwargs)
        self.level = level
        self.reasons.offer([(reason.value, REASONS[reason]) for reason in reasons_for(level)])
        if level not in BAD:
            del self.call_me

    def given(self) -> Given:
        """What was said."""
        asked = bool(self.call_me.data) if "call_me" in self else False
        return Given(self.level, [Reason(value) for value in self.reasons.data or []], self.words.data or "", asked)


class AppealForm(BaseForm):
    """Why the answer does not do."""

    words = WordsOfARater(_("哪里不对，希望怎么办"), validators=[Filled()], description=_("最多500字。换一个没有答复过您的人重新查。"))


class CallForm(BaseForm):
    """What came of the call."""

    outcome = RadioChoiceField("电话结果", [Filled()], terms=CalledBack)
    words = WordsOfARater("说了什么", description="最多500字，只有跟办这件差评的人看得到。")


class AnswerForm(BaseForm):
    """What was found, and what the rater is told."""

    finding = RadioChoiceField("查的结果", [Filled()], terms=Finding)
    found = WordsOfARater("查到什么、怎么改", [Filled()], description="最多500字，只有跟办的人看得到，评价人看不到。")
    answer = WordsOfARater("给评价人的答复", [Filled()], description="最多500字，评价人在自己的页面上看到。不要写别人的隐私。")


class DecisionForm(BaseForm):
    """What came of the appeal."""

    decision = RadioChoiceField("复核结果", [Filled()], terms=Finding)
    answer = WordsOfARater("给评价人的答复", [Filled()], description="最多500字，评价人在自己的页面上看到。")
