#!/usr/bin/env python3
"""Sets up and starts the system with nothing but Python: ``python3 start.py``, ``python3 start.py test``.

The first start makes .venv, installs the packages, builds the database and loads the demo world; a later
start finds all that and serves at once. ``start.py test`` runs the tests; what follows goes to pytest.

Written in the Python of 2017, so that an old one gets as far as being told that it is too old.
"""
import argparse
import hashlib
import importlib.util
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Dict, List, Optional

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
INSTANCE = ROOT / "instance"
DATABASE = INSTANCE / "mediation.sqlite3"
DEMO = INSTANCE / "demo.json"
WINDOWS = os.name == "nt"
OLDEST_PYTHON = (3, 11)
LONGEST_START = 60


class Stop(Exception):
    """The start ends here; the message says in one line why, and how to mend it."""


def program(name: str) -> str:
    """A program of the environment."""
    return str(ENVIRONMENT / "Scripts" / (name + ".exe") if WINDOWS else ENVIRONMENT / "bin" / name)


def check_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        raise Stop("This needs Python %d.%d or later; this is Python %d.%d. Run start.py with a newer one."
                   % (*OLDEST_PYTHON, *sys.version_info[:2]))


def say(text: str) -> None:
    print(text, flush=True)


def run(*command: str, **variables: str) -> None:
    """Run a step to its end; what it complains of is already on the screen when this raises Stop."""
    finished = subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=False)
    if finished.returncode:
        raise Stop("This step failed, see above: " + " ".join(Path(part).name for part in command))


# The environment and its packages

def prepare_environment(requirements: str) -> None:
    """Make .venv and install the packages, unless exactly these are there already."""
    stamp = ENVIRONMENT / ("installed-" + requirements)
    wanted = fingerprint(requirements)
    if Path(program("python")).exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if not works("-m", "pip", "--version"):
        make_environment()
    say("Installing the packages of %s …" % requirements)
    run(program("python"), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check",
        "-r", str(ROOT / requirements))
    stamp.write_text(wanted)


def fingerprint(requirements: str) -> str:
    """Changes with the packages wanted and with the Python they are installed for."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name in sorted({"requirements.txt", requirements}):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def works(*arguments: str) -> bool:
    """Whether the environment's Python exists and runs this."""
    if not Path(program("python")).exists():
        return False
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.run([program("python"), *arguments], check=False, **quiet).returncode == 0


def make_environment() -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Stop("Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv")
    say("Making the environment .venv …")
    run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))


# The database and the demo world

def flask(*arguments: str) -> List[str]:
    return [program("python"), "-m", "flask", "--app", "wsgi", *arguments]


def settings() -> Dict[str, str]:
    """The variables of a development system: its own database, whatever the shell has set for another."""
    return {"MEDIATION_ENV": "development", "DATABASE_URL": "sqlite:///" + DATABASE.as_posix()}


def prepare_database() -> None:
    """Run the migrations, unless the newest has been run."""
    if newest_migration() != reached_migration():
        say("Bringing the database up to date …")
        run(*flask("db", "upgrade"), **settings())


def newest_migration() -> Optional[str]:
    names = [path.name.split("_")[0] for path in (ROOT / "migrations" / "versions").glob("[0-9]*_*.py")]
    return max(names, default=None)


def reached_migration() -> Optional[str]:
    rows = query("SELECT version_num FROM alembic_version")
    return rows[0][0] if rows else None


def database_is_empty() -> bool:
    tables = query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                   " AND name <> 'alembic_version'")
    return not any(query('SELECT 1 FROM "%s" LIMIT 1' % name) for (name,) in tables)


def query(statement: str) -> List[tuple]:
    """Read from the database file; nothing where the file or the table does not exist yet."""
    if not DATABASE.exists():
        return []
    connection = sqlite3.connect(DATABASE)
    try:
        return connection.execute(statement).fetchall()
    except sqlite3.OperationalError:
        return []
    finally:
        connection.close()


def load_demo_world() -> None:
    """Load the demo world into a database that nobody has used; half of it is taken away again."""
    if not database_is_empty():
        return
    say("Loading the demo world (once) …")
    try:
        run(*flask("demo", "--out", str(DEMO)), **settings())
    except (Stop, KeyboardInterrupt):
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(str(DATABASE) + ending):
                os.remove(str(DATABASE) + ending)
        raise


