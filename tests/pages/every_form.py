"""Every form of the application, found as people find it: from the pages they begin with, link by link."""
from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException

from mediation import clock
from mediation.agreements.models import StrengtheningState as T
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.walk import in_days
from mediation.demo.scans import upload_of
from mediation.evidence.acts import HandedIn, Wish, move_to_zone, take_in
from mediation.evidence.models import Evidence, EvidenceForm
from mediation.extensions import db
from mediation.law.terms import Language, Zone
from tests.builders import PASSWORD, a_case, a_confirmation, a_walk
from tests.page import Control, Form, Page
from tests.page_client import PageClient

BEGINNINGS = {"": ("/my", "/sign-in"), "zhaolei": ("/desk/bodies",), "hejing": ("/court",), "wangmin": ("/desk",),
              "liguoqiang": ("/desk",)}
NOT_FOLLOWED = ("/sign-out", "/static/")
FILES = (".pdf", ".docx", ".xlsx", ".ics", ".zip")
TYPED = {"text", "search", "tel", "email", "textarea", "number"}
BEFORE_THE_COURT = (T.CONF_PREP, T.CONF_FILED, T.CONF_CORRECT, T.CONF_DOCKETED, T.CONF_OBJECTION)
PATIENCE = 3
OFFERED = "documents.new_paper"
"""Each kind of paper has a form of its own there."""


def a_world(bodies: Bodies) -> tuple[str, ...]:
    """A case in every state of its mediation, confirmations before the court, and what else has forms of its own.

    Returns the addresses of the cases.
    """
    cases = [a_case(bodies, state) for state in CaseState if state is not CaseState.UNOPENED]
    cases += [a_confirmation(bodies, step).case for step in BEFORE_THE_COURT]
    talks = a_walk(bodies, CaseState.IN_MEDIATION, employers=("云岭鑫源建筑劳务有限公司", "云岭大成建设工程有限公司"))
    worker, employer = talks.case.applicants[0], talks.case.respondents[0]
    talks.books_interpreter(worker, Language.UYGHUR)
    talks.plans(clock.now() + timedelta(days=3))
    talks.announces_agent(employer, "胡律师")
    talks.gives_power(talks.case.respondents[1], "孙经理")
    talks.prepares_arbitration(worker)
    talks.asks_for_aid(worker)
    shares_evidence(talks.case, bodies.people["wangmin"])
    kept, supervised = a_walk(bodies, CaseState.EFFECTIVE), a_case(bodies, CaseState.IN_MEDIATION, body="studio")
    kept.pays_all()
    drafting = a_walk(bodies, CaseState.IN_MEDIATION, workers=("赵强",))
    drafting.adds_clause(drafting.drafts(drafting.lines_for((1000, in_days(10)))), "双方再无其他争议。")
    _not_kept(cases[[each.state for each in cases].index(CaseState.EFFECTIVE.value)])
    _not_kept(a_confirmation(bodies, T.CONF_GRANTED).case)
    cases[[each.state for each in cases].index(CaseState.NO_AGREEMENT.value)].arbitration_done = True
    db.session.commit()
    return tuple(f"/desk/cases/{case.public_id}" for case in (talks.case, drafting.case, kept.case, supervised, *cases))


def shares_evidence(case: Case, by: Any) -> Evidence:
    """A worker's electronic piece that both sides may see."""
    handed = HandedIn("微信聊天记录", party=case.applicants[0], proves="单位承诺付款的日期", form=EvidenceForm.ELECTRONIC)
    piece = take_in(case, handed, upload_of("微信聊天记录"), by=by)
    move_to_zone(piece, Wish(Zone.SHARED, clock.today(), words="第1次调解笔录第2页"), by=by)
    return piece


def _not_kept(case: Case) -> None:
    """The first sum of an agreement is late."""
    line = next(line for line in case.agreements[0].obligations if line.amount_fen is not None)
    line.due_on = clock.today() - timedelta(days=3)


@dataclass(frozen=True)
class Found:
    """A form of a page: where it goes, who sees it, where it stands."""

    endpoint: str
    login: str
    page: str
    action: str

    def __str__(self) -> str:
        return f"{self.login or 'anybody'} {self.page} → {self.action or 'itself'}"


class Walker:
    """Somebody who opens whatever there is to open, and keeps the first form of each kind."""

    def __init__(self, app: Flask, login: str, found: dict[str, Found]) -> None:
        self.app, self.login, self.found = app, login, found
        self.client: PageClient = app.test_client()
        if login:
            self.client.submit(self.client.see("/sign-in"), {"login": login, "password": PASSWORD})
        self.in_vain: Counter[str] = Counter()

    def endpoint(self, address: str, method: str) -> str:
        """The name of the route behind an address with the kind of paper made there, "" where there is none."""
        try:
            name, parts = self.app.url_map.bind("localhost").match(urlsplit(address).path, method)
            return f"{name} {parts['code']}" if name == OFFERED else str(name)
        except HTTPException:
            return ""

    def walks(self, beginnings: tuple[str, ...]) -> None:
        """Open these pages, and what links lead to from there while it shows new forms."""
        waiting, seen = deque(beginnings), set(beginnings)
        while waiting:
            address = waiting.popleft()
            page = self.opens(address) if address in beginnings or self.leads_on(address) else None
            for link in page.links if page else ():
                link = link.split("#")[0]
                if link not in seen and self.leads_on(link):
                    seen.add(link)
                    waiting.append(link)

    def opens(self, address: str) -> Page | None:
        """A page, its forms noted; None for a file."""
        answer = self.client.get(address, follow_redirects=True)
        if answer.mimetype != "text/html":
            return None
        page, known = Page(answer.text, answer.request.full_path.rstrip("?")), len(self.found)
        for form in page.forms:
            endpoint = self.endpoint(form.action or page.address, "POST")
            if form.method == "post":
                self.found.setdefault(endpoint, Found(endpoint, self.login, page.address, form.action))
        self.in_vain[self.endpoint(address, "GET")] += known == len(self.found)
        return page

    def leads_on(self, link: str) -> bool:
        """Whether a link is worth following: while pages of its kind show forms that nobody has seen yet."""
        if not link.startswith("/") or link.startswith(NOT_FOLLOWED) or urlsplit(link).path.endswith(FILES):
            return False
        endpoint = self.endpoint(link, "GET")
        return endpoint == "court.review" or endpoint not in self.found and self.in_vain[endpoint] < PATIENCE


def typed(form: Form) -> Iterator[Control]:
    """The fields of a form that somebody types into."""
    seen = set()
    for control in form.controls:
        if control.kind in TYPED and control.name and control.name not in seen:
            seen.add(control.name)
            yield control


def kind_of(control: Control) -> str:
    """What is typed there: a day, a sum, anything."""
    return "day" if "width-date" in control.look else "sum" if "width-money" in control.look else "words"


def sent(form: Form, wrong: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends of the form, with these fields filled in wrong and its button pressed."""
    pressed: dict[str, Any] = next(({control.name: control.value} for control in form.controls
                                    if control.kind == "submit" and control.name
                                    and not control.value.startswith(("more-", "less-"))), {})
    return {**form.held(), **pressed, **wrong}
