"""The list of files held back on a telephone: a fingerprint is read to its end."""
from __future__ import annotations

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.evidence.acts import HandedIn, take_in
from mediation.evidence.checking import check_waiting
from mediation.evidence.kinds import DOCX
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.law.terms import Zone
from tests.browser.conftest import Window, World
from tests.browser.desk import Desk
from tests.builders import a_case
from tests.uploads import papers

PHONE = 390
BEYOND_THE_EDGE = """() => [...document.querySelectorAll("main code")]
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth).length"""


def a_file_held_back(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    take_in(case, HandedIn("工资表", party=case.workers[0], zone=Zone.HANDLING),
            Upload(papers.docm(), DOCX, "工资表.docx"), by=bodies.people["wangmin"])
    db.session.commit()
    check_waiting()


def test_the_fingerprint_of_a_file_held_back_ends_before_the_edge_of_a_telephone(
        window: Window, world: World) -> None:
    world.begins(a_file_held_back)
    clerk = window(Desk, "wangmin", PHONE)
    clerk.goes_to("/desk/held-back")
    assert clerk.main.locator("code").count() == 1
    assert clerk.page.evaluate(BEYOND_THE_EDGE) == 0
