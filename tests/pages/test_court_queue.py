"""The court's queue: by the court's own next day, filtered, searched, paged, exported."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook
from sqlalchemy import event

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.agreements.models import StrengtheningState as S
from mediation.cases.models import Exclusion
from mediation.confirmations import acts
from mediation.confirmations.queries import papers_about
from mediation.court import queries
from mediation.court.asking import asked_of
from mediation.court.queries import Filter, codes_of
from mediation.court.waiting import row_of, rows_of
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.terms import IdentityKind
from mediation.parties.models import Agent, HeirStanding, Party
from tests.acts.confirmation_world import a_scan, docketed, filed, granted, liaison_of, sent_back
from tests.builders import PASSWORD, a_confirmation, the_bodies
from tests.page_client import PageClient

DAY = date(2026, 11, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def signed_in(app: Flask) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "hejing", "password": PASSWORD})
    return client


@pytest.fixture
def liaison(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app)


def numbers(bodies: Bodies, **wanted: object) -> list[str | None]:
    """The receipt numbers of what is filtered, in their order."""
    return [row.receipt_number for row in queries.queue(liaison_of(bodies), Filter(**wanted)).rows]


def test_the_queue_is_empty_and_says_what_to_do(liaison: PageClient) -> None:
    page = liaison.see("/court")
    assert "现在没有要办的确认申请" in page.text and {"/court/bulk", "/court/delegated"} <= set(page.links)


def test_a_row_says_what_is_due_whose_it_is_how_much_and_on_which_day_it_was_filed(
        app: Flask, bodies: Bodies, on: Callable[..., None]) -> None:
    walk = a_confirmation(bodies, S.CONF_PREP, workers=("买买提·阿卜杜拉", "李秀英", "陈某"))
    on(DAY + timedelta(days=7))
    walk.joins()
    walk.files()
    text = signed_in(app).see("/court").text
    for words in ("还有3天 12-03", "决定是否受理", f"收法{walk.strengthening.receipt_number}", "等3人 / 云岭鑫源",
                  "24,600.00 → 24,600.00", "迅达调委会", "第7天申请（30日内）", "已向法院申请", "齐"):
        assert words in text, words


def test_a_row_says_how_many_things_must_be_seen_and_which(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED, workers=("买买提·阿卜杜拉", "李秀英"))
    walk.case.applicants[0].language = "ug"
    db.session.commit()
    text = liaison.see("/court").text
    assert "1 项：买买提·阿卜杜拉使用维吾尔语" in text.replace("1项", "1 项")
    walk.case.applicants[0].language = "zh"
    db.session.commit()
    assert "使用维吾尔语" not in liaison.see("/court").text


def test_the_nearest_day_of_the_court_stands_first(bodies: Bodies, on: Callable[..., None]) -> None:
    reviewed = docketed(bodies)
    on(DAY + timedelta(days=1))
    asked = filed(bodies)
    sent_back(bodies, asked, days=20)
    on(DAY + timedelta(days=2))
    taken_in = filed(bodies)
    assert numbers(bodies) == [each.receipt_number for each in (taken_in, asked, reviewed)]


def test_what_is_finished_stands_apart(bodies: Bodies, liaison: PageClient) -> None:
    done, open_one = granted(bodies), filed(bodies)
    assert numbers(bodies) == [open_one.receipt_number]
    assert numbers(bodies, state="closed") == numbers(bodies, state="conf_granted") == [done.receipt_number]
    assert len(numbers(bodies, state="every")) == 2
    db.session.commit()
    text = liaison.see("/court").text
    assert "在办 1" in text and "已办结 1" in text and "全部 2" in text


def test_it_can_be_narrowed_by_keeper_body_kind_sum_and_workers(bodies: Bodies) -> None:
    one, three = filed(bodies), filed(bodies, workers=3)
    acts.take_in_hand(three, by=liaison_of(bodies))
    body = one.case.body.public_id
    three.case.kind = "civil_service"
    db.session.flush()
    assert numbers(bodies, mine=True) == [three.receipt_number]
    assert len(numbers(bodies, body=body)) == 2 and numbers(bodies, body="A" * 16) == []
    assert numbers(bodies, kind="civil_service") == [three.receipt_number]
    assert numbers(bodies, least_fen=740001) == numbers(bodies, least_workers=2) == [three.receipt_number]
    assert numbers(bodies, most_fen=740000) == numbers(bodies, most_workers=1) == [one.receipt_number]


@pytest.mark.parametrize("typed", ["阿卜杜拉", "买买提阿卜", "鑫源建筑", "{receipt}", "收法{receipt}", "{case}"])
def test_it_is_found_by_any_part_of_a_name_or_number(bodies: Bodies, typed: str) -> None:
    wanted = filed(bodies, workers=2)
    other = filed(bodies)
    for party in other.case.parties:
        party.rename("别的人" if party.is_worker else "别的公司")
    db.session.flush()
    text = typed.format(receipt=wanted.receipt_number, case=wanted.case.number)
    assert numbers(bodies, text=text) == [wanted.receipt_number]
    assert numbers(bodies, text="没有这个人%_") == []


def test_it_is_read_page_by_page_to_either_side(bodies: Bodies) -> None:
    for _ in range(5):
        filed(bodies).like_key = None
    person, seen = liaison_of(bodies), []
    page = queries.queue(person, Filter(), size=2)
    assert not page.newer
    seen += page.rows
    while page.older:
        page = queries.queue(person, Filter(), size=2, after=page.rows[-1].public_id)
        seen += page.rows
    assert len(seen) == len({row.id for row in seen}) == 5
    back = queries.queue(person, Filter(), size=2, before=seen[4].public_id)
    assert list(back.rows) == seen[2:4] and back.newer and back.older
    assert list(queries.queue(person, Filter(), size=2, after="A" * 16).rows) == seen[:2]


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def statements_for(bodies: Bodies) -> int:
    db.session.commit()
    db.session.expire_all()
    person = liaison_of(bodies)
    person.posts_today()
    with counted() as sent:
        rows_of(queries.queue(person, Filter()).rows)
    return len(sent)


def test_twice_as_many_rows_take_no_more_statements(bodies: Bodies) -> None:
    for _ in range(2):
        filed(bodies, workers=2)
    few = statements_for(bodies)
    for _ in range(4):
        filed(bodies, workers=4)
    assert statements_for(bodies) == few


def test_what_is_filtered_is_exported_with_words_that_are_no_formulas(bodies: Bodies, liaison: PageClient) -> None:
    wanted, other = filed(bodies), docketed(bodies)
    wanted.case.parties[0].rename("=HYPERLINK(\"x\")")
    db.session.commit()
    answer = liaison.get("/court/queue.xlsx?state=conf_filed")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    line = dict(zip(rows[0], rows[1], strict=True))
    assert line["收件号"] == f"收法{wanted.receipt_number}" and line["议定（元）"] == 7400
    assert line["当事人"].startswith("'=HYPERLINK") and other.court_number not in str(rows)


def an_agent_for(strengthening: Strengthening) -> Agent:
    """Somebody who acts for the first party; the signed power is not in the file."""
    party = strengthening.agreement.parties[0]
    agent = Agent(case=strengthening.case, name="周律师", kind="lawyer", from_on=DAY)
    party.agents.append(agent)
    db.session.flush()
    return agent


def made_void(strengthening: Strengthening, code: str) -> None:
    for paper in papers_about(strengthening):
        if paper.code == code:
            paper.voided_at = clock.now()


def test_a_row_says_how_many_papers_of_the_pack_are_lacking_and_which(bodies: Bodies, liaison: PageClient) -> None:
    one = filed(bodies)
    assert "已有 齐" in liaison.see("/court").text
    one.agreement.parties[0].identify(IdentityKind.UNKNOWN, None)
    made_void(one, "D41")
    assert "缺 2 身份、承诺书" in liaison.see("/court").text


def test_the_queue_is_narrowed_to_what_is_whole_or_lacks_something(bodies: Bodies, liaison: PageClient) -> None:
    made: dict[str, Strengthening] = {name: filed(bodies) for name in (
        "whole", "no text", "no undertaking", "no identity", "no code", "no telephone", "no power", "power in the file",
        "an heir signs", "an heir signs without identity", "an heir is only noted")}
    made_void(made["no text"], "D27")
    made_void(made["no undertaking"], "D41")
    made["no identity"].agreement.parties[0].identify(IdentityKind.UNKNOWN, None)
    made["no code"].agreement.parties[1].credit_code = ""
    made["no telephone"].agreement.parties[1].phone = None
    an_agent_for(made["no power"])
    an_agent_for(made["power in the file"]).power_file = a_scan()
    for name, standing, known in (("an heir signs", HeirStanding.SIGNS, True),
                                  ("an heir signs without identity", HeirStanding.SIGNS, False),
                                  ("an heir is only noted", HeirStanding.NOTED, False)):
        worker = made[name].agreement.parties[0]
        worker.deceased_on, worker.identity_lookup = DAY, None
        heir = Party(side=worker.side, kind=worker.kind, ordinal=9, name="李小某", heir_standing=standing.value)
        worker.case.parties.append(heir)
        worker.heirs.append(heir)
        heir.phone, heir.address = "13800000002", "云岭市青溪区"
        if known:
            heir.identify(IdentityKind.RESIDENT, "110101199003070134")
    db.session.flush()
    lacks = {name for name, each in made.items() if row_of(each, codes_of([each])[each.id], 0).lacking}
    assert lacks == set(made) - {"whole", "power in the file", "an heir signs", "an heir is only noted"}
    for pack, wanted in (("lacking", lacks), ("whole", set(made) - lacks)):
        assert set(numbers(bodies, pack=pack)) == {made[name].receipt_number for name in wanted}, pack
    page = liaison.see("/court?pack=lacking")
    assert page.form("/court").held()["pack"] == ["lacking"] and "没有符合" not in page.text


def test_the_liaison_reads_what_they_were_told_with_the_application_that_it_is_about(
        bodies: Bodies, liaison: PageClient) -> None:
    assert "七天内的消息" not in liaison.see("/court").text
    one = filed(bodies)
    page = liaison.see("/court")
    assert "七天内的消息" in page.text and f"收法{one.receipt_number}：收到迅达调委会报来的司法确认申请。" in page.text
    assert page.links.count(f"/court/{one.public_id}") == 2
    one.case.exclusions.append(Exclusion(person=liaison_of(bodies), reason="亲属", since_on=DAY))
    assert "七天内的消息" not in liaison.see("/court").text


def test_a_filter_that_cannot_be_read_is_left_out(liaison: PageClient) -> None:
    page = liaison.see("/court?state=nothing&least=1e400&most=NaN&from=-1&to=99999&body=../x&kind=x&pack=x"
                       "&after=%00&q=%00%0a")
    assert "现在没有要办的确认申请" in page.text
    asked = asked_of({"least": "１,000", "q": "李" * 100, "state": "every"})
    assert asked.wanted.least_fen == 100000 and len(asked.wanted.text) == 60


def test_what_is_typed_stays_in_the_filter(liaison: PageClient) -> None:
    page = liaison.see("/court?q=李秀英&least=1000&to=30&state=closed")
    held = page.form("/court").held()
    assert (held["q"], held["least"], held["to"], held["state"]) == (["李秀英"], ["1000.00"], ["30"], ["closed"])
    assert "没有符合这些条件的申请" in page.text


def test_a_liaison_takes_one_in_hand(bodies: Bodies, liaison: PageClient) -> None:
    one: Strengthening = filed(bodies)
    db.session.commit()
    page = liaison.see(f"/court/{one.public_id}")
    liaison.submit(page, action="/take-in-hand")
    assert one.handled_by is liaison_of(bodies)
    assert numbers(bodies, mine=True) == [one.receipt_number]
