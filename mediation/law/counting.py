"""The clauses of the sentence that tells how a period was counted; ``Calendar`` and the periods put them together.

A page in another language knows them again by these (web/law_told.py), so that a sentence that was stored in Chinese
is read in both.
"""
from __future__ import annotations

FIXED = "期限定至%(day)s"
DAYS = "自%(start)s的次日起算，第%(n)s日为%(day)s"
MONTHS = "自%(start)s的次日起算%(n)s个月，至%(day)s"
YEARS = "自%(start)s的次日起算%(n)s年，至%(day)s"
WORKING_DAYS = "自%(start)s的次日起只数工作日，第%(n)s个工作日为%(day)s"
BACKWARDS = "自%(start)s的前一日起向前只数工作日，第%(n)s个工作日为%(day)s"
NO_SUCH_DAY = "（该月没有对应日，以月末日为准）"
HOLIDAY = "，适逢%(holiday)s放假，顺延至%(day)s"
REST_DAY = "，适逢休息日，顺延至%(day)s"
WORKED = "，为调休上班日，不顺延"
PROVISIONAL = "；所涉年份的放假通知未公布或者未收录，本日期为预估。"
STOP = "。"
INTERRUPTED = "；其间中止%(n)s日，继续计算，"
STOOD_STILL = "；停算%(n)s日（%(start)s至%(end)s），顺延至%(day)s。"
MOVED = "原至%(start)s；%(by)s延长至%(day)s。"
BY_BOTH_SIDES, BY_THE_COMMISSION = "双方同意", "仲裁委批准"

CLAUSES = (FIXED, DAYS, MONTHS, YEARS, WORKING_DAYS, BACKWARDS, NO_SUCH_DAY, HOLIDAY, REST_DAY, WORKED, PROVISIONAL,
           INTERRUPTED, STOOD_STILL, MOVED, STOP)
