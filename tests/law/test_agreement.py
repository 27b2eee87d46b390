"""Whose marks an agreement needs, and when it takes effect."""
from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.agreement import (
    MEDIATOR,
    SEAL,
    SUIT_WITHDRAWN,
    PlacedMark,
    copies,
    court_paper,
    mark_allowed,
    moment_of_effect,
    oral_allowed,
    party_mark,
    required_marks,
    seal_too_early,
)
from mediation.law.terms import Basis, MarkKind

WORKER, EMPLOYER = party_mark("w"), party_mark("e")
D10, D11, D12, D15 = (date(2026, 11, day) for day in (10, 11, 12, 15))
LABOUR_FORM = [Basis.ENTERPRISE, Basis.TOWNSHIP, Basis.UNION_SELF, Basis.NEW_FORM, Basis.ARB_DELEGATED]
MARKED = [PlacedMark(WORKER, D10), PlacedMark(EMPLOYER, D11), PlacedMark(MEDIATOR, D12), PlacedMark(SEAL, D15)]


@pytest.mark.parametrize("basis", [*LABOUR_FORM, Basis.PEOPLE])
def test_a_bodys_agreement_waits_for_both_parties_the_mediator_and_the_seal(basis: Basis) -> None:
    required = required_marks(basis, ("w", "e"))
    effect = moment_of_effect(basis, MARKED, required)
    assert effect.on == D15 and effect.clocks_start
    assert moment_of_effect(basis, MARKED[:3], required).missing == ("加盖调解组织印章",)


@pytest.mark.parametrize(("basis", "article"), [
    (Basis.ENTERPRISE, "劳动争议调解仲裁法第十四条第二款"), (Basis.PEOPLE, "人民调解法第二十九条"),
])
def test_the_effect_cites_its_article(basis: Basis, article: str) -> None:
    assert str(moment_of_effect(basis, MARKED, required_marks(basis, ("w", "e"))).article) == article


def test_a_court_delegation_takes_effect_with_the_second_party_and_not_with_the_seal() -> None:
    required = required_marks(Basis.COURT_DELEGATED, ("w", "e"))
    effect = moment_of_effect(Basis.COURT_DELEGATED, MARKED, required)
    assert effect.on == D11 and effect.clocks_start
    assert required.on_paper == (MEDIATOR, SEAL)


def test_a_single_mediator_named_by_the_court_has_no_seal() -> None:
    assert required_marks(Basis.COURT_DELEGATED, ("w", "e"), body_presided=False).on_paper == (MEDIATOR,)


def test_an_agreement_in_a_suit_waits_for_the_courts_paper_and_starts_no_clock() -> None:
    required = required_marks(Basis.COURT_ENTRUSTED, ("w", "e"))
    unsigned = moment_of_effect(Basis.COURT_ENTRUSTED, MARKED, required)
    assert unsigned.on is None and unsigned.missing_marks == (court_paper("w"), court_paper("e"))
    signed = [*MARKED, PlacedMark(court_paper("w"), D12), PlacedMark(court_paper("e"), D15)]
    effect = moment_of_effect(Basis.COURT_ENTRUSTED, signed, required)
    assert effect.on == D15 and not effect.clocks_start


def test_a_suit_withdrawn_on_the_agreement_puts_it_in_effect() -> None:
    required = required_marks(Basis.COURT_ENTRUSTED, ("w", "e"))
    effect = moment_of_effect(Basis.COURT_ENTRUSTED, [PlacedMark(SUIT_WITHDRAWN, D12)], required)
    assert effect.on == D12 and not effect.clocks_start


def test_on_the_courts_platform_only_electronic_marks_of_the_parties_count() -> None:
    required = required_marks(Basis.COURT_DELEGATED, ("w", "e"), on_court_platform=True, names={"w": "李秀英"})
    paper = moment_of_effect(Basis.COURT_DELEGATED, MARKED, required)
    assert paper.on is None and paper.missing[0] == "李秀英完成电子签章"
    online = [PlacedMark(WORKER, D10, kind=MarkKind.ELECTRONIC), PlacedMark(EMPLOYER, D12, kind=MarkKind.ELECTRONIC)]
    effect = moment_of_effect(Basis.COURT_DELEGATED, online, required)
    assert effect.on == D12 and "第十九条" in str(effect.article)


def test_an_oral_agreement_before_a_peoples_committee_is_in_effect_on_the_day_agreed() -> None:
    required = required_marks(Basis.PEOPLE, ("w", "e"), oral=True)
    assert moment_of_effect(Basis.PEOPLE, [], required, D10).on == D10
    assert moment_of_effect(Basis.PEOPLE, [], required).missing == ("双方口头达成协议的日期",)


def test_an_oral_agreement_in_a_delegation_needs_the_mediators_mark_but_dates_from_the_party() -> None:
    required = required_marks(Basis.COURT_DELEGATED, ("w", "e"), oral=True)
    without = moment_of_effect(Basis.COURT_DELEGATED, MARKED[:2], required, D10)
    assert without.on is None and without.missing == ("调解员签名",)
    assert moment_of_effect(Basis.COURT_DELEGATED, MARKED[:3], required, D10).on == D11


@pytest.mark.parametrize("basis", LABOUR_FORM)
def test_a_labour_body_knows_no_oral_agreement(basis: Basis) -> None:
    assert not oral_allowed(basis)
    required = required_marks(basis, ("w", "e"), oral=True)
    assert moment_of_effect(basis, [], required, D10).on is None


