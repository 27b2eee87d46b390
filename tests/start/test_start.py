"""python3 start.py: what it says when something is in the way, and that it starts, serves, stops and starts again."""
from __future__ import annotations

import importlib.util
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

import start
from tests.structure.source import ROOT

LONGEST_WAIT = 60
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "instance", "tests", "__pycache__", ".*cache", ".hypothesis")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(start.Stop, match="needs Python 3.11 or later; this is Python 3.9"):
        start.check_python()


def test_a_missing_venv_module_is_named_with_the_package_that_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(start.Stop, match="apt install python3-venv"):
        start.make_environment()


def test_a_taken_port_is_one_line_with_another_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        finished = subprocess.run([sys.executable, str(ROOT / "start.py"), "--port", str(port)],
                                  capture_output=True, text=True, check=False)
    assert finished.returncode == 1
    assert finished.stdout == ""
    assert finished.stderr == f"Port {port} is taken. Choose another: python3 start.py --port {port + 1}\n"


def test_a_port_that_cannot_be_is_refused() -> None:
    with pytest.raises(start.Stop, match="from 1 to 65535"):
        start.check_port(70000)


def test_other_packages_or_another_python_mean_another_installation(tmp_path: Path,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path)
    (tmp_path / "requirements.txt").write_text("Flask==3.1.3\n")
    first = start.fingerprint("requirements.txt")
    assert start.fingerprint("requirements.txt") == first
    (tmp_path / "requirements.txt").write_text("Flask==3.1.4\n")
    second = start.fingerprint("requirements.txt")
    monkeypatch.setattr(sys, "version_info", (3, 13, 0, "final", 0))
    assert len({first, second, start.fingerprint("requirements.txt")}) == 3


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy of the project with the packages of this one."""
    folder = tmp_path / "mediation"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    (folder / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    return folder


@contextmanager
def started(installation: Path, port: int, *arguments: str) -> Iterator[Path]:
    """The running system and what it has printed; stopped as with Ctrl-C."""
    log = installation / f"printed-{time.monotonic_ns()}.txt"
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(installation), "PYTHONUNBUFFERED": "1"}
    with log.open("w") as printed:
        process = subprocess.Popen([sys.executable, "start.py", "--port", str(port), *arguments], cwd=installation,
                                   env=surroundings, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed)
        try:
            give_up = time.monotonic() + LONGEST_WAIT
            while f":{port}" not in log.read_text():
                assert process.poll() is None and time.monotonic() < give_up, log.read_text()
                time.sleep(0.1)
            yield log
        finally:
            process.terminate()
            assert process.wait(timeout=LONGEST_WAIT) in (0, 1)
            assert running_in(installation) == []


def running_in(folder: Path) -> list[str]:
    """The processes that work in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append((process / "cmdline").read_text().replace("\0", " "))
    return found


def answer(port: int, address: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=20) as response:
        return response.read().decode()


def test_the_first_start_serves_an_empty_system_and_a_second_start_keeps_it(installation: Path) -> None:
    port = free_port()
    with started(installation, port, "--no-demo") as log:
        assert json.loads(answer(port, "/healthz"))["alive"]
        assert "Bringing the database up to date" in log.read_text()
    database = (installation / "instance" / "mediation.sqlite3").stat().st_ino
    with started(installation, port, "--no-demo") as log:
        assert json.loads(answer(port, "/readyz"))["database"]
        assert "Bringing the database up to date" not in log.read_text()
    assert (installation / "instance" / "mediation.sqlite3").stat().st_ino == database


def test_what_start_leaves_behind_is_stopped_with_it(installation: Path) -> None:
    port = free_port()
    with started(installation, port, "--no-demo"):
        assert answer(port, "/healthz")
    with pytest.raises(OSError):
        answer(port, "/healthz")


DEMO = {"people": [{"login": "wangmin", "password": "invented-1", "name": "王敏", "role": "办案人员", "body": "迅劳人调委"},
                   {"login": None, "password": None, "name": "李秀英", "role": None, "body": None}]}
STEPS = ("Making the environment", "Installing the packages", "Bringing the database up to date", "Loading the demo")


def a_loaded_installation(installation: Path) -> None:
    """Everything as a first start leaves it: packages and database in step, a system in use, its accounts listed."""
    with started(installation, free_port(), "--no-demo"):
        pass
    database = sqlite3.connect(installation / "instance" / "mediation.sqlite3")
    with database:
        database.execute("CREATE TABLE in_use (word TEXT)")
        database.execute("INSERT INTO in_use VALUES ('kept')")
    database.close()
    (installation / "instance" / "demo.json").write_text(json.dumps(DEMO), encoding="utf-8")


def test_a_second_start_installs_migrates_and_loads_nothing_and_prints_the_accounts(installation: Path) -> None:
    a_loaded_installation(installation)
    with started(installation, free_port()) as log:
        give_up = time.monotonic() + LONGEST_WAIT
        while "王敏" not in log.read_text() and time.monotonic() < give_up:
            time.sleep(0.1)
        printed = log.read_text()
    assert not [step for step in STEPS if step in printed]
    account = next(line for line in printed.splitlines() if "wangmin" in line)
    assert "invented-1" in account and "王敏 · 办案人员 · 迅劳人调委" in account
    assert "李秀英" not in printed
    assert json.loads((installation / "instance" / "demo.json").read_text(encoding="utf-8")) == DEMO


def test_a_start_without_the_list_of_accounts_prints_none(installation: Path) -> None:
    a_loaded_installation(installation)
    (installation / "instance" / "demo.json").unlink()
    with started(installation, free_port()) as log:
        assert "Demo accounts" not in log.read_text()
