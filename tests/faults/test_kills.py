"""A process is killed at any moment: what it acknowledged is there, or one change further."""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from followup_tui.storage.book import InterviewBook
from tests.faults import LONG
from tests.faults.writer_process import (
    DEATHS,
    a_shared_book,
    acknowledged,
    changes_in,
    make_change,
    started,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")

KILLS = 1000 if LONG else 25
KILLS_OF_ONE_FILE = 25
CALLS = 150  # about five saves
SECONDS = 0.03


def killed_at_a_call(path: Path, sign: str, chance: random.Random) -> int:
    """Kill a process before, after or in the middle of one of its system calls."""
    at, how = str(chance.randrange(CALLS)), chance.choice(list(DEATHS))
    process = started(path, sign, 1000, "--die-at", at, "--die", how)
    count = acknowledged(process)
    assert process.returncode == -9
    return count


def killed_by_the_clock(path: Path, sign: str, chance: random.Random) -> int:
    """Kill a process at a moment of the time that a few saves take."""
    process = started(path, sign, 1000)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(chance.uniform(0, SECONDS))
    process.kill()
    return 1 + acknowledged(process)


def assert_nothing_strange_is_left(path: Path) -> None:
    """Look at what stands beside the file and among its generations after a save."""
    assert {entry.name for entry in path.parent.iterdir()} == {
        path.name,
        f"{path.name}.lock",
        f"{path.name}.backups",
    }
    kept = list(path.with_name(f"{path.name}.backups").iterdir())
    assert {entry.suffix for entry in kept} == {".json"}
    assert len(kept) <= 24


@pytest.mark.parametrize("kill", [killed_at_a_call, killed_by_the_clock])
def test_every_acknowledged_change_survives_a_kill_at_any_moment(
    tmp_path: Path,
    kill: Callable[[Path, str, random.Random], int],
    figures: Callable[[str], None],
) -> None:
    chance = random.Random(5)
    further: Counter[int] = Counter()
    total = 0
    for number in range(KILLS):
        path = tmp_path / str(number // KILLS_OF_ONE_FILE) / "followup.json"
        if number % KILLS_OF_ONE_FILE == 0:
            a_shared_book(path)
        sign = f"r{number}"
        count = kill(path, sign, chance)
        found = changes_in(path, sign)
        assert found in (list(range(count)), list(range(count + 1))), f"kill {number}"
        book = InterviewBook(path)
        assert book.notices == ()
        make_change(book, f"next{number}", 0)
        assert_nothing_strange_is_left(path)
        further[len(found) - count] += 1
        total += count
    figures(
        f"{kill.__name__}: {KILLS} kills, {total} acknowledged changes, 0 lost; after "
        f"{further[1]} kills the file was one change further than acknowledged"
    )
