"""A file that is held back: nobody alone opens it; two people may, for a day, or let it go; its owner reads of it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediation import clock
from mediation.audit.models import AuditEvent
from mediation.cases.models import Case, Exclusion
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.checking import check_waiting
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.notices.models import Notice
from mediation.people.models import Affiliation, Person, Post
from mediation.releases import acts
from mediation.releases.models import Release, Wanted
from mediation.releases.queries import held_back_for
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_employer, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.pages.session_pages import signed_in
from tests.uploads import papers, pictures
from tests.uploads.portal import following, pieces, sends

DOCM = papers.docm()
SIGNED = pictures.saved("JPEG") + papers.EICAR
pytestmark = pytest.mark.databases("sqlite", "postgresql")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


@pytest.fixture
def worker(client: PageClient, case: Case) -> PageClient:
    return following(client, the_worker(case))


@pytest.fixture
def piece(case: Case, worker: PageClient) -> Evidence:
    """A form of the employer's with a macro in it, which who handles the case may know of."""
    sends(worker, [(DOCM, "工资表.docx")], zone="handling")
    return pieces(case)[0]


def asked(piece: Evidence, bodies: Bodies, wanted: Wanted = Wanted.FETCH) -> Release:
    release = acts.ask(piece, wanted, "公司发的表", by=bodies.people["wangmin"])
    db.session.commit()
    return release


def works_there(case: Case, *people: Person) -> None:
    employer = the_employer(case)
    for person in people:
        db.session.add(Affiliation(person_id=person.id, employer_name=employer.name,
                                   employer_code=employer.credit_code))
    db.session.commit()
    db.session.expire_all()


def address(case: Case, piece: Evidence) -> str:
    return f"/desk/cases/{case.public_id}/evidence/{piece.public_id}/held-back"


def test_from_the_question_to_the_file_and_past_its_day(
        app: Flask, on: Callable[..., None], case: Case, piece: Evidence, worker: PageClient) -> None:
    at = address(case, piece)
    clerk = signed_in(app.test_client(), "wangmin")
    assert at in clerk.see(at.removesuffix("/held-back")).links
    page = clerk.see(at)
    assert "宏" in page.text and piece.file_sha256 in page.text and the_worker(case).name in page.text
    assert clerk.submit(page, {"wanted": "fetch", "reason": "公司发的表"}).status_code == 303
    assert "等另一位办案人复核" in clerk.see(at).text and "复核" not in [*clerk.see(at).links]
    release = db.session.query(Release).one()
    decide, file = (f"/desk/cases/{case.public_id}/held-back/{release.public_id}/{word}" for word in ("decide", "file"))
    assert clerk.get(file).status_code == 404
    assert clerk.submit(clerk.see(decide), {"answer": "yes"}).status_code == 403
    second = signed_in(app.test_client(), "zhouhui")
    assert "请您复核一份被隔离的材料" in second.see("/desk/news/reminders").text and decide in second.see(at).links
    assert second.submit(second.see(decide), {"answer": "yes"}).status_code == 303
    assert second.get(file).status_code == 404
    clerk.see(at)
    fetched = clerk.get(file)
    assert fetched.status_code == 200 and fetched.data == DOCM
    assert fetched.headers["Content-Disposition"].startswith("attachment;")
    assert fetched.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    for other in (f"{at.removesuffix('/held-back')}/file", f"{at.removesuffix('/held-back')}/pictures/1"):
        assert clerk.get(other).status_code == 409
    assert worker.get(f"/my/files/{piece.public_id}/original").status_code == 409
    seen = worker.see("/my/looks").text
    assert "看被隔离的材料" in seen and "王敏" in seen
    on(date(2026, 11, 24), "08:59")
    assert signed_in(app.test_client(), "wangmin").get(file).data == DOCM
    on(date(2026, 11, 24), "09:10")
    clerk = signed_in(app.test_client(), "wangmin")
    assert clerk.get(file).status_code == 409 and file not in clerk.see(at).links


def test_each_step_leaves_its_event_and_the_owner_is_told_with_the_decision(
        bodies: Bodies, case: Case, piece: Evidence) -> None:
    release = asked(piece, bodies)
    assert not db.session.query(Notice).filter_by(party_id=piece.party_id, key=f"release:{release.public_id}").count()
    acts.decide(release, True, "", by=bodies.people["zhouhui"])
    db.session.commit()
    assert release.until - release.decided_at == acts.LONGEST == timedelta(hours=24)
    told = db.session.query(Notice).filter_by(key=f"release:{release.public_id}").one()
    assert told.party_id == piece.party_id and "隔离" not in told.words
    events = db.session.scalars(select(AuditEvent.action).where(
        AuditEvent.record_ref == release.public_id).order_by(AuditEvent.number)).all()
    assert events == ["ask_for_evidence_held_back", "decide_on_evidence_held_back"]


def test_found_harmless_it_is_looked_at_anew_and_shown(bodies: Bodies, case: Case, worker: PageClient) -> None:
    sends(worker, [(SIGNED, "现场.jpg"), (DOCM, "工资表.docx")], zone="handling")
    for piece in pieces(case):
        assert piece.standing.value == "held_back"
        acts.decide(asked(piece, bodies, Wanted.HARMLESS), True, "", by=bodies.people["zhouhui"])
    db.session.commit()
    assert [piece.standing.value for piece in pieces(case)] == ["checking", "checking"]
    assert check_waiting() == 2 and check_waiting() == 0
    photograph, table = pieces(case)
    assert (photograph.standing.value, table.standing.value) == ("shown", "not_shown")
    assert worker.get(f"/my/files/{table.public_id}/original").data == DOCM
    assert worker.submit(worker.see(f"/my/files/{table.public_id}/share")).status_code == 303


