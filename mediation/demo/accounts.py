"""The accounts of the demo world, for the sign-in page."""
from __future__ import annotations

import json
from pathlib import Path

from flask import Flask

ACCOUNTS_FILE = "demo.json"


def demo_people(app: Flask) -> list[dict[str, str]]:
    """The demo accounts for the sign-in page, while the demo world is loaded here."""
    return _made(app, "people")


def demo_parties(app: Flask) -> list[dict[str, str]]:
    """The accounts that parties of the demo world have made for themselves: number and password of digits."""
    return _made(app, "party_accounts")


def _made(app: Flask, part: str) -> list[dict[str, str]]:
    path = Path(app.instance_path) / ACCOUNTS_FILE
    if app.config["MEDIATION_ENV"] != "development" or not path.exists():
        return []
    return list(json.loads(path.read_text(encoding="utf-8")).get(part, []))
