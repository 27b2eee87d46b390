"""What each paper of performance, of the archive and of the ways out says beyond the case, in the three variants."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.documents.kinds.d32_closing_approval import ClosingApproval, ClosingWay, WentOn
from mediation.documents.kinds.d35_follow_up_visit import FollowUpVisit, HowFarPerformed, Satisfaction, VisitWay
from mediation.documents.kinds.d36_performance_ledger import Arrived, Ledger, LedgerLine
from mediation.documents.kinds.d37_reminder import OverdueLine, Reminder, WhatFollows
from mediation.documents.kinds.d50_case_file import CaseFile, ContentsRow
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


def closing_approval(variant: Variant, case: CaseOnPaper) -> ClosingApproval:
    if variant == "sparse":
        return ClosingApproval(ended_on=date(2026, 11, 18), days=14, people="1人", way=ClosingWay.ENDED, clerk="刘洋",
                               proposal="拟结案归档。")
    long = variant == "long"
    return ClosingApproval(
        file_number="2026-0012", ended_on=date(2026, 11, 18), days=13, extended=long,
        people="30人（女职工12人，集体）" if long else "1人", way=ClosingWay.AGREEMENT,
        agreed=60_000_000 if long else 3_250_000, paid_at_once=0, instalments=12,
        went_on=(WentOn.CONFIRMATION, WentOn.PAYMENT_ORDER) if long else (WentOn.CONFIRMATION,), clerk="何丽华",
        proposal="拟结案归档。" + ("撤回申请书为手写，已装卷；送达回证在纸质卷内。" * 8 if long else ""))


def case_file(variant: Variant, case: CaseOnPaper) -> CaseFile:
    """A file of nothing, of five pieces, of one hundred and twenty."""
    if variant == "sparse":
        return CaseFile(part="正卷", title="王五与红桥砖厂劳动争议", retention="5年", pages=0, bound_on=date(2026, 11, 20))
    names = ("劳动争议调解申请书", "权利义务告知书", "授权委托书（张三丰）签字扫描件", "证据3 工资表（原件）",
             "调解协议书 示速人调协〔2026〕12号")
    count = 120 if variant == "long" else 5
    rows = [ContentsRow(title=names[number % 5], first=2 * number + 1, last=2 * number + 1 + number % 2)
            for number in range(count)]
    rows[3] = ContentsRow(title="证据4 车间录像", remark=f"另存，SHA-256 {'0123456789abcdef' * 4}")
    return CaseFile(part="正卷", title="吕㛃䶮等人与示例市远航电子科技有限公司追索劳动报酬纠纷", file_number="2026-0012",
                    begun_on=date(2026, 11, 5), ended_on=date(2026, 11, 18), bound_by="何丽华",
                    bound_on=date(2026, 11, 20),
                    checked_by="李国强", retention="10年", rows=tuple(rows), pages=2 * count,
                    notes=("第4件另存，没有装入本卷。", "收件回执上有本人的密码，不入卷。") if variant == "long" else ())


OF_PERFORMANCE = {"D32": closing_approval, "D35": follow_up, "D36": ledger, "D37": reminder, "D50": case_file}
