"""Running the library's coroutines from plain code, also where an event loop already runs in this thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def jalankan(kerja: Coroutine[Any, Any, T]) -> T:
    """To its end, and its answer. They compute only: nothing in them waits for a network or the database."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(kerja)
    with ThreadPoolExecutor(1) as own:
        return own.submit(asyncio.run, kerja).result()
