"""The pages on which a body puts the sentences of its papers in its own words, and enters translations."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from mediation.bodies.access import KEEPERS, body_for
from mediation.bodies.models import Body
from mediation.documents import kinds, phrasing, queries, specimens, wording_acts
from mediation.documents.kinds import Paper
from mediation.documents.sentences import NEVER_WRITTEN, Phrasing
from mediation.documents.views import handed_over
from mediation.documents.wording_forms import TranslationsForm, translations_form, wording_form
from mediation.errors import NotFound
from mediation.law.terms import Language
from mediation.web.who_may import may

views = Blueprint("wording", __name__)
LANGUAGES = [language for language in Language if language not in {*NEVER_WRITTEN, Language.OTHER}]


@views.get("/desk/bodies/<body_id>/papers")
@may(*KEEPERS)
def papers(body_id: str) -> Any:
    """The papers whose sentences the body may put otherwise, and those that have translations or lack them."""
    body = body_for(current_user, body_id, *KEEPERS)
    listed = specimens.kinds_with_sentences()
    own = {kind.code: phrasing.own_words_of(body, kind) for kind in listed}
    there = {kind.code: phrasing.translations_of(body, kind, own[kind.code]) for kind in listed if kind.two_languages}
    return render_template("documents/wordings.html", body=body, kinds=listed, own=own, there=there,
                           languages=LANGUAGES)


@views.route("/desk/bodies/<body_id>/papers/<code>", methods=["GET", "POST"])
@may(*KEEPERS)
def wording(body_id: str, code: str) -> Any:
    """The sentences of one paper: the kind's beside the body's."""
    body = body_for(current_user, body_id, *KEEPERS)
    kind = kind_called(code, "own_words")
    versions = queries.versions_of_wording(body, kind.code)
    form = wording_form(body, kind, len(versions))
    if form.accepted():
        with form.refusals():
            if form.is_preview:
                return as_specimen(body, kind, Phrasing(form.words()))
            return kept(wording_acts.put_otherwise(body, kind, form.words(), by=current_user), body, kind)
    return render_template("documents/wording.html", body=body, kind=kind, form=form, versions=versions), form.status


@views.route("/desk/bodies/<body_id>/papers/<code>/translations/<language>", methods=["GET", "POST"])
@may(*KEEPERS)
def translations(body_id: str, code: str, language: str) -> Any:
    """What one paper says in one language."""
    body, kind, into = body_for(current_user, body_id, *KEEPERS), kind_called(code, "two_languages"), spoken(language)
    versions = queries.versions_of_translation(body, kind.code, into)
    form = translations_form(body, kind, into, len(versions))
    if form.accepted():
        with form.refusals():
            return translated(body, kind, into, form)
    return render_template("documents/translations.html", body=body, kind=kind, language=into, form=form,
                           versions=versions), form.status


def translated(body: Body, kind: Paper, language: Language, form: TranslationsForm) -> Any:
    """The paper to look at with what was written; or the translations kept."""
    if form.is_preview:
        return as_specimen(body, kind, form.phrasing(phrasing.own_words_of(body, kind), language), language)
    return kept(wording_acts.enter_translations(
        body, kind, language, form.words(), form.translator.data, form.translated_on.data, by=current_user), body, kind)


def as_specimen(body: Body, kind: Paper, said: Phrasing, language: Language = Language.MANDARIN) -> Any:
    """The paper of the invented case as it would print."""
    pdf = specimens.specimen_pdf(body, kind.code, said, language)
    return handed_over(pdf, "application/pdf", f"{kind.title} {specimens.SPECIMEN}", False)


def kept(changed: list[Any], body: Body, kind: Paper) -> Any:
    """Back to the list of papers, with what was done."""
    flash(f"{kind.title}：已保存{len(changed)}句，从下一份文书起用。" if changed else f"{kind.title}没有变化。")
    return redirect(url_for("wording.papers", body_id=body.public_id) + f"#{kind.code}", 303)


def kind_called(code: str, what: str) -> Paper:
    """The kind of this code whose sentences may be put otherwise, or translated; raises NotFound."""
    kind = kinds.papers().get(code)
    if kind is None or not getattr(kind, what):
        raise NotFound("没有这种可以改的文书。")
    return kind


def spoken(language: str) -> Language:
    """The language of this name, where papers can have a column of it; raises NotFound."""
    found = next((each for each in LANGUAGES if each.value == language), None)
    if found is None:
        raise NotFound("没有这种语言。")
    return found
