"""The authority of who came for an employer: handed in, looked at by the staff, and what then counts.

Who acts without authority binds nobody until it is shown (CC 171); so what was answered before is kept as it came and
counts from the day on which the authority was found good, with the periods of that day.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from mediation import clock
from mediation.audit import trail
from mediation.cases.naming import name_the_case
from mediation.errors import NotNow, RequirementNotMet
from mediation.evidence.uploads import Upload, keep
from mediation.extensions import db
from mediation.following.cutting_off import cut_off
from mediation.intake.acceptance.acts import Answered, consented, note_answer
from mediation.intake.acceptance.models import AnswerWay
from mediation.intake.answers.acts import may_answer
from mediation.intake.borne import borne_by
from mediation.intake.powers.authority import answer_awaiting_check, holds
from mediation.intake.powers.models import Authority, EmployerRepresentative
from mediation.intake.powers.representation import AgentKind, PowerGiven, enter_agent, hand_in_power, staff_only
from mediation.law.capacity import SpecialPower
from mediation.law.citation import cite
from mediation.law.terms import Role
from mediation.notices.acts import tell, tell_staff
from mediation.parties.acting import only_itself
from mediation.parties.models import Agent, Party
from mediation.people.queries import holders


OUT_WORDS = "这个人拿到的查询码已经停用。请贵方派能代表单位的人来办：向我们要新的邀请单，委托书也可以当面交来。"


@dataclass(frozen=True)
class RepresentativeFacts:
    """Who comes for an employer, as they said it; ``powers`` are those that the power of attorney names."""

    name: str
    post: str
    phone: str
    authority: Authority
    powers: tuple[SpecialPower, ...] = ()
    until_on: date | None = None
    paper: Upload | None = None


def register(party: Party, said: RepresentativeFacts, invitation_id: int | None = None, *,
             by: Any) -> EmployerRepresentative:
    """Somebody says who they are and on what they speak for an employer; the staff are asked to look at it.

    Raises RequirementNotMet on the field at fault.
    """
    if said.until_on is not None and said.until_on < clock.today():
        raise RequirementNotMet(_("这份委托书已经到期了，请交新的。"), field="until_on")
    if said.authority is Authority.HEAD and said.powers:
        raise RequirementNotMet(_("法定代表人不用填特别授权。"), field="powers")
    row = EmployerRepresentative(
        party=party, invitation_id=invitation_id, agent=_announce(party, said, by), name=said.name, post=said.post,
        authority=said.authority.value, powers=[power.value for power in said.powers], until_on=said.until_on,
        paper_sha256=keep(said.paper, by=by) if said.paper else None, registered_at=clock.now())
    row.phone = said.phone
    db.session.add(row)
    db.session.flush()
    ask_to_check(row, by=by)
    return row


def register_oneself(party: Party, said: RepresentativeFacts, *, by: Any) -> EmployerRepresentative:
    """Who follows for an employer that nobody has registered for says who they are; no invitation is needed for that.

    An employer that applied itself does it so, or one that got its code at the desk. Raises NotNow where somebody is
    registered already: then only the power is handed in, and somebody else comes by an invitation.
    """
    only_itself(party, by=by)
    if party.came or not may_hand_in(party):
        raise NotNow(_("现在不能在网上交授权委托书：还没有登记谁来办，或者已经办结。请打电话给办案人。"))
    return register(party, said, by=by)


def _announce(party: Party, said: RepresentativeFacts, by: Any) -> Agent | None:
    if said.authority is Authority.HEAD:
        return None
    kind = AgentKind.LAWYER if said.authority is Authority.LAWYER else AgentKind.EMPLOYEE
    return enter_agent(party.case, [party], PowerGiven(
        name=said.name, kind=kind, from_on=clock.today(), until_on=said.until_on, phone=said.phone,
        powers=said.powers), by=by)


def ask_to_check(representative: EmployerRepresentative, *, by: Any) -> None:
    """The clerk, or whoever may be the clerk, is told that there is somebody's authority to look at."""
    case, party = representative.case, representative.party
    trail.record("register_representative", by=by, record=representative, case=case)
    seen = f"representative:{representative.public_id}:{(representative.paper_sha256 or '')[:8]}"
    for person in [case.clerk] if case.clerk else holders(case.body, Role.CLERK, Role.DIRECTOR):
        tell_staff(case, person, by=by, key=f"{seen}:{person.public_id}",
                   words=f"{case.known_as}：{party.name}登记了来办的人（{representative.name}），请核对授权。")


def may_hand_in(party: Party) -> bool:
    """Whether a power may be handed in on the party's own page: an employer takes part and its file is open."""
    return party.is_employer and party.is_active and party.case.is_open


def hand_in_authority(party: Party, paper: Upload, powers: Sequence[SpecialPower] = (), until_on: date | None = None, *,
                      by: Any) -> EmployerRepresentative:
    """Who came for an employer hands in the signed power, or a newer one; the staff look at it as at the first.

    An earlier power that holds goes on until then. Raises NotNow where nobody is registered, RequirementNotMet on the
    field at fault.
    """
    only_itself(party, by=by)
    if not party.came or not may_hand_in(party):
        raise NotNow(_("现在不能在网上交授权委托书：还没有登记谁来办，或者已经办结。请打电话给办案人。"))
    row = party.came[-1]
    if until_on is not None and until_on < clock.today():
        raise RequirementNotMet(_("这份委托书已经到期了，请交新的。"), field="until_on")
    if row.authority_term is Authority.HEAD and (powers or until_on):
        raise RequirementNotMet(_("法定代表人交身份证明书，不用填特别授权和到期日。"), field="powers")
    if row.checked_at is not None:
        row = _once_more(row)
    row.powers, row.until_on = [power.value for power in powers], until_on
    row.paper_sha256 = keep(paper, by=by)
    db.session.flush()
    ask_to_check(row, by=by)
    return row


