"""Entering a party, correcting what is known of it, giving it the code by which it follows its case."""
from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law import identity
from mediation.law.identity import IdentityError, normal_name
from mediation.law.numbers import make_locator
from mediation.law.terms import IdentityKind, PartyKind, Side
from mediation.parties.facts import PartyFacts
from mediation.parties.models import AccessCode, Agent, Channel, Party
from mediation.parties.queries import code_by_locator, codes_in_force
from mediation.people.passwords import hash_secret

DERIVED = ("born_on", "sex")
"""What a resident number says by itself."""
NOTHING: Mapping[str, str] = {}
SECRET_DIGITS = 14
TEXTS = ("native_name", "ethnic_group", "address", "service_address", "legal_representative",
         "legal_representative_title", "unit_type", "industry", "occupation", "relation", "bank_account",
         "new_form_tier", "bankrupt_administrator", "preferred_channel")
NEEDED_FOR = {Channel.SMS.value: "phone", Channel.MAIL.value: "email"}
PLAIN = ("employed_from", "employment_ended_on", "over_age", "migrant")
WORDS = {"name": "姓名或名称", "identity_number": "证件号码", "credit_code": "统一社会信用代码", "address": "住址",
         "phone": "电话", "born_on": "出生日期", "sex": "性别", "legal_representative": "法定代表人", "ethnic_group": "民族"}


@dataclass(frozen=True)
class Code:
    """A code as it is handed out once: the locator is no secret, the secret stands on the person's own slip only."""

    locator: str
    secret: str = field(repr=False)


def enter(case: Any, side: Side, facts: PartyFacts, *, by: Any, place: str = "name") -> Party:
    """Put a party on one side of a case; raises RequirementNotMet on ``place`` for a number that can't be right."""
    ordinal = max((party.ordinal for party in case.parties if party.side == side.value), default=0) + 1
    party = Party(case=case, side=side.value, kind=facts.kind.value, ordinal=ordinal, name=facts.name)
    db.session.add(party)
    _write(party, facts, by, place)
    return party


def change(party: Party, facts: PartyFacts, *, by: Any, borne: Mapping[str, str] = NOTHING,
           place: str = "") -> tuple[str, ...]:
    """Correct in place what no issued paper bears; returns the names of the columns that changed.

    ``borne`` names the columns that stand on an issued paper, with the papers: to change one of them asks for a
    correction (更正).
    """
    before = _kept(party)
    with db.session.no_autoflush:
        party.kind = facts.kind.value
        _write(party, facts, by, place)
    changed = tuple(name for name, value in _kept(party).items() if value != before[name])
    for name in sorted(changed, key=DERIVED.__contains__):
        if name in borne:
            raise RequirementNotMet(f"已写入：{borne[name]}。{WORDS[name]}不能直接改，请用“更正”。", field=f"{place}{name}")
    if "phone" in changed:
        party.phone_changed_by_id = by.id
        party.phone_changed_at = clock.now() if before["phone"] else party.phone_changed_at
    if changed:
        trail.record("change_party", by=by, record=party, case=party.case, columns=",".join(changed))
    return changed


def _kept(party: Party) -> dict[str, Any]:
    """What is known of a party, by column."""
    names = {one.name for one in fields(PartyFacts)} - {"ref"}
    return {name: getattr(party, name) for name in sorted(names)}


def _write(party: Party, facts: PartyFacts, by: Any, place: str) -> None:
    wrong = identity.name_error(facts.name)
    if wrong:
        raise RequirementNotMet(wrong, field=f"{place}name")
    party.rename(facts.name.strip())
    party.search_text = " ".join(normal_name(text) for text in (facts.name, facts.native_name) if text)
    for name in TEXTS:
        setattr(party, name, getattr(facts, name) or None)
    for name in PLAIN:
        setattr(party, name, getattr(facts, name))
    party.language = facts.language.value
    _reach(party, facts, place)
    _identify(party, facts, place)
    _check_one_person_one_side(party, by, place)


def _reach(party: Party, facts: PartyFacts, place: str) -> None:
    """Telephone and e-mail, and by which of them the party wants to be told."""
    for name, checked in (("phone", identity.phone), ("email", identity.email)):
        try:
            setattr(party, name, checked(getattr(facts, name)) if getattr(facts, name) else None)
        except IdentityError as refused:
            raise RequirementNotMet(str(refused), field=f"{place}{name}") from refused
    needed = NEEDED_FOR.get(facts.preferred_channel)
    if needed is not None and not getattr(facts, needed):
        words = "手机号" if needed == "phone" else "邮箱"
        raise RequirementNotMet(f"选了这种通知方式，请填写{words}。", field=f"{place}{needed}")


def _identify(party: Party, facts: PartyFacts, place: str) -> None:
    """Check the numbers by the law's formats; a resident number says sex and birth by itself."""
    is_unit = facts.kind is PartyKind.EMPLOYER
    code = facts.credit_code or (facts.identity_number if facts.identity_kind is IdentityKind.USCC else "")
    try:
        party.credit_code = identity.social_credit_code(code) if code else None
        if is_unit:
            party.identify(IdentityKind.USCC if code else IdentityKind.UNKNOWN, None)
            party.sex = party.born_on = None
            return
        kind = facts.identity_kind if facts.identity_number else IdentityKind.UNKNOWN
        number = identity.check_identity(kind, facts.identity_number, clock.today()) or None
        party.identify(kind, number)
        party.sex, party.born_on = facts.sex or None, facts.born_on
        if number and kind is IdentityKind.RESIDENT:
            resident = identity.resident_number(number, clock.today())
            party.sex, party.born_on = resident.sex, resident.birth
    except IdentityError as refused:
        where = "credit_code" if is_unit else "identity_number"
        raise RequirementNotMet(str(refused), field=f"{place}{where}") from refused


def _check_one_person_one_side(party: Party, by: Any, place: str) -> None:
    """One person is one party: not twice in a case, and never the one who takes the case in (security S5)."""
    if party.identity_lookup is None:
        return
    twin = next((other for other in party.case.parties
                 if other is not party and other.is_active and other.identity_lookup == party.identity_lookup), None)
    if twin is not None:
        raise RequirementNotMet(f"{party.name}与{twin.name}的证件号码相同，同一个人在一个案件里只能登记一次。",
                                field=f"{place}identity_number")
    if getattr(by, "identity_lookup", None) == party.identity_lookup:
        raise RequirementNotMet("这是您本人的证件号码：本人是当事人的案件，请由其他办案人员登记。",
                                field=f"{place}identity_number")


def give_code(party: Party, *, by: Any, agent: Agent | None = None) -> Code:
    """Give a party a new code to follow the case with; the old one is dead from this moment.

    ``by`` is who prints it or, on line, the party; an ``agent`` who is given it loses it with the power.
    The secret is returned once and kept only as a hash; whoever calls prints it on the person's own slip.
    """
    for old in codes_in_force(party):
        old.revoked_at = clock.now()
    code = Code(_new_locator(), "".join(secrets.choice("0123456789") for _ in range(SECRET_DIGITS)))
    db.session.add(AccessCode(locator=code.locator, party=party, secret_hash=hash_secret(code.secret),
                              issued_at=clock.now(), given_by_id=by.id, agent=agent))
    trail.record("give_access_code", by=by, record=party, case=party.case)
    return code


def _new_locator() -> str:
    while True:
        locator = make_locator("".join(secrets.choice("0123456789") for _ in range(8)))
        if code_by_locator(locator) is None:
            return locator
