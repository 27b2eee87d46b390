"""A small application that shows every piece of the pages on sheets of its own: for tests, and to look at.

    python -m tests.pages.look_application      serves the sheets at http://127.0.0.1:8765/
"""
from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask, Response, render_template
from flask_babel import Babel
from flask_login import LoginManager
from flask_wtf import CSRFProtect, FlaskForm
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, HiddenField, PasswordField
from wtforms.validators import Optional

from mediation.law.terms import IdentityKind, Side, Zone
from mediation.web import filters
from mediation.web.widgets import (
    ChoiceField, ChoicesField, ClockTimeField, Filled, IdentityField, LongText, MoneyField, NameField, PhoneField,
    RadioChoiceField, ShanghaiDateField, ShortText, WholeNumberField,
)

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent / "mediation"
TODAY = date(2026, 11, 23)
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


class ApplicationForm(FlaskForm):
    """Every kind of field once."""

    version = HiddenField()
    once = HiddenField()
    name = NameField("姓名", [Filled()])
    identity_kind = ChoiceField("证件", [Filled()], terms=IdentityKind)
    identity_number = IdentityField("证件号码", [Optional()])
    phone = PhoneField("电话", [Filled()])
    owed = MoneyField("要求的数额", [Filled()], least=1)
    about = BooleanField("大约，说不准")
    since = ShanghaiDateField("从哪天起没有发", [Filled()], latest=TODAY)
    begins = ClockTimeField("几点", [Optional()])
    people = WholeNumberField("人数", [Filled()], least=1, most=500)
    side = RadioChoiceField("站在哪一方", [Filled()], terms=Side)
    tried = ChoicesField("试过的办法", [Optional()], choices=[("talk", "找单位谈过"), ("hotline", "打过12333")])
    place = ShortText("地址", [Optional()])
    story = LongText("经过", [Filled("请说一说发生了什么。")])


class SignInForm(FlaskForm):
    """As the sign-in page has it."""

    login = ShortText("账号", [Filled()])
    password = PasswordField("密码", [Filled()])


TYPED = {"name": "买买提·阿卜杜拉", "identity_kind": "resident", "identity_number": "11010519491231002Y",
         "phone": "13800000226", "owed": "8,20", "since": "2026年2月30日", "begins": "25:00", "people": "0",
         "story": "三月到五月\n没有发工资。"}


def _act(label: str, main: bool = False, posts: bool = False) -> SimpleNamespace:
    return SimpleNamespace(label=label, url="#", main=main, posts=posts, hint=None)


def _work() -> list[SimpleNamespace]:
    rows = [
        (-1, "11-20", "收0226", "赵强 诉 众达站点", "工资 8,200", "等单位答复·已打2次", "138****0226",
         ("记一次联系", "不受理书面通知"), False),
        (0, "11-23", "委0019", "孙某 诉 某厂", "法院委派30日", "等对方答复", "139****0019", ("记答复",), False),
        (0, "11-23", "5号", "陈某等3人", "确认·法院退回：第3条", "待补充协议", "137****0005", ("起草补充协议",), False),
        (1, "11-24", "7号", "李秀英等12人 诉 鑫源建筑劳务", "24.6万 签11/12", "调解第14天/15天", "136****0007",
         ("记签名", "双方同意延期", "终结"), False),
        (9, "12-02", "9号", "古丽·买买提 诉 大成总包", "工伤待遇 36,580", "调解第2天", "135****0009", ("排会",), True),
    ]
    names = ("days", "day", "number", "who", "what", "where", "phone", "acts", "provisional")
    work = [SimpleNamespace(**dict(zip(names, row))) for row in rows]
    for each in work:
        each.acts = [_act(label) for label in each.acts]
    return work


def _steps() -> list[SimpleNamespace]:
    days = [("收件", "done", date(2026, 11, 5)), ("受理", "done", date(2026, 11, 9)),
            ("调解", "done", date(2026, 11, 12)), ("签署", "now", None), ("确认", "todo", None),
            ("履行", "todo", None)]
    return [SimpleNamespace(label=label, state=state, day=day) for label, state, day in days]


def _marks() -> list[SimpleNamespace]:
    marks = [(2, "收件", date(2026, 11, 5), "happened", 0), (20, "受理", date(2026, 11, 9), "happened", 1),
             (36, "第一次调解", date(2026, 11, 12), "happened", 0), (92, "最迟调解完", date(2026, 11, 24), "limit", 0)]
    return [SimpleNamespace(at=at, label=label, day=day, kind=kind, row=row) for at, label, day, kind, row in marks]


def _history() -> list[SimpleNamespace]:
    recorded = datetime(2026, 11, 12, 7, 5, tzinfo=UTC)
    return [
        SimpleNamespace(day=date(2026, 11, 12), recorded=recorded, title="第一次调解", by="王敏", kind="act",
                        text="双方到场，翻译古丽在场。\n\n单位认可拖欠三个月。"),
        SimpleNamespace(day=date(2026, 11, 9), recorded=recorded, title="受理", by="王敏", kind="act"),
        SimpleNamespace(day=date(2026, 11, 9), title="发出 D09 受理通知书", by="王敏", kind="paper"),
        SimpleNamespace(day=date(2026, 11, 5), title="收到申请", by="李秀英", kind="act"),
    ]


