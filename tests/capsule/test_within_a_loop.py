"""A capsule is signed and read also where a loop of events runs already, as in a worker that waits for many."""
from __future__ import annotations

import asyncio
from pathlib import Path

from mediation.capsule.checking import check
from tests.capsule.made import capsule, keys


def test_a_capsule_is_made_and_checked_where_a_loop_is_running(tmp_path: Path) -> None:
    async def made_and_checked() -> bool:
        return check(capsule(keys(tmp_path, "key"))).whole

    assert asyncio.run(made_and_checked())
