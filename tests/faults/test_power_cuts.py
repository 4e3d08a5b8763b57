"""The power goes at any moment of some saves: the path names a complete file, old or new."""

import os
import random
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from followup_tui.storage.book import InterviewBook
from tests.factories import an_interview, utc
from tests.faults import LONG
from tests.faults.power_cut import CutDisk, Files
from tests.faults.recorded_disk import Acknowledged, Event, RecordedDisk

NOW = utc("2026-11-23 10:00")
SAVES = 20 if LONG else 6
FILE = Path("new", "deep", "followup.json")


class Found(NamedTuple):
    """What may be there after a cut, and what had been acknowledged before it."""

    files: Files
    acknowledged: int


def recorded(folder: Path, forgets: tuple[str, ...] = ()) -> list[Event]:
    """Make some changes, each of which counts in the notes; return what the disk was asked to."""
    disk = RecordedDisk(forgets)
    book = InterviewBook(folder / FILE, disk=disk)
    book.add([an_interview(notes="1")], "add", NOW)
    disk.events.append(Acknowledged(1))
    for count in range(2, SAVES + 1):
        notes = str(count)
        book.change("acme", lambda one, notes=notes: replace(one, notes=notes), "count", NOW)
        disk.events.append(Acknowledged(count))
    return disk.events


def cuts(events: list[Event], folder: Path, chance: random.Random) -> Iterator[Found]:
    """Yield what may be found after a cut before each event, paths as seen from the folder."""
    disk = CutDisk()
    for event in events:
        disk.take(event)
        for files in disk.states(chance):
            yield Found(
                {path.relative_to(folder): data for path, data in files.items()},
                disk.acknowledged,
            )


def different(found: Iterable[Found]) -> Iterator[Found]:
    """Yield what differs in the file, or in whether there are generations of it."""
    seen = set()
    for one in found:
        key = (one.files.get(FILE), len(one.files) > 1, one.acknowledged)
        if key not in seen:
            seen.add(key)
            yield one


def count_in(folder: Path, files: Files) -> int:
    """Start the computer again and return the last change that is there; 0 without a file."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    if FILE not in files:
        return 0
    with TinyDB(folder / FILE) as plain:
        (record,) = plain.table("interviews").all()
    book = InterviewBook(folder / FILE)
    assert book.notices == ()
    assert book.get("acme").notes == record["notes"]
    return int(record["notes"])


def has_lost_something(folder: Path, one: Found) -> bool:
    """Say whether the file is torn, or lacks a change that was acknowledged."""
    try:
        return not one.acknowledged <= count_in(folder, one.files) <= one.acknowledged + 1
    except ValueError:
        return True


def test_after_a_power_cut_at_any_moment_every_acknowledged_change_is_in_a_complete_file(
    tmp_path: Path, figures: Callable[[str], None]
) -> None:
    before = tmp_path / "before"
    before.mkdir()
    events = recorded(before)
    found = list(cuts(events, before, random.Random(5)))
    for number, one in enumerate(different(found)):
        folder = tmp_path / str(number)
        assert not has_lost_something(folder, one)
        book = InterviewBook(folder / FILE)
        book.add([an_interview(id="next")], "go on", NOW)
        left = {entry.name for entry in (folder / FILE).parent.iterdir()}
        assert left == {FILE.name, f"{FILE.name}.lock", f"{FILE.name}.backups"}
    assert {one.acknowledged for one in found} == set(range(SAVES + 1))
    figures(
        f"power cuts: {SAVES} saves, {len(events)} moments, {len(found)} states of the disk, "
        "each with a complete file that holds every acknowledged change"
    )


@pytest.mark.parametrize("call", ["sync", "sync_folder"])
def test_without_any_one_of_its_syncs_a_save_would_lose_changes_in_a_power_cut(
    tmp_path: Path, call: str
) -> None:
    before = tmp_path / "before"
    before.mkdir()
    found = different(cuts(recorded(before, (call,)), before, random.Random(5)))
    assert any(has_lost_something(tmp_path / str(n), one) for n, one in enumerate(found))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="they have calls of their own")
def test_the_real_disk_syncs_the_new_file_and_then_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, synced = os.fsync, []

    def seen(descriptor: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    book = InterviewBook(tmp_path / "followup.json")
    monkeypatch.setattr(os, "fsync", seen)
    book.add([an_interview()], "add", NOW)
    assert synced[:2] == [False, True]
