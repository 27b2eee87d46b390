"""What pyHanko does by waiting (for a key, a time stamp, an authority), for callers that do not wait."""
from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any


def waited_for(work: Coroutine[Any, Any, Any]) -> Any:
    """What comes of work that waits, done in a thread of its own: whoever calls may have a loop running already."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(copy_context().run, asyncio.run, work).result()
