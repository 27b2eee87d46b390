"""Which sentences can be read aloud: keeping a recording, letting it go, what there is for the sentence of a page."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.cases.states import CaseState
from mediation.evidence.uploads import Upload, keep
from mediation.extensions import db
from mediation.law.terms import Language
from mediation.portal.queries import spoken_in, spoken_sentence
from mediation.portal.read_aloud_models import SpokenSentence
from mediation.portal.sentences import BY_STATE, BY_WHAT_HAS_BECOME, FOR_THE_OTHER_SIDE, Sentence

OTHER_SIDE = "-other"


@dataclass(frozen=True)
class ToBeSpoken:
    """A sentence with its key, where it is shown, and the recordings that there are."""

    key: str
    state: CaseState
    for_the_other_side: bool
    sentence: Sentence
    spoken: list[SpokenSentence]


def sentences() -> Iterator[tuple[str, CaseState, bool, Sentence]]:
    """Every sentence of the status page with its key: the state, and which side reads it where it is its own."""
    for state, said in BY_STATE.items():
        yield state.value, state, False, said
        if state in FOR_THE_OTHER_SIDE:
            yield f"{state.value}{OTHER_SIDE}", state, True, FOR_THE_OTHER_SIDE[state]
    for key, (state, other, said) in BY_WHAT_HAS_BECOME.items():
        yield key, state, other, said


def key_of(shown: Sentence) -> str:
    """The key of the sentence that a page shows; empty where it is none of them."""
    return next((key for key, _state, _other, said in sentences() if said is shown), "")


def to_be_spoken(body: Body) -> list[ToBeSpoken]:
    """Every sentence with the recordings of a body."""
    known: dict[str, list[SpokenSentence]] = {}
    for row in spoken_in(body):
        known.setdefault(row.sentence, []).append(row)
    return [ToBeSpoken(key, state, other, said, known.get(key, [])) for key, state, other, said in sentences()]


def spoken_for(body: Body, shown: Sentence) -> list[SpokenSentence]:
    """The recordings of the sentence on a page; none, no button."""
    key = key_of(shown)
    return list(spoken_in(body, key)) if key else []


def keep_spoken(body: Body, key: str, language: Language, upload: Upload, *, by: Any) -> SpokenSentence:
    """A recording is kept; the one before in this language is no longer played."""
    row = spoken_sentence(body, key, language)
    sha256 = keep(upload, by=by)
    if row is None:
        row = SpokenSentence(body=body, sentence=key, language=language.value)
        db.session.add(row)
    row.file_sha256, row.kept_at, row.by_words = sha256, clock.now(), by.name
    db.session.flush()
    trail.record("keep_spoken_sentence", by=by, record=row, sentence=key, language=language.value)
    return row


def let_go(row: SpokenSentence, *, by: Any) -> None:
    """A recording is no longer played."""
    trail.record("drop_spoken_sentence", by=by, record=row, sentence=row.sentence, language=row.language)
    db.session.delete(row)
    db.session.flush()
