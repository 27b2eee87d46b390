"""An invented case on which a body sees how its wording prints, before any real paper bears it."""
from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.states import EndReason
from mediation.documents import kinds
from mediation.documents.filling import body_on_paper
from mediation.documents.kinds.d04_consent_inquiry import Inquiry
from mediation.documents.kinds.d08_session_notice import SessionNotice, ToBring
from mediation.documents.kinds.d17_interpreter import Interpreting
from mediation.documents.kinds.d30_closing_letter import Closing
from mediation.documents.kinds.d36_performance_ledger import Ledger, LedgerLine
from mediation.documents.kinds.d37_reminder import OverdueLine, Reminder, WhatFollows
from mediation.documents.kinds.d54_receipt import Receipt
from mediation.documents.kinds.d55_legal_aid_referral import AidMatter, Referral
from mediation.documents.kinds.d56_expiry_notice import Expiry, WayLeft
from mediation.documents.kinds.s05_worker_sheet import WorkerSheet
from mediation.documents.particulars import (
    BodyOnPaper,
    CaseOnPaper,
    ClaimOnPaper,
    ClockOnPaper,
    EmployerOnPaper,
    MaterialOnPaper,
    ObligationOnPaper,
    OfficeOnPaper,
    Particulars,
    PartyOnPaper,
    PersonOnPaper,
    SessionOnPaper,
)
from mediation.documents.press import make
from mediation.documents.refusals import PaperRefused
from mediation.documents.sentences import Phrasing
from mediation.errors import RequirementNotMet
from mediation.law.terms import CaseKind, IdentityKind, Language, Side

WORKER, FIRM, SUM = "张某某（样张）", "示例公司（样张）", 820_000
AGREEMENT = "（样张）调协〔2026〕1号"
SPECIMEN = "样张"


def specimen_pdf(body: Body, code: str, phrasing: Phrasing, language: Language = Language.MANDARIN) -> bytes:
    """The paper of the invented case, marked 样张; for a party of this language. Raises RequirementNotMet."""
    try:
        return make(code, _particulars(body_on_paper(body), code, phrasing, language), copy_words=SPECIMEN).pdf
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused


def _particulars(body: BodyOnPaper, code: str, phrasing: Phrasing, language: Language) -> Particulars:
    worker, firm = _worker(language), PartyOnPaper(side=Side.RESPONDENT, employer=EmployerOnPaper(name=FIRM))
    case = _case(_complete(body), worker, firm)
    to = firm if code in ("D04", "D37") else worker
    return Particulars(case=case, number="（样张）", made_on=clock.today(), recipients=() if code == "D36" else (to,),
                       extra=EXTRAS[code]() if code in EXTRAS else None, phrasing=phrasing)


def _complete(body: BodyOnPaper) -> BodyOnPaper:
    """The body, with something in the place of what it has not filled in yet."""
    office = OfficeOnPaper(name="（未填）", address="（未填）", phone="（未填）")
    return replace(body, address=body.address or "（未填）", phone=body.phone or "（未填）",
                   arbitration=_filled(body.arbitration, office), legal_aid=_filled(body.legal_aid, office))


def _filled(office: OfficeOnPaper | None, blank: OfficeOnPaper) -> OfficeOnPaper:
    if office is None:
        return blank
    return OfficeOnPaper(name=office.name or blank.name, address=office.address or blank.address,
                         phone=office.phone or blank.phone)


def _worker(language: Language) -> PartyOnPaper:
    person = PersonOnPaper(name=WORKER, sex="女", id_kind=IdentityKind.RESIDENT, id_number="（样张，未填）",
                           address="示例市示例路1号", phone="13800000000")
    return PartyOnPaper(side=Side.APPLICANT, person=person, language=language)


def _case(body: BodyOnPaper, worker: PartyOnPaper, firm: PartyOnPaper) -> CaseOnPaper:
    today = clock.today()
    return CaseOnPaper(
        body=body, case_no="（样张）调字〔2026〕第001号", receipt_no="（样张）", kind=CaseKind.LABOUR, cause="追索劳动报酬纠纷",
        received_on=today - timedelta(days=10), accepted_on=today - timedelta(days=8), applicants=(worker,),
        respondents=(firm,), claims=(ClaimOnPaper(type="拖欠工资", amount=SUM, claimant=WORKER),),
        mediators=("王某",), recorder="李某")


