"""What each paper of performance, of the archive and of the ways out says beyond the case, in the three variants."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.documents.kinds.d37_reminder import OverdueLine, Reminder, WhatFollows
from mediation.documents.particulars import CaseOnPaper
from tests.documents.cases_on_paper import Variant, obligations

NUMBER = "示速人调人〔2026〕7号"


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


OF_PERFORMANCE = {"D37": reminder}
