"""What staff scan is opened again: on the case page by who handles the case, at the court what goes with it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Agreement
from mediation.agreements.models import StrengtheningState as S
from mediation.agreements.signing import marks_missing
from mediation.audit.queries import events_in_order
from mediation.cases.models import Case, Exclusion, Step
from mediation.cases.states import CaseState
from mediation.confirmations.models import JointConfirmation
from mediation.demo.bodies import Bodies
from mediation.demo.scans import scan_of, upload_of
from mediation.demo.walk import Walk
from mediation.desk.scans import scans_of
from mediation.documents.models import Service, ServiceWay
from mediation.evidence.acts import HandedIn, Wish, move_to_zone, take_in
from mediation.extensions import db
from mediation.files import StoredFile, _path, content_of
from mediation.handoffs.models import Handoff, HandoffResult, HandoffState, HandoffWay
from mediation.law.agreement import PaymentWay
from mediation.law.terms import Zone
from mediation.parties.acts import give_code
from mediation.parties.models import Agent
from mediation.performance.acts import PaymentFacts, SaidBy, record_payment, undo_performed
from mediation.performance.queries import lines_in_effect
from mediation.performance.requirements import PerformanceFacts
from tests.acts.agreement_cases import DAY, a_case_in_mediation, out_for_signing
from tests.builders import a_case, a_confirmation, the_bodies
from tests.page_client import PageClient
from tests.pages.session_pages import at, signed_in

FOREIGN = "0" * 64


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app.test_client(), "wangmin")


@pytest.fixture
def liaison(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app.test_client(), "hejing")


@pytest.fixture
def walk(bodies: Bodies) -> Walk:
    """An application that is before the court, with what was scanned on the way."""
    return filed(bodies)


def filed(bodies: Bodies) -> Walk:
    """Applied for at the court; the application for mediation was signed and scanned too."""
    walk = a_confirmation(bodies, S.CONF_FILED)
    the_submission(walk.case).proof = scan_of(f"{walk.case.receipt_number} 申请书", by=walk.clerk)
    db.session.commit()
    return walk


def the_submission(case: Case) -> Step:
    return next(step for step in case.steps if step.act == "submit")


def scan_at(case: Case, sha256: str) -> str:
    return at(case, f"scans/{sha256}")


def home(case: Case) -> str:
    return f"/desk/cases/{case.public_id}"


def test_a_scan_of_the_marks_is_linked_and_opens_as_it_was_handed_in(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case_in_mediation(bodies)
    agreement: Agreement = out_for_signing(case, bodies.people["wangmin"])
    grid = f"{home(case)}/agreements/{agreement.public_id}/marks"
    content = upload_of("协议签名页").content
    ticks = {f"placed-{row.whose.replace(':', '-')}": "y" for row in marks_missing(agreement)}
    answer = clerk.submit(clerk.see(grid), {**ticks, "scan": (BytesIO(content), "签名页.png")})
    assert answer.status_code == 303
    address = scan_at(case, agreement.marks[0].proof_sha256)
    for page in (clerk.see(home(case)), clerk.see(grid)):
        assert address in page.links, page.address
    answer = clerk.get(address)
    assert answer.data == content and answer.mimetype == "image/png"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    looks = [event for event in events_in_order() if event.action == "open_scan"]
    assert [(each.person_ref, each.case_ref) for each in looks] == [
        (bodies.people["wangmin"].public_id, case.public_id)]


def test_everything_that_was_scanned_on_the_way_stands_on_the_case_page(clerk: PageClient, walk: Walk) -> None:
    case, by = walk.case, walk.clerk
    worker, paper = case.workers[0], walk.agreement.paper
    power, award, back, receipt = (scan_of(words, by=by) for words in ("委托书", "裁决书", "签回件", "送达回证"))
    db.session.add(Agent(case=case, name="钱律师", kind="律师", from_on=DAY, parties=[worker], power_file=power))
    handoff = Handoff(case=case, way=HandoffWay.ARBITRATION.value, receiver="云岭市仲裁委", sent_on=DAY,
                      state=HandoffState.ENDED.value)
    db.session.add(handoff)
    db.session.add(HandoffResult(handoff=handoff, kind="award", decided_on=DAY, scan_sha256=award,
                                 recorded_at=clock.now()))
    db.session.add(Service(paper=paper, party=worker, way=ServiceWay.DIRECT.value, served_on=DAY,
                           recorded_at=clock.now(), proof_sha256=receipt))
    paper.signed_scan_sha256 = back
    walk.court_dockets()
    walk.court_decides("grant")
    db.session.commit()
    page = clerk.see(home(case))
    kept = {scan.sha256: scan.words for scan in scans_of(case, by)}
    assert {power, award, back, receipt, walk.strengthening.rulings[0].scan_sha256} <= set(kept)
    assert {step.proof for step in case.steps if step.proof} <= set(kept)
    assert not [words for sha256, words in kept.items() if scan_at(case, sha256) not in page.links]
    for sha256 in kept:
        assert clerk.get(scan_at(case, sha256)).data == content_of(sha256)


def test_what_may_not_be_seen_answers_as_what_does_not_exist(
        app: Flask, bodies: Bodies, clerk: PageClient, liaison: PageClient, walk: Walk) -> None:
    case = walk.case
    own, other = the_submission(case).proof, the_submission(filed(bodies).case).proof
    strange = scan_of("谁也没有交过的材料", by=walk.clerk)
    db.session.commit()
    assert clerk.get(scan_at(case, own)).status_code == 200
    wrong = [clerk.get(scan_at(case, sha256)) for sha256 in (FOREIGN, other, strange, "x", own.upper() + "0")]
    assert {answer.status_code for answer in wrong} == {404}
    for login in ("hejing", "qiuyue", "zhaolei", "huangwei", "linfang"):
        assert signed_in(app.test_client(), login).get(scan_at(case, own)).status_code == 404, login
    assert app.test_client().get(scan_at(case, own)).status_code == 302
    db.session.add(Exclusion(case=case, person=bodies.people["wangmin"], reason="亲属", since_on=DAY))
    db.session.commit()
    assert clerk.get(scan_at(case, own)).status_code == 404


def test_evidence_never_leaves_by_this_door_and_what_its_owner_signed_only_with_it(
        app: Flask, bodies: Bodies, clerk: PageClient) -> None:
    case, by = a_case_in_mediation(bodies, mediators=("zhouhui",)), bodies.people["zhouhui"]
    piece = take_in(case, HandedIn(name="工资条", party=case.workers[0], zone=Zone.PRIVATE), upload_of("工资条"), by=by)
    signed = scan_of("本人同意给办案人看", by=by)
    move_to_zone(piece, Wish(zone=Zone.HANDLING, on=DAY, words="", proof=signed), by=by)
    db.session.commit()
    mediator = signed_in(app.test_client(), "zhouhui")
    assert mediator.get(scan_at(case, piece.file_sha256)).status_code == 404
    assert mediator.get(scan_at(case, signed)).status_code == 200
    piece.zone = Zone.PRIVATE.value
    db.session.commit()
    assert mediator.get(scan_at(case, signed)).status_code == 200
    assert clerk.get(scan_at(case, signed)).status_code == 404
    assert scan_at(case, signed) not in clerk.see(home(case)).links


def test_a_lost_scan_is_said_and_is_no_error(clerk: PageClient, walk: Walk) -> None:
    sha256 = the_submission(walk.case).proof
    _path(sha256).unlink()
    answer = clerk.get(scan_at(walk.case, sha256))
    assert answer.status_code == 409 and "损坏或者丢失" in answer.text


def at_court(walk: Walk, sha256: str = "") -> str:
    return f"/court/{walk.strengthening.public_id}{f'/scans/{sha256}' if sha256 else ''}"


def test_the_court_gets_what_was_signed_and_nothing_of_the_mediation(
        app: Flask, bodies: Bodies, liaison: PageClient, walk: Walk) -> None:
    case, by = walk.case, walk.clerk
    power, shared = scan_of("委托书", by=by), upload_of("工资条")
    case.agents.append(Agent(name="钱律师", kind="律师", from_on=DAY, parties=[case.workers[0]], power_file=power))
    piece = take_in(case, HandedIn(name="工资条", party=case.workers[0], zone=Zone.HANDLING), shared, by=by)
    walk.court_returns(date(2026, 11, 30), "identity_missing")
    walk.supplies()
    db.session.commit()
    joined = db.session.scalars(db.select(JointConfirmation)).first()
    supply = walk.strengthening.court_requests[0].supply_sha256
    mark = walk.agreement.marks[0].proof_sha256
    page = liaison.see(at_court(walk))
    for sha256 in (mark, power, joined.proof_sha256, supply):
        assert at_court(walk, sha256) in page.links
        answer = liaison.get(at_court(walk, sha256))
        assert answer.data == content_of(sha256) and answer.headers["Content-Disposition"].startswith("attachment")
    other = filed(bodies).agreement.marks[0].proof_sha256
    for sha256 in (the_submission(case).proof, piece.file_sha256, other, FOREIGN):
        assert liaison.get(at_court(walk, sha256)).status_code == 404
    assert signed_in(app.test_client(), "luoyan").get(at_court(walk, mark)).status_code == 404
    assert signed_in(app.test_client(), "wangmin").get(at_court(walk, mark)).status_code == 404


def test_the_print_is_called_unsigned_and_the_court_is_told_where_no_original_was_kept(
        liaison: PageClient, walk: Walk) -> None:
    page = liaison.see(at_court(walk))
    assert "文本（未签）" in page.text and "签字原件（扫描件）" in page.text and "看原件" not in page.text
    assert "没有存签字原件的扫描件" not in page.text
    first, *others = walk.agreement.marks
    whose = first.party.name
    first.proof_sha256 = None
    db.session.commit()
    assert f"缺{whose}的签字原件扫描件" in liaison.see(at_court(walk)).text
    for mark in others:
        mark.proof_sha256 = None
    db.session.commit()
    text = liaison.see(at_court(walk)).text
    top = text[text.index("必看"):text.index("每人：")]
    assert f"调解协议（{walk.agreement.number}）没有存签字原件的扫描件：下面只是文本（未签）" in top


def test_each_payment_stands_under_its_line_with_its_proof(bodies: Bodies, clerk: PageClient) -> None:
    case, by = a_case(bodies, CaseState.EFFECTIVE), bodies.people["wangmin"]
    line, proof = lines_in_effect(case)[0], scan_of("转账回单", by=by)
    record_payment(line, PaymentFacts(paid_on=DAY, amount_fen=100_00, way=PaymentWay.WECHAT, said_by=SaidBy.PAYER,
                                      proof=proof, words="先付一百"), by=by)
    db.session.commit()
    page = clerk.see(home(case))
    assert "2026-11-23 周一 100.00元 微信 付款人提供凭证 先付一百 凭证" in page.text
    assert scan_at(case, proof) in page.links and clerk.get(scan_at(case, proof)).data == content_of(proof)
    assert db.session.get(StoredFile, proof) is not None


def test_the_status_says_what_came_on_each_line_and_when_last(
        client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    case, by = a_case(bodies, CaseState.EFFECTIVE), bodies.people["wangmin"]
    line = lines_in_effect(case)[0]
    slip = a_code(case)
    on(date(2026, 11, 24), "10:00")
    for amount in (100_00, 200_00):
        record_payment(line, paid(amount), by=by)
    db.session.commit()
    client.submit(client.see("/my"), slip)
    assert "已到 300.00 元 （最后一次 2026年11月24日）" in client.see("/my/status").text
    on(date(2026, 11, 25), "10:00")
    record_payment(line, paid(line.left_fen), by=by)
    undo_performed(line, PerformanceFacts(reason="支票退回"), by=bodies.people["liguoqiang"])
    db.session.commit()
    client.submit(client.see("/my"), slip)
    assert "已到 300.00 元 （最后一次 2026年11月24日）" in client.see("/my/status").text


def paid(amount_fen: int) -> PaymentFacts:
    return PaymentFacts(paid_on=clock.today(), amount_fen=amount_fen, way=PaymentWay.TRANSFER, said_by=SaidBy.PAYEE)


def a_code(case: Case) -> dict[str, str]:
    """A new code of the worker, as it is typed."""
    code = give_code(case.workers[0], by=case.clerk)
    db.session.commit()
    return {"locator": code.locator, "secret": code.secret}
