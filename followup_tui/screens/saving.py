"""Changes on their way to the disk: one after another, never in the way of a key."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from followup_tui.storage.errors import (
    BookError,
    BookNotSaved,
    BookReadOnly,
    BookTooNew,
    BookUnavailable,
)

Result = TypeVar("Result")

_FOR_READING = (BookReadOnly, BookTooNew)
"""Why a book is opened for reading only: there it stays so, elsewhere it may pass."""

RETRY_SECONDS = 2.0
"""How long a change that could not be written waits before it is tried again."""


class Saver:
    """Runs changes of the book in a thread, in the order in which they were asked for."""

    def __init__(self, *, may_write: bool = True) -> None:
        self._may_write = may_write
        """Whether the book could be written when it was opened."""
        self._turn = asyncio.Lock()
        self.waiting = 0
        """How many changes are not on the disk yet."""
        self.trouble = ""
        """Why the change at the head of the line can't be written now; empty where it can."""

    async def save(
        self, change: Callable[[], Result], on_trouble: Callable[[BookError], None]
    ) -> Result:
        """Run one change when those before it are done.

        While the file can't be used as it is, or the disk refuses it, that is said once, and the
        change is kept and tried again until it is written. What refuses the change itself passes
        through.
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
        try:
            while True:
                try:
                    # Shielded: a desk that is closed must not cut a change short.
                    return await asyncio.shield(asyncio.to_thread(change))
                except (BookUnavailable, BookNotSaved) as error:
                    if isinstance(error, _FOR_READING) and not self._may_write:
                        raise
                    is_news, self.trouble = not self.trouble, str(error)
                    if is_news:
                        on_trouble(error)
                await asyncio.sleep(RETRY_SECONDS)
        finally:
            self.trouble = ""