def test_nobody_alone_nobody_of_the_employer_and_nobody_recused(bodies: Bodies, case: Case, piece: Evidence) -> None:
    release = asked(piece, bodies)
    with pytest.raises(NotPermitted):
        acts.decide(release, True, "", by=bodies.people["wangmin"])
    works_there(case, bodies.people["zhouhui"])
    with pytest.raises(NotPermitted):
        acts.decide(release, True, "", by=bodies.people["zhouhui"])
    db.session.add(Exclusion(case_id=case.id, person_id=bodies.people["liguoqiang"].id, reason="本人申请回避",
                             since_on=clock.today()))
    db.session.commit()
    db.session.expire_all()
    with pytest.raises(NotPermitted):
        acts.decide(release, True, "", by=bodies.people["liguoqiang"])
    assert release.decided_at is None
    with pytest.raises(IntegrityError, match="two_people|CHECK"):
        release.decided_by_id, release.decided_at, release.allowed = release.asked_by_id, clock.now(), True
        db.session.flush()


def test_without_a_second_person_the_page_says_whom_to_ask(
        app: Flask, bodies: Bodies, case: Case, piece: Evidence) -> None:
    everybody = {post.person for post in db.session.query(Post).filter_by(body_id=case.body_id)}
    works_there(case, *(everybody - {bodies.people["wangmin"]}))
    page = signed_in(app.test_client(), "wangmin").see(address(case, piece))
    assert "本组织没有第二位" in page.text and "请联系" in page.text and "申请复核" not in page.text
    with pytest.raises(RequirementNotMet, match="没有第二位"):
        acts.ask(piece, Wanted.FETCH, "看看", by=bodies.people["wangmin"])


def test_what_may_not_be_asked_or_decided(bodies: Bodies, case: Case, piece: Evidence, worker: PageClient) -> None:
    clerk, second = bodies.people["wangmin"], bodies.people["zhouhui"]
    with pytest.raises(RequirementNotMet, match="为什么"):
        acts.ask(piece, Wanted.FETCH, " ", by=clerk)
    release = asked(piece, bodies)
    with pytest.raises(NotNow, match="还没有复核"):
        acts.ask(piece, Wanted.HARMLESS, "再问", by=second)
    with pytest.raises(RequirementNotMet, match="不同意的"):
        acts.decide(release, False, "", by=second)
    acts.decide(release, False, "看不出必要", by=second)
    with pytest.raises(NotNow, match="复核过了"):
        acts.decide(release, True, "", by=second)
    db.session.commit()
    sends(worker, [(papers.amr(), "a.amr")], zone="handling")
    with pytest.raises(NotNow, match="没有被隔离"):
        acts.ask(pieces(case)[-1], Wanted.FETCH, "看看", by=clerk)


def test_what_its_owner_keeps_to_itself_nobody_asks_for(
        app: Flask, bodies: Bodies, case: Case, worker: PageClient) -> None:
    sends(worker, [(SIGNED, "现场.jpg")])
    piece, = pieces(case)
    for login in ("wangmin", "zhouhui", "liguoqiang"):
        assert signed_in(app.test_client(), login).get(address(case, piece)).status_code == 404
        with pytest.raises(NotPermitted):
            acts.ask(piece, Wanted.FETCH, "看看", by=bodies.people[login])


def test_taken_back_by_its_owner_it_is_fetched_no_more(
        app: Flask, bodies: Bodies, case: Case, piece: Evidence, worker: PageClient) -> None:
    release = asked(piece, bodies)
    acts.decide(release, True, "", by=bodies.people["zhouhui"])
    db.session.commit()
    file = f"/desk/cases/{case.public_id}/held-back/{release.public_id}/file"
    clerk = signed_in(app.test_client(), "wangmin")
    assert clerk.get(file).data == DOCM
    worker.submit(worker.see(f"/my/files/{piece.public_id}/who-sees"), {"zone": "private"})
    assert clerk.get(file).status_code == 404


def test_the_list_holds_what_its_details_show(
        app: Flask, bodies: Bodies, case: Case, piece: Evidence, worker: PageClient) -> None:
    sends(worker, [(SIGNED, "只有我.jpg"), (papers.amr(), "a.amr")])
    sends(following(app.test_client(), the_employer(case)), [(SIGNED, "公司.jpg")], zone="handling")
    clerk = signed_in(app.test_client(), "wangmin")
    page = clerk.see("/desk/held-back")
    listed = [each for each in pieces(case) if address(case, each) in page.links]
    assert [each.original_name for each in listed] == ["工资表.docx", "公司.jpg"] and "宏" in page.text
    assert {each.id for each in held_back_for(bodies.people["wangmin"])} == {each.id for each in listed}
    others: Any = [login for login, person in bodies.people.items()
                   if not person.body_ids(Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)]
    assert others and signed_in(app.test_client(), others[0]).get("/desk/held-back").status_code == 404
