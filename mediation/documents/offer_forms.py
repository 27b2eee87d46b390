"""The form of a paper that is offered: to whom it goes, and what its kind asks; refusals stand at their field."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from wtforms import FormField, HiddenField

from mediation.cases.models import Case
from mediation.documents.extra_forms import fields_at, form_of, leaves, rows_changed
from mediation.documents.offering import left_open
from mediation.documents.offers import Offer, To
from mediation.documents.refusals import Missing, ParticularsMissing, UnprintableCharacter
from mediation.errors import NotNow, RequirementNotMet
from mediation.law.terms import Side
from mediation.parties.models import Party
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, Filled


class OfferForm(BaseForm):
    """What every offered paper is asked; ``extra`` is the form of the kind's own particulars, where it has any."""

    do = HiddenField()

    def __init__(self, one: Offer, case: Case, person: Any, whose: str = "") -> None:
        self.offered, self.case = one, case
        self.candidates = {party.public_id: party for party in one.parties(case)}
        self.whose = self._whose(whose) if one.begin_for else None
        self.begun = one.begin_for(case, person, self.whose) if self.whose else one.begin(case, person)
        super().__init__(record=case, data={"extra": self.begun})
        if "recipient" in self:
            blank = "请选择" if len(self.candidates) > 1 else None
            self.recipient.offer([(ref, f"{Side(party.side).label} {party.name}")
                                  for ref, party in self.candidates.items()], blank)
        if not self.is_submitted() and "extra" in self:
            self.extra.form.show_spare_rows()

    def _whose(self, ref: str) -> Party:
        """For whom the paper is begun: who is named in the address, else the first who may have it."""
        if ref and ref not in self.candidates:
            raise NotNow("这位当事人现在不能出这份文书，请重新选择。")
        return self.candidates[ref] if ref else next(iter(self.candidates.values()))

    @property
    def left_open(self) -> list[Missing]:
        """What the paper leaves to be filled in by hand, as the file stands."""
        return left_open(self.case, self.offered, self.begun, self.recipients()) if not self.is_submitted() else []

    @property
    def wants_rows(self) -> bool:
        """Whether a button was pressed that only changes the page: one row more, one less."""
        return self.is_submitted() and bool(self.do.data) and self.do.data.startswith(("more-", "less-"))

    def change_rows(self) -> None:
        """Do what that button says."""
        if "extra" in self:
            rows_changed(self.extra.form, self.do.data)

    @property
    def is_preview(self) -> bool:
        return bool(self.do.data == "preview")

    def particulars(self) -> Any:
        """The kind's own particulars as the form says them."""
        return self.extra.form.as_particulars(self.begun) if "extra" in self else self.begun

    def recipients(self) -> Sequence[Party]:
        """Who receives it: the one for whom it is begun or who was chosen, else everybody who may."""
        if self.whose is not None:
            return (self.whose,)
        if "recipient" in self:
            return tuple(party for ref, party in self.candidates.items() if ref == self.recipient.data)
        return tuple(self.candidates.values())

    def take(self, refused: RequirementNotMet) -> None:
        """What the press misses is said at its field, each once; the rest above the form."""
        cause = refused.__cause__
        if isinstance(cause, ParticularsMissing):
            for gap in cause.missing:
                self._say_missing(gap)
        elif isinstance(cause, UnprintableCharacter):
            self._say(self._holding(cause.character), str(cause))
        else:
            super().take(refused)

    def _say_missing(self, gap: Missing) -> None:
        path = gap.name.split(".")
        found = fields_at(self.extra.form, path[1:]) if path[0] == "extra" and "extra" in self else []
        self._say(found, f"请填写{gap.words}。" if found else f"还缺：{gap}。")

    def _holding(self, character: str) -> list[Any]:
        every = leaves(self.extra.form) if "extra" in self else ()
        return [field for field in every if character in str(field.data or "")]

    def _say(self, fields: Sequence[Any], words: str) -> None:
        for field in fields:
            field.errors = [*field.errors, words]
        if not fields:
            self.form_errors.append(words)


@cache
def form_class(code: str, asks_whom: bool, extra: type | None) -> type[OfferForm]:
    """The form of one kind of paper."""
    asked: dict[str, Any] = {"recipient": ChoiceField("收件人", [Filled()])} if asks_whom else {}
    if extra is not None:
        asked["extra"] = FormField(form_of(extra))
    return type(f"OfferForm{code}", (OfferForm,), asked)


def offer_form(one: Offer, case: Case, person: Any, whose: str = "") -> OfferForm:
    """The form of an offered paper, begun from the file; ``whose`` is the party for whom it is begun."""
    asks_whom = one.to is To.ONE and one.begin_for is None
    return form_class(one.code, asks_whom, one.kind.extra)(one, case, person, whose)
