"""The text: lines, clauses made from them, wording by hand, patterns, pasted tables, what is wrong with a draft."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.agreements.acts import (
    add_clause,
    add_obligation,
    add_obligations,
    change_frame,
    change_obligation,
    draft_agreement,
    drop_clause,
    drop_obligation,
    edit_clause,
    restore_clause,
    settle_terms,
)
from mediation.agreements.checking import remarks
from mediation.agreements.facts import DraftFacts, ObligationFacts
from mediation.agreements.models import Agreement
from mediation.agreements.patterns import (
    Due,
    Share,
    by_months,
    by_shares,
    leaving_papers,
    percent_of_claims,
    same_for_each,
)
from mediation.agreements.table import as_text, read_list, read_table, rows_of
from mediation.agreements.wording import breach_words, text_of
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, RequirementNotMet
from tests.acts.agreement_cases import (
    DAY,
    a_case_in_mediation,
    a_draft_for_all,
    a_payment,
    the_employer,
)
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def a_text(bodies: Bodies, workers: int = 1) -> Agreement:
    return a_draft_for_all(a_case_in_mediation(bodies, workers=workers), bodies.people["wangmin"])


def texts(agreement: Agreement) -> list[str]:
    return [text_of(clause) for clause in agreement.clauses]


def test_a_payment_makes_a_clause_with_names_sum_in_words_day_and_account(bodies: Bodies) -> None:
    clause = texts(a_text(bodies))[0]
    assert clause == ("云岭鑫源建筑劳务有限公司向李秀英支付拖欠工资人民币柒仟肆佰元整（¥7,400.00），于2026年12月15日前（含当日）"
                      "以银行转账方式付至户名李秀英，开户行示例银行青溪支行，账号6222000000000001234付清。")


def test_many_workers_share_one_clause_and_the_table(bodies: Bodies) -> None:
    assert texts(a_text(bodies, 12))[0] == (
        "云岭鑫源建筑劳务有限公司向李秀英等12人支付拖欠工资，共12人，共计人民币捌万捌仟捌佰元整（¥88,800.00）；各人的金额、日期、方式和账户见付款表。")


def test_the_total_stands_in_figures_and_capitals(bodies: Bodies) -> None:
    assert "以上应付款项合计人民币壹万肆仟捌佰元整（¥14,800.00）。" in texts(a_text(bodies, 2))


def test_a_clause_follows_its_line(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    line = agreement.obligations[0]
    change_obligation(line, a_payment(agreement.case, line.payee, 600000), by=bodies.people["wangmin"])
    assert "¥6,000.00" in texts(agreement)[0]


def test_wording_by_hand_keeps_the_data_of_its_line(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = a_text(bodies)
    clause = agreement.clauses[0]
    edit_clause(clause, f"双方商定：{clause.words}", by=by)
    line = agreement.obligations[0]
    change_obligation(line, a_payment(agreement.case, line.payee, 600000), by=by)
    assert texts(agreement)[0].startswith("双方商定：云岭鑫源") and "¥6,000.00" in texts(agreement)[0]
    restore_clause(agreement.clauses[0], by=by)
    assert texts(agreement)[0].startswith("云岭鑫源")


def test_wording_that_loses_a_sum_is_refused(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    with pytest.raises(RequirementNotMet, match="〔1.金额〕") as refused:
        edit_clause(agreement.clauses[0], "单位向职工付款。", by=bodies.people["wangmin"])
    assert refused.value.field == "words"


def test_wording_with_a_place_that_no_line_fills_is_refused(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    with pytest.raises(RequirementNotMet, match="〔9.金额〕"):
        add_clause(agreement, "另付〔9.金额〕。", by=bodies.people["wangmin"])


def test_a_free_clause_stands_after_the_others_and_can_be_taken_out(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = a_text(bodies)
    clause = add_clause(agreement, "双方对本协议内容保密。", by=by)
    assert texts(agreement)[-1] == "双方对本协议内容保密。"
    drop_clause(clause, by=by)
    assert "双方对本协议内容保密。" not in texts(agreement)
    with pytest.raises(RequirementNotMet, match="从各行生成"):
        drop_clause(agreement.clauses[0], by=by)


def test_wording_by_hand_that_gives_way_is_given_back(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = a_text(bodies)
    edit_clause(agreement.clauses[0], f"双方商定：{agreement.clauses[0].words}", by=by)
    lost = drop_obligation(agreement.obligations[0], by=by)
    assert len(lost) == 1 and lost[0].startswith("双方商定")


def test_lines_keep_their_numbers_when_one_is_taken_out(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = a_text(bodies, 3)
    drop_obligation(agreement.obligations[1], by=by)
    added = add_obligation(agreement, a_payment(agreement.case, agreement.case.workers[1]), by=by)
    assert [line.ordinal for line in agreement.obligations] == [1, 3, 4] and added.ordinal == 4


def test_an_act_and_a_recurring_payment_have_clauses_of_their_own(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = a_text(bodies)
    employer, worker = the_employer(agreement.case), agreement.case.workers[0]
    add_obligation(agreement, ObligationFacts(payer=employer, payee=worker, act_words="返还毕业证书原件",
                                              due_on=date(2026, 12, 1)), by=by)
    add_obligation(agreement, a_payment(agreement.case, worker, 120000, ground="工伤津贴", claim=None, every_months=1,
                                        recurring_until=date(2027, 12, 15)), by=by)
    assert any("每月向李秀英支付工伤津贴人民币壹仟贰佰元整" in text and "至2027年12月15日止" in text for text in texts(agreement))
    assert "云岭鑫源建筑劳务有限公司于2026年12月1日前（含当日）为李秀英履行：返还毕业证书原件。" in texts(agreement)
    assert agreement.total_fen == 740000
    settle_terms(agreement.case, by=by)


def test_a_line_is_a_sum_or_an_act(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    with pytest.raises(RequirementNotMet, match="二者选一"):
        add_obligation(agreement, a_payment(agreement.case, agreement.case.workers[0], act_words="道歉"),
                       by=bodies.people["wangmin"])


def test_a_total_beyond_all_sums_is_refused(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    with pytest.raises(RequirementNotMet, match="核对金额的单位"):
        add_obligation(agreement, a_payment(agreement.case, agreement.case.workers[0], 9_999_999_999_999),
                       by=bodies.people["wangmin"])


def test_joint_payers_and_a_third_party_stand_in_the_clause(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = a_text(bodies)
    line = agreement.obligations[0]
    change_obligation(line, a_payment(agreement.case, line.payee, third_party_payer="大成总包"), by=by)
    assert texts(agreement)[0].startswith("云岭鑫源建筑劳务有限公司（由大成总包代付）向李秀英支付")
    assert "third_party_unsigned" in {remark.code for remark in remarks(agreement)}


def test_breach_says_acceleration_rate_and_no_more_than_the_law_gives(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    assert breach_words(agreement) == (
        "任何一期（笔）款项逾期未足额支付的，未到期部分全部到期，收款人可以要求立即清偿剩余全部款项，并自逾期之日起按未付金额每日0.5‰支付违约金；"
        "逾期后可以依法申请仲裁或者支付令；经司法确认后，一方不履行的，对方可以申请强制执行。")
    assert not [remark for remark in remarks(agreement) if remark.is_red]


def test_a_banned_phrase_is_found_in_its_clause(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    clause = add_clause(agreement, "工程回款后支付，放弃一切权利。", by=bodies.people["wangmin"])
    found = [remark for remark in remarks(agreement) if f"clause:{clause.public_id}" in remark.rows]
    assert len(found) >= 2 and all(remark.article for remark in found)


def test_the_same_fault_of_many_lines_is_one_remark(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    agreement = a_text(bodies, 12)
    for line in agreement.obligations:
        change_obligation(line, a_payment(agreement.case, line.payee, account_number="", bank=""), by=by)
    (found,) = [remark for remark in remarks(agreement) if remark.code == "account_missing"]
    assert found.rows == tuple(str(number) for number in range(1, 13))


def test_partial_without_its_open_claims_and_a_text_without_scope_are_red(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    change_frame(agreement, DraftFacts(settles_all=False, place="调解室"), by=bodies.people["wangmin"])
    assert "scope_missing" in {remark.code for remark in remarks(agreement) if remark.is_red}


def test_a_text_out_for_signing_is_not_edited(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    settle_terms(agreement.case, by=bodies.people["wangmin"])
    with pytest.raises(NotNow, match="不能再改"):
        add_clause(agreement, "再加一条。", by=bodies.people["wangmin"])


def test_a_worker_has_one_text_at_a_time(bodies: Bodies) -> None:
    agreement = a_text(bodies)
    with pytest.raises(RequirementNotMet, match="已经有一份"):
        draft_agreement(agreement.case, by=bodies.people["wangmin"])


def test_eighty_percent_of_each_claim_at_once(bodies: Bodies) -> None:
    agreement = draft_agreement(a_case_in_mediation(bodies, workers=3, fen=820001), by=bodies.people["wangmin"])
    lines = by_shares(percent_of_claims(agreement, 80), [Share(None, date(2026, 12, 15))],
                      payer=the_employer(agreement.case))
    assert [line.amount_fen for line in lines] == [656001] * 3
    assert {line.claim.claimant.name for line in lines} == {party.name for party in agreement.case.workers}


def test_half_by_one_day_and_the_rest_by_another_adds_up(bodies: Bodies) -> None:
    agreement = draft_agreement(a_case_in_mediation(bodies), by=bodies.people["wangmin"])
    due = Due(agreement.case.workers[0], 100001)
    lines = by_shares([due], [Share(5000, date(2026, 12, 15)), Share(None, date(2027, 1, 31))],
                      payer=the_employer(agreement.case))
    assert [(line.amount_fen, line.instalment, line.instalments) for line in lines] == [(50001, 1, 2), (50000, 2, 2)]


def test_twelve_monthly_instalments_end_with_the_odd_fen_and_know_short_months(bodies: Bodies) -> None:
    agreement = draft_agreement(a_case_in_mediation(bodies), by=bodies.people["wangmin"])
    lines = by_months(same_for_each(agreement, 100000, agreement.case.workers), 12, date(2026, 12, 31),
                      payer=the_employer(agreement.case))
    assert [line.due_on for line in lines][:3] == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]
    assert sum(line.amount_fen for line in lines) == 100000 and lines[-1].amount_fen == 8337
    add_obligations(agreement, lines, by=bodies.people["wangmin"])
    assert "分12期支付，各期的日期、金额、方式和账户见付款表" in texts(agreement)[0]


def test_percent_of_a_claim_without_a_sum_is_refused(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    case.claims[0].amount_fen = None
    agreement = draft_agreement(case, by=bodies.people["wangmin"])
    with pytest.raises(RequirementNotMet, match="没有写明金额"):
        percent_of_claims(agreement, 80)


def test_papers_of_leaving_are_two_lines_for_each_worker(bodies: Bodies) -> None:
    agreement = a_text(bodies, 2)
    lines = leaving_papers(agreement, the_employer(agreement.case), DAY, date(2026, 12, 8))
    add_obligations(agreement, lines, by=bodies.people["wangmin"])
    change_frame(agreement, DraftFacts(employment_ends_on=DAY, place="调解室", facts_words="拖欠工资"),
                 by=bodies.people["wangmin"])
    assert len(lines) == 4 and "papers_missing" not in {remark.code for remark in remarks(agreement)}


def test_a_table_comes_back_as_it_went_out(bodies: Bodies) -> None:
    agreement = a_text(bodies, 12)
    before = rows_of(agreement)
    lines = read_table(agreement, as_text(before))
    assert [(line.amount_fen, line.claim, line.due_on, line.account_number) for line in lines] == [
        (line.amount_fen, line.claim, line.due_on, line.account_number) for line in agreement.obligations]


def test_a_pasted_list_names_each_row_that_is_wrong(bodies: Bodies) -> None:
    agreement = a_text(bodies, 3)
    with pytest.raises(RequirementNotMet) as refused:
        read_list(agreement, "姓名\t金额\n李秀英\t1,000.5\n买买提•阿卜杜拉\t8200\n不认识的人\t5\n陈某\tNaN")
    assert "第4行：姓名“不认识的人”不在这份协议的当事人里" in refused.value.message
    assert "第5行：金额“NaN”" in refused.value.message and "第2行" not in refused.value.message


def test_a_list_typed_with_commas_is_read_too(bodies: Bodies) -> None:
    agreement = a_text(bodies, 2)
    assert [due.fen for due in read_list(agreement, "李秀英，18,900\n买买提·阿卜杜拉,7400")] == [1890000, 740000]
