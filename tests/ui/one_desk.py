"""The desk on a real file, and the keys that are pressed on it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from followup_tui.app import FollowUpApp
from followup_tui.domain.interview import Interview
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.settings import Settings
from tests.factories import BOB, JANE, an_agreement, an_interview, berlin
from tests.ui.one_widget import screen_text

NOW = berlin("2026-11-21 10:00")


def acme(**changes: object) -> Interview:
    """Return an interview that ended yesterday, with a day agreed."""
    usual = {"interviewers": (JANE, BOB), "agreements": (an_agreement("2026-12-01"),)}
    return an_interview(**(usual | changes))


@asynccontextmanager
async def a_desk(
    path: Path,
    *interviews: Interview,
    now: Callable[[], datetime] = lambda: NOW,
    size: tuple[int, int] = (120, 40),
    disk: Disk | None = None,
) -> AsyncIterator[tuple[Pilot[None], InterviewBook]]:
    """Open the desk on a file with these interviews."""
    if interviews:
        InterviewBook(path).add(interviews, "add", now())
    book = InterviewBook(path, disk=disk)
    app = FollowUpApp(book, now, Settings())
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot, book


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, wait until what they asked for is saved, and return the screen."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return screen_text(pilot.app)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no change is on its way to the disk, and a dialog that was opened is ready."""
    await pilot.pause()
    while not (pilot.app.is_at_rest and pilot.app.screen.is_ready_for_keys):
        await pilot.pause(0.005)
    if saving := [worker for worker in pilot.app.workers if worker.group == "save"]:
        await pilot.app.workers.wait_for_complete(saving)
    await pilot.pause()


async def shown_by_itself(pilot: Pilot[None], words: str) -> None:
    """Wait until the desk shows some words without a key being pressed."""
    for _ in range(200):
        await pilot.pause(0.05)
        if words in screen_text(pilot.app):
            return
    raise AssertionError(f"{words!r} did not come up on\n{screen_text(pilot.app)}")


def stored(path: Path) -> Interview:
    """Return the only interview in a file, as another program reads it."""
    (interview,) = InterviewBook(path).interviews()
    return interview
