"""Capsules of an application and of a handoff: what is in them, what never is, and the receipts that come back."""
from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from PIL import Image
from python_calamine import CalamineWorkbook

from mediation import clock, files
from mediation.agreements.models import Agreement, AgreementStanding, Strengthening
from mediation.capsule import manifest, receipts
from mediation.capsule.acts import Told, ask_for_capsule, import_receipt, record_receipt
from mediation.capsule.checking import check
from mediation.capsule.making import SCHEMA_FILE, make_waiting
from mediation.capsule.models import Capsule, CapsuleStanding, ReceiptWay
from mediation.capsule.receipts import Statement
from mediation.capsule.strangers import examine
from mediation.capsule.told import told
from mediation.cases.facts import EndWithoutAgreement, Facts
from mediation.cases.models import Case
from mediation.closing.acts import end_without_agreement
from mediation.confirmations.acts.flags import handle_flag
from mediation.confirmations.review_models import FlagHandling
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.acts import HandedIn, Wish, move_to_zone, take_in
from mediation.evidence.models import Evidence
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.handoffs import acts as handoffs
from mediation.handoffs.acts import HandoffPlan
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.law.sham import FLAG_RULES
from mediation.law.terms import Zone
from mediation.sessions.acts import make_offer, note_caucus
from tests.acts import confirmation_world as world
from tests.acts.looked import looked_into
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_employer, the_worker
from tests.acts.walked import a_scan
from tests.builders import the_bodies
from tests.capsule.made import keys
from tests.capsule.schema import wrong_with
from tests.documents.reading import text_of, without_blanks
from tests.structure.source import ROOT

SAID_ALONE, OFFERED, NOTED, UNSHARED = "密谈玛瑙七千五", "出价琥珀九千九", "笔记翡翠", "未共享珊瑚"
MARKERS = (SAID_ALONE, OFFERED, NOTED, UNSHARED)
OFFER = 770_077


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def a_photograph(case: Case, name: str, zone: Zone, bodies: Bodies, colour: str, *, by: str = "wangmin") -> Evidence:
    made = BytesIO()
    Image.new("RGB", (300, 40), colour).save(made, "JPEG")
    wang = bodies.people[by]
    first = Zone.PRIVATE if zone is Zone.PRIVATE else Zone.HANDLING
    piece = take_in(case, HandedIn(name=name, party=the_worker(case), zone=first),
                    Upload(made.getvalue(), "image/jpeg", f"{name}.jpg"), by=wang)
    looked_into(piece)
    if zone is Zone.SHARED:
        move_to_zone(piece, Wish(zone=zone, on=clock.today(), proof=a_scan()), by=wang)
    return piece


def an_ended_case(bodies: Bodies) -> Case:
    """Talked over, with secrets of every kind on the file, and ended without agreement."""
    case = a_case_in_mediation(bodies, "zhouhui")
    mediator = bodies.people["zhouhui"]
    note_caucus(case, the_worker(case), SAID_ALONE, by=mediator)
    make_offer(case, the_worker(case), by=mediator, claim=case.claims[0], amount_fen=OFFER, words=OFFERED)
    make_offer(case, the_employer(case), by=mediator, amount_fen=OFFER, words=OFFERED, zone=Zone.SHARED)
    a_photograph(case, UNSHARED + "甲", Zone.HANDLING, bodies, "red")
    a_photograph(case, UNSHARED + "乙", Zone.PRIVATE, bodies, "green")
    a_photograph(case, "工资条", Zone.SHARED, bodies, "white")
    end_without_agreement(case, EndWithoutAgreement(reason_code="unwilling"), by=mediator)
    return case


def a_handoff(bodies: Bodies, way: HandoffWay = HandoffWay.ARBITRATION) -> Handoff:
    case = an_ended_case(bodies)
    plan = HandoffPlan(way, "云岭市青溪区劳动人事争议仲裁委员会", party=the_worker(case), issues="工资是否已付")
    if way is HandoffWay.LEGAL_AID:
        return handoffs.ask_for_aid(case, plan, Facts(on_behalf_of=(the_worker(case),)), by=bodies.people["wangmin"])
    return handoffs.prepare(case, plan, Facts(), by=bodies.people["wangmin"])


def an_application(bodies: Bodies) -> Strengthening:
    strengthening = world.filed(bodies)
    a_photograph(strengthening.case, "考勤表", Zone.SHARED, bodies, "white")
    a_photograph(strengthening.case, UNSHARED, Zone.HANDLING, bodies, "red")
    return strengthening


