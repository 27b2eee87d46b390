"""Drafting: the frame, the lines, the clauses that they make, wording by hand. A text out for signing is not edited."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from mediation import clock
from mediation.agreements.acts.keeping import keep_version
from mediation.agreements.facts import DraftFacts, ObligationFacts
from mediation.agreements.models import Agreement, AgreementStanding, Clause, Obligation
from mediation.agreements.places import places_of, unfillable
from mediation.agreements.queries import agreements_of
from mediation.agreements.wording import FREE, lines_by_number, made_clauses
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.money import LARGEST_FEN, yuan
from mediation.parties.models import Party

DRAFTED_IN = frozenset({CaseState.ASSIGNED, CaseState.IN_MEDIATION, CaseState.SUSPENDED})
FRAME = ("place", "facts_words", "settles_all", "breach_accelerates", "breach_interest", "tax_words",
         "employment_ends_on", "injury_recognised", "injury_graded", "wants_confirmation", "on_court_platform")
LONGEST_CLAUSE = 3000


def draft_agreement(case: Case, facts: DraftFacts | None = None, *, by: Any) -> Agreement:
    """Begin a text for all who take part, or for the parties named; one text at a time for each party."""
    facts = facts or DraftFacts()
    _staff_only(case, by)
    if case.state not in DRAFTED_IN:
        raise NotNow("调解员指定之后、协议签署之前，才能起草协议。")
    parties = list(facts.parties) or case.active_parties
    taken = [party.name for party in parties for other in agreements_of(case)
             if other.standing in OPEN and party.is_worker and party in other.parties]
    if taken:
        raise RequirementNotMet(f"{'、'.join(taken[:3])}已经有一份协议在起草或签署，请在那一份上改。")
    agreement = _new(case, parties, facts)
    keep_version(agreement, by=by)
    trail.record("draft_agreement", by=by, record=agreement, case=case)
    return agreement


def draft_agreements(case: Case, facts: DraftFacts | None = None, *, by: Any) -> list[Agreement]:
    """One agreement for all, or by the body's setting one for each worker."""
    facts = facts or DraftFacts()
    if not case.body.setting("ONE_AGREEMENT_EACH") or len(case.workers) < 2:
        return [draft_agreement(case, facts, by=by)]
    others = [party for party in case.active_parties if not party.is_worker]
    return [draft_agreement(case, DraftFacts(**{**vars(facts), "parties": (worker, *others)}), by=by)
            for worker in case.workers]


OPEN = (AgreementStanding.DRAFT.value, AgreementStanding.SIGNING.value)


def change_frame(agreement: Agreement, facts: DraftFacts, *, by: Any) -> list[str]:
    """What is said of the whole text; returns the wordings by hand that had to give way."""
    _open_draft(agreement, by)
    for name in FRAME:
        setattr(agreement, name, getattr(facts, name))
    agreement.form = facts.form.value
    agreement.is_partial = bool(facts.open_claims)
    agreement.open_claims = list(facts.open_claims)
    if facts.parties:
        _keep_all_named(agreement, facts.parties)
        agreement.parties = list(facts.parties)
    return _changed(agreement, "change_frame", by)


def add_obligation(agreement: Agreement, facts: ObligationFacts, *, by: Any) -> Obligation:
    """One line more; its number is its own for good."""
    _open_draft(agreement, by)
    line = _line(agreement, facts)
    _changed(agreement, "add_obligation", by)
    return line


def add_obligations(agreement: Agreement, lines: Iterable[ObligationFacts], *, by: Any) -> list[Obligation]:
    """Several lines at once, as a pattern or a pasted table makes them."""
    _open_draft(agreement, by)
    added = [_line(agreement, facts) for facts in lines]
    _changed(agreement, "add_obligations", by, count=len(added))
    return added


def replace_obligations(agreement: Agreement, lines: Iterable[ObligationFacts], *, by: Any) -> list[str]:
    """The whole table anew; returns the wordings by hand that had to give way."""
    _open_draft(agreement, by)
    agreement.obligations.clear()
    db.session.flush()
    added = [_line(agreement, facts) for facts in lines]
    return _changed(agreement, "replace_obligations", by, count=len(added))


