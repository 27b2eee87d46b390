"""The agreement: drafted from its lines, settled, signed on paper as the marks come in; its other ways to effect."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.agreements import acts
from mediation.agreements.facts import CourtPaperFacts, DraftFacts, MarkFacts, ObligationFacts, OralFacts, SpotFacts
from mediation.agreements.models import Agreement, AgreementForm, Clause
from mediation.agreements.queries import agreements_of
from mediation.agreements.signing import WantedMark, marks_missing
from mediation.cases.facts import Facts
from mediation.cases.models import Claim
from mediation.demo.walk.cast import in_days, split
from mediation.demo.walk.talks import Talks
from mediation.law import agreement as law
from mediation.law.agreement import PaymentWay
from mediation.law.claims import WITHOUT_SUM
from mediation.law.terms import ClaimType, MarkKind
from mediation.parties.models import Party

INJURIES = frozenset({ClaimType.WORK_INJURY, ClaimType.DEATH_BENEFIT, ClaimType.OCCUPATIONAL_DISEASE})


class Settling(Talks):
    """Rows 23 to 29 of the mediation."""

    def drafts(self, lines: Iterable[ObligationFacts], **frame: Any) -> Agreement:
        """A text of these lines; what the checks of an injury ask is said where a claim is about one."""
        if frame.pop("form_is_oral", False):
            frame["form"] = AgreementForm.ORAL
        injured = any(claim.type_term in INJURIES for claim in self.case.claims)
        agreement = acts.draft_agreement(self.case, DraftFacts(**{
            "facts_words": self.case.application.facts_and_reasons or self.case.matter, "injury_recognised": injured,
            "injury_graded": injured, "breach_interest": "全国银行间同业拆借中心公布的一年期贷款市场报价利率",
            "tax_words": "税费依法承担", **frame}), by=self.clerk)
        acts.add_obligations(agreement, lines, by=self.clerk)
        return agreement

    def adds_clause(self, agreement: Agreement, words: str) -> Clause:
        """A clause by hand."""
        return acts.add_clause(agreement, words, by=self.clerk)

    def drops_clause(self, clause: Clause) -> None:
        acts.drop_clause(clause, by=self.clerk)

    def settles(self) -> None:
        """The terms are agreed and the papers go out for signing."""
        for agreement in [each for each in agreements_of(self.case) if each.standing == "draft"]:
            for party in self._waiting_for_consent(agreement):
                acts.consent_to_terms(agreement, party, Facts(proof=self.scan("代表人和解同意书")), by=self.clerk)
        acts.settle_terms(self.case, by=self.clerk)
        self.writes_what_is_unwritten()

    @staticmethod
    def _waiting_for_consent(agreement: Agreement) -> list[Party]:
        from mediation.agreements.checking import represented

        agreed = {consent.party_id for consent in agreement.consents}
        return [party for party in represented(agreement) if party.id not in agreed]

    def signs(self, *, but: Iterable[Party] = (), agreement: Agreement | None = None, seal: bool = False,
              people: bool = True) -> None:
        """Everybody who has not signed does so now, but some; ``people``: mediators too; the seal where it is said."""
        left_out = {party.id for party in but}
        agreement = agreement or self.agreement
        proof = self.scan("协议签名页")
        wanted = [row for row in marks_missing(agreement) if (row.whose != law.SEAL or seal)
                  and (people if row.party is None else row.party.id not in left_out)]
        acts.place_marks(agreement, [MarkFacts(whose=row.whose, kind=_kind(row), proof=proof) for row in wanted],
                         by=self.clerk)

    def signs_of(self, parties: Iterable[Party]) -> None:
        """Some have come and signed; the others are still waited for."""
        coming = {party.id for party in parties}
        self.signs(but=[party for party in self.case.active_parties if party.id not in coming], people=False)

    def seals(self, agreement: Agreement | None = None) -> None:
        """The seal of the body, which comes last."""
        agreement = agreement or self.agreement
        acts.place_mark(agreement, MarkFacts(whose=law.SEAL, kind=MarkKind.SEAL, proof=self.scan("协议盖章页")),
                        by=self.clerk)

    def completes(self, lines: Iterable[ObligationFacts], **frame: Any) -> None:
        """Drafted, settled, signed and sealed at one sitting."""
        self.drafts(lines, **frame)
        self.settles()
        self.signs(seal=True)

    def agrees_orally(self) -> None:
        acts.agree_orally(self.case, OralFacts(happened_on=clock.today()), by=self.mediator)

    def settles_on_the_spot(self) -> None:
        acts.settle_on_the_spot(self.case, SpotFacts(in_the_minutes=True, receipt_signed=True), by=self.mediator)

    def receives_court_paper(self, number: str, judge_paper: str = "民事调解书") -> None:
        """委托: both have signed for the court's paper."""
        acts.receive_court_paper(self.case, CourtPaperFacts(
            number=number, proof=self.scan(judge_paper),
            signed_for=tuple((party, clock.today()) for party in self.agreement.parties)), by=self.clerk)

    def withdraws_suit(self, number: str) -> None:
        """委托: the suit is withdrawn on the agreement, which then stands by itself."""
        acts.receive_court_paper(self.case, CourtPaperFacts(
            number=number, proof=self.scan("准许撤诉裁定"), suit_withdrawn_on=clock.today()), by=self.clerk)

    def rejects_the_text(self, reason: str) -> None:
        acts.reject_text(self.case, Facts(reason=reason, proof=self.scan("不同意文本的意见")), by=self.clerk)

    def leaves_out(self, party: Party, reason: str) -> None:
        acts.leave_out(self.agreement, party, reason, by=self.clerk)

    def supplements(self, change: Sequence[ObligationFacts]) -> Agreement:
        """A supplement that puts the lines anew, signed and sealed at once."""
        supplement = acts.draft_supplement(self.agreement, by=self.clerk)
        for line, facts in zip(list(supplement.obligations), change, strict=False):
            acts.change_obligation(line, facts, by=self.clerk)
        acts.settle_supplement(supplement, by=self.clerk, sham_suspected=False)
        self.signs(agreement=supplement, seal=True)
        return supplement

    def later_by(self, days: int) -> list[ObligationFacts]:
        """The lines of the agreement with their days put off."""
        return [ObligationFacts(
            payer=line.payer, payee=line.payee, amount_fen=line.amount_fen, claim=line.claim, way=PaymentWay(line.way),
            due_on=line.due_on + timedelta(days=days) if line.due_on else None, instalment=line.instalment,
            instalments=line.instalments, account_holder=line.account_holder, bank=line.bank,
            account_number=line.account_number or "") for line in self.lines]

    def lines_for(self, *instalments: tuple[int, date], share: tuple[int, int] = (1, 1),
                  way: PaymentWay = PaymentWay.TRANSFER, jointly: bool = False) -> list[ObligationFacts]:
        """A line for each claim and instalment.

        ``instalments`` are per-mille of what is agreed with their days (the last one takes what is left); ``share`` is
        the part of each claim that is agreed; ``jointly``: the respondents answer together.
        """
        return [line for claim in self.case.claims if claim.is_open and claim.amount_fen
                and claim.type_term not in WITHOUT_SUM and claim.claimant.is_active
                for line in self.lines_of(claim, claim.amount_fen * share[0] // share[1], *instalments, way=way,
                                          jointly=jointly)]

    def lines_of(self, claim: Claim, total: int, *instalments: tuple[int, date], way: PaymentWay = PaymentWay.TRANSFER,
                 jointly: bool = False) -> list[ObligationFacts]:
        """One claim at a sum, in instalments."""
        payer = claim.against[0] if claim.against else self.case.respondents[0]
        others = tuple(self.case.respondents[1:]) if jointly else ()
        plan = instalments or ((1000, in_days(10)),)
        left, lines, several = total, [], len(plan) > 1
        for number, (permille, due) in enumerate(plan, start=1):
            amount = left if number == len(plan) else total * permille // 1000
            left -= amount
            lines.append(ObligationFacts(
                payer=payer, payee=claim.claimant, amount_fen=amount, claim=claim, due_on=due, joint_with=others,
                way=way, instalment=number if several else None, instalments=len(plan) if several else None,
                **({} if way is PaymentWay.CASH else _account(claim.claimant))))
        return lines

    @staticmethod
    def by_another(lines: Iterable[ObligationFacts], payer: Party) -> list[ObligationFacts]:
        """The same lines, owed by somebody else."""
        return [replace(line, payer=payer) for line in lines]

    @staticmethod
    def an_act(payer: Party, payee: Party, words: str, due_on: date, *, claim: Claim | None = None) -> ObligationFacts:
        """Something to be done, not paid."""
        return ObligationFacts(payer=payer, payee=payee, act_words=words, due_on=due_on, claim=claim, ground="其他约定")

    def spread(self, total: int, *instalments: tuple[int, date], way: PaymentWay = PaymentWay.TRANSFER,
               jointly: bool = False) -> list[ObligationFacts]:
        """A sum agreed for all workers together, in equal parts, where each one's own share is not told."""
        claims = [claim for claim in self.case.claims if claim.is_open and claim.type_term not in WITHOUT_SUM]
        return [line for claim, part in zip(claims, split(total, len(claims)), strict=True)
                for line in self.lines_of(claim, part, *instalments, way=way, jointly=jointly)]


def _account(payee: Party) -> dict[str, str]:
    digits = f"{sum(map(ord, payee.public_id)) * 7919 % 10 ** 10:010d}"
    return {"account_holder": payee.name, "bank": "中国农业银行", "account_number": f"622848{digits}018"}


def _kind(row: WantedMark) -> MarkKind:
    if row.whose == law.SEAL or (row.party is not None and row.party.is_employer):
        return MarkKind.SEAL
    return MarkKind.SIGNATURE
