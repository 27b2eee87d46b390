"""Whether papers reach everybody: each party, or who receives for it, has confirmed an address (D33)."""
from __future__ import annotations

from mediation.cases.models import Case
from mediation.parties.models import HeirStanding, Party

NOT_THEMSELVES = (HeirStanding.AUTHORISED.value, HeirStanding.NOTED.value)


def is_confirmed(party: Party) -> bool:
    """Whether a party has said where papers reach it, and whether it takes electronic service."""
    return bool(party.service_address) and party.electronic_service is not None


def without_address(case: Case) -> list[Party]:
    """The parties that have still to confirm their address.

    Representatives receive for those whom they represent, whoever shares an agent for those who have the same; the
    dead and heirs who do not take part themselves are not asked.
    """
    return [party for party in case.active_parties
            if _is_asked(party) and not any(is_confirmed(each) for each in _receivers(party))]


def _is_asked(party: Party) -> bool:
    represented = party.is_worker and not party.is_representative and _representatives(party)
    return not represented and party.deceased_on is None and party.heir_standing not in NOT_THEMSELVES


def _receivers(party: Party) -> list[Party]:
    """The party itself, and those for whom the same agent acts with a power that is in the file."""
    same = [each for agent in party.agents if agent.speaks_for_them for each in agent.parties]
    return [party, *same]


def _representatives(party: Party) -> list[Party]:
    return [each for each in party.case.active_parties if each.side == party.side and each.is_representative]
