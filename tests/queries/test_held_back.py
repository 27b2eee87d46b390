"""Files that are held back: their place in the head of the desk, and their list in a fixed number of statements."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation import clock, files
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence.check_models import CheckStanding, FileCheck
from mediation.evidence.kinds import DOCX
from mediation.evidence.models import Evidence, EvidenceForm
from mediation.extensions import db
from mediation.law.terms import Role, Zone
from tests.acts.session_cases import MONDAY, a_case_in_mediation
from tests.builders import the_bodies
from tests.pages.session_pages import signed_in
from tests.statements import statements

HELD_BACK = "/desk/held-back"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def held_back(bodies: Bodies, number: int) -> Case:
    """A case in mediation with a file that nobody gets."""
    case = a_case_in_mediation(bodies, "zhouhui", "wangmin")
    stored = files.put(f"a program {number}".encode(), DOCX)
    db.session.add(FileCheck(sha256=stored.sha256, standing=CheckStanding.HELD_BACK.value, why="macros",
                             looked_at=clock.now()))
    db.session.add(Evidence(
        case=case, name=f"工资表{number}", original_name="工资表.docx", proves="", party=case.workers[0], ordinal=1,
        form=EvidenceForm.ELECTRONIC.value, zone=Zone.HANDLING.value, file_sha256=stored.sha256,
        received_on=clock.today(), received_at=clock.now()))
    db.session.commit()
    return case


def test_whoever_may_see_held_back_files_finds_their_list_in_the_head_of_the_desk_and_nobody_else(
        app: Flask, bodies: Bodies) -> None:
    handling = (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)
    for login, person in bodies.people.items():
        client = signed_in(app.test_client(), login)
        in_the_head = HELD_BACK in client.see("/account").links
        assert in_the_head == any(person.holds(role) for role in handling), login
        assert in_the_head == (client.get(HELD_BACK).status_code == 200), login
    page = signed_in(app.test_client(), "wangmin").get(HELD_BACK).text
    assert f'<a href="{HELD_BACK}" aria-current="page">隔离的材料</a>' in page


def test_the_list_of_held_back_files_takes_as_many_statements_for_one_as_for_many(app: Flask, bodies: Bodies) -> None:
    clerk, counted = signed_in(app.test_client(), "wangmin"), []
    for number in range(4):
        held_back(bodies, number)
        with statements() as sent:
            page = clerk.get(HELD_BACK).text
        assert page.count("里面带有宏") == number + 1
        counted.append(len(sent))
    assert len(set(counted)) == 1, counted
