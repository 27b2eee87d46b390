"""Slips for those on a list: each with the worker's own link, to be cut apart and handed to nobody else."""
from __future__ import annotations

from collections.abc import Sequence

from flask import current_app

from mediation import clock
from mediation.cases.models import Case
from mediation.documents import blocks
from mediation.documents.press.composing import pages_of
from mediation.documents.press.sheet import Footer, pdf_of
from mediation.intake.online.acts import words_of_sum
from mediation.intake.online.models import NamedWorker
from mediation.law.numbers import date_words

ASKED = "for"
"""Under this word the address of a link bears its key."""


def link_of(token: str) -> str:
    """The address of somebody's own link."""
    return f"{current_app.config['BASE_URL'].rstrip('/')}/apply/resume?{ASKED}={token}"


def slips_of(case: Case, given: Sequence[tuple[NamedWorker, str]]) -> bytes:
    """The slips as a PDF."""
    content: list[blocks.Block] = [blocks.Title("参加申请的联系单", case.body.name)]
    for named, token in given:
        until = clock.day_of(named.link_until) if named.link_until else clock.today()
        content += [
            blocks.SmallTitle(f"{named.name}　{words_of_sum(named.amount_fen)}"),
            blocks.Code(link_of(token), (
                f"{case.applicants[0].name}替您报了名，一起申请调解。扫码看一看，点“我要参加”或者“不参加”。",
                "没有点、没有签字，您就不是申请人，谁也不能替您点。",
                f"{date_words(until)}前有效。不会用手机的，带身份证来签字。电话：{case.body.phone}")),
            blocks.CutLine("（剪开，只交本人）")]
    return pdf_of(pages_of(content, "L", False), "联系单", case.body.name, Footer("", numbered=False))[0]
