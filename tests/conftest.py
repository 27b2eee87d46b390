"""What every test can ask for: the application on its databases, a client, a day, a browser."""
from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest
import time_machine
from flask import Flask
from werkzeug.serving import make_server

from tests.databases import PostgresDatabase, Prepared, SqliteDatabase
from tests.kept import JOURNEYS, Keeper
from tests.page_client import PageClient

SHANGHAI = ZoneInfo("Asia/Shanghai")
ON_BOTH = {"acts", "access", "queries", "faults", "races", "migrations"}
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                      "--disable-background-networking", "--disable-component-update", "--disable-sync"]

VARIABLES = ("MEDIATION_ENV", "DATABASE_URL", "DATA_DIR", "SECRET_KEY", "FIELD_KEY", "PEPPER", "BASE_URL",
             "SIGNING_KEY", "SIGNING_CERT", "TSA_URL", "CERTIFICATE_SERVICE_URL", "CERTIFICATE_SERVICE_TOKEN",
             "CERTIFICATE_SERVICE_CA", "CERTIFICATE_ROOTS", "SMTP_URL", "SMS_WEBHOOK_URL",
             "COURT_WEBHOOK_URL", "CLAMD_SOCKET", "LOG_LEVEL", "TRUSTED_PROXIES", "HOSTED_BY", "HOST_IS_EMPLOYER")

hypothesis.settings.register_profile("searching", deadline=None)
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady" if os.environ.get("CI") else "searching")


def chromium() -> str | None:
    """The Chromium of this machine."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("mediation")
    group.addoption("--database", choices=("both", "sqlite", "postgresql"), default="both",
                    help="both: SQLite, and PostgreSQL too in the folders that are about the database")
    group.addoption("--regenerate-golden", action="store_true",
                    help="write the golden files anew instead of comparing with them")


def pytest_configure() -> None:
    """What the shell has set for a running system is none of the tests' business."""
    for name in VARIABLES:
        os.environ.pop(name, None)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of a folder that is about the database runs on both."""
    if "database_name" not in metafunc.fixturenames:
        return
    marker = metafunc.definition.get_closest_marker("databases")
    folder = Path(metafunc.definition.path).relative_to(Path(__file__).parent).parts[0]
    names = marker.args if marker else ("sqlite", "postgresql") if folder in ON_BOTH else ("sqlite",)
    chosen = metafunc.config.getoption("--database")
    if chosen != "both":
        names = (chosen,)
    if names != ("sqlite",):
        metafunc.parametrize("database_name", names, indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey in the browser needs one; without it the run says so in one line.

    The longest files come first, so that of two workers none is left alone with them at the end.
    """
    items.sort(key=lambda item: not set(Path(item.path).parts) & {"demo", "browser"})
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            if chromium() is None:
                item.add_marker(pytest.mark.skip(reason="Chromium was not found"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if chromium() is None:
        terminalreporter.write_line("Browser journeys were not run: Chromium was not found (apt install chromium).")


@pytest.fixture(scope="session")
def prepare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Prepared]]:
    """Makes the application for a database, once for the run; tests of the law alone never load it."""
    from mediation import create_app

    made: dict[str, Prepared] = {}

    def prepared(name: str) -> Prepared:
        if name not in made:
            folder = tmp_path_factory.mktemp(name)
            database = SqliteDatabase(folder) if name == "sqlite" else PostgresDatabase()
            app = create_app({
                "MEDIATION_ENV": "test", "TESTING": True, "INSTANCE_PATH": str(folder),
                "DATABASE_URL": database.url, "DATA_DIR": str(folder / "files"), "NOTICE_DIR": str(folder / "notices"),
                "SECRET_KEY": "test " * 10, "FIELD_KEY": "field " * 10, "PEPPER": "pepper " * 10,
            })
            app.test_client_class = PageClient
            made[name] = Prepared(app, database)
            with app.app_context():
                app.extensions["keeper"] = Keeper(made[name], tmp_path_factory.mktemp("kept"))
        return made[name]

    yield prepared
    for each in made.values():
        each.close()


@pytest.fixture
def database_name(request: pytest.FixtureRequest) -> str:
    """Which database this test runs on: sqlite or postgresql."""
    return getattr(request, "param", "sqlite")


@pytest.fixture
def app(prepare: Callable[[str], Prepared], database_name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application on an empty database."""
    prepared = prepare(database_name)
    prepared.app.extensions["keeper"].begins(monkeypatch._setattr)
    yield prepared.app
    prepared.renew()


@pytest.fixture(autouse=True)
def _push_request_context(request: pytest.FixtureRequest) -> Iterator[None]:
    """An application context for the test itself, in place of pytest-flask's request context.

    pytest-flask keeps one context for the test and its clients, and with it the person who signed in first.
    Here each request of a client gets a context of its own (tests/page_client.py). A test with a live server
    opens and closes its contexts itself: a transaction left open would keep the server waiting.
    """
    if "app" not in request.fixturenames or "live_server" in request.fixturenames:
        yield
        return
    with request.getfixturevalue("app").app_context():
        yield


@pytest.fixture
def client(app: Flask) -> PageClient:
    """Somebody who has not signed in."""
    return app.test_client()


@pytest.fixture
def on() -> Iterator[Callable[..., None]]:
    """``on(date(2026, 3, 2), "09:30")`` sets the clock in China; called again, it moves on."""
    travels: list[time_machine.Coordinates] = []
    journey: list[time_machine.travel] = []

    def travel(day: date, at: str = "09:00") -> None:
        moment = datetime.combine(day, time.fromisoformat(at), SHANGHAI)
        if travels:
            travels[0].move_to(moment)
            return
        journey.append(time_machine.travel(moment))
        travels.append(journey[0].start())
        JOURNEYS.append(travels[0])

    yield travel
    for each in journey:
        each.stop()
        JOURNEYS.clear()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden("name.txt", text)`` compares with tests/…/golden/name.txt, beside the test."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        if request.config.getoption("--regenerate-golden"):
            folder.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        assert text == (folder / name).read_text(encoding="utf-8"), f"{folder / name} says otherwise"

    return compare


@dataclass(frozen=True)
class LiveServer:
    """The application behind an address."""

    url: str
    app: Flask


@pytest.fixture
def live_server(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveServer]:
    """The application answering on a port of this machine, in a thread of the test."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    url = f"http://127.0.0.1:{server.port}"
    monkeypatch.setitem(app.config, "BASE_URL", url)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield LiveServer(url, app)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Chromium, started once for the run."""
    from playwright.sync_api import sync_playwright

    os.environ.setdefault("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("chromium")))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()
