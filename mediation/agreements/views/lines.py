"""The lines: one by one, by pattern, as a table."""
from __future__ import annotations

from typing import Any

from flask import Response
from flask_login import current_user

from mediation.agreements import acts
from mediation.agreements.forms import LeavingForm, LineForm, PatternForm, TableForm
from mediation.agreements.pattern_lines import lines_of_pattern
from mediation.agreements.patterns import leaving_papers
from mediation.agreements.table import HEAD, as_text, read_table, rows_of
from mediation.agreements.views.rooms import asked, back_to, found, found_line, views
from mediation.cases.act_pages import HANDLING
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may
from mediation.web.workbook import Book, Field, spreadsheet


@views.route("/desk/cases/<case_id>/agreements/<ref>/lines/new", methods=["GET", "POST"])
@may(*HANDLING)
def new_line(case_id: str, ref: str) -> Any:
    """One line more."""
    text = found(case_id, ref)
    form = LineForm(agreement=text)
    if form.accepted():
        with form.refusals():
            acts.add_obligation(text, form.facts(), by=current_user)
        if form.done:
            return back_to(text, "lines", said="已添加一行。")
    return asked("line", form, text.case, agreement=text, line=None)


@views.route("/desk/cases/<case_id>/agreements/<ref>/lines/<line_ref>", methods=["GET", "POST"])
@may(*HANDLING)
def line(case_id: str, ref: str, line_ref: str) -> Any:
    """A line says something else."""
    one = found_line(case_id, ref, line_ref)
    form = LineForm(agreement=one.agreement, line=one)
    if form.accepted():
        lost: list[str] = []
        with form.refusals():
            lost = acts.change_obligation(one, form.facts(), by=current_user)
        if form.done:
            return back_to(one.agreement, "lines", said=f"第{one.ordinal}行已改。", lost=lost)
    return asked("line", form, one.agreement.case, agreement=one.agreement, line=one)


@views.post("/desk/cases/<case_id>/agreements/<ref>/lines/<line_ref>/drop")
@may(*HANDLING)
def drop_line(case_id: str, ref: str, line_ref: str) -> Any:
    """A line is taken out."""
    one = found_line(case_id, ref, line_ref)
    text, number, lost = one.agreement, one.ordinal, list[str]()
    if ConfirmForm(record=text).accepted():
        lost = acts.drop_obligation(one, by=current_user)
    return back_to(text, "lines", said=f"已删去第{number}行，其他行的行号不变。", lost=lost)


@views.route("/desk/cases/<case_id>/agreements/<ref>/lines/pattern", methods=["GET", "POST"])
@may(*HANDLING)
def pattern(case_id: str, ref: str) -> Any:
    """Lines by pattern: how much each, and when."""
    text = found(case_id, ref)
    form = PatternForm(agreement=text)
    if form.accepted():
        lost: list[str] = []
        with form.refusals():
            made, lost = lines_of_pattern(text, form), []
            if form.replaces.data:
                lost = acts.replace_obligations(text, made, by=current_user)
            else:
                acts.add_obligations(text, made, by=current_user)
        if form.done:
            return back_to(text, "lines", said="已按模式生成各行，请逐行核对。", lost=lost)
    return asked("pattern", form, text.case, agreement=text)


@views.route("/desk/cases/<case_id>/agreements/<ref>/lines/leaving", methods=["GET", "POST"])
@may(*HANDLING)
def leaving(case_id: str, ref: str) -> Any:
    """The certificate of leaving and the transfers, a line each for every worker."""
    text = found(case_id, ref)
    form = LeavingForm(agreement=text)
    if form.accepted():
        with form.refusals():
            payer = next(party for party in text.parties if party.public_id == form.payer.data)
            acts.add_obligations(text, leaving_papers(text, payer, form.certificate_on.data, form.transfer_on.data),
                                 by=current_user)
        if form.done:
            return back_to(text, "lines", said="已添加离职证明和转移手续。")
    return asked("leaving", form, text.case, agreement=text)


@views.route("/desk/cases/<case_id>/agreements/<ref>/lines/table", methods=["GET", "POST"])
@may(*HANDLING)
def table(case_id: str, ref: str) -> Any:
    """The whole table as it is copied from a spreadsheet."""
    text = found(case_id, ref)
    form = TableForm(data={"table": as_text(rows_of(text))}, record=text)
    if form.accepted():
        lost: list[str] = []
        with form.refusals():
            lost = acts.replace_obligations(text, read_table(text, form.table.data), by=current_user)
        if form.done:
            return back_to(text, "lines", said="已按表格替换各行。", lost=lost)
    return asked("table", form, text.case, agreement=text, head=HEAD)


@views.get("/desk/cases/<case_id>/agreements/<ref>/lines.xlsx")
@may(*HANDLING)
def lines_as_sheet(case_id: str, ref: str) -> Response:
    """The table as a spreadsheet, to be filled and pasted back."""
    text = found(case_id, ref)
    return spreadsheet(Book("协议各行", [Field(name) for name in HEAD], rows_of(text)[1:]), f"{text.case.known_as}协议各行")
