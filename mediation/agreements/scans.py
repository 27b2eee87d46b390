"""The scans of what was signed: the marks on an agreement, the papers that go with it, the consents to its terms."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediation import clock
from mediation.agreements.models import Agreement, Mark, TermsConsent
from mediation.agreements.signed_copies_models import SignedCopy
from mediation.agreements.signing import THIRD, third_parties
from mediation.evidence.scans import Scan
from mediation.law import agreement as law


def of_marks(marks: Iterable[Mark]) -> Iterator[Scan]:
    """The signed originals, mark by mark."""
    for mark in marks:
        if mark.proof_sha256:
            yield Scan(mark.proof_sha256, what_mark(mark), whose_mark(mark), clock.day_of(mark.recorded_at))


def of_copies(copies: Iterable[SignedCopy]) -> Iterator[Scan]:
    """The papers that go with an agreement, as each party signed them."""
    for copy in copies:
        if copy.proof_sha256:
            yield Scan(copy.proof_sha256, copy.paper.title, copy.party.name, clock.day_of(copy.recorded_at))


def of_consents(consents: Iterable[TermsConsent]) -> Iterator[Scan]:
    """What those signed for whom a representative settles."""
    for consent in consents:
        if consent.proof_sha256:
            yield Scan(consent.proof_sha256, "同意和解条款的签名", consent.party.name,
                       clock.day_of(consent.recorded_at))


def name_of(agreement: Agreement) -> str:
    """What a text is called, with its number."""
    kind = "补充协议" if agreement.supplements_id else "调解协议"
    return f"{kind}（{agreement.number}）" if agreement.number else kind


def what_mark(mark: Mark) -> str:
    """What is on the scan: the page of the agreement with the marks, or the court's paper signed for."""
    if mark.whose == law.SUIT_WITHDRAWN or mark.whose.startswith("court_paper:"):
        return "法院文书"
    return f"{name_of(mark.agreement)}签字页"


def whose_mark(mark: Mark) -> str:
    """Whose mark it is, as a reader knows them."""
    if mark.party is not None:
        return mark.party.name
    if mark.person is not None:
        return f"调解员{mark.person.name}"
    if mark.whose == law.SEAL:
        body = mark.agreement.case.body
        return body.seal_name or body.name
    if mark.whose.startswith(THIRD):
        return dict(third_parties(mark.agreement)).get(mark.whose, "代付人")
    return ""
