"""What a party says that wants to be called in its language."""
from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from mediation.law.terms import Language
from mediation.web.forms import BaseForm
from mediation.web.widgets import Filled, RadioChoiceField, ShortText

SPOKEN: dict[Language, Any] = {
    Language.UYGHUR: _("维吾尔语"), Language.KAZAKH: _("哈萨克语"), Language.KYRGYZ: _("柯尔克孜语"),
    Language.MONGOLIAN: _("蒙古语"), Language.TIBETAN: _("藏语"), Language.ENGLISH: _("英语"),
    Language.MANDARIN: _("国家通用语言（普通话）"), Language.SIGN: _("手语（视频）"), Language.OTHER: _("其他语言、方言")}


class LanguageCallForm(BaseForm):
    """Which language, and when it suits."""

    language = RadioChoiceField(_("用哪种语言"), [Filled()], choices=[(each.value, words)
                                                                 for each, words in SPOKEN.items()])
    suits = ShortText(_("什么时候方便接（可以不写）"), most=100, description=_("其他语言、方言，请写在这里是哪一种。"))

    def __init__(self, *args: Any, spoken: Language, **kwargs: Any) -> None:
        super().__init__(*args, data={"language": spoken.value}, **kwargs)

    def chosen(self) -> Language:
        """The language that was chosen."""
        return Language(self.language.data)
