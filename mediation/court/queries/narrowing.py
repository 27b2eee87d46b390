"""What narrows the court's queue, each as conditions of one statement."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.orm import aliased

from mediation.agreements.models import Agreement, Obligation, Strengthening, agreement_parties
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.confirmations.acts.cover import covered_by
from mediation.confirmations.readiness import PRINTED
from mediation.documents.models import Paper
from mediation.law.confirmation_file import Material, materials_needed
from mediation.law.identity import normal_name
from mediation.law.terms import Language, Role
from mediation.parties.models import Agent, HeirStanding, Party, agents_parties

OPEN, CLOSED, EVERY = "open", "closed", "every"
WHOLE, LACKING = "whole", "lacking"
SOME, NONE = "some", "none"


@dataclass(frozen=True)
class Filter:
    """What of the queue is wanted; None and "" leave it open.

    ``state`` is a state, or open, closed, every; ``pack`` is whole or lacking: whether what must go along is there;
    ``hints`` is some or none: whether the parties give something to look at. ``alike`` is the address of an
    application: those with the same employer and the same text are wanted.
    """

    mine: bool = False
    state: str = OPEN
    body: str = ""
    kind: str = ""
    pack: str = ""
    hints: str = ""
    least_fen: int | None = None
    most_fen: int | None = None
    least_workers: int | None = None
    most_workers: int | None = None
    text: str = ""
    alike: str = ""

    @property
    def folds(self) -> bool:
        """Whether like applications stand as one row: not when the list is narrowed to some of them."""
        return replace(self, mine=False, state=OPEN, body="", kind="") == Filter()


def keepers(person: Any) -> list[int]:
    """Whose applications are this person's own today: theirs, and those of colleagues on leave."""
    return [person.id, *(cover.absent_id for cover in covered_by(person, person.body_ids(Role.LIAISON)))]


def narrowed(person: Any, wanted: Filter) -> list[ColumnElement[bool]]:
    """The conditions of a filter, apart from the state."""
    conditions = [*_by_pack(wanted.pack), *_by_hints(wanted.hints), *_by_amount(wanted), *_by_workers(wanted),
                  *_by_text(wanted.text)]
    if wanted.mine:
        conditions.append(Strengthening.handled_by_id.in_(keepers(person)))
    if wanted.body:
        conditions.append(Strengthening.body_id == select(Body.id).where(
            Body.public_id == wanted.body).scalar_subquery())
    if wanted.kind:
        conditions.append(exists().where(Case.id == Strengthening.case_id, Case.kind == wanted.kind))
    if wanted.alike:
        other = aliased(Strengthening)
        conditions.append(Strengthening.like_key == select(other.like_key).where(
            other.public_id == wanted.alike).scalar_subquery())
    return conditions


def _by_pack(wanted: str) -> list[ColumnElement[bool]]:
    """By whether the file holds what the application can't go without, as ``confirmations.readiness.lacking`` says."""
    if wanted not in (WHOLE, LACKING):
        return []
    printed = [_is_printed(PRINTED[material]) for material in PRINTED if material in materials_needed()]
    unknown = or_(
        and_(Party.kind == "employer", func.coalesce(Party.credit_code, "") == ""),
        and_(Party.kind != "employer", Party.identity_lookup.is_(None)),
        and_(Party.service_address_sealed.is_(None), Party.address_sealed.is_(None)), Party.phone_sealed.is_(None))
    known = ~exists().where(_signs(), unknown)
    unproved = exists().where(_signs(), Party.id == agents_parties.c.party_id, Agent.id == agents_parties.c.agent_id,
                              Agent.power_file.is_(None))
    whole = and_(*printed, known, or_(~unproved, _is_printed(PRINTED[Material.POWER_OF_ATTORNEY])))
    return [whole if wanted == WHOLE else not_(whole)]


