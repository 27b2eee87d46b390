"""A capsule is signed and read also where a loop of events runs already, as in a worker that waits for many."""
from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mediation.capsule.checking import check
from tests.capsule.made import capsule, keys


def test_a_capsule_is_made_and_checked_where_a_loop_is_running(tmp_path: Path) -> None:
    async def made_and_checked() -> bool:
        return check(capsule(keys(tmp_path, "key"))).whole

    # The loop has a thread of its own: a browser of another test may keep one running in this one.
    with ThreadPoolExecutor(max_workers=1) as alone:
        assert alone.submit(asyncio.run, made_and_checked()).result()
