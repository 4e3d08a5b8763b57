"""Going through the day: the review is taken up where it was left."""

import asyncio
from pathlib import Path

from followup_tui.domain.review import taken_up
from followup_tui.storage.review_file import read_review

from .review_screen import ReviewScreen
from .surroundings import Surroundings
from .welcome import all_read


async def review(around: Surroundings, file: Path) -> None:
    """Take up the review of today, whose place is kept in a file, until it is left."""
    last = await asyncio.to_thread(read_review, file)
    await all_read(around.standings)
    screen = ReviewScreen(around, taken_up(last, around.clock().date()), file)
    await around.app.push_screen_wait(screen)
