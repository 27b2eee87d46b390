"""Loading the demo world, and telling what it holds."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask

from mediation import files
from mediation.agreements.models import Agreement, AgreementStanding, ObligationState
from mediation.agreements.states import AT_THE_COURT
from mediation.bodies.queries import body_called
from mediation.capsule.queries import ready_capsules
from mediation.cases.models import Case
from mediation.demo import stories
from mediation.demo.bodies import MEDIATORS, Bodies, build_bodies
from mediation.demo.rated import rate_the_service
from mediation.demo.stage import Play, Say, tell
from mediation.demo.tales import TALES
from mediation.errors import RequirementNotMet
from mediation.extensions import db

__all__ = ["described", "load", "stories"]
FOLDER = "demo"
WORST_FIRST = (ObligationState.DEFAULTED, *AT_THE_COURT, ObligationState.PERFORMING, ObligationState.WAIVED,
               ObligationState.PERFORMED)


def load(app: Flask, say: Say = lambda words: None) -> dict[str, Any]:
    """Build the demo world in an empty database and say what was made; raises RequirementNotMet elsewhere.

    ``say`` hears how far the tales have got.
    """
    if app.config["MEDIATION_ENV"] == "production":
        raise RequirementNotMet("正式环境不能装入演示数据。")
    if body_called(MEDIATORS[0]["name"]) is not None:
        raise RequirementNotMet("演示数据已经装过了。")
    bodies = build_bodies()
    db.session.commit()
    with _in_a_hurry(app):
        plays = tell(TALES, bodies, say)
        rate_the_service(plays, bodies)
        return described(bodies, plays, Path(app.instance_path) / FOLDER)


@contextmanager
def _in_a_hurry(app: Flask) -> Iterator[None]:
    """Nobody else writes, nothing is read again after a commit, and no write waits for the disk."""
    session = db.session()
    session.expire_on_commit = False
    app.config["DEMO_IS_LOADING"] = True
    _wait_for_the_disk(False)
    try:
        yield
    finally:
        app.config["DEMO_IS_LOADING"] = False
        db.session.remove()
        _wait_for_the_disk(True)


def _wait_for_the_disk(waits: bool) -> None:
    """SQLite waits for the disk at each commit, or not; PostgreSQL is left as it is."""
    if db.engine.dialect.name != "sqlite":
        return
    connection = db.engine.raw_connection()
    connection.cursor().execute(f"PRAGMA synchronous={'FULL' if waits else 'OFF'}")
    connection.close()


def described(bodies: Bodies, plays: Sequence[Play], folder: Path) -> dict[str, Any]:
    """What the demo world holds, as the contract asks for it; agreements and capsules are files."""
    cases = [case for play in plays if play.walk.is_begun for case in _cases_of(play)]
    return {
        "people": [{"name": one.person.name, "role": one.role, "body": one.body, "login": one.person.login,
                    "password": one.password, "totp": None} for one in bodies.accounts],
        "party_accounts": [{"body": play.walk.case.body.name, **play.walk.note["party_account"]} for play in plays
                           if "party_account" in play.walk.note],
        "bodies": [{"id": body.public_id, "name": body.name, "type": body.legal_type}
                   for body in bodies.by_key.values()],
        "cases": [entry for _case, entry in cases],
        "signed_agreements": [str(path) for case, _entry in cases for path in _written(case, folder)],
        "capsules": [str(path) for path in _capsules([case for case, _entry in cases], folder)],
        "handoffs": [{"case": case.public_id, "way": handoff.way, "state": handoff.state}
                     for case, _entry in cases for handoff in case.handoffs],
    }


def _cases_of(play: Play) -> Iterator[tuple[Case, dict[str, Any]]]:
    """The case of a tale with the code on its first receipt, and a case that was split off from it."""
    slip = play.walk.slips[0] if play.walk.slips else None
    yield play.walk.case, _entry(play.walk.case, slip.locator if slip else None, slip.secret if slip else None)
    split = play.walk.note.get("split")
    if split is not None:
        yield split, _entry(split, None, None)


def _entry(case: Case, locator: str | None, secret: str | None) -> dict[str, Any]:
    in_effect = [each for each in case.agreements if each.supplements_id is None and each.strengthening is not None]
    return {"id": case.public_id, "number": case.number, "state": case.state,
            "strengthening": in_effect[-1].strengthening.state if in_effect else None,
            "performance": _performance(case), "locator": locator, "secret": secret, "body": case.body.name}


def _performance(case: Case) -> str | None:
    """How the lines stand together: the worst of them."""
    states = {line.state for each in case.agreements for line in each.obligations}
    return next((state.value for state in WORST_FIRST if state.value in states), None)


def _written(case: Case, folder: Path) -> Iterator[Path]:
    for agreement in case.agreements:
        if agreement.standing == AgreementStanding.IN_EFFECT.value and agreement.paper is not None:
            yield _write(agreement, folder)


def _capsules(cases: Sequence[Case], folder: Path) -> Iterator[Path]:
    """The capsules of these cases as files."""
    for capsule in ready_capsules([case.id for case in cases]):
        assert capsule.file_sha256 is not None
        yield _kept(folder / f"{capsule.file_name}.zip", capsule.file_sha256)


def _write(agreement: Agreement, folder: Path) -> Path:
    assert agreement.paper is not None
    return _kept(folder / f"{agreement.number or agreement.public_id}.pdf", agreement.paper.file_sha256)


def _kept(path: Path, sha256: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(files.content_of(sha256))
    return path
