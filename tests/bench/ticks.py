"""What a tick costs that is on the disk, beside a bare write of the same bytes.

Run `python -m tests.bench.ticks [FOLDER]`; the folder is on the disk to be measured.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from followup_tui.domain.interview import Interview
from followup_tui.domain.steps import Step
from followup_tui.domain.ticking import tick
from followup_tui.storage.book import InterviewBook
from tests.factories import POLICY, an_interview, utc

RUNS = 21
NOW = utc("2026-11-23 10:00")


def an_interview_of_2_kb(number: int) -> Interview:
    return an_interview(id=f"{number:032x}", notes="What we spoke about. " * 55)


def ticked(interview: Interview) -> Interview:
    return tick(interview, Step.RESEARCH, POLICY, NOW, NOW)


def write_bare(path: Path, data: bytes) -> None:
    """Write, sync and rename, and nothing else."""
    temporary = path.with_suffix(".bare")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path.with_suffix(".copy"))


def milliseconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def measure(folder: Path, count: int) -> str:
    """Tick and write bare in turn; return a line of medians."""
    path = folder / f"{count}.json"
    book = InterviewBook(path)
    book.add([an_interview_of_2_kb(number) for number in range(count)], "begin", NOW)
    ticks, bare = [], []
    for run in range(RUNS):
        which = book.interviews()[run * count // RUNS].id
        ticks.append(milliseconds(lambda: book.change(which, ticked, "tick", NOW)))  # noqa: B023
        data = path.read_bytes()
        bare.append(milliseconds(lambda: write_bare(path, data)))  # noqa: B023
    tick_ms, bare_ms = statistics.median(ticks), statistics.median(bare)
    return (
        f"{count:>6,} interviews, {path.stat().st_size / 1e6:5.1f} MB: a tick {tick_ms:6.1f} ms, "
        f"a bare write {bare_ms:6.1f} ms, ratio {tick_ms / bare_ms:.2f}"
    )


def main() -> None:
    """Print a line for each size."""
    with TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        for count in (100, 1_000, 10_000):
            print(measure(Path(name), count))


if __name__ == "__main__":
    main()
