"""The agreement as its paper says it: lines, clauses, parties and translations in the form the press asks for."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.agreements.models import Agreement, Obligation
from mediation.agreements.places import account_words, ground_words, payer_words, sum_words
from mediation.agreements.lines import lines_gone, lines_on_paper
from mediation.agreements.queries import last_of_each
from mediation.agreements.signing import WantedMark, signers, wanted_marks
from mediation.agreements.wording import breach_words, has_injury, text_of
from mediation.cases.languages import interpreter_of
from mediation.documents.confirmation import JointApplication
from mediation.documents.filling import claim_on_paper, party_on_paper
from mediation.documents.kinds.d28_oral_agreement import OralAgreement
from mediation.documents.kinds.s02_signing_slip import SigningLine
from mediation.documents.models import Paper
from mediation.documents.particulars import ObligationOnPaper
from mediation.documents.phrases import claim_text
from mediation.documents.settlement import Settlement, TranslationOnPaper
from mediation.law.agreement import SEAL, PaymentWay
from mediation.law.numbers import date_words
from mediation.law.terms import Language, Side

TEXTS = ("D26", "D27")
OF_THE_PACK = (*TEXTS, "D40", "D41")


def settlement_of(agreement: Agreement) -> Settlement:
    """All that D26 and D27 say of this agreement; a supplement says only what differs from the first."""
    return Settlement(
        parties=tuple(party_on_paper(party) for party in signers(agreement)), place=agreement.place or None,
        facts=agreement.facts_words or None,
        clauses=tuple(clauses_on_paper(agreement)),
        obligations=tuple(obligation_on_paper(line) for line in lines_on_paper(agreement)),
        breach=breach_words(agreement) or None,
        settles_all=agreement.settles_all and not agreement.is_partial,
        open_claims=tuple(claim_text(claim_on_paper(claim), True).rstrip("。") for claim in agreement.open_claims),
        work_injury=has_injury(agreement), translations=tuple(_translations(agreement)),
        to_court=agreement.wants_confirmation,
        supplements=agreement.supplements.number if agreement.supplements is not None else None)


def clauses_on_paper(agreement: Agreement) -> Iterator[str]:
    """The clauses that print: of a supplement those that differ, and what no longer holds."""
    first = agreement.supplements
    if first is None:
        yield from (text_of(clause) for clause in agreement.clauses)
        return
    yield f"{first.number}调解协议书与以下内容不一致的，以本补充协议为准；其余内容不变，继续履行。"
    yield from (f"原协议“{line_words(line)}”一项不再履行。" for line in lines_gone(agreement))
    said = {text_of(clause) for clause in first.clauses}
    yield from (text for text in (text_of(clause) for clause in agreement.clauses) if text not in said)


def line_words(line: Obligation) -> str:
    """A line in one phrase: who does or pays what to whom."""
    if line.amount_fen is None:
        return f"{payer_words(line)}为{line.payee.name}履行：{line.act_words}"
    return f"{payer_words(line)}向{line.payee.name}支付{ground_words(line)}{sum_words(line.amount_fen)}"


def obligation_on_paper(line: Obligation) -> ObligationOnPaper:
    """One line of the table of payments; what is paid again and again is told in words, beside the other acts."""
    act = line.act_words
    if line.amount_fen is not None and line.every_months:
        act = _recurring(line)
    money = act is None
    joint = "、".join(party.name for party in line.joint_payers)
    return ObligationOnPaper(
        debtor=f"{line.payer.name}（与{joint}连带）" if joint else line.payer.name, creditor=line.payee.name,
        ground=ground_words(line) if money else None, amount=line.amount_fen if money else None, act=act,
        due=line.due_on, due_words=line.due_event or None, instalment=line.instalment, instalments=line.instalments,
        method=PaymentWay(line.way).label if money else None, account=account_words(line) or None if money else None,
        payer=line.third_party_payer or None)


def _recurring(line: Obligation) -> str:
    assert line.amount_fen is not None
    until = f"，至{date_words(line.recurring_until)}止" if line.recurring_until else ""
    every = f"每{line.every_months}个月" if line.every_months != 1 else "每月"
    return f"{every}支付{ground_words(line)}{sum_words(line.amount_fen)}{until}"


def _translations(agreement: Agreement) -> Iterator[TranslationOnPaper]:
    for party in signers(agreement):
        if party.language_term is Language.MANDARIN:
            continue
        interpreter = interpreter_of(party)
        if interpreter is not None:
            yield TranslationOnPaper(interpreter=interpreter.name, language=Language(interpreter.language).label,
                                     party=party.name)


def application_of(agreement: Agreement) -> JointApplication:
    """The joint application for confirmation (D40) and its statement (D41), as far as the agreement knows them."""
    parties, case = signers(agreement), agreement.case
    return JointApplication(
        parties=tuple(party_on_paper(party) for party in parties),
        addresses=tuple(party.service_address or party.address or "" for party in parties),
        court=case.body.court.name if case.body.court else None, agreement_number=agreement.number,
        agreed_on=agreement.agreed_on, effective_on=agreement.effective_on,
        dispute_words=agreement.facts_words or case.matter or None,
        terms=tuple(text_of(clause) for clause in agreement.clauses))


def signing_lines(agreement: Agreement) -> tuple[SigningLine, ...]:
    """Who signs where on which paper, in the order of signing: the last print of each, and who has not signed yet."""
    return tuple(line for paper in last_of_each(agreement, OF_THE_PACK) for line in _places_on(agreement, paper))


def _places_on(agreement: Agreement, paper: Paper) -> Iterator[SigningLine]:
    """The places of one paper that are still to be signed: where some have signed an earlier print of the agreement,
    the others sign that one, and the new print is attached to it.
    """
    own = paper.code in TEXTS
    signed = agreement.paper if own and agreement.paper is not None else paper
    where = f"第{paper.pages}页末" if signed is paper else f"已有签名的原件第{signed.pages}页末，新文本附后"
    for row in wanted_marks(agreement):
        if row.placed is None if own else row.party is not None:
            yield SigningLine(paper=paper.title, copies=signed.copies, who=_who(agreement, row), how=_how(row),
                              where=where)


def _who(agreement: Agreement, row: WantedMark) -> str:
    if row.party is not None:
        return f"{Side(row.party.side).label} {row.party.name}"
    if row.person is not None:
        return f"调解员 {row.person.name}"
    return agreement.case.body.name if row.whose == SEAL else row.words.removesuffix("签名")


def _how(row: WantedMark) -> str:
    if row.whose == SEAL:
        return "盖章（最后盖）"
    if row.party is None:
        return "签名"
    return "签名或盖公章" if row.party.is_employer else row.words.removeprefix(row.party.name)


def oral_agreement_of(agreement: Agreement) -> OralAgreement:
    """What the register of an oral agreement (D28) says."""
    lines = agreement.obligations
    return OralAgreement(
        parties=tuple(party_on_paper(party) for party in signers(agreement)), facts=agreement.facts_words or None,
        clauses=tuple(text_of(clause) for clause in agreement.clauses),
        obligations=tuple(obligation_on_paper(line) for line in lines), agreed_on=agreement.agreed_on,
        performed_at_once=bool(lines) and all(line.way == PaymentWay.CASH.value for line in lines))
