"""What the sheet for one worker says beyond the case, in the three variants, and a phrasing with translations."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.documents import kinds
from mediation.documents.kinds.s05_worker_sheet import WorkerSheet
from mediation.documents.particulars import CaseOnPaper, ObligationOnPaper, PartyOnPaper
from mediation.documents.sentences import Phrasing, Translated
from mediation.law.terms import Language
from tests.documents.cases_on_paper import Variant, obligations

NUMBER = "示速人调协〔2026〕12号"
BREACH = "任何一期（笔）款项逾期未足额支付的，未到期部分全部到期，收款人可以要求立即清偿剩余全部款项。"


def extra_in_plain_words(code: str, variant: Variant, case: CaseOnPaper) -> Any:
    """The extra particulars of the sheet of a worker."""
    return sheet(variant, case) if code == "S05" else None


def reader(variant: Variant, case: CaseOnPaper) -> PartyOnPaper:
    """Whose sheet it is: of the thirty the one who reads Uyghur."""
    wanted = Language.UYGHUR if variant == "long" else Language.MANDARIN
    return next(party for party in case.applicants if party.language is wanted)


def sheet(variant: Variant, case: CaseOnPaper) -> WorkerSheet:
    name = reader(variant, case).name
    if variant == "sparse":
        return WorkerSheet(agreement_number=NUMBER, claims=case.claims)
    owed = obligations("normal", case) if variant == "normal" else obligations("long", case)
    gets = tuple(line for line in owed if line.creditor == name)
    back = ObligationOnPaper(debtor=name, creditor=case.respondents[0].name, act="交还工牌和电动车钥匙",
                             due=date(2026, 12, 1))
    return WorkerSheet(
        agreement_number=NUMBER, gets=gets, owes=(back,) if variant == "long" else (),
        claims=tuple(claim for claim in case.claims if claim.claimant == name), settles_all=variant == "normal",
        open_claims=("加班费，人民币伍仟元整（¥5,000.00）",) if variant == "long" else (), work_injury=variant == "long",
        breach=BREACH, supplements="示速人调协〔2026〕9号" if variant == "long" else None,
        gone=("示例公司向买买提支付高温津贴人民币叁佰元整（¥300.00）",) if variant == "long" else ())


def translated(code: str, language: Language, said: dict[str, str]) -> Phrasing:
    """A phrasing in which these sentences of a kind have a translation."""
    assert set(said) <= {"title", *(each.key for each in kinds.paper(code).sentences)}
    return Phrasing({}, {language: {key: Translated(words, "翻译 古丽", date(2026, 11, 18))
                                    for key, words in said.items()}})
