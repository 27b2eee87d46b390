"""Applying on line, at night, at a telephone: filled in page by page, handed in, joined by those on the list."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mediation.applying import acts
from mediation.applying.models import ApplicationDraft, AppliesAs
from mediation.demo.invented import mobile
from mediation.demo.scans import upload_of
from mediation.demo.walk.cast import InHand
from mediation.evidence.looking import known, look
from mediation.evidence.uploads import Upload
from mediation.intake.online.acts import Applying, NamedActing, decline_to_join, join_application
from mediation.law.terms import Zone
from mediation.parties.facts import PartyFacts

Answers = Mapping[str, Mapping[str, Any]]


class ApplyingOnLine(InHand):
    """What is done before there is a case, and by whoever stands on its list."""

    def begins_on_line(self, answers: Answers, applies_as: AppliesAs = AppliesAs.WORKER) -> ApplicationDraft:
        """A body is chosen and some pages are answered; what is not answered is not known."""
        draft, _code = acts.begin_draft(self.bodies[self.body], applies_as, by=Applying())
        for page, said in answers.items():
            acts.save_answer(draft, page, dict(said), by=Applying(), unknown=not said)
        return draft

    def adds_photographs(self, draft: ApplicationDraft, names: Sequence[str], zone: Zone = Zone.PRIVATE) -> None:
        """Photographs from the telephone, looked at as the page does."""
        acts.add_photos(draft, [_looked_at(upload_of(name)) for name in names], zone, by=Applying())

    def hands_in_on_line(self, draft: ApplicationDraft) -> None:
        """The application is handed in; the receipt is on the telephone."""
        self.slips = [acts.hand_in(draft, by=Applying())]
        assert draft.case is not None
        self.case = draft.case

    def those_listed_answer(self, joining: int, declining: int) -> None:
        """So many of the list tap that they take part, then so many that they do not."""
        for number, named in enumerate(self.case.named_workers[:joining]):
            facts = PartyFacts(name=named.name, phone=mobile(9000 + number))
            self.slips.append(join_application(named, facts, named.amount_fen, by=NamedActing(named)))
        for named in self.case.named_workers[joining:joining + declining]:
            decline_to_join(named, by=NamedActing(named))


def _looked_at(upload: Upload) -> Upload:
    found = look(upload.content, known(upload.content))
    return Upload(upload.content, upload.media_type, upload.name, found)