def change_obligation(line: Obligation, facts: ObligationFacts, *, by: Any) -> list[str]:
    """A line says something else; the clauses that take from it follow."""
    _open_draft(line.agreement, by)
    _fill(line, facts)
    return _changed(line.agreement, "change_obligation", by)


def drop_obligation(line: Obligation, *, by: Any) -> list[str]:
    """A line is taken out; returns the wordings by hand that had to give way."""
    agreement = line.agreement
    _open_draft(agreement, by)
    agreement.obligations.remove(line)
    return _changed(agreement, "drop_obligation", by)


def edit_clause(clause: Clause, words: str, *, by: Any) -> None:
    """Word a clause by hand; the places of its lines stay in it, each at least once."""
    agreement = clause.agreement
    _open_draft(agreement, by)
    words = _checked(agreement, words)
    if clause.subject != FREE:
        made = {each.subject: each.words for each in made_clauses(agreement)}.get(clause.subject, clause.words)
        lost = [place for place in places_of(made) if place not in words]
        if lost:
            raise RequirementNotMet(f"金额、姓名和日期要从各行取，请把这些放回去：{'　'.join(lost)}。", field="words")
    clause.words, clause.is_edited = words, clause.subject != FREE
    _touch(agreement, "edit_clause", by)


def restore_clause(clause: Clause, *, by: Any) -> None:
    """Take back the wording by hand: the clause is again as its lines make it."""
    _open_draft(clause.agreement, by)
    if clause.subject == FREE:
        raise RequirementNotMet("自行添加的条款没有原文，可以改写或者删去。", field="words")
    clause.is_edited = False
    _changed(clause.agreement, "restore_clause", by)


def add_clause(agreement: Agreement, words: str, *, by: Any) -> Clause:
    """A clause by hand, after those that the lines make; it may take from lines too."""
    _open_draft(agreement, by)
    clause = Clause(subject=FREE, words=_checked(agreement, words), ordinal=_last(agreement.clauses) + 1)
    agreement.clauses.append(clause)
    _touch(agreement, "add_clause", by)
    return clause


def drop_clause(clause: Clause, *, by: Any) -> None:
    """Take out a clause that was added by hand."""
    agreement = clause.agreement
    _open_draft(agreement, by)
    if clause.subject != FREE:
        raise RequirementNotMet("这一条是从各行生成的，要删去请删对应的行；措辞可以改写。")
    agreement.clauses.remove(clause)
    _touch(agreement, "drop_clause", by)


def drop_draft(agreement: Agreement, *, by: Any) -> None:
    """A draft that is not wanted; it stays in the file as not used."""
    _open_draft(agreement, by)
    agreement.standing = AgreementStanding.DROPPED.value
    _touch(agreement, "drop_draft", by)


def _new(case: Case, parties: Sequence[Party], facts: DraftFacts) -> Agreement:
    if len({party.side for party in parties}) < 2:
        raise RequirementNotMet("协议要有双方当事人，请先补全申请人和被申请人。", field="parties")
    values = {name: getattr(facts, name) for name in FRAME}
    values["place"] = facts.place or case.body.address
    values["facts_words"] = facts.facts_words or _applied_for(case)
    agreement = Agreement(case=case, form=facts.form.value, standing=AgreementStanding.DRAFT.value,
                          drafted_on=clock.today(), is_partial=bool(facts.open_claims), **values)
    db.session.add(agreement)
    agreement.parties = list(parties)
    agreement.open_claims = list(facts.open_claims)
    db.session.flush()
    remake(agreement)
    return agreement


def _applied_for(case: Case) -> str:
    """What the application says, as a beginning."""
    return case.application.facts_and_reasons if case.application is not None else ""


def _staff_only(case: Case, by: Any) -> None:
    if not who.staff(by, case):
        raise NotPermitted("只有本案的办案人员、调解员和主任可以起草协议。")


def _open_draft(agreement: Agreement, by: Any) -> None:
    _staff_only(agreement.case, by)
    if agreement.standing != AgreementStanding.DRAFT.value:
        raise NotNow("这份协议已经交付签署，不能再改。要改的，办理“不同意文本，继续调解”；已生效的，起草补充协议。")


