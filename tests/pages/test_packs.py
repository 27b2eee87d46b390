"""成套文书: which packs a case has, what each lacks and how to get it, and the whole pack as one file in order."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.audit.models import AuditEvent
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import registering
from mediation.desk.case_packs import CasePack, packs_of
from mediation.desk.queries import case_file
from mediation.documents.acts import issue, register_scan
from mediation.documents.check_codes import CheckMark
from mediation.documents.kinds.d52a_supervision_reminder import SupervisionReminder
from mediation.documents.models import Paper
from mediation.documents.packs import PACKS
from mediation.documents.queries import papers_in, supervision_papers_of
from mediation.documents.supervision import Breach
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.intake.registering.negotiation import ask_to_talk, default_on_settlement, settle_privately
from mediation.performance import acts as performing
from mediation.performance.queries import lines_in_effect
from mediation.performance.requirements import PerformanceFacts
from tests.builders import PASSWORD, a_case, a_confirmation, the_bodies
from tests.documents.reading import page_texts
from tests.page_client import PageClient
from tests.statements import statements

MONDAY = date(2026, 3, 2)
SCAN = Upload(b"%PDF-1.4 signed", "application/pdf", "signed.pdf")
ELEVEN = tuple(f"工人{number}" for number in "一二三四五六七八九十甲")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    somebody: Any = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": login, "password": PASSWORD})
    return somebody


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "wangmin")


def at(case: Case, page: str = "") -> str:
    return f"/desk/cases/{case.public_id}{page}"


def packs(case: Case) -> dict[str, CasePack]:
    found = packs_of(case, case_file.agreements_in(case), papers_in(case), supervision_papers_of(case))
    return {each.pack.key: each for each in found}


def printed(clerk: PageClient, case: Case, key: str) -> tuple[str, list[Paper]]:
    """The text of the cover, and the papers behind it page by page, by the code on each page."""
    answer = clerk.get(at(case, f"/packs/{key}.pdf"))
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    by_code = {CheckMark(paper.check_code, "").written: paper
               for paper in (*papers_in(case), *supervision_papers_of(case)) if paper.check_code}
    texts = page_texts(answer.data)
    codes = [next((code for code in by_code if code in text), "") for text in texts]
    first = next(place for place, code in enumerate(codes) if code)
    assert "签署顺序单" in texts[0] and first and all(codes[first:])
    return "".join(texts[:first]), [by_code[code] for code in codes[first:]]


def sheets(papers: list[Paper]) -> list[tuple[str, int]]:
    """How many sheets of each kind lie one after the other."""
    return [(code, len(list(group))) for code, group in groupby(papers, key=lambda paper: paper.code)]


def in_default(bodies: Bodies, on: Callable[..., None]) -> Case:
    case: Case = a_case(bodies, CaseState.EFFECTIVE)
    line = lines_in_effect(case)[0]
    on(line.due_on + timedelta(days=1))
    performing.record_default(line, PerformanceFacts(), by=bodies.people["wangmin"])
    db.session.commit()
    return case


def talking(bodies: Bodies) -> Case:
    case = ask_to_talk(registering(bodies), by=bodies.people["wangmin"])
    db.session.commit()
    return case


def supervised(bodies: Bodies) -> Case:
    case: Case = a_case(bodies, CaseState.EFFECTIVE, body="studio")
    reminder = SupervisionReminder(issuer="云岭市总工会", breaches=(Breach(what="没有公示考勤制度", law="劳动合同法第四条"),),
                                   until=clock.today(), contact="古丽娜尔")
    issue(case, "D52A", reminder, by=bodies.people["gulnar"], recipients=case.respondents)
    db.session.commit()
    return case


WHERE: dict[str, tuple[Callable[..., Case], Callable[..., Case]]] = {
    "settlement": (lambda bodies, on: talking(bodies), lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE)),
    "enterprise": (lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE, body="company"),
                   lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE)),
    "people": (lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE),
               lambda bodies, on: a_case(bodies, CaseState.IN_MEDIATION)),
    "failed": (lambda bodies, on: a_case(bodies, CaseState.NO_AGREEMENT),
               lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE)),
    "default": (in_default, lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE)),
    "collective": (lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE, workers=ELEVEN),
                   lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE)),
    "supervision": (lambda bodies, on: supervised(bodies),
                    lambda bodies, on: a_case(bodies, CaseState.EFFECTIVE, body="studio")),
}


def test_each_pack_is_tried() -> None:
    assert list(WHERE) == [pack.key for pack in PACKS]


@pytest.mark.parametrize("key", WHERE)
def test_a_pack_is_offered_where_it_applies_and_nowhere_else(
        app: Flask, bodies: Bodies, on: Callable[..., None], key: str) -> None:
    applies, does_not = WHERE[key]
    assert key in packs(applies(bodies, on))
    other = does_not(bodies, on)
    assert key not in packs(other)
    assert signed_in(app, "wangmin").get(at(other, f"/packs/{key}.pdf")).status_code == 404


def test_a_success_is_printed_in_the_order_of_its_papers_each_in_its_copies(
        clerk: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    cover, papers = printed(clerk, case, "people")
    pages = {paper.code: paper.pages for paper in papers}
    assert sheets(papers) == [(code, pages[code] * copies) for code, copies in (
        ("D01", 2), ("D03", 1), ("D09", 3), ("D20", 1), ("D27", 3), ("D36", 1))]
    assert "人民调解成功包" in cover and "每方当事人1份（共2份），调解组织1份" in cover.replace("\r\n", "")


def test_what_goes_to_a_court_is_printed_for_it_too(clerk: PageClient, bodies: Bodies) -> None:
    case = a_confirmation(bodies).case
    _cover, papers = printed(clerk, case, "people")
    found = {code: number for code, number in sheets(papers)}
    for code, copies in (("D40", 3), ("D41", 1), ("D42", 1)):
        assert found[code] == copies * next(paper.pages for paper in papers if paper.code == code)
    assert [code for code, _ in sheets(papers)][-4:] == ["D40", "D41", "D42", "D36"]


def test_the_cover_says_whose_turn_it_is_the_seal_last(clerk: PageClient, bodies: Bodies) -> None:
    cover, _papers = printed(clerk, a_case(bodies, CaseState.EFFECTIVE), "people")
    turns = [cover.index(words, cover.index("按下列顺序")) for words in ("当事人", "调解员", "记录人、经办人", "组织印章（最后盖）")]
    assert turns == sorted(turns)


def test_what_is_lacking_stands_on_the_page_with_the_way_to_it_and_on_the_cover(
        app: Flask, bodies: Bodies) -> None:
    case, clerk = a_case(bodies, CaseState.EFFECTIVE, body="company"), signed_in(app, "linfang")
    page = clerk.see(at(case, "/packs"))
    lacking = {code for place in packs(case)["enterprise"].lacking for code in place.piece.codes}
    assert "D11" in lacking
    assert at(case, f"/parties/{case.respondents[0].public_id}/head-certificate") in page.links
    assert at(case, "/packs/enterprise.pdf") in page.links and "还缺" in page.text
    cover, _papers = printed(clerk, case, "enterprise")
    assert "打印时还缺" in cover and "D11" in cover


def test_what_only_some_need_is_offered_and_not_lacking(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    failed = packs(case)["failed"]
    assert not {"D47", "D48", "D10"} & {code for place in failed.lacking for code in place.piece.codes}
    assert at(case, "/papers/new/D47") in clerk.see(at(case, "/packs")).links


@pytest.mark.parametrize("state", [CaseState.SIGNING, CaseState.EFFECTIVE, CaseState.NO_AGREEMENT, CaseState.REOPENED,
                                   CaseState.ARCHIVED])
def test_each_way_to_what_is_lacking_leads_to_a_page(app: Flask, bodies: Bodies, state: CaseState) -> None:
    case = a_case(bodies, state, workers=ELEVEN)
    for login in ("wangmin", "liguoqiang", "zhouhui"):
        somebody = signed_in(app, login)
        page = somebody.see(at(case, "/packs"))
        ways = {link for link in page.links if link.startswith(at(case)) and "/papers/" not in link}
        assert ways and not {link: status for link in ways if (status := somebody.get(link).status_code) != 200}
        offered = {link for link in page.links if "/papers/new/" in link}
        assert all(somebody.get(link).status_code == 200 for link in offered)


def test_a_failed_mediation_and_a_default_have_their_papers_in_order(
        app: Flask, clerk: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    _cover, failed = printed(clerk, a_case(bodies, CaseState.NO_AGREEMENT), "failed")
    assert [code for code, _ in sheets(failed)] == ["D01", "D05", "D09", "D20", "D30"]
    case = in_default(bodies, on)
    _cover, default = printed(signed_in(app, "wangmin"), case, "default")
    assert {code for code, _ in sheets(default)} <= {"D36", "D37"} and default
    assert at(case, "/papers/new/D44") in signed_in(app, "wangmin").see(at(case, "/packs")).links


def test_a_collective_pack_holds_the_others_and_the_choice_of_representatives(
        clerk: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE, workers=ELEVEN)
    own, people = packs(case)["collective"], packs(case)["people"]
    assert [place.piece for place in own.places][:len(people.places)] == [place.piece for place in people.places]
    assert own.places[len(people.places)].piece.codes == ("D12",)
    _cover, papers = printed(clerk, case, "collective")
    agreement = [paper for paper in papers if paper.code == "D27"]
    assert len(agreement) == (12 + 1) * agreement[0].pages


def test_papers_of_supervision_are_in_a_pack_of_their_own_and_in_no_other(
        app: Flask, bodies: Bodies) -> None:
    case, clerk = supervised(bodies), signed_in(app, "gulnar")
    _cover, apart = printed(clerk, case, "supervision")
    assert {paper.code for paper in apart} == {"D52A"} and len(apart) == 2 * apart[0].pages
    for key in packs(case).keys() - {"supervision"}:
        assert "D52A" not in {paper.code for paper in printed(clerk, case, key)[1]}


def test_a_receipt_with_its_holders_secret_is_in_no_pack() -> None:
    assert "D54" not in {code for pack in PACKS for each in pack.pieces for code in each.codes}


def test_a_void_a_corrected_and_a_scanned_paper_are_not_printed(clerk: PageClient, bodies: Bodies) -> None:
    case, wang = a_case(bodies, CaseState.EFFECTIVE), bodies.people["wangmin"]
    rights = next(paper for paper in papers_in(case) if paper.code == "D09")
    rights.make_void(clock.now())
    register_scan(case, "D18", "调查笔录", SCAN.content, SCAN.media_type, by=wang)
    register_scan(case, "E04", "民事裁定书", SCAN.content, SCAN.media_type, by=wang)
    db.session.commit()
    assert {"D09", "D18", "E04"}.isdisjoint(code for code, _ in sheets(printed(clerk, case, "people")[1]))
    there = {paper.paper.code for place in packs(case)["people"].there for paper in place.papers}
    assert {"D18", "E04"} <= there and "D09" not in there


def test_what_was_printed_is_in_the_trail(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    clerk.get(at(case, "/packs/people.pdf"))
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "print_pack")).one()
    assert '"pack":"people"' in event.details.replace(" ", "")


def test_the_case_page_names_the_packs_and_leads_to_them(clerk: PageClient, bodies: Bodies) -> None:
    page = clerk.see(at(a_case(bodies, CaseState.EFFECTIVE)))
    assert "人民调解成功包" in page.text and any(link.endswith("/packs#people") for link in page.links)


def test_nobody_but_those_who_handle_the_case_sees_its_packs(app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    for login in ("qiuyue", "hejing", "gulnar"):
        for page in ("/packs", "/packs/people.pdf"):
            assert signed_in(app, login).get(at(case, page)).status_code == 404


def test_the_page_takes_as_many_statements_for_two_workers_as_for_eleven(clerk: PageClient, bodies: Bodies) -> None:
    def sent(case: Case) -> int:
        clerk.see(at(case, "/packs"))
        with statements() as selects:
            clerk.see(at(case, "/packs"))
        return len(selects)

    few, many = (a_case(bodies, CaseState.EFFECTIVE, workers=names) for names in (("吴一", "吴二"), ELEVEN[:9]))
    assert sent(few) == sent(many)


def test_a_settlement_that_was_not_kept_asks_for_no_ledger_of_an_agreement(clerk: PageClient, bodies: Bodies) -> None:
    """Row 4: what the parties settled themselves has no lines that are followed here."""
    case, wang = talking(bodies), bodies.people["wangmin"]
    settle_privately(case, Facts(), SCAN, due_on=MONDAY, by=wang)
    default_on_settlement(case, Facts(reason="到期没有付"), by=wang)
    db.session.commit()
    page = clerk.see(at(case))
    assert "D36" not in page.text and "D37" not in page.text
    assert [place.name for place in packs(case)["settlement"].there] == ["和解协议书 D29"]
