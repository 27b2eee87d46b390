"""The facts of a draft agreement that its checks look at: parties, obligations, claims, scope; and what a check is."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from mediation.law.answers import Audience, Finding, Severity
from mediation.law.capacity import PowerOfAttorney
from mediation.law.citation import Article
from mediation.law.terms import Basis, CaseKind, ClaimType, Language, PartyKind, Side, Term


class PaymentWay(Term):
    """How money changes hands."""

    TRANSFER = "transfer", "银行转账"
    CASH = "cash", "当场现金"
    WECHAT = "wechat", "微信"
    ALIPAY = "alipay", "支付宝"
    OTHER = "other", "其他"


class SettlementScope(Term):
    """What the agreement settles."""

    LISTED_FOR_GOOD = "listed_for_good", "就本协议所列请求一次性了结"
    PART = "part", "部分请求达成协议，其余保留"


@dataclass(frozen=True)
class AgentFacts:
    """Who acts for a party and might sign for it, with what power of attorney (None: none on the file)."""

    name: str
    power: PowerOfAttorney | None = None


@dataclass(frozen=True)
class PartyFacts:
    """A party as it stands in the draft.

    ``number_ok``: its number passed the check. ``address_known``: an address is there. ``signs``: it is among those
    who will mark the paper. ``consented``: a represented worker agreed to these terms. ``language_settled``: an
    interpreter is registered, or a signed 'needs none'. ``heirs_missing``: heirs neither signed nor noted.
    ``agent``: whoever acts for it, None where nobody does or one of its agents may settle.
    """

    id: str
    name: str
    side: Side
    kind: PartyKind = PartyKind.WORKER
    number_ok: bool = True
    address_known: bool = True
    signs: bool = True
    agent: AgentFacts | None = None
    represented: bool = False
    consented: bool = True
    guardian_needed: bool = False
    guardian_present: bool = False
    language: Language = Language.MANDARIN
    language_settled: bool = True
    bankrupt: bool = False
    administrator_acts: bool = False
    heirs_missing: int = 0


@dataclass(frozen=True)
class ObligationFacts:
    """One row of the agreement: somebody pays or does something.

    ``amount`` in 分, None where nothing is paid. ``event``: the event on which it falls due, ``event_certain`` that it
    is sure to come. ``series``: rows of one series are instalments. ``joint_debtors``: parties who answer jointly.
    ``third_party_payer``: a payer who is no party, ``third_party_signs`` that he signs. ``account_of_agent``: the
    account is the agent's. ``act``: what is done, where it is not money.
    """

    row: str
    payer: str | None = None
    payee: str | None = None
    amount: int | None = None
    act: str = ""
    claim: ClaimType | None = None
    due_on: date | None = None
    event: str = ""
    event_certain: bool = False
    on_the_spot: bool = False
    way: PaymentWay | None = None
    account: str = ""
    account_of_agent: str = ""
    series: str = ""
    joint_debtors: tuple[str, ...] = ()
    third_party_payer: str = ""
    third_party_signs: bool = False
    recurring: bool = False
    recurring_until: date | None = None
    done: bool = False
    tax_said: bool = True

    @property
    def is_money(self) -> bool:
        """Is money owed in this row (and not an act)."""
        return not self.act


@dataclass(frozen=True)
class AgreedClaim:
    """One claim and what the draft makes of it; sums in 分.

    ``estimate``: what the calculator found due by law. ``agreed``: what the draft says it comes to.
    """

    claim: ClaimType
    asked: int | None = None
    agreed: int | None = None
    estimate: int | None = None
    settled: bool = True


@dataclass(frozen=True)
class UndisputedSum:
    """What the undisputed facts come to for one kind of claim, beside what the draft gives for it; sums in 分.

    ``whose``: the names of those whom the facts name; empty where they speak of all who ask for that kind.
    """

    claim: ClaimType
    undisputed: int
    agreed: int | None = None
    whose: tuple[str, ...] = ()


@dataclass(frozen=True)
class InjuryFacts:
    """Where a claim rests on a work injury: recognised, graded, and does the text carry the notice that it must."""

    recognised: bool = False
    graded: bool = False
    notice_in_text: bool = False


@dataclass(frozen=True)
class AgreementFacts:
    """A draft agreement with everything that its checks need.

    ``total`` in 分 and ``total_words`` as they stand in the text. ``clauses``: row → text as it will print.
    ``interpreter_sentence``: the sentence that it was read out in the party's language is there. ``facts_sums``: sums
    of the undisputed facts, by kind of claim and whom they name. ``mediator_disclosed``: the disclosure is signed or
    there is nothing to disclose.
    ``period_ends_on``: the last day of mediation as it was extended, None where none is counted; ``period_is_usual``:
    the law only says what is usual.
    """

    basis: Basis
    agreed_on: date
    parties: tuple[PartyFacts, ...]
    obligations: tuple[ObligationFacts, ...]
    kind: CaseKind = CaseKind.LABOUR
    claims: tuple[AgreedClaim, ...] = ()
    total: int | None = None
    total_words: str = ""
    clauses: tuple[tuple[str, str], ...] = ()
    scope: SettlementScope | None = None
    open_claims: tuple[ClaimType, ...] = ()
    breach_clause: bool = False
    acceleration: bool = False
    requests_stated: bool = True
    facts_stated: bool = True
    place: str = ""
    mediators: tuple[str, ...] = ()
    body: str = ""
    number_of_copies: int | None = None
    effect_clause: bool = True
    collective: bool = False
    representatives: int = 0
    mediator_disclosed: bool = True
    interpreter_sentence: bool = False
    injury: InjuryFacts | None = None
    employment_ends_on: date | None = None
    certificate_due: date | None = None
    transfer_due: date | None = None
    facts_sums: tuple[UndisputedSum, ...] = ()
    to_be_confirmed: bool = True
    trims_acts: bool = True
    trims_performed: bool = True
    period_ends_on: date | None = None
    period_is_usual: bool = False


Hit = tuple[str | None, str]


@dataclass(frozen=True)
class AgreementRule:
    """One check of a draft: its code, how bad, the article it rests on, and who has to read it.

    ``check`` yields the row (None: the whole text) and what to do there.
    """

    code: str
    severity: Severity
    article: Article
    check: Callable[[AgreementFacts], Iterator[Hit]]
    audience: Audience = Audience.STAFF
    note: str = ""

    def findings(self, facts: AgreementFacts) -> list[Finding]:
        """What this check finds in a draft."""
        return [Finding(self.code, self.severity, message, self.article, row, self.audience, self.note)
                for row, message in self.check(facts)]
