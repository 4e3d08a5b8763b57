"""Changes on their way to the disk: one after another, never in the way of a key."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from followup_tui.storage.errors import BookError, BookNotSaved, BookUnavailable

Result = TypeVar("Result")

RETRY_SECONDS = 2.0
"""How long a change that could not be written waits before it is tried again."""


class Saver:
    """Runs changes of the book in a thread, in the order in which they were asked for."""

    def __init__(self, *, may_write: bool = True) -> None:
        self._may_write = may_write
        """Whether the book could be written when it was opened: what hinders now may pass."""
        self._turn = asyncio.Lock()
        self.waiting = 0
        """How many changes are not on the disk yet."""
        self.trouble = ""
        """Why the change at the head of the line can't be written now; empty where it can."""

    async def save(
        self, change: Callable[[], Result], on_trouble: Callable[[BookError], None]
    ) -> Result:
        """Run one change when those before it are done.

        One that the disk refuses, or the state of the file, is said once, kept, and tried again
        until it is written. What refuses the change itself passes through.
        """
        self.waiting += 1
        try:
            async with self._turn:
                return await self._insist(change, on_trouble)
        finally:
            self.waiting -= 1

    async def settle(self) -> None:
        """Wait until everything that was asked for is done; not for what can't be written."""
        while self.waiting and not self.trouble:
            await asyncio.sleep(0.01)

    async def _insist(
        self, change: Callable[[], Result], on_trouble: Callable[[BookError], None]
    ) -> Result:
        while True:
            try:
                # Shielded: a desk that is closed must not cut a change short.
                done = await asyncio.shield(asyncio.to_thread(change))
            except (BookUnavailable, BookNotSaved) as error:
                if not self._may_write:
                    raise
                is_news, self.trouble = not self.trouble, str(error)
                if is_news:
                    on_trouble(error)
                await asyncio.sleep(RETRY_SECONDS)
            else:
                self.trouble = ""
                return done
