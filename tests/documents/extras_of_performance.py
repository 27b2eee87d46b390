"""What each paper of performance, of the archive and of the ways out says beyond the case, in the three variants."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.documents.kinds.d35_follow_up_visit import FollowUpVisit, HowFarPerformed, Satisfaction, VisitWay
from mediation.documents.kinds.d36_performance_ledger import Arrived, Ledger, LedgerLine
from mediation.documents.kinds.d37_reminder import OverdueLine, Reminder, WhatFollows
from mediation.documents.particulars import CaseOnPaper, ObligationOnPaper
from tests.documents.cases_on_paper import Variant, at, obligations

NUMBER = "示速人调人〔2026〕7号"
OVERDUE = "第一期款项已于2026年12月15日到账；单位称第二期要等工程款结算后支付，已提醒按协议的日期履行。"


def extra_of_performance(code: str, variant: Variant, case: CaseOnPaper) -> Any:
    """The extra particulars of one paper."""
    return OF_PERFORMANCE[code](variant, case) if code in OF_PERFORMANCE else None


def reminder(variant: Variant, case: CaseOnPaper) -> Reminder:
    if variant == "sparse":
        return Reminder(
            agreement_number=NUMBER, days=7, follows=WhatFollows.SEEK_A_TITLE, contact="刘洋",
            lines=(OverdueLine(what="出具解除劳动合同的证明", creditor="王五", due_words="社会保险关系转移之日"),))
    owed = obligations(variant, case)[:12 if variant == "long" else 2]
    return Reminder(
        agreement_number=NUMBER, days=15 if variant == "long" else 7, contact="何丽华",
        follows=WhatFollows.ENFORCEMENT if variant == "long" else WhatFollows.SEEK_A_TITLE,
        words="本组织曾于2026年11月12日电话提醒，你单位称资金周转困难，未提出新的履行日期。" if variant == "long" else None,
        lines=tuple(OverdueLine(
            instalment=line.instalment, what=f"支付{line.ground}", creditor=line.creditor,
            due=date(2025 + (number + 10) // 12, (number + 10) % 12 + 1, 15), left=line.amount)
            for number, line in enumerate(owed)))


def ledger(variant: Variant, case: CaseOnPaper) -> Ledger:
    """One act without a day; a payment late and in part; forty lines of thirty workers, recurring and waived."""
    if variant == "sparse":
        return Ledger(agreement_number=NUMBER, lines=(LedgerLine(
            ordinal=1, debtor="红桥砖厂", creditor="王五", what="出具解除劳动合同的证明", due_words="社会保险关系转移之日",
            state="待履行"),))
    owed = obligations(variant, case)
    lines = [_ledger_line(number, line) for number, line in enumerate(owed, start=1)]
    if variant == "normal":
        late = replace(lines[0], due_on=date(2026, 10, 15), reminded_on=(date(2026, 10, 20), date(2026, 11, 3)),
                       state="逾期未履行", recorded_by="何丽华", arrived=(
                           Arrived(on=date(2026, 10, 18), amount=500_000, how="银行转账", proof="有凭证"),
                           Arrived(on=date(2026, 11, 5), amount=650_050, how="微信", proof="权利人确认")))
        done = replace(lines[2], arrived=(Arrived(on=date(2026, 11, 18), proof="有凭证"),), is_closed=True, state="已履行",
                       recorded_by="何丽华")
        return Ledger(agreement_number=NUMBER, effective_on=date(2026, 9, 30), lines=(late, lines[1], done))
    paid = [replace(line, is_closed=True, state="已履行", recorded_by="阿依古丽·买买提",
                    arrived=(Arrived(on=date(2026, 11, 10), amount=line.due, how="银行转账", proof="有凭证"),))
            for line in lines[:20]]
    waived = replace(lines[20], due=0, is_closed=True, state="已免除或替代", recorded_by="何丽华")
    return Ledger(agreement_number=NUMBER, effective_on=date(2026, 9, 30), lines=(*paid, waived, *lines[21:]))


def _ledger_line(number: int, line: ObligationOnPaper) -> LedgerLine:
    part = f"（第{line.instalment}期）" if line.instalment else ""
    return LedgerLine(ordinal=number, debtor=line.debtor, creditor=line.creditor, state="待履行", due_on=line.due,
                      what=f"{line.ground}{part}" if line.amount is not None else line.act, due=line.amount)


def follow_up(variant: Variant, case: CaseOnPaper) -> FollowUpVisit:
    """Part was paid; nothing was, and much is said of it; all is done and there is nothing to say."""
    if variant == "sparse":
        return FollowUpVisit(
            agreement_number=NUMBER, matter="劳动争议", visited_at=at(19, 9), way=VisitWay.CALL, spoken_with="王五",
            performed=HowFarPerformed.ALL, satisfaction=Satisfaction.VERY, visitor="刘洋")
    many = variant == "long"
    return FollowUpVisit(
        agreement_number=NUMBER, matter="追索劳动报酬纠纷", visited_at=at(19, 15, 5),
        way=VisitWay.VIDEO if many else VisitWay.PHONE, spoken_with=case.applicants[0].name,
        performed=HowFarPerformed.NOTHING if many else HowFarPerformed.PART, paid=0 if many else 2_000_000,
        left=62_345_678 if many else 1_250_000, visitor="何丽华", details="\n".join([OVERDUE] * (5 if many else 1)),
        satisfaction=Satisfaction.NOT if many else Satisfaction.SATISFIED, opinion=OVERDUE * 3 if many else None,
        **({"suit": OVERDUE * 4, "faults": OVERDUE * 4, "measures": OVERDUE * 6} if many else {}))


OF_PERFORMANCE = {"D35": follow_up, "D36": ledger, "D37": reminder}
