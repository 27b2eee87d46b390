"""What a line of an agreement says, compared with the line it was copied from."""
from __future__ import annotations

from mediation.agreements.models import Agreement, AgreementStanding, Obligation

SAYS = ("payer", "payee", "claim", "ground", "amount_fen", "act_words", "due_on", "due_event", "due_event_certain",
        "third_party_payer", "third_party_signs", "instalment", "instalments", "every_months", "recurring_until", "way",
        "account_holder", "bank", "account_number")


def differs(line: Obligation) -> bool:
    """Whether a line of a supplement says something else than the line it was copied from."""
    old = line.replaces
    return old is None or line.joint_payers != old.joint_payers or any(
        getattr(line, name) != getattr(old, name) for name in SAYS)


def lines_on_paper(agreement: Agreement) -> list[Obligation]:
    """The lines that print: of a supplement those that say something else than the first agreement."""
    return [line for line in agreement.obligations if agreement.supplements is None or differs(line)]


def lines_gone(supplement: Agreement) -> list[Obligation]:
    """The lines of the first agreement that a supplement does away with."""
    if supplement.supplements is None:
        return []
    if supplement.standing != AgreementStanding.DRAFT.value:
        return list(supplement.cancelled_lines)
    kept = {line.replaces_id for line in supplement.obligations}
    return [line for line in supplement.supplements.obligations if line.id not in kept]
