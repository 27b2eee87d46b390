"""Asking for a capsule, and recording the receipt that came back for it; both go into the audit trail.

Neither moves the procedure: what the receiver decides is recorded at the handoff or by the court as before.
"""
from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError

from mediation import clock, files
from mediation.agreements.models import BEFORE_THE_COURT, Strengthening
from mediation.audit import trail
from mediation.capsule import receipts
from mediation.capsule.making import is_made_at_once, make
from mediation.capsule.materials import materials_of, receiver_name
from mediation.capsule.models import Capsule, CapsuleReceipt, CapsuleStanding, ReceiptWay
from mediation.capsule.queries import capsules_of, last_ordinal, receipt_with
from mediation.capsule.receipts import ReceiptFile, ReceiptRefused
from mediation.cases import who
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.handoffs.models import Handoff, HandoffState

Record = Handoff | Strengthening
JSON = "application/json"
TWICE = "这份回执已经登记过了，没有再存一份。"


@dataclass(frozen=True)
class Told:
    """What somebody knows of a receipt: who took it in, under which number, when; ``scan`` of the stamped one."""

    received_by: str
    received_on: date
    number: str = ""
    scan: str | None = None


def why_not_now(record: Record) -> str:
    """Why no capsule of this record can be made now, empty where one can."""
    if isinstance(record, Handoff):
        return "这次移送已经结束。" if record.state == HandoffState.ENDED.value else ""
    return "" if record.state_term in BEFORE_THE_COURT else "向法院提出申请以后、法院作出裁定以前，才制作移送包。"


def ask_for_capsule(record: Record, *, by: Any) -> Capsule:
    """Ask for a capsule of this record: a new one each time; made at once where it is small, else by the sweep.

    Raises NotPermitted, and NotNow where none can be made or one is being made.
    """
    _permit(record, by)
    wrong = why_not_now(record)
    if wrong:
        raise NotNow(wrong)
    waiting = {CapsuleStanding.WAITING, CapsuleStanding.MAKING}
    if any(each.standing_term in waiting for each in capsules_of(record)):
        raise NotNow("正在制作移送包，请等它做好。")
    materials = materials_of(record)
    if not materials.items:
        raise RequirementNotMet("没有可以装入的文书：请先出具移送的文书，或者在准备移送时选择材料。")
    capsule = _new(record, by)
    trail.record("ask_for_capsule", by=by, record=capsule, case=record.case, ordinal=capsule.ordinal)
    if is_made_at_once(materials):
        make(capsule, by=by)
    return capsule


def _permit(record: Record, by: Any) -> None:
    if not who.staff_for_party(actor=by, model=record):
        raise NotPermitted("移送包由本案的办案人员、调解员和主任制作，回执由他们登记。")


def _new(record: Record, by: Any) -> Capsule:
    about = {"handoff": record} if isinstance(record, Handoff) else {"strengthening": record}
    capsule = Capsule(case=record.case, ordinal=last_ordinal(record) + 1, receiver=receiver_name(record), asked_by=by,
                      asked_at=clock.now(), **about)
    try:
        with db.session.begin_nested():
            db.session.add(capsule)
    except IntegrityError as other:
        raise NotNow("刚刚有人在制作移送包，请刷新页面。") from other
    return capsule


def record_receipt(capsule: Capsule, told: Told, *, by: Any) -> CapsuleReceipt:
    """The receiver said that it came, or sent the receipt back with its stamp (``scan``)."""
    _ready(capsule, by)
    if told.received_on > clock.today():
        raise RequirementNotMet("收到的日期不能晚于今天。", field="received_on")
    assert capsule.made_at is not None
    if told.received_on < clock.day_of(capsule.made_at):
        raise RequirementNotMet("收到的日期不能早于移送包的制作日期。", field="received_on")
    way = ReceiptWay.STAMPED if told.scan else ReceiptWay.TYPED
    said = [way.value, told.received_by.strip(), told.number.strip(), str(told.received_on), told.scan]
    return _kept(capsule, CapsuleReceipt(
        capsule_id=capsule.id, way=way.value, received_by=told.received_by.strip(), number=told.number.strip(),
        received_on=told.received_on, proof_sha256=told.scan, recorded_at=clock.now(), by_id=by.id,
        said_sha256=hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()), "received_by", by)


def import_receipt(capsule: Capsule, content: bytes, *, by: Any) -> CapsuleReceipt:
    """Take in a signed receipt: its signature holds, and it names this very capsule; raises RequirementNotMet."""
    _ready(capsule, by)
    try:
        found = receipts.read(content)
    except ReceiptRefused as refused:
        raise RequirementNotMet(str(refused), field="file") from refused
    said = found.statement
    if said.manifest_sha256 != capsule.manifest_sha256 or said.capsule != capsule.public_id:
        raise RequirementNotMet("这份回执说的是另一个移送包（清单的 SHA-256 对不上）。请到那一份下面登记。", field="file")
    if capsule.made_at is not None and said.received_on < clock.day_of(capsule.made_at):
        raise RequirementNotMet("回执里的收到日期早于移送包的制作日期，请对方重新出一份。", field="file")
    if said.received_on > clock.today():
        raise RequirementNotMet("回执里的收到日期晚于今天，请对方重新出一份。", field="file")
    return _kept(capsule, _signed(capsule, found, content, by), "file", by)


def _signed(capsule: Capsule, found: ReceiptFile, content: bytes, by: Any) -> CapsuleReceipt:
    said, signed = found.statement, found.signed
    who_took_it = f"{said.organisation} {said.received_by}".strip()
    return CapsuleReceipt(
        capsule_id=capsule.id, way=ReceiptWay.SIGNED.value, received_by=who_took_it, number=said.number,
        received_on=said.received_on, signer=signed.subject, fingerprint=signed.fingerprint,
        self_made=signed.self_made, said_sha256=found.sum, proof_sha256=files.put(content, JSON).sha256,
        recorded_at=clock.now(), by_id=by.id)


def _ready(capsule: Capsule, by: Any) -> None:
    _permit(capsule.record, by)
    if capsule.standing_term is not CapsuleStanding.READY:
        raise NotNow("移送包做好以后，才登记它的回执。")


def _kept(capsule: Capsule, receipt: CapsuleReceipt, field: str, by: Any) -> CapsuleReceipt:
    if receipt_with(capsule, receipt.said_sha256) is not None:
        raise RequirementNotMet(TWICE, field=field)
    try:
        with db.session.begin_nested():
            db.session.add(receipt)
    except IntegrityError as other:
        raise RequirementNotMet(TWICE, field=field) from other
    trail.record("record_capsule_receipt", by=by, record=receipt, case=capsule.case, way=receipt.way,
                 capsule=capsule.public_id)
    return receipt
