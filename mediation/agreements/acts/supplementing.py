"""A supplement mends an agreement in effect, which is never edited: only what differs prints, signed and sealed."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.agreements import checking
from mediation.agreements.acts.copying import copy_as_draft
from mediation.agreements.acts.settling import NO_SHAM, print_agreement, print_sheets
from mediation.agreements.lines import differs, lines_gone
from mediation.agreements.models import Agreement, AgreementForm, AgreementStanding
from mediation.agreements.on_paper import clauses_on_paper
from mediation.agreements.queries import supplements_of
from mediation.agreements.wording import breach_words, paper_code
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.facts import Facts
from mediation.cases.numbering import number_paper
from mediation.documents import kinds
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.citation import cite

OPEN = (AgreementStanding.DRAFT.value, AgreementStanding.SIGNING.value)


def draft_supplement(agreement: Agreement, *, by: Any) -> Agreement:
    """Copy the lines of an agreement in effect, to be changed where they are to differ."""
    if not who.staff(by, agreement.case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以起草补充协议。")
    if agreement.standing != AgreementStanding.IN_EFFECT.value or agreement.form != AgreementForm.WRITTEN.value:
        raise NotNow("只有已经生效的书面协议可以补充。")
    if agreement.supplements is not None:
        raise RequirementNotMet("请对原协议起草补充协议，写明对前一份补充协议的改动。")
    if any(each.standing in OPEN for each in supplements_of(agreement)):
        raise RequirementNotMet("已有一份补充协议在起草或签署，请在那一份上改。")
    supplement = copy_as_draft(agreement, by=by, supplements=agreement)
    trail.record("draft_supplement", by=by, record=supplement, case=agreement.case)
    return supplement


def settle_supplement(supplement: Agreement, facts: Facts | None = None, *, by: Any,
                      sham_suspected: bool | None = None) -> Agreement:
    """Keep of the supplement only what differs, number it, print it, and hand it out for signing.

    The record says that no sign of a sham was seen; raises RequirementNotMet where there is one (TY 18).
    """
    facts = facts or Facts()
    first, case = supplement.supplements, supplement.case
    if not who.staff(by, case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以交付签署。")
    if first is None or supplement.standing != AgreementStanding.DRAFT.value:
        raise NotNow("这份补充协议不在起草中，请刷新页面。")
    if sham_suspected:
        raise RequirementNotMet("有虚假调解可疑情形的，补充协议不能交付签署：请停办并报告；已向法院申请确认的，同时告知法院。",
                                field="sham", article=str(cite("TY", 18)))
    day = facts.happened_on or clock.today()
    if not (first.effective_on or day) <= day <= clock.today():
        raise RequirementNotMet("补充协议的日期应在原协议生效之后、今天以前。", field="happened_on")
    supplement.agreed_on = day
    red = checking.red_messages(supplement)
    if red:
        raise RequirementNotMet("补充协议还有必须先改的问题：" + "；".join(red))
    _keep_differences(supplement, first)
    code = paper_code(case)
    supplement.number = number_paper(case.body, kinds.paper(code).number_word or "协", day)
    supplement.standing = AgreementStanding.SIGNING.value
    print_agreement(supplement, day, by=by)
    print_sheets(supplement, day, by=by)
    said = {} if sham_suspected is None else {"said": NO_SHAM}
    trail.record("settle_supplement", by=by, record=supplement, case=case, **said)
    db.session.flush()
    return supplement


def _keep_differences(supplement: Agreement, first: Agreement) -> None:
    """Only what differs is signed; the rest of the first agreement stands as it is."""
    supplement.cancelled_lines = lines_gone(supplement)
    if len(list(clauses_on_paper(supplement))) < 2 and breach_words(supplement) == breach_words(first):
        raise RequirementNotMet("补充协议和原协议完全一样，请先改要改的各行或者条款。")
    for line in [line for line in supplement.obligations if not differs(line)]:
        supplement.obligations.remove(line)
    db.session.flush()
