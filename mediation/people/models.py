"""People with an account, their posts and affiliations, sessions kept on the server, attempts to sign in."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation import clock
from mediation.bodies.models import Body
from mediation.extensions import Instant, db
from mediation.law.terms import MemberSide, Role
from mediation.sealed import Sealed, public_id


class Person(db.Model):
    """Somebody who signs in. What they may do follows from the posts they hold today, never from the account."""

    __tablename__ = "person"
    record_type = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    login: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    password_hash: Mapped[str] = mapped_column(String(200))
    phone_sealed: Mapped[str | None] = mapped_column(String(200))
    identity_lookup: Mapped[str | None] = mapped_column(String(64), index=True)
    disabled: Mapped[bool] = mapped_column(Boolean, default=False)

    phone = Sealed("phone_sealed")
    posts: Mapped[list[Post]] = relationship(back_populates="person", order_by="Post.id", lazy="selectin")
    affiliations: Mapped[list[Affiliation]] = relationship(back_populates="person", lazy="selectin")

    is_authenticated = True
    is_anonymous = False
    is_system = False

    @property
    def is_active(self) -> bool:
        return not self.disabled

    def get_id(self) -> str:
        return self.public_id

    def posts_today(self) -> list[Post]:
        """The posts in force today; a post that has ended gives nothing from the next request on."""
        today = clock.today()
        return [post for post in self.posts if post.in_force(today)]

    def holds(self, role: Role, body_id: int | None = None) -> bool:
        """Whether the person holds this role today, in this body where one is named."""
        return not self.disabled and any(
            post.role == role.value and body_id in (None, post.body_id) for post in self.posts_today())

    def body_ids(self, *roles: Role) -> list[int]:
        """The bodies in which the person holds one of these roles today."""
        wanted = {role.value for role in roles}
        return sorted({post.body_id for post in self.posts_today() if post.role in wanted})

    @property
    def role_words(self) -> str:
        return ",".join(sorted({post.role for post in self.posts_today()}))


class SystemActor:
    """The sweep: it marks, drafts and reminds, and closes only the doors that close by law."""

    id = None
    public_id: str | None = None
    name = "系统"
    role_words = "system"
    is_system = True
    disabled = False

    def holds(self, _role: Role, _body_id: int | None = None) -> bool:
        return False

    def body_ids(self, *_roles: Role) -> list[int]:
        return []


SYSTEM = SystemActor()


class Post(db.Model):
    """A role in a body for a time; in a company committee with the side on which its holder sits."""

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint(f"role in ({', '.join(repr(r.value) for r in Role)})", name="role"),
        CheckConstraint(f"side is null or side in ({', '.join(repr(s.value) for s in MemberSide)})", name="side"),
        Index("ix_post_body_role", "body_id", "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    role: Mapped[str] = mapped_column(String(32))
    side: Mapped[str | None] = mapped_column(String(32))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)

    person: Mapped[Person] = relationship(back_populates="posts")
    body: Mapped[Body] = relationship(lazy="joined")

    def in_force(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class Affiliation(db.Model):
    """That a person works for an employer (group companies have a row each); it is shown and limits what they see."""

    __tablename__ = "affiliation"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    employer_name: Mapped[str] = mapped_column(String(120))
    employer_code: Mapped[str | None] = mapped_column(String(18))

    person: Mapped[Person] = relationship(back_populates="affiliations")


class SignedInSession(db.Model):
    """A session: the cookie holds only its random key, and nothing works after it has ended here."""

    __tablename__ = "signed_in_session"

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    locked: Mapped[bool] = mapped_column(Boolean, default=False)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    person: Mapped[Person] = relationship(lazy="joined")


class Attempt(db.Model):
    """A failed try at a door (sign-in, look-up by code), counted by what was tried, from where, and altogether."""

    __tablename__ = "attempt"
    __table_args__ = (
        Index("ix_attempt_door_subject", "door", "subject", "at"),
        Index("ix_attempt_door_at", "door", "at"),
        Index("ix_attempt_door_origin", "door", "origin", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    door: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(64))
    origin: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant)