def opened(capsule: Capsule) -> dict[str, bytes]:
    """The files of a capsule, as any program opens it."""
    with zipfile.ZipFile(BytesIO(content_of(capsule))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def content_of(capsule: Capsule) -> bytes:
    assert capsule.file_sha256 is not None
    return files.content_of(capsule.file_sha256)


def cells(workbook: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0).to_python()


def readable(contents: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every word that anybody could read in a capsule: names, pages, tables, data."""
    for name, content in contents.items():
        yield name, name
        if name.endswith(".pdf"):
            yield name, without_blanks(text_of(content))
        elif name.endswith(".xlsx"):
            yield name, str(cells(content))
        else:
            yield name, content.decode("utf-8", "replace")
            yield name, content.decode("utf-16", "replace")


def found_in(contents: Mapping[str, bytes], *words: str) -> list[tuple[str, str]]:
    return [(name, word) for name, text in readable(contents) for word in words if word in text]


def test_a_capsule_of_an_application_has_the_papers_in_the_order_of_the_court(bodies: Bodies) -> None:
    strengthening = an_application(bodies)
    capsule = ask_for_capsule(strengthening, by=world.clerk_of(strengthening))
    assert capsule.standing_term is CapsuleStanding.READY and capsule.receiver == strengthening.court.name
    contents = opened(capsule)
    papers = [name for name in contents if name.endswith(".pdf")]
    assert papers[0] == manifest.COVER and papers[1].startswith("01_司法确认申请书")
    titles = [name.split("_")[1].removesuffix(".pdf") for name in papers]
    order = [next(at for at, title in enumerate(titles) if title.startswith(word)) for word in
             ("司法确认申请书", "司法确认承诺书", "人民调解协议书", "主持调解", "证据")]
    assert order == sorted(order) and set(manifest.ALWAYS) <= set(contents)


def test_the_papers_in_it_are_the_bytes_that_were_issued(bodies: Bodies) -> None:
    strengthening = an_application(bodies)
    contents = opened(ask_for_capsule(strengthening, by=world.clerk_of(strengthening)))
    told = json.loads(contents[manifest.TOLD])
    own = [each for each in told["files"] if each["paper"] is not None]
    assert own and all(files.content_of(each["stored_sha256"]) == contents[each["file"]] for each in own)


def test_the_data_keep_their_published_schema_and_it_travels_along(bodies: Bodies) -> None:
    strengthening = an_application(bodies)
    contents = opened(ask_for_capsule(strengthening, by=world.clerk_of(strengthening)))
    published = (ROOT / "docs" / "capsule-schema-1.json").read_bytes()
    assert contents[manifest.SCHEMA] == published == SCHEMA_FILE.read_bytes()
    told = json.loads(contents[manifest.TOLD])
    assert not wrong_with(told, json.loads(published))
    assert told["confirmation"]["receipt_number"] == strengthening.receipt_number
    assert wrong_with({**told, "offers": []}, json.loads(published))
    for way in (HandoffWay.ARBITRATION, HandoffWay.LEGAL_AID):
        handoff = a_handoff(bodies, way)
        other = opened(ask_for_capsule(handoff, by=bodies.people["wangmin"]))
        assert not wrong_with(json.loads(other[manifest.TOLD]), json.loads(published))


def test_what_was_said_alone_offered_noted_or_not_shared_is_nowhere_in_it(bodies: Bodies) -> None:
    handoff = a_handoff(bodies)
    contents = opened(ask_for_capsule(handoff, by=bodies.people["wangmin"]))
    assert [name for name in contents if "证据" in name and "工资条" in name]
    assert not found_in(contents, *MARKERS, "7,700.77", "770077", "7700.77")
    assert found_in({"x.txt": SAID_ALONE.encode()}, *MARKERS), "the search finds what is there"


def test_nor_in_a_capsule_to_legal_aid_or_to_a_court(bodies: Bodies) -> None:
    handoff = a_handoff(bodies, HandoffWay.LEGAL_AID)
    case = handoff.case
    for name, phone in (("雇主", "13900001111"), ("", "")):
        if name:
            the_employer(case).phone = phone
    contents = opened(ask_for_capsule(handoff, by=bodies.people["wangmin"]))
    told = json.loads(contents[manifest.TOLD])
    employer = next(party for party in told["parties"] if party["is_employer"])
    assert employer["phone"] is employer["address"] is employer["legal_representative"] is None
    assert not found_in(contents, *MARKERS, "13900001111")
    strengthening = an_application(bodies)
    assert not found_in(opened(ask_for_capsule(strengthening, by=world.clerk_of(strengthening))), UNSHARED)


def test_flags_of_sham_mediation_are_in_no_capsule(bodies: Bodies) -> None:
    strengthening = an_application(bodies)
    handle_flag(strengthening, "no_evidence", FlagHandling.EXPLAINED, NOTED, by=world.liaison_of(bodies))
    contents = opened(ask_for_capsule(strengthening, by=world.clerk_of(strengthening)))
    assert not found_in(contents, NOTED, *(rule.label for rule in FLAG_RULES),
                        *(f'"{rule.code}"' for rule in FLAG_RULES))


def test_the_table_has_the_columns_of_its_receiver_and_no_formula(bodies: Bodies) -> None:
    handoff = a_handoff(bodies)
    the_worker(handoff.case).address = "=HYPERLINK(1)"
    contents = opened(ask_for_capsule(handoff, by=bodies.people["wangmin"]))
    rows = cells(contents[manifest.COLUMNS])
    assert rows[0][0] == "诉讼地位" and "仲裁请求" in rows[0]
    worker = dict(zip(rows[0], next(row for row in rows if row[1] == the_worker(handoff.case).name), strict=False))
    assert worker["住所"] == "'=HYPERLINK(1)"
    with zipfile.ZipFile(BytesIO(contents[manifest.COLUMNS])) as table:
        assert b"<f>" not in table.read("xl/worksheets/sheet1.xml")


def test_the_pages_need_no_script_no_network_and_their_links_lead_to_its_files(bodies: Bodies) -> None:
    import re
    from urllib.parse import unquote
    strengthening = an_application(bodies)
    contents = opened(ask_for_capsule(strengthening, by=world.clerk_of(strengthening)))
    for page in (manifest.INDEX, manifest.COPY_SHEET):
        text = contents[page].decode()
        assert "<script" not in text and "http://" not in text and "https://" not in text
        assert {unquote(link) for link in re.findall(r'href="([^"]+)"', text)} <= set(contents)


def test_markup_in_a_name_stays_words(bodies: Bodies) -> None:
    handoff = a_handoff(bodies)
    the_worker(handoff.case).rename("<b>甲</b>")
    contents = opened(ask_for_capsule(handoff, by=bodies.people["wangmin"]))
    assert b"<b>" not in contents[manifest.COPY_SHEET] + contents[manifest.INDEX]
    assert b"&lt;b&gt;" in contents[manifest.COPY_SHEET]


def test_it_is_signed_by_this_installation_and_known_here(bodies: Bodies) -> None:
    capsule = ask_for_capsule(a_handoff(bodies), by=bodies.people["wangmin"])
    db.session.commit()
    checked = check(content_of(capsule))
    assert checked.whole and checked.manifest_sha256 == capsule.manifest_sha256
    found = examine(content_of(capsule))
    assert found.issued and found.capsule is capsule and found.signer is not None and found.signer["self_made"]


def test_each_is_kept_and_a_second_one_is_a_new_one(bodies: Bodies) -> None:
    handoff, wang = a_handoff(bodies), bodies.people["wangmin"]
    first, second = ask_for_capsule(handoff, by=wang), ask_for_capsule(handoff, by=wang)
    assert (first.ordinal, second.ordinal) == (1, 2) and first.file_sha256 != second.file_sha256
    assert content_of(first) == content_of(first) and check(content_of(first)).whole


def test_a_large_one_is_made_by_the_sweep(bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    handoff, wang = a_handoff(bodies), bodies.people["wangmin"]
    monkeypatch.setattr("mediation.capsule.making.AT_ONCE", 1)
    capsule = ask_for_capsule(handoff, by=wang)
    db.session.commit()
    assert capsule.standing_term is CapsuleStanding.WAITING and capsule.file_sha256 is None
    with pytest.raises(NotNow, match="正在制作"):
        ask_for_capsule(handoff, by=wang)
    with pytest.raises(NotNow, match="做好以后"):
        record_receipt(capsule, Told("张立", clock.today()), by=wang)
    assert make_waiting() == 1 and capsule.standing_term is CapsuleStanding.READY
    assert make_waiting() == 0


def test_a_piece_that_was_lost_stops_it_and_is_named(bodies: Bodies, app: Flask) -> None:
    handoff = a_handoff(bodies)
    lost = next(each for each in handoff.case.evidence if each.zone_term is Zone.SHARED).file_sha256
    (Path(app.config["DATA_DIR"]) / lost[:2] / lost).unlink()
    with pytest.raises(NotNow, match="工资条.*损坏或者丢失"):
        ask_for_capsule(handoff, by=bodies.people["wangmin"])


def test_who_may_make_one_and_when(bodies: Bodies) -> None:
    handoff, wang = a_handoff(bodies), bodies.people["wangmin"]
    with pytest.raises(NotPermitted):
        ask_for_capsule(handoff, by=world.liaison_of(bodies))
    handoffs.drop(handoff, Facts(reason="不送了", on_behalf_of=(the_worker(handoff.case),), proof=a_scan()), by=wang)
    with pytest.raises(NotNow, match="已经结束"):
        ask_for_capsule(handoff, by=wang)
    strengthening = world.in_effect(bodies)
    with pytest.raises(NotNow, match="提出申请以后"):
        ask_for_capsule(strengthening, by=world.clerk_of(strengthening))


def test_a_receipt_that_was_told_or_stamped_is_kept_once(bodies: Bodies) -> None:
    wang = bodies.people["wangmin"]
    capsule = ask_for_capsule(a_handoff(bodies), by=wang)
    told = record_receipt(capsule, Told("张立", clock.today(), "收12"), by=wang)
    stamped = record_receipt(capsule, Told("张立", clock.today(), "收12", a_scan()), by=wang)
    assert told.way_term is ReceiptWay.TYPED and stamped.way_term is ReceiptWay.STAMPED
    with pytest.raises(RequirementNotMet, match="已经登记过") as twice:
        record_receipt(capsule, Told("张立 ", clock.today(), "收12"), by=wang)
    assert twice.value.field == "received_by"


@pytest.mark.parametrize(("days", "words"), [(1, "不能晚于今天"), (-1, "不能早于移送包的制作日期")])
def test_the_day_of_a_receipt_lies_between_the_making_and_today(bodies: Bodies, days: int, words: str) -> None:
    wang = bodies.people["wangmin"]
    capsule = ask_for_capsule(a_handoff(bodies), by=wang)
    with pytest.raises(RequirementNotMet, match=words) as refused:
        record_receipt(capsule, Told("张立", clock.today() + timedelta(days=days)), by=wang)
    assert refused.value.field == "received_on"


def a_statement(capsule: Capsule, on: date, **other: str) -> Statement:
    said = {"capsule": capsule.public_id, "manifest_sha256": capsule.manifest_sha256 or "", **other}
    return Statement(organisation="青溪仲裁委", received_by="张立", number="收12", received_on=on, **said)


def test_a_signed_receipt_is_taken_in_once(bodies: Bodies, tmp_path: Path) -> None:
    wang, court = bodies.people["wangmin"], keys(tmp_path, "commission")
    capsule = ask_for_capsule(a_handoff(bodies), by=wang)
    file = receipts.written(a_statement(capsule, clock.today()), court.signer)
    receipt = import_receipt(capsule, file, by=wang)
    assert receipt.way_term is ReceiptWay.SIGNED and receipt.received_by == "青溪仲裁委 张立"
    assert receipt.signer == "commission" and receipt.self_made
    assert receipt.proof_sha256 is not None and files.content_of(receipt.proof_sha256) == file
    again = receipts.written(a_statement(capsule, clock.today()), court.signer)
    for each in (file, again):
        with pytest.raises(RequirementNotMet, match="已经登记过"):
            import_receipt(capsule, each, by=wang)


def test_a_bad_receipt_is_refused_on_its_field_and_nothing_is_kept(bodies: Bodies, tmp_path: Path) -> None:
    wang, signer = bodies.people["wangmin"], keys(tmp_path, "commission").signer
    capsule = ask_for_capsule(a_handoff(bodies), by=wang)
    tomorrow = clock.today() + timedelta(days=1)
    bad = {
        "另一个移送包": receipts.written(a_statement(capsule, clock.today(), manifest_sha256="0" * 64), signer),
        "签名对不上": receipts.written(a_statement(capsule, clock.today()), signer).replace("张立".encode(), "李立".encode()),
        "早于移送包的制作日期": receipts.written(a_statement(capsule, clock.today() - timedelta(days=1)), signer),
        "晚于今天": receipts.written(a_statement(capsule, tomorrow), signer),
        "不是移送包的回执": b"%PDF-1.7", "文件太大": b"x" * (receipts.MOST_BYTES + 1)}
    for words, content in bad.items():
        with pytest.raises(RequirementNotMet, match=words) as refused:
            import_receipt(capsule, content, by=wang)
        assert refused.value.field == "file"
    assert not capsule.receipts


def test_what_a_judgment_orders_is_no_agreement_in_a_capsule(bodies: Bodies) -> None:
    one = world.in_effect(bodies)
    handoff = Handoff(case=one.case, way=HandoffWay.COURT.value, receiver="青溪法院", items=["agreement"],
                      state="prepared")
    title = Agreement(case=one.case, standing=AgreementStanding.TITLE.value, effective_on=MONDAY, drafted_on=MONDAY)
    db.session.add_all([handoff, title])
    db.session.flush()
    assert title in one.case.agreements and title.effective_on is not None
    assert [each["number"] for each in told(handoff, "x", [])["agreements"]] == [one.agreement.number]
