"""The body's book of employers: entered, put right, pasted many at once."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.bodies.employers import (EmployerFacts, add_employer, change_employer, drop_employer, import_employers)
from mediation.bodies.queries import employers_known_to
from mediation.demo.bodies import Bodies
from mediation.demo.invented import credit_code
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


def names(bodies: Bodies, text: str) -> list[str]:
    return [one.name for one in employers_known_to(bodies["township"], text)]


def test_an_employer_is_found_by_any_part_of_its_name_or_the_beginning_of_its_code(bodies: Bodies) -> None:
    clerk = bodies.people["wangmin"]
    add_employer(bodies["township"], EmployerFacts("石桥·鑫源 劳务有限公司", credit_code(7), phone="0757-87654321"), by=clerk)
    db.session.commit()
    assert names(bodies, "鑫源劳务") == names(bodies, credit_code(7)[:15].lower()) == ["石桥·鑫源 劳务有限公司"]
    assert names(bodies, "%") == names(bodies, "_") == []


@pytest.mark.parametrize(("facts", "field"), [
    (EmployerFacts(""), "name"), (EmployerFacts("某\x00公司"), "name"), (EmployerFacts("某公司", "123"), "credit_code"),
    (EmployerFacts("某公司", phone="12"), "phone"), (EmployerFacts("名" * 61), "name")])
def test_what_cannot_be_right_is_refused_on_its_field(bodies: Bodies, facts: EmployerFacts, field: str) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        add_employer(bodies["township"], facts, by=bodies.people["wangmin"])
    assert refused.value.field == field


def test_the_industry_of_an_employer_is_kept_and_an_import_without_it_does_not_wipe_it(bodies: Bodies) -> None:
    clerk, body = bodies.people["wangmin"], bodies["township"]
    row = add_employer(body, EmployerFacts("鑫源劳务有限公司", industry="建筑业"), by=clerk)
    db.session.flush()
    import_employers(body, [EmployerFacts("鑫源劳务有限公司", phone="0757-87654321")], by=clerk)
    assert (row.industry, row.phone) == ("建筑业", "0757-87654321")
    import_employers(body, [EmployerFacts("鑫源劳务有限公司", industry="快递")], by=clerk)
    assert row.industry == "快递"


def test_no_employer_stands_twice(bodies: Bodies) -> None:
    clerk, body = bodies.people["wangmin"], bodies["township"]
    first = add_employer(body, EmployerFacts("鑫源劳务有限公司", credit_code(7)), by=clerk)
    other = add_employer(body, EmployerFacts("大成有限公司"), by=clerk)
    db.session.flush()
    with pytest.raises(RequirementNotMet, match="已经有这个单位"):
        add_employer(body, EmployerFacts("鑫源劳务有限公司"), by=clerk)
    with pytest.raises(RequirementNotMet, match="已经登记为“鑫源"):
        change_employer(other, EmployerFacts("大成有限公司", credit_code(7)), by=clerk)
    change_employer(first, EmployerFacts("鑫源建设有限公司", credit_code(7)), by=clerk)
    drop_employer(other, by=clerk)
    db.session.commit()
    assert names(bodies, "") == ["鑫源建设有限公司"]


def test_many_are_entered_at_once_and_those_known_are_brought_up_to_date(bodies: Bodies) -> None:
    clerk, body = bodies.people["wangmin"], bodies["township"]
    add_employer(body, EmployerFacts("鑫源劳务有限公司", credit_code(7), address="旧路1号", phone="13800000001"), by=clerk)
    db.session.flush()
    many = (EmployerFacts("鑫源建设有限公司", credit_code(7), address="新路2号"), EmployerFacts("大成有限公司"),
            EmployerFacts("大成有限公司", credit_code(8)))
    assert import_employers(body, many, by=clerk) == (1, 2)
    db.session.commit()
    first = employers_known_to(body, "鑫源")[0]
    assert (first.name, first.address, first.phone) == ("鑫源建设有限公司", "新路2号", "13800000001")
    assert employers_known_to(body, "大成")[0].credit_code == credit_code(8)
