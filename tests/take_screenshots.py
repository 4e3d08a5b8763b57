"""Write the pictures of the README from the sample story, always at the same moment.

Run `python -m tests.take_screenshots` to renew them; a test compares them.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from followup_tui.app import FollowUpApp
from followup_tui.domain.sample.story import sample_story
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.settings import Settings
from tests.ui.one_desk import settled

NOW = datetime(2026, 11, 22, 10, 14, tzinfo=ZoneInfo("Europe/Berlin"))
FOLDER = Path(__file__).parent.parent / "screenshots"
SIZE = (120, 40)

Play = Callable[[Pilot[None]], Awaitable[None]]


async def desk(pilot: Pilot[None]) -> None:
    """Show the desk as it opens, with the most urgent step in hand."""
    await pilot.press("tab")


async def editor(pilot: Pilot[None]) -> None:
    """Show the editor on the chosen interview."""
    await pilot.press("e")


async def guard(pilot: Pilot[None]) -> None:
    """Show what happens when a contact is logged before the agreed day."""
    await pilot.press(*"jjjjjjjj", "c", "ctrl+s")


async def debrief(pilot: Pilot[None]) -> None:
    """Show the debrief of an interview that was just held, half answered."""
    await pilot.press("d", "y", "n")


async def note(pilot: Pilot[None]) -> None:
    """Show a thank-you note as it begins from what was talked about."""
    await pilot.press(*"jj", "w", "ctrl+t", "3")


async def brief(pilot: Pilot[None]) -> None:
    """Show the page for a sudden phone call."""
    await pilot.press(*"jjj", "b")


async def review(pilot: Pilot[None]) -> None:
    """Show a card of the daily review, some cards in."""
    await pilot.press("r", *"nnnn")


async def month(pilot: Pilot[None]) -> None:
    """Show the month as a desk calendar, over the whole screen."""
    await pilot.press("shift+tab", "z")


async def timeline(pilot: Pilot[None]) -> None:
    """Show one lane an interview, over the whole screen."""
    await pilot.press("shift+tab", "v", "v", "z")


async def agenda(pilot: Pilot[None]) -> None:
    """Show all coming windows by day, over the whole screen."""
    await pilot.press("shift+tab", "v", "z")


PLAYS: dict[str, Play] = {
    "desk": desk,
    "editor": editor,
    "debrief": debrief,
    "note": note,
    "brief": brief,
    "guard": guard,
    "review": review,
    "month": month,
    "agenda": agenda,
    "timeline": timeline,
}


async def picture(play: Play, theme: str | None = None) -> str:
    """Play some keys on the sample story and return the screen as SVG."""
    with TemporaryDirectory() as folder:
        book = InterviewBook(Path(folder) / "sample.json")
        book.add(sample_story(NOW), "the sample story", NOW)
        app = FollowUpApp(
            book,
            lambda: NOW,
            Settings(theme=theme, my_name="Robin Sample"),
            mark="SAMPLE DATA",
            review_file=Path(folder) / "review.json",
        )
        async with app.run_test(size=SIZE) as pilot:
            await play(pilot)
            await settled(pilot)
            return plain(app.export_screenshot(title="followup", simplify=True))


def plain(svg: str) -> str:
    """Return a picture without the random number that its names carry."""
    return re.sub(r"terminal-\d+", "terminal", svg)


async def main() -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, play in PLAYS.items():
        (FOLDER / f"{name}.svg").write_text(await picture(play), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