def _clock(words: str, days: int) -> ClockOnPaper:
    return ClockOnPaper(words=words, last_day=clock.today() + timedelta(days=days))


def _soon() -> datetime:
    return clock.now() + timedelta(days=5)


def _session() -> SessionNotice:
    session = SessionOnPaper(number=1, begins=_soon(), place="第一调解室", mode="现场", mediators=("王某",), recorder="李某")
    return SessionNotice(session=session, bring=(ToBring.IDENTITY, ToBring.EVIDENCE), contact="李某",
                         excuse_by=clock.today() + timedelta(days=2))


def _interpreter() -> Interpreting:
    return Interpreting(
        language=Language.UYGHUR, name="古某某", id_number="（样张，未填）", phone="13800000001", workplace="示例翻译社",
        qualification="翻译证书", relation="无", for_party=WORKER, duty="口译", begins=clock.today(), fee_source="调解组织")


def _closing() -> Closing:
    return Closing(
        ended_on=clock.today(), reason=list(EndReason)[0], limitation_from=clock.today(),
        limitation_ground="《企业劳动争议协商调解规定》第三十一条", limitation=_clock("一年", 365))


def _ledger() -> Ledger:
    line = LedgerLine(ordinal=1, debtor=FIRM, creditor=WORKER, what="拖欠工资", due_on=clock.today(), due=SUM,
                      state="待履行", recorded_by="李某")
    return Ledger(agreement_number=AGREEMENT, effective_on=clock.today(), lines=(line,))


def _reminder() -> Reminder:
    line = OverdueLine(instalment=1, what="支付拖欠工资", creditor=WORKER, due=clock.today() - timedelta(days=6), left=SUM)
    return Reminder(agreement_number=AGREEMENT, lines=(line,), days=7, follows=WhatFollows.SEEK_A_TITLE, contact="李某")


def _receipt() -> Receipt:
    materials = (MaterialOnPaper(name="劳动争议调解申请书", copies=2, pages=3, form="原件"),)
    return Receipt(
        received_at=clock.now(), how="窗口当面提交", materials=materials, lacking=("劳动合同",),
        next_step="征询被申请人是否同意调解", next_by=_clock("三个工作日", 3),
        look_up_address="https://tiaojie.example/follow", look_up_code="（样张，没有）")


def _referral() -> Referral:
    return Referral(matter=AidMatter.PAY, no_means_test=True, no_means_test_ground="农民工请求支付劳动报酬",
                    ends=_clock("一年", 300), under_seven_days=False, summary="单位拖欠工资两个月。", materials=3)


def _expiry() -> Expiry:
    return Expiry(agreement_number=AGREEMENT, effective_on=clock.today() - timedelta(days=31),
                  confirmation_end=_clock("三十日", -1), review_end=_clock("十五日", -16),
                  ways=(WayLeft.ARBITRATION,), limitation=_clock("一年", 300), contact="李某")


def _sheet() -> WorkerSheet:
    line = ObligationOnPaper(debtor=FIRM, creditor=WORKER, ground="拖欠工资", amount=SUM, method="银行转账",
                             due=clock.today() + timedelta(days=20), account="示例银行，0000")
    return WorkerSheet(agreement_number=AGREEMENT, gets=(line,), settles_all=True,
                       claims=(ClaimOnPaper(type="拖欠工资", amount=SUM, claimant=WORKER),))


EXTRAS: dict[str, Any] = {
    "D04": lambda: Inquiry(reply_by=_clock("三个工作日", 3), contact="李某"), "D08": _session, "D17": _interpreter,
    "D30": _closing, "D36": _ledger, "D37": _reminder, "D54": _receipt, "D55": _referral, "D56": _expiry, "S05": _sheet,
}


def kinds_with_sentences() -> list[kinds.Paper]:
    """The kinds whose sentences a body may put otherwise or translate."""
    return [kind for kind in kinds.papers().values() if kind.own_words or kind.two_languages]
