"""What was handed in as scans of signed papers: the files as they came, and which page of which paper each page is."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.documents.models import Paper
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class ScanHandIn(db.Model):
    """Files that somebody handed in together; filed once a person has confirmed what their pages are.

    ``case`` is the case from whose page they were handed in, none where the codes were to say it.
    """

    __tablename__ = "scan_hand_in"
    record_type = "scan_hand_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    handed_in_at: Mapped[datetime] = mapped_column(Instant)
    filed_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    case: Mapped[Case | None] = relationship()
    by: Mapped[Person] = relationship()
    files: Mapped[list[HandedInFile]] = relationship(back_populates="hand_in", order_by="HandedInFile.ordinal")

    __mapper_args__ = {"version_id_col": version}

    @property
    def pages(self) -> list[HandedInPage]:
        """Every page of every file, in the order in which they came."""
        return [page for file in self.files for page in file.rows]


class HandedInFile(db.Model):
    """One file of a hand-in, kept exactly as it came."""

    __tablename__ = "handed_in_file"
    __table_args__ = (UniqueConstraint("hand_in_id", "ordinal", name="uq_handed_in_file_ordinal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    hand_in_id: Mapped[int] = mapped_column(ForeignKey("scan_hand_in.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    name_sealed: Mapped[str | None] = mapped_column(Text)
    file_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), index=True)

    name = Sealed("name_sealed")
    hand_in: Mapped[ScanHandIn] = relationship(back_populates="files")
    file: Mapped[StoredFile] = relationship()
    rows: Mapped[list[HandedInPage]] = relationship(back_populates="file", order_by="HandedInPage.id")

    def __init__(self, *, name: str, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.name = name


class HandedInPage(db.Model):
    """A page of a file, and the page of the paper that it is; two rows where two papers lie on one photograph.

    ``strange_code`` is set where the page bears a code that belongs to no paper which this person may see;
    ``turned`` says how far its picture is to be turned back.
    """

    __tablename__ = "handed_in_page"
    __table_args__ = (CheckConstraint("(paper_id is null) = (paper_page is null)", name="paper_page"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("handed_in_file.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    turned: Mapped[int] = mapped_column(Integer, default=0)
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    paper_page: Mapped[int | None] = mapped_column(Integer)
    strange_code: Mapped[bool] = mapped_column(Boolean, default=False)
    by_hand: Mapped[bool] = mapped_column(Boolean, default=False)
    filed: Mapped[bool] = mapped_column(Boolean, default=False)

    file: Mapped[HandedInFile] = relationship(back_populates="rows")
    paper: Mapped[Paper | None] = relationship()
