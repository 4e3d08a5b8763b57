"""Changes on their way to the disk: one after another, never in the way of a key."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class Saver:
    """Runs changes of the book in a thread, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self.waiting = 0
        """How many changes are not on the disk yet."""

    async def save(self, change: Callable[[], Result]) -> Result:
        """Run one change when those before it are done; its errors pass through."""
        self.waiting += 1
        try:
            async with self._turn:
                # Shielded: a desk that is closed must not cut a change short.
                return await asyncio.shield(asyncio.to_thread(change))
        finally:
            self.waiting -= 1

    async def settle(self) -> None:
        """Wait until everything that was asked for is done."""
        async with self._turn:
            return
