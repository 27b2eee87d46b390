"""What a party reads on a field that it left empty is a sentence, not a label behind 请填写 or 请选择."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.states import CaseState
from mediation.demo.building import a_walk
from mediation.extensions import db
from tests.builders import the_bodies
from tests.following import comes_in
from tests.page_client import PageClient

SAID = {
    "/my/account": ("请定一个密码，8到12位数字。", "请把密码再填一次。"),
    "/my/beside": ("请写他叫什么名字。",),
    "/my/grievances": ("请选投诉谁。", "请写是什么事。"),
    "/my/mediator": ("请选为什么要换。", "请具体说一说为什么要换。"),
    "/my/signing-password": ("请把密码再填一次。",),
}


@pytest.mark.parametrize("address", SAID)
def test_an_empty_field_is_refused_with_a_sentence(
        app: Flask, client: PageClient, on: Callable[..., None], address: str) -> None:
    on(date(2026, 3, 2), "15:00")
    case = a_walk(the_bodies(), CaseState.IN_MEDIATION).case
    db.session.commit()
    phone = comes_in(client, case.applicants[0])
    refused = phone.submit(phone.see(address), {})
    assert refused.status_code == 422
    assert all(words in refused.text for words in SAID[address])
    assert "请填写再填一次" not in refused.text and "请选择为什么" not in refused.text
