"""Several processes change one file: no change is lost and none is made twice."""

import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from followup_tui.storage.book import InterviewBook
from tests.factories import an_interview, utc
from tests.faults import LONG
from tests.faults.watched_disk import Call, CallCounter, UnlockedDisk
from tests.faults.writer_process import a_shared_book, acknowledged, changes_in, insist, started

NOW = utc("2026-11-23 10:00")
SIGNS = "abcd"
CHANGES = 1000 if LONG else 100


def run(path: Path, *options: str) -> dict[str, subprocess.Popen[str]]:
    """Let processes change one file at once."""
    a_shared_book(path)
    return {sign: started(path, sign, CHANGES, *options) for sign in SIGNS}


def test_four_processes_lose_no_change_of_each_other(
    tmp_path: Path, figures: Callable[[str], None]
) -> None:
    path = tmp_path / "followup.json"
    for process in run(path).values():
        assert acknowledged(process) == CHANGES
    for sign in SIGNS:
        assert changes_in(path, sign) == list(range(CHANGES))
    assert InterviewBook(path).notices == ()
    figures(f"{len(SIGNS)} processes x {CHANGES} changes: 0 lost, 0 doubled")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_half_of_the_processes_are_killed_and_no_acknowledged_change_is_lost(
    tmp_path: Path, figures: Callable[[str], None]
) -> None:
    path = tmp_path / "followup.json"
    processes = run(path)
    counts = {"a": CHANGES // 4, "b": CHANGES // 2, "c": 0, "d": 0}
    for sign in "ab":
        for _ in range(counts[sign]):
            processes[sign].stdout.readline()
        processes[sign].kill()
    for sign, process in processes.items():
        counts[sign] += acknowledged(process)
    for sign, number in counts.items():
        assert changes_in(path, sign) in (list(range(number)), list(range(number + 1)))
    assert counts["c"] == counts["d"] == CHANGES
    figures(f"2 of {len(SIGNS)} processes killed: {sum(counts.values())} acknowledged, 0 lost")


def test_where_no_lock_works_the_file_is_always_complete_and_nothing_is_made_twice(
    tmp_path: Path, figures: Callable[[str], None]
) -> None:
    path = tmp_path / "followup.json"
    assert [acknowledged(one) for one in run(path, "--no-lock").values()] == [CHANGES] * len(SIGNS)
    found = [changes_in(path, sign) for sign in SIGNS]
    for numbers in found:
        assert len(numbers) == len(set(numbers))
    total, kept = CHANGES * len(SIGNS), sum(map(len, found))
    figures(f"without a lock: {total - kept} of {total} replaced in the instant of a rename")


def calls_of_a_save_into_which_another_comes(path: Path, place: int) -> list[str]:
    """Save, and let another writer save just before one of the calls."""

    def after_another(call: Call) -> Any:
        theirs.add([an_interview(id="theirs")], "add", NOW)
        return call.make()

    theirs = InterviewBook(path, disk=UnlockedDisk(Call.make))
    theirs.add([an_interview()], "begin", NOW)
    counter = CallCounter({place}, after_another)
    mine = InterviewBook(path, disk=UnlockedDisk(counter.around))
    insist(lambda: mine.add([an_interview(id="mine")], "add", NOW))
    return counter.calls


def test_where_no_lock_works_only_what_comes_in_the_instant_of_the_rename_is_replaced_and_kept(
    tmp_path: Path,
) -> None:
    replaced = []
    for place in count():
        path = tmp_path / str(place) / "followup.json"
        calls = calls_of_a_save_into_which_another_comes(path, place)
        if place >= len(calls):
            break
        ids = {one.id for one in InterviewBook(path).interviews()}
        assert {"acme", "mine"} <= ids, calls[place]
        if "theirs" not in ids:
            replaced.append(calls[place])
            kept = path.with_name("followup.json.backups").iterdir()
            assert any(b'"id":"theirs"' in entry.read_bytes() for entry in kept)
    assert replaced == ["replace"]


def test_a_book_that_is_any_number_of_changes_behind_takes_the_file_as_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "followup.json"
    theirs = InterviewBook(path)
    theirs.add([an_interview(), an_interview(id="goes")], "begin", NOW)
    mine = InterviewBook(path)
    theirs.remove("goes", "remove", NOW)
    for number in range(40):
        theirs.add([an_interview(id=str(number))], "add", NOW)
    mine.add([an_interview(id="mine")], "add", NOW)
    ids = {one.id for one in InterviewBook(path).interviews()}
    assert ids == {"acme", "mine", *map(str, range(40))}
    assert mine.get("acme") == an_interview()
    assert mine.notices == ()
