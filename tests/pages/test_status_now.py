"""The status page says what is true now: whose turn it is, which day belongs to the step, where it all has gone."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Obligation, ObligationState
from mediation.cases.states import CaseState
from mediation.deadlines.acts import begin
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_confirmation, a_walk
from mediation.demo.walk import in_days
from mediation.errors import NotNow, NotPermitted
from mediation.extensions import db
from mediation.following.offers import Place, offers_to
from mediation.handoffs.models import Handoff, HandoffState
from mediation.intake.language_calls.models import LanguageCall
from mediation.law.terms import Basis, CaseKind, Language
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.sessions.acts.coming import say_it_comes, will_come
from mediation.sessions.models import SessionStanding
from tests.builders import PASSWORD, the_bodies
from tests.following import comes_in, offered
from tests.page_client import PageClient

DAY = date(2026, 3, 2)
STEP = "办完这一步"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def read_by(app: Flask, party: Party) -> str:
    """What a party reads on a telephone of its own."""
    return offered(comes_in(app.test_client(), party))


def lines_stand(state: ObligationState) -> None:
    for line in db.session.query(Obligation):
        line.state = state.value
    db.session.commit()


@pytest.mark.parametrize(("state", "to_the_worker", "to_the_employer"), [
    (ObligationState.PERFORMING, "正在看对方有没有照办", "到日子照协议办"),
    (ObligationState.PERFORMED, "协议上的都办完了", "协议上的都办完了"),
    (ObligationState.DEFAULTED, "正在催", "马上办"),
    (ObligationState.PAYORDER_SERVED, "正在通过法院要这笔钱", "现在付清"),
    (ObligationState.ENFORCING, "正在通过法院要这笔钱", "现在付清")])
def test_after_an_agreement_the_first_sentence_follows_what_became_of_the_lines(
        app: Flask, bodies: Bodies, state: ObligationState, to_the_worker: str, to_the_employer: str) -> None:
    case = a_confirmation(bodies).case
    lines_stand(state)
    worker, employer = read_by(app, case.applicants[0]), read_by(app, case.respondents[0])
    assert to_the_worker in worker and to_the_employer in employer
    assert ("到日子看钱到了没有" in worker) is (state is ObligationState.PERFORMING)


def test_the_day_by_which_both_may_ask_for_a_review_is_no_day_of_the_mediators_step(app: Flask, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.EFFECTIVE).case
    assert any(row.clock_id == "ARBREV-15" and row.is_running for row in case.deadlines)
    assert STEP not in read_by(app, case.applicants[0])


def test_where_the_applicant_is_to_complete_something_it_reads_that_it_is_its_turn_and_one_day(
        app: Flask, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.NEED_CORRECTION).case
    shown = read_by(app, case.applicants[0])
    assert "现在轮到您" in shown and "等您补材料" in shown and STEP not in shown


def test_while_the_other_side_may_still_answer_the_step_is_not_said_to_be_late(
        app: Flask, bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_walk(bodies, CaseState.CONSENT_PENDING).case
    ends = {row.clock_id: row.ends_on for row in case.deadlines if row.is_running}
    assert ends["CONTACT-3WD"] < ends["CONSENT-WAIT"]
    on(ends["CONSENT-WAIT"])
    assert "已经过了" not in read_by(app, case.applicants[0])


def test_who_has_answered_is_not_told_again_that_it_is_its_turn(app: Flask, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.CONSENT_PENDING).case
    employer = case.respondents[0]
    assert "现在轮到您" in read_by(app, employer)
    employer.answer = "agreed"
    db.session.commit()
    assert "现在轮到您" not in read_by(app, employer)


@pytest.mark.parametrize(("state", "said"), [
    (HandoffState.ARBITRATION, "这件事到仲裁委了"), (HandoffState.LITIGATION, "这件事到法院了"),
    (HandoffState.AWARDED, "裁决、判决下来了"), (HandoffState.ENDED, "这件事在别处办完了")])
def test_once_the_matter_has_gone_on_nobody_is_sent_to_arbitration_again(
        app: Flask, bodies: Bodies, state: HandoffState, said: str) -> None:
    walk = a_walk(bodies, CaseState.NO_AGREEMENT)
    walk.prepares_arbitration(walk.case.applicants[0], plan_on=in_days(9))
    db.session.commit()
    before = read_by(app, walk.case.applicants[0])
    assert "不等了，直接去仲裁" in before and "法定最后一天" in before
    gone = db.session.query(Handoff).one()
    gone.state, gone.sent_on = state.value, DAY
    db.session.commit()
    shown = read_by(app, walk.case.applicants[0])
    assert said in shown and "接下来：" in shown
    assert "直接去仲裁" not in shown and "去申请仲裁" not in shown and "别错过：" not in shown


def test_a_case_that_a_court_entrusted_goes_back_there_and_to_no_commission(app: Flask, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_ENTRUSTED).case
    shown = read_by(app, case.applicants[0])
    assert "调解没成，案子回法院接着审" in shown and "仲裁委员会" not in shown and "去申请仲裁" not in shown


def test_the_limitation_of_the_civil_code_is_no_limitation_of_arbitration(app: Flask, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.SUBMITTED).case
    begin(case.claims[0], case, "LIM-1Y", DAY)
    db.session.commit()
    assert "最迟哪天申请仲裁" in read_by(app, case.applicants[0])
    case.kind = CaseKind.CIVIL_SERVICE.value
    db.session.commit()
    shown = read_by(app, case.applicants[0])
    assert "最迟哪天起诉" in shown and "民法典第一百八十八条" in shown and "最迟哪天申请仲裁" not in shown


@pytest.mark.parametrize("state", [CaseState.NEGOTIATING, CaseState.SETTLED_PRIVATE])
def test_whoever_talks_with_the_other_side_does_not_read_that_it_knows_nothing(
        app: Flask, bodies: Bodies, state: CaseState) -> None:
    case = a_walk(bodies, state).case
    shown = read_by(app, case.applicants[0])
    assert "还不知道这件事" not in shown and "您的要求" in shown


@pytest.mark.parametrize(("state", "asked"), [
    (CaseState.SUBMITTED, True), (CaseState.NOT_ACCEPTED, False), (CaseState.WITHDRAWN, False)])
def test_only_before_the_talks_the_page_asks_first_where_papers_go(
        app: Flask, bodies: Bodies, state: CaseState, asked: bool) -> None:
    case = a_walk(bodies, state).case
    case.applicants[0].service_address = None
    db.session.commit()
    assert ("写明文书寄到哪里" in read_by(app, case.applicants[0])) is asked


def test_a_day_of_this_year_is_said_without_its_year(app: Flask, bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_walk(bodies, CaseState.SUBMITTED).case
    assert f"最迟 3月5日（含当日）{STEP}" in read_by(app, case.applicants[0])
    for row in case.deadlines:
        row.ends_on = date(2027, 1, 6)
    db.session.commit()
    assert f"最迟 2027年1月6日（含当日）{STEP}" in read_by(app, case.applicants[0])


def meeting(bodies: Bodies) -> Party:
    """Somebody who is to come to a session."""
    walk = a_walk(bodies, CaseState.ASSIGNED)
    walk.plans(clock.now() + timedelta(days=3))
    db.session.commit()
    return walk.case.applicants[0]


def test_who_can_not_come_says_so_on_its_page_and_is_called_within_a_working_day(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    party = meeting(bodies)
    phone = comes_in(client, party)
    assert "调解员和时间都定了" in offered(phone)
    assert phone.submit(phone.see("/my/session"), {"words": ""}).status_code == 422
    assert db.session.query(LanguageCall).count() == 0
    phone.submit(phone.see("/my/session"), {"words": "孩子发烧，周四可以"})
    shown = offered(phone)
    assert "我来不了，换时间" not in shown and "孩子发烧" in shown and "最迟 2026年3月3日（含当日）" in shown
    assert phone.get("/my/session").status_code == 409
    clerk: PageClient = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    assert "的调解会来不了：孩子发烧，周四可以" in clerk.see(f"/desk/cases/{party.case.public_id}").text


@pytest.mark.parametrize(("place", "link", "read"), [
    ("调解室", "", "调解室"), ("调解室", "https://meet.example.gov.cn/231", "调解室 也可以视频：https://meet.example.gov.cn/231"),
    ("", "会议号 884 231", "视频：会议号 884 231")])
def test_a_session_says_where_it_is_and_by_which_address_one_joins_from_afar(
        client: PageClient, bodies: Bodies, place: str, link: str, read: str) -> None:
    party = meeting(bodies)
    session = party.case.sessions[-1]
    session.place, session.video_link = place, link
    db.session.commit()
    phone = comes_in(client, party)
    for address in ("/my/status", "/my/session"):
        assert f"3月5日 15:00 {read}".replace(" ", "") in phone.see(address).text.replace(" ", "")


def test_who_comes_says_so_with_one_press_and_the_clerk_reads_who(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    party = meeting(bodies)
    session = party.case.sessions[-1]
    phone = comes_in(client, party)
    assert "您说了能来" not in offered(phone)
    assert phone.submit(phone.see("/my/status"), action="/my/session/coming").status_code == 303
    assert "您说了能来" in offered(phone)
    clerk: PageClient = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    for address in ("", f"/sessions/{session.public_id}"):
        shown = clerk.see(f"/desk/cases/{party.case.public_id}{address}").text
        assert f"说了能来：{party.name}" in shown and party.case.respondents[0].name not in shown.split("说了能来：")[1][:20]


def test_another_time_is_asked_about_anew_and_who_can_not_come_after_all_takes_it_back(
        client: PageClient, bodies: Bodies) -> None:
    party = meeting(bodies)
    session = party.case.sessions[-1]
    phone = comes_in(client, party)
    phone.submit(phone.see("/my/status"), action="/my/session/coming")
    phone.submit(phone.see("/my/session"), {"words": "孩子发烧"})
    assert "您说了能来" not in offered(phone)
    phone.submit(phone.see("/my/status"), action="/my/session/coming")
    assert "您说了能来" in offered(phone)
    session.starts_at += timedelta(hours=2)
    db.session.commit()
    assert "您说了能来" not in offered(phone)


def test_nobody_says_for_another_party_that_it_comes_nor_to_a_session_that_is_off(bodies: Bodies) -> None:
    party = meeting(bodies)
    session = party.case.sessions[-1]
    with pytest.raises(NotPermitted):
        say_it_comes(session, party, by=PartyActing(party.case.respondents[0]))
    session.standing = SessionStanding.CALLED_OFF.value
    with pytest.raises(NotNow):
        say_it_comes(session, party, by=PartyActing(party))
    assert not will_come(session, party)


def test_the_session_says_that_an_interpreter_comes(app: Flask, bodies: Bodies) -> None:
    walk = a_walk(bodies, CaseState.ASSIGNED)
    walk.plans(clock.now() + timedelta(days=3))
    db.session.commit()
    party = walk.case.applicants[0]
    assert "语翻译" not in read_by(app, party)
    walk.books_interpreter(party, Language.UYGHUR)
    db.session.commit()
    assert "有维吾尔语翻译" in read_by(app, party)


def test_the_foot_of_each_page_of_a_party_says_who_runs_the_body(client: PageClient, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.SUBMITTED).case
    phone = comes_in(client, case.applicants[0])
    for address in ("/my/status", "/my/call-me", "/my/files", "/my/withdrawal", "/my/looks"):
        text = phone.see(address).text
        assert f"由 {case.body.name} 办理" in text and case.body.run_by in text and "印在回执上" not in text


def test_on_a_page_from_right_to_left_a_day_in_figures_keeps_its_order(client: PageClient, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.CONSENT_PENDING).case
    phone = comes_in(client, case.respondents[0])
    ends = next(row.ends_on for row in case.deadlines if row.clock_id == "CONSENT-WAIT")
    assert f"\u2066{ends}\u2069" in phone.get("/my/status?lang=ug").text
    assert "\u2066" not in phone.get("/my/status?lang=en").text


def test_days_and_sums_are_written_as_the_language_of_the_page_writes_them(
        client: PageClient, bodies: Bodies) -> None:
    case = a_walk(bodies, CaseState.CONSENT_PENDING).case
    phone = comes_in(client, case.applicants[0])
    assert "2026年3月2日" in phone.get("/my/status").text
    english = phone.see("/my/status?lang=en").text
    assert "March 2, 2026" in english


def test_withdrawing_stands_under_other_and_nowhere_else(app: Flask, bodies: Bodies) -> None:
    party = a_walk(bodies, CaseState.CONSENT_PENDING).case.applicants[0]
    with app.test_request_context("/my/status"):
        places = {place for place, offers in offers_to(party).items()
                  for each in offers if each.endpoint.endswith(".withdrawal") or "withdrawal" in each.address}
    assert places == {Place.OTHER.value}