def _line(agreement: Agreement, facts: ObligationFacts) -> Obligation:
    line = Obligation(ordinal=_last(agreement.obligations) + 1)
    _fill(line, facts)
    agreement.obligations.append(line)
    return line


def _fill(line: Obligation, facts: ObligationFacts) -> None:
    if (facts.amount_fen is None) == (not facts.act_words.strip()):
        raise RequirementNotMet("每一行或者写金额，或者写要做的事，二者选一。", field="amount_fen")
    line.payer, line.payee, line.claim = facts.payer, facts.payee, facts.claim
    line.amount_fen, line.act_words = facts.amount_fen, facts.act_words.strip() or None
    line.joint_payers = [party for party in facts.joint_with if party is not facts.payer]
    for name in ("ground", "due_on", "due_event", "due_event_certain", "third_party_payer", "third_party_signs",
                 "instalment", "instalments", "every_months", "recurring_until", "account_holder", "bank"):
        setattr(line, name, getattr(facts, name))
    line.way = facts.way.value
    line.account_number = facts.account_number or None


def _last(rows: Sequence[Any]) -> int:
    return max((row.ordinal for row in rows), default=0)


def _keep_all_named(agreement: Agreement, parties: Sequence[Party]) -> None:
    kept = {id(party) for party in parties}
    for line in agreement.obligations:
        for party in (line.payer, line.payee, *line.joint_payers):
            if id(party) not in kept:
                raise RequirementNotMet(f"第{line.ordinal}行写到{party.name}，请先改这一行，再把他移出协议。", field="parties")


def _checked(agreement: Agreement, words: str) -> str:
    words = words.strip()
    if not words:
        raise RequirementNotMet("请填写条款内容。", field="words")
    if len(words) > LONGEST_CLAUSE:
        raise RequirementNotMet(f"一条最多{LONGEST_CLAUSE}字，请分成几条。", field="words")
    unknown = list(unfillable(words, lines_by_number(agreement)))
    if unknown:
        raise RequirementNotMet(f"没有这样的行或者内容：{'　'.join(unknown)}。可用的如〔1.金额〕〔1.日期〕〔全部.合计〕。", field="words")
    return words


def remake(agreement: Agreement) -> list[str]:
    """Make the clauses anew from the lines; a wording by hand stays where its lines stayed, else it is returned."""
    kept = {clause.subject: clause for clause in agreement.clauses if clause.subject != FREE}
    free = [(clause.public_id, clause.words) for clause in agreement.clauses if clause.subject == FREE]
    made = made_clauses(agreement)
    rows = [(old.public_id if old else None, each.subject, old.words if old and old.is_edited else each.words,
             bool(old and old.is_edited))
            for each in made for old in [kept.get(each.subject)]]
    lost = [clause.words for subject, clause in kept.items()
            if clause.is_edited and subject not in {each.subject for each in made}]
    rows += [(public_id, FREE, words, False) for public_id, words in free]
    agreement.clauses.clear()
    db.session.flush()
    for ordinal, (public_id, subject, words, edited) in enumerate(rows, start=1):
        clause = Clause(ordinal=ordinal, subject=subject, words=words, is_edited=edited)
        if public_id:
            clause.public_id = public_id
        agreement.clauses.append(clause)
    db.session.flush()
    return lost


def _changed(agreement: Agreement, act: str, by: Any, **details: Any) -> list[str]:
    if agreement.total_fen > LARGEST_FEN:
        raise RequirementNotMet(f"各行合计超过 {yuan(LARGEST_FEN)} 元，请核对金额的单位。", field="amount_fen")
    db.session.flush()
    lost = remake(agreement)
    _touch(agreement, act, by, **details)
    return lost


def _touch(agreement: Agreement, act: str, by: Any, **details: Any) -> None:
    """Every change makes a new version of the draft, so that a page that saw the old one is told; its text is kept."""
    flag_modified(agreement, "standing")
    trail.record(act, by=by, record=agreement, case=agreement.case, **details)
    db.session.flush()
    keep_version(agreement, by=by)
