"""A body puts the sentences of its papers in its own words, and enters what they say in other languages."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.documents.kinds import Paper
from mediation.documents.models import PaperTranslation, PaperWording
from mediation.documents.phrasing import own_words_of, to_translate, translations_of
from mediation.documents.press.printable import why_unprintable
from mediation.documents.sentences import Sentence, wrong_places
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Language

LONGEST = 400
"""A sentence of a paper in characters; a translation may take three times as many."""


def put_otherwise(body: Body, kind: Paper, words: Mapping[str, str], *, by: Any) -> list[PaperWording]:
    """Keep how the body puts sentences from now on; nothing said, or the kind's own words, go back to these.

    Returns what changed. Raises RequirementNotMet at the sentence: dictated by a statute, a place lost, no glyph.
    """
    now, changed = own_words_of(body, kind), []
    for key, said in words.items():
        sentence = _declared(kind, key)
        said = "" if said == sentence.words else said
        if said == now.get(key, ""):
            continue
        if said:
            _check(said, sentence, LONGEST)
        row = PaperWording(body=body, code=kind.code, key=key, words=said or None, by_id=by.id, by_words=by.name,
                           at=clock.now())
        db.session.add(row)
        trail.record("change_wording", by=by, record=body, code=kind.code, sentence=key, back=not said)
        changed.append(row)
    db.session.flush()
    return changed


def _declared(kind: Paper, key: str) -> Sentence:
    sentence = next((each for each in kind.sentences if each.key == key), None)
    if sentence is None or not kind.own_words:
        raise RequirementNotMet("这份文书没有这一句可以改的话，请刷新页面。")
    if sentence.article is not None:
        raise RequirementNotMet("这一句是法律规定的，不能改。", field=key, article=str(sentence.article))
    return sentence


def _check(said: str, sentence: Sentence, longest: int) -> None:
    wrong = wrong_places(said, sentence) or why_unprintable(said)
    if not wrong and len(said) > longest:
        wrong = f"最多{longest}字，现在{len(said)}字，请写短一些。"
    if wrong:
        raise RequirementNotMet(wrong, field=sentence.key)


def enter_translations(body: Body, kind: Paper, language: Language, words: Mapping[str, str], translator: str,
                       on: date | None, *, by: Any) -> list[PaperTranslation]:
    """Keep what the sentences say in another language; an emptied one is withdrawn. Returns what changed.

    Raises RequirementNotMet at the sentence, or where nobody is named who translated it, or the day lies ahead.
    """
    own = own_words_of(body, kind)
    there, changed = translations_of(body, kind, own).get(language, {}), []
    for sentence in to_translate(kind, own):
        said = words.get(sentence.key, "")
        known = there.get(sentence.key)
        if said == (known.words if known is not None else ""):
            continue
        if said:
            _check(said, sentence, 3 * LONGEST)
        changed.append((sentence, said))
    if changed and not translator:
        raise RequirementNotMet("请写明译文是谁翻译的。", field="translator")
    if changed and (on is None or on > clock.today()):
        raise RequirementNotMet("请写明翻译的日期，不能晚于今天。", field="translated_on")
    return [_entered(body, kind, language, sentence, said, translator, on, by) for sentence, said in changed if on]


def _entered(body: Body, kind: Paper, language: Language, sentence: Sentence, said: str, translator: str, on: date,
             by: Any) -> PaperTranslation:
    row = PaperTranslation(
        body=body, code=kind.code, language=language.value, key=sentence.key, source=sentence.words,
        words=said or None, translator=translator, translated_on=on, by_id=by.id, by_words=by.name, at=clock.now())
    db.session.add(row)
    trail.record("enter_translation", by=by, record=body, code=kind.code, sentence=sentence.key,
                 language=language.value, withdrawn=not said)
    db.session.flush()
    return row
