"""What a party says that wants to be called."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from mediation.law.terms import Language
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, LongText, PhoneField, RadioChoiceField

SPOKEN: dict[Language, Any] = {
    Language.MANDARIN: _("国家通用语言（普通话）"),
    Language.UYGHUR: _("维吾尔语"), Language.KAZAKH: _("哈萨克语"), Language.KYRGYZ: _("柯尔克孜语"),
    Language.MONGOLIAN: _("蒙古语"), Language.TIBETAN: _("藏语"), Language.ENGLISH: _("英语"),
    Language.SIGN: _("手语（视频）"), Language.OTHER: _("其他语言、方言")}


class LanguageCallForm(BaseForm):
    """In which language, what about and when it suits, under which number."""

    language = RadioChoiceField(_("用哪种语言"), [Filled()], choices=[(each.value, words)
                                                                 for each, words in SPOKEN.items()])
    words = LongText(_("想问什么、什么时候方便接"), most=300, description=_("选了其他语言的，写明是哪一种。"))
    phone = PhoneField(_("打哪个号码"))

    def __init__(self, *args: Any, spoken: Language, **kwargs: Any) -> None:
        super().__init__(*args, data={"language": spoken.value}, **kwargs)

    def chosen(self) -> Language:
        """The language that was chosen."""
        return Language(self.language.data)
