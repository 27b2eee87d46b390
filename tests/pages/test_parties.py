"""The pages of the parties: what is shown, what is refused, what is printed."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.invented import resident_number
from mediation.extensions import db
from mediation.intake.acceptance.acts import ask_other_side
from mediation.intake.borne import papers_with_its_sum
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 3, 2), "09:30")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def at(case: Case, path: str) -> str:
    return f"/desk/cases/{case.public_id}/{path}"


def scan() -> tuple[BytesIO, str]:
    made = BytesIO()
    Image.new("RGB", (40, 40), "white").save(made, "PNG")
    made.seek(0)
    return made, "scan.png"


def test_the_parties_are_listed_with_their_numbers_masked(clerk: PageClient, case: Case) -> None:
    page = clerk.see(at(case, "parties"))
    number = case.applicants[0].identity_number
    assert "李秀英" in page.text and number not in page.text and number[-4:] in page.text
    assert "拖欠工资" in page.text and at(case, f"parties/{case.applicants[0].public_id}/edit") in page.links


def test_what_papers_bear_says_so_and_what_they_do_not_is_changed(clerk: PageClient, case: Case) -> None:
    address = at(case, f"parties/{case.applicants[0].public_id}/edit")
    page = clerk.see(address)
    assert "已写入：劳动争议调解申请书" in page.text and case.applicants[0].identity_number not in page.text
    assert clerk.submit(page, {"occupation": "木工"}).status_code == 303
    assert case.applicants[0].occupation == "木工"
    answer = clerk.submit(clerk.see(address), {"name": "李秀瑛", "occupation": "瓦工"})
    assert answer.status_code == 422 and "请用“更正”" in answer.text
    assert Page(answer.text, address).form().held()["occupation"] == ["瓦工"]
    db.session.expire_all()
    assert case.applicants[0].name == "李秀英" and case.applicants[0].occupation == "木工"


def test_a_page_that_went_stale_is_told(clerk: PageClient, case: Case) -> None:
    address = at(case, f"parties/{case.applicants[0].public_id}/edit")
    first, second = clerk.see(address), clerk.see(address)
    assert clerk.submit(first, {"occupation": "木工"}).status_code == 303
    assert clerk.submit(second, {"occupation": "瓦工"}).status_code == 409


def test_an_agent_is_printed_for_and_then_kept(clerk: PageClient, case: Case) -> None:
    given = {"parties": [case.respondents[0].public_id], "name": "张律师", "kind": "lawyer", "phone": "13800000333",
             "powers": ["settle"], "until_on": "2026-12-31"}
    answer = clerk.submit(clerk.see(at(case, "give-power")), given, button="print")
    assert answer.status_code == 303 and "/papers/" in answer.location
    assert clerk.get(answer.location).data.startswith(b"%PDF") and not case.agents
    answer = clerk.submit(clerk.see(at(case, "give-power")), {**given, "scan": scan()})
    assert answer.status_code == 303 and case.agents[0].special_powers == ["settle"]
    end = clerk.see(at(case, f"agents/{case.agents[0].public_id}/end-power"))
    ended = clerk.submit(end, {"until_on": "2026-03-02"})
    assert ended.status_code == 303


def test_a_power_to_collect_money_asks_for_the_account_on_its_field(clerk: PageClient, case: Case) -> None:
    given = {"parties": [case.respondents[0].public_id], "name": "张律师", "kind": "lawyer", "powers": ["collect_money"]}
    answer = clerk.submit(clerk.see(at(case, "give-power")), given)
    assert answer.status_code == 422 and "收款账户" in answer.text
    held = Page(answer.text, "").form().held()
    assert held["name"] == ["张律师"] and held["powers"] == ["collect_money"]


def test_representatives_are_offered_only_to_ten_or_more(clerk: PageClient, case: Case) -> None:
    answer = clerk.submit(clerk.see(at(case, "representatives")), {"parties": [case.applicants[0].public_id],
                                                                   "scan": scan()})
    assert answer.status_code == 422 and "不满十人" in answer.text


def test_heirs_are_entered_row_by_row(clerk: PageClient, case: Case) -> None:
    address = at(case, f"parties/{case.applicants[0].public_id}/death")
    answer = clerk.submit(clerk.see(address), {"heirs-0-name": "赵妻", "died_on": "2026-02-30"}, button="more-heirs-0")
    page = Page(answer.text, address)
    assert page.form().held()["died_on"] == ["2026-02-30"] and "heirs-1-name" in page.form().held()
    filled: dict[str, Any] = {"died_on": "2026-02-20", "heirs-0-standing": "signs",
                              "heirs-0-identity_number": resident_number(41), "heirs-1-name": "李子"}
    answer = clerk.submit(page, filled)
    assert answer.status_code == 303
    heirs = [party for party in case.applicants if party.heir_of is not None]
    assert [heir.heir_standing for heir in heirs] == ["signs", None]
    standing = clerk.see(at(case, f"parties/{heirs[1].public_id}/heir-standing"))
    assert clerk.submit(standing, {"standing": "noted"}).status_code == 303


def test_a_respondent_is_added_and_they_answer_each_for_a_share(clerk: PageClient, case: Case) -> None:
    answer = clerk.submit(clerk.see(at(case, "add-party")), {"side": "respondent", "kind": "employer", "name": "大成总包"})
    assert answer.status_code == 303 and len(case.respondents) == 2
    page = clerk.see(at(case, "liability"))
    assert clerk.submit(page, {"liability": "by_share", "shares": "六千"}).status_code == 422
    assert clerk.submit(page, {"liability": "by_share", "shares": "6000"}).status_code == 422
    assert clerk.submit(clerk.see(at(case, "liability")), {"liability": "by_share", "shares": "6000、2200.50"}
                        ).status_code == 303
    assert [party.share_fen for party in case.respondents] == [600000, 220050]


def decided(**more: Any) -> dict[str, Any]:
    """What the party itself signed."""
    return {"reason": "本人重新算过", "scan": scan(), **more}


def test_claims_are_added_changed_and_given_up(clerk: PageClient, case: Case) -> None:
    whose = case.respondents[0].public_id
    page, said = clerk.see(at(case, "add-claim")), {"whose": whose, "type": "training", "amount": "3,000"}
    refused = clerk.submit(page, {**said, **decided(scan=None)})
    assert refused.status_code == 422 and "请上传签名的材料" in refused.text and "3,000" in refused.text
    added = clerk.submit(page, {**said, **decided()})
    assert added.status_code == 303 and case.claims[-1].claimant is case.respondents[0]
    address = at(case, f"claims/{case.claims[0].public_id}/change-claim")
    assert clerk.submit(clerk.see(address), {"amount": "NaN"}).status_code == 422
    assert clerk.submit(clerk.see(address), {"amount": "9000", "about": "y", **decided()}).status_code == 303
    assert (case.claims[0].amount_fen, case.claims[0].is_about) == (900000, True)
    give_up = at(case, f"claims/{case.claims[0].public_id}/give-up-claim")
    assert clerk.submit(clerk.see(give_up), {}).status_code == 422
    assert clerk.submit(clerk.see(give_up), {"told": "y", **decided()}).status_code == 303
    history = clerk.see(f"/desk/cases/{case.public_id}").text
    assert "变更请求" in history and "拖欠工资8,200.00元 → 拖欠工资约9,000.00元。本人重新算过" in history
    assert clerk.get(give_up).status_code == 404


def test_a_new_code_is_given_on_a_receipt(clerk: PageClient, case: Case) -> None:
    address = at(case, f"parties/{case.respondents[0].public_id}/receipt")
    assert clerk.submit(clerk.see(address), {}).status_code == 422
    answer = clerk.submit(clerk.see(address), {"materials-0-name": "征询意愿回执", "new_code": "y"})
    assert answer.status_code == 303 and case.respondents[0].name in clerk.see(answer.location).text


def test_the_certificate_of_a_head_is_printed(clerk: PageClient, case: Case) -> None:
    address = at(case, f"parties/{case.respondents[0].public_id}/head-certificate")
    answer = clerk.submit(clerk.see(address), {"identity_number": resident_number(5)})
    assert answer.status_code == 303 and clerk.get(answer.location).data.startswith(b"%PDF")


@pytest.mark.parametrize("path", ["parties", "give-power", "add-party", "add-claim", "parties/{party}/edit",
                                  "parties/{party}/receipt", "parties/{party}/death", "parties/nobody00/edit"])
def test_whoever_may_not_see_the_case_finds_none_of_its_pages(
        client: PageClient, bodies: Bodies, case: Case, path: str) -> None:
    client.submit(client.see("/sign-in"), {"login": "linfang", "password": PASSWORD})
    assert client.get(at(case, path.format(party=case.applicants[0].public_id))).status_code == 404


def test_who_changes_a_claim_sees_the_papers_that_bear_the_sum(clerk: PageClient, case: Case, bodies: Bodies) -> None:
    ask_other_side(case, by=bodies.people["wangmin"])
    change = at(case, f"claims/{case.claims[0].public_id}/change-claim")
    titles = {paper.title for paper in papers_with_its_sum(case.claims[0])}
    assert "征询调解意愿通知书" in titles
    page = clerk.see(change)
    assert "已发出的文书" in page.text and all(title in page.text for title in titles)
    assert clerk.submit(page, {"amount": "9000", **decided()}).status_code == 303
    assert papers_with_its_sum(case.claims[0]) == [] and "已发出的文书" not in clerk.see(change).text
