"""A worker follows the case by the code on the receipt."""
from __future__ import annotations

from datetime import date

from mediation import clock
from mediation.cases.facts import Withdrawal
from mediation.cases.models import Case
from mediation.cases.taking_back import last_act, take_back
from mediation.closing.acts import withdraw
from mediation.extensions import db
from mediation.intake.facts import MaterialFacts
from mediation.intake.registering.receipts import receive
from mediation.law.numbers import make_locator
from mediation.parties.acts import give_code
from mediation.parties.models import Answer
from tests.acts.walked import a_scan
from tests.builders import a_submitted_case, the_bodies
from tests.page_client import PageClient


def follow(client: PageClient, locator: str, secret: str):
    return client.submit(client.see("/my"), {"locator": locator, "secret": secret})


def test_the_code_on_the_slip_opens_the_status_which_says_who_and_until_when(client: PageClient) -> None:
    bodies = the_bodies()
    case, slips = a_submitted_case(bodies)
    answer = follow(client, slips[0].locator, slips[0].secret)
    assert answer.status_code == 303
    page = client.see("/my/status")
    assert "王敏" in page.text and "含当日" in page.text
    assert "8,200.00" in page.text and "不等了，直接去仲裁" in page.text
    assert "云岭市青溪区劳动人事争议仲裁委员会" in client.see("/my/elsewhere").text


def test_a_wrong_secret_and_an_unknown_code_are_answered_alike(client: PageClient) -> None:
    _case, slips = a_submitted_case(the_bodies())
    wrong = follow(client, slips[0].locator, "00000000000000")
    unknown = follow(client, make_locator("12345678"), "00000000000000")
    assert wrong.status_code == unknown.status_code == 422
    said = "查询码或密码不对"
    assert said in wrong.text and said in unknown.text
    assert client.get("/my/status").status_code == 302


def test_a_mistyped_code_says_what_to_check_and_a_hostile_one_is_no_error(client: PageClient) -> None:
    for locator in ("123456789", "12345678", "\x00", "九" * 9, "1" * 5000):
        answer = follow(client, locator, "1" * 14)
        assert answer.status_code == 422


def test_leaving_ends_it_and_back_shows_nothing(client: PageClient) -> None:
    _case, slips = a_submitted_case(the_bodies())
    follow(client, slips[0].locator, slips[0].secret)
    page = client.see("/my/status")
    client.submit(page, action="/my/leave")
    assert client.get("/my/status").status_code == 302


def test_a_new_code_kills_the_old_one_at_the_next_request(client: PageClient) -> None:
    _case, slips = a_submitted_case(the_bodies())
    follow(client, slips[0].locator, slips[0].secret)
    client.see("/my/status")
    give_code(slips[0].party, by=slips[0].party.case.clerk)
    db.session.commit()
    assert client.get("/my/status").status_code == 302
    assert "查询码或密码不对" in follow(client, slips[0].locator, slips[0].secret).text


def test_ten_tries_a_quarter_hour_at_one_code_and_then_none_until_it_has_passed(client: PageClient, on) -> None:
    on(date(2026, 11, 23), "09:00")
    _case, slips = a_submitted_case(the_bodies())
    for _ in range(10):
        follow(client, slips[0].locator, "00000000000000")
    assert "试的次数太多了" in follow(client, slips[0].locator, slips[0].secret).text
    on(date(2026, 11, 23), "09:20")
    assert follow(client, slips[0].locator, slips[0].secret).status_code == 303


def test_a_following_idle_for_ten_minutes_is_over(client: PageClient, on) -> None:
    on(date(2026, 11, 23), "09:00")
    _case, slips = a_submitted_case(the_bodies())
    follow(client, slips[0].locator, slips[0].secret)
    for used in ("09:09", "09:18", "09:27"):
        on(date(2026, 11, 23), used)
        assert client.get("/my/status").status_code == 200
    on(date(2026, 11, 23), "09:38")
    assert client.get("/my/status").status_code == 302


def told(case: Case) -> Case:
    """The other side has been asked."""
    case.respondents[0].answer = Answer.ASKED.value
    return case


def test_the_code_of_the_other_side_does_nothing_before_it_was_told(client: PageClient) -> None:
    """As an unknown code, in the same words; and the visit is over once it is so again (security S11)."""
    bodies = the_bodies()
    case, _slips = a_submitted_case(bodies)
    code = give_code(case.respondents[0], by=bodies.people["wangmin"])
    unknown, his = (follow(client, locator, code.secret) for locator in (make_locator("12345678"), code.locator))
    assert unknown.status_code == his.status_code == 422
    assert "查询码或密码不对" in unknown.text and "查询码或密码不对" in his.text
    assert client.get("/my/status").status_code == 302
    told(case)
    assert follow(client, code.locator, code.secret).status_code == 303
    assert client.get("/my/status").status_code == 200
    case.respondents[0].answer = Answer.NOT_ASKED.value
    assert client.get("/my/status").status_code == 302


def seen_by(client: PageClient, locator: str, secret: str) -> str:
    """What whoever holds this code reads now."""
    follow(client, locator, secret)
    return client.see("/my/status").text


def test_the_other_side_reads_of_a_withdrawal_only_when_it_can_not_be_taken_back_any_more(
        client: PageClient, on) -> None:
    on(date(2026, 11, 23), "15:00")
    bodies = the_bodies()
    case, slips = a_submitted_case(bodies)
    wang, code = bodies.people["wangmin"], give_code(told(case).respondents[0], by=bodies.people["wangmin"])
    withdraw(case, Withdrawal(reason="不想调了", spoken_alone_on=date(2026, 11, 23), spoken_alone_by="王敏",
                              proof=a_scan()), by=wang)
    assert "您撤回了申请" in seen_by(client, slips[0].locator, slips[0].secret)
    on(date(2026, 11, 24), "23:50")
    read = seen_by(client, code.locator, code.secret)
    assert "撤回" not in read and "收到了对方的申请，正在看属不属于这里办" in read
    on(date(2026, 11, 25), "00:10")
    read = seen_by(client, code.locator, code.secret)
    assert "申请人撤回了申请" in read and "您撤回了" not in read


def test_a_withdrawal_that_was_taken_back_never_shows_to_the_other_side(client: PageClient, on) -> None:
    on(date(2026, 11, 23), "15:00")
    bodies = the_bodies()
    case, _slips = a_submitted_case(bodies)
    wang, code = bodies.people["wangmin"], give_code(told(case).respondents[0], by=bodies.people["wangmin"])
    db.session.commit()
    withdraw(case, Withdrawal(reason="不想调了", spoken_alone_on=date(2026, 11, 23), spoken_alone_by="王敏",
                              proof=a_scan()), by=wang)
    db.session.commit()
    take_back(case, last_act(case), by=wang)
    on(date(2026, 12, 1))
    assert case.state == "submitted" and "撤回" not in seen_by(client, code.locator, code.secret)


def test_a_void_paper_and_one_that_was_corrected_are_not_listed(client: PageClient) -> None:
    bodies = the_bodies()
    case, slips = a_submitted_case(bodies)
    first, (locator, secret) = slips[0].paper, (slips[0].locator, slips[0].secret)
    later = [receive(case.applicants[0], "补充材料", [MaterialFacts(name)], by=bodies.people["wangmin"],
                     received_at=clock.now()).paper for name in ("工资条", "考勤表")]
    follow(client, locator, secret)
    assert client.see("/my/papers").text.count(first.title) == 3
    later[0].voided_at, later[1].corrects = clock.now(), first
    assert client.see("/my/papers").text.count(first.title) == 1
