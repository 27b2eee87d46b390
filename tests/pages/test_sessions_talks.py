"""Pages of what is noted in the talks, and of a day: facts, caucus, interpreters, the list, the calendar."""
from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from flask import Flask
from icalendar import Calendar

from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.terms import Language
from mediation.sessions.queries import facts_of, interpreters_of
from tests.acts.session_cases import MONDAY, a_case_in_mediation, a_session, an_assigned_case, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.pages.session_pages import at, sent, signed_in


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    return signed_in(client, "wangmin")


def test_facts_are_noted_printed_and_signed(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    assert "还没有记下事实" in clerk.see(at(case, "facts")).text
    for topic, words in (("wages", "八月起没有发工资"), ("others", "记错的")):
        assert sent(clerk, at(case, "facts"), {"topic": topic, "words": words}, action="/facts").status_code == 303
    wrong = facts_of(case)[1]
    assert sent(clerk, at(case, "facts"), action=f"/{wrong.public_id}/drop").status_code == 303
    assert sent(clerk, at(case, "facts"), action="/facts/print").status_code == 422
    assert sent(clerk, at(case, "facts"), {"nothing_disputed": "y"}, action="/facts/print").status_code == 303
    everybody = [party.public_id for party in case.active_parties]
    assert sent(clerk, at(case, "sign-facts"), {"on_behalf_of": everybody[:1]}, scan=True).status_code == 422
    assert sent(clerk, at(case, "sign-facts"), {"on_behalf_of": everybody}).status_code == 422
    assert sent(clerk, at(case, "sign-facts"), {"on_behalf_of": everybody}, scan=True).status_code == 303
    assert "双方已签" in clerk.see(at(case, "facts")).text


def test_caucus_and_offers_are_shown_to_the_mediator_and_to_nobody_else(
        client: PageClient, app: Flask, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui")
    worker = the_worker(case).public_id
    mediator = signed_in(client, "zhouhui")
    assert sent(mediator, at(case, "note-caucus"), {"party": worker, "words": "七千五就行"}).status_code == 303
    assert sent(mediator, at(case, "make-offer"), {"party": worker, "amount_fen": "7500"}).status_code == 303
    page = mediator.see(at(case, "caucus"))
    assert "七千五就行" in page.text and "7,500.00" in page.text
    for login in ("wangmin", "liguoqiang"):
        other = signed_in(app.test_client(), login)
        seen = other.see(at(case, "caucus")).text
        assert "七千五就行" not in seen and "7,500.00" not in seen
        assert other.post(at(case, "note-caucus"), data={}).status_code in (403, 409, 400, 422)


def test_an_offer_that_is_no_sum_is_refused_on_its_field(client: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui")
    mediator = signed_in(client, "zhouhui")
    for typed in ("NaN", "-1", "1.234", "1e400"):
        response = sent(mediator, at(case, "make-offer"), {"party": the_worker(case).public_id, "amount_fen": typed})
        assert response.status_code == 422


def test_an_interpreter_is_booked_completed_and_signed(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    the_worker(case).language = Language.UYGHUR.value
    db.session.commit()
    booked = {"party": the_worker(case).public_id, "language": "ug", "name": "热娜·买买提"}
    assert sent(clerk, at(case, "book-interpreter"), booked).status_code == 303
    row = interpreters_of(case)[0]
    where = f"{at(case, 'interpreters')}/{row.public_id}"
    assert sent(clerk, f"{where}/sign-registration", scan=True).status_code == 422
    wrong = sent(clerk, f"{where}/amend-booking", {"identity_number": "110101199003070135"})
    assert wrong.status_code == 422 and "110101199003070135" in wrong.text
    assert sent(clerk, f"{where}/amend-booking", {
        "identity_number": "110101199003070134", "phone": "13800000009", "firm": "翻译协会", "qualification": "二级",
        "fee_source": "本机构承担，当事人不付费"}).status_code == 303
    assert sent(clerk, f"{where}/sign-registration", scan=True).status_code == 303
    assert row.signed_on == MONDAY
    assert sent(clerk, f"{where}/release-interpreter").status_code == 303


def test_a_party_that_needs_no_interpreter_says_so_in_writing(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    the_worker(case).language = Language.UYGHUR.value
    db.session.commit()
    party = {"party": the_worker(case).public_id}
    assert sent(clerk, at(case, "record-needs-none"), party).status_code == 422
    assert sent(clerk, at(case, "record-needs-none"), party, scan=True).status_code == 303
    assert the_worker(case).needs_no_interpreter


def test_the_days_sessions_of_all_bodies_stand_on_one_page_and_sheet(
        client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    case = an_assigned_case(bodies)
    a_session(case)
    the_worker(case).language = Language.UYGHUR.value
    db.session.commit()
    clerk = signed_in(client, "wangmin")
    assert "这一天没有调解会" in clerk.see("/desk/sessions/today").text
    page = clerk.see("/desk/sessions/today?day=2026-11-30")
    assert "李秀英" in page.text and "调解室2" in page.text and "维吾尔语·还没有约翻译" in page.text
    for address in ("/desk/sessions/today?day=2026-13-01", "/desk/sessions/today?day=0001-01-01"):
        assert "2026-11-23" in clerk.see(address).text
    response = clerk.get("/desk/sessions/sheet.pdf?day=2026-11-30")
    assert response.mimetype == "application/pdf" and len(pikepdf.open(BytesIO(response.data)).pages) == 1
    assert len(pikepdf.open(BytesIO(clerk.get("/desk/sessions/sheet.pdf").data)).pages) == 2


def test_the_calendar_holds_ones_own_sessions_and_no_names(client: PageClient, app: Flask, bodies: Bodies) -> None:
    session = a_session(an_assigned_case(bodies, "zhouhui"))
    response = signed_in(client, "zhouhui").get("/desk/calendar.ics")
    assert response.mimetype == "text/calendar"
    events = [each for each in Calendar.from_ical(response.data).walk("VEVENT")]
    assert [each["UID"] for each in events] == [f"{session.public_id}@mediation"]
    assert events[0].decoded("dtstart") == session.starts_at and "Asia/Shanghai" in response.text
    assert not re.search("李秀英|鑫源|劳动|工资", response.text)
    others = signed_in(app.test_client(), "chenzhiyuan").get("/desk/calendar.ics").text
    assert "VEVENT" not in others
