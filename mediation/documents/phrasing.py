"""How a body puts the sentences of its papers now: in its own words, and in the languages into which it has them."""
from __future__ import annotations

from mediation.bodies.models import Body
from mediation.documents import kinds
from mediation.documents.kinds import Paper
from mediation.documents.queries import last_translations, last_wordings
from mediation.documents.sentences import TITLE, Phrasing, Sentence, Translated, wrong_places
from mediation.law.terms import Language


def phrasing_of(body: Body, code: str) -> Phrasing:
    """The wordings and translations of a kind that hold for this body today."""
    kind = kinds.paper(code)
    own = own_words_of(body, kind)
    return Phrasing(own, translations_of(body, kind, own) if kind.two_languages else {})


def own_words_of(body: Body, kind: Paper) -> dict[str, str]:
    """The sentences that the body puts otherwise, with their places as the kind has them now."""
    if not kind.own_words:
        return {}
    declared = {sentence.key: sentence for sentence in kind.sentences if sentence.article is None}
    return {row.key: row.words for row in last_wordings(body, kind.code)
            if row.words and row.key in declared and not wrong_places(row.words, declared[row.key])}


def to_translate(kind: Paper, own: dict[str, str]) -> list[Sentence]:
    """Every sentence of a kind as it stands now, its title first."""
    said = [Sentence(each.key, own.get(each.key, each.words), each.article) for each in kind.sentences]
    return [Sentence(TITLE, kind.title), *said]


def translations_of(body: Body, kind: Paper, own: dict[str, str]) -> dict[Language, dict[str, Translated]]:
    """The translations of what the sentences say now; one of an earlier wording counts no more."""
    declared = {sentence.key: sentence.words for sentence in to_translate(kind, own)}
    found: dict[Language, dict[str, Translated]] = {}
    for row in last_translations(body, kind.code):
        if row.words and declared.get(row.key) == row.source:
            found.setdefault(row.language_term, {})[row.key] = Translated(row.words, row.translator, row.translated_on)
    return found
