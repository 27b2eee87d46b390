"""Accounts of parties, codes to telephones, slips that were lost; each by its consequence and by each refusal."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.accounts import acts, lost_slips, phone_codes
from mediation.clock import now
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_walk
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.following.models import CodePurpose
from mediation.following.queries import cases_of, code_with_locator, holder_of, waiting_loss
from mediation.following.texting import PHONE_SETTLED, may_text, telephone_of
from mediation.law import numbers
from mediation.notices.models import Notice
from mediation.parties.acting import PartyActing
from mediation.parties.acts import give_code
from mediation.parties.models import AccessCode, Channel, Party
from tests.builders import the_bodies

DAY = date(2026, 11, 23)
PIN, OTHER_PIN = "73918264", "55902817"
HERE = "203.0.113.9"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "09:00")
    return the_bodies()


@pytest.fixture
def texting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short messages can be sent; nothing here sends one."""
    monkeypatch.setitem(app.config, "SMS_WEBHOOK_URL", "http://127.0.0.1:9/")


def a_code(bodies: Bodies) -> AccessCode:
    """The code of a worker of a case of its own."""
    slip = a_walk(bodies, CaseState.SUBMITTED).slips[0]
    db.session.commit()
    found = code_with_locator(slip.locator)
    assert found is not None
    return found


def told(party: Party) -> list[Notice]:
    return list(db.session.scalars(select(Notice).where(Notice.party_id == party.id).order_by(Notice.id)))


def sent_code(party: Party) -> str:
    """The digits that went to the telephone last."""
    words = next(notice.secret_words for notice in reversed(told(party)) if notice.secret_words)
    return next(word for word in words.replace("，", " ").replace("是", " ").split() if word.isdigit() and len(word) == 6)


def test_an_account_holds_the_case_of_the_slip_and_its_party_is_told(bodies: Bodies) -> None:
    code = a_code(bodies)
    account = acts.make_account(code, PIN)
    assert numbers.locator(account.number) == account.number and PIN not in account.pin_hash
    assert [row.locator for row in cases_of(account)] == [code.locator]
    assert "账号刚刚开好了" in told(code.party)[-1].read_out and "账号" not in told(code.party)[-1].words


@pytest.mark.parametrize("pin", ["1234567", "1234567890123", "11111111", "12345678", "87654321", "12341234",
                                 "1212121212", "abcdefgh", "１２３４５６７８"])
def test_a_password_that_anybody_would_try_is_refused(bodies: Bodies, pin: str) -> None:
    with pytest.raises(RequirementNotMet):
        acts.make_account(a_code(bodies), pin)


def test_a_password_out_of_ones_own_numbers_is_refused(bodies: Bodies) -> None:
    code = a_code(bodies)
    for number in (code.party.phone[-8:], code.party.identity_number[6:14]):
        with pytest.raises(RequirementNotMet, match="不要用手机号、身份证号"):
            acts.make_account(code, number)


def test_a_second_case_comes_in_by_its_slip_and_only_once(bodies: Bodies) -> None:
    first, second = a_code(bodies), a_code(bodies)
    account = acts.make_account(first, PIN)
    acts.add_case(account, second)
    assert {row.locator for row in cases_of(account)} == {first.locator, second.locator}
    with pytest.raises(RequirementNotMet, match="已经在您的账号里"):
        acts.add_case(account, second)
    assert "加进了一个账号" in told(second.party)[-1].read_out


def test_whoever_holds_the_slip_takes_the_case_into_a_new_account(bodies: Bodies) -> None:
    code = a_code(bodies)
    old = acts.make_account(code, PIN)
    new = acts.make_account(code, OTHER_PIN)
    held = holder_of(code.locator)
    assert held is not None and held.account_id == new.id and not cases_of(old)


def test_a_case_falls_out_of_the_account_with_its_code(bodies: Bodies) -> None:
    code = a_code(bodies)
    account = acts.make_account(code, PIN)
    give_code(code.party, by=bodies.people["wangmin"])
    assert not cases_of(account)


def test_only_whoever_knows_the_old_password_sets_a_new_one(bodies: Bodies) -> None:
    code = a_code(bodies)
    account = acts.make_account(code, PIN)
    before = account.pin_hash
    with pytest.raises(RequirementNotMet, match="现在的密码不对"):
        acts.change_pin(account, OTHER_PIN, "90817263")
    assert account.pin_hash == before


def test_at_the_desk_a_code_for_once_opens_an_account_whose_password_the_staff_never_see(
        bodies: Bodies, on: Callable[..., None]) -> None:
    party, wang = a_code(bodies).party, bodies.people["wangmin"]
    dead, code = acts.invite(party, by=wang), acts.invite(party, by=wang)
    for wrong in (dead, "0000000000"):
        with pytest.raises(RequirementNotMet, match="码不对"):
            acts.take_invitation(wrong, PIN)
    account = acts.take_invitation(code, PIN)
    assert [row.code.party for row in cases_of(account)] == [party]
    with pytest.raises(RequirementNotMet, match="用过了"):
        acts.take_invitation(code, PIN)
    late = acts.invite(party, by=wang)
    on(DAY, "09:31")
    with pytest.raises(RequirementNotMet, match="过了半小时"):
        acts.take_invitation(late, PIN)


