"""The complaint by elements: each of F1 to F88 is in the model and reaches the print; what is unknown is listed."""
from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from mediation.documents import press
from mediation.documents.blocks import BLANK_BY_HAND
from mediation.documents.complaint import ClaimDetail, Complaint, Knows, Ownership, Said, UnitKind, Wish
from mediation.documents.complaint_elements import ELEMENTS, unknown
from mediation.documents.complaint_elements import text_of as element_text
from mediation.documents.kinds import paper
from mediation.documents.kinds.d48_complaint import SEVEN
from mediation.documents.particulars import (
    AgentOnPaper,
    EmployerOnPaper,
    Particulars,
    PartyOnPaper,
    PersonOnPaper,
)
from mediation.documents.refusals import ParticularsContradictory
from mediation.law.terms import IdentityKind, Side
from tests.documents.reading import text_of, without_blanks
from tests.documents.samples import particulars, printed

TICKED = {"F2": "性别：□√男□女", "F16": "代理权限：一般授权", "F20": "□√是（方式：元素二〇）", "F28": "□√股份有限公司",
          "F29": "□√国有（参股）", "F80": "□了解□√不了解", "F86": "□√否"}
DAYS = {"F3": date(1990, 3, 9)}
SUMS = {"F32": 132, "F35": 135, "F37": 137, "F39": 139, "F42": 142, "F44": 144, "F50": 99_950}


TOLD = ("knows_faster", "knows_cheaper", "knows_again", "knows_secret", "knows_force")


def a_third(name: str | None) -> PartyOnPaper:
    return PartyOnPaper(side=Side.THIRD, employer=EmployerOnPaper(name=name))


def mark(number: int) -> str:
    """A text that stands nowhere else on the form."""
    return "元素" + "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def detail(over: int, amount: int | None, ground: int | None = None) -> ClaimDetail:
    return ClaimDetail(asked=True, over=mark(over), amount=amount, ground=mark(ground) if ground else None)


def marked() -> Particulars:
    """Particulars in which every element has a value of its own."""
    person = PersonOnPaper(
        name=mark(1), sex="男", birth=DAYS["F3"], ethnic=mark(4), workplace=mark(5), occupation=mark(6), phone=mark(7),
        address=mark(8), habitual_address=mark(9), id_kind=IdentityKind.PASSPORT, id_number=mark(11))
    agent = AgentOnPaper(name=mark(12), workplace=mark(13), phone=mark(15), special=False)
    firm = EmployerOnPaper(name=mark(21), address=mark(22), registered_at=mark(23), legal_rep=mark(24),
                           legal_rep_title=mark(25), phone=mark(26), uscc=mark(27))
    plaintiff = PartyOnPaper(side=Side.APPLICANT, person=person, agents=(agent,))
    whole = particulars("D48", "normal")
    case = replace(whole.case, applicants=(plaintiff,),
                   respondents=(PartyOnPaper(side=Side.RESPONDENT, employer=firm),), third=(a_third(mark(30)),))
    words = {element.path.removeprefix("extra."): mark(int(number[1:])) for number, element in ELEMENTS.items()
             if element.path.startswith("extra.") and element.path.count(".") == 1}
    chosen: dict[str, Any] = {
        "unit_kind": UnitKind.SHARES, "ownership": Ownership.STATE_SHARE, "total": SUMS["F50"], "wish": Wish.NO,
        "evidence": (mark(79),), "electronic": Said.YES, "preserved": Said.YES, "injured": Said.YES,
        "arbitrated": Said.YES, "court": "示例市示例区人民法院", "knows_mediation": Knows.KNOWS_NOT,
        **{name: Knows.KNOWS for name in TOLD}}
    claims = {
        "wages": detail(31, SUMS["F32"], 33), "double_pay": detail(34, SUMS["F35"]),
        "overtime": detail(36, SUMS["F37"]),
        "annual_leave": detail(38, SUMS["F39"]), "social_insurance": detail(40, 140),
        "severance": detail(41, SUMS["F42"]), "unlawful_dismissal": detail(43, SUMS["F44"])}
    return replace(whole, case=case, recipients=(plaintiff,), extra=Complaint(**(words | chosen | claims)))


def expected(number: str) -> str:
    """How the value of an element looks on the form."""
    if number in TICKED:
        return TICKED[number]
    if number in SUMS:
        return f"{SUMS[number] / 100:.2f}元"
    at = int(number[1:])
    return {"F3": "1990年3月9日", "F10": "证件类型：护照", "F87": f"具状人{mark(1)}：", "F88": "年月日"}.get(number, mark(at))


