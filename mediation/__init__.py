"""Labour-dispute mediation: from the application to the agreement, its confirmation, or the way to arbitration."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(overrides: dict[str, Any] | None = None) -> Flask:
    """The application: its settings, its extensions, the order in which a request is met, its rooms.

    They are imported here: whoever only prints a paper, asks the law or checks a capsule does not wait for the whole
    house, and needs no more of it than that.
    """
    from mediation import cli, health, rooms
    from mediation.applying import visits as applying_visits
    from mediation.extensions import csrf, db, login_manager, migrate
    from mediation.following import visits
    from mediation.people import locking, signing_in
    from mediation.web import (addresses, big_type, commits, filters, frame, headers, how_large, languages, proxies,
                               refusals, who_may)

    app = _with_its_settings(overrides)
    db.init_app(app)
    migrate.init_app(app, db)
    app.before_request(how_large.make_room)
    csrf.init_app(app)
    login_manager.init_app(app)
    signing_in.register(login_manager)
    proxies.register(app)
    addresses.register(app)
    headers.register(app)
    app.after_request(locking.note_use)
    app.after_request(visits.note_use)
    app.after_request(applying_visits.note_use)
    app.after_request(visits.keep_cookie)
    commits.register(app)
    app.before_request(locking.check_idle)
    app.before_request(who_may.check_permission)
    refusals.register(app)
    languages.register(app)
    big_type.register(app)
    filters.register(app)
    frame.register(app)
    health.register(app)
    rooms.register(app)
    cli.register(app)
    return app


def _with_its_settings(overrides: dict[str, Any] | None) -> Flask:
    """The bare application: where its instance is, what is set, how it writes pages and JSON."""
    from flask import Flask
    from jinja2 import StrictUndefined

    from mediation import config
    from mediation.web.readable_json import ReadableJSON

    instance = Path((overrides or {}).get("INSTANCE_PATH", Path(__file__).resolve().parent.parent / "instance"))
    app = Flask(__name__, instance_path=str(instance))
    app.config.from_mapping(config.settings(instance, overrides))
    app.config["SQLALCHEMY_DATABASE_URI"] = app.config.get("DATABASE_URL") or app.config["SQLALCHEMY_DATABASE_URI"]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.json = ReadableJSON(app)
    return app