def context() -> dict[str, Any]:
    """What the sheets show: an invented morning at the desk, and one case."""
    article = "劳动人事争议仲裁和调解规则第二十九条"
    limit = SimpleNamespace(
        ends_on=date(2026, 11, 24), provisional=False, clock=SimpleNamespace(article=article),
        how="2026-11-09受理，次日11-10为第1日，第15日为2026-11-24周二，是工作日，不顺延。")
    return {
        "work": _work(), "steps": _steps(), "marks": _marks(), "history_entries": _history(), "limit": limit,
        "zones": [*(zone.value for zone in Zone), "notes"], "act": _act, "day": date(2026, 12, 21),
        "workers": [("李秀英", 2100000, 1890000, "待章", 0), ("买买提·阿卜杜拉", 820000, None, "缺签名", 0),
                    ("王建国", None, 640000, "已签", 320000)],
        "filters": [SimpleNamespace(label=label, count=count, tone=tone, url="#", current=label == "今天")
                    for label, count, tone in (("逾期", 1, "over"), ("今天", 3, "today"), ("三个工作日内", 6, None),
                                               ("待盖章", 2, None), ("等对方", 7, None), ("款项到期", 3, None),
                                               ("全部", 40, None))],
    }


def staff_frame() -> dict[str, Any]:
    """What every page of the staff has around it."""
    return {
        "nav": [SimpleNamespace(label=label, url="#", current=label == "办案台")
                for label in ("办案台", "查找", "登记", "今天的会", "台账", "单位簿")],
        "posts": [SimpleNamespace(label=label, url="#", current=label == "全部")
                  for label in ("全部", "顺丰调委会 31", "工会工作室 9")],
        "person_name": "王敏", "today": TODAY, "idle_seconds": 900, "unlock_url": "/unlock",
    }


def look_application() -> Flask:
    """The application of the sheets."""
    app = Flask("look", root_path=str(HERE), template_folder=str(PACKAGE / "templates"),
                static_folder=str(PACKAGE / "static"))
    app.config.update(SECRET_KEY="look " * 10, BABEL_DEFAULT_LOCALE="zh_Hans_CN")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(HERE / "look")])
    Babel(app)
    CSRFProtect(app)
    LoginManager(app, add_context_processor=False).user_loader(lambda _ref: None)
    filters.register(app)
    _add_sheets(app)
    _add_pages(app)

    @app.after_request
    def guard(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return app


def _add_sheets(app: Flask) -> None:
    @app.get("/staff/<any(desk, case, register):name>")
    def staff(name: str) -> str:
        return render_template(f"sheet_{name}.html", form=ApplicationForm(data={"owed": 820000}), **context(),
                               **staff_frame())

    @app.get("/refused/<any(register, portal_form):name>")
    def refused(name: str) -> str:
        form = ApplicationForm(MultiDict(TYPED))
        form.validate()
        form.csrf_token.errors = []
        frame = staff_frame() if name == "register" else {}
        return render_template(f"sheet_{name}.html", form=form, **context(), **frame)

    @app.get("/portal/<any(status, form):name>")
    def portal(name: str) -> str:
        return render_template(f"sheet_portal_{name}.html", form=ApplicationForm(), languages=[
            SimpleNamespace(label="中文", code="zh-CN", url="#", current=True),
            SimpleNamespace(label="ئۇيغۇرچە", code="ug", url="#", current=False),
            SimpleNamespace(label="English", code="en", url="#", current=False),
        ], **context())

    @app.get("/print")
    def sheet() -> str:
        return render_template("sheet_print.html", **context())


def _add_pages(app: Flask) -> None:
    @app.get("/start")
    def start() -> str:
        return render_template("public/start.html")

    @app.get("/sign-in")
    def sign_in() -> str:
        people = [SimpleNamespace(name="王敏", body="顺丰调委会", role="办案人员", login="wangmin",
                                  password="示例-密码-一二三")]
        return render_template("public/sign_in.html", form=SignInForm(), demo_people=people)

    @app.get("/locked")
    def locked() -> str:
        return render_template("public/locked.html", form=SignInForm(), person_name="王敏")

    @app.get("/confirm")
    def confirm() -> str:
        return render_template("confirm.html", form=SignInForm(), title="终结调解", action="#", yes="终结",
                               question="双方没有谈成，终结这件调解吗？", consequences=["出具终止调解通知书"],
                               back=("回到案件", "#"), **staff_frame())

    @app.get("/errors/<name>")
    def error(name: str) -> str:
        return render_template(f"errors/{name}.html", message="协议已经生效，不能再改条款。",
                               typed=[("story", "<b>三月没有发</b>")],
                               differences=[SimpleNamespace(label="数额", now="8,200.00", typed="7,400.00")])


if __name__ == "__main__":
    look_application().run(port=8765)
