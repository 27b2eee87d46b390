"""Each party reads what is its own and what is shared; what belongs to others is on no page, paper or file name."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from mediation import clock
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.evidence.acts import HandedIn, Wish, move_to_zone, take_in
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.law.terms import Zone
from mediation.parties.models import Party
from mediation.sessions.acts import make_offer, note_caucus
from mediation.sessions.acts.putting import put_offer
from tests.access.crawling import Read, everything_open_to
from tests.acts.walked import a_scan
from tests.builders import a_case, the_bodies
from tests.following import comes_in
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)
STONES = {"赵强": "玛瑙", "孙梅": "琥珀", "单位": "翡翠"}
ZONES = (Zone.PRIVATE, Zone.HANDLING, Zone.SIDE, Zone.SHARED)
OFFER = 777_077


@dataclass(frozen=True)
class Place:
    """A case with a mark of every party in every zone, and what each party reads."""

    case: Case
    parties: dict[str, Party]


def mark(owner: str, zone: str) -> str:
    """A word that stands nowhere else."""
    return f"{STONES[owner]}{zone}记号"


def a_photograph(place: Place, owner: str, zone: Zone, bodies: Bodies, colour: int) -> None:
    made = BytesIO()
    Image.new("RGB", (200, 40), (colour, 40, 90)).save(made, "JPEG")
    first = zone if zone in (Zone.PRIVATE, Zone.HANDLING) else Zone.HANDLING
    words = mark(owner, zone.value)
    piece = take_in(place.case, HandedIn(name=words, party=place.parties[owner], zone=first, proves=words + "证明"),
                    Upload(made.getvalue(), "image/jpeg", f"{words}.jpg"), by=bodies.people["wangmin"])
    if zone is not first:
        move_to_zone(piece, Wish(zone=zone, on=clock.today(), proof=a_scan()), by=bodies.people["wangmin"])


@pytest.fixture
def place(app: Flask, on: Callable[..., None]) -> Place:
    on(MONDAY, "16:00")
    bodies = the_bodies()
    case = a_case(bodies, CaseState.IN_MEDIATION, workers=("赵强", "孙梅"))
    zhao, sun = case.applicants
    made = Place(case, {"赵强": zhao, "孙梅": sun, "单位": case.respondents[0]})
    mediator = bodies.people["zhouhui"]
    for at, owner in enumerate(STONES):
        party = made.parties[owner]
        note_caucus(case, party, mark(owner, "密谈"), by=mediator)
        make_offer(case, party, by=mediator, amount_fen=OFFER + at, words=mark(owner, "出价"))
        put_offer(party, words=mark(owner, "方案"), by=mediator)
        party.bank_account = f"62220000{at}9998888"
        if party.is_worker:
            party.address = f"示例路{at}{at}号院"
        for step, zone in enumerate(ZONES):
            a_photograph(made, owner, zone, bodies, 40 * at + 10 * step)
    db.session.commit()
    return made


def read_by(app: Flask, place: Place, who: str) -> Read:
    client: PageClient = app.test_client()
    comes_in(client, place.parties[who])
    return everything_open_to(client, "/my/status")


def others_marks(who: str) -> list[str]:
    """What a party must not read: of its own side what is not for the side, of the other what is not shared."""
    workers = {"赵强", "孙梅"}
    found = []
    for owner in STONES:
        if owner == who:
            continue
        found += [mark(owner, kept) for kept in ("密谈", "出价", "方案", Zone.PRIVATE.value, Zone.HANDLING.value)]
        if not {owner, who} <= workers:
            found.append(mark(owner, Zone.SIDE.value))
    return found


@pytest.mark.parametrize("who", STONES)
def test_a_party_reads_nothing_that_belongs_to_others(app: Flask, place: Place, who: str) -> None:
    read = read_by(app, place, who)
    assert len(read.by_address) > 10
    assert {word: read.has(word) for word in others_marks(who) if read.has(word)} == {}
    for at, owner in enumerate(STONES):
        if owner != who:
            sum_of_offer = f"{(OFFER + at) / 100:,.2f}"
            assert not read.has(sum_of_offer) and not read.has(f"62220000{at}9998888")


@pytest.mark.parametrize("who", STONES)
def test_a_party_reads_its_own_and_what_is_shared(app: Flask, place: Place, who: str) -> None:
    read = read_by(app, place, who)
    wanted = [mark(who, "方案"), *(mark(who, zone.value) for zone in ZONES)]
    wanted += [mark(owner, Zone.SHARED.value) for owner in STONES]
    assert [word for word in wanted if not read.has(word)] == []


@pytest.mark.parametrize("who", STONES)
def test_telephones_and_numbers_of_others_are_on_no_page_of_a_party(app: Flask, place: Place, who: str) -> None:
    read = read_by(app, place, who)
    for owner, party in place.parties.items():
        if owner == who or not party.is_worker:
            continue
        own = [value for value in (party.phone, party.identity_number, party.address) if value]
        pages = {address for value in own for address in read.has(value)}
        assert {address for address in pages if not address.endswith(".pdf")} == set()