def _is_printed(codes: Sequence[str]) -> ColumnElement[bool]:
    """One of these papers, which is the application's own, its agreement's, or the whole case's."""
    agreement = select(Agreement.public_id).where(
        Agreement.id == Strengthening.agreement_id).correlate(Strengthening).scalar_subquery()
    own = or_(Paper.about_type.is_(None), Paper.about_type.not_in(("strengthening", "agreement")),
              Paper.about_ref == Strengthening.public_id, Paper.about_ref == agreement)
    return exists().where(Paper.case_id == Strengthening.case_id, Paper.code.in_(codes), Paper.voided_at.is_(None), own)


def _signs() -> ColumnElement[bool]:
    """That the party is one of those who sign the agreement; for a dead worker those heirs who sign themselves."""
    here = select(agreement_parties.c.party_id).where(
        agreement_parties.c.agreement_id == Strengthening.agreement_id).correlate(Strengthening)
    dead = aliased(Party)
    of_the_dead = select(dead.id).where(dead.id.in_(here), dead.deceased_on.is_not(None))
    itself = and_(Party.id.in_(here), Party.deceased_on.is_(None), or_(Party.heir_of_id.is_(None), and_(
        Party.heir_standing == HeirStanding.SIGNS.value, Party.heir_of_id.not_in(here))))
    return or_(itself, and_(Party.heir_of_id.in_(of_the_dead), Party.heir_standing == HeirStanding.SIGNS.value))


def _by_hints(wanted: str) -> list[ColumnElement[bool]]:
    """By whether the parties give something to look at, as ``court.review.warnings_of_the_parties`` says."""
    if wanted not in (SOME, NONE):
        return []
    of_its_body = and_(Party.kind == "employer", exists().where(
        Case.id == Strengthening.case_id, Body.id == Case.body_id, or_(
            Body.employer_name == Party.name,
            and_(func.coalesce(Party.credit_code, "") != "", Body.employer_code == Party.credit_code))))
    told = exists().where(
        agreement_parties.c.agreement_id == Strengthening.agreement_id, Party.id == agreement_parties.c.party_id,
        or_(Party.language != Language.MANDARIN.value, func.coalesce(Party.bankrupt_administrator, "") != "",
            of_its_body))
    return [told if wanted == SOME else not_(told)]


def _by_amount(wanted: Filter) -> list[ColumnElement[bool]]:
    total = select(func.coalesce(func.sum(Obligation.amount_fen), 0)).where(
        Obligation.agreement_id == Strengthening.agreement_id, Obligation.every_months.is_(None)).scalar_subquery()
    least = [total >= wanted.least_fen] if wanted.least_fen is not None else []
    return least + ([total <= wanted.most_fen] if wanted.most_fen is not None else [])


def _by_workers(wanted: Filter) -> list[ColumnElement[bool]]:
    number = select(func.count()).select_from(agreement_parties).join(
        Party, Party.id == agreement_parties.c.party_id).where(
        agreement_parties.c.agreement_id == Strengthening.agreement_id, Party.kind == "worker").scalar_subquery()
    least = [number >= wanted.least_workers] if wanted.least_workers is not None else []
    return least + ([number <= wanted.most_workers] if wanted.most_workers is not None else [])


def _by_text(text: str) -> list[ColumnElement[bool]]:
    """By any part of a party's name, or of a number: receipt, court, case, agreement."""
    words = text.strip().removeprefix("收法")
    if not words:
        return []
    name = normal_name(words)
    named = exists().where(agreement_parties.c.agreement_id == Strengthening.agreement_id,
                           Party.id == agreement_parties.c.party_id,
                           Party.search_text.contains(name, autoescape=True)) if name else None
    numbers = [column.contains(words, autoescape=True)
               for column in (Strengthening.receipt_number, Strengthening.court_number)]
    numbers.append(exists().where(Case.id == Strengthening.case_id, Case.number.contains(words, autoescape=True)))
    numbers.append(Strengthening.agreement_id.in_(
        select(Agreement.id).where(Agreement.number.contains(words, autoescape=True))))
    return [or_(*numbers, *([named] if named is not None else []))]