def test_new_form_cases_before_a_peoples_committee_follow_its_form() -> None:
    assert oral_allowed(Basis.NEW_FORM, Basis.PEOPLE)
    assert mark_allowed(Basis.NEW_FORM, MarkKind.FINGERPRINT, True, Basis.PEOPLE)


def test_all_twelve_workers_and_both_employers_have_to_sign() -> None:
    parties = tuple(f"w{number}" for number in range(12)) + ("e1", "e2")
    required = required_marks(Basis.ENTERPRISE, parties, names={"w11": "买买提"})
    marks = [PlacedMark(party_mark(party), D10) for party in parties if party != "w11"]
    marks += [PlacedMark(MEDIATOR, D10), PlacedMark(SEAL, D10)]
    assert moment_of_effect(Basis.ENTERPRISE, marks, required).missing == ("买买提签名或者盖章",)


def test_each_member_of_the_panel_signs_where_the_panel_is_named() -> None:
    required = required_marks(Basis.ENTERPRISE, ("w", "e"), mediators=("mediator:1", "mediator:2"))
    assert {"mediator:1", "mediator:2"} <= set(required.for_effect)


def test_an_agreement_has_at_least_two_parties() -> None:
    with pytest.raises(ValueError, match="至少有两个当事人"):
        required_marks(Basis.ENTERPRISE, ("w",))


def test_a_mark_placed_twice_counts_by_its_first_time() -> None:
    required = required_marks(Basis.PEOPLE, ("w", "e"))
    again = [*MARKED, PlacedMark(SEAL, date(2026, 11, 20))]
    assert moment_of_effect(Basis.PEOPLE, again, required).on == D15


def test_the_hour_is_known_only_where_the_last_mark_has_one() -> None:
    required = required_marks(Basis.COURT_DELEGATED, ("w", "e"))
    at = datetime(2026, 11, 11, 2, tzinfo=UTC)
    marks = [PlacedMark(WORKER, D11, at), PlacedMark(EMPLOYER, D11)]
    assert moment_of_effect(Basis.COURT_DELEGATED, marks, required).at is None
    later = [PlacedMark(WORKER, D10), PlacedMark(EMPLOYER, D11, at)]
    assert moment_of_effect(Basis.COURT_DELEGATED, later, required).at == at


@given(st.sampled_from([*LABOUR_FORM, Basis.PEOPLE, Basis.COURT_DELEGATED]),
       st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=5, max_size=5), st.randoms())
def test_the_moment_of_effect_is_the_last_of_the_required_marks(basis: Basis, days: list[date], order: Random) -> None:
    required = required_marks(basis, ("w1", "w2", "e"))
    whos = [party_mark("w1"), party_mark("w2"), party_mark("e"), MEDIATOR, SEAL]
    marks = [PlacedMark(who, day) for who, day in zip(whos, days)]
    order.shuffle(marks)
    deciding = [mark.on for mark in marks if mark.who in required.for_effect]
    effect = moment_of_effect(basis, marks, required)
    assert effect.on == max(deciding)
    for who in required.for_effect:
        without = moment_of_effect(basis, [mark for mark in marks if mark.who != who], required)
        assert without.on is None and without.missing_marks == (who,)


def test_the_seal_belongs_on_the_paper_last() -> None:
    required = required_marks(Basis.ENTERPRISE, ("w", "e"))
    early = [PlacedMark(WORKER, D12), PlacedMark(EMPLOYER, D12), PlacedMark(MEDIATOR, D12), PlacedMark(SEAL, D10)]
    finding = seal_too_early(early, required)
    assert finding is not None and finding.code == "seal_too_early"
    assert seal_too_early(MARKED, required) is None
    assert seal_too_early(MARKED[:3], required) is None


@pytest.mark.parametrize("basis", list(Basis))
def test_a_fingerprint_alone_does_only_in_peoples_mediation_and_at_court(basis: Basis) -> None:
    allowed = basis in {Basis.PEOPLE, Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED}
    assert bool(mark_allowed(basis, MarkKind.FINGERPRINT, True)) is allowed
    assert not mark_allowed(basis, MarkKind.FINGERPRINT, False)
    assert mark_allowed(basis, MarkKind.SIGNATURE, True) and mark_allowed(basis, MarkKind.SEAL, False)


def test_an_electronic_mark_does_where_both_agreed_to_it() -> None:
    assert "同意" in mark_allowed(Basis.ENTERPRISE, MarkKind.ELECTRONIC, True).why


@pytest.mark.parametrize(("basis", "parties", "to_court", "to_arbitration", "number"), [
    (Basis.ENTERPRISE, 2, False, False, 3), (Basis.ENTERPRISE, 2, True, False, 4),
    (Basis.ENTERPRISE, 2, False, True, 4), (Basis.PEOPLE, 2, True, False, 4),
    (Basis.COURT_DELEGATED, 2, False, False, 4), (Basis.COURT_DELEGATED, 2, True, False, 4),
    (Basis.COURT_ENTRUSTED, 2, False, False, 4), (Basis.ENTERPRISE, 14, False, False, 15),
])
def test_each_party_and_the_body_keep_one_and_the_route_adds_one(
        basis: Basis, parties: int, to_court: bool, to_arbitration: bool, number: int) -> None:
    answer = copies(basis, parties, to_court=to_court, to_arbitration=to_arbitration)
    assert answer.number == number and len(answer.holders) >= 2
