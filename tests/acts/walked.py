"""Cases walked to where a test of their end begins."""
from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf

from mediation.cases.acts import perform
from mediation.cases.facts import Acceptance, Facts, NamingOfMediators, Opening, Suspension, Terms
from mediation.cases.models import Case, PanelMember
from mediation import clock
from mediation.cases.service_addresses import without_address
from mediation.demo.bodies import Bodies
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.files import put
from mediation.intake.acceptance.acts import Answered, accept, ask_other_side, confirm_addresses, record_answer
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from tests.builders import a_submitted_case

IN_ORDER = Acceptance(capacity_in_order=True, not_judged=True)
OPENED = Opening(identity_checked=True, rights_told=True, notice_served=True, sham_warning_given=True)


def _a_scanned_page() -> bytes:
    page = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(page, deterministic_id=True)
    return page.getvalue()


SIGNED = Upload(_a_scanned_page(), "application/pdf", "signed.pdf")


def a_scan() -> str:
    """Some paper that came back signed."""
    return put(SIGNED.content, "application/pdf").sha256


def all_reached(case: Case, *, by: Any) -> None:
    """Everybody has signed for where papers reach it; nobody wants electronic service."""
    confirm_addresses(case, [(party, ServiceAddress(address="示例路1号", electronic=False))
                             for party in without_address(case)], signed=SIGNED, by=by)


def an_asked_case(bodies: Bodies, **more: Any) -> Case:
    case, _slips = a_submitted_case(bodies, **more)
    ask_other_side(case, by=bodies.people["wangmin"])
    return case


def a_consented_case(bodies: Bodies, **more: Any) -> Case:
    case = an_asked_case(bodies, **more)
    record_answer(case, Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.AGREED, way=AnswerWay.SLIP,
                                 proof=a_scan()), by=bodies.people["wangmin"])
    return case


def an_accepted_case(bodies: Bodies, **more: Any) -> Case:
    case = a_consented_case(bodies, **more)
    accept(case, IN_ORDER, by=bodies.people["wangmin"])
    return case


def an_assigned_case(bodies: Bodies, **more: Any) -> Case:
    case = an_accepted_case(bodies, **more)
    mediator = bodies.people["zhouhui"]
    perform(case, "name_mediators", by=bodies.people["liguoqiang"],
            facts=NamingOfMediators(members=((mediator, None),), presiding=mediator))
    db.session.add(PanelMember(case=case, person=mediator, presides=True, named_on=clock.today()))
    db.session.flush()
    return case


def a_case_in_mediation(bodies: Bodies, **more: Any) -> Case:
    case = an_assigned_case(bodies, **more)
    all_reached(case, by=bodies.people["wangmin"])
    perform(case, "begin_mediation", by=bodies.people["zhouhui"], facts=OPENED)
    db.session.commit()
    return case


def a_suspended_case(bodies: Bodies, until: date, **more: Any) -> Case:
    case = a_case_in_mediation(bodies, **more)
    perform(case, "suspend", by=bodies.people["zhouhui"], facts=Suspension(both_agree=True, until=until, reason="等鉴定"))
    return case


def a_case_at_signing(bodies: Bodies, **more: Any) -> Case:
    case = a_case_in_mediation(bodies, **more)
    perform(case, "settle_terms", by=bodies.people["zhouhui"], facts=Terms())
    db.session.commit()
    return case


def reasoned(words: str = "有新的事实", **more: Any) -> Facts:
    """Facts with a reason."""
    return Facts(reason=words, **more)
