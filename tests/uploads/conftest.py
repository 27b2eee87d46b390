"""A house with a scanner."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.uploads.clamd import LocalServer, Server


@pytest.fixture(params=["tcp", "unix"])
def clamd(request: pytest.FixtureRequest, app: Flask, tmp_path: Path) -> Iterator[Server]:
    server = Server(("127.0.0.1", 0)) if request.param == "tcp" else LocalServer(str(tmp_path / "clamd"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    where = server.server_address
    app.config["CLAMD_SOCKET"] = where if isinstance(where, str) else f"127.0.0.1:{where[1]}"
    yield server
    app.config["CLAMD_SOCKET"] = None
    server.shutdown()
    thread.join()
    server.server_close()
