"""The page of a review, the form of a return and what a court writes take as many statements for many as for few."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import StrengtheningState as S
from mediation.agreements.signing import signers
from mediation.confirmations import acts
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.extensions import db
from mediation.law.review_points import Point
from tests.builders import PASSWORD, a_confirmation, the_bodies
from tests.page_client import PageClient
from tests.statements import statements

NAMES = ("李秀英", "王建国", "赵小兰", "孙福来", "周大海", "吴桂芳", "郑长顺", "冯玉梅", "陈立新")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 11, 23), "15:00")
    return the_bodies()


def an_application(bodies: Bodies, workers: int) -> Walk:
    """An application in which everybody has answered, returned once and supplied, with a flag that was handled."""
    walk = a_confirmation(bodies, S.CONF_FILED, workers=NAMES[:workers])
    heard = [acts.Heard(party, dict.fromkeys(Point, "是。"), clock.now()) for party in signers(walk.agreement)]
    acts.record_review(walk.strengthening, [acts.Checked(point, True) for point in Point], heard,
                       by=bodies.people["hejing"])
    db.session.commit()
    return walk


def sent(client: PageClient, address: str) -> list[Any]:
    db.session.commit()
    db.session.expire_all()
    with statements() as found:
        assert client.get(address).status_code == 200
    return found


@pytest.mark.parametrize("page", ["", "/return"])
def test_the_page_takes_as_many_statements_for_nine_workers_as_for_five(
        app: Flask, bodies: Bodies, page: str) -> None:
    few, many = an_application(bodies, 5), an_application(bodies, 9)
    liaison = app.test_client()
    liaison.submit(liaison.see("/sign-in"), {"login": "hejing", "password": PASSWORD})
    counted = {}
    for walk in (few, many):
        address = f"/court/{walk.strengthening.public_id}{page}"
        sent(liaison, address)
        counted[len(walk.case.workers)] = sent(liaison, address)
    few_sent, many_sent = counted[5], counted[9]
    assert len(many_sent) == len(few_sent), more(few_sent, many_sent)


def more(few: list[Any], many: list[Any]) -> str:
    """Which statements there are more of, for the reader of the failure."""
    from collections import Counter
    differing = Counter(map(str, many)) - Counter(map(str, few))
    return "\n".join(f"{count} {text[:60]} … {text[-200:]}" for text, count in differing.most_common(8))
