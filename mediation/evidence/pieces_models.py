"""Files that come in piece by piece: how far each has come, so that it goes on where the line broke."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Instant, db
from mediation.law.terms import Zone
from mediation.parties.models import Party
from mediation.sealed import Sealed, public_id

UNFINISHED = text("piece_ref is null")


class FileInPieces(db.Model):
    """A file that a party is handing in: ``size`` was said at the beginning, ``reached`` bytes of it are here.

    It is no piece of evidence and nobody can open it. ``on_disk`` is how many sealed bytes of its pieces count: what
    stands behind them was written by a request that came to no end. ``known_by`` is a keyed fingerprint of its name,
    size and beginning, by which the same file is known when it is chosen again; None where its sender could reckon
    none. ``piece_ref`` is the piece of evidence that it became.
    """

    __tablename__ = "file_in_pieces"
    __table_args__ = (
        CheckConstraint("size > 0 and reached >= 0 and reached <= size and on_disk >= 0", name="reached"),
        CheckConstraint("zone in ('private', 'handling')", name="zone"),
        Index("uq_file_in_pieces_open", "party_id", "known_by", unique=True, sqlite_where=UNFINISHED,
              postgresql_where=UNFINISHED))
    record_type = "file_in_pieces"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    known_by: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    reached: Mapped[int] = mapped_column(BigInteger, default=0)
    on_disk: Mapped[int] = mapped_column(BigInteger, default=0)
    file_name_sealed: Mapped[str | None] = mapped_column(Text)
    name_sealed: Mapped[str | None] = mapped_column(Text)
    proves_sealed: Mapped[str | None] = mapped_column(Text)
    zone: Mapped[str] = mapped_column(String(16), default=Zone.PRIVATE.value)
    begun_at: Mapped[datetime] = mapped_column(Instant, index=True)
    piece_ref: Mapped[str | None] = mapped_column(String(32))

    file_name = Sealed("file_name_sealed")
    name = Sealed("name_sealed")
    proves = Sealed("proves_sealed")
    party: Mapped[Party] = relationship()

    def __init__(self, *, file_name: str, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.file_name = file_name
