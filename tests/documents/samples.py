"""One set of particulars for each kind of paper and each variant."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from mediation.documents import kinds, press
from mediation.documents.check_codes import CheckMark
from mediation.documents.particulars import CaseOnPaper, Particulars, PartyOnPaper
from mediation.documents.press import Printed
from tests.documents.cases_on_paper import VARIANTS, Variant, case, known
from tests.documents.extras_after_mediation import extra_after
from tests.documents.extras_before_mediation import extra_before
from tests.documents.extras_in_between import extra_between
from tests.documents.extras_in_plain_words import extra_in_plain_words, reader
from tests.documents.extras_of_offers import extra_of_offers
from tests.documents.extras_of_performance import extra_of_performance
from tests.documents.extras_of_the_court import extra_of_the_court
from tests.documents.extras_of_ways_out import extra_of_ways_out

MADE_ON = date(2026, 11, 20)
AGREEMENT_NUMBER = "示速人调协〔2026〕12号"
CHECK = CheckMark("7K3MQ9RXWB4E", "https://mediation.example/verify")
BOTH_SIDES_KNOWN = {"S01", "D33", "D43", "D44", "D45"}
TO_THE_OTHER_SIDE = {"D04", "D37", "D52A", "D52B"}
TO_ONE = {"D19", "D33", "D39", "D44", "D45", "D48", "D52A", "D52B", "D55"}
UNCHECKED = {"S01", "S02", "S03", "S06", "S07", "S08"}
TO_EVERYBODY = {"D16", "D24", "D43"}
ALL = [(code, variant) for code in kinds.papers() for variant in VARIANTS]


def particulars(code: str, variant: Variant, of_case: CaseOnPaper | None = None) -> Particulars:
    """The particulars of one paper in one variant, of another case than the variant's where it is said."""
    of = of_case or case(variant)
    if code in BOTH_SIDES_KNOWN:
        of = replace(of, respondents=tuple(known(party) for party in of.respondents))
    if code == "S03":
        of = CaseOnPaper(body=of.body)
    if code == "S01" and variant == "long":
        of = replace(of, applicants=of.applicants[:2], claims=of.claims[:2])
    word = kinds.paper(code).number_word
    number = f"示速人调{word}〔2026〕12号" if word else of.receipt_no if code == "D54" else None
    number = AGREEMENT_NUMBER if code == "S04" else number
    recipients: tuple[PartyOnPaper, ...] = of.respondents if code in TO_THE_OTHER_SIDE else of.applicants
    if code in TO_EVERYBODY:
        recipients = of.parties
    if code in TO_ONE:
        recipients = recipients[:1]
    if code == "S05":
        recipients = (reader(variant, of),)
    extra = (extra_before(code, variant, of) or extra_between(code, variant, of)
             or extra_of_performance(code, variant, of) or extra_of_ways_out(code, variant, of)
             or extra_in_plain_words(code, variant, of) or extra_of_the_court(code, variant, of)
             or extra_of_offers(code, variant, of)
             or extra_after(code, variant, case(variant) if code == "S03" else of))
    return Particulars(case=of, number=number, made_on=MADE_ON, recipients=recipients, extra=extra,
                       check=None if code in UNCHECKED or kinds.paper(code).drafted_for else CHECK)


@cache
def printed(code: str, variant: Variant) -> Printed:
    """The paper, printed once for all tests."""
    return press.make(code, particulars(code, variant))
