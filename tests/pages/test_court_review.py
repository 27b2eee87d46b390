"""The review page of the court: the whole file, the six points, and the court's acts recorded from it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from mediation import clock, files
from mediation.agreements.checking import facts_of
from mediation.agreements.models import StrengtheningState as S
from mediation.cases.models import Case
from mediation.confirmations.queries import papers_about
from mediation.confirmations.readiness import weak_points
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.law.review_points import Point
from mediation.law.terms import ClaimType, Zone
from mediation.parties.models import Agent, Party
from tests.acts.confirmation_world import JUDGE, NUMBER
from tests.builders import PASSWORD, a_confirmation, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
COURIER = ("迅达速运（云岭）有限公司",)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def liaison(app: Flask, bodies: Bodies) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "hejing", "password": PASSWORD})
    return client


def home(walk: Walk) -> str:
    return f"/court/{walk.strengthening.public_id}"


def submit_evidence(case: Case, name: str, whose: Party, zone: Zone) -> None:
    """A piece that a party handed in, as far as this zone."""
    picture, _ = a_picture()
    db.session.add(Evidence(case=case, party=whose, ordinal=len(case.evidence) + 1, name=name, original_name=name,
                            zone=zone.value, file_sha256=files.put(picture.read(), "image/png").sha256,
                            received_on=DAY, received_at=clock.now()))
    db.session.flush()


def a_picture() -> tuple[BytesIO, str]:
    picture = BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "PNG")
    picture.seek(0)
    return picture, "裁定.png"


def test_what_must_not_be_missed_stands_on_top(bodies: Bodies, liaison: PageClient) -> None:
    other = a_confirmation(bodies, S.CONF_FILED, employers=COURIER)
    walk = a_confirmation(bodies, S.CONF_FILED, employers=COURIER)
    case = walk.case
    case.body.employer_name = COURIER[0]
    employer = case.respondents[0]
    db.session.add(Agent(case=case, name="钱律师", kind="律师", from_on=DAY, until_on=date(2026, 12, 31), special=True,
                         special_powers=["settle"], parties=[employer]))
    db.session.commit()
    text = liaison.see(home(walk)).text
    top = text[text.index("必看"):text.index("材料")]
    for words in (f"调解组织设在{COURIER[0]}（本案用人单位）内", "李秀英 8,200.00 8,200.00", "到场 11-23 李秀英",
                  "钱律师代迅达速运（云岭）有限公司", "至2026-12-31", "申请时写的", "本季度向本院申请的还有1件",
                  f"收法{other.strengthening.receipt_number}"):
        assert words in top, words


def test_what_a_worker_gives_up_is_named(bodies: Bodies, liaison: PageClient) -> None:
    from mediation.cases.models import Claim

    walk = a_confirmation(bodies, S.CONF_FILED)
    worker = walk.case.workers[0]
    walk.case.claims.append(Claim(claimant=worker, type=ClaimType.OVERTIME.value, amount_fen=100000))
    db.session.commit()
    text = liaison.see(home(walk)).text
    assert "李秀英 9,200.00 8,200.00 加班费" in text
    assert "为主张的89%" in text


def test_the_agreement_stands_beside_the_file_and_can_be_kept(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    page = liaison.see(home(walk))
    for words in ("拖欠工资人民币捌仟贰佰元整", "第0天申请", "司法确认申请书", "主持调解情况证明", "440604********", "按期",
                  "当事人选择的理由：云岭市青溪区人民法院", "应付合计8,200.00元（捌仟贰佰元整）", "转账的都写明了账户"):
        assert words in page.text, words
    paper = next(link for link in page.links if f"/papers/{walk.agreement.paper.public_id}" in link and "keep" in link)
    answer = liaison.get(paper)
    assert answer.mimetype == "application/pdf" and answer.headers["Content-Disposition"].startswith("attachment")


def answer_fields(walk: Walk, words: str, point: str = "voluntary") -> dict[str, object]:
    """The same answer of everybody who signed."""
    return {f"{point}_answer_{party.public_id}": words for party in walk.agreement.parties}


def test_no_point_passes_without_an_answer_and_nothing_typed_is_lost(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    worker, employer = (party.public_id for party in walk.agreement.parties)
    answer = liaison.submit(liaison.see(home(walk)), {
        "voluntary_passes": "passes", f"voluntary_answer_{worker}": "是", "morals_remark": "逐项核过"}, action=home(walk))
    page = Page(answer.text, home(walk))
    assert answer.status_code == 422 and "要有双方的回答，或者写明理由" in page.text and "还缺云岭" in page.text
    assert page.form(home(walk)).held()["morals_remark"] == ["逐项核过"]
    answer = liaison.submit(page, {f"voluntary_answer_{employer}": "是", "clear_passes": "problem",
                                   "clear_clause": page_clause(page), f"asked_on_{worker}": "2026-11-23",
                                   f"asked_time_{worker}": "14:10", f"alone_{worker}": "y",
                                   f"present_{worker}": "书记员周某、翻译阿某"}, action=home(walk))
    assert answer.status_code == 303
    found = {row.point: row.passes for row in walk.strengthening.review_points}
    assert (found["voluntary"], found["clear"]) == (True, False)
    held = liaison.see(home(walk)).form(home(walk)).held()
    assert held[f"voluntary_answer_{worker}"] == ["是"] and held["clear_passes"] == ["problem"]
    assert (held[f"asked_time_{worker}"], held[f"present_{worker}"]) == (["14:10"], ["书记员周某、翻译阿某"])


def test_what_the_file_can_tell_is_filled_in_and_the_liaison_may_say_otherwise(
        bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    held = liaison.see(home(walk)).form(home(walk)).held()
    assert held["clear_passes"] == ["passes"] and "应付合计8,200.00元" in held["clear_remark"][0]
    assert held["jurisdiction_passes"] == ["passes"] and held["voluntary_passes"] == ["open"]
    line = walk.agreement.obligations[0]
    line.due_on, line.due_event = None, "复工以后"
    db.session.commit()
    held = liaison.see(home(walk)).form(home(walk)).held()
    assert held["clear_passes"] == ["open"] and "没有写明日期的：第1项" in held["clear_remark"][0]


def test_of_many_workers_each_answers_by_name_on_a_page_and_together_where_they_were_asked_together(
        bodies: Bodies, liaison: PageClient) -> None:
    names = ("李秀英", "王建国", "赵小兰", "孙福来", "周大海")
    walk = a_confirmation(bodies, S.CONF_FILED, workers=names)
    first, second, *_others, last = walk.case.workers
    page = liaison.see(home(walk))
    assert f"voluntary_answer_{first.public_id}" not in page.form(home(walk)).held()
    at = f"{home(walk)}/answers/{first.public_id}"
    assert at in page.links and "劳动者5人，逐人记回答" in page.text
    said = {f"voluntary_answer_{first.public_id}": "是我自己签的", f"lawful_answer_{first.public_id}": "没有"}
    answer = liaison.submit(liaison.see(at), {**said, "others": [second.public_id]})
    assert answer.status_code == 303
    assert {row.party.name: row.answers for row in walk.strengthening.hearings} == dict.fromkeys(
        names[:2], {"voluntary": "是我自己签的", "lawful": "没有"})
    text = liaison.see(home(walk)).text
    assert text.count("已答2点") == 2 and text.count("还没有问") == 3 and text.count("是我自己签的") == 2
    assert liaison.get(f"{home(walk)}/answers/{'x' * 16}").status_code == 404
    wrong = liaison.submit(liaison.see(f"{home(walk)}/answers/{last.public_id}"), {
        f"alone_{last.public_id}": "y", f"voluntary_answer_{last.public_id}": "经理逼我签的"})
    assert wrong.status_code == 422 and "请写明还有谁在场" in Page(wrong.text).text


def page_clause(page: Page) -> str:
    control = next(each for each in page.form(page.address).controls if each.name == "clear_clause")
    return control.options[1][0]


def test_the_day_for_missing_papers_is_filled_in_as_the_court_has_set(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    for days in (7, 12):
        walk.strengthening.court.settings = {"CONFIRM_SUPPLY_DAYS": days}
        db.session.commit()
        form = liaison.see(f"{home(walk)}/return").form()
        assert form.held()["until"] == [(clock.today() + timedelta(days=days)).isoformat()]


def test_the_reasons_most_used_come_first_and_what_a_supplement_mends_points_to_its_clause(
        bodies: Bodies, liaison: PageClient, app: Flask) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    at, clause = f"{home(walk)}/return", walk.agreement.clauses[0]
    page = liaison.see(at)
    assert page.text.index("本院最常用的") < page.text.index("缺身份证明") < page.text.index("缺材料")
    assert "双方签补充协议，每笔写明最迟哪一天。" in page.text
    typed = {"reason_due_unclear": "y", "reason_proof_missing": "y", "words": "第1条没有写日子。"}
    refused = liaison.submit(page, typed)
    assert refused.status_code == 422 and "请指到是哪一条" in Page(refused.text).text
    assert Page(refused.text).form().held()["words"] == ["第1条没有写日子。"]
    answer = liaison.submit(page, {**typed, "at_due_unclear": f"clause:{clause.public_id}"})
    assert answer.status_code == 303
    assert f"#clause-{clause.public_id}" in liaison.see(home(walk)).links
    clerk = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    case = f"/desk/cases/{walk.case.public_id}"
    shown, target = clerk.see(case), f"{case}/agreements/{walk.agreement.public_id}"
    proof = next(paper for paper in papers_about(walk.strengthening) if paper.code == "D42")
    assert f"{target}#clause-{clause.public_id}" in shown.links and f"{case}#paper-{proof.public_id}" in shown.links
    assert f'id="clause-{clause.public_id}"' in clerk.get(target).text
    assert f'id="paper-{proof.public_id}"' in clerk.get(case).text
    assert "申请日不变" in shown.text and "每笔写明最迟哪一天" in shown.text


def test_each_clause_leads_to_what_of_the_file_belongs_to_it(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    worker = walk.case.workers[0]
    for name, whose, zone in (("工资条", worker, Zone.SHARED), ("借条复印件", worker, Zone.SHARED),
                              ("工资欠条原件", worker, Zone.HANDLING)):
        submit_evidence(walk.case, name, whose, zone)
    db.session.commit()
    page, clause = liaison.see(home(walk)), walk.agreement.clauses[0]
    assert f"#file-{clause.public_id}" in page.links
    part = page.text[page.text.rindex("第1条的材料"):page.text.index("身份和送达")].partition("文书")[0]
    for words in ("李秀英 8,200.00元", "尾号", "拖欠工资", "工资条"):
        assert words in part, words
    assert "借条" not in part and "工资欠条原件" not in page.text
    assert "看第1条的材料" in page.text and "看第2条的材料" not in page.text


def test_the_record_is_printed_signed_and_filed_on_the_page_of_the_court(bodies: Bodies, liaison: PageClient,
                                                                         app: Flask) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    at = home(walk)
    nothing = liaison.submit(liaison.see(at), action=f"{at}/records")
    assert nothing.status_code == 303 and "当事人" in liaison.see(at).text and not walk.strengthening.review_records
    typed = {f"{point}_answer_{party.public_id}": "是。" for party in walk.agreement.parties for point in Point}
    answer = liaison.submit(liaison.see(at), {**typed, "all_pass": "y"}, action=at)
    assert answer.status_code == 303
    assert [row.passes for row in walk.strengthening.review_points] == [True] * 6
    assert liaison.submit(liaison.see(at), action=f"{at}/records").status_code == 303
    record, = walk.strengthening.review_records
    printed = liaison.get(f"{at}/records/{record.public_id}")
    assert printed.mimetype == "application/pdf" and "未签" in liaison.see(at).text
    back = f"{at}/records/{record.public_id}/signed"
    assert liaison.submit(liaison.see(back), {}).status_code == 422
    assert liaison.submit(liaison.see(back), {"scan": a_picture()}).status_code == 303
    page = liaison.see(at)
    assert "已签 2026-11-23" in page.text and liaison.get(f"{at}/scans/{record.signed_sha256}").status_code == 200
    clerk = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    case = f"/desk/cases/{walk.case.public_id}"
    assert "核实笔录" not in clerk.see(case).text
    for address in (f"{at}/records/{record.public_id}", f"{case}/scans/{record.signed_sha256}"):
        assert clerk.get(address).status_code in (403, 404)


def test_all_that_is_not_said_otherwise_passes_at_once_but_not_without_answers(
        bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    refused = liaison.submit(liaison.see(home(walk)), {"all_pass": "y"}, action=home(walk))
    assert refused.status_code == 422 and "还缺李秀英等2方的回答" in Page(refused.text).text
    assert not walk.strengthening.review_points


def test_the_court_warns_of_what_it_leaves_out_unless_it_is_set_to_confirm_it(bodies: Bodies) -> None:
    walk = a_confirmation(bodies, S.CONF_PREP)
    line = walk.strengthening.agreement.obligations[0]
    line.amount_fen, line.act_words = None, "归还工具箱"
    court = walk.strengthening.court
    for trims in (True, False):
        court.settings = {"TRIMS_ACTS": trims}
        assert facts_of(walk.strengthening.agreement).trims_acts is trims
        codes = {finding.code for finding in weak_points(walk.strengthening)}
        assert ("not_only_money" in codes) is trims


def test_the_court_takes_in_returns_is_supplied_and_confirms_on_its_pages(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    at = home(walk)
    answer = liaison.submit(liaison.see(f"{at}/return"), {"reason_identity_missing": "y", "words": "请补正反面"})
    assert answer.status_code == 303 and walk.strengthening.state == "conf_correct"
    assert "缺身份证明" in liaison.see(at).text and liaison.get(f"{at}/docket").status_code == 409
    liaison.submit(liaison.see(f"{at}/supply"), {"scan": a_picture()})
    assert walk.strengthening.state == "conf_filed"
    page = liaison.see(f"{at}/docket")
    wrong = liaison.submit(page, {"number": "粤0699 12号"})
    assert wrong.status_code == 422 and "案号格式不对" in wrong.text
    assert Page(wrong.text).form().held()["number"] == ["粤0699 12号"]
    liaison.submit(page, {"number": NUMBER, "judge": JUDGE})
    worker = walk.case.workers[0].public_id
    refused = liaison.submit(liaison.see(f"{at}/grant"), {})
    assert refused.status_code == 422 and "通知双方到场" in refused.text
    answer = liaison.submit(liaison.see(f"{at}/grant"), {
        "both_notified": "y", "scan": a_picture(), "served": [worker], "served_on": "2026-11-23"})
    assert answer.status_code == 303 and walk.strengthening.state == "conf_granted"
    ruling = walk.strengthening.rulings[0]
    assert (ruling.number, ruling.judge, list(ruling.served)) == (NUMBER, JUDGE, [worker])
    text = liaison.see(at).text
    assert "确认有效" in text and "登记裁定送达" in text and "受理通知书（文书待补）" in text


@pytest.mark.parametrize(("state", "page", "said", "after"), [
    (S.CONF_FILED, "refuse", {"grounds": ["wrong_court"]}, "conf_refused"),
    (S.CONF_DOCKETED, "dismiss", {"grounds": ["unclear"], "reason": "第1条"}, "conf_dismissed"),
    (S.CONF_DOCKETED, "terminate", {"reason": "双方对金额又有争议"}, "conf_terminated"),
    (S.CONF_DOCKETED, "withdraw", {"number": NUMBER, "judge": JUDGE, "reason": "双方要求撤回"}, "conf_withdrawn"),
    (S.CONF_CORRECT, "deem-withdrawn", {}, "conf_withdrawn"),
    (S.CONF_GRANTED, "objection", {"by_interested_person": "y", "knew_on": "2026-11-23", "reason": "案外人异议"},
     "conf_objection"),
    (S.CONF_OBJECTION, "decide-objection", {"outcome": "revoke"}, "conf_revoked")])
def test_every_other_end_has_its_page(bodies: Bodies, liaison: PageClient, state: S, page: str,
                                      said: dict[str, object], after: str) -> None:
    walk = a_confirmation(bodies, state)
    form = liaison.see(f"{home(walk)}/{page}")
    typed = {"number": NUMBER, "judge": JUDGE} if "judge" in form.form().held() else {}
    answer = liaison.submit(form, {**typed, **said})
    assert (answer.status_code, walk.strengthening.state) == (303, after), Page(answer.text).text


def test_service_and_late_papers_are_added_afterwards(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_GRANTED)
    at, everybody = home(walk), [party.public_id for party in walk.agreement.parties]
    liaison.submit(liaison.see(f"{at}/record-service"), {"served": everybody, "served_on": "2026-11-23"})
    assert len(walk.strengthening.rulings[0].served) == 2
    walk = a_confirmation(bodies, S.CONF_CORRECT)
    liaison.submit(liaison.see(f"{home(walk)}/keep-court-paper"), {"code": "E02", "scan": a_picture()})
    assert "补正通知书（文书待补）" not in liaison.see(home(walk)).text


def test_the_doors_open_again_from_the_court_too(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_WITHDRAWN)
    answer = liaison.submit(liaison.see(f"{home(walk)}/open-doors-again"), {"reason": "改向另一家法院申请"})
    assert answer.location == "/court" and walk.strengthening.state == "b_none"
    assert liaison.get(home(walk)).status_code == 404


def test_the_liaison_takes_back_what_was_just_recorded(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    liaison.submit(liaison.see(f"{home(walk)}/docket"), {"number": NUMBER, "judge": JUDGE})
    page = liaison.see(home(walk))
    assert "刚才点错了" in page.text
    assert liaison.submit(page, action="/take-back").status_code == 303
    strengthening = walk.strengthening
    assert (strengthening.state, strengthening.court_number, strengthening.docketed_on) == ("conf_filed", None, None)
    assert strengthening.court_due_on == date(2026, 11, 26)
    assert liaison.submit(page, action="/take-back").status_code in (303, 409)
    liaison.submit(liaison.see(f"{home(walk)}/docket"), {"number": NUMBER, "judge": JUDGE})
    assert strengthening.state == "conf_docketed"


def test_a_stale_page_is_told_so(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    page = liaison.see(f"{home(walk)}/docket")
    walk.court_returns(date(2026, 11, 30), "identity_missing")
    db.session.commit()
    assert liaison.submit(page, {"number": NUMBER}).status_code == 409


@pytest.mark.parametrize("typed", ["\0", "（" * 200, "<script>", "２０２６"])
def test_bad_numbers_are_messages(bodies: Bodies, liaison: PageClient, typed: str) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    answer = liaison.submit(liaison.see(f"{home(walk)}/docket"), {"number": typed, "happened_on": "2026-11-24"})
    assert answer.status_code == 422 and walk.strengthening.state == "conf_filed"
