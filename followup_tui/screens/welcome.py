"""What the desk says to somebody who comes back after a long time."""

import asyncio
from pathlib import Path

from followup_tui.domain.review import was_away
from followup_tui.domain.standings import Standings
from followup_tui.domain.wording import count_words
from followup_tui.storage.review_file import read_review

from .surroundings import Surroundings

_LOOK_AGAIN = 0.02
"""Seconds between two looks."""


async def all_read(standings: Standings) -> None:
    """Wait until a large book is read to its end: only then is it known what is due."""
    while standings.is_behind:
        await asyncio.sleep(_LOOK_AGAIN)


async def welcome(around: Surroundings, file: Path) -> str:
    """Return what to say to somebody who made no review for long; nothing to anybody else."""
    last = await asyncio.to_thread(read_review, file)
    await all_read(around.standings)
    due = around.standings.to_do
    if last is None or not due or not was_away(last, around.clock().date()):
        return ""
    have = "has" if due == 1 else "have"
    return f"Welcome back. {count_words(due, 'thing')} {have} gathered: r goes through them."