def test_only_the_staff_of_the_case_gives_a_code_for_an_account(bodies: Bodies) -> None:
    party = a_code(bodies).party
    for stranger in (bodies.people["gulnar"], PartyActing(party), bodies.people["aili"]):
        with pytest.raises(NotPermitted):
            acts.invite(party, by=stranger)


def test_six_digits_by_telephone_do_once_within_ten_minutes_and_for_five_tries(
        bodies: Bodies, texting: None, on: Callable[..., None]) -> None:
    code = a_code(bodies)
    account = acts.make_account(code, PIN)

    def send() -> str:
        phone_codes.send_code(CodePurpose.COME_IN, account.number, code.party)
        db.session.commit()
        return sent_code(code.party)

    def right(typed: str, purpose: CodePurpose = CodePurpose.COME_IN) -> bool:
        return phone_codes.code_is_right(purpose, account.number, typed, HERE)

    first, second = send(), send()
    assert not right(first) or first == second
    assert not right(second, CodePurpose.LOST_SLIP)
    assert right(second)
    db.session.commit()
    assert not right(second)
    third = send()
    on(DAY, "09:11")
    assert not right(third)
    last = send()
    for number in range(5):
        assert not right(f"{(int(last) + number + 1) % 1_000_000:06d}")
    assert not right(last)


def test_a_code_goes_to_the_telephone_on_file_at_once_and_is_nowhere_in_clear(bodies: Bodies, texting: None) -> None:
    party = a_code(bodies).party
    row = phone_codes.send_code(CodePurpose.LOST_SLIP, "123456782", party)
    notice = told(party)[-1]
    assert (notice.channel, notice.address, notice.state) == ("sms", party.phone, "pending")
    digits = sent_code(party)
    assert digits not in notice.words and digits not in notice.read_out and digits not in row.code_hash


def test_three_codes_an_hour_and_five_a_day_go_to_one_number(on: Callable[..., None], bodies: Bodies) -> None:
    sent = [may_text("13800000001", HERE) for _ in range(5)]
    on(DAY, "10:05")
    sent += [may_text("13800000001", HERE) for _ in range(4)]
    on(DAY, "12:00")
    sent += [may_text("13800000001", "198.51.100.7")]
    assert sent == [True] * 3 + [False] * 2 + [True] * 2 + [False] * 3
    assert may_text("13800000002", HERE)
    on(date(2026, 11, 24), "11:10")
    assert may_text("13800000001", HERE)


def test_a_number_that_was_changed_lately_opens_nothing(bodies: Bodies) -> None:
    party = a_code(bodies).party
    assert telephone_of(party) == party.phone
    party.phone_changed_at = now() - PHONE_SETTLED / 2
    assert telephone_of(party) is None
    party.phone_changed_at = now() - PHONE_SETTLED
    assert telephone_of(party) == party.phone


def test_a_lost_slip_is_replaced_after_twelve_hours_and_the_party_is_told_at_once(
        bodies: Bodies, on: Callable[..., None]) -> None:
    code = a_code(bodies)
    row = lost_slips.ask(code)
    warning = told(code.party)[-1]
    assert "换查询码" in warning.read_out and abs((warning.due_at - row.asked_at).total_seconds()) < 1
    assert lost_slips.ask(code) is row
    on(DAY, "20:59")
    with pytest.raises(NotNow):
        lost_slips.give(row)
    assert code_with_locator(code.locator) is code
    on(DAY, "21:01")
    new = lost_slips.give(row)
    assert code_with_locator(code.locator) is None and code_with_locator(new.locator) is not None
    with pytest.raises(NotNow):
        lost_slips.give(row)
    assert "旧的作废" in told(code.party)[-1].read_out


def test_the_warning_of_a_new_code_goes_to_the_telephone_whatever_was_chosen_with_the_slip(bodies: Bodies) -> None:
    code = a_code(bodies)
    code.party.email, code.party.preferred_channel = "thief@example.com", Channel.MAIL.value
    lost_slips.ask(code)
    warning = told(code.party)[-1]
    assert (warning.channel, warning.address) == (Channel.SMS.value, code.party.phone)


@pytest.mark.parametrize("who", ["party", "wangmin"])
def test_a_wish_that_was_not_the_partys_is_stopped(bodies: Bodies, on: Callable[..., None], who: str) -> None:
    code = a_code(bodies)
    row = lost_slips.ask(code)
    by: Any = PartyActing(code.party) if who == "party" else bodies.people[who]
    assert lost_slips.stop(code.party, by=by) == 1 and row.stopped_by == by.name
    assert waiting_loss(code.locator) is None
    on(date(2026, 11, 24), "09:00")
    with pytest.raises(NotNow):
        lost_slips.give(row)
    with pytest.raises(NotNow):
        lost_slips.stop(code.party, by=by)


def test_nobody_else_stops_it(bodies: Bodies) -> None:
    code, other = a_code(bodies), a_code(bodies)
    lost_slips.ask(code)
    for stranger in (bodies.people["gulnar"], PartyActing(other.party)):
        with pytest.raises(NotPermitted):
            lost_slips.stop(code.party, by=stranger)
