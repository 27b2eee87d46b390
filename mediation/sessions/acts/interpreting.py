"""Interpreters: booked, registered with their promise of secrecy (D17), or a party's signed word that it needs none."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.documents.acts import issue
from mediation.documents.kinds.d17_interpreter import Interpreting
from mediation.documents.models import Paper
from mediation.documents.queries import latest_paper
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import IdentityKind, Language
from mediation.parties.models import Party
from mediation.sessions.acts.handmade import keep_handmade
from mediation.sessions.models import Interpreter
from mediation.sessions.requirements import EVER, staff_may

PAPER = "D17"
NEEDS_NONE = "D17-0"


@dataclass(frozen=True)
class Booking:
    """Who interprets: what is known when they are called; the rest is added before they are registered."""

    language: Language
    name: str
    firm: str = ""
    qualification: str = ""
    relation: str = "无"
    phone: str | None = None
    identity_number: str | None = None
    duty: str = "口译"
    fee_source: str = ""

    @property
    def lacks(self) -> list[str]:
        """What the registration still needs, in words."""
        asked = (("单位", self.firm), ("资质", self.qualification), ("与双方的关系", self.relation), ("电话", self.phone),
                 ("身份证号码", self.identity_number), ("费用来源", self.fee_source))
        return [words for words, value in asked if not value]


def book_interpreter(case: Case, party: Party, booking: Booking, *, by: Any) -> Interpreter:
    """Book an interpreter for a party; when all is known, the registration (D17) is printed for signing."""
    staff_may(case, by, EVER, "约翻译")
    _check(case, party, booking)
    row = Interpreter(case=case, party=party, booked_on=clock.today(), language=booking.language.value,
                      name=booking.name)
    db.session.add(row)
    _write(row, booking)
    trail.record("book_interpreter", by=by, record=case, case=case, interpreter=row.public_id)
    _register(row, booking, by=by)
    return row


def amend_booking(interpreter: Interpreter, booking: Booking, *, by: Any) -> Interpreter:
    """Add or mend what is known of a booked interpreter; a signed registration is never changed."""
    staff_may(interpreter.case, by, EVER, "改翻译登记")
    _not_signed(interpreter)
    _check(interpreter.case, interpreter.party, booking)
    _write(interpreter, booking)
    trail.record("amend_booking", by=by, record=interpreter.case, case=interpreter.case,
                 interpreter=interpreter.public_id)
    _register(interpreter, booking, by=by)
    return interpreter


def sign_registration(interpreter: Interpreter, signed_on: date, *, by: Any, proof: str) -> Interpreter:
    """The interpreter has promised and both sides agree: from this day the party may sign through them."""
    staff_may(interpreter.case, by, EVER, "记录翻译签名")
    _not_signed(interpreter)
    paper = latest_paper(interpreter.case, PAPER)
    if paper is None or paper.about_ref != interpreter.public_id:
        raise RequirementNotMet("翻译登记表还没有出：请先补全翻译的单位、资质、电话、身份证号码和费用来源。", field="signed_on")
    if not paper.issued_on <= signed_on <= clock.today():
        raise RequirementNotMet(f"签名的日期要在出表（{paper.issued_on}）到今天之间。", field="signed_on")
    interpreter.signed_on, interpreter.signed_scan = signed_on, proof
    paper.signed_scan_sha256 = proof
    trail.record("sign_registration", by=by, record=paper, case=interpreter.case, interpreter=interpreter.public_id)
    return interpreter


def release_interpreter(interpreter: Interpreter, *, by: Any) -> Interpreter:
    """A booked interpreter does not come; what they interpreted before stays as it was signed."""
    staff_may(interpreter.case, by, EVER, "取消翻译")
    interpreter.left_on = clock.today()
    trail.record("release_interpreter", by=by, record=interpreter.case, case=interpreter.case,
                 interpreter=interpreter.public_id)
    return interpreter


def record_needs_none(case: Case, party: Party, *, by: Any, proof: str) -> Paper:
    """A party declares in writing that it needs no interpreter; the signed paper is kept."""
    staff_may(case, by, EVER, "登记不需要翻译")
    if party.language_term is Language.MANDARIN:
        raise RequirementNotMet(f"{party.name}登记的是国家通用语言，不需要这份声明。", field="party")
    party.needs_no_interpreter = True
    return keep_handmade(case, NEEDS_NONE, proof, by=by, party=party)


def _check(case: Case, party: Party, booking: Booking) -> None:
    if party.case_id != case.id or not party.is_active:
        raise RequirementNotMet("请选择本案的当事人。", field="party")
    if not booking.name.strip():
        raise RequirementNotMet("请填写翻译的姓名。", field="name")
    if any(other.name == booking.name and other.identity_number == booking.identity_number
           and booking.identity_number for other in case.parties):
        raise RequirementNotMet("当事人不能在自己的案件里担任翻译。", field="name")


def _write(row: Interpreter, booking: Booking) -> None:
    row.language, row.name, row.firm = booking.language.value, booking.name, booking.firm
    row.qualification, row.relation, row.duty = booking.qualification, booking.relation, booking.duty
    row.phone, row.identity_number = booking.phone, booking.identity_number
    row.fee_source = booking.fee_source or None
    db.session.flush()


def _register(row: Interpreter, booking: Booking, *, by: Any) -> None:
    if booking.lacks or not row.case.number:
        return
    issue(row.case, PAPER, Interpreting(
        language=booking.language, name=booking.name, id_kind=IdentityKind.RESIDENT,
        id_number=booking.identity_number, phone=booking.phone, workplace=booking.firm,
        qualification=booking.qualification, relation=booking.relation, for_party=row.party.name, duty=booking.duty,
        begins=row.booked_on, fee_source=booking.fee_source), by=by, about=row)


def _not_signed(interpreter: Interpreter) -> None:
    if interpreter.signed_on is not None:
        raise NotNow("翻译登记表已经签名，不能再改；换人的，请另行登记。")
