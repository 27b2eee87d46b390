"""Loading the demo world, and telling what it holds."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flask import Flask

from mediation.bodies.queries import body_called
from mediation.demo.bodies import MEDIATORS, Bodies, build_bodies
from mediation.errors import RequirementNotMet
from mediation.extensions import db

ACCOUNTS_FILE = "demo.json"


def load(app: Flask) -> dict[str, Any]:
    """Build the demo world in an empty database and say what was made; raises RequirementNotMet elsewhere."""
    if app.config["MEDIATION_ENV"] == "production":
        raise RequirementNotMet("正式环境不能装入演示数据。")
    if body_called(MEDIATORS[0]["name"]) is not None:
        raise RequirementNotMet("演示数据已经装过了。")
    bodies = build_bodies()
    db.session.commit()
    return described(bodies)


def described(bodies: Bodies) -> dict[str, Any]:
    """What the demo world holds, as the contract asks for it."""
    return {
        "people": [{"name": one.person.name, "role": one.role, "body": one.body, "login": one.person.login,
                    "password": one.password, "totp": None} for one in bodies.accounts],
        "bodies": [{"id": body.public_id, "name": body.name, "type": body.legal_type}
                   for body in bodies.by_key.values()],
        "cases": [], "signed_agreements": [], "capsules": [], "handoffs": [],
    }


def demo_people(app: Flask) -> list[dict[str, str]]:
    """The demo accounts for the sign-in page, while the demo world is loaded here."""
    path = Path(app.instance_path) / ACCOUNTS_FILE
    if app.config["MEDIATION_ENV"] != "development" or not path.exists():
        return []
    return list(json.loads(path.read_text(encoding="utf-8"))["people"])