# Serving

def check_port(port: int) -> None:
    with socket.socket() as probe:
        if not WINDOWS:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Stop("Port %d is taken. Choose another: python3 start.py --port %d" % (port, port + 1)) from error
        except OverflowError as error:
            raise Stop("A port is a number from 1 to 65535.") from error


def server_command(port: int) -> List[str]:
    """Gunicorn as in production, loaded once for both workers; on Windows, where it does not run, Flask's server."""
    if WINDOWS:
        return flask("run", "--host", "127.0.0.1", "--port", str(port))
    return [program("python"), "-m", "gunicorn", "-k", "gthread", "--workers", "2", "--threads", "4",
            "--no-control-socket", "--preload", "--bind", "127.0.0.1:%d" % port, "--log-level", "warning", "wsgi:app"]


def serve(port: int) -> None:
    """Run the server and the sweep side by side until Ctrl-C, or until one of them ends."""
    address = "http://127.0.0.1:%d" % port
    variables = {**os.environ, **settings(), "BASE_URL": address}
    children: List[subprocess.Popen] = []
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), ask_to_stop)
    try:
        children.append(start(server_command(port), variables))
        wait_until_ready(address, children[0])
        if not asked_to_stop:
            announce(address)
            children.append(start(flask("sweep", "--every", "60"), variables, stdout=subprocess.DEVNULL))
        while not asked_to_stop and all(child.poll() is None for child in children):
            time.sleep(0.5)
        if not asked_to_stop:
            raise Stop("The %s ended by itself, see above." % ("server" if children[0].poll() is not None else "sweep"))
        say("\nStopping …")
    finally:
        stop(children)


asked_to_stop: List[int] = []


def ask_to_stop(number: int, _frame: object) -> None:
    """Noted and acted upon between two steps: a child that is being started just then is not lost sight of."""
    asked_to_stop.append(number)


def start(command: List[str], variables: Dict[str, str], stdout: Optional[int] = None) -> subprocess.Popen:
    """A child in a session of its own: Ctrl-C reaches start.py alone, which then ends the children in order."""
    return subprocess.Popen(command, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, stdout=stdout,
                            start_new_session=not WINDOWS)


def wait_until_ready(address: str, server: subprocess.Popen) -> None:
    give_up = time.monotonic() + LONGEST_START
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < give_up and server.poll() is None:
        if asked_to_stop:
            return
        try:
            with direct.open(address + "/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise Stop("The server did not start, see above.")


def stop(children: List[subprocess.Popen]) -> None:
    for child in reversed(children):
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=30)
        except subprocess.TimeoutExpired:
            child.kill()


def announce(address: str) -> None:
    say("\n  %s    (Ctrl-C stops it)\n" % address)
    if not DEMO.exists():
        return
    made = json.loads(DEMO.read_text(encoding="utf-8"))
    say("  Demo accounts (login, password):")
    for person in made["people"]:
        if person.get("login"):
            who = " · ".join(filter(None, (person["name"], person["role"], person["body"])))
            say("    %-20s %-16s %s" % (person["login"], person["password"], who))
    for party in made.get("party_accounts", []):
        say("  A worker's own account, at %s/my?by=account (number, password):" % address)
        say("    %-20s %-16s %s" % (party["number"], party["pin"], party["name"]))
    say("")


# Testing

def test(arguments: List[str]) -> int:
    """The whole suite, on two cores; with arguments, what they choose."""
    prepare_environment("requirements-dev.txt")
    command = [program("python"), "-m", "pytest", *(arguments or ["-q", "-n", "2", "--dist", "loadfile"])]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main(arguments: List[str]) -> int:
    check_python()
    if arguments[:1] == ["test"]:
        return test(arguments[1:])
    parser = argparse.ArgumentParser(prog="start.py", description="Set up and start the system.",
                                     epilog="start.py test [pytest arguments] runs the tests.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--no-demo", action="store_true", help="begin with an empty system")
    chosen = parser.parse_args(arguments)
    check_port(chosen.port)
    prepare_environment("requirements.txt")
    INSTANCE.mkdir(exist_ok=True)
    prepare_database()
    if not chosen.no_demo:
        load_demo_world()
    serve(chosen.port)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)
