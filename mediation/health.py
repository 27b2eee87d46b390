"""Whether the process lives, and whether it is ready to work."""
from __future__ import annotations

from typing import Any

from flask import Flask, current_app, jsonify
from sqlalchemy import text

from mediation.extensions import db
from mediation.sealed import seal, unseal
from mediation.web.who_may import everybody


def register(app: Flask) -> None:
    app.add_url_rule("/healthz", "healthz", healthz)
    app.add_url_rule("/readyz", "readyz", readyz)


@everybody
def healthz() -> Any:
    return jsonify(alive=True)


@everybody
def readyz() -> Any:
    """Database, files and keys."""
    db.session.execute(text("select 1"))
    keys = unseal(seal(b"ready", "readyz"), "readyz") == b"ready"
    return jsonify(database=True, keys=keys, environment=current_app.config["MEDIATION_ENV"])
