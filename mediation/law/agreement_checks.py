"""The checks of a draft agreement: a table of rules, and what a draft has against it (law.md §4.1; documents.md §14).

A red finding stops the signing, a yellow one is shown. Nothing here judges whether a low settlement is fair: it is
valid unless J1 35 says otherwise (T35), so the gap is shown to the mediator.
"""
from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mediation.law.agreement_facts import AgreementFacts, AgreementRule, Hit, SettlementScope
from mediation.law.agreement_money import MONEY_RULES
from mediation.law.agreement_parties import PARTY_RULES
from mediation.law.answers import Audience, Finding, Severity
from mediation.law.citation import cite
from mediation.law.claims import CLAIM_RULES
from mediation.law.money import yuan
from mediation.law.numbers import date_words
from mediation.law.terms import Basis, ClaimType
from mediation.law.wording import banned_phrases

_LABOUR_FORM = frozenset({Basis.ENTERPRISE, Basis.TOWNSHIP, Basis.UNION_SELF, Basis.NEW_FORM, Basis.ARB_DELEGATED})
_COURT_BASES = frozenset({Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED})
_TRANSFER_DAYS = 15
_TOO_LATE = ("调解期限已于{}（含当日）届满。届满前已经谈定的，请填写谈定的日期；双方届满前已经同意延长的，请先补记延期；"
             "都不是的，请按“期限届满”终结，当事人可以申请仲裁。")


def _no_obligation(facts: AgreementFacts) -> Iterator[Hit]:
    if not facts.obligations:
        yield None, "还没有写任何义务，请至少加一行：谁、做什么、哪一天。"


def _requests_missing(facts: AgreementFacts) -> Iterator[Hit]:
    if facts.basis in _LABOUR_FORM and not facts.requests_stated:
        yield None, "没有写调解请求事项，请补上。"


def _facts_missing(facts: AgreementFacts) -> Iterator[Hit]:
    if facts.basis not in _LABOUR_FORM and not facts.facts_stated:
        yield None, "没有写纠纷的主要事实、争议事项和各方责任，请补上。"


def _frame_incomplete(facts: AgreementFacts) -> Iterator[Hit]:
    named = (("调解地点", facts.place), ("调解员", facts.mediators), ("调解组织", facts.body),
             ("份数", facts.number_of_copies), ("生效条款", facts.effect_clause))
    missing = [name for name, value in named if not value]
    if missing:
        yield None, f"没有写{'、'.join(missing)}，请补上。"


def _scope_missing(facts: AgreementFacts) -> Iterator[Hit]:
    if facts.scope is None:
        yield None, "没有写了结的范围，请选“就本协议所列请求一次性了结”，或者列明保留的请求。"


def _open_claims_unlisted(facts: AgreementFacts) -> Iterator[Hit]:
    unsettled = [claim.claim for claim in facts.claims if not claim.settled]
    forgotten = [claim.label for claim in unsettled if claim not in facts.open_claims]
    if facts.scope is SettlementScope.PART and (forgotten or not facts.open_claims):
        yield None, f"部分达成协议的，请列明保留的请求{('：' + '、'.join(forgotten)) if forgotten else ''}。"
    elif facts.scope is SettlementScope.LISTED_FOR_GOOD and unsettled:
        yield None, f"还有请求没有达成协议（{'、'.join(claim.label for claim in unsettled)}），请改选“部分达成”并列明。"


def _injury_notice(facts: AgreementFacts) -> Iterator[Hit]:
    if _injury(facts) and not (facts.injury and facts.injury.notice_in_text):
        yield None, "涉及工伤，请加上“本协议不影响工伤认定、劳动能力鉴定等法定权利”，并分清基金支付和单位支付。"


def _injury(facts: AgreementFacts) -> bool:
    return facts.injury is not None or any(
        CLAIM_RULES[claim].injury for claim in _claim_types(facts))


def _claim_types(facts: AgreementFacts) -> list[ClaimType]:
    listed = [claim.claim for claim in facts.claims if claim.settled]
    return listed + [row.claim for row in facts.obligations if row.claim is not None]


def _injury_too_early(facts: AgreementFacts) -> Iterator[Hit]:
    if not _injury(facts):
        return
    injury = facts.injury
    if injury is None or not injury.recognised:
        yield None, "还没有工伤认定就议定金额，金额偏低的可能被撤销，法院也可能只确认一部分；请先告知申请认定的期限。"
    elif not injury.graded:
        yield None, "还没有劳动能力鉴定结论，伤残待遇算不准；请先鉴定，或者写明待鉴定的待遇另行处理。"


def _relation_confirmed(facts: AgreementFacts) -> Iterator[Hit]:
    if ClaimType.EMPLOYMENT_RELATION in _claim_types(facts):
        yield None, "协议含确认劳动关系：仲裁委不受理审查，法院也常不确认。请另签一份协议，本协议只写给付。"


