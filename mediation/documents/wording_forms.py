"""Forms of a paper's sentences: one field for each that may be put otherwise, or that may be translated."""
from __future__ import annotations

from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from mediation.bodies.models import Body
from mediation.documents.kinds import Paper
from mediation.documents.phrasing import own_words_of, to_translate, translations_of
from mediation.documents.press.printable import why_unprintable
from mediation.documents.sentences import Phrasing, Sentence, Translated, wrong_places
from mediation.documents.wording_acts import LONGEST
from mediation.law.terms import Language
from mediation.web.forms import BaseForm
from mediation.web.widgets import LongText, ShanghaiDateField, ShortText

PREVIEW = "preview"


class SentenceField(LongText):
    """A sentence on one line, with the places of the Chinese one in it, in letters that can be printed."""

    def __init__(self, *args: Any, sentence: Sentence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sentence = sentence

    def read(self, text: str) -> str:
        return " ".join(super().read(text).split("\n"))

    def pre_validate(self, form: BaseForm) -> None:
        if self.data and not self.process_errors:
            wrong = wrong_places(self.data, self.sentence) or why_unprintable(self.data)
            if wrong:
                raise ValidationError(wrong)


class SentencesForm(BaseForm):
    """What every form of sentences has; ``version`` is how often the paper was changed before it was shown."""

    do = HiddenField()
    sentences: tuple[Sentence, ...] = ()

    @property
    def is_preview(self) -> bool:
        """Whether the sentences are only to be looked at in print."""
        return bool(self.do.data == PREVIEW)

    def words(self) -> dict[str, str]:
        """What was written for each sentence."""
        return {each.key: self._fields[each.key].data or "" for each in self.sentences}


class Seen:
    """How often the sentences of a paper were changed when the form was shown, so that nobody overwrites unseen."""

    def __init__(self, changes: int) -> None:
        self.version = changes


def wording_form(body: Body, kind: Paper, changes: int) -> SentencesForm:
    """The sentences of a paper that the body may put otherwise, as they stand."""
    open_ones = tuple(each for each in kind.sentences if each.article is None)
    now = own_words_of(body, kind)
    made = _form("WordingForm", SentencesForm, kind.sentences, open_ones, LONGEST)
    return made(record=Seen(changes), data={each.key: now.get(each.key, each.words) for each in open_ones})


class TranslationsForm(SentencesForm):
    """What a paper says in another language, and who translated it."""

    translator = ShortText("翻译人员", most=60, description="写姓名；有单位的写上单位。印在文书上。")
    translated_on = ShanghaiDateField("翻译日期")

    def phrasing(self, own: dict[str, str], language: Language) -> Phrasing:
        """The sentences as they were written, for a look before they are kept."""
        said = {key: Translated(words, self.translator.data or "—", self.translated_on.data)
                for key, words in self.words().items() if words and self.translated_on.data}
        return Phrasing(own, {language: said})


def translations_form(body: Body, kind: Paper, language: Language, changes: int) -> TranslationsForm:
    """Every sentence of a paper with its translation as it stands."""
    own = own_words_of(body, kind)
    there = translations_of(body, kind, own).get(language, {})
    wanted = tuple(to_translate(kind, own))
    made = _form("TranslationsOfPaper", TranslationsForm, wanted, wanted, 3 * LONGEST)
    last = next(reversed(there.values()), None)
    held = {each.key: there[each.key].words if each.key in there else "" for each in wanted}
    return made(record=Seen(changes), data=held | ({"translator": last.translator, "translated_on": last.on}
                                                   if last else {}))


def _form(name: str, base: type[SentencesForm], listed: tuple[Sentence, ...], asked: tuple[Sentence, ...],
          most: int) -> Any:
    """A form that asks for some of the sentences of a list, each called by its number in it."""
    fields = {each.key: SentenceField(f"第{number}句", most=most, sentence=each)
              for number, each in enumerate(listed, start=1) if each in asked}
    return type(name, (base,), {**fields, "sentences": asked})
