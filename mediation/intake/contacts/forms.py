"""The tiny form of a contact: whom, how, what came of it."""
from __future__ import annotations

from typing import Any

from flask import request
from wtforms import HiddenField

from mediation import clock
from mediation.errors import RequirementNotMet
from mediation.intake.contacts.acts import ContactOutcome, ContactWay, Tried
from mediation.intake.language_calls.queries import language_calls_waiting
from mediation.law.terms import Language, Side
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, ClockTimeField, Filled, RadioChoiceField, ShanghaiDateField, ShortText


class ContactForm(BaseForm):
    """One try to reach a party; day and time only where it was not just now. It may stand on a page among others."""

    onward = HiddenField()
    party = ChoiceField("联系谁", [Filled()], blank=None, id="contact-party")
    way = ChoiceField("方式", [Filled()], terms=ContactWay, default=ContactWay.PHONE, blank=None, id="contact-way")
    outcome = RadioChoiceField("结果", [Filled()], terms=ContactOutcome, id="contact-outcome")
    language = ChoiceField("用哪种语言谈的", terms=Language, default=Language.MANDARIN, blank=None, id="contact-language")
    words = ShortText("说了什么", most=500, id="contact-words")
    happened_on = ShanghaiDateField("哪天", id="contact-day", latest=clock.today, description="刚才联系的不用填。")
    happened_time = ClockTimeField("几点", id="contact-time", description="填了哪天就要填几点。")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [*record.heard(Side.RESPONDENT), *record.heard(Side.APPLICANT)]
        self.parties: dict[str, Party] = {party.public_id: party for party in asked}
        self.party.offer([(party.public_id, party.name) for party in asked])
        if not language_calls_waiting(record):
            del self.language
        if not self.is_submitted():
            wanted = request.args.get("party")
            self.party.data = wanted if wanted in self.parties else next(iter(self.parties), None)
            self.onward.data = request.args.get("onward")

    def tried(self) -> Tried:
        """What the form says."""
        day, at = self.happened_on.data, self.happened_time.data
        if (day is None) != (at is None):
            raise RequirementNotMet("不是刚才联系的，请把哪天和几点都填上。", field="happened_time" if day else "happened_on")
        return Tried(self.parties[self.party.data], self.way.data, self.outcome.data, self.words.data,
                     clock.instant(day, at) if day and at else None, self.language.data if self.language else None)
