"""The form of a return: coded reasons, the five that this court uses most first, each with where it is."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from wtforms import BooleanField, Field
from wtforms.validators import Optional

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.cases.forms import ActForm
from mediation.confirmations.acts import Return
from mediation.confirmations.places import OF_THE_PARTIES, PARTY, Place, places_of
from mediation.confirmations.requirements import ConfirmationFacts
from mediation.confirmations.returned import usual_reasons
from mediation.evidence.uploads import OptionalScan
from mediation.law.return_reasons import RETURN_REASONS, MendedBy, ReturnReason
from mediation.web.widgets import ChoiceField, Filled, LongText, ShanghaiDateField

GROUPS = {MendedBy.PAPER: "缺材料", MendedBy.STATEMENT: "要说明", MendedBy.SUPPLEMENT: "要补充协议"}
MOST_USED = "本院最常用的"


@dataclass(frozen=True)
class ReasonAsked:
    """One reason to tick, and the choice of where it is; None where the paper itself says it."""

    reason: ReturnReason
    tick: Field
    at: Field | None


class ReturnForm(ActForm):
    """What the court asks, where it is, until when; a field for each coded reason."""

    facts_class = ConfirmationFacts
    words = LongText("写给当事人的话", [Optional()])
    happened_on = ShanghaiDateField("退回的日期", default=clock.today)
    until = ShanghaiDateField("最迟哪天补齐（含当日）", [Filled()], near=(3, 7, 15))
    scan = OptionalScan("补正通知书", [Optional()])

    def __init__(self, *args: Any, record: Strengthening, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.places = {place.key: place for place in places_of(record)}
        for code, reason in RETURN_REASONS.items():
            if f"at_{code}" in self:
                self[f"at_{code}"].offer(((key, place.words) for key, place in self.places.items()
                                          if fits(reason, place)), "不指明")
        self.first = usual_reasons(record.court) if record.court is not None else ()
        if not self.is_submitted() and record.court is not None:
            self.until.data = clock.today() + timedelta(days=record.court.setting("CONFIRM_SUPPLY_DAYS"))

    @property
    def groups(self) -> list[tuple[str, list[ReasonAsked]]]:
        """The reasons under their headings: the most used first, the others by what mends them."""
        shown = [(MOST_USED, [self._asked(RETURN_REASONS[code]) for code in self.first])]
        for mended_by, title in GROUPS.items():
            shown.append((title, [self._asked(reason) for code, reason in RETURN_REASONS.items()
                                  if reason.mended_by is mended_by and code not in self.first]))
        return shown

    def _asked(self, reason: ReturnReason) -> ReasonAsked:
        name = f"at_{reason.code}"
        return ReasonAsked(reason, self[f"reason_{reason.code}"], self[name] if name in self else None)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """What only a supplement mends stands in a clause or a line, and says in which."""
        right = super().validate(*args, **kwargs)
        for code in self._ticked:
            at = self[f"at_{code}"] if f"at_{code}" in self else None
            if RETURN_REASONS[code].mended_by is MendedBy.SUPPLEMENT and at is not None and not at.data:
                at.errors = [*at.errors, "请指到是哪一条、哪一行，办案人点开就到。"]
                right = False
        return right

    @property
    def _ticked(self) -> list[str]:
        return [code for code in RETURN_REASONS if self[f"reason_{code}"].data]

    @property
    def asked(self) -> Return:
        """What was ticked, each with its place."""
        return Return(tuple(self._ticked), words=self.words.data or "", places=tuple(self._named_places()))

    def _named_places(self) -> Iterator[tuple[str, Place]]:
        for code in self._ticked:
            place = self.places.get(self[f"at_{code}"].data or "") if f"at_{code}" in self else None
            if place is not None:
                yield code, place


def fits(reason: ReturnReason, place: Place) -> bool:
    """Whether a reason can be about this place: a paper of somebody about a party, a supplement about the text."""
    if reason.mended_by is MendedBy.PAPER:
        return place.kind == PARTY
    return reason.mended_by is MendedBy.STATEMENT or place.kind != PARTY


for each_code, each_reason in RETURN_REASONS.items():
    setattr(ReturnForm, f"reason_{each_code}", BooleanField(each_reason.text))
    if each_reason.mended_by is not MendedBy.PAPER or each_reason.material in OF_THE_PARTIES:
        setattr(ReturnForm, f"at_{each_code}", ChoiceField(f"{each_reason.text}：在哪里", [Optional()], blank="不指明"))
