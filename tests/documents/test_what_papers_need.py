"""Nothing is printed blank: what is missing is listed, what contradicts itself is refused, what has no glyph too."""
from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from mediation.documents import kinds, press
from mediation.documents.kinds.d10_power_of_attorney import PowerOfAttorney
from mediation.documents.particulars import CaseOnPaper, Particulars, PartyOnPaper, PersonOnPaper, missing
from mediation.documents.refusals import (
    ParticularsContradictory,
    ParticularsMissing,
    UnknownPaper,
    UnprintableCharacter,
)
from mediation.law.capacity import SpecialPower
from mediation.law.terms import Side
from tests.documents.samples import particulars

every_kind = pytest.mark.parametrize("code", list(kinds.papers()))


def empty(code: str) -> Particulars:
    """Particulars that hold nothing."""
    extra = kinds.paper(code).extra
    return Particulars(case=CaseOnPaper(), extra=extra() if extra else None)


def without(value: Any, path: list[str]) -> Any:
    """The same particulars with one of them taken away, everywhere it stands."""
    name = path[0].rstrip("?")
    if isinstance(value, tuple):
        return tuple(without(one, path) for one in value)
    if not is_dataclass(value) or name not in {one.name for one in fields(value)}:
        return value
    held = getattr(value, name)
    if held is None:
        return value
    gone: Any = () if isinstance(held, tuple) else None
    return replace(value, **{name: without(held, path[1:]) if path[1:] else gone})


@every_kind
def test_a_paper_without_anything_lists_what_it_needs_in_chinese(code: str) -> None:
    gaps = missing(kinds.paper(code), empty(code))
    assert gaps
    for gap in gaps:
        assert gap.words and not gap.words.isascii(), gap
        assert "None" not in gap.words
    with pytest.raises(ParticularsMissing) as refused:
        press.make(code, empty(code))
    assert all(gap.words in str(refused.value) for gap in refused.value.missing)


@every_kind
def test_each_required_particular_is_missed_when_it_is_taken_away(code: str) -> None:
    paper, whole = kinds.paper(code), particulars(code, "normal")
    for path in paper.requires:
        bare = without(whole, path.split("."))
        if bare != whole:
            assert missing(paper, bare), path


@every_kind
def test_a_paper_of_which_all_is_known_misses_nothing(code: str) -> None:
    assert not missing(kinds.paper(code), particulars(code, "normal"))


def test_what_is_missing_says_whose_it_is_and_where_it_is_filled_in() -> None:
    worker = PartyOnPaper(side=Side.APPLICANT, person=PersonOnPaper(name="吕㛃䶮"))
    whole = particulars("D01", "normal")
    gaps = missing(kinds.paper("D01"), replace(whole, case=replace(whole.case, applicants=(worker,))))
    assert "申请人吕㛃䶮的证件号码（在“案件页 · 当事人”中填写）" in [str(gap) for gap in gaps]


def test_particulars_of_another_paper_are_a_mistake_of_the_programme() -> None:
    with pytest.raises(TypeError):
        press.make("D05", replace(particulars("D05", "normal"), extra=PowerOfAttorney()))


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownPaper):
        press.make("D99", particulars("D05", "normal"))


def test_an_agent_who_collects_money_needs_an_account() -> None:
    whole = particulars("D10", "normal")
    extra = replace(whole.extra, powers=(SpecialPower.COLLECT_MONEY,), account=None)
    with pytest.raises(ParticularsMissing, match="代领款项的收款账户"):
        press.make("D10", replace(whole, extra=extra))


def test_a_general_power_of_attorney_has_no_special_items() -> None:
    whole = particulars("D10", "normal")
    agent = replace(whole.extra.agent, special=False)
    with pytest.raises(ParticularsContradictory, match="一般授权"):
        press.make("D10", replace(whole, extra=replace(whole.extra, agent=agent)))


def test_a_period_that_is_over_is_not_extended() -> None:
    whole = particulars("D23", "normal")
    with pytest.raises(ParticularsContradictory, match="期限已过"):
        press.make("D23", replace(whole, extra=replace(whole.extra, agreed_on=date(2026, 11, 21))))


def test_a_payment_by_transfer_needs_an_account_and_one_in_cash_does_not() -> None:
    whole = particulars("D26", "normal")
    lines = tuple(replace(line, account=None) for line in whole.extra.obligations)
    with pytest.raises(ParticularsMissing, match="第1项义务的收款账户"):
        press.make("D26", replace(whole, extra=replace(whole.extra, obligations=lines)))
    cash = tuple(replace(line, method="当场现金") for line in lines)
    assert press.make("D26", replace(whole, extra=replace(whole.extra, obligations=cash))).pages


def test_instalments_follow_each_other_in_time() -> None:
    whole = particulars("D26", "normal")
    first, second, act = whole.extra.obligations
    lines = (first, replace(second, due=first.due), act)
    with pytest.raises(ParticularsContradictory, match="第2期"):
        press.make("D26", replace(whole, extra=replace(whole.extra, obligations=lines)))


def test_nobody_was_paid_more_than_was_asked_for() -> None:
    whole = particulars("D12", "normal")
    members = tuple(replace(one, paid=one.claimed + 1) for one in whole.extra.members)
    with pytest.raises(ParticularsContradictory, match="已付金额大于请求金额"):
        press.make("D12", replace(whole, extra=replace(whole.extra, members=members)))


def test_one_side_alone_does_not_ask_for_confirmation() -> None:
    whole = particulars("D40", "normal")
    extra = replace(whole.extra, parties=whole.extra.parties[:1], addresses=whole.extra.addresses[:1])
    with pytest.raises(ParticularsContradictory, match="双方共同申请"):
        press.make("D40", replace(whole, extra=extra))


def test_cash_is_paid_before_a_witness() -> None:
    whole = particulars("D38", "normal")
    with pytest.raises(ParticularsMissing, match="见证人"):
        press.make("D38", replace(whole, extra=replace(whole.extra, method="当场现金")))


@pytest.mark.parametrize(("character", "point"), [
    ("\U0001f600", "U+1F600"), ("\x00", "U+0000"), ("\u202e", "U+202E"), ("\u200b", "U+200B"), ("\ufffd", "U+FFFD"),
    ("\u1820", "U+1820"), ("\U000e0100", "U+E0100")])
def test_a_character_without_glyph_is_refused_with_its_code_point(character: str, point: str) -> None:
    whole = particulars("D01", "normal")
    case = replace(whole.case, facts=f"申请人张{character}三到公司工作。")
    with pytest.raises(UnprintableCharacter, match="没有可用的字形") as refused:
        press.make("D01", replace(whole, case=case))
    assert refused.value.point == point
    assert point in str(refused.value)
