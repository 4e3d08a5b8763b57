"""A disk that fails: the file stays as it was, or the save is good; either way it is said."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from followup_tui.storage.book import InterviewBook
from followup_tui.storage.disk import Disk
from followup_tui.storage.errors import (
    BookNotSaved,
    BookReadOnly,
    BookUnreadable,
    DiskFull,
)
from tests.factories import an_interview, utc

NOW = utc("2026-11-23 10:00")


class FailingDisk(Disk):
    """A disk on which one call fails, a number of times."""

    def __init__(self, call: str, error: OSError, times: int = 1000) -> None:
        self.left = times
        self.calls: list[str] = []
        self.waited = 0.0
        self._call, self._error = call, error

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_") or not callable(getattr(Disk, name, None)):
            return super().__getattribute__(name)
        self.calls.append(name)
        if name == self._call and self.left > 0:
            self.left -= 1
            return self._fail
        return super().__getattribute__(name)

    def _fail(self, *_: object) -> None:
        raise self._error

    def pause(self, seconds: float) -> None:
        self.waited += seconds


def rename(book: InterviewBook, role: str) -> None:
    book.change("acme", lambda one: msgspec.structs.replace(one, role=role), role, NOW)


def temporaries(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir() if entry.name.endswith(".tmp")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "followup.json"
    InterviewBook(path).add([an_interview()], "add Acme", NOW)
    return path


def test_the_new_file_is_synced_before_it_takes_the_place_and_the_folder_after(
    path: Path,
) -> None:
    disk = FailingDisk("nothing", OSError())
    book = InterviewBook(path, disk=disk)
    disk.calls.clear()
    rename(book, "Lead")
    order = [call for call in disk.calls if call in ("lock", "sync", "replace", "sync_folder")]
    assert order[:4] == ["lock", "sync", "replace", "sync_folder"]


@pytest.mark.parametrize("call", ["create", "write", "sync", "close", "replace", "lock"])
def test_a_save_that_fails_leaves_file_and_memory_as_they_were_and_says_so(
    path: Path, call: str
) -> None:
    before = path.read_bytes()
    book = InterviewBook(path, disk=FailingDisk(call, OSError(errno.EIO, "I/O error"), times=1))
    with pytest.raises(BookNotSaved, match=f"{path.name} could not be saved.*I/O error"):
        rename(book, "Lead")
    assert path.read_bytes() == before
    assert book.get("acme") == an_interview()
    assert temporaries(path.parent) == []
    rename(book, "Lead")
    assert InterviewBook(path).get("acme").role == "Lead"


def test_a_folder_that_does_not_confirm_is_a_notice_and_the_change_is_saved(path: Path) -> None:
    book = InterviewBook(path, disk=FailingDisk("sync_folder", OSError(errno.EIO, "I/O error")))
    rename(book, "Lead")
    assert "was saved, but the disk did not confirm it" in book.notices[-1]
    assert InterviewBook(path).get("acme").role == "Lead"


def test_a_lock_that_can_not_be_given_back_is_no_error_after_a_good_save(path: Path) -> None:
    class Stuck(Disk):
        def lock(self, path: Path, seconds: float) -> Callable[[], None]:
            release = super().lock(path, seconds)

            def fail() -> None:
                release()
                raise OSError(errno.EIO, "I/O error")

            return fail

    book = InterviewBook(path, disk=Stuck())
    rename(book, "Lead")
    assert InterviewBook(path).get("acme").role == "Lead"


def test_a_full_disk_costs_old_generations_before_a_change_is_refused(path: Path) -> None:
    for role in "abcd":
        rename(InterviewBook(path), role)
    backups = path.with_name("followup.json.backups")
    before = sorted(backups.iterdir())
    full = OSError(errno.ENOSPC, "No space left on device")
    rename(InterviewBook(path, disk=FailingDisk("write", full, times=2)), "Lead")
    assert InterviewBook(path).get("acme").role == "Lead"
    after = sorted(backups.iterdir())
    assert not {before[0], before[1]} & set(after)
    assert set(before[2:]) < set(after)


def test_a_disk_that_stays_full_is_said_and_the_newest_generation_stays(path: Path) -> None:
    rename(InterviewBook(path), "a")
    before = path.read_bytes()
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(DiskFull, match="make room and try again"):
        rename(InterviewBook(path, disk=FailingDisk("write", full)), "Lead")
    assert path.read_bytes() == before
    (kept,) = path.with_name("followup.json.backups").iterdir()
    assert kept.read_bytes() == before
    assert temporaries(path.parent) == []


def sharing_violation() -> PermissionError:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32
    return error


def test_a_sharing_error_of_windows_is_waited_out(path: Path) -> None:
    disk = FailingDisk("replace", sharing_violation(), times=3)
    rename(InterviewBook(path, disk=disk), "Lead")
    assert disk.waited > 0
    assert InterviewBook(path).get("acme").role == "Lead"


def test_a_sharing_error_of_windows_is_waited_out_for_a_bounded_time(path: Path) -> None:
    disk = FailingDisk("replace", sharing_violation())
    with pytest.raises(BookReadOnly):
        rename(InterviewBook(path, disk=disk), "Lead")
    assert 1 < disk.waited < 5
    assert InterviewBook(path).get("acme") == an_interview()


def test_where_there_is_no_room_for_a_copy_a_generation_is_a_second_name(path: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    rename(InterviewBook(path, disk=FailingDisk("copy", full)), "Lead")
    newest = max(path.with_name("followup.json.backups").iterdir())
    assert newest.samefile(path)


def test_a_generation_that_can_not_be_kept_is_a_notice_and_the_change_is_saved(
    path: Path,
) -> None:
    denied = OSError(errno.EACCES, "Permission denied")
    book = InterviewBook(path, disk=FailingDisk("make_folder", denied))
    rename(book, "Lead")
    assert "no older generation" in book.notices[-1]
    assert InterviewBook(path).get("acme").role == "Lead"


def test_a_file_that_may_not_be_read_is_refused(path: Path) -> None:
    denied = OSError(errno.EACCES, "Permission denied")
    with pytest.raises(BookUnreadable, match="Permission denied"):
        InterviewBook(path, disk=FailingDisk("read", denied))
