"""What the law leaves open: each setting with a default, a reason and a check."""
from __future__ import annotations

import json
from typing import Any

import pytest

from mediation.law.settings import SETTINGS, check
from mediation.law.terms import Basis, LegalType

DEFAULTS_OF_THE_REFERENCE = {
    "ACCEPT_CLOCK_START": "consent", "MED15_START": "acceptance", "CORRECT_DAYS": 5, "NO_SHOW_LIMIT": 2,
    "EXTENSION_CAP_DAYS": None, "APPLICANT_ROLES": "both", "CONFIRM_TAKE_DAYS": 3, "CONFIRM_REVIEW_SLA": 30,
    "SIGN_LEVEL_FOR_CONFIRMATION": "CA", "CONSENT_WAIT_DAYS": 5, "FINAL_AWARD_MINWAGE_DATE": "application",
    "RETENTION_YEARS_WITH": 10, "RETENTION_YEARS_WITHOUT": 5, "ARBREV_TIME_LIMIT": 15, "ONE_AGREEMENT_EACH": False,
    "LATE_RECORD_DAYS": 3, "TAKE_BACK_MINUTES": 30, "RETURN_KEEPS_THIRTY_DAYS": True,
    "CONFIRM_SUPPLY_DAYS": 7, "TRIMS_ACTS": True, "TRIMS_PERFORMED": True, "SEAL_OF_OWN_STATUS": True,
    "PAYMENT_ORDER_FEE": "third"}
ALSO_NAMED_THERE = {
    "SUSPEND_REVIEW_DAYS", "ARCHIVE_WAIT_DAYS", "CONFIRMABLE_ORG_TYPES", "CASE_NO_TYPES", "DOUBLE_PAY_START",
    "OVERTIME_BASE", "CALENDAR", "LOCAL_PARAMS", "REPLY_DAYS_UNION_PAPERS", "HEAT_TABLE", "LANGS", "REVIEW_DAYS"}


def test_each_setting_of_the_reference_has_its_default() -> None:
    assert {key: SETTINGS[key].default for key in DEFAULTS_OF_THE_REFERENCE} == DEFAULTS_OF_THE_REFERENCE
    assert ALSO_NAMED_THERE <= set(SETTINGS)


@pytest.mark.parametrize("key", sorted(SETTINGS))
def test_each_default_passes_its_own_check_also_after_being_kept_as_json(key: str) -> None:
    setting = SETTINGS[key]
    check(key, setting.default)
    check(key, json.loads(json.dumps(setting.default)))
    assert setting.key == key and not setting.name.isascii()
    assert setting.note.startswith(("CFG", "R；", "R、CFG", "P；", "本系统的办案规则"))
    assert setting.kind in ("days", "working_days", "choice", "integer", "flag", "words", "table")


def test_which_bodies_agreements_are_confirmed_is_answered_for_every_basis_and_mediating_body() -> None:
    table = SETTINGS["CONFIRMABLE_ORG_TYPES"].default
    assert {basis.value for basis in Basis} <= set(table)
    assert (table[Basis.PEOPLE], table[Basis.ENTERPRISE], table[Basis.COURT_ENTRUSTED]) == ("yes", "ask", "no")
    assert table[LegalType.ENTERPRISE_COMMITTEE] == "ask"


def test_the_languages_offered_and_the_kinds_of_case_number_are_lists() -> None:
    assert {"zh", "ug"} <= set(SETTINGS["LANGS"].default)
    assert {"诉前调确", "民特"} <= set(SETTINGS["CASE_NO_TYPES"].default)


@pytest.mark.parametrize(("key", "value"), [
    ("CORRECT_DAYS", 10), ("EXTENSION_CAP_DAYS", 30), ("ARBREV_TIME_LIMIT", None), ("MED15_START", "receipt"),
    ("CONFIRM_REVIEW_SLA", 7), ("LANGS", ["zh", "ug"]), ("CASE_NO_TYPES", ["诉前调确"]), ("REMIND_DAYS", [-7, 0]),
    ("CONFIRMABLE_ORG_TYPES", {"enterprise": "yes"}), ("ONE_AGREEMENT_EACH", True),
    ("CALENDAR", {"published_through": 2027, "off": ["2027-02-11"], "on": ["2027-02-14"]})])
def test_a_place_may_set_what_the_law_leaves_open(key: str, value: Any) -> None:
    check(key, value)


@pytest.mark.parametrize(("key", "value", "says"), [
    ("NO_SUCH", 1, "没有"), ("CORRECT_DAYS", 0, "整数"), ("CORRECT_DAYS", True, "整数"), ("CORRECT_DAYS", "5", "整数"),
    ("CORRECT_DAYS", 2.5, "整数"), ("CORRECT_DAYS", None, "不能留空"), ("CORRECT_DAYS", 99999, "整数"),
    ("CONSENT_WAIT_DAYS", 3, "4至"), ("CONFIRM_REVIEW_SLA", 31, "1至30"), ("MED15_START", "consent", "只能选"),
    ("MED15_START", ["receipt"], "只能选"), ("ONE_AGREEMENT_EACH", 1, "是或者否"), ("LANGS", [], "至少选一项"),
    ("LANGS", "zh", "至少选一项"), ("LANGS", ["zh", "zh"], "重复"), ("LANGS", ["xx"], "只能选"),
    ("REMIND_DAYS", ["3"], "整数"), ("REMIND_DAYS", [[1]], "整数"), ("CONFIRMABLE_ORG_TYPES", [], "对照表"),
    ("CONFIRMABLE_ORG_TYPES", {"enterprise": "maybe"}, "只能选"), ("CONFIRMABLE_ORG_TYPES", {"shop": "yes"}, "shop"),
    ("NOTICE_SIGN", "", "1至12"), ("NOTICE_SIGN", "字" * 13, "1至12"), ("NOTICE_WORDS", 5, "10至200"),
    ("NOTICE_WORDS", None, "不能留空"), ("QUIET_FROM", 24, "0至23"),
    ("CALENDAR", {}, "最后一年"), ("CALENDAR", {"published_through": 2026, "off": ["2026-02-30"], "on": []}, "样子"),
    ("CALENDAR", {"published_through": 1999, "off": [], "on": []}, "2024年以后"),
    ("CALENDAR", {"published_through": True, "off": [], "on": []}, "2024年以后"),
    ("CALENDAR", {"published_through": 2027, "off": ["2027-02-11"], "on": ["2027-02-11"]}, "既放假又上班"),
    ("CALENDAR", {"published_through": 2027, "off": [20270211], "on": []}, "样子")])
def test_what_no_place_may_set_is_refused_with_what_to_do(key: str, value: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        check(key, value)
