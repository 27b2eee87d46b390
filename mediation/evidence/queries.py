"""The evidence of a case; who may see which piece is for ``evidence.access`` to say."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.cases.models import Case
from mediation.evidence.check_models import CheckStanding, FileCheck, HandingIn
from mediation.evidence.integrity_models import NightRound, StoreFault
from mediation.evidence.models import Evidence, ZoneMove
from mediation.evidence.pieces_models import FileInPieces
from mediation.extensions import db
from mediation.files import StoredFile
from mediation.law.terms import Zone
from mediation.parties.models import Party


def evidence_of(case: Case) -> Sequence[Evidence]:
    """Every piece of the case in the order in which it was taken in, with its party and its moves."""
    return db.session.scalars(
        select(Evidence).where(Evidence.case_id == case.id)
        .options(joinedload(Evidence.party), joinedload(Evidence.received_by),
                 joinedload(Evidence.check).selectinload(FileCheck.pictures),
                 selectinload(Evidence.moves).joinedload(ZoneMove.by),
                 selectinload(Evidence.moves).joinedload(ZoneMove.by_party))
        .order_by(Evidence.ordinal)).all()


def hold(case: Case) -> None:
    """Let nobody else list a piece in this case until the transaction ends: each has a number of its own."""
    db.session.execute(select(Case.id).where(Case.id == case.id).with_for_update())


def next_ordinal(case: Case) -> int:
    """The number of the next piece of this case."""
    return (db.session.scalar(select(func.max(Evidence.ordinal)).where(Evidence.case_id == case.id)) or 0) + 1


def shared_evidence(case: Case) -> Sequence[Evidence]:
    """What both sides see; nothing else may go out with the file."""
    return db.session.scalars(select(Evidence).where(
        Evidence.case_id == case.id, Evidence.zone == Zone.SHARED.value).order_by(Evidence.ordinal)).all()


def size_of(case: Case) -> tuple[int, int]:
    """How many pieces a case has and how many bytes they are together, with the files that are still coming in."""
    number, together = db.session.execute(
        select(func.count(), func.coalesce(func.sum(StoredFile.size), 0)).select_from(Evidence)
        .join(StoredFile, StoredFile.sha256 == Evidence.file_sha256).where(Evidence.case_id == case.id)).one()
    coming, promised = db.session.execute(
        select(func.count(), func.coalesce(func.sum(FileInPieces.size), 0)).join(Party)
        .where(Party.case_id == case.id, FileInPieces.piece_ref.is_(None))).one()
    return number + coming, int(together) + int(promised)


def file_in_pieces(party: Party, ref: str) -> FileInPieces | None:
    """A file that this party is handing in, by its random name."""
    return db.session.scalars(select(FileInPieces).where(
        FileInPieces.party_id == party.id, FileInPieces.public_id == ref)).one_or_none()


def held_file_in_pieces(party: Party, ref: str) -> FileInPieces | None:
    """The same as it stands now, with nobody else at it until the transaction ends."""
    return db.session.scalars(
        select(FileInPieces).where(FileInPieces.party_id == party.id, FileInPieces.public_id == ref)
        .with_for_update().execution_options(populate_existing=True)).one_or_none()


def unfinished_known_by(party: Party, known_by: str) -> FileInPieces | None:
    """The unfinished file of this party with this name, size and beginning."""
    return db.session.scalars(select(FileInPieces).where(
        FileInPieces.party_id == party.id, FileInPieces.known_by == known_by,
        FileInPieces.piece_ref.is_(None))).one_or_none()


def unfinished_files(party: Party) -> Sequence[FileInPieces]:
    """What this party began to hand in and did not finish, the oldest first."""
    return db.session.scalars(select(FileInPieces).where(
        FileInPieces.party_id == party.id, FileInPieces.piece_ref.is_(None)).order_by(FileInPieces.id)).all()


def old_pieces(before: datetime) -> Sequence[FileInPieces]:
    """Files that have become evidence and still lie here in pieces, and all that began before a moment."""
    return db.session.scalars(select(FileInPieces).where(
        (FileInPieces.begun_at < before) | FileInPieces.piece_ref.is_not(None) & (FileInPieces.on_disk > 0))
        .with_for_update(skip_locked=True)).all()


def handed_in_since(party: Party, since: datetime) -> int:
    """How many files a party has handed in on its own pages since a moment."""
    return db.session.scalar(select(func.count()).select_from(HandingIn).where(
        HandingIn.party_id == party.id, HandingIn.at > since)) or 0


def waiting_for_a_look(most: int) -> Sequence[str]:
    """The contents of pieces that nobody has looked at yet, those tried least often first."""
    return db.session.scalars(
        select(Evidence.file_sha256).outerjoin(FileCheck, FileCheck.sha256 == Evidence.file_sha256)
        .where((FileCheck.sha256.is_(None)) | (FileCheck.standing == CheckStanding.CHECKING.value))
        .group_by(Evidence.file_sha256, FileCheck.tries)
        .order_by(func.coalesce(FileCheck.tries, 0), func.min(Evidence.id)).limit(most)).all()


def is_needed(sha256: str) -> bool:
    """Whether anything in the tables still names a content, besides what was found when it was looked at."""
    own = {FileCheck.__tablename__, "store_fault"}
    columns = [column for table in db.metadata.sorted_tables if table.name not in own for column in table.columns
               if any(key.target_fullname == "stored_file.sha256" for key in column.foreign_keys)]
    return any(db.session.execute(select(column).where(column == sha256).limit(1)).first() for column in columns)


def round_of(night: date) -> NightRound | None:
    """The round over the store of one night."""
    return db.session.scalars(select(NightRound).where(NightRound.night == night)).one_or_none()


def held_round_of(night: date) -> NightRound:
    """A round that has begun as it stands now, with nobody else at it until the transaction ends."""
    return db.session.scalars(select(NightRound).where(NightRound.night == night)
                              .with_for_update().execution_options(populate_existing=True)).one()


def last_round() -> NightRound | None:
    """The newest round that has come to its end."""
    return db.session.scalars(select(NightRound).where(NightRound.ended_at.is_not(None))
                              .order_by(NightRound.night.desc()).limit(1)).first()


def next_stored(after: str, most: int) -> list[str]:
    """The next contents of the store by their hashes."""
    return list(db.session.scalars(select(StoredFile.sha256).where(StoredFile.sha256 > after)
                                   .order_by(StoredFile.sha256).limit(most)))


def are_known(names: Sequence[str]) -> set[str]:
    """Which of these contents the tables name."""
    return set(db.session.scalars(select(StoredFile.sha256).where(StoredFile.sha256.in_(names)))) if names else set()


def open_fault(sha256: str) -> StoreFault | None:
    """What is known to be wrong with a content now."""
    return db.session.scalars(select(StoreFault).where(
        StoreFault.sha256 == sha256, StoreFault.mended_at.is_(None))).first()


def open_faults() -> Sequence[StoreFault]:
    """Everything that is missing or damaged now, the newest first."""
    return db.session.scalars(select(StoreFault).where(StoreFault.mended_at.is_(None))
                              .order_by(StoreFault.found_at.desc(), StoreFault.id)).all()


def faults_among(contents: Sequence[str]) -> set[str]:
    """Which of these contents are missing or damaged now."""
    return set(db.session.scalars(select(StoreFault.sha256).where(
        StoreFault.mended_at.is_(None), StoreFault.sha256.in_(contents)))) if contents else set()
