"""The pages of refusal: calm, in Chinese, with a way back and what was typed."""
from __future__ import annotations

import re
from typing import Any

from flask import Flask, current_app, make_response, redirect, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from mediation.errors import Refused
from mediation.extensions import db
from mediation.web import once

KNOWN = {400, 403, 404, 405, 409, 413, 422, 429, 500, 503}
NOT_TYPED = {"csrf_token", "once", "version", "password", "secret", "pin", "again", "old", "code", "invitation",
             "certificate_password"}
"""What is no text of a person's, or must not be shown again: passwords and codes are never repeated."""
TICKED = "y"
RECORD_PAGE = re.compile(r"/(desk/cases|court)/[A-Za-z0-9_-]{8,64}(?=/)")
BROKEN_RULES = {
    "uq_case_sequence": "这个案号刚刚被另一个案件用掉，请再按一次。",
    "uq_mark_whose": "这个签名或盖章已经记过了，请刷新页面。",
    "uq_joint_confirmation_party": "这一方已经确认过了，请刷新页面。",
    "uq_attendance_party": "这个人的到场情况已经记过了，请刷新页面。",
    "uq_exclusion_person": "这个人已经回避了。",
    "uq_case_file_number": "这个卷号已经用过，请另填一个。",
    "uq_court_assignment_number": "这个号的委派、委托刚刚已经移送过，请刷新页面看已有的那一件。",
    "uq_court_booking_slot": "这个时段刚刚被别人约走了，请另选一个。",
    "uq_booked_agreement": "这份协议刚刚已经约好了法院核实，请刷新页面。",
    "uq_put_offer_open": "同一项上还有一个方案在等他答复，请刷新页面看。",
    "uq_known_employer_name": "单位簿里已经有这个单位。",
    "uq_time_proposal_open": "刚刚已经有人发了时间，请刷新页面。",
    "uq_time_answer_party": "您刚刚已经选过了，请刷新页面。",
    "uq_party_request_open": "您刚刚已经提过了，请看最新情况。",
    "uq_held_back_release_open": "这份材料刚刚已经有人申请，请刷新页面看。",
    "uq_person_login": "这个账号已经有人用了。",
}


def message_of(error: IntegrityError) -> str:
    """What a broken rule of the tables means, by its name."""
    text = str(error.orig)
    return next((words for name, words in BROKEN_RULES.items() if name in text),
                "同样的内容刚刚已经保存，或者与别人的改动冲突。请刷新页面，看一看再改。")


def page_for(status: int, message: str | None = None, article: str | None = None) -> Any:
    """The page of a refusal, with what the person had typed."""
    shown = status if status in KNOWN else (500 if status >= 500 else 400)
    typed = [] if shown == 413 else [(name, value) for name, value in request.form.items()
                                     if name not in NOT_TYPED and value not in ("", TICKED)][:40]
    page = render_template(f"errors/{shown}.html", message=message, article=article, typed=typed,
                           back_url=_way_back(shown))
    return make_response(page, status)


def _way_back(status: int) -> str | None:
    """To the page of the record when things have changed meanwhile, else to the form that was sent."""
    record = RECORD_PAGE.match(request.path)
    if status == 409 and record is not None:
        return record[0]
    return request.path if request.method == "POST" else None


def register(app: Flask) -> None:
    """Give every kind of refusal its page."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(IntegrityError, _broken_rule)
    app.register_error_handler(DataError, _data)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _unexpected)


def _refused(refused: Refused) -> Any:
    db.session.rollback()
    return page_for(refused.status, refused.message, refused.article)


def _csrf(_error: CSRFError) -> Any:
    db.session.rollback()
    return page_for(400, "页面打开太久，或者您已在别处退出。请返回上一页刷新后再交，您填的内容列在下面。")


def _http(error: HTTPException) -> Any:
    db.session.rollback()
    if error.code is not None and error.code < 400:
        return error
    return page_for(error.code or 500)


def _stale(_error: StaleDataError) -> Any:
    db.session.rollback()
    return first_result() or page_for(409)


def _broken_rule(error: IntegrityError) -> Any:
    db.session.rollback()
    current_app.logger.warning("refused by a rule of the tables: %s", type(error.orig).__name__)
    return first_result() or page_for(409, message_of(error))


def first_result() -> Any:
    """Where the same form has led when it was sent before, or at this very moment; None where it has not."""
    known = once.result_of(request.form.get("once", ""), request.path)
    return redirect(known, 303) if known else None


def _data(error: DataError) -> Any:
    db.session.rollback()
    current_app.logger.warning("a value the database refuses: %s", re.sub(r"\s+", " ", str(error.orig))[:120])
    return page_for(422, "有一处填的内容太长或者不是有效的数字、日期，请检查。")


def _database(_error: OperationalError) -> Any:
    db.session.rollback()
    current_app.logger.exception("the database does not answer")
    return page_for(503)


def _unexpected(error: Exception) -> Any:
    db.session.rollback()
    if current_app.config.get("TESTING"):
        raise error
    current_app.logger.exception("unexpected")
    return page_for(500)