def _insurance_money(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if row.claim is ClaimType.SOCIAL_INSURANCE:
            yield row.row, "社会保险补缴由征收机构处理，折成现金给付的无效；只有不能补办造成的损失可以写，请写明是损失。"


TITLE_WORDS = ("所有权", "房屋产权", "股权", "商标", "专利", "著作权", "使用权归")


def _title_confirmed(facts: AgreementFacts) -> Iterator[Hit]:
    for row in facts.obligations:
        if any(word in row.act for word in TITLE_WORDS):
            yield row.row, "协议含确认所有权、股权、知识产权归属的内容：法院不受理这样的确认申请，请从本协议里分出去。"


def _papers_missing(facts: AgreementFacts) -> Iterator[Hit]:
    if facts.employment_ends_on is None:
        return
    if facts.certificate_due is None:
        yield None, "劳动关系解除或者终止，请写明出具离职证明的日期（解除或者终止时）。"
    if facts.transfer_due is None:
        yield None, "劳动关系解除或者终止，请写明办理档案和社会保险关系转移的日期（十五日内）。"


def _papers_late(facts: AgreementFacts) -> Iterator[Hit]:
    ended = facts.employment_ends_on
    if ended is None:
        return
    if facts.certificate_due is not None and facts.certificate_due > max(ended, facts.agreed_on):
        yield None, f"离职证明应当在解除或者终止时出具（{date_words(ended)}），请把日期提前。"
    latest = max(ended, facts.agreed_on) + timedelta(_TRANSFER_DAYS)
    if facts.transfer_due is not None and facts.transfer_due > latest:
        yield None, f"档案和社会保险关系转移最迟{date_words(latest)}，请把日期提前。"


def _facts_contradict(facts: AgreementFacts) -> Iterator[Hit]:
    for each in facts.facts_sums:
        if each.agreed is not None and each.agreed > each.undisputed:
            whose = f"{'、'.join(each.whose)}的" if each.whose else ""
            yield None, (f"{whose}{each.claim.label}：无争议事实写的是{yuan(each.undisputed)}元，"
                         f"协议写的是{yuan(each.agreed)}元，请核对是哪一处写错。")


def _after_the_period(facts: AgreementFacts) -> str | None:
    """The last day in words where the agreement was reached after it; None where it was in time."""
    ends_on = facts.period_ends_on
    return date_words(ends_on) if ends_on is not None and facts.agreed_on > ends_on else None


def _period_over(facts: AgreementFacts) -> Iterator[Hit]:
    ended = _after_the_period(facts)
    if ended and not facts.period_is_usual and facts.basis not in _COURT_BASES:
        yield None, _TOO_LATE.format(ended)


def _court_period_over(facts: AgreementFacts) -> Iterator[Hit]:
    ended = _after_the_period(facts)
    if ended and not facts.period_is_usual and facts.basis in _COURT_BASES:
        yield None, _TOO_LATE.format(ended)


def _usual_period_over(facts: AgreementFacts) -> Iterator[Hit]:
    ended = _after_the_period(facts)
    if ended and facts.period_is_usual:
        yield None, f"人民调解一般在一个月内调结，本案到{ended}；双方愿意继续的，请补记双方同意延期。"


_RED, _YELLOW = Severity.RED, Severity.YELLOW

FORM_RULES: tuple[AgreementRule, ...] = (
    AgreementRule("no_obligation", _RED, cite("O17", 26), _no_obligation),
    AgreementRule("requests_missing", _RED, cite("O17", 26), _requests_missing),
    AgreementRule("facts_missing", _YELLOW, cite("RTF", 29), _facts_missing, note="法律说“可以载明”"),
    AgreementRule("frame_incomplete", _RED, cite("O17", 26), _frame_incomplete),
    AgreementRule("scope_missing", _RED, cite("ONL", 19), _scope_missing),
    AgreementRule("open_claims_unlisted", _RED, cite("ONL", 19), _open_claims_unlisted),
    AgreementRule("injury_notice_missing", _RED, cite("WI", 17), _injury_notice),
    AgreementRule("injury_not_recognised", _YELLOW, cite("CC", 151), _injury_too_early, Audience.MEDIATOR),
    AgreementRule("relation_confirmed", _YELLOW, cite("O33", 75, None, 4), _relation_confirmed),
    AgreementRule("title_confirmed", _YELLOW, cite("CPLI", 355, 1, 5), _title_confirmed, Audience.COURT),
    AgreementRule("insurance_money", _YELLOW, cite("J2", 19), _insurance_money, note="欠缴能否诉讼，各地不同"),
    AgreementRule("papers_missing", _YELLOW, cite("LCL", 50), _papers_missing),
    AgreementRule("papers_late", _YELLOW, cite("LCL", 50), _papers_late),
    AgreementRule("facts_contradict", _YELLOW, cite("ONL", 22), _facts_contradict),
    AgreementRule("period_over", _RED, cite("O17", 29), _period_over),
    AgreementRule("court_period_over", _RED, cite("TY", 27), _court_period_over),
    AgreementRule("usual_period_over", _YELLOW, cite("MOJ75", 33), _usual_period_over, note="人民调解法没有规定期限"),
)

AGREEMENT_RULES: tuple[AgreementRule, ...] = PARTY_RULES + FORM_RULES + MONEY_RULES


def check_agreement(facts: AgreementFacts) -> list[Finding]:
    """Everything that is wrong or weak in a draft, red first, each with article and row, in the order of the rules.

    O17 26, RTF 29, CPLI 355, 358, 461 and the articles of the rules; the clauses are read for banned phrases too.
    """
    found = [finding for rule in AGREEMENT_RULES for finding in rule.findings(facts)]
    for row, text in facts.clauses:
        found += banned_phrases(text, kind=facts.kind, row=row)
    return sorted(found, key=lambda finding: finding.severity is not Severity.RED)