def test_the_model_has_every_element_from_1_to_88() -> None:
    assert list(ELEMENTS) == [f"F{number}" for number in range(1, 89)]
    for number, element in ELEMENTS.items():
        if element.path.startswith("extra."):
            name = element.path.split(".")[1]
            assert name in {one.name for one in fields(Complaint)}, number


@pytest.fixture(scope="module")
def form() -> str:
    said = press.make("D48", marked())
    return without_blanks(text_of(said.pdf))


@pytest.mark.parametrize("number", [number for number in ELEMENTS if number not in {f"F{n}" for n in range(81, 86)}])
def test_each_element_reaches_the_print(number: str, form: str) -> None:
    wanted = without_blanks(expected(number)).replace("□√", "√□")
    assert wanted in form.replace("□√", "√□") or wanted.replace("√□", "□√") in form, (number, wanted)


def test_the_five_things_told_of_mediation_are_ticked_each_for_itself(form: str) -> None:
    plain = form.replace("√□", "□√")
    assert plain.count("□√了解□不了解") == 5


def test_nothing_is_left_open_where_everything_is_known() -> None:
    assert list(unknown(marked())) == [] and list(paper("D48").left_open(marked())) == []


@pytest.mark.parametrize("number", [number for number in ELEMENTS if number not in ("F87", "F88")])
def test_each_element_that_is_taken_away_is_listed_and_left_as_a_blank(number: str) -> None:
    gone = without(marked(), number)
    assert number in {missing.name for missing in unknown(gone)}
    assert element_text(number, gone) == BLANK_BY_HAND


def without(whole: Particulars, number: str) -> Particulars:
    """The same particulars without one element."""
    path = {"power": "agent.special", "third": "third", "insurance": "extra.social_insurance.over"}.get(
        ELEMENTS[number].path, ELEMENTS[number].path)
    root, *steps = path.split(".")
    one = whole.recipients[0]
    if root == "extra":
        return replace(whole, extra=_taken(whole.extra, steps))
    if root == "third":
        return replace(whole, case=replace(whole.case, third=(a_third(None),)))
    if root == "defendant":
        firm = whole.case.respondents[0]
        changed = replace(firm, employer=_taken(firm.employer, steps[1:]))
        return replace(whole, case=replace(whole.case, respondents=(changed,)))
    if root == "agent":
        one = replace(one, agents=(_taken(one.agents[0], steps),))
    else:
        one = replace(one, person=_taken(one.person, steps[1:]))
    return replace(whole, recipients=(one,), case=replace(whole.case, applicants=(one,)))


def _taken(owner: Any, steps: list[str]) -> Any:
    held = getattr(owner, steps[0])
    gone: Any = () if isinstance(held, tuple) else None
    if len(steps) == 1 and steps[0] == "over":
        return replace(owner, over=None, amount=None) if owner.over == mark(40) else replace(owner, over=None)
    return replace(owner, **{steps[0]: _taken(held, steps[1:]) if steps[1:] else gone})


def test_each_claim_has_one_detail_and_no_columns_of_its_own() -> None:
    said = without_blanks(text_of(printed("D48", "long").pdf))
    assert said.count("（明细：") == len(SEVEN) == 7
    assert "是（明细：期间：2026年5月1日至2026年9月30日；金额：32,500.00元；依据：" in said


def test_what_does_not_matter_here_says_so() -> None:
    said = without_blanks(text_of(printed("D48", "sparse").pdf))
    assert "第三人无" in said and "□是（明细：无）" in said
    assert "工伤认定结果：无" in said and "保全法院：无" in said
    sparse = particulars("D48", "sparse")
    assert element_text("F13", sparse) == "无" and element_text("F56", sparse) == BLANK_BY_HAND


def test_the_claims_do_not_add_up_to_more_than_the_total() -> None:
    whole = particulars("D48", "normal")
    with pytest.raises(ParticularsContradictory, match="大于标的总额"):
        press.make("D48", replace(whole, extra=replace(whole.extra, total=5_199_999)))


def test_a_unit_does_not_sue_on_this_form() -> None:
    whole = particulars("D48", "normal")
    with pytest.raises(ParticularsContradictory, match="自然人"):
        press.make("D48", replace(whole, recipients=whole.case.respondents))