def _once_more(row: EmployerRepresentative) -> EmployerRepresentative:
    """The same person, to be looked at anew; what was found of the earlier paper stays."""
    again = EmployerRepresentative(party=row.party, agent=row.agent, name=row.name, post=row.post,
                                   authority=row.authority, registered_at=clock.now())
    again.phone = row.phone
    db.session.add(again)
    return again


def check_authority(representative: EmployerRepresentative, accepted: bool, powers: Sequence[SpecialPower],
                    remark: str = "", paper: Upload | None = None, until_on: date | None = None, *, by: Any) -> None:
    """The staff looked at what somebody handed in as their authority: it holds, or why it does not.

    An agent speaks for the employer from now on, as far as the signed power goes; a head is entered as such; what they
    answered before counts from today. ``paper``: it came on paper, and the staff keep the scan of it; ``until_on``: its
    last day as the paper says it. Who came by an invitation and does not speak for the employer is out at once, with
    the code that they were given; the employer is let in by a new invitation.
    """
    staff_only(representative.case, by)
    if representative.checked_at is not None:
        raise NotNow("这个人的授权已经核对过了，请刷新页面。")
    if paper is not None:
        representative.paper_sha256 = keep(paper, by=by)
    if accepted:
        representative.until_on = until_on
        _accept(representative, powers)
    elif not remark.strip():
        raise RequirementNotMet("请写明为什么不行、还要补什么，会告诉对方。", field="remark")
    elif representative.agent is not None and not representative.agent.speaks_for_them:
        representative.agent.until_on = clock.today()
    _checked(representative, accepted, remark.strip(), by)
    out = not accepted and _came_by_invitation(representative) and cut_off(representative.party, by=by)
    mend = OUT_WORDS if out else "请补交，或者换人来办。"
    said = "授权核对过了。" if accepted else f"授权还不行：{remark.strip()}。{mend}"
    tell(representative.case, representative.party, read_out=f"{representative.name}的{said}", by=by,
         key=f"authority:{representative.public_id}")
    if accepted:
        _count_answer(representative.party, by)


def _came_by_invitation(representative: EmployerRepresentative) -> bool:
    """Whether the code in force is the one they were let in with: they came last, invited, and no other power holds."""
    came, who = representative.party.came, (representative.agent_id, representative.name)
    own = [row for row in came if (row.agent_id, row.name) == who]
    return came[-1] in own and any(row.invitation_id for row in own) and not any(holds(row) for row in own)


def _accept(representative: EmployerRepresentative, powers: Sequence[SpecialPower]) -> None:
    party, agent = representative.party, representative.agent
    if representative.paper_sha256 is None:
        raise RequirementNotMet("没有交授权委托书（身份证明书），不能核对通过。请对方在网上补交；当面交来的，在这里选扫描件。",
                                field="scan", article=str(cite("TJ", 24)))
    if representative.until_on is not None and representative.until_on < clock.today():
        raise RequirementNotMet(f"委托书到{representative.until_on}为止，已经过期了，请对方补交新的。", field="until_on",
                                article=str(cite("TJ", 24)))
    if agent is not None:
        agent.special, agent.special_powers = bool(powers), [power.value for power in powers]
        agent.power_file, agent.until_on = representative.paper_sha256, representative.until_on
        return
    if party.legal_representative != representative.name:
        titles = borne_by(party).get("legal_representative")
        if titles and party.legal_representative:
            raise RequirementNotMet(f"文书上写的法定代表人是{party.legal_representative}（{titles}），与{representative.name}不同；"
                                    "换了人的，请先用“更正”。", field="finding")
        party.legal_representative, party.legal_representative_title = representative.name, representative.post


def _checked(representative: EmployerRepresentative, accepted: bool, remark: str, by: Any) -> None:
    representative.checked_at, representative.checked_by_id = clock.now(), by.id
    representative.is_accepted, representative.remark = accepted, remark
    trail.record("check_authority", by=by, record=representative, case=representative.case, accepted=accepted)


def hand_in_on_paper(agent: Agent, given: PowerGiven, paper: Upload, *, by: Any) -> None:
    """The signed power of an agent came to the desk: who came in on line with the same power has been looked at too."""
    hand_in_power(agent, given, paper, by=by)
    for party in agent.parties:
        for row in party.came:
            if row.agent_id == agent.id and row.checked_at is None:
                row.paper_sha256, row.until_on = agent.power_file, agent.until_on
                row.powers = list(agent.special_powers)
                _checked(row, True, "", by)
                _count_answer(party, by)


def _count_answer(party: Party, by: Any) -> None:
    """What was answered before the authority was looked at counts from today, while the answers are waited for."""
    waiting = answer_awaiting_check(party)
    if waiting is None or not may_answer(party):
        return
    said_on = clock.day_of(waiting.recorded_at)
    facts = Answered(on_behalf_of=(party,), word=waiting.word_term, way=AnswerWay.ONLINE, happened_on=clock.today(),
                     words="；".join(part for part in (waiting.words, f"{said_on}在网上答复，今天核对授权") if part))
    note_answer(party.case, party, facts, by=by)
    name_the_case(party.case)
    consented(party.case, facts, by=by)
