"""In which language the pages of the portal are shown; those of the staff are in Chinese.

Chinese is the source of every text, and prevails. A visitor chooses on any page (``?lang=en``); a cookie that says
nothing but the language keeps the choice until the browser is closed. Uyghur is for the first screens, the sentences
of the status, the buttons and the receipt; what has no translation yet is shown in Chinese.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask, has_request_context, request
from flask_babel import get_locale
from flask_login import current_user

from mediation.extensions import babel
from mediation.web.addresses import this_page_with

COOKIE = "lang"
ASKED = "lang"


@dataclass(frozen=True)
class Shown:
    """A language of the portal: its code for the catalogue and for the page, its own name, its direction."""

    locale: str
    code: str
    label: str
    direction: str = "ltr"


CHINESE = Shown("zh_Hans_CN", "zh-CN", "中文")
LANGUAGES = (CHINESE, Shown("ug", "ug", "ئۇيغۇرچە", "rtl"), Shown("en", "en", "English"))
BY_CODE = {language.code: language for language in LANGUAGES}


def register(app: Flask) -> None:
    """Bind the choice of language to the application."""
    babel.init_app(app, default_locale=CHINESE.locale, default_timezone="Asia/Shanghai", locale_selector=_locale)
    app.context_processor(_for_the_frame)
    app.after_request(_keep)


def shown() -> Shown:
    """The language of this page; Chinese outside of a request, and for the staff, who have signed in."""
    if not has_request_context() or current_user.is_authenticated:
        return CHINESE
    return BY_CODE.get(request.args.get(ASKED) or request.cookies.get(COOKIE, ""), CHINESE)


def is_chinese() -> bool:
    """Whether the page is shown in the language of its source."""
    locale = get_locale()
    return locale is None or locale.language == "zh"


def _locale() -> str:
    return shown().locale


def _for_the_frame() -> dict[str, Any]:
    language = shown()
    return {"page_lang": language.code, "page_dir": language.direction, "is_chinese": language is CHINESE,
            "languages": [{"code": each.code, "label": each.label, "current": each is language,
                           "url": this_page_with(**{ASKED: each.code})} for each in LANGUAGES]}


def _keep(response: Any) -> Any:
    chosen = request.args.get(ASKED)
    if chosen in BY_CODE:
        response.set_cookie(COOKIE, chosen, httponly=True, samesite="Lax", secure=request.is_secure)
    return response
