"""A process that changes a book and prints each change once it is acknowledged.

Run `python -m tests.faults.writer_process PATH SIGN COUNT`.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from tinydb import TinyDB

import followup_tui
from followup_tui.storage.book import InterviewBook
from followup_tui.storage.errors import BookLocked, BookNotSaved
from tests.factories import an_interview
from tests.faults.watched_disk import Call, CallCounter, UnlockedDisk, WatchedDisk

REPO = Path(followup_tui.__file__).parents[1]


def a_shared_book(path: Path) -> InterviewBook:
    """Make a book of some size, with the interview in whose notes every process counts."""
    book = InterviewBook(path)
    others = [an_interview(id=f"other{n}", notes="x" * 1000) for n in range(20)]
    book.add([an_interview(), *others], "begin", an_interview().created_at)
    return book


def make_change(book: InterviewBook, sign: str, number: int) -> None:
    """Add an interview, replace it, or count in the notes that all share, in turn."""
    now = datetime.now(UTC)
    if number % 3 < 2:
        name, role = f"{sign}-{number - number % 3}", ("new", "changed")[number % 3]
        book.add([an_interview(id=name, role=role, updated_at=now)], "add", now)
    else:
        more = f"{sign}-{number} "
        book.change("acme", lambda one: replace(one, notes=one.notes + more), "count", now)


def changes_in(path: Path, sign: str) -> list[int]:
    """Return the numbers of the changes of one process that a plain TinyDB finds in the file."""
    with TinyDB(path) as plain:
        records = plain.table("interviews").all()
    found: list[int] = []
    for record in records:
        if match := re.fullmatch(rf"{sign}-(\d+)", record["id"]):
            first = int(match[1])
            found += [first, first + 1] if record["role"] == "changed" else [first]
        elif record["id"] == "acme":
            found += [int(number) for number in re.findall(rf"\b{sign}-(\d+) ", record["notes"])]
    return sorted(found)


def started(path: Path, sign: str, count: int, *options: str) -> subprocess.Popen[str]:
    """Start such a process."""
    words = ["-m", "tests.faults.writer_process", str(path), sign, str(count), *options]
    return subprocess.Popen([sys.executable, *words], cwd=REPO, stdout=subprocess.PIPE, text=True)


def acknowledged(process: subprocess.Popen[str]) -> int:
    """Return how many changes a process acknowledges before its end."""
    assert process.stdout is not None
    with process.stdout:
        count = len(process.stdout.readlines())
    process.wait()
    return count


def _die(call: Call) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_after(call: Call) -> None:
    try:
        call.make()
    finally:  # a call may also be answered by an error
        _die(call)


def _die_half_way(call: Call) -> None:
    if call.name == "write":
        descriptor, data = call.arguments
        call.method(descriptor, data[: len(data) // 2])
    _die(call)


DEATHS: dict[str, Callable[[Call], None]] = {
    "before": _die,
    "after": _die_after,
    "half-way": _die_half_way,
}


def _arguments() -> Any:
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("sign")
    parser.add_argument("count", type=int)
    parser.add_argument("--die-at", type=int, help="the system call to die at")
    parser.add_argument("--die", choices=DEATHS, default="before")
    parser.add_argument("--no-lock", action="store_true")
    return parser.parse_args()


def insist(change: Callable[[], None]) -> None:
    """Try until it is saved, as the desk does."""
    while True:
        try:
            return change()
        except (BookLocked, BookNotSaved):
            continue


def main() -> None:
    """Make the changes, or die at one of their system calls."""
    asked = _arguments()
    counter = CallCounter({asked.die_at}, DEATHS[asked.die])
    disk = (UnlockedDisk if asked.no_lock else WatchedDisk)(counter.around)
    book = InterviewBook(asked.path, disk=disk, lock_seconds=60)
    for number in range(asked.count):
        insist(lambda number=number: make_change(book, asked.sign, number))
        print(number, flush=True)


if __name__ == "__main__":
    main()
