"""An employer comes in by its invitation, and the staff look at who came."""
from __future__ import annotations

from mediation.demo.invented import mobile
from mediation.demo.walk.cast import InHand
from mediation.intake.invitations import acts
from mediation.intake.invitations.acts import Invited, RepresentativeFacts
from mediation.intake.invitations.authority_acts import check_authority
from mediation.intake.powers.models import Authority, EmployerRepresentative
from mediation.intake.powers.queries import representatives_in
from mediation.law.capacity import SpecialPower
from mediation.notices.acts import Choice, choose
from mediation.parties.acting import PartyActing
from mediation.parties.models import Channel, Party


class ComingIn(InHand):
    """The employer's side on its own pages, and what a party says of how it is told."""

    def invites(self, party: Party) -> Invited:
        """The clerk prints the slip; the link goes by itself."""
        return acts.invite(party, by=self.clerk)

    def enters(self, given: Invited, name: str, post: str, *, settles: bool = True) -> EmployerRepresentative:
        """Somebody of the employer types the code of the slip and registers, with a sealed power of attorney."""
        acts.enter(given.invitation, given.code, None, True)
        acts.register_representative(given.invitation, RepresentativeFacts(
            name=name, post=post, phone=mobile(sum(map(ord, name))), authority=Authority.EMPLOYEE,
            powers=(SpecialPower.SETTLE,) if settles else (), paper=self.upload(f"{name}的授权委托书")))
        return representatives_in(self.case)[-1]

    def finds_the_authority_good(self, who: EmployerRepresentative) -> None:
        check_authority(who, True, [SpecialPower(value) for value in who.powers], by=self.clerk)

    def wants_to_be_told(self, party: Party, said: Choice | None = None) -> None:
        """A party says on its own page how it is to be told."""
        by = Channel.SMS if party.phone else Channel.BY_HAND
        choose(party, said or Choice(by, 21, 8, not_at_work=True), by=PartyActing(party))
