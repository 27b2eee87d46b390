"""Answering a page, and what stands beside each: where one is, by which code one goes on, what was said so far."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from mediation.applying import visits, words
from mediation.applying.acts import UNKNOWN, save_answer
from mediation.applying.forms import QuestionForm
from mediation.applying.models import ApplicationDraft
from mediation.applying.questions import ASKED, Place, Question
from mediation.applying.sums import OWN_SUM, asked_for, own_sums
from mediation.applying.telling import happened
from mediation.bodies.hosting import host
from mediation.intake.online.acts import Applying
from mediation.law.doors import Happened
from mediation.law.money import yuan
from mediation.web.filters import day_words

SHOWN_SHORT = 60
NOT_MISSED = frozenset({"save"})
"""Nobody will be asked why they have saved nothing yet."""
FIELDS_OF_DAYS = frozenset({"since", "until", "from_on", "until_on", "knew_on"})
SAY_IT_THEMSELVES = frozenset({"what", "how", "have", "names", "story", "still"})
"""Answers that are understood without the question."""


def answer(draft: ApplicationDraft, place: Place, form: QuestionForm, *, unknown: bool) -> bool:
    """Keep what was sent; whether there was something to keep. Who does not know keeps what was typed all the same."""
    if unknown:
        form.validate()
        save_answer(draft, place.question.key, form.said(), by=Applying(), unknown=True)
        return True
    if not form.accepted():
        return False
    save_answer(draft, place.question.key, form.said(), by=Applying())
    return True


def page_values(draft: ApplicationDraft, place: Place) -> dict[str, Any]:
    """What every page shows besides its question."""
    return {"draft": draft, "place": place, "secret_shown": bool(visits.visit_here().shown), "host": host()}


@dataclass(frozen=True)
class RowShown:
    """One page of what was said, as it is read over before it goes."""

    key: str
    title: Any
    lines: list[str]
    unknown: bool


def rows_of(draft: ApplicationDraft) -> list[RowShown]:
    """Everything that was said, page by page."""
    shown = [_row(draft, question) for question in ASKED[draft.as_term][:-1]]
    return [row for row in shown if row.lines or row.key not in NOT_MISSED]


def _row(draft: ApplicationDraft, question: Question) -> RowShown:
    said = draft.said_on(question.key)
    if question.key == "photos":
        lines = [_("%(count)s张", count=len(draft.photos))] if draft.photos else [_("没有，以后可以补")]
        return RowShown("photos", question.title, lines, False)
    lines = [_asked(question, name) + line for name, value in said.items() if name != UNKNOWN
             for line in _lines(name, value)]
    if question.key == "asking":
        lines = [*_sums(draft), *lines]
    return RowShown(question.key, question.title, lines, bool(said.get(UNKNOWN)) or not said)


def _sums(draft: ApplicationDraft) -> Iterator[str]:
    """What was given each for its own, and all of it together."""
    asking, said = draft.said_on("asking"), happened(draft)
    for each, fen in own_sums(said, asking).items():
        yield _("%(what)s：约%(sum)s元", what=words.HAPPENED[each], sum=yuan(fen))
    total = asked_for(said, asking).total
    if total is not None:
        yield _("一共约%(sum)s元", sum=yuan(total))


def _asked(question: Question, name: str) -> str:
    """What was asked, before an answer that would not be understood alone."""
    unbound = getattr(question.form, name, None)
    return "" if unbound is None or name in SAY_IT_THEMSELVES else f"{unbound.args[0]}{_('：')}"


def _lines(name: str, value: Any) -> Iterator[str]:
    """One answer in words."""
    if name == "what":
        yield from (str(words.HAPPENED[Happened(each)]) for each in value)
    elif name == "names":
        yield from (one["name"] for one in value)
    elif name == "have":
        more = [one for each in words.SAVE_MORE.values() for one in each]
        known = dict([*words.SAVE_ALWAYS, words.SAVE_ON_AN_APP, *more])
        yield from (str(known[each]) for each in value if each in known)
    elif name == "wage":
        yield _("约%(sum)s元", sum=yuan(value))
    elif name == "amount" or name.startswith(OWN_SUM):
        return
    elif name in FIELDS_OF_DAYS:
        yield day_words(date.fromisoformat(value))
    else:
        shown = {**dict(words.HOW_ONE_WORKS), **dict(words.REACHED_BY), **dict(words.LANGUAGES),
                 **dict(words.STILL_THERE)}.get(value, value)
        text = str(shown)
        yield text if len(text) <= SHOWN_SHORT else f"{text[:SHOWN_SHORT]}……"
