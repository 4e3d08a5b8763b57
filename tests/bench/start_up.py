"""How long the desk takes to its first full picture, beside a bare Textual program.

Run `python -m tests.bench.start_up`. Ratios are the point: the two are started in turn.
"""

import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from followup_tui.domain.sample.story import sample_story
from followup_tui.storage.book import InterviewBook
from tests.real_terminal import RealTerminal

REPO = Path(__file__).parent.parent.parent
RUNS = 7
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("a bare program")
Bare().run()
"""


def a_book(folder: Path, count: int) -> Path:
    """Write a data file of so many interviews: the sample story, again and again."""
    now = datetime.now(UTC)
    story = sample_story(now)
    path = folder / f"{count}.json"
    InterviewBook(path).add(
        [
            replace(story[place % len(story)], id=f"{place:032x}", follows=None)
            for place in range(count)
        ],
        "a large book",
        now,
    )
    return path


def seconds_until(words: str, command: tuple[str, ...], environment: dict[str, str]) -> float:
    """Start a program and return how long it takes until it shows some words."""
    begin = time.perf_counter()
    with RealTerminal(environment=environment, cwd=REPO, command=command) as terminal:
        terminal.wait_for(words)
        return time.perf_counter() - begin


def main() -> None:
    """Print the median of each and the ratios."""
    desk = (sys.executable, "-m", "followup_tui")
    with TemporaryDirectory() as name:
        folder = Path(name)
        books = {count: a_book(folder, count) for count in (200, 10_000)}
        taken: dict[str, list[float]] = {"bare": [], **{str(count): [] for count in books}}
        for _ in range(RUNS):
            bare = (sys.executable, "-c", BARE)
            taken["bare"].append(seconds_until("a bare program", bare, {}))
            for count, path in books.items():
                environment = {"FOLLOWUP_DATA": str(path), "XDG_CONFIG_HOME": name}
                taken[str(count)].append(seconds_until("on hold ·", desk, environment))
    medians = {what: statistics.median(each) for what, each in taken.items()}
    for what, median in medians.items():
        print(f"{what:>6}: {median * 1000:6.0f} ms")
    print(f"200 interviews / bare: {medians['200'] / medians['bare']:.2f}")
    print(f"10,000 / 200: {medians['10000'] / medians['200']:.2f}")


if __name__ == "__main__":
    main()
