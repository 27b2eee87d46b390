"""How a party wants to be told, asked on its own page."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from mediation.law.terms import Language
from mediation.notices.acts import Choice, channel_of
from mediation.notices.models import NoticeChoice
from mediation.notices.words import language_for
from mediation.parties.models import Channel, Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, Filled, RadioChoiceField, ShortText

CHANNELS = [(Channel.SMS.value, _("发短信")), (Channel.MAIL.value, _("发电子邮件")),
            (Channel.BY_HAND.value, _("打电话或者当面说"))]
LANGUAGES = [(Language.MANDARIN.value, "中文"), (Language.UYGHUR.value, "ئۇيغۇرچە"), (Language.ENGLISH.value, "English")]
HOURS = [(str(hour), f"{hour}:00") for hour in range(24)]


class NoticeChoiceForm(BaseForm):
    """By what, when not, in which language, and what to heed when calling."""

    channel = RadioChoiceField(_("有新消息，怎么告诉您"), [Filled()], choices=CHANNELS,
                               description=_("消息里只说有新消息，不说是什么事。请不要用单位发的手机号或者邮箱。"))
    quiet_from = ChoiceField(_("几点以后不要打扰"), choices=HOURS, blank=_("照一般的来"))
    quiet_until = ChoiceField(_("到早上几点"), choices=HOURS, blank=_("照一般的来"))
    language = RadioChoiceField(_("消息用什么文字"), [Filled()], choices=LANGUAGES)
    not_at_work = BooleanField(_("上班的时候不要打这个电话"))
    remark = ShortText(_("打电话时还要注意什么"), most=120, description=_("比如“孩子接的先别说”。没有就空着。"))

    def __init__(self, *args: Any, party: Party, choice: NoticeChoice | None, **kwargs: Any) -> None:
        held = {"channel": channel_of(party).value, "language": language_for(party, choice).value}
        if choice is not None:
            held |= {"quiet_from": _hour(choice.quiet_from), "quiet_until": _hour(choice.quiet_until),
                     "not_at_work": choice.not_at_work, "remark": choice.remark}
        super().__init__(*args, data=held, **kwargs)
        if party.is_employer:
            self.channel.description = _("消息里只说有新消息，不说是什么事。")
            self.remark.description = _("比如“请转人事部”。没有就空着。")
            del self.not_at_work

    def chosen(self) -> Choice:
        """What was chosen."""
        hours = [int(field.data) if field.data else None for field in (self.quiet_from, self.quiet_until)]
        return Choice(Channel(self.channel.data), hours[0], hours[1], Language(self.language.data),
                      "not_at_work" in self and bool(self.not_at_work.data), (self.remark.data or "").strip())


def _hour(hour: int | None) -> str:
    return "" if hour is None else str(hour)
